package yaml

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"go.yaml.in/yaml/v4"
)

// decideEdition finds out which edition a file follows: the one that it names, or the one that rules
// its year. A table that is written in the form of another edition keeps that form; the rule EDITION
// reports it.
func (rd *reader) decideEdition(root *yaml.Node) {
	named, namedText := entryOf(root, "edition")
	_, yearText := entryOf(root, "year")
	var chosen *tables.Edition
	if year, ok := parseYear(yearText); ok {
		chosen = tables.EditionOf(year)
	}
	if e := tables.EditionByID(namedText); e != nil {
		chosen = e
	} else if namedText != "" {
		rd.unknownEdition(named, namedText, chosen)
	}
	two, three := rd.formOf(root, tables.TableTwo, chosen), rd.formOf(root, tables.TableThree, chosen)
	if chosen == nil { // the year is missing or wrong, which is an error of its own
		chosen = two
	}
	if two != chosen {
		rd.report.Forms.Disclosure = two.ID
	}
	if three != chosen {
		rd.report.Forms.Applications = three.ID
	}
	rd.model = model.SchemaOf(tables.Mixed(chosen, two, three))
}

// unknownEdition notes an edition that there is not. The report follows the one of its year.
func (rd *reader) unknownEdition(named value, text string, ruling *tables.Edition) {
	rd.noEdition = true
	p := fault("EDITION", named, "没有“"+zhtext.Shorten(text)+"”年版格式",
		"请写 "+strings.Join(editionIDs(), "、")+"，或删去这一行：程序按年度选用格式")
	p.Found = model.Text(zhtext.Shorten(plain(named.Value)))
	if ruling != nil {
		p.Expected = model.Text(ruling.ID)
	}
	rd.src.Notes = append(rd.src.Notes, p)
}

// formOf returns the edition in whose form a table is written: the one that fewest of its values do
// not fit, the chosen edition where that is no worse, the newest where there is none.
func (rd *reader) formOf(root *yaml.Node, table string, chosen *tables.Edition) *tables.Edition {
	node := rootEntry(root, table)
	editions := slices.Clone(tables.Editions)
	slices.Reverse(editions)
	if chosen != nil {
		editions = slices.Insert(slices.DeleteFunc(editions, func(e *tables.Edition) bool { return e == chosen }), 0, chosen)
	}
	best, fewest := editions[0], -1
	for _, e := range editions {
		if n := misfits(model.SchemaOf(e).Root.Child(table), node); fewest < 0 || n < fewest {
			best, fewest = e, n
		}
		if fewest == 0 {
			break
		}
	}
	return best
}

// misfits counts the values below a node that are not written as the field has them.
func misfits(f *model.Field, n *yaml.Node) int {
	switch {
	case f == nil:
		return 1
	case n == nil || isNothing(n):
		return 0
	case n.Kind == yaml.AliasNode:
		return misfits(f, n.Alias)
	case !fits(f, n):
		return 1
	case n.Kind != yaml.MappingNode:
		return 0
	}
	count := 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		count += misfits(f.Named(keyText(n.Content[i])), n.Content[i+1])
	}
	return count
}

// fits reports whether a value is written as a field's values are.
func fits(f *model.Field, n *yaml.Node) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		if f.IsRow() {
			return len(splitCells(n.Value, len(f.Children))) == len(f.Children)
		}
		return f.Kind != model.GroupKind
	case yaml.SequenceNode:
		return f.IsRow() && len(n.Content) == len(f.Children)
	case yaml.MappingNode:
		return f.Kind == model.GroupKind || f.Kind == model.RowKind
	}
	return false
}

// otherEditionsKey reads a key that the form of another edition has at this place. It is kept, for
// the rule EDITION to report, and not printed.
func (rd *reader) otherEditionsKey(f *model.Field, k value, name string, node *yaml.Node) bool {
	for _, m := range model.Schemas() {
		there := m.ByPath[f.Path]
		if there == nil || f.Path == "" || m.Edition == rd.model.Edition {
			continue
		}
		if c := there.Named(name); c != nil {
			rd.stray(c, entryValue(c, node, k.pos))
			return true
		}
	}
	return false
}

// otherEditionsShape reads a value that is written as another edition has it.
func (rd *reader) otherEditionsShape(f *model.Field, v value) bool {
	if fits(f, v.Node) || !f.HasFigures() {
		return false
	}
	for _, m := range model.Schemas() {
		there := m.ByPath[f.Path]
		if there == nil || there.SameAs(f) || misfits(there, v.Node) > 0 {
			continue
		}
		rd.stray(there, v)
		return true
	}
	return false
}

// stray reads a value into the field of another edition.
func (rd *reader) stray(f *model.Field, v value) {
	rd.src.Strays = append(rd.src.Strays, f.Path)
	rd.field(f, v)
}

// entryOf returns the value of a field of the root that is a scalar, and its text.
func entryOf(root *yaml.Node, key string) (value, string) {
	n := rootEntry(root, key)
	if n == nil {
		return value{}, ""
	}
	v := entryValue(&model.Field{Path: key}, n, model.Place{Line: n.Line, Column: n.Column})
	if v.Kind != yaml.ScalarNode || isNull(v.Node) {
		return v, ""
	}
	return v, plain(v.Value)
}

// rootEntry returns the node of a field of the root, nil when the file does not give it.
func rootEntry(root *yaml.Node, key string) *yaml.Node {
	fields := model.SchemaOf(nil).Root
	for i := 0; i+1 < len(root.Content); i += 2 {
		if c := fields.Named(keyText(root.Content[i])); c != nil && c.Key == key {
			return root.Content[i+1]
		}
	}
	return nil
}

// editionIDs lists the ids of the editions, the newest first.
func editionIDs() []string {
	var ids []string
	for _, e := range tables.Editions {
		ids = append(ids, e.ID)
	}
	slices.Reverse(ids)
	return ids
}
