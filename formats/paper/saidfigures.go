package paper

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// figures reads the data cells of an official table: a number, and below it a remark, as they are printed. What
// somebody has made of such a cell since is read, and doubted, as in a file of anybody else.
func (s *saidReport) figures(g *Grid, e *tables.Edition, own *tables.Grid) {
	fields := model.SchemaOf(e).ByPath
	for i, c := range own.Cells {
		f := fields[c.Path]
		if f == nil {
			s.tellCell(&g.Cells[i], kind(s.section-1).path(), g.Place, quotedCell(&g.Cells[i]))
			continue
		}
		s.rc.source.Places[c.Path] = g.Cells[i].Place
		r, remark := printedFigure(f, g.Cells[i].Text)
		figure := &figure{reading: r, text: g.Cells[i].Text, place: s.placeOf(g.Cells[i].Place, f)}
		figure.doubtUnit(c.Path)
		figure.tellMarks()
		s.rc.store(f, figure)
		if remark != "" {
			s.remark(c.Path, remark)
		}
		s.tellFigure(f, figure)
		taken := "没有读入"
		if r.number != "" {
			taken = "读作 " + r.number
		}
		s.tellCell(&g.Cells[i], c.Path, figure.place, f.Label()+taken)
	}
}

// printedFigure reads a cell as it is printed: a number, and in the lines below it a remark. Of a cell with anything else
// the reading has what is in doubt.
func printedFigure(f *model.Field, text string) (r reading, remark string) {
	number, below, _ := strings.Cut(text, "\n")
	below = strings.Map(readable, strings.ReplaceAll(below, "\n", ""))
	if below == "" || isRemark(below) {
		if count, err := tables.ParseCount(number); err == nil && f.Kind == model.CountKind {
			return reading{number: itoa(count)}, below
		}
		if r = formReading(f.Kind, number); len(r.doubts) == 0 && r.remark == "" {
			return r, below
		}
	}
	r = readCell(strings.Map(readable, text), f.Kind == model.CountKind)
	if len(r.doubts) == 0 && !r.blank && below != "" && r.remark == "" && !isUnit(below) {
		r.doubts, r.remark = append(r.doubts, text), ""
	}
	return r, ""
}

// isRemark reports whether a text is a remark of the input format: it stands in brackets, or begins with a word that
// begins remarks.
func isRemark(text string) bool {
	if remarkBegins.MatchString(text) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("（([【〔", first) && strings.ContainsRune("）)]】〕", last)
}

func (s *saidReport) remark(path, remark string) {
	if s.rc.report.Remarks == nil {
		s.rc.report.Remarks = map[string]string{}
	}
	s.rc.report.Remarks[path] = remark
}

// placeOf is the place of a figure, named by its table as long as the file has no name for it.
func (s *saidReport) placeOf(place model.Place, f *model.Field) model.Place {
	if place.Name == "" {
		place.Name = kind(s.section-1).name() + f.Label()
	}
	return place
}

// tellFigure tells what is missing or in doubt of a figure.
func (s *saidReport) tellFigure(f *model.Field, g *figure) {
	switch r := g.reading; {
	case len(r.doubts) > 0:
		s.rc.unsureCell(f, g)
	case r.blank:
		what := "空白"
		if r.typed != "" {
			what = named(r.typed)
		}
		s.rc.find("IMPORT-BLANK", model.SeverityWarning, f.Path, g.place, f.Label()+"是"+what+"，按 0 处理", "没有的请填 0")
	case r.remark != "":
		s.rc.find("IMPORT-EXTRA", model.SeverityInfo, f.Path, g.place, f.Label()+"读作 "+r.number+"，后面的说明"+zhtext.Quote(r.remark)+"一并保留", "")
	}
	if g.remark != "" && len(g.reading.doubts) == 0 {
		s.rc.find("IMPORT-UNSURE", model.SeverityInfo, f.Path, g.place, f.Label()+"读作 "+g.reading.number+"："+g.remark, "请与原件核对")
	}
}

// tellCells tells what stands beside the texts of a table in prose.
func (s *saidReport) tellCells(g *Grid) {
	for i := range g.Cells {
		s.tellCell(&g.Cells[i], s.path(), g.Place, quotedCell(&g.Cells[i]))
	}
}

func quotedCell(c *Cell) string { return "表格中" + zhtext.Quote(squeeze(c.Text)) + "一格" }

// tellCell tells what the file says beside the text of a cell, and that it holds more than text. what says how the
// cell was read.
func (s *saidReport) tellCell(c *Cell, path string, place model.Place, what string) {
	if c.Remark != "" {
		s.rc.find("IMPORT-UNSURE", model.SeverityInfo, path, place, what+"："+c.Remark, "请与原件核对")
	}
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case *Grid:
			s.rc.find("IMPORT-EXTRA", model.SeverityWarning, path, place, what+"，其中的表格没有读入", "需要的话，请写进正文")
		case *Paragraph:
			if b.Picture {
				s.rc.find("IMPORT-EXTRA", model.SeverityWarning, path, place, what+"，其中的图没有读入："+zhtext.Quote(b.Text), "需要的话，请写进正文")
			}
		}
	}
}
