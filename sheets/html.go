package sheets

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// WriteHTML writes tables as one web page that needs nothing else: no network, and its script only
// for the boxes that filter rows.
func WriteHTML(w io.Writer, b Book) error {
	view := pageView{Title: Clean(b.Title), Kind: b.Kind}
	numbers := map[string]int{}
	for i, s := range b.Sheets {
		if numbers[s.Name] == 0 {
			numbers[s.Name] = i + 1
		}
	}
	for i, s := range b.Sheets {
		view.Sheets = append(view.Sheets, viewOf(s, i+1, numbers, b.Sheets))
		for _, row := range s.Rows {
			for _, c := range row {
				view.Toned = view.Toned || c.Tone != Plain
			}
		}
	}
	return page.Execute(w, view)
}

// The views are what the template shows.
type (
	pageView struct {
		Title, Kind string
		Sheets      []sheetView
		Toned       bool // some cells have tones, so that their marks must be explained
	}
	sheetView struct {
		Number  int // from 1
		Name    string
		Notes   []string
		Columns []columnView
		Rows    []rowView
		Frozen  bool
	}
	columnView struct {
		Number        int // from 1
		Name, Choices string
		Class         string
		Least         int // width in characters, 0 for as wide as the texts
	}
	rowView struct {
		Number int // from 1
		Cells  []cellView
	}
	cellView struct {
		Text, Class, Mark, To string
		Head                  bool // names the row
	}
)

// marks stand before the texts of cells, as colours alone would not tell everyone.
var marks = map[Tone]struct{ class, mark string }{
	Good: {"good", "✓"}, Caution: {"caution", "△"}, Bad: {"bad", "✗"},
}

func viewOf(s Sheet, number int, numbers map[string]int, all []Sheet) sheetView {
	v := sheetView{Number: number, Name: Clean(s.Name), Frozen: s.Frozen > 0}
	for _, note := range s.Notes {
		v.Notes = append(v.Notes, Clean(note))
	}
	right := s.numeric()
	for i, c := range s.Columns {
		cv := columnView{Number: i + 1, Name: Clean(c.Name), Choices: Clean(strings.Join(c.Choices, "／"))}
		if right[i] {
			cv.Class = "num"
		}
		if c.Wrap || c.Input {
			cv.Least = min(c.Width, 60)
		}
		v.Columns = append(v.Columns, cv)
	}
	for r, row := range s.Rows {
		cells := make([]cellView, len(s.Columns))
		for i := range cells {
			cells[i] = cellOf(at(row, i), s.Columns[i], right[i])
			cells[i].Head = i == 0 && s.Frozen > 0 && cells[i].Text != ""
			if l := at(row, i).Link; numbers[l.Sheet] > 0 && l.Row > 0 && l.Row <= len(all[numbers[l.Sheet]-1].Rows) {
				cells[i].To = fmt.Sprintf("#s%d-r%d", numbers[l.Sheet], l.Row)
			}
		}
		v.Rows = append(v.Rows, rowView{r + 1, cells})
	}
	return v
}

func cellOf(c Cell, column Column, right bool) cellView {
	var classes []string
	if right {
		classes = append(classes, "num")
	}
	if column.Wrap {
		classes = append(classes, "wrap")
	}
	if column.Input {
		classes = append(classes, "input")
	}
	tone := marks[c.Tone]
	if tone.class != "" {
		classes = append(classes, tone.class)
	}
	return cellView{Text: Clean(c.Text), Class: strings.Join(classes, " "), Mark: tone.mark}
}
