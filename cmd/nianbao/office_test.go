package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/rogpeppe/go-internal/testscript"
)

// rename FACE FILE NAME writes a copy of an embedded face, as its file is called, that goes by another name.
func rename(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 3, "rename FACE FILE NAME")
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", "faces", args[0]+".ttf"))
	ts.Check(err)
	write(ts, args[1], string(cfftest.Renamed(data, cfftest.Named(args[2], "")...)))
}

// program FOLDER copies the program there and puts that copy first in PATH.
func program(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 1, "program FOLDER")
	self, err := os.Executable()
	ts.Check(err)
	data, err := os.ReadFile(self)
	ts.Check(err)
	name := "nianbao"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	folder := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(folder, 0o755))
	ts.Check(os.WriteFile(filepath.Join(folder, name), data, 0o755))
	ts.Setenv("PATH", folder+string(filepath.ListSeparator)+ts.Getenv("PATH"))
}
