package main

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/officefonts"
)

// What is said of the fonts of offices, to people and to programs.
func TestTheFontsOfOfficesAreListed(t *testing.T) {
	face, err := fontFlags{}.faces(nil)
	if err != nil {
		t.Fatal(err)
	}
	lacking := &officefonts.Lacking{Characters: "政府信息公开"}
	found := []officefonts.Found{
		{Role: fonts.FangSong},
		{Role: fonts.Kai, Face: face.Face(fonts.Kai), Name: "华文楷体", File: "a\n.ttc", Index: 2, Substitute: true},
		{Role: fonts.Hei, Face: face.Face(fonts.Hei), Name: "黑体", File: "b.ttf", Skipped: []officefonts.Skipped{
			{File: "c.ttf", Reason: lacking}, {File: "d.ttc", Index: 1, Reason: &fs.PathError{Op: "open", Path: "d", Err: syscall.EACCES}}, {File: "e.ttf", Reason: fs.ErrInvalid},
		}},
	}
	var stdout, stderr bytes.Buffer
	s := &session{stdout: bufio.NewWriter(&stdout), stderr: &stderr}
	var entries []fontEntry
	for _, f := range found {
		entries = append(entries, entryOf(f))
		s.tellOffice(f)
	}
	s.listFonts(entries)
	s.listFonts(entries[:1])
	s.stdout.Flush()
	if want := `用途  字体      文件           说明
仿宋  -         -              没有找到，用内嵌的字体
楷    华文楷体  a\u000a.ttc#2  代用字体
黑    黑体      b.ttf
黑：跳过 c.ttf：缺少常用字，如“政府信息公”
黑：跳过 d.ttc#1：没有权限
黑：跳过 e.ttf：系统报告错误（invalid argument）
排版时加 --office-fonts，就采用以上字体
用途  字体  文件  说明
仿宋  -     -     没有找到，用内嵌的字体
没有找到公文字体：请把字体文件放在程序所在的文件夹里，或用 --font 写明
`; stdout.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &stdout, want)
	}
	if want := `nianbao：仿宋：没有找到公文字体，用内嵌的字体
nianbao：楷：华文楷体（代用字体），a\u000a.ttc#2
nianbao：注意：黑：跳过 c.ttf：缺少常用字，如“政府信息公”
nianbao：注意：黑：跳过 d.ttc#1：没有权限
nianbao：注意：黑：跳过 e.ttf：系统报告错误（invalid argument）
nianbao：黑：黑体，b.ttf
`; stderr.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &stderr, want)
	}
	if got, want := string(compactJSON(entries[1:])), `[{"role":"楷","use":"kai","face":"华文楷体","file":"a\n.ttc","index":2,"note":"代用字体","skipped":[]},`+
		`{"role":"黑","use":"hei","face":"黑体","file":"b.ttf","index":0,"note":"","skipped":[{"file":"c.ttf","index":0,"reason":"缺少常用字，如“政府信息公”"},{"file":"d.ttc","index":1,"reason":"没有权限"},{"file":"e.ttf","index":0,"reason":"系统报告错误（invalid argument）"}]}]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := officeFault(&officefonts.Lacking{Characters: "政府"}); got != "缺少常用字，如“政府”" {
		t.Errorf("two characters: %s", got)
	}
	if got := officeFault(errors.New("odd")); got != faceFault(errors.New("odd")) {
		t.Errorf("another fault: %s", got)
	}
}

// Faces of offices are looked for once, and for all roles but those that have a face of their own; a face behind others
// takes no role.
func TestFontsOfOfficesAreLookedForOnce(t *testing.T) {
	song := filepath.Join("..", "..", "fonts", "faces", "song-regular.ttf")
	for font, want := range map[string]string{"后备=" + song: "小标宋 仿宋 黑 楷 宋", "宋=" + song: "小标宋 仿宋 黑 楷", "仿宋=" + song: "小标宋 黑 楷 宋"} {
		s, stderr := officeSession(nil)
		flags := fontFlags{OfficeFonts: true, Font: []string{font}}
		for range 2 {
			if err := s.chooseFaces(flags); err != nil {
				t.Fatal(err)
			}
		}
		var roles []string
		for line := range strings.Lines(stderr.String()) {
			roles = append(roles, strings.Split(line, "：")[1])
		}
		if got := strings.Join(roles, " "); got != want {
			t.Errorf("%s: %s, want %s", font, got, want)
		}
	}
	s, stderr := officeSession(nil)
	if err := s.chooseFaces(fontFlags{}); err != nil || stderr.Len() > 0 || s.offices != nil {
		t.Errorf("nobody asked: %s, %v", stderr, err)
	}
}
