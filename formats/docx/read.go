// Package docx reads Word documents (.docx, .docm, .dotx) into the neutral document of package paper.
// It shows what a person sees who opens the file with all changes accepted: numbers that Word counts
// by itself are there, hidden and struck-through text is not, and of what is left out a note tells.
//
// Encoder writes reports as Word documents, which Read reads back exactly.
package docx

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// The limits of a document. A report has some 60 paragraphs and 250 cells.
const (
	maxParagraphs = 100_000
	maxCells      = 200_000
	maxColumns    = 1000
	maxNotes      = 1000 // that are told; a document with more has the same fault everywhere
)

// Read reads a Word document. What is none, or is damaged, is refused with one finding whose id
// begins with READ-.
func Read(data []byte) (*paper.Document, error) {
	pkg, err := opc.Open(data, opc.Word)
	if err != nil {
		return nil, err
	}
	main, _ := pkg.Main()
	d := &reader{pkg: pkg, main: main, related: map[string]string{}}
	relations, err := pkg.Relations(main)
	if err != nil { // the lists, which number paragraphs, and the notes could be missing without a word
		return nil, err
	}
	for _, rel := range relations {
		if !rel.External && d.related[rel.Type] == "" && pkg.Has(rel.Target) {
			d.related[rel.Type] = rel.Target
		}
	}
	if err := d.readSupport(); err != nil {
		return nil, err
	}
	d.ours = d.styles.isOurs()
	s := &story{}
	if err := pkg.Walk(main, func(x *opc.Reader, _ opc.Element) error {
		return x.Each(func(e opc.Element) error {
			if e.Name == "w:body" {
				return d.blocks(x, s)
			}
			return nil
		})
	}); err != nil {
		return nil, err
	}
	return d.finish(d.close(s))
}

// reader is the state of reading one document.
type reader struct {
	pkg     *opc.Package
	main    string
	related map[string]string // parts by the type of the relation to them

	styles  styles
	numbers numbering
	texts   map[string]map[string]string // of footnotes, endnotes and comments, by kind and id
	met     map[string]bool              // those that the text refers to

	paragraphs, cells int
	ours              bool // we wrote the file
	revised           bool
	contents          []string // lines of the table of contents
	embedded          bool     // there are other documents inside
	pictures          int
	notes             model.Findings
}

// note is something to tell of a place.
type note struct {
	severity model.Severity
	message  string
	found    string // the text that is not in the document
}

// item is a block in the order of the text, with what is to be told of it. block may be nil.
type item struct {
	block  paper.Block
	toc    bool // part of a table of contents
	styled bool // its style or its content control says so, not only a field
	notes  []note
}

// finish gives the blocks their places, which needs their order, and tells what there is to tell.
func (d *reader) finish(items []item) (*paper.Document, error) {
	doc := &paper.Document{Kind: opc.KindWord, Office: true, Pictures: d.pictures}
	core := d.pkg.Core()
	doc.Meta = paper.Meta{Title: core.Title, Organ: core.Creator}
	if d.revised {
		d.add(model.Place{}, note{model.SeverityInfo, "文件含有未接受的修订，按接受后的文字读取", ""})
	}
	var p placer
	for _, it := range items {
		if it.block != nil {
			p.block(it.block, true)
			doc.Blocks = append(doc.Blocks, it.block)
		}
		at := p.last
		if it.block == nil { // of an empty paragraph: the next one is the nearest that a person finds
			at = model.Place{Name: fmt.Sprintf("第%d段附近", max(p.paragraphs, 1)), Order: p.order}
		}
		for _, n := range it.notes {
			d.add(at, n)
		}
	}
	if d.embedded && len(doc.Blocks) == 0 {
		return nil, opc.Refuse("READ-FORMAT", "Word 文件的正文嵌在另一个文件里（altChunk 或子文档），读不到", "请用 Word 打开后另存为 .docx 再试")
	}
	if d.ours {
		sectionTitles(doc.Blocks)
	}
	d.tellContents()
	d.tellUnmet()
	doc.Notes = d.notes
	return doc, nil
}

func (d *reader) add(at model.Place, n note) {
	switch {
	case len(d.notes) > maxNotes:
		return
	case len(d.notes) == maxNotes:
		n = note{model.SeverityWarning, fmt.Sprintf("没有读入的内容超过 %d 处，其余不再列出", maxNotes), ""}
	}
	d.notes = append(d.notes, model.Finding{ID: "IMPORT-EXTRA", Severity: n.severity, Place: at, Message: n.message, Found: model.Text(n.found)})
}

func (d *reader) tellContents() {
	if len(d.contents) == 0 {
		return
	}
	text := strings.Join(d.contents, "\n")
	d.add(model.Place{}, note{model.SeverityInfo, fmt.Sprintf("目录没有读入（%d 行，自%s起）", len(d.contents), zhtext.Quote(d.contents[0])), text})
}

// placer counts the parts of a document.
type placer struct {
	order, paragraphs int
	last              model.Place
}

// block gives a block and all that is in it their places. Only paragraphs of the body are named:
// who looks for a cell counts tables and rows.
func (p *placer) block(b paper.Block, body bool) {
	p.order++
	at := model.Place{Order: p.order}
	switch b := b.(type) {
	case *paper.Paragraph:
		if body {
			p.paragraphs++
			at.Name = fmt.Sprintf("第%d段", p.paragraphs)
			p.last = at
		}
		b.Place = at
	case *paper.Grid:
		b.Place = at
		for i := range b.Cells {
			c := &b.Cells[i]
			p.order++
			c.Place = model.Place{Order: p.order}
			for _, inner := range c.Blocks {
				p.block(inner, false)
			}
		}
	}
}
