package html_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/internal/sample"
)

// The text of a page, read by the parser alone, is that of the flow, code point by code point but for blanks.
func TestAPageHasTheTextOfTheFlow(t *testing.T) {
	flows := [][]string{textsOf(flowOf(t, seed(t)).Blocks), textsOf(whole(t).Blocks)}
	pages := [][]byte{encode(t, &html.Encoder{}, flowOf(t, seed(t))), encode(t, &html.Encoder{}, whole(t))}
	for i := range 20 {
		f := flowOf(t, sample.Report(i))
		flows, pages = append(flows, textsOf(f.Blocks)), append(pages, encode(t, &html.Encoder{}, f))
	}
	for i, page := range pages {
		want := pdfcheck.WithoutSpace(strings.Join(flows[i], ""))
		if diff := pdfcheck.DiffText(pdfcheck.WithoutSpace(seen(parse(t, page))), want); diff != "" {
			t.Errorf("page %d: %s", i, diff)
		}
	}
}

// A fragment has the same text; only a chart is the table of its values there.
func TestAFragmentHasTheTextOfTheFlow(t *testing.T) {
	for _, r := range []*nianbao.Report{seed(t), sample.Report(3)} {
		f := flowOf(t, r)
		for _, e := range []*html.Encoder{{Fragment: true}, {Fragment: true, Unstyled: true}} {
			want := pdfcheck.WithoutSpace(strings.Join(textsOf(f.Blocks), ""))
			if diff := pdfcheck.DiffText(pdfcheck.WithoutSpace(seen(parse(t, encode(t, e, f)))), want); diff != "" {
				t.Error(diff)
			}
		}
	}
}

var pageNumber = regexp.MustCompile(`—[0-9]+—`)

// poppler finds the same text in our PDF.
func TestThePDFHasTheTextOfThePage(t *testing.T) {
	var file bytes.Buffer
	if err := nianbao.Render(&file, seed(t)); err != nil {
		t.Fatal(err)
	}
	read := pageNumber.ReplaceAllString(pdfcheck.Poppler(t, file.Bytes()), "")
	page := pdfcheck.WithoutSpace(seen(parse(t, encode(t, &html.Encoder{}, flowOf(t, seed(t))))))
	if diff := pdfcheck.DiffText(read, page); diff != "" {
		t.Error(diff)
	}
}

// Of a report with everything, whose PDF repeats headers and draws the texts of charts, it finds all that the page
// shows.
func TestThePDFOfEverythingHasTheTextOfThePage(t *testing.T) {
	r, opts := everything(t)
	var file bytes.Buffer
	if err := nianbao.Render(&file, r, opts...); err != nil {
		t.Fatal(err)
	}
	read := pageNumber.ReplaceAllString(pdfcheck.Poppler(t, file.Bytes()), "")
	for _, text := range textsOf(whole(t).Blocks) {
		if text := pdfcheck.WithoutSpace(text); !strings.Contains(read, text) {
			t.Errorf("%q is not in the PDF", text)
		}
	}
}

func TestGoldenPage(t *testing.T) {
	page := encode(t, &html.Encoder{Data: []byte(`{"organ":"中宁县工业和信息化局"}`)}, flowOf(t, seed(t)))
	before, rest, _ := bytes.Cut(page, []byte("<style>"))
	_, after, _ := bytes.Cut(rest, []byte("</style>"))
	golden.Compare(t, "../../testdata/zhongning-2021.html.txt", append(append(before, "<style></style>"...), after...))
}

func TestGoldenFragment(t *testing.T) {
	golden.Compare(t, "../../testdata/zhongning-2021.fragment.txt", encode(t, &html.Encoder{Fragment: true}, flowOf(t, seed(t))))
}
