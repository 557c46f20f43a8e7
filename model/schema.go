package model

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/tables"
)

// Kind says how the value of a field is written in an input file.
type Kind int

// The kinds of fields.
const (
	GroupKind  Kind = iota // a mapping
	RowKind                // a list of counts or a mapping of them
	CountKind              // a whole number
	AmountKind             // a decimal
	MoneyKind              // a decimal with a unit typed behind it
	TextKind               // prose
	NameKind               // one line of text
	EditionKind
	YearKind
	TitlesKind
	DateKind
	ListKind // attachments
)

// Field is one value of a report or a group of them, as its struct tags describe it.
type Field struct {
	Key      string   // in the input file
	Name     string   // Chinese, for messages
	Also     []string // other Chinese names that a file may use
	Path     string   // "applications.received[0]"
	Signed   bool     // a count that may be below zero
	Partial  bool     // not every edition has it
	Kind     Kind
	Index    []int // from Report, for reflect.Value.FieldByIndex
	Parent   *Field
	Children []*Field
	Edition  *tables.Edition

	chinese string
	named   map[string]*Field // the children by their Chinese names
}

// Label names the field in a message; a cell is named with its row.
func (f *Field) Label() string {
	if f.IsFigure() && f.Parent.IsRow() {
		return "“" + f.Parent.Name + "”的“" + f.Name + "”"
	}
	return "“" + f.Name + "”"
}

// Child returns the field with a key, nil when there is none.
func (f *Field) Child(key string) *Field {
	for _, c := range f.Children {
		if c.Key == key {
			return c
		}
	}
	return nil
}

// IsFigure reports whether the field is a number of the tables.
func (f *Field) IsFigure() bool {
	return f.Kind == CountKind || f.Kind == AmountKind || f.Kind == MoneyKind
}

// IsRow reports whether the field is a row of cells: all that it holds are figures.
func (f *Field) IsRow() bool {
	return len(f.Children) > 0 && !slices.ContainsFunc(f.Children, func(c *Field) bool { return !c.IsFigure() })
}

// HasFigures reports whether the field is a number of the tables or holds some.
func (f *Field) HasFigures() bool {
	if f.IsFigure() {
		return true
	}
	for _, c := range f.Children {
		if c.HasFigures() {
			return true
		}
	}
	return false
}

// Value returns where the field is stored in a report.
func (f *Field) Value(r *Report) reflect.Value {
	return reflect.ValueOf(r).Elem().FieldByIndex(f.Index)
}

// Schema describes the fields of a report of one edition, as the struct tags of Report tell them.
type Schema struct {
	Edition *tables.Edition
	Root    *Field              // the whole report
	ByPath  map[string]*Field   // "applications.received[0]"
	ByKey   map[string][]*Field // "received", in the order of the format
	Figures []string            // paths of the figures in print order
	Foreign []*Field            // figures of the other editions that it does not have, or elsewhere
}

// Schemas returns the schema of each edition, oldest first. They are shared and must not be
// changed.
func Schemas() []*Schema { return schemas() }

var schemas = sync.OnceValue(func() []*Schema {
	out := make([]*Schema, len(tables.Editions))
	for i, e := range tables.Editions {
		out[i] = newSchema(e)
	}
	for _, m := range out {
		m.findForeign(out)
	}
	return out
})

func newSchema(e *tables.Edition) *Schema {
	m := &Schema{Edition: e, ByPath: map[string]*Field{}, ByKey: map[string][]*Field{}}
	m.Root = &Field{Kind: GroupKind, Name: "报告", Edition: e}
	m.addChildren(m.Root, reflect.TypeFor[Report]())
	return m
}

// mixedSchemas are the schemas of mixed editions that were asked for so far.
var mixedSchemas sync.Map // from *tables.Edition to *Schema

