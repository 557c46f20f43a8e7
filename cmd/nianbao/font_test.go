package main

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/rogpeppe/go-internal/testscript"
)

// face FILE TEXT [CHANGE] writes a font named Office that has the characters of a text as boxes. CHANGE is "restricted"
// or "whole", for licence bits that forbid embedding or subsetting, or "collection", for a file whose second face, Second,
// has them.
func face(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) == 2 || len(args) == 3, "face FILE TEXT [CHANGE]")
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	spec := cfftest.Drawn("Office", args[1], shape)
	var file []byte
	switch args = append(args, ""); args[2] {
	case "restricted":
		spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 0, 2)}
		file = spec.File()
	case "whole":
		spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 1, 8)}
		file = spec.File()
	case "collection":
		spec.Name = "Second"
		file = cfftest.Collection(cfftest.Drawn("First", "国", shape).File(), spec.File())
	default:
		file = spec.File()
	}
	write(ts, args[0], string(file))
}

func TestAFaceInTwoRolesIsOpenedOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	writeFile(t, "a#b.otf", cfftest.Drawn("Office", "国", shape).File())
	set, err := fontFlags{Font: []string{"仿宋=a#b.otf", " ＫＡＩ =a#b.otf", "黑体=a#b.otf#office"}}.faces(nil)
	if err != nil {
		t.Fatal(err)
	}
	if face := set.Face(fonts.FangSong); set.Face(fonts.Kai) != face || set.Face(fonts.Hei) != face || face.PostScriptName() != "Office" {
		t.Error("the roles have other faces")
	}
	if plain, err := (fontFlags{}).faces(nil); err != nil || plain.Face(fonts.FangSong).PostScriptName() != "NBFang" {
		t.Errorf("without flags the faces are not the embedded ones (%v)", err)
	}
}

func TestFacesOfACollectionWithOneNameAreTwo(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	for _, name := range []string{"", "Office"} {
		writeFile(t, "a.ttc", cfftest.Collection(cfftest.Drawn(name, "国", shape).File(), cfftest.Drawn(name, "年", shape).File()))
		set, err := fontFlags{Font: []string{"仿宋=a.ttc#0", "楷=a.ttc#1", "黑=a.ttc"}}.faces(nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := set.Face(fonts.Kai).GlyphID('年'); !ok || set.Face(fonts.Hei) != set.Face(fonts.FangSong) {
			t.Errorf("%q: the second face is the first", name)
		}
	}
}

func TestWhatIsWrongWithAFontIsSaidInChinese(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	sound := cfftest.Drawn("Office", "国", shape).File()
	spec := cfftest.Drawn("Office", "国", shape)
	spec.Tables = map[string][]byte{"CFF ": nil}
	variable := spec
	variable.Tables = map[string][]byte{"CFF ": nil, "CFF2": []byte("CFF2")}
	var many [][]byte
	for range mostFaces + 1 {
		many = append(many, sound)
	}
	for _, c := range []struct {
		file []byte
		name string
		want string
	}{
		{[]byte("wOF2 and so on"), "", "网页字体"}, {[]byte("仿宋"), "", "不是 TrueType 或 OpenType 字体"}, {sound[:len(sound)/2], "", "已损坏"},
		{spec.File(), "", "没有轮廓"}, {variable.File(), "", "可变字体"}, {[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"), "", "已损坏"},
		{sound, "#楷体\x1b", `没有名为“楷体\u001b”的字体，有 0 Office (Office)`}, {cfftest.Collection(many...), "#楷体", "19 Office (Office)，等 21 个"},
	} {
		writeFile(t, "a.otf", c.file)
		_, err := fontFlags{Font: []string{"楷=a.otf" + c.name}}.faces(nil)
		if err == nil || !strings.HasPrefix(err.Error(), "字体文件 a.otf 不能使用：") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("want %s: %v", c.want, err)
		}
	}
}

func TestAFileNameMayHoldTheSignBeforeAFacesName(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.ttc", "a.ttc#1", "b#.ttc"} {
		writeFile(t, name, nil)
	}
	for value, want := range map[string][2]string{
		"a.ttc": {"a.ttc", ""}, "a.ttc#0": {"a.ttc", "0"}, "a.ttc#1": {"a.ttc#1", ""}, "a.ttc#1#2": {"a.ttc#1", "2"}, "a.ttc#x#2": {"a.ttc", "x#2"},
		"b#.ttc": {"b#.ttc", ""}, "b#.ttc#仿宋_GB2312": {"b#.ttc", "仿宋_GB2312"}, "a.ttc#": {"a.ttc", ""},
		`C:\Fonts\c.ttc#1`: {`C:\Fonts\c.ttc`, "1"}, "#1": {"#1", ""}, "": {"", ""}, "c#d#1": {"c#d", "1"},
	} {
		file, face := splitFace(value)
		if got := [2]string{file, face}; got != want {
			t.Errorf("%q is the face %q", value, got)
		}
	}
}
