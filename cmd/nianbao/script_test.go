package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/officefonts"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianbao": main})
}

// Every script finds a sound report as good.yaml.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "good.yaml"), sound, 0o644)
		},
		Condition:           condition,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":      exits,
			"edit":       edit,
			"paper":      paper,
			"nul":        nul,
			"big":        big,
			"bomb":       bomb,
			"picture":    picture,
			"face":       face,
			"rename":     rename,
			"program":    program,
			"gb18030":    gb18030,
			"hardlink":   hardlink,
			"beginswith": beginsWith,
			"leftovers":  leftovers,
			"truncated":  truncated,
		},
	})
}

// condition knows [root], as to the superuser no folder is closed, [rare], which a program
// built with the tag norare is not, and [office], a system that has fonts of offices.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "rare":
		set, err := fontFlags{}.faces(nil)
		return err == nil && set.Has(fonts.FangSong, '𠮷'), err
	case "office":
		return slices.ContainsFunc(officefonts.Find(officefonts.Folders(), officefonts.Roles...), func(f officefonts.Found) bool {
			return f.Face != nil
		}), nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// exits CODE PROGRAM ARG… runs a program that must return that very exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) >= 2, "exits CODE PROGRAM ARG…")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// edit FROM TO OLD NEW writes a copy in which the only OLD is NEW, where \n is a line end and
// \ufeff a byte order mark.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 4, "edit FROM TO OLD NEW")
	text := ts.ReadFile(args[0])
	if strings.Count(text, args[2]) != 1 {
		ts.Fatalf("%q is not once in %s", args[2], args[0])
	}
	write(ts, args[1], strings.Replace(text, args[2], strings.NewReplacer(`\n`, "\n", `\ufeff`, "\ufeff").Replace(args[3]), 1))
}

// nul FILE writes a report with a zero byte in line 1, column 10.
func nul(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 1, "nul FILE")
	write(ts, args[0], "organ: 青禾\x00县农业农村局\nyear: 2023\n")
}

// big FILE MEGABYTES writes a report with a very long section 一.
func big(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 2, "big FILE MEGABYTES")
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	line := "  本年依法公开农业补贴信息。\n"
	write(ts, args[0], "organ: 青禾县农业农村局\nyear: 2023\noverview: |\n"+strings.Repeat(line, size<<20/len(line)+1))
}

// bomb FILE writes a YAML text whose aliases stand for 10^20 values.
func bomb(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 1, "bomb FILE")
	var b strings.Builder
	b.WriteString("a0: &a0 0\n")
	for i := range 20 {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 10), ", "))
	}
	write(ts, args[0], b.String()+"overview: *a20\n")
}

// picture FILE writes a picture in the format of its name's ending.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 1, "picture FILE")
	m := image.NewGray(image.Rect(0, 0, 200, 100))
	var b bytes.Buffer
	if strings.HasSuffix(args[0], ".png") {
		ts.Check(png.Encode(&b, m))
	} else {
		ts.Check(jpeg.Encode(&b, m, nil))
	}
	write(ts, args[0], b.String())
}

// gb18030 FROM TO writes a copy in that encoding.
func gb18030(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 2, "gb18030 FROM TO")
	text, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	write(ts, args[1], text)
}

// hardlink FILE NAME gives a file a second name.
func hardlink(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 2, "hardlink FILE NAME")
	ts.Check(os.Link(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
}

// beginswith FILE TEXT compares the first bytes of a file.
func beginsWith(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 2, "beginswith FILE TEXT")
	if !strings.HasPrefix(ts.ReadFile(args[0]), args[1]) {
		ts.Fatalf("%s does not begin with %q", args[0], args[1])
	}
}

// leftovers FOLDER says whether temporary files are in a folder; mostly used negated.
func leftovers(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: leftovers FOLDER")
	}
	found, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), ".nianbao-*"))
	ts.Check(err)
	if neg == (len(found) > 0) {
		ts.Fatalf("temporary files: %q", found)
	}
}

// truncated FROM TO BYTES writes a copy that lacks its last bytes.
func truncated(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 3, "truncated FROM TO BYTES")
	bytes, err := strconv.Atoi(args[2])
	ts.Check(err)
	text := ts.ReadFile(args[0])
	write(ts, args[1], text[:max(len(text)-bytes, 0)])
}

func need(ts *testscript.TestScript, neg, ok bool, usage string) {
	if neg || !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

func write(ts *testscript.TestScript, name, text string) {
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
}
