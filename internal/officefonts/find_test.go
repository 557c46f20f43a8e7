package officefonts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
)

var shape = cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}

// named is a font that has the characters of a text and is called so in Chinese and in English.
func named(text, chinese, english string) []byte {
	return cfftest.Renamed(cfftest.Drawn("x", text, shape).File(), cfftest.Named(chinese, english)...)
}

// office is a font that reports can be set in.
func office(chinese, english string) []byte { return named(needed, chinese, english) }

// folder is a folder of a test's files.
func folder(name string, files map[string][]byte) Folder {
	m := fstest.MapFS{}
	for file, data := range files {
		m[file] = &fstest.MapFile{Data: data}
	}
	return Folder{FS: m, Name: name}
}

// weighing is a font with a weight and the flags of OS/2 fsSelection.
func weighing(weight int, selection byte) []byte {
	os2 := make([]byte, 96)
	os2[4], os2[5], os2[63] = byte(weight>>8), byte(weight), selection
	spec := cfftest.Drawn("x", needed, shape)
	spec.Tables = map[string][]byte{"OS/2": os2}
	return spec.File()
}

func withNames(file []byte, chinese string) []byte {
	return cfftest.Renamed(file, cfftest.Named(chinese, "")...)
}

// brief is a result in a line: name, file, index, and what was skipped.
func brief(f Found) string {
	line := "none"
	if f.Face != nil {
		line = fmt.Sprintf("%s %s %d", f.Name, filepath.ToSlash(f.File), f.Index)
	}
	if f.Substitute {
		line += " substitute"
	}
	for _, s := range f.Skipped {
		line += fmt.Sprintf("; not %s %d", filepath.ToSlash(s.File), s.Index)
	}
	return line
}

