package sfnt

import (
	"slices"
	"strings"
	"testing"
)

// os2 makes an OS/2 table of version 2 with the fields this package reads.
func os2(weight, fsType, ascent, descent, x, capital int) []byte {
	return slices.Concat(words(2, 0, weight, 0, fsType), make([]byte, 58), words(ascent, descent), make([]byte, 14), words(x, capital, 0, 0, 0))
}

func TestMetricsComeFromTheTablesThatHaveThem(t *testing.T) {
	post := slices.Concat(longs(0x30000), words(-12, 0x8000, 0, 0), longs(1))
	box := Rect{-10, -200, 990, 880}
	for _, c := range []struct {
		name   string
		tables map[string][]byte
		want   Metrics
	}{
		{"nothing but hhea", nil, Metrics{BBox: box, Ascent: 800, Descent: -200, Weight: 400}},
		{"OS/2 and post", map[string][]byte{"OS/2": os2(700, 0, 880, -120, 500, 710), "post": post},
			Metrics{box, 880, -120, 710, 500, -12<<16 + 0x8000, 700, true}},
		{"an old OS/2", map[string][]byte{"OS/2": append(words(1), os2(300, 0, 880, -120, 500, 710)[2:]...)},
			Metrics{BBox: box, Ascent: 880, Descent: -120, Weight: 300}},
		{"a short OS/2", map[string][]byte{"OS/2": os2(300, 0, 880, -120, 500, 710)[:68]},
			Metrics{BBox: box, Ascent: 800, Descent: -200, Weight: 300}},
		{"heights measured at H and x", map[string][]byte{"cmap": cmapTable(subtable{3, 1, cmap4(segment{'H', 'H', 2 - 'H', nil}, segment{'x', 'x', 3 - 'x', nil})})},
			Metrics{BBox: box, Ascent: 800, Descent: -200, CapHeight: 650, XHeight: 500, Weight: 400}},
	} {
		if got := mustParse(t, sample().with(c.tables).build()).Metrics(); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestEmbeddingFollowsFsType(t *testing.T) {
	for fsType, want := range map[int]Embedding{
		0x0000: {Permission: Installable},
		0x0001: {Permission: Installable},
		0x0002: {Permission: Restricted},
		0x0004: {Permission: PreviewPrint},
		0x0006: {Permission: PreviewPrint},
		0x0008: {Permission: Editable},
		0x000E: {Permission: Editable},
		0x0104: {Permission: PreviewPrint, NoSubsetting: true},
		0x0200: {Permission: Installable, BitmapOnly: true},
	} {
		f := mustParse(t, sample().with(map[string][]byte{"OS/2": os2(400, fsType, 0, 0, 0, 0)}).build())
		if got := f.Embedding(); got != want {
			t.Errorf("fsType %#04x: %+v, want %+v", fsType, got, want)
		}
	}
	if got := mustParse(t, sample().build()).Embedding(); got != (Embedding{}) {
		t.Errorf("without OS/2: %+v", got)
	}
}

func TestNamesAreChosenAndCleaned(t *testing.T) {
	for _, c := range []struct {
		name             string
		records          []nameRecord
		postScript, full string
	}{
		{"no names", nil, "Unnamed", ""},
		{"English before Chinese", []nameRecord{{3, 1, 0x804, 4, "仿宋_GB2312"}, {3, 1, 0x409, 4, "FangSong_GB2312"}}, "FangSong_GB2312", "FangSong_GB2312"},
		{"Chinese alone", []nameRecord{{3, 1, 0x804, 4, "方正小标宋"}}, "Unnamed", "方正小标宋"},
		{"Windows before Macintosh", []nameRecord{{1, 0, 0, 6, "Mac"}, {3, 1, 0x804, 6, "Win"}}, "Win", ""},
		{"Macintosh alone", []nameRecord{{1, 0, 0, 6, "M\xE5c"}, {1, 0, 0, 4, "M\xE5c OS"}}, "Mc", "Mc OS"},
		{"Unicode platform", []nameRecord{{0, 3, 0, 4, "Uni 𠮷"}}, "Uni", "Uni 𠮷"},
		{"GBK on Windows, ASCII in two bytes", []nameRecord{{3, 3, 0x804, 4, "GB"}}, "GB", "GB"},
		{"GBK on Macintosh", []nameRecord{{1, 25, 33, 6, "FS"}, {1, 25, 33, 4, "\xb7\xc2\xcb\xce_GB2312"}}, "FS", "仿宋_GB2312"},
		{"GBK with the language alone", []nameRecord{{1, 0, 33, 4, "\xbf\xac\xcc\xe5"}}, "Unnamed", "楷体"},
		{"anything before GBK", []nameRecord{{1, 25, 33, 4, "\xbf\xac\xcc\xe5"}, {1, 0, 0, 4, "KaiTi"}}, "KaiTi", "KaiTi"},
		{"damaged GBK", []nameRecord{{1, 25, 33, 4, "A\xff\xbf"}}, "A", "A"},
		{"other code pages are passed over", []nameRecord{{3, 4, 0x404, 4, "B5"}, {1, 2, 19, 6, "B5"}}, "Unnamed", ""},
		{"what a PDF name cannot hold", []nameRecord{{3, 1, 0x409, 6, "A (b)/[c]<d>{e}%f#g\n\u00e9-H_1"}}, "Abcdefg-H_1", ""},
		{"control characters", []nameRecord{{3, 1, 0x409, 4, "A\x00B\u2028C\uFFFE"}}, "ABC", "ABC"},
		{"very long", []nameRecord{{3, 1, 0x409, 6, strings.Repeat("x", 64)}}, strings.Repeat("x", 63), ""},
	} {
		f := mustParse(t, sample().with(map[string][]byte{"name": nameTable(c.records...)}).build())
		if f.PostScriptName() != c.postScript || f.FullName() != c.full {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, f.PostScriptName(), f.FullName(), c.postScript, c.full)
		}
	}
}

func TestDamagedNamesAreNoNames(t *testing.T) {
	whole := nameTable(nameRecord{3, 1, 0x409, 4, "Sample"})
	for name, table := range map[string][]byte{
		"empty":             {},
		"cut in the record": whole[:15],
		"cut in the text":   whole[:len(whole)-1],
		"text far away":     append(words(0, 1, 0xFFFF), whole[6:]...),
	} {
		if got := mustParse(t, sample().with(map[string][]byte{"name": table}).build()).FullName(); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
