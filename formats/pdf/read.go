// Package pdf reads PDF files: text and tables by where glyphs and ruled lines stand, and the files that
// nianbao wrote by their structure.
package pdf

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/pdffile"
	"github.com/nianbao/nianbao/model"
)

// maxSize is how large a file may be.
const maxSize = 64 << 20

// Read reads a PDF file. The error is model.Findings when the file cannot be read.
func Read(data []byte) (*paper.Document, error) { return readAs(data, true) }

// readAs reads a file, by its structure where it is one of ours and tags is set.
func readAs(data []byte, tags bool) (*paper.Document, error) {
	if len(data) > maxSize {
		return nil, refuse(limit(fmt.Sprintf("文件有 %d MB，超过 %d MB", len(data)>>20, maxSize>>20)))
	}
	file, err := pdffile.Open(data)
	if err != nil {
		return nil, refuse(reason(err))
	}
	return newDocument(file).read(tags)
}

func newDocument(file *pdffile.File) *document {
	return &document{file: file, byRef: map[pdffile.Ref]*page{}, fonts: map[pdffile.Ref]*font{}, forms: map[pdffile.Ref][]byte{}, hidden: map[pdffile.Ref]bool{}}
}

func (d *document) read(tags bool) (*paper.Document, error) {
	whole := d.findPages()
	if len(d.pages) > maxPages {
		return nil, refuse(limit(fmt.Sprintf("文件超过 %d 页", maxPages)))
	}
	if !whole || len(d.pages) == 0 {
		return nil, refuse(damaged)
	}
	d.findLayers()
	for _, p := range d.pages {
		d.readPage(p)
		if p.cut && !d.file.Full() {
			return nil, refuse(damagedPage(p.number))
		}
		if d.file.Full() || d.operators > maxOperators || d.glyphs > maxGlyphs {
			return nil, refuse(limit(fmt.Sprintf("文件内容过多，读到第 %d 页为止", p.number)))
		}
	}
	if f := d.unreadable(); f != nil {
		return nil, refuse(*f)
	}
	out := &paper.Document{Kind: "PDF", Loose: true, Meta: d.meta(), Notes: d.notes()}
	for _, p := range d.pages {
		out.Pictures += p.pictures
	}
	if blocks, notes := d.tagged(); tags && blocks != nil {
		out.Blocks, out.Loose = blocks, false
		number(blocks)
		out.Notes = append(out.Notes, notes...).Sort()
		return out, nil
	}
	var parts []*part
	for _, p := range d.pages {
		parts = append(parts, partsOf(p)...)
	}
	out.Notes = append(out.Notes, d.slanted()...)
	out.Notes = append(out.Notes, d.dropFurniture(parts)...)
	parts = makeGrids(parts)
	markBlanks(parts)
	out.Blocks = blocksOf(parts)
	number(out.Blocks)
	out.Notes = out.Notes.Sort()
	return out, nil
}

// The findings of files that cannot be read.
var (
	damaged   = finding("READ-DAMAGED", "PDF 文件已损坏", "请重新下载或从原文件重新导出")
	cut       = finding("READ-DAMAGED", "PDF 文件不完整，末尾缺少内容", "可能没有下载完，请重新下载")
	encrypted = finding("READ-ENCRYPTED", "PDF 文件设有打开密码", "请先取消密码，另存后再读入")
	unknown   = finding("READ-ENCRYPTED", "PDF 文件的加密方式无法识别", "请取消加密，另存后再读入")
	notPDF    = finding("READ-DAMAGED", "文件不是 PDF", "请检查文件是否选错")
	scan      = finding("READ-SCAN", "PDF 是扫描件或图片，没有文字", "请用原始的 Word、网页，或先做文字识别(OCR)后另存为 .docx")
	outlines  = finding("READ-SCAN", "PDF 里没有文字，文字可能已经转成图形", "请用原始的 Word、网页，或先做文字识别(OCR)后另存为 .docx")
	empty     = finding("READ-SCAN", "PDF 是空白的，没有文字", "请检查文件是否选错")
)

func finding(id, message, hint string) model.Finding {
	return model.Finding{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}
}

func limit(message string) model.Finding {
	return finding("READ-LIMIT", message, "年报通常只有几页，请检查文件是否选错")
}

func damagedPage(number int) model.Finding {
	f := damaged
	f.Message = fmt.Sprintf("PDF 文件已损坏：第 %d 页的内容不完整", number)
	f.Place = model.Place{Page: number}
	return f
}

