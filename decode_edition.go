package nianbao

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
	"go.yaml.in/yaml/v4"
)

// edition2019 is 国办公开办函〔2019〕60号, which ruled the reports on 2019 and 2020.
const edition2019 = "2019"

// keys2019 lists by group what edition 2019 has there and edition 2021 has not.
var keys2019 = map[string][]string{
	"proactive_disclosure":                     {"other_services", "procurement"},
	"proactive_disclosure.regulations":         {"newly_made", "newly_published", "total_public"},
	"proactive_disclosure.normative_documents": {"newly_made", "newly_published", "total_public"},
	"proactive_disclosure.licensing":           {"previous_items", "change", "decisions"},
	"proactive_disclosure.penalties":           {"previous_items", "change", "decisions"},
	"proactive_disclosure.coercion":            {"previous_items", "change", "decisions"},
	"proactive_disclosure.fees":                {"previous_items", "change"},
	outcomesOther: {"natural_persons", "enterprises", "research_institutions",
		"public_welfare", "legal_services", "others", "total"},
}

// outcomesOther is （六）其他处理: one row in edition 2019, three in edition 2021.
const outcomesOther = "applications.outcomes.other"

const hint2019 = "2021年度起的报告请按2021年版格式填写；2019、2020年度的报告，本版本程序暂不支持"

func is2019(path, key string) bool { return slices.Contains(keys2019[path], key) }

func editionKey(k value, name string) Problem {
	p := fault("EDITION", k, "该项属于2019年版格式，2021年版没有 "+name, hint2019)
	p.Found = Text(shortened(name))
	return p
}

// is2019Shape reports a value that has the shape it has in edition 2019.
func (rd *reader) is2019Shape(f *field, v value) bool {
	row := f.path == outcomesOther && v.Kind == yaml.SequenceNode
	keys := f.isFigure() && v.Kind == yaml.MappingNode && has2019Key(f.path, v.Node)
	if !row && !keys {
		return false
	}
	rd.add(fault("EDITION", v, f.label()+"是按2019年版格式填写的，2021年版不同", hint2019))
	return true
}

func has2019Key(path string, n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if is2019(path, keyText(n.Content[i])) {
			return true
		}
	}
	return false
}

// passesOver reports whether a field is not looked at because the file follows another
// edition, in which it is different.
func (rd *reader) passesOver(f *field) bool {
	return rd.other && (f.path == "proactive_disclosure" || f.path == outcomesOther)
}

// decideEdition finds out which edition a file follows, and reports one that is unknown, is
// not supported or contradicts the year.
func (rd *reader) decideEdition(root *yaml.Node) {
	named, namedText := entryOf(root, "edition")
	dated, yearText := entryOf(root, "year")
	var ruling string // the edition that rules the year
	if year, ok := parseYear(yearText); ok {
		ruling = editionOfYear(year)
	}
	switch chosen := cmp.Or(namedText, ruling); {
	case chosen == "":
	case namedText != "" && !isEdition(namedText):
		rd.otherEdition(named, "没有“"+shortened(namedText)+"”年版格式", "请写 "+strings.Join(supported(), "、")+"，或删去 edition 一行", namedText, cmp.Or(ruling, supported()[0]))
	case ruling != "" && chosen != ruling:
		rd.otherEdition(named, fmt.Sprintf("edition 是%s年版，但%s年度的报告适用%s年版格式", namedText, yearText, ruling),
			"请检查年度，或删去 edition 一行："+"程序按年度选用格式", namedText, ruling)
	case tables.EditionByID(chosen) == nil:
		at := dated
		if namedText != "" {
			at = named
		}
		rd.otherEdition(at, "2019、2020年度的报告适用2019年版格式，本版本程序暂不支持", "本版本程序支持2021年度及以后的报告", chosen, supported()[0])
	}
}

func (rd *reader) otherEdition(at value, message, hint, found, want string) {
	rd.other = true
	p := fault("EDITION", at, message, hint)
	p.Found, p.Expected = Text(shortened(found)), Text(want)
	rd.add(p)
}

// entryOf returns the value of a key of the root that is a scalar, and its text.
func entryOf(root *yaml.Node, key string) (value, string) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if keyText(root.Content[i]) != key {
			continue
		}
		k := root.Content[i]
		v := entryValue(&field{path: key}, root.Content[i+1], position{k.Line, k.Column})
		if v.Kind != yaml.ScalarNode || isNull(v.Node) {
			return v, ""
		}
		return v, plain(v.Value)
	}
	return value{}, ""
}

// editionOfYear is the id of the edition that rules a year within FirstYear and LastYear.
func editionOfYear(year int) string {
	if e := tables.EditionOf(year); e != nil {
		return e.ID
	}
	return edition2019
}

func isEdition(id string) bool { return id == edition2019 || tables.EditionByID(id) != nil }

// supported lists the ids of the editions that reports can follow.
func supported() []string {
	ids := make([]string, len(tables.Editions))
	for i, e := range tables.Editions {
		ids[i] = e.ID
	}
	return ids
}
