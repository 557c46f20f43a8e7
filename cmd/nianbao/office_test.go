package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/officefonts"
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

// officeSession is a session on a system whose only fonts are those of a folder.
func officeSession(files map[string][]byte) (s *session, stderr *bytes.Buffer) {
	fonts := fstest.MapFS{}
	for name, data := range files {
		fonts[name] = &fstest.MapFile{Data: data}
	}
	stderr = new(bytes.Buffer)
	s = testSession()
	s.stderr, s.folders = stderr, func() []officefonts.Folder { return []officefonts.Folder{{FS: fonts, Name: "fonts"}} }
	return s, stderr
}

func TestFacesOfOfficesAreToldRoleByRole(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	few := cfftest.Drawn("FangSong", "国", shape)
	closed := few
	closed.Name, closed.Tables = "SimSun", map[string][]byte{"OS/2": append(make([]byte, 8), 0, 2)}
	song, err := os.ReadFile(filepath.Join("..", "..", "fonts", "faces", "song-regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"a.otf": few.File(), "b.otf": closed.File(),
		"c.ttc": cfftest.Collection(few.File(), cfftest.Renamed(song, cfftest.Named("华文楷体", "STKaiti")...)),
	}
	s, stderr := officeSession(files)
	if err := s.chooseFaces(fontFlags{OfficeFonts: true}); err != nil {
		t.Fatal(err)
	}
	want := `nianbao：小标宋：没有找到公文字体，用内嵌的字体
nianbao：注意：仿宋：跳过 fonts/a.otf：缺少常用字，如“政府信息公”
nianbao：注意：仿宋：跳过 fonts/c.ttc：缺少常用字，如“政府信息公”
nianbao：仿宋：没有找到公文字体，用内嵌的字体
nianbao：黑：没有找到公文字体，用内嵌的字体
nianbao：楷：华文楷体（代用字体），fonts/c.ttc#1
nianbao：注意：宋：跳过 fonts/b.otf：字体 SimSun 的授权标志（OS/2 fsType）不允许把字形嵌入文件，请换用允许嵌入的字体
nianbao：宋：没有找到公文字体，用内嵌的字体
`
	if got := filepath.ToSlash(stderr.String()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := s.faces.Face(fonts.FangSong); !got.BuiltIn() {
		t.Errorf("仿宋 is set in %s", got.PostScriptName())
	}
	if got := s.faces.Face(fonts.Kai).PostScriptName(); got != "STKaiti" {
		t.Errorf("楷 is set in %s", got)
	}
}

func TestAnExplicitFaceIsNotLookedFor(t *testing.T) {
	song, err := os.ReadFile(filepath.Join("..", "..", "fonts", "faces", "song-regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	explicit := filepath.Join(t.TempDir(), "mine.ttf")
	writeFile(t, explicit, cfftest.Renamed(song, cfftest.Named("", "Mine")...))
	s, stderr := officeSession(map[string][]byte{"simfang.ttf": cfftest.Renamed(song, cfftest.Named("仿宋", "FangSong")...)})
	if err := s.chooseFaces(fontFlags{OfficeFonts: true, Font: []string{"仿宋=" + explicit}}); err != nil {
		t.Fatal(err)
	}
	if got := s.faces.Face(fonts.FangSong).PostScriptName(); got != "Mine" || strings.Contains(stderr.String(), "：仿宋") {
		t.Errorf("仿宋 is set in %s\n%s", got, stderr)
	}
}