func refuse(f model.Finding) error { return model.Findings{f} }

func reason(err error) model.Finding {
	switch {
	case errors.Is(err, pdffile.ErrPassword):
		return encrypted
	case errors.Is(err, pdffile.ErrCrypt):
		return unknown
	case errors.Is(err, pdffile.ErrCut):
		return cut
	case errors.Is(err, pdffile.ErrNotPDF):
		return notPDF
	case errors.Is(err, pdffile.ErrLimit):
		return limit("PDF 文件内容过多")
	}
	return damaged
}

// unreadable says why there is no text to read, nil when there is some.
func (d *document) unreadable() *model.Finding {
	pictures, rules, read, lost := 0, 0, 0, 0
	names := map[string]int{}
	for _, p := range d.pages {
		pictures += p.pictures
		rules += len(p.rules)
		for i := range p.glyphs {
			if !blank(p.glyphs[i].text) {
				read++
			}
		}
		for name, n := range p.lost {
			lost += n
			names[name] += n
		}
	}
	read -= lost
	switch {
	case lost > 10 && lost*10 > read:
		f := finding("READ-GLYPHS", "PDF 的字体没有文字对照表，读不出文字："+strings.Join(sortedNames(names), "、"), "请用原始的 Word 或网页，或在导出 PDF 时选择“嵌入字体”后重新导出")
		return &f
	case read > 0:
		return nil
	case pictures > 0:
		return &scan
	case d.operators > 200:
		return &outlines
	}
	return &empty
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

// notes tells what the pages hold that is not read as it is shown.
func (d *document) notes() model.Findings {
	var notes model.Findings
	for _, p := range d.pages {
		if text := p.dropUnseen(); text != "" {
			notes = append(notes, note(model.SeverityInfo, p, fmt.Sprintf("隐藏的文字没有读入：“%s”", shortened(text)), ""))
		}
		n := 0
		for _, lost := range p.lost {
			n += lost
		}
		if n > 0 {
			notes = append(notes, note(model.SeverityWarning, p, fmt.Sprintf("有 %d 个字读不出，写作“\uFFFD”：字体 %s 没有文字对照表", n, strings.Join(sortedNames(p.lost), "、")), "请对照原文补上"))
		}
		switch {
		case p.unseen > 0 && p.unseen*2 > len(p.glyphs):
			notes = append(notes, note(model.SeverityWarning, p, "这一页是扫描件，文字来自文字识别(OCR)，可能有错", "请对照原文核对"))
		case len(p.glyphs) == 0 && p.pictures > 0:
			notes = append(notes, note(model.SeverityWarning, p, "这一页只有图片，没有文字", "请用原始的 Word 或网页，或先做文字识别(OCR)"))
		}
	}
	return notes
}

// dropUnseen takes the text that nobody sees out of a page. Where most of the text is so, or a picture
// fills the page, it is what a program read off a scan, and stays.
func (p *page) dropUnseen() string {
	if p.unseen == 0 || p.covered || p.unseen*2 > len(p.glyphs) {
		return ""
	}
	p.unseen = 0
	var b strings.Builder
	p.glyphs = slices.DeleteFunc(p.glyphs, func(g glyph) bool {
		if g.unseen {
			b.WriteString(g.text)
		}
		return g.unseen
	})
	return strings.TrimSpace(b.String())
}

// slanted tells the text that stands across a page.
func (d *document) slanted() model.Findings {
	var notes model.Findings
	told := map[string]bool{}
	for _, p := range d.pages {
		var b strings.Builder
		for _, g := range p.slanted {
			b.WriteString(g.text)
		}
		text := strings.TrimSpace(b.String())
		if text == "" || told[text] {
			continue
		}
		told[text] = true
		text = shortened(text)
		notes = append(notes, note(model.SeverityInfo, p, fmt.Sprintf("斜排或竖排的文字（如水印）没有读入：“%s”", text), ""))
	}
	return notes
}

// shortened is a text as notes quote it.
func shortened(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func (d *document) meta() paper.Meta {
	info := d.file.Dict(d.file.Trailer["Info"])
	meta := paper.Meta{Title: textString(d.file.Get(info, "Title")), Organ: textString(d.file.Get(info, "Author"))}
	if info == nil { // as in files of PDF 2.0
		m := d.metadata()
		meta.Title, meta.Organ = m.title, m.creator
	}
	return meta
}
