package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"weak"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// attached are files to attach, named out of order and not in ASCII alone.
func attached() []Attachment {
	return []Attachment{
		{Name: "报告.yaml", MIME: "application/yaml", Description: "报告的数据", Relationship: Source, Data: []byte("organ: 甲局\n")},
		{Name: "figures.csv", MIME: "text/csv", Description: "各表的数字", Relationship: Data, Data: []byte("a,1\r\n"), Date: "2024-02-29"},
		{Name: "empty.json", MIME: "application/json", Description: "没有内容", Relationship: Alternative},
		{Name: "附件.txt", MIME: "text/plain", Description: "说明", Relationship: Supplement, Data: bytes.Repeat([]byte("说明"), 5000)},
		{Name: "other", MIME: "application/octet-stream", Description: "其他", Data: []byte{0, 255}},
	}
}

// standardFiles are what each standard is checked with.
var standardFiles = []struct {
	name     string
	standard Standard
	attached []Attachment
	want     pdfcheck.Standard
}{
	{"2a", A2a_UA1, nil, pdfcheck.A2a}, {"3a", A3a_UA1, nil, pdfcheck.A3a}, {"3a with files", A3a_UA1, attached(), pdfcheck.A3a},
	{"1a", A1a, nil, pdfcheck.A1a}, {"4", A4_UA2, nil, pdfcheck.A4}, {"4f", A4_UA2, attached(), pdfcheck.A4f},
}

func TestAFileOfAnyStandardIsSoundAndGivesBackItsText(t *testing.T) {
	all := documents(t)
	for _, f := range standardFiles[1:] { // the first is checked elsewhere
		for name, d := range all {
			e := &Encoder{Plain: name == "contents", Standard: f.standard, Attachments: f.attached}
			for _, fault := range faultsAs(t, f.want, encode(t, e, d), expectedIn(d, f.standard)) {
				t.Errorf("%s, %s: %s", f.name, name, fault)
			}
		}
	}
}

func TestOtherReadersFindNothingWrongInAnyStandard(t *testing.T) {
	d := sample(t)
	text := pdfcheck.MuPDF(t, encode(t, &Encoder{}, d))
	for _, f := range standardFiles {
		e := &Encoder{Standard: f.standard, Attachments: f.attached}
		data := encode(t, e, d)
		pdfcheck.QPDF(t, data)
		if n := pdfcheck.PDFFonts(t, data); n != 5 {
			t.Errorf("%s: %d fonts", f.name, n)
		}
		if pdfcheck.MuPDF(t, data) != text {
			t.Errorf("%s: MuPDF reads another text than in PDF/A-2a", f.name)
		}
	}
}

var pageContents = regexp.MustCompile(`(?s)\nstream\n((?:/Artifact|/[A-Z][A-Za-z0-9]*<</MCID).*?)\nendstream`)

// The same content on pages of the same size looks the same.
func TestPagesHaveTheSameContentInEveryStandard(t *testing.T) {
	d := sample(t)
	var want string
	for _, f := range standardFiles {
		data := encode(t, &Encoder{Plain: true, Standard: f.standard, Attachments: f.attached}, d)
		var got strings.Builder
		found := pageContents.FindAllSubmatch(data, -1)
		for _, m := range found {
			got.Write(m[1])
		}
		if want == "" {
			want = got.String()
		}
		if got.String() != want || len(found) != len(d.Pages) {
			t.Errorf("%s: the content of %d pages is another one", f.name, len(found))
		}
	}
}

func TestAttachmentsAreRefusedWhereTheStandardForbidsThem(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	for standard, want := range map[Standard]string{
		A2a_UA1: "PDF/A-2a、PDF/UA-1 不允许附带数据文件", A1a: "PDF/A-1a 不允许附带数据文件", 9: "没有编号为 9 的 PDF 标准", -1: "没有编号为 -1",
		standards: fmt.Sprintf("没有编号为 %d 的 PDF 标准", int(standards)),
	} {
		var out bytes.Buffer
		err := (&Encoder{Standard: standard, Attachments: attached()}).Encode(&out, d)
		var refused *StandardError
		if !errors.As(err, &refused) || refused.Standard != standard || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("%v: %v, %d bytes", standard, err, out.Len())
		}
	}
}

func TestAttachmentsThatNobodyCouldSaveAreRefused(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	sound := attached()[:2]
	for _, c := range []struct {
		harm func(a *Attachment)
		want string
	}{
		{func(a *Attachment) { a.Name = "" }, "no name"},
		{func(a *Attachment) { a.Name = "../a" }, "no name"},
		{func(a *Attachment) { a.Name = "a\x00" }, "no name"},
		{func(a *Attachment) { a.Name = "a." }, "no name"},
		{func(a *Attachment) { a.Name = "\xff" }, "no name"},
		{func(a *Attachment) { a.Name = strings.Repeat("a", 256) }, "no name"},
		{func(a *Attachment) { a.Name = sound[0].Name }, "two attachments"},
		{func(a *Attachment) { a.MIME = "text" }, "no media type"},
		{func(a *Attachment) { a.MIME = "" }, "no media type"},
		{func(a *Attachment) { a.Description = "" }, "no description"},
		{func(a *Attachment) { a.Description = strings.Repeat("长", 20000) }, "too long"},
		{func(a *Attachment) { a.Relationship = 5 }, "relationship 5"},
		{func(a *Attachment) { a.Date = "2023-02-29" }, "no date"},
	} {
		all := attached()[:2]
		c.harm(&all[1])
		var out bytes.Buffer
		err := (&Encoder{Standard: A3a_UA1, Attachments: all}).Encode(&out, d)
		if err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%q: %v, %d bytes", c.want, err, out.Len())
		}
	}
}

