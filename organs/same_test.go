package organs

import "testing"

// A side without a name would declare nothing, and nobody would know.
func TestBothSidesOfSameNamesAreNeeded(t *testing.T) {
	for text, want := range map[string]string{
		"甲局=乙局":               "",
		"甲局＝乙局=丙局":            "",
		" # 甲=\n\n甲局=乙局#丙\n":  "",
		"=":                   "第1行“=”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局=":                 "第1行“甲局=”的等号有一边没有机关的名称，请写成“甲=乙”",
		"＝甲局":                 "第1行“=甲局”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局==乙局":              "第1行“甲局==乙局”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局= \u3000":          "第1行“甲局=”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局=（“”）":             "第1行“甲局=（“”）”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局=# 乙局":             "第1行“甲局=”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲=乙\r\n\r\n=\r丙\n丁=": "第3行“=”的等号有一边没有机关的名称，请写成“甲=乙”",
		"甲局":                  "第1行“甲局”不是“甲=乙”的形式",
	} {
		err := (&Names{}).ParseSame(text)
		if got := message(err); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A name that was declared counts in whatever spelling it comes.
func TestDeclaredNamesMatchInEverySpelling(t *testing.T) {
	var n Names
	if err := n.ParseSame("青禾县水务局（本级）ＡＢ＝青禾县“水利”局"); err != nil {
		t.Fatal(err)
	}
	for _, a := range []string{"青禾县水务局（本级）ＡＢ", "青禾县水务局(本级)AB", "青禾县 水务局【本级】AB", "青禾县水务局　本级\u200bAB", "白石市青禾县水务局[本级]AB"} {
		for _, b := range []string{"青禾县“水利”局", "青禾县水利局", "青禾县\t水 利 局", "青禾县《水利》局", "\"青禾县\"水利局", "青禾县'水利'局"} {
			if got := n.Compare(a, b); got != Declared {
				t.Errorf("%s and %s: %d", a, b, got)
			}
			if got := n.Compare(b, a); got != Declared {
				t.Errorf("%s and %s: %d", b, a, got)
			}
			if m := n.Index([]string{"青禾县财政局", b}).Find(a); m.At != 1 || m.Degree != Declared {
				t.Errorf("%s in a list with %s: %+v", a, b, m)
			}
			if got := n.Groups([]string{b, "青禾县财政局", a}); got[2] != 0 || got[1] != 1 {
				t.Errorf("%s and %s: groups %v", a, b, got)
			}
		}
	}
	if got := n.Compare("青禾县水务局（本级）ab", "青禾县水利局"); got != Different {
		t.Errorf("another name: %d", got)
	}
}
