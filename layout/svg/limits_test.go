package svg

import (
	"testing"

	"github.com/nianbao/nianbao/layout"
)

func TestWhatIdsMayBeginWith(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, "a": true, "z": true, "A": true, "Z": true, "a0": true, "a9": true, "a-": true, "a_": true, "aZ": true,
		"0": false, "9": false, "-": false, "_": false, "a/": false, "a:": false, "a b": false, "@": false, "[": false, "`": false, "{": false, "页": false, "a页": false,
	} {
		if isPrefix(s) != want {
			t.Errorf("ids can begin with %q: %v", s, !want)
		}
	}
}

// An address of each scheme that a browser only opens is a link, of every other one it is text.
func TestTheSchemesOfLinks(t *testing.T) {
	for url, want := range map[string]string{
		"http://a.cn": "http://a.cn", "https://a.cn": "https://a.cn", "HTTPS://a.cn": "HTTPS://a.cn", "mailto:a@b.cn": "mailto:a@b.cn", "tel:1": "tel:1",
		"ftp://a.cn": "ftp://a.cn", "javascript:a": "", "data:a": "", "file:///a": "", "vbscript:a": "", "a.cn": "", "": "", ":http": "",
	} {
		if got := address(url); got != want {
			t.Errorf("%q leads to %q, not %q", url, got, want)
		}
	}
}

func TestWhatEachElementIsCalled(t *testing.T) {
	heading := func(level string) string { return ` role="heading" aria-level="` + level + `"` }
	for _, c := range []struct {
		e    layout.Elem
		want string
	}{
		{layout.Elem{Role: layout.RoleP}, ` role="paragraph"`}, {layout.Elem{Role: layout.RoleTable}, ` role="table"`},
		{layout.Elem{Role: layout.RoleTHead}, ` role="rowgroup"`}, {layout.Elem{Role: layout.RoleTBody}, ` role="rowgroup"`},
		{layout.Elem{Role: layout.RoleTR, RowSpan: 2, ColSpan: 2}, ` role="row"`}, {layout.Elem{Role: layout.RoleTD}, ` role="cell"`},
		{layout.Elem{Role: layout.RoleTD, RowSpan: 1, ColSpan: 1}, ` role="cell"`},
		{layout.Elem{Role: layout.RoleTD, RowSpan: 3, ColSpan: 2}, ` role="cell" aria-colspan="2" aria-rowspan="3"`},
		{layout.Elem{Role: layout.RoleTH, Scope: layout.ColumnScope, ColSpan: 2}, ` role="columnheader" aria-colspan="2"`},
		{layout.Elem{Role: layout.RoleTH, Scope: layout.RowScope}, ` role="rowheader"`},
		{layout.Elem{Role: layout.RoleL}, ` role="list"`}, {layout.Elem{Role: layout.RoleLI}, ` role="listitem"`}, {layout.Elem{Role: layout.RoleTOCI}, ` role="listitem"`},
		{layout.Elem{Role: layout.RoleTOC}, ` role="list"`}, {layout.Elem{Role: layout.RoleTitle}, heading("1")}, {layout.Elem{Role: layout.RoleH1}, heading("2")},
		{layout.Elem{Role: layout.RoleH2}, heading("3")}, {layout.Elem{Role: layout.RoleH3}, heading("4")}, {layout.Elem{Role: layout.RoleH4}, heading("5")},
		{layout.Elem{Role: layout.RoleSect}, ""}, {layout.Elem{Role: layout.RoleLbl}, ""}, {layout.Elem{Role: layout.RoleCaption}, ""},
	} {
		r := &reading{b: &buffer{}}
		r.role(&c.e)
		if got := string(r.b.data); got != c.want {
			t.Errorf("%+v: %q, not %q", c.e, got, c.want)
		}
	}
	r := &reading{b: &buffer{}, contents: true}
	r.role(&layout.Elem{Role: layout.RoleTOC})
	if got := string(r.b.data); got != "" {
		t.Errorf("contents within contents: %q", got)
	}
}

func TestASpanHasItsFirstAndLastPage(t *testing.T) {
	for page, want := range map[int]bool{1: false, 2: true, 3: true, 4: true, 5: false} {
		if (span{2, 4}).has(page) != want {
			t.Errorf("page %d: %v", page, !want)
		}
	}
	if (span{3, 2}).has(2) || (span{3, 2}).has(3) {
		t.Error("a span of no page has one")
	}
}