func mixedSchema(e *tables.Edition) *Schema {
	if m, ok := mixedSchemas.Load(e); ok {
		return m.(*Schema)
	}
	m := newSchema(e)
	m.findForeign(Schemas())
	kept, _ := mixedSchemas.LoadOrStore(e, m)
	return kept.(*Schema)
}

func (m *Schema) findForeign(all []*Schema) {
	for _, other := range all {
		for _, path := range other.Figures {
			f := other.ByPath[path]
			listed := slices.ContainsFunc(m.Foreign, func(g *Field) bool { return f.SameAs(g) })
			if other != m && !listed && !f.SameAs(m.ByPath[path]) {
				m.Foreign = append(m.Foreign, f)
			}
		}
	}
}

// SchemaOf returns the schema of an edition, that of the newest one for nil.
func SchemaOf(e *tables.Edition) *Schema {
	all := Schemas()
	for _, m := range all {
		if m.Edition == e {
			return m
		}
	}
	if e == nil {
		return all[len(all)-1]
	}
	return mixedSchema(e)
}

// Schema returns the schema of the report's edition.
func (r *Report) Schema() *Schema { return SchemaOf(r.Format()) }

func (m *Schema) addChildren(parent *Field, t reflect.Type) {
	for i := range t.NumField() {
		sf := t.Field(i)
		key := sf.Tag.Get("yaml")
		e := parent.Edition
		if parent == m.Root {
			e = m.Edition.FormOf(key)
		}
		if key == "" || !has(e, sf) {
			continue
		}
		f := &Field{
			Key: key, Name: sf.Tag.Get("name"), Kind: kindOf(sf), Signed: sf.Tag.Get("signed") != "",
			Also:   strings.Fields(sf.Tag.Get("also")),
			Path:   childPath(parent, key, len(parent.Children)),
			Index:  append(slices.Clone(parent.Index), i),
			Parent: parent, Edition: e,
		}
		f.Partial = sf.Tag.Get("since")+sf.Tag.Get("until") != ""
		parent.Children = append(parent.Children, f)
		m.ByPath[f.Path] = f
		m.ByKey[key] = append(m.ByKey[key], f)
		switch {
		case f.IsFigure():
			m.Figures = append(m.Figures, f.Path)
		case f.Kind == GroupKind || f.Kind == RowKind:
			m.addChildren(f, sf.Type)
		}
	}
	parent.nameChildren()
}

// has reports whether an edition has a field: the tags since and until name the first and
// the last edition that do.
func has(e *tables.Edition, sf reflect.StructField) bool {
	since, until := sf.Tag.Get("since"), sf.Tag.Get("until")
	return e.ID >= since && (until == "" || e.ID <= until)
}

// childPath names the cells of a row by number, whichever way the row was written.
func childPath(parent *Field, key string, n int) string {
	switch {
	case parent.Kind == RowKind:
		return parent.Path + "[" + strconv.Itoa(n) + "]"
	case parent.Path == "":
		return key
	}
	return parent.Path + "." + key
}

func kindOf(sf reflect.StructField) Kind {
	switch sf.Name {
	case "Edition":
		return EditionKind
	case "Organ", "DateLine", "Addressee":
		return NameKind
	}
	switch sf.Type {
	case reflect.TypeFor[tables.Applicants](), reflect.TypeFor[tables.Cases]():
		return RowKind
	case reflect.TypeFor[tables.Decimal]():
		return AmountKind
	case reflect.TypeFor[tables.Amount]():
		return MoneyKind
	case reflect.TypeFor[int64]():
		return CountKind
	case reflect.TypeFor[int]():
		return YearKind
	case reflect.TypeFor[Titles]():
		return TitlesKind
	case reflect.TypeFor[Date]():
		return DateKind
	case reflect.TypeFor[[]Attachment]():
		return ListKind
	case reflect.TypeFor[string]():
		return TextKind
	}
	return GroupKind
}

// SameAs reports whether two editions keep a figure in the same place.
func (f *Field) SameAs(g *Field) bool { return g != nil && slices.Equal(f.Index, g.Index) }
