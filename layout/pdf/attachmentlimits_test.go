package pdf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

func TestEachFaultOfAnAttachmentIsRefusedAndItsNeighbourPasses(t *testing.T) {
	const described = "pdf: an attachment has no description, or one that is too long (ISO 14289-2, 8.14)"
	type file = Attachment
	name := func(n string) func(*file) { return func(a *file) { a.Name = n } }
	mime := func(m string) func(*file) { return func(a *file) { a.MIME = m } }
	noName := func(n string) string { return `pdf: "` + n + `" is no name of an attachment` }
	noMIME := func(m string) string { return `pdf: "` + m + `" is no media type of an attachment (ISO 19005-3, 6.8)` }
	for _, c := range []struct {
		change func(a *file)
		want   string
	}{
		{func(*file) {}, ""},
		{name("a b-附件.tar.gz"), ""}, {name(strings.Repeat("a", 255)), ""}, {name(strings.Repeat("a", 256)), noName(strings.Repeat("a", 256))},
		{name(""), noName("")}, {name("a/b"), noName("a/b")}, {name(`a\b`), noName(`a\\b`)}, {name("a:b"), noName("a:b")}, {name("a*b"), noName("a*b")},
		{name("a?b"), noName("a?b")}, {name(`a"b`), noName(`a\"b`)}, {name("a<b"), noName("a<b")}, {name("a>b"), noName("a>b")}, {name("a|b"), noName("a|b")},
		{name(".a"), noName(".a")}, {name("a."), noName("a.")}, {name(" a"), noName(" a")}, {name("a "), noName("a ")}, {name("a\tb"), noName(`a\tb`)},
		{name("a\xffb"), noName(`a\xffb`)}, {name("same"), `pdf: two attachments are called "same"`},
		{mime("a/b"), ""}, {mime(strings.Repeat("a", 41) + "/" + strings.Repeat("b", 61)), ""}, {mime("application/vnd.x+y.z-1_2!#$&^"), ""},
		{mime(strings.Repeat("a", 42) + "/b"), noMIME(strings.Repeat("a", 42) + "/b")}, {mime("a/" + strings.Repeat("b", 62)), noMIME("a/" + strings.Repeat("b", 62))},
		{mime("a"), noMIME("a")}, {mime("/b"), noMIME("/b")}, {mime("a/"), noMIME("a/")}, {mime("a/b/c"), noMIME("a/b/c")}, {mime("+a/b"), noMIME("+a/b")}, {mime("a/b c"), noMIME("a/b c")},
		{func(a *file) { a.Description = "" }, described},
		{func(a *file) { a.Description = strings.Repeat("年", 16382) }, ""},
		{func(a *file) { a.Description = strings.Repeat("年", 16383) }, described},
		{func(a *file) { a.Relationship = -1 }, "pdf: an attachment has the relationship -1, which does not exist"},
		{func(a *file) { a.Relationship = 0 }, ""}, {func(a *file) { a.Relationship = 4 }, ""},
		{func(a *file) { a.Relationship = 5 }, "pdf: an attachment has the relationship 5, which does not exist"},
		{func(a *file) { a.Date = "2024-02-29" }, ""},
		{func(a *file) { a.Date = "2023-02-29" }, `pdf: "2023-02-29" is no date like 2022-01-16`},
	} {
		all, got := []Attachment{{Name: "same", MIME: "a/b", Description: "甲"}, {Name: "a", MIME: "a/b", Description: "甲"}}, ""
		c.change(&all[1])
		if err := checkAttachments(all); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%.200q, not %.200q", got, c.want)
		}
	}
}

func TestTheNamesOfRelationships(t *testing.T) {
	for r, want := range map[Relationship]string{Unspecified: "Unspecified", Source: "Source", Data: "Data", Alternative: "Alternative", Supplement: "Supplement"} {
		if r.name() != want {
			t.Errorf("%d is called %s, not %s", r, r.name(), want)
		}
	}
}

// A name tree is in the order of its bytes: ASCII before UTF-16, and that by its units.
func TestNamesOfAttachmentsAreInTheOrderOfTheirBytes(t *testing.T) {
	x := &encoding{}
	for _, name := range []string{"\uff5e", "𠮷", "b", "年", "B", "é", "a年"} {
		x.attached = append(x.attached, Attachment{Name: name})
	}
	var got []string
	for _, i := range x.byName() {
		got = append(got, x.attached[i].Name)
	}
	if want := []string{"B", "b", "a年", "é", "年", "𠮷", "\uff5e"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

// Each array that PDF 1.4 limits, with as many elements as it may have and with one more.
func TestEachArrayOfPDF14HasItsLimit(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	add := func(e *layout.Elem, n int, kid func() layout.Kid) {
		for range n {
			e.Kids = append(e.Kids, kid())
		}
	}
	elem := func() layout.Kid { return layout.Kid{Elem: &layout.Elem{Role: layout.RoleTR}} }
	for name, grow := range map[string]func(d *layout.Document, n int){
		"children": func(d *layout.Document, n int) { add(leaf(d), n-1, elem) },
		"rows of a group": func(d *layout.Document, n int) {
			group := &layout.Elem{Role: layout.RoleTBody}
			add(group, n-3, elem) // the group counts, and the text and another child beside it
			leaf(d).Kids = append(leaf(d).Kids, layout.Kid{Elem: group}, elem())
		},
		"headers of a cell": func(d *layout.Document, n int) {
			h := &layout.Elem{Role: layout.RoleTH, Scope: layout.RowScope}
			d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: h})
			leaf(d).Headers = slices.Repeat([]*layout.Elem{h}, n)
		},
	} {
		for n, long := range map[int]bool{8191: false, 8192: true} {
			x := &encoding{room: &room{}}
			x.validator = &x.room.validator
			d := handmade(face, "国")
			grow(d, n)
			x.doc, x.standard = d, A1a
			if err := x.validate(d); err != nil {
				t.Fatal(err)
			}
			err := x.permit()
			var refused *StandardError
			if errors.As(err, &refused) != long || long && err.Error() != "PDF/A-1a 的数组最多有 8191 项，这份文件太长或字体太大；请改用 PDF/A-2a" {
				t.Errorf("%s, %d: %v", name, n, err)
			}
		}
	}
}

func TestEachStandardHasItsNameAndSaysWhetherItTakesFiles(t *testing.T) {
	for s, want := range map[Standard]string{
		-1: "未知的标准 false", A2a_UA1: "PDF/A-2a、PDF/UA-1 false", A3a_UA1: "PDF/A-3a、PDF/UA-1 true", A1a: "PDF/A-1a false", A4_UA2: "PDF/A-4、PDF/UA-2 true", 4: "未知的标准 false",
	} {
		got := s.String() + " false"
		if s.TakesAttachments() {
			got = s.String() + " true"
		}
		if got != want {
			t.Errorf("%d: %s, not %s", int(s), got, want)
		}
	}
}
