package yaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"go.yaml.in/yaml/v4"
)

// otherEditionsKey reports a key that another edition than the file's has at this place.
func (rd *reader) otherEditionsKey(f *model.Field, k value, name string) bool {
	for _, m := range model.Schemas() {
		there := m.ByPath[f.Path]
		if m == rd.model || there == nil || there.Child(name) == nil {
			continue
		}
		p := fault("EDITION", k, fmt.Sprintf("%s 属于%s年版格式，本报告适用的%s年版没有这一项", name, m.Edition.ID, rd.model.Edition.ID), rd.editionHint())
		p.Found = model.Text(zhtext.Shorten(name))
		rd.add(p)
		return true
	}
	return false
}

func (rd *reader) editionHint() string {
	e := rd.model.Edition
	return fmt.Sprintf("请核对报告年度；%s，请按%s填写", years(e), e.Notice)
}

// years says which years an edition rules.
func years(e *tables.Edition) string {
	if e.LastYear == 0 {
		return fmt.Sprintf("%d年度及以后的报告适用%s年版格式", e.FirstYear, e.ID)
	}
	return fmt.Sprintf("%d至%d年度的报告适用%s年版格式", e.FirstYear, e.LastYear, e.ID)
}

// otherEditionsShape reports a value that is written as another edition has it.
func (rd *reader) otherEditionsShape(f *model.Field, v value) bool {
	for _, m := range model.Schemas() {
		there := m.ByPath[f.Path]
		if m == rd.model || there == nil || there.Kind == f.Kind || !fits(there, v.Node) || fits(f, v.Node) {
			continue
		}
		rd.add(fault("EDITION", v, fmt.Sprintf("%s是按%s年版格式填写的，本报告适用%s年版格式", f.Label(), m.Edition.ID, rd.model.Edition.ID), rd.editionHint()))
		return true
	}
	return false
}

// fits reports whether a value is written as a field's values are.
func fits(f *model.Field, n *yaml.Node) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		return f.Kind != model.GroupKind && f.Kind != model.RowKind
	case yaml.SequenceNode:
		return f.Kind == model.RowKind
	case yaml.MappingNode:
		return (f.Kind == model.GroupKind || f.Kind == model.RowKind) && hasKeyOf(f, n)
	}
	return false
}

func hasKeyOf(f *model.Field, n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if f.Child(keyText(n.Content[i])) != nil {
			return true
		}
	}
	return false
}

// withoutNoise drops BLANK warnings in a report that was written for another edition: the figures
// are there, under the keys of that edition.
func (rd *reader) withoutNoise(findings model.Findings) model.Findings {
	if !slices.ContainsFunc(findings, func(p model.Finding) bool { return p.ID == "EDITION" }) {
		return findings
	}
	return slices.DeleteFunc(findings, func(p model.Finding) bool { return p.ID == "BLANK" && rd.isPartial(p.Path) })
}

// isPartial reports whether a field or a group it belongs to is not in every edition.
func (rd *reader) isPartial(path string) bool {
	for f := rd.model.ByPath[path]; f != nil; f = f.Parent {
		if f.Partial {
			return true
		}
	}
	return false
}

// passesOver reports whether a field is not looked at because it is not certain which
// edition the file follows, and not every edition has the field.
func (rd *reader) passesOver(f *model.Field) bool { return rd.other && f.Partial }

// decideEdition finds out which edition a file follows, and reports one that is unknown or
// contradicts the year.
func (rd *reader) decideEdition(root *yaml.Node) {
	named, namedText := entryOf(root, "edition")
	_, yearText := entryOf(root, "year")
	var ruling string // the edition that rules the year
	if year, ok := parseYear(yearText); ok {
		if e := tables.EditionOf(year); e != nil {
			ruling = e.ID
		}
	}
	chosen := tables.EditionByID(cmp.Or(namedText, ruling))
	rd.model = model.SchemaOf(chosen)
	switch {
	case namedText == "":
	case chosen == nil:
		rd.doubtfulEdition(named, "没有“"+zhtext.Shorten(namedText)+"”年版格式", "请写 "+strings.Join(editionIDs(), "、")+"，或删去 edition 一行", cmp.Or(ruling, editionIDs()[0]))
	case ruling != "" && namedText != ruling:
		rd.doubtfulEdition(named, fmt.Sprintf("edition 是%s年版，但%s年度的报告适用%s年版格式", namedText, yearText, ruling),
			"请检查年度，或删去 edition 一行：程序按年度选用格式", ruling)
	}
}

func (rd *reader) doubtfulEdition(at value, message, hint, want string) {
	rd.other = true
	p := fault("EDITION", at, message, hint)
	p.Found, p.Expected = model.Text(zhtext.Shorten(plain(at.Value))), model.Text(want)
	rd.add(p)
}

// entryOf returns the value of a key of the root that is a scalar, and its text.
func entryOf(root *yaml.Node, key string) (value, string) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if keyText(root.Content[i]) != key {
			continue
		}
		k := root.Content[i]
		v := entryValue(&model.Field{Path: key}, root.Content[i+1], model.Place{Line: k.Line, Column: k.Column})
		if v.Kind != yaml.ScalarNode || isNull(v.Node) {
			return v, ""
		}
		return v, plain(v.Value)
	}
	return value{}, ""
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
