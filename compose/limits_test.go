package compose

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// composed composes a report with a text as its overview and another as its problems.
func composed(t *testing.T, overview, problems string, draft bool) ([]layout.Block, model.Findings) {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := model.New("青禾县农业农村局", 2023, nil)
	r.Overview, r.Problems = overview, problems
	blocks, found, err := Blocks(r, Options{Page: layout.GBT9704(), Faces: faces, Draft: draft})
	if err != nil {
		t.Fatal(err)
	}
	return blocks, found
}

// One more than a limit is told once, at its place; the limit itself is not.
func TestTheLimitsOfAllTextsTogether(t *testing.T) {
	const line = "甲乙丙丁戊己庚辛壬癸" // ten characters
	chart := ":::柱状图 图\n2020: 1\n:::\n"
	for name, c := range map[string]struct{ overview, problems, at, message string }{
		"as many characters":        {strings.Repeat(line, MaxCharacters/20), strings.Repeat(line, MaxCharacters/20), "", ""},
		"one character more":        {strings.Repeat(line, MaxCharacters/20) + "\n甲", strings.Repeat(line, MaxCharacters/20), "problems", "到这里，报告的正文已超过 1000000 字"},
		"all in one text":           {strings.Repeat(line, MaxCharacters/10) + "甲", "甲", "overview", "到这里，报告的正文已超过 1000000 字"},
		"as many paragraphs":        {strings.Repeat("甲\n", MaxParagraphs), "", "", ""},
		"one paragraph more":        {strings.Repeat("甲\n", MaxParagraphs), "乙", "problems", "到这里，报告的段落、表格行和图已超过 50000 个"},
		"rows count":                {strings.Repeat("甲\n", MaxParagraphs-3), ":::表格 表\n甲 | 乙\n丙 | 丁\n戊 | 己\n:::", "problems", "到这里，报告的段落、表格行和图已超过 50000 个"},
		"as many rows":              {strings.Repeat("甲\n", MaxParagraphs-4), ":::表格 表\n甲 | 乙\n丙 | 丁\n戊 | 己\n:::", "", ""},
		"charts count for more":     {strings.Repeat("甲\n", MaxParagraphs-chartCost-1), chart, "problems", "到这里，报告的段落、表格行和图已超过 50000 个"},
		"as much as a chart counts": {strings.Repeat("甲\n", MaxParagraphs-chartCost-2), chart, "", ""},
	} {
		_, found := composed(t, c.overview, c.problems, false)
		switch {
		case c.at == "" && len(found) == 0:
		case len(found) != 1 || found[0].ID != "LAYOUT" || found[0].Path != c.at || found[0].Message != c.message || found[0].Severity != model.SeverityError:
			t.Errorf("%s: %v", name, found)
		}
	}
}

// A draft has what is within the limits, and says what is left out.
func TestADraftEndsAtALimit(t *testing.T) {
	blocks, found := composed(t, strings.Repeat("甲\n", MaxParagraphs+5), "乙\n", true)
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	lines, told := 0, 0
	for _, b := range blocks {
		p, ok := b.(*layout.Paragraph)
		if !ok || p.Source != "overview" && p.Source != "problems" {
			continue
		}
		switch text := p.Parts[0].Spans[0].Text; text {
		case "甲":
			lines++
		case "〔以下文字过长，未能排入，见问题清单〕":
			told++
		case "乙":
			t.Error("a text behind the limit is printed")
		}
	}
	if lines != MaxParagraphs || told != 2 {
		t.Errorf("%d lines, told %d times", lines, told)
	}
}

// Addresses beyond the limit are text.
func TestTheLimitOfLinks(t *testing.T) {
	for n, want := range map[int]int{MaxLinks - 1: MaxLinks - 1, MaxLinks: MaxLinks, MaxLinks + 1: MaxLinks} {
		blocks, found := composed(t, strings.Repeat("http://a.cn，", n), "", false)
		if len(found) > 0 {
			t.Fatal(found)
		}
		links, text := 0, strings.Builder{}
		for _, b := range blocks {
			if p, ok := b.(*layout.Paragraph); ok && p.Source == "overview" {
				for _, s := range p.Parts[0].Spans {
					text.WriteString(s.Text)
					if s.Link != "" {
						links++
					}
				}
			}
		}
		if links != want || strings.Count(text.String(), "http://a.cn") != n {
			t.Errorf("%d of %d addresses are links", links, n)
		}
	}
}

// The length of an address that is a link.
func TestALongAddressIsNoLink(t *testing.T) {
	for n, want := range map[int]bool{longestLink: true, longestLink + 1: false} {
		address := "http://a.cn/" + strings.Repeat("b", n-len("http://a.cn/"))
		f := &flow{page: layout.GBT9704()}
		spans := f.spans("见"+address, fonts.FangSong, false)
		if got := len(spans) == 2 && spans[1].Link == address; got != want {
			t.Errorf("an address of %d bytes: %d spans", n, len(spans))
		}
	}
}
