package paper

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// Recognize finds the report in a document. name is the file's name, for hints where the document
// names no organ.
//
// The findings are what was not certain, sorted by place; they are in the report's Source as well.
// What stands in the document is kept as it stands, wrong sums included. The error is of type
// model.Findings when the document is no report.
func Recognize(doc *Document, name string) (*model.Report, model.Findings, error) {
	if err := tooLarge(doc); err != nil {
		return nil, nil, err
	}
	rc := newRecognizer(doc, name)
	if doc.Form != nil {
		rc.form(doc.Form)
		return rc.result()
	}
	if rc.said() {
		return rc.result()
	}
	rc.items = inOrder(stream(doc))
	rc.gather()
	rc.dropOtherYears()
	rc.findTitles()
	if err := rc.refuse(); err != nil {
		return nil, nil, err
	}
	rc.front()
	rc.readTables()
	rc.chooseEdition()
	rc.fill()
	rc.prose()
	rc.checkSums()
	return rc.result()
}

// recognizer turns the items of one document into a report.
type recognizer struct {
	doc   *Document
	name  string
	items []item

	parts  [4][]row // rows of each table
	at     [4]int   // index of the first item of each table, -1 when there is none
	titles [7]titleAt
	two    *two
	three  *three
	four   *four

	report    model.Report
	figures   map[string]*figure
	rowPlaces map[string]model.Place
	unsure    map[string]bool // rows of which it is not certain which value is which
	source    model.Source
	findings  model.Findings
	told      map[string]int // findings of each kind
}

func newRecognizer(doc *Document, name string) *recognizer {
	return &recognizer{doc: doc, name: name, figures: map[string]*figure{}, rowPlaces: map[string]model.Place{}, unsure: map[string]bool{}, told: map[string]int{}}
}

// titleAt is the title of a section and the index of its item; index -1 means that there is none.
type titleAt struct {
	index int
	match sectionMatch
	start int // where the section begins: its title, or its table
}

// gather collects the rows of each table.
func (rc *recognizer) gather() {
	rc.at = [4]int{-1, -1, -1, -1}
	for i, it := range rc.items {
		if it.part == nil {
			continue
		}
		k := it.part.kind
		if rc.at[k] < 0 {
			rc.at[k] = i
		}
		rc.parts[k] = append(rc.parts[k], it.part.rows...)
	}
}

// dropOtherYears leaves out tables below the title of another year's report, as workbooks have them
// beside this year's.
func (rc *recognizer) dropOtherYears() {
	years := make([]int, len(rc.items))
	latest, year := 0, 0
	for i, it := range rc.items {
		if i > 0 && sheetOf(&rc.items[i]) != sheetOf(&rc.items[i-1]) {
			year = 0
		}
		if it.par != nil && isTitle(it.par.Text) {
			if _, y := organAndYear(titleLines(it.par)); y != 0 {
				year = y
				latest = max(latest, y)
			}
		}
		years[i] = year
	}
	for k := tableTwo; k <= tableFour; k++ {
		var kept []row
		dropped, at := -1, -1
		for i, it := range rc.items {
			switch {
			case it.part == nil || it.part.kind != k:
			case years[i] != 0 && years[i] < latest:
				dropped = i
			default:
				kept = append(kept, it.part.rows...)
				if at < 0 {
					at = i
				}
			}
		}
		if dropped < 0 || kept == nil {
			continue
		}
		rc.parts[k], rc.at[k] = kept, at
		rc.find("IMPORT-EXTRA", model.SeverityWarning, "", rc.items[dropped].place, "文件里还有"+strconv.Itoa(years[dropped])+"年的"+k.name()+"，没有读入", "请核对读入的是要用的年度")
	}
}

// chooseEdition decides the report's edition by its tables and its year.
func (rc *recognizer) chooseEdition() {
	r := &rc.report
	byYear := tables.EditionOf(r.Year)
	two, three := rc.two.edition, rc.three.edition
	switch {
	case byYear == nil:
		r.Edition = cmp.Or(three, two, "2021")
		byYear = tables.EditionByID(r.Edition)
	case two == three && two != "" && two != byYear.ID:
		r.Edition = two
		byYear = tables.EditionByID(two)
	}
	if two != "" && two != byYear.ID {
		r.Forms.Disclosure = two
	}
	if three != "" && three != byYear.ID {
		r.Forms.Applications = three
	}
}

// result is what Recognize returns.
func (rc *recognizer) result() (*model.Report, model.Findings, error) {
	rc.tellLeft()
	rc.source.Notes = slices.Concat(rc.doc.Notes, rc.findings).Sort()
	rc.report.SetSource(&rc.source)
	return &rc.report, rc.source.Notes, nil
}

// squeeze drops the white space of a text, as titles and names are compared.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
