package pdf

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// An entry of contents leads to the heading of the first link in it that leads to one, and of none behind it.
func TestWhereAnEntryOfContentsLeads(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	leaf(d).Role = layout.RoleH1
	d.Outline = []layout.Heading{{Level: 1, Text: "一"}}
	link := func(l *layout.Link) layout.Kid {
		l.W, l.H, l.Text = layout.Pt, layout.Pt, "a"
		d.Pages[0].Items = append(d.Pages[0].Items, l)
		return layout.Kid{Elem: &layout.Elem{Role: layout.RoleLink, Kids: []layout.Kid{{Link: l}}}}
	}
	elem := func(role layout.Role, kids ...layout.Kid) layout.Kid {
		return layout.Kid{Elem: &layout.Elem{Role: role, Kids: kids}}
	}
	d.Tree.Kids = append(d.Tree.Kids, elem(layout.RoleTOC,
		elem(layout.RoleTOCI, elem(layout.RoleP, link(&layout.Link{URL: "https://a.cn"}), link(&layout.Link{Heading: 1}))),
		elem(layout.RoleTOCI, elem(layout.RoleP)),
		link(&layout.Link{Heading: 1}),
		elem(layout.RoleTOCI, elem(layout.RoleP, link(&layout.Link{URL: "https://a.cn"})))))
	data := encode(t, &Encoder{Plain: true, Standard: A4_UA2}, d)
	heading := regexp.MustCompile(`(\d+) 0 obj\n<</S/H1`).FindSubmatch(data)[1]
	var got []string
	for _, m := range regexp.MustCompile(`/S/TOCI/P \d+ 0 R(/Ref\[(\d+) 0 R\])?`).FindAllSubmatch(data, -1) {
		got = append(got, string(m[2]))
	}
	if len(got) != 3 || got[0] != string(heading) || got[1] != "" || got[2] != "" {
		t.Errorf("the entries lead to %q; the heading is %s", got, heading)
	}
}

func TestLengthsAreRoundedToThousandths(t *testing.T) {
	for l, want := range map[layout.Length]int64{
		0: 0, 32: 0, 33: 1, 98: 1, 99: 2, 65535: 1000, 65536: 1000, 65568: 1000, 65569: 1001, 595 * layout.Pt: 595000, 26: 0, 22: 0, 44: 1,
	} {
		if milli(l) != want || milli(-l) != -want {
			t.Errorf("%d: %d and %d, not %d", int64(l), milli(l), milli(-l), want)
		}
	}
	for _, c := range [][3]layout.Length{{0, 4, 0}, {1, 4, 0}, {2, 4, 1}, {5, 4, 1}, {6, 4, 2}, {7, 3, 2}, {8, 3, 3}} {
		if div(c[0], c[1]) != c[2] || div(-c[0], c[1]) != -c[2] {
			t.Errorf("%d / %d: %d", int64(c[0]), int64(c[1]), int64(div(c[0], c[1])))
		}
	}
	for gray, want := range map[uint8]int64{0: 0, 1: 3, 51: 200, 127: 498, 128: 501, 254: 996, 255: 1000} {
		if shade(gray) != want {
			t.Errorf("grey %d: %d", gray, shade(gray))
		}
	}
}

// The widths of glyphs that are not a whole em wide, in runs.
func TestWidthsAreListedInRuns(t *testing.T) {
	for _, c := range []struct {
		wide []int
		want string
	}{
		{nil, ""}, {[]int{1000}, ""}, {[]int{500}, "/W[0[500]]"}, {[]int{500, 600}, "/W[0[500 600]]"}, {[]int{1000, 600}, "/W[1[600]]"},
		{[]int{500, 1000, 600, 700, 1000, 1000, 0}, "/W[0[500]2[600 700]6[0]]"}, {[]int{1000, 999, 1001, 1000}, "/W[1[999 1001]]"},
	} {
		var o pdfobj.Buffer
		(&font{wide: c.wide}).widths(&o)
		if got := string(o.Bytes()); got != c.want {
			t.Errorf("%v: %s, not %s", c.wide, got, c.want)
		}
	}
}

