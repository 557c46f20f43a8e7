// Package xlsx reads Excel workbooks (.xlsx, .xlsm) into the neutral document of package paper: the
// visible sheets in order, each split into paragraphs and tables by which cells are used.
//
// The cells are read from the XML itself, which tells a formula without a result from an empty cell
// and takes the forms that other programs write. excelize computes the formulas that have none.
//
// WriteBook writes tables of results as a workbook, by way of excelize; ReadRows reads them back when
// people have filled them in, and Kind tells such a workbook from others.
//
// WriteForm writes a report as a form to fill in, which Read reads back exactly.
package xlsx

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// The limits of a workbook. A report has some 400 cells on at most ten sheets.
const (
	maxSheets = 500
	maxCells  = 200_000 // with texts or borders
	maxEmpty  = 100_000 // others that are remembered
	maxFilled = 400_000 // positions of tables whose gaps are filled with empty cells
	maxMerges = 50_000
	maxShown  = 4 << 20 // bytes of the texts of all cells, shared ones counted in each
)

// Read reads an Excel workbook. What is none, or is damaged, is refused with one finding whose id
// begins with READ-.
func Read(data []byte) (*paper.Document, error) {
	pkg, err := opc.Open(data, opc.Excel)
	if err != nil {
		return nil, err
	}
	b := &book{pkg: pkg}
	if err := b.read(); err != nil {
		return nil, err
	}
	doc := &paper.Document{Kind: opc.KindExcel, Office: true}
	core := pkg.Core()
	doc.Meta = paper.Meta{Title: core.Title, Organ: core.Creator}
	var hidden []string
	for _, s := range b.sheets {
		if s.hidden {
			hidden = append(hidden, s.name)
		} else if err := b.readSheet(s); err != nil {
			return nil, err
		}
	}
	form := b.findForm()
	if err := b.compute(); err != nil {
		return nil, err
	}
	if form != nil {
		doc.Form = form.read()
	}
	if len(hidden) > 0 {
		b.note(model.SeverityInfo, model.Place{}, "隐藏的工作表没有读入："+strings.Join(hidden, "、"), "")
	}
	for _, s := range b.sheets {
		if !s.hidden && s.cells != nil && (form == nil || !form.has(s)) {
			doc.Blocks = append(doc.Blocks, b.blocks(s)...)
		}
	}
	var n numberer
	for _, block := range doc.Blocks {
		n.block(block)
	}
	doc.Pictures, doc.Notes = b.pictures, b.notes
	return doc, nil
}

// book is a workbook while it is read.
type book struct {
	pkg      *opc.Package
	main     string
	sheets   []*sheet
	texts    []rich            // shared strings
	names    map[string]target // what the defined names of a form stand for
	styles   styles
	from1904 bool
	cells    int // that have texts or borders
	empty    int // others
	shown    int // bytes of their texts
	filled   int // positions of tables whose gaps are filled
	pictures int
	notes    model.Findings
}

func (b *book) note(severity model.Severity, at model.Place, message, found string) {
	b.notes = append(b.notes, model.Finding{ID: "IMPORT-EXTRA", Severity: severity, Place: at, Message: message, Found: model.Text(found)})
}

// read reads what all sheets need.
func (b *book) read() error {
	b.main, _ = b.pkg.Main()
	targets := map[string]opc.Relation{}
	shared, styleSheet := "", ""
	relations, err := b.pkg.Relations(b.main)
	if err != nil {
		return err
	}
	for _, rel := range relations {
		targets[rel.ID] = rel
		switch {
		case rel.Type == "sharedStrings" && b.pkg.Has(rel.Target):
			shared = rel.Target
		case rel.Type == "styles" && b.pkg.Has(rel.Target):
			styleSheet = rel.Target
		}
	}
	if err := b.pkg.Walk(b.main, func(x *opc.Reader, _ opc.Element) error {
		return x.Each(func(e opc.Element) error {
			switch e.Name {
			case "s:workbookPr":
				b.from1904 = isTrue(e.Attr("date1904"))
			case "s:sheets":
				return x.Each(func(e opc.Element) error { return b.addSheet(e, targets) })
			case "s:definedNames":
				return x.Each(func(e opc.Element) error { return b.addName(x, e) })
			}
			return nil
		})
	}); err != nil {
		return err
	}
	if len(b.sheets) == 0 {
		return opc.Refuse("READ-DAMAGED", "Excel 文件不完整：找不到任何工作表", "请用 Excel 或 WPS 打开后另存为 .xlsx 再试")
	}
	if shared != "" {
		if err := b.pkg.Walk(shared, func(x *opc.Reader, _ opc.Element) error { return b.readTexts(x) }); err != nil {
			return err
		}
	}
	if styleSheet == "" {
		return nil
	}
	return b.pkg.Walk(styleSheet, func(x *opc.Reader, _ opc.Element) error { return b.styles.read(x) })
}

// addSheet notes a sheet that the workbook lists.
func (b *book) addSheet(e opc.Element, targets map[string]opc.Relation) error {
	if e.Name != "s:sheet" {
		return nil
	}
	if len(b.sheets) >= maxSheets {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Excel 文件的工作表超过 %d 张", maxSheets), "请删去无关的工作表后另存")
	}
	rel, known := targets[e.Attr("r:id")]
	name, state := e.Attr("name"), e.Attr("state")
	if known && rel.Type != "worksheet" {
		if state == "" || state == "visible" {
			b.note(model.SeverityInfo, model.Place{}, "工作表“"+name+"”是图表或对话框，没有读入", "")
		}
		return nil
	}
	if !known || !b.pkg.Has(rel.Target) {
		return opc.Refuse("READ-DAMAGED", "Excel 文件不完整：缺少工作表“"+name+"”", "请重新下载或请对方重新发送")
	}
	b.sheets = append(b.sheets, &sheet{name: name, part: rel.Target, hidden: state == "hidden" || state == "veryHidden"})
	return nil
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// numberer numbers the parts of a document in their order.
type numberer struct{ order int }

func (n *numberer) block(block paper.Block) {
	n.order++
	switch block := block.(type) {
	case *paper.Paragraph:
		block.Place.Order = n.order
	case *paper.Grid:
		block.Place.Order = n.order
		for i := range block.Cells {
			n.order++
			block.Cells[i].Place.Order = n.order
		}
	}
}
