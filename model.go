package nianbao

import (
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
	kind     kind
	index    []int // from Report, for reflect.Value.FieldByIndex
	parent   *field
	children []*field
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
func (f *field) isFigure() bool { return f.kind == countKind || f.kind == amountKind }

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

// reportModel is what the struct tags of Report say, read once.
type reportModel struct {
	root    *field
	byPath  map[string]*field
	byKey   map[string][]*field
	figures []string // paths of the figures in print order
}

var model = sync.OnceValue(func() *reportModel {
	m := &reportModel{byPath: map[string]*field{}, byKey: map[string][]*field{}}
	m.root = &field{kind: groupKind, name: "报告"}
	m.addChildren(m.root, reflect.TypeFor[Report]())
	return m
})

func (m *reportModel) addChildren(parent *field, t reflect.Type) {
	for i := range t.NumField() {
		sf := t.Field(i)
		key := sf.Tag.Get("yaml")
		if key == "" {
			continue
		}
		f := &field{
			key: key, name: sf.Tag.Get("name"), kind: kindOf(sf),
			path:   childPath(parent, key, len(parent.children)),
			index:  append(slices.Clone(parent.index), i),
			parent: parent,
		}
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

// figure returns the number at a path ("applications.received[6]") as it is printed. It
// reports false when no number of the tables stands there.
func (r *Report) figure(path string) (text string, ok bool) {
	f := model().byPath[path]
	if f == nil || !f.isFigure() {
		return "", false
	}
	v := f.value(r)
	if f.kind == countKind {
		return strconv.FormatInt(v.Int(), 10), true
	}
	return v.Interface().(tables.Decimal).String(), true
}

// figurePaths returns the paths of all figures in print order. The caller must not change
// the slice.
func figurePaths() []string { return model().figures }
