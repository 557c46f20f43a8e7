package service

import (
	_ "embed"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/schema"
	"github.com/nianbao/nianbao/tables"
)

// schema is GET /api/v1/schema: the JSON Schema of a report.
func (s *Service) schema(r *request) (*answer, error) {
	return &answer{mediaType: "application/schema+json", body: schema.Report}, r.noMore()
}

//go:embed openapi.json
var description []byte

// openAPI is GET /api/v1/openapi.json.
func (s *Service) openAPI(r *request) (*answer, error) {
	return &answer{mediaType: "application/vnd.oai.openapi+json", body: description}, r.noMore()
}

// format is an edition of the official format, as programs that show its tables need it.
type format struct {
	Edition  string    `json:"edition"`
	Notice   string    `json:"notice"`
	Sections []section `json:"sections"`
	// Outcomes are the rows that （七）总计 of table three adds up.
	Outcomes []string `json:"outcomes"`
	Stocks   []stock  `json:"stocks"`
}

type section struct {
	Number   string `json:"number"`
	Title    string `json:"title"`
	BodyName string `json:"body_title"`
	Prose    string `json:"prose,omitempty"`
	Table    *table `json:"table,omitempty"`
}

type table struct {
	Name     string `json:"name"`
	Rows     int    `json:"rows"`
	HeadRows int    `json:"head_rows"`
	Widths   []int  `json:"widths"`
	Cells    []cell `json:"cells"`
}

type cell struct {
	Row     int    `json:"row"`
	Col     int    `json:"col"`
	RowSpan int    `json:"row_span"`
	ColSpan int    `json:"col_span"`
	Role    string `json:"role"`
	Text    string `json:"text,omitempty"`
	Path    string `json:"path,omitempty"`
	Name    string `json:"name,omitempty"`   // of a figure: its row and column in Chinese
	Kind    string `json:"kind,omitempty"`   // of a figure: count, amount or money
	Signed  bool   `json:"signed,omitempty"` // of a figure: it may be below zero
}

// stock says which figure follows from which: now is last year's before, and this year's plus, less minus.
type stock struct {
	Now    string   `json:"now"`
	Before []string `json:"before"`
	Plus   []string `json:"plus"`
	Minus  []string `json:"minus"`
}

var roles = [...]string{tables.Data: "data", tables.ColumnHeader: "column", tables.RowHeader: "row", tables.GroupHeader: "group", tables.Corner: "corner"}

// tables is GET /api/v1/tables: sections and tables of the edition that rules a year.
func (s *Service) tables(r *request) (*answer, error) {
	year, err := r.year()
	if err != nil {
		return nil, err
	}
	if err := r.noMore(); err != nil {
		return nil, err
	}
	edition := tables.Editions[len(tables.Editions)-1]
	if year != 0 {
		if edition = tables.EditionOf(year); edition == nil {
			return nil, badRequest("没有管这个年度的格式")
		}
	}
	return jsonAnswer(formatOf(edition)), nil
}

func formatOf(e *tables.Edition) format {
	f := format{Edition: e.ID, Notice: e.Notice, Outcomes: e.Outcomes}
	for _, s := range e.Stocks {
		f.Stocks = append(f.Stocks, stock{s.Now, listed(s.Before), listed(s.Plus), listed(s.Minus)})
	}
	fields := figuresOf(model.SchemaOf(e))
	for _, s := range e.Sections {
		out := section{s.Number, s.Title, s.BodyName, s.Prose, nil}
		if s.Table != nil {
			out.Table = tableOf(s.Table, fields)
		}
		f.Sections = append(f.Sections, out)
	}
	return f
}

// figureName is the row and the column of a figure, or what the table calls it.
func figureName(f *model.Field) string {
	if f.Parent.IsRow() {
		return f.Parent.Name + "，" + f.Name
	}
	return f.Name
}

// listed is a list that JSON has as one, when it is empty too.
func listed(paths []string) []string { return append([]string{}, paths...) }

// figuresOf are the fields of an edition's figures by path.
func figuresOf(s *model.Schema) map[string]*model.Field {
	fields := map[string]*model.Field{}
	var walk func(*model.Field)
	walk = func(f *model.Field) {
		if f.IsFigure() {
			fields[f.Path] = f
		}
		for _, c := range f.Children {
			walk(c)
		}
	}
	walk(s.Root)
	return fields
}

func tableOf(g *tables.Grid, fields map[string]*model.Field) *table {
	t := &table{Name: g.Name, Rows: g.Rows, HeadRows: g.HeadRows, Widths: g.Widths}
	for _, c := range g.Cells {
		out := cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Role: roles[c.Role], Text: c.Text, Path: c.Path}
		if f := fields[c.Path]; f != nil {
			out.Name, out.Signed = figureName(f), f.Signed
			out.Kind = map[model.Kind]string{model.CountKind: "count", model.AmountKind: "amount", model.MoneyKind: "money"}[f.Kind]
		}
		t.Cells = append(t.Cells, out)
	}
	return t
}
