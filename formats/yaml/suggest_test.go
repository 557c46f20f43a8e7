package yaml

import (
	"testing"

	"github.com/nianbao/nianbao/model"
)

func TestASuggestionIsTheNearestKey(t *testing.T) {
	root := model.SchemaOf(nil).Root
	for key, want := range map[string]string{
		"organn": "organ", "organ": "organ", "Organ": "organ", "ｏｒｇａｎ": "organ", "yaer": "year", "litigations": "litigation",
		"title": "title", "titels": "titles", "other_matter": "other_matters", "报告年度": "year", "application": "applications",
		"x": "", "": "", "colour": "", "total": "", "机关": "",
	} {
		got := ""
		if f := suggest(key, root.Children); f != nil {
			got = f.Key
		}
		if got != want {
			t.Errorf("%q suggests %q, want %q", key, got, want)
		}
	}
}

func TestDistanceCountsEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "axc", 1}, {"abc", "ab", 1},
		{"年度", "年份", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"abcdef", "badcfe", 3},
	} {
		if got := distance(c.a, c.b, 9); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a, 9); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
	if got := distance("abcdefgh", "a", 3); got != 4 {
		t.Errorf("a difference in length beyond the limit gives %d, want limit+1", got)
	}
}