// The map of a subset, whole: with blocks of a hundred and glyphs that stand for no text.
func TestTheMapOfASubset(t *testing.T) {
	var o pdfobj.Buffer
	toUnicode(&o, []string{"", "年", "", "a", "𠮷", "——"})
	_, got, _ := bytes.Cut(o.Bytes(), []byte("endcodespacerange\n"))
	const want = "4 beginbfchar\n<0001><5E74>\n<0003><0061>\n<0004><D842DFB7>\n<0005><20142014>\nendbfchar\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
	if string(got) != want {
		t.Errorf("%s", got)
	}
	for n, want := range map[int][]string{99: {"99"}, 100: {"100"}, 101: {"100", "1"}, 200: {"100", "100"}, 201: {"100", "100", "1"}} {
		o.Reset()
		texts := make([]string, n)
		for i := range texts {
			texts[i] = "a"
		}
		toUnicode(&o, texts)
		found := regexp.MustCompile(`(\d+) beginbfchar`).FindAllSubmatch(o.Bytes(), -1)
		if len(found) != len(want) || bytes.Count(o.Bytes(), []byte("endbfchar")) != len(want) {
			t.Fatalf("%d texts: %d blocks", n, len(found))
		}
		for i := range want {
			if string(found[i][1]) != want[i] {
				t.Errorf("%d texts: block %d has %s", n, i, found[i][1])
			}
		}
	}
}

// Which glyphs a subset has, a bit each, in PDF/A-1.
func TestTheSetOfASubset(t *testing.T) {
	for n, want := range map[int]string{1: "\x80", 7: "\xfe", 8: "\xff", 9: "\xff\x80", 16: "\xff\xff", 17: "\xff\xff\x80"} {
		f := pdfobj.File{Plain: true}
		table := &fontTable{standard: A1a}
		ref := table.cidSet(&f, &font{}, n)
		var out bytes.Buffer
		if _, err := f.WriteTo(&out, ref, 0); err != nil || ref == 0 {
			t.Fatal(ref, err)
		}
		_, data, _ := bytes.Cut(out.Bytes(), []byte("stream\n"))
		data, _, _ = bytes.Cut(data, []byte("\nendstream"))
		if string(data) != want {
			t.Errorf("%d glyphs: %x", n, data)
		}
	}
	for _, none := range []*fontTable{{standard: A2a_UA1}, {standard: A4_UA2}} {
		if none.cidSet(&pdfobj.File{}, &font{}, 5) != 0 || (&fontTable{standard: A1a}).cidSet(&pdfobj.File{}, &font{whole: true}, 5) != 0 {
			t.Error("a set that nobody wants")
		}
	}
}

func TestBookmarksKnowTheirNeighbours(t *testing.T) {
	parents := []int{-1, 0, 1, 0, -1, 4, -1}
	for i, want := range [][2]int{{-1, 4}, {-1, 3}, {-1, -1}, {1, -1}, {0, 6}, {-1, -1}, {4, -1}} {
		if before, after := sibling(parents, i, -1), sibling(parents, i, 1); before != want[0] || after != want[1] {
			t.Errorf("entry %d: %d and %d, not %v", i, before, after, want)
		}
	}
	refs := []pdfobj.Ref{11, 12, 13, 14, 15, 16, 17}
	for parent, want := range map[int]string{
		-1: "/First 11 0 R/Last 17 0 R/Count 3", 0: "/First 12 0 R/Last 14 0 R/Count 2", 1: "/First 13 0 R/Last 13 0 R/Count 1", 4: "/First 16 0 R/Last 16 0 R/Count 1", 2: "",
	} {
		var open, closed pdfobj.Buffer
		children(&open, parent, refs, parents, false)
		children(&closed, parent, refs, parents, true)
		if string(open.Bytes()) != want || string(closed.Bytes()) != string(bytes.ReplaceAll([]byte(want), []byte("Count "), []byte("Count -"))) {
			t.Errorf("below %d: %s and %s", parent, open.Bytes(), closed.Bytes())
		}
	}
}
