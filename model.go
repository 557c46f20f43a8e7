package nianbao

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"sync"

	"github.com/nianbao/nianbao/tables"
)

// kind says how the value of a field is written in an input file.
type kind int

const (
	groupKind  kind = iota // a mapping
	rowKind                // a list of counts or a mapping of them
	countKind              // a whole number
	amountKind             // a decimal
	moneyKind              // a decimal with a unit typed behind it
	textKind               // prose
	nameKind               // one line of text
	editionKind
	yearKind
	titlesKind
	dateKind
)

// field is one value of a report or a group of them, as its struct tags describe it.
type field struct {
	key      string // in the input file
	name     string // Chinese, for messages
	path     string // "applications.received[0]"
	signed   bool   // a count that may be below zero
	partial  bool   // not every edition has it
	kind     kind
	index    []int // from Report, for reflect.Value.FieldByIndex
	parent   *field
	children []*field
	edition  *tables.Edition
}

// label names the field in a message; a cell is named with its row.
func (f *field) label() string {
	if f.isFigure() && !slices.ContainsFunc(f.parent.children, func(c *field) bool { return !c.isFigure() }) {
		return "“" + f.parent.name + "”的“" + f.name + "”"
	}
	return "“" + f.name + "”"
}

// child returns the field with a key, nil when there is none.
func (f *field) child(key string) *field {
	for _, c := range f.children {
		if c.key == key {
			return c
		}
	}
	return nil
}

// isFigure reports whether the field is a number of the tables.
func (f *field) isFigure() bool {
	return f.kind == countKind || f.kind == amountKind || f.kind == moneyKind
}

// hasFigures reports whether the field is a number of the tables or holds some.
func (f *field) hasFigures() bool {
	if f.isFigure() {
		return true
	}
	for _, c := range f.children {
		if c.hasFigures() {
			return true
		}
	}
	return false
}

// value returns where the field is stored in a report.
func (f *field) value(r *Report) reflect.Value {
	return reflect.ValueOf(r).Elem().FieldByIndex(f.index)
}

// reportModel is what the struct tags of Report say of one edition, read once.
type reportModel struct {
	edition *tables.Edition
	root    *field
	byPath  map[string]*field
	byKey   map[string][]*field
	figures []string // paths of the figures in print order
	foreign []*field // figures of the other editions that it does not have, or elsewhere
}

// models holds the model of each edition, oldest first.
var models = sync.OnceValue(func() []*reportModel {
	out := make([]*reportModel, len(tables.Editions))
	for i, e := range tables.Editions {
		m := &reportModel{edition: e, byPath: map[string]*field{}, byKey: map[string][]*field{}}
		m.root = &field{kind: groupKind, name: "报告"}
		m.addChildren(m.root, reflect.TypeFor[Report]())
		out[i] = m
	}
	for _, m := range out {
		m.findForeign(out)
	}
	return out
})

func (m *reportModel) findForeign(all []*reportModel) {
	for _, other := range all {
		for _, path := range other.figures {
			if f := other.byPath[path]; other != m && !f.sameAs(m.byPath[path]) {
				m.foreign = append(m.foreign, f)
			}
		}
	}
}

// modelOf returns the model of an edition, of the newest one when the id is not known.
func modelOf(e *tables.Edition) *reportModel {
	all := models()
	for _, m := range all {
		if m.edition == e {
			return m
		}
	}
	return all[len(all)-1]
}

// model returns the model of the report's edition.
func (r *Report) model() *reportModel { return modelOf(r.edition()) }

func (m *reportModel) addChildren(parent *field, t reflect.Type) {
	for i := range t.NumField() {
		sf := t.Field(i)
		key := sf.Tag.Get("yaml")
		if key == "" || !m.has(sf) {
			continue
		}
		f := &field{
			key: key, name: sf.Tag.Get("name"), kind: kindOf(sf), signed: sf.Tag.Get("signed") != "",
			path:   childPath(parent, key, len(parent.children)),
			index:  append(slices.Clone(parent.index), i),
			parent: parent, edition: m.edition,
		}
		f.partial = sf.Tag.Get("since")+sf.Tag.Get("until") != ""
		parent.children = append(parent.children, f)
		m.byPath[f.path] = f
		m.byKey[key] = append(m.byKey[key], f)
		switch {
		case f.isFigure():
			m.figures = append(m.figures, f.path)
		case f.kind == groupKind || f.kind == rowKind:
			m.addChildren(f, sf.Type)
		}
	}
}

// has reports whether the edition has a field: the tags since and until name the first and
// the last edition that do.
func (m *reportModel) has(sf reflect.StructField) bool {
	since, until := sf.Tag.Get("since"), sf.Tag.Get("until")
	return m.edition.ID >= since && (until == "" || m.edition.ID <= until)
}

// childPath names the cells of a row by number, whichever way the row was written.
func childPath(parent *field, key string, n int) string {
	switch {
	case parent.kind == rowKind:
		return parent.path + "[" + strconv.Itoa(n) + "]"
	case parent.path == "":
		return key
	}
	return parent.path + "." + key
}

func kindOf(sf reflect.StructField) kind {
	switch sf.Name {
	case "Edition":
		return editionKind
	case "Organ":
		return nameKind
	}
	switch sf.Type {
	case reflect.TypeFor[tables.Applicants](), reflect.TypeFor[tables.Cases]():
		return rowKind
	case reflect.TypeFor[tables.Decimal]():
		return amountKind
	case reflect.TypeFor[tables.Amount]():
		return moneyKind
	case reflect.TypeFor[int64]():
		return countKind
	case reflect.TypeFor[int]():
		return yearKind
	case reflect.TypeFor[Titles]():
		return titlesKind
	case reflect.TypeFor[Date]():
		return dateKind
	case reflect.TypeFor[string]():
		return textKind
	}
	return groupKind
}

// sameAs reports whether two editions keep a figure in the same place.
func (f *field) sameAs(g *field) bool { return g != nil && slices.Equal(f.index, g.index) }

// text returns a figure as it is printed.
func (f *field) text(r *Report) string {
	v := f.value(r)
	if f.kind == countKind {
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.Interface().(fmt.Stringer).String()
}

// figureValue is a figure in a Problem.
func (f *field) figureValue(text string) Value {
	if f.kind == countKind {
		return Value{text, true}
	}
	return Text(text)
}

// amount returns the exact value of a figure.
func (f *field) amount(r *Report) *big.Rat {
	switch v := f.value(r).Interface().(type) {
	case int64:
		return new(big.Rat).SetInt64(v)
	case interface{ Rat() *big.Rat }:
		return v.Rat()
	}
	return new(big.Rat)
}

// figure returns the number at a path ("applications.received[6]") as it is printed. It
// reports false when no number of the tables stands there.
func (r *Report) figure(path string) (text string, ok bool) {
	f := r.model().byPath[path]
	if f == nil || !f.isFigure() {
		return "", false
	}
	return f.text(r), true
}
