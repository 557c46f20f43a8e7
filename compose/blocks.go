// Package compose turns a report into the blocks that layout sets on pages: sections, headings,
// tables, pictures, charts, the table of contents, the signature and the pages of a draft.
package compose

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// Options say how a report is composed.
type Options struct {
	Page      layout.PageStyle
	Faces     *fonts.Set
	Files     fs.FS // of the pictures; nil when there are none to read
	Landscape bool  // table three stands on landscape pages of its own
	Draft     bool  // a line stands for a picture or chart that cannot be printed
}

// Blocks turns a report into the blocks that layout sets on pages. Structure is decided here,
// and only here. The findings are those of pictures and charts, which are left out; the error is
// of type model.Findings when the report follows no edition.
func Blocks(r *model.Report, o Options) ([]layout.Block, model.Findings, error) {
	edition := r.Format()
	if edition == nil {
		return nil, nil, r.CheckEdition()
	}
	f := &flow{r: r, page: o.Page, faces: o.Faces, files: o.Files, landscape: o.Landscape, draft: o.Draft}
	f.title()
	f.dateLine()
	f.addressee()
	f.prose("preamble", r.Preamble)
	for i, s := range edition.Sections {
		f.section(s, r.SectionTitle(edition, i))
	}
	f.keepLast()
	f.attachmentList()
	f.signature()
	f.attachments()
	setTabs(f.blocks)
	return f.blocks, f.findings, nil
}

type flow struct {
	r           *model.Report
	level       int // of the last heading
	page        layout.PageStyle
	faces       *fonts.Set
	blocks      []layout.Block
	files       fs.FS                      // of the pictures; may be nil
	pictures    map[string]*layout.Picture // by path
	pixels      int64                      // of them all
	pictureData int64                      // likewise
	findings    model.Findings
	landscape   bool // for table three
	draft       bool
	counted     counted
}

func (f *flow) add(b layout.Block) { f.blocks = append(f.blocks, b) }

// chars is the width of n characters of the page's grid.
func (f *flow) chars(n int) layout.Length {
	return f.page.Measure() * layout.Length(n) / layout.Length(f.page.Chars)
}

func (f *flow) title() {
	style := titleStyle(f.page)
	style.Phrases = titlePhrases(f.r.Organ, f.r.TitleLines())
	if f.r.DateLine != "" {
		style.SpaceAfter = 0 // the empty line stands below the date
	}
	f.add(&layout.Paragraph{
		Source: "title", Style: style,
		Parts: []layout.Part{{Role: layout.RoleTitle, Spans: []layout.Span{{
			Text: strings.Join(f.r.TitleLines(), "\n"), Face: fonts.XiaoBiaoSong,
		}}}},
	})
}

// titleStyle is 二号, centred (GB/T 9704-2012, 7.3.1), with lines a quarter wider apart than the
// text's. Below it a line of the grid stays empty (7.3.2), however many lines the title has, and
// the text begins on the grid.
func titleStyle(page layout.PageStyle) layout.Style {
	pitch := page.Pitch()
	return layout.Style{Size: layout.ErHao, Pitch: pitch * 5 / 4, Align: layout.Centre, SpaceAfter: pitch, KeepNext: true, Snap: true}
}

// tableThree is the name of the table that goes on landscape pages.
const tableThree = "表三"

// section is a heading of level one and what the section holds.
func (f *flow) section(s tables.Section, title string) {
	start := len(f.blocks)
	style := f.bodyStyle()
	style.KeepNext, style.Phrases = true, headingPhrases
	f.add(&layout.Paragraph{
		Source: "titles", Style: style,
		Parts: []layout.Part{{Role: f.headingRole(1), Spans: []layout.Span{{Text: s.Number + "、" + title, Face: fonts.Hei}}}},
	})
	if s.Prose != "" {
		f.prose(s.Prose, f.r.Prose(s.Prose))
	}
	if s.Table == nil {
		return
	}
	// The heading turns with the table, unless text stands between them.
	around := besideTable[s.Table.Name]
	f.prose(around+".before", f.r.Prose(around+".before"))
	if n := len(f.blocks); n > start+1 {
		start = n
		if p, ok := f.blocks[n-1].(*layout.Paragraph); ok {
			p.Style.KeepNext = true
		}
	}
	f.add(f.table(s.Table))
	own := slices.Clone(f.blocks[start:])
	f.blocks = append(f.blocks[:start], &layout.Group{
		Landscape: f.landscape && s.Table.Name == tableThree, Turnable: true, Blocks: own,
	})
	f.prose(around+".after", f.r.Prose(around+".after"))
}

// besideTable are the fields that hold the prose above and below each table.
var besideTable = map[string]string{"表二": "proactive_disclosure", tableThree: "applications", "表四": "litigation"}

// bodyStyle is 三号 on the page's grid, the first line two characters in.
func (f *flow) bodyStyle() layout.Style {
	return layout.Style{Size: f.page.Body, FirstIndent: f.chars(2)}
}

