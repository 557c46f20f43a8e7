package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout/pdf"
)

// The formats, in the order in which people read them: id, name, extensions, media type, pages.
const formatList = `
pdf PDF .pdf application/pdf true
ofd OFD .ofd application/ofd true
docx Word .docx application/vnd.openxmlformats-officedocument.wordprocessingml.document false
html 网页 .html,.htm text/html;charset=utf-8 false
xlsx Excel .xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet false
yaml YAML .yaml,.yml application/yaml false
json JSON .json application/json false
svg SVG .svg image/svg+xml true`

func TestTheFormatsAreThese(t *testing.T) {
	var got strings.Builder
	for _, f := range Formats() {
		fmt.Fprintf(&got, "\n%s %s %s %s %v", f.ID, f.Name, strings.Join(f.Extensions, ","), strings.ReplaceAll(f.MediaType, " ", ""), f.Pages)
		for _, ext := range f.Extensions {
			if ByExtension(strings.ToUpper(ext)) != f || ByID(" "+ext[1:]+" ") != f || ByExtension(ext[1:]) != nil {
				t.Errorf("%s is not that of %s, or without a dot", ext, f.ID)
			}
		}
	}
	if got.String() != formatList {
		t.Errorf("they are%s", got.String())
	}
	for _, ext := range []string{"", ".", ".doc", ".pdfx"} {
		if f := ByExtension(ext); f != nil {
			t.Errorf("%q is that of %s", ext, f.ID)
		}
	}
}

func TestTheStandardsHaveTheseWords(t *testing.T) {
	for id, want := range map[string]pdf.Standard{"2a": pdf.A2a_UA1, "3a": pdf.A3a_UA1, "1a": pdf.A1a, "4": pdf.A4_UA2} {
		if got, ok := StandardByID(id); !ok || got != want {
			t.Errorf("%s is %v, %v", id, got, ok)
		}
	}
	for _, id := range []string{"", "2", "2A", "4e"} {
		if got, ok := StandardByID(id); ok {
			t.Errorf("%q is %v", id, got)
		}
	}
}

// Which language the keys of a file are in, by what is asked for.
func TestTheKeysOfAFormat(t *testing.T) {
	for _, c := range []struct {
		keys    Keys
		format  *Format
		chinese bool
	}{
		{KeysOfFormat, YAML, true}, {KeysOfFormat, JSON, false}, {ChineseKeys, YAML, true}, {ChineseKeys, JSON, true}, {EnglishKeys, YAML, false}, {EnglishKeys, JSON, false},
	} {
		if got := len(Options{Keys: c.keys}.keys(c.format)) > 0; got != c.chinese {
			t.Errorf("%d for %s: Chinese %v", c.keys, c.format.ID, got)
		}
	}
}

func TestWhatNoFileCanBeIsRefused(t *testing.T) {
	_, err := New(Options{Data: true, Standard: pdf.A1a})
	if refused, ok := err.(*pdf.StandardError); !ok || refused.Message != "PDF/A-1a 不允许附带数据文件；请改用 PDF/A-3a 或 PDF/A-4，或者不附数据" || refused.Standard != pdf.A1a {
		t.Errorf("data in PDF/A-1a: %v", err)
	}
	for _, o := range []Options{{Standard: pdf.A1a}, {Data: true}, {Data: true, Standard: pdf.A3a_UA1}, {Data: true, Standard: pdf.A4_UA2}} {
		if _, err := New(o); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range map[*Format]error{SVG: ErrManyFiles, nil: ErrNoFormat, {ID: "pdf"}: ErrNoFormat} {
		if _, err := e.encoding(f, nil); err != want {
			t.Errorf("%v: %v", f, err)
		}
	}
	for _, f := range Formats()[:7] {
		plain, err := e.encoding(f, nil)
		if err != nil || len(plain) != 1 {
			t.Errorf("%s: %d options, %v", f.ID, len(plain), err)
		}
	}
	with, _ := New(Options{Data: true})
	for _, f := range []*Format{PDF, OFD} {
		if options, _ := with.encoding(f, nil); len(options) != 2 {
			t.Errorf("%s has no data", f.ID)
		}
	}
}