func TestLongerArraysThanPDF14HasAreRefused(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	long := handmade(face, "国")
	for range maxArray {
		long.Tree.Kids = append(long.Tree.Kids, layout.Kid{Elem: &layout.Elem{Role: layout.RoleP}})
	}
	pages := handmade(face, "国")
	for range maxArray / 2 {
		pages.Pages = append(pages.Pages, layout.Page{Width: layout.Pt * 100, Height: layout.Pt * 100})
	}
	for name, d := range map[string]*layout.Document{"elements": long, "pages": pages} {
		encode(t, &Encoder{}, d)
		var refused *StandardError
		if err := (&Encoder{Standard: A1a}).Encode(&bytes.Buffer{}, d); !errors.As(err, &refused) || !strings.Contains(err.Error(), "最多有 8191 项") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGroupsOfRowsWithContentAreRefusedInPDF14(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	leaf(d).Role = layout.RoleTHead
	encode(t, &Encoder{}, d)
	if err := (&Encoder{Standard: A1a}).Encode(&bytes.Buffer{}, d); err == nil || !strings.Contains(err.Error(), "content of its own") {
		t.Errorf("the error is %v", err)
	}
}

// A document that was made by hand may have an outline that its tree does not have.
func TestBookmarksWithoutHeadingsLeadToTheDocument(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	d.Outline = []layout.Heading{{Level: 1, Text: "甲"}}
	addLink(d, layout.RoleLink).URL = ""
	d.Tree.Kids[1].Elem.Kids[0].Link.Heading = 1
	for _, fault := range faultsAs(t, pdfcheck.A4, encode(t, &Encoder{Standard: A4_UA2}, d), expectedIn(d, A4_UA2)) {
		t.Error(fault)
	}
}

func TestAnEncoderMadeWithAnotherSharesWhatItKeeps(t *testing.T) {
	d := sample(t)
	e := &Encoder{Plain: true}
	with := e.With(A3a_UA1, attached()...)
	encode(t, e, d)
	if with.from != e || with.With(A1a).from != e {
		t.Error("the encoder keeps things for itself")
	}
	if !bytes.Equal(encode(t, with, d), encode(t, &Encoder{Plain: true, Standard: A3a_UA1, Attachments: attached()}, d)) {
		t.Error("the bytes are others than those of a new encoder")
	}
	if !bytes.Equal(encode(t, e, d), encode(t, &Encoder{Plain: true}, d)) {
		t.Error("the first encoder writes other bytes after that")
	}
}

func TestAnEncoderKeepsNoAttachments(t *testing.T) {
	e := &Encoder{}
	d := handmade(embedded(t).Face(fonts.Song), "国")
	data := new([1000]byte)
	kept := weak.Make(data)
	for _, plain := range []bool{false, true} {
		e.Plain = plain
		encode(t, e.With(A3a_UA1, Attachment{Name: "a", MIME: "a/b", Description: "甲", Data: data[:]}), d)
	}
	data = nil
	runtime.GC()
	if kept.Value() != nil {
		t.Error("the data live on")
	}
	runtime.KeepAlive(e)
}

func TestStandardsHaveNames(t *testing.T) {
	for s, want := range map[Standard]string{A2a_UA1: "PDF/A-2a、PDF/UA-1", A1a: "PDF/A-1a", A4_UA2: "PDF/A-4、PDF/UA-2", 7: "未知的标准"} {
		if s.String() != want {
			t.Errorf("%d is called %s", int(s), s)
		}
	}
}

func TestTheSecondProfileIsOfVersionTwoWithTheSameColours(t *testing.T) {
	one, two := srgbProfile(), srgbProfile2()
	if two[8] != 2 || one[8] != 4 {
		t.Errorf("the versions are %d and %d", two[8], one[8])
	}
	for _, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		if a, b := tagsOf(t, one)[name], tagsOf(t, two)[name]; !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
	}
	curve := tagsOf(t, two)["gTRC"]
	if string(curve[:4]) != "curv" || !bytes.Equal(curve, tagsOf(t, two)["rTRC"]) || len(curve) != 12+2*1024 {
		t.Errorf("the curve is a %s of %d bytes", curve[:4], len(curve))
	}
	at := func(i int) int { return int(curve[12+2*i])<<8 | int(curve[13+2*i]) }
	if at(0) != 0 || at(1023) != 0xffff || at(512) < 14000 || at(512) > 14200 { // 0.5 is 0.214 of the light
		t.Errorf("the curve has %d, %d, %d", at(0), at(512), at(1023))
	}
	for i := range 1023 {
		if at(i) > at(i+1) {
			t.Errorf("the curve falls at %d", i)
		}
	}
}

func BenchmarkStandards(b *testing.B) {
	d := sample(b)
	for _, f := range standardFiles {
		e := &Encoder{Standard: f.standard, Attachments: f.attached}
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := e.Encode(&out, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