// prose adds the paragraphs and figures of a text.
func (f *flow) prose(path, text string) {
	pieces := prose.Pieces(text)
	splits := prose.Headings(pieces)
	if strings.HasSuffix(path, ".after") { // the numbered items of a note are no headings
		for i, p := range pieces {
			splits[i] = prose.Split{Body: p.Text}
		}
	}
	for i, p := range pieces {
		if !f.hasRoom(path, p) {
			if f.draft {
				f.add(f.paragraph(path, prose.Split{Body: "〔以下文字过长，未能排入，见问题清单〕"}))
			}
			return
		}
		before := len(f.blocks)
		switch p.Kind {
		case prose.Picture:
			f.picture(path, p)
		case prose.Chart:
			f.chart(path, p)
		case prose.Table:
			f.proseTable(path, p)
		default:
			f.add(f.paragraph(path, splits[i]))
		}
		if len(f.blocks) == before && f.draft {
			f.add(f.paragraph(path, leftOutText))
		}
	}
}

// leftOut is printed in a draft in the place of a picture, chart or table that cannot be printed.
const leftOut = "〔此处的图表未能排入，见问题清单〕"

var leftOutText = prose.Split{Body: leftOut}

func (f *flow) paragraph(path string, split prose.Split) *layout.Paragraph {
	heading, body := split.Heading, split.Body
	p := &layout.Paragraph{Source: path, Style: f.bodyStyle()}
	if heading.Level > 0 {
		look := headingLooks[heading.Level]
		p.Parts = append(p.Parts, layout.Part{Role: f.headingRole(heading.Level), Spans: f.spans(heading.Text, look.face, look.bold)})
		if body == "" {
			p.Style.KeepNext, p.Style.Phrases = true, headingPhrases
		}
	}
	if body != "" {
		p.Parts = append(p.Parts, layout.Part{Role: layout.RoleP, Spans: f.spans(body, fonts.FangSong, false)})
	}
	return p
}

var headingRoles = [...]layout.Role{1: layout.RoleH1, layout.RoleH2, layout.RoleH3, layout.RoleH4}

// headingRole is the structure type of a heading. No level is skipped on the way down
// (ISO 14289-1, 7.4.2), whatever number a heading was typed with: "1." straight below 一、
// looks like a third level and is a second one.
func (f *flow) headingRole(level int) layout.Role {
	f.level = min(level, f.level+1)
	return headingRoles[f.level]
}

// headingLooks are the faces of the levels below a section (GB/T 9704-2012, 7.3.3).
var headingLooks = map[int]struct {
	face fonts.Role
	bold bool
}{
	2: {fonts.Kai, false},
	3: {fonts.FangSong, true},
	4: {fonts.FangSong, false},
}

// tableSizes are the type sizes that a table may have: never below 小五.
var tableSizes = []layout.Length{layout.XiaoSi, layout.WuHao, layout.XiaoWu}

// table returns a statutory table with the report's figures. Whole numbers are aligned unit below
// unit; money is centred, since its points and units differ from row to row. A table without a header
// over all of it, as table two, has one in each of its groups.
func (f *flow) table(g *tables.Grid) *layout.Table {
	t := &layout.Table{
		Name: g.Name, Rows: g.Rows, HeadRows: g.HeadRows, Widths: g.Widths, Keep: g.Keep,
		Divisible: g.HeadRows == 0, Sizes: tableSizes, Cells: slices.Clone(blankTables()[g]),
	}
	fields := f.r.Schema().ByPath
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Source == "" {
			continue
		}
		c.Text = fields[c.Source].Text(f.r)
		if remark := f.r.Remarks[c.Source]; remark != "" {
			c.Text += "\n" + remark
			c.Face = fonts.FangSong
		} else if isWhole(c.Text) {
			c.Align = layout.Units
		}
	}
	return t
}

// blankTables are the cells of the tables of all editions, without figures.
var blankTables = sync.OnceValue(func() map[*tables.Grid][]layout.Cell {
	blank := map[*tables.Grid][]layout.Cell{}
	for _, e := range tables.Editions {
		for _, s := range e.Sections {
			if s.Table != nil {
				blank[s.Table] = blankTable(s.Table)
			}
		}
	}
	return blank
})

// blankTable gives the cells of a statutory table their faces and alignment. The lines of
// table three are read as a list; the labels of its groups and those of table two stand in
// the middle.
func blankTable(g *tables.Grid) []layout.Cell {
	cells := make([]layout.Cell, len(g.Cells))
	for i, c := range g.Cells {
		cells[i] = layout.Cell{
			Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan,
			Text: c.Text, Source: c.Path, Face: fonts.FangSong, Align: layout.Centre,
			Header: scopes[c.Role], Phrases: labelPhrases()[c.Text],
		}
		switch {
		case c.Role == tables.Data:
			cells[i].Face = fonts.Song
		case c.Role == tables.RowHeader && c.RowSpan == 1 && g.HeadRows > 0:
			cells[i].Align = layout.Left
		}
	}
	return cells
}

// isWhole reports whether a figure is a whole number, of digits and perhaps a sign.
func isWhole(text string) bool { return strings.Trim(text, "+-0123456789") == "" }

var scopes = map[tables.Role]layout.Scope{
	tables.ColumnHeader: layout.ColumnScope,
	tables.GroupHeader:  layout.ColumnScope,
	tables.Corner:       layout.ColumnScope,
	tables.RowHeader:    layout.RowScope,
}
