package pages

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/nianbao/nianbao/model"
)

const original = "请用原始的 Word、网页，或先做文字识别(OCR)后另存为 .docx"

// Unreadable says why pages have no text to read, nil when they have some. kind is what messages call the
// file, and drawn says that the pages show more than a few lines.
func Unreadable(list []*Page, kind string, drawn bool) *model.Finding {
	pictures, read, lost := 0, 0, 0
	names := map[string]int{}
	for _, p := range list {
		pictures += p.Pictures
		for i := range p.Glyphs {
			if !blank(p.Glyphs[i].Text) {
				read++
			}
		}
		for name, n := range p.Lost {
			lost += n
			names[name] += n
		}
	}
	read -= lost
	switch {
	case lost > 10 && lost*10 > read:
		return fault("READ-GLYPHS", kind+" 的字体没有文字对照表，读不出文字："+strings.Join(sortedNames(names), "、"), "请用原始的 Word 或网页，或在导出 "+kind+" 时选择“嵌入字体”后重新导出")
	case read > 0:
		return nil
	case pictures > 0:
		return fault("READ-SCAN", kind+" 是扫描件或图片，没有文字", original)
	case drawn:
		return fault("READ-SCAN", kind+" 里没有文字，文字可能已经转成图形", original)
	}
	return fault("READ-SCAN", kind+" 是空白的，没有文字", "请检查文件是否选错")
}

func fault(id, message, hint string) *model.Finding {
	return &model.Finding{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}
}

func sortedNames(names map[string]int) []string {
	var out []string
	for name := range names {
		if name == "" {
			name = "未命名字体"
		}
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// notesOf tells what the pages hold that is not read as it is shown.
func notesOf(list []*Page) model.Findings {
	var notes model.Findings
	for _, p := range list {
		if text := p.dropUnseen(); text != "" {
			notes = append(notes, note(model.SeverityInfo, p, fmt.Sprintf("隐藏的文字没有读入：“%s”", Shortened(text)), ""))
		}
		n := 0
		for _, lost := range p.Lost {
			n += lost
		}
		if n > 0 {
			notes = append(notes, note(model.SeverityWarning, p, fmt.Sprintf("有 %d 个字读不出，写作“\uFFFD”：字体 %s 没有文字对照表", n, strings.Join(sortedNames(p.Lost), "、")), "请对照原文补上"))
		}
		switch {
		case p.Unseen > 0 && p.Unseen*2 > len(p.Glyphs):
			notes = append(notes, note(model.SeverityWarning, p, "这一页是扫描件，文字来自文字识别(OCR)，可能有错", "请对照原文核对"))
		case len(p.Glyphs) == 0 && p.Pictures > 0:
			notes = append(notes, note(model.SeverityWarning, p, "这一页只有图片，没有文字", "请用原始的 Word 或网页，或先做文字识别(OCR)"))
		}
	}
	return notes
}

// dropUnseen takes the text that nobody sees out of a page. Where most of the text is so, or a picture
// fills the page, it is what a program read off a scan, and stays.
func (p *Page) dropUnseen() string {
	if p.Unseen == 0 || p.Covered || p.Unseen*2 > len(p.Glyphs) {
		return ""
	}
	p.Unseen = 0
	var b strings.Builder
	p.Glyphs = slices.DeleteFunc(p.Glyphs, func(g Glyph) bool {
		if g.Unseen {
			b.WriteString(g.Text)
		}
		return g.Unseen
	})
	return strings.TrimSpace(b.String())
}

// slanted tells the text that stands across a page.
func slanted(list []*Page) model.Findings {
	var notes model.Findings
	told := map[string]bool{}
	for _, p := range list {
		var b strings.Builder
		for _, g := range p.Slanted {
			b.WriteString(g.Text)
		}
		text := strings.TrimSpace(b.String())
		if text == "" || told[text] {
			continue
		}
		told[text] = true
		text = Shortened(text)
		notes = append(notes, note(model.SeverityInfo, p, fmt.Sprintf("斜排或竖排的文字（如水印）没有读入：“%s”", text), ""))
	}
	return notes
}

// Shortened is a text as notes quote it.
func Shortened(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// note is a finding about something that was not taken for the report.
func note(severity model.Severity, p *Page, message, hint string) model.Finding {
	return model.Finding{ID: "IMPORT-EXTRA", Severity: severity, Place: model.Place{Page: p.Number}, Message: message, Hint: hint}
}