func TestAFaceIsFoundByItsOwnNames(t *testing.T) {
	gbk := func(platform, encoding, language int, text string) []byte {
		return cfftest.Renamed(office("", "x"), cfftest.NameRecord{Platform: platform, Encoding: encoding, Language: language, ID: 4, Text: []byte(text)})
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"in Chinese", office("仿宋_GB2312", ""), "仿宋_GB2312 /f/x.ttf 0"},
		{"in English", office("", "FangSong"), "仿宋 /f/x.ttf 0"},
		{"with other signs and case", office("", "fangsong gb2312"), "仿宋_GB2312 /f/x.ttf 0"},
		{"in GBK on Macintosh", gbk(1, 25, 33, "\xb7\xc2\xcb\xce_GB2312"), "仿宋_GB2312 /f/x.ttf 0"},
		{"in GBK on Windows", gbk(3, 3, 0x804, "\xb7\xc2\xcb\xce"), "仿宋 /f/x.ttf 0"},
		{"of another maker", office("方正仿宋_GBK", "FZFSK--GBK1-0"), "方正仿宋_GBK /f/x.ttf 0 substitute"},
		{"in a collection", cfftest.Collection(office("宋体", "SimSun"), office("仿宋", "FangSong")), "仿宋 /f/x.ttf 1"},
		{"with more in it", office("方正硬笔仿宋", "FangSong-Extra"), "none"},
		{"of another role", office("楷体", "KaiTi"), "none"},
	} {
		found := Find([]Folder{folder("/f", map[string][]byte{"x.ttf": c.data})}, fonts.FangSong)
		if got := brief(found[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheNameOfAFileIsNotThatOfAFace(t *testing.T) {
	found := Find([]Folder{folder("/f", map[string][]byte{"simfang.ttf": office("楷体", "KaiTi"), "a/SIMKAI.TTF": office("仿宋", "FangSong")})}, fonts.FangSong, fonts.Kai)
	if got := brief(found[0]) + ", " + brief(found[1]); got != "仿宋 /f/a/SIMKAI.TTF 0, 楷体 /f/simfang.ttf 0" {
		t.Errorf("got %s", got)
	}
}

func TestTheBestFaceIsTaken(t *testing.T) {
	fangSong, bold := office("仿宋", "FangSong"), withNames(weighing(700, 0), "仿宋")
	for _, c := range []struct {
		name          string
		beside, below map[string][]byte
		want          string
	}{
		{"that of GB 2312 before the other", map[string][]byte{"a.ttf": fangSong}, map[string][]byte{"b.ttf": office("仿宋_GB2312", "")}, "仿宋_GB2312 /system/b.ttf 0"},
		{"what is meant before a substitute", map[string][]byte{"a.ttf": office("华文仿宋", "STFangsong")}, map[string][]byte{"b.ttf": fangSong}, "仿宋 /system/b.ttf 0"},
		{"the first folder before the second", map[string][]byte{"b.ttf": fangSong}, map[string][]byte{"a.ttf": fangSong, "simfang.ttf": fangSong}, "仿宋 /beside/b.ttf 0"},
		{"the usual file before others", map[string][]byte{"a.ttf": fangSong, "SimFang.TTF": fangSong}, nil, "仿宋 /beside/SimFang.TTF 0"},
		{"upright and regular before bold", map[string][]byte{"a.ttf": bold}, map[string][]byte{"a.ttf": fangSong}, "仿宋 /system/a.ttf 0"},
		{"upright and regular before italic", map[string][]byte{"a.ttf": withNames(weighing(400, 1), "仿宋")}, map[string][]byte{"a.ttf": fangSong}, "仿宋 /system/a.ttf 0"},
		{"bold when there is no other", map[string][]byte{"a.ttf": bold}, nil, "仿宋 /beside/a.ttf 0"},
	} {
		found := Find([]Folder{folder("/beside", c.beside), folder("/system", c.below)}, fonts.FangSong)
		if got := brief(found[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWhatCannotBeUsedIsSkippedAndSaid(t *testing.T) {
	sound := office("仿宋", "FangSong")
	var forbidden *fonts.NotEmbeddable
	var lacking *Lacking
	var format *fonts.FormatError
	for _, c := range []struct {
		name, file string
		data       []byte
		reason     any
	}{
		{"forbidden", "a.ttf", withNames(cfftest.Replaced(weighing(400, 0), "OS/2", append(make([]byte, 8), 0, 2)), "仿宋_GB2312"), &forbidden},
		{"few characters", "a.ttf", named("国年", "仿宋_GB2312", ""), &lacking},
		{"cut off", "a.ttf", cfftest.Replaced(office("仿宋_GB2312", ""), "maxp", nil), &format},
		{"no font, by its usual name", "simfang.ttf", []byte("仿宋"), &format},
	} {
		files := map[string][]byte{c.file: c.data, "z.ttf": sound}
		found := Find([]Folder{folder("/f", files)}, fonts.FangSong)[0]
		if got, want := brief(found), "仿宋 /f/z.ttf 0; not /f/"+c.file+" 0"; got != want || !errors.As(found.Skipped[0].Reason, c.reason) {
			t.Errorf("%s: %s, want %s (%v)", c.name, got, want, found.Skipped)
		}
	}
	found := Find([]Folder{folder("/f", map[string][]byte{"a.ttf": []byte("仿宋"), "b.ttf": sound[:200], "c.ttf": nil, "d.txt": sound})}, fonts.FangSong)
	if got := brief(found[0]); got != "none" {
		t.Errorf("of broken files: %s", got)
	}
}

func TestFoldersAreReadBelowUnlessFlat(t *testing.T) {
	f := folder("/f", map[string][]byte{"a/b/c.otf": office("黑体", "SimHei")})
	if got := brief(Find([]Folder{f}, fonts.Hei)[0]); got != "黑体 /f/a/b/c.otf 0" {
		t.Errorf("below: %s", got)
	}
	f.Flat = true
	if got := brief(Find([]Folder{f, {FS: os.DirFS(filepath.Join(t.TempDir(), "none")), Name: "none"}}, fonts.Hei)[0]); got != "none" {
		t.Errorf("flat: %s", got)
	}
}

func TestRenamedEmbeddedFacesServeTheirRoles(t *testing.T) {
	files := map[string][]byte{}
	for name, kind := range map[string]string{"fangsong-light": "仿宋_GB2312", "song-regular": "宋体", "song-semibold": "方正小标宋简体", "hei-medium": "黑体", "kai-regular": "楷体_GB2312"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "fonts", "faces", name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		files[name+".ttf"] = cfftest.Renamed(data, cfftest.Named(kind, "")...)
	}
	for i, found := range Find([]Folder{folder("/f", files)}, Roles...) {
		if found.Face == nil || found.Role != Roles[i] || found.Substitute || len(found.Skipped) > 0 {
			t.Errorf("%v: %s", Roles[i], brief(found))
		}
	}
}

// Two faces of one kind must not go by one name, or the order of kinds would decide nothing.
func TestNamesOfKindsAreOfOneKind(t *testing.T) {
	owner := map[string]string{}
	for role, list := range kinds {
		meant := true
		for _, k := range list {
			if k.substitute {
				meant = false
			} else if !meant {
				t.Errorf("%v: %s comes behind a substitute", role, k.name)
			}
			for _, name := range k.folded() {
				if other := owner[name]; other != "" {
					t.Errorf("%s and %s are both called %s", other, k.name, name)
				}
				owner[name] = k.name
			}
			for _, file := range k.files {
				if file != strings.ToLower(file) {
					t.Errorf("%s is not in lower case", file)
				}
			}
		}
	}
}

func TestManyFontsAreReadQuickly(t *testing.T) {
	dir := t.TempDir()
	data := append(office("某体", "Other"), make([]byte, 1<<16)...)
	for i := range 2000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.ttf", i)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	begin := time.Now()
	found := Find([]Folder{{FS: os.DirFS(dir), Name: dir}}, Roles...)
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("%v for 2,000 fonts", took)
	} else {
		t.Log(took)
	}
	if got := brief(found[0]); got != "none" {
		t.Errorf("found %s", got)
	}
}

func FuzzFind(f *testing.F) {
	sound := office("仿宋_GB2312", "FangSong_GB2312")
	f.Add(sound)
	for at := 0; at < 400; at += 9 {
		changed := bytes.Clone(sound)
		changed[at] ^= 0xff
		f.Add(changed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Find([]Folder{folder("/f", map[string][]byte{"simfang.ttf": data})}, fonts.FangSong)
	})
}
