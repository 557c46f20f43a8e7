package yaml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

var schemaFile = filepath.Join("..", "..", "schema", "report.schema.json")

// TestGoldenSchema makes the JSON Schema of the input from the struct tags of Report, so
// that the file that editors use can't lag behind. Run with -update to write it anew.
func TestGoldenSchema(t *testing.T) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(reportSchema()); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, schemaFile, out.Bytes())
}

// object is a JSON object that keeps its order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		var value bytes.Buffer
		enc := json.NewEncoder(&value)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", m.key, bytes.TrimSpace(value.Bytes()))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// reportSchema has at the root what all editions share. What differs stands there with its
// name only, and takes its shape from if, then and else.
func reportSchema() object {
	older, newest := model.SchemaOf(&tables.Edition2019), model.SchemaOf(&tables.Edition2021)
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://raw.githubusercontent.com/nianbao/nianbao/main/schema/report.schema.json"},
		{"title", "政府信息公开工作年度报告"},
		{"description", "nianbao 的输入文件：一个机关一年的报告。2019、2020年度适用" + older.Edition.Notice + "，2021年度及以后适用" + newest.Edition.Notice + "。"},
		{"type", "object"},
		{"allOf", []object{eitherKey(newest.ByPath["organ"]), eitherKey(newest.ByPath["year"])}},
	}
	root = append(root, groupSchema(newest.Root, true, "#")...)
	return append(root,
		member{"if", object{{"anyOf", []object{
			{{"required", []string{"edition"}}, {"properties", object{{"edition", object{{"enum", editionNames(older)}}}}}},
			{{"required", []string{"格式版本"}}, {"properties", object{{"格式版本", object{{"enum", editionNames(older)}}}}}},
			{{"required", []string{"year"}}, {"properties", object{{"year", object{{"enum", yearsOf(older)}}}}}},
			{{"required", []string{"报告年度"}}, {"properties", object{{"报告年度", object{{"enum", yearsOf(older)}}}}}},
		}}}},
		member{"then", editionSchema(older, "#/then")},
		member{"else", editionSchema(newest, "#/else")},
		member{"$defs", object{
			{"count", object{{"type", []string{"integer", "string", "null"}}, {"minimum", 0}, {"maximum", int64(maxCount)}, {"pattern", countPattern("[+＋]?")}}},
			{"change", object{{"type", []string{"integer", "string", "null"}}, {"minimum", int64(-maxCount)}, {"maximum", int64(maxCount)}, {"pattern", countPattern("[-+－＋]?")}}},
			{"decimal", object{{"type", []string{"number", "string", "null"}}, {"minimum", 0}, {"pattern", "^\\s*(" + nothing + "|[+＋]?" + digits + "([.．]" + digits + ")?(\\s*万元)?" + typedRemark + ")?\\s*$"}}},
			{"money", object{{"type", []string{"number", "string", "null"}}, {"minimum", 0}, {"pattern", "^\\s*(" + nothing + "|[+＋]?" + digits + ".*)?$"}}},
			{"applicants", rowSchema(newest.ByPath["applications.received"], "#/$defs/applicants")},
			{"cases", rowSchema(newest.ByPath["reconsideration"], "#/$defs/cases")},
		}})
}

const (
	maxCount = 999_999_999_999_999
	digits   = "[0-9０-９][0-9０-９,，]*"
	// a remark behind a number
	typedRemark = "(\\s*[（(\\[【〔].*)?"
	nothing     = "-|--|–|—|——|−|/|／|－|无" // read as 0 with the warning BLANK
)

func countPattern(sign string) string {
	return "^\\s*(" + nothing + "|" + sign + digits + "(\\.0+)?(\\s*(件|条|次|份|个|项|宗|起|人|人次|件次|户|家))?" + typedRemark + ")?\\s*$"
}

// editionSchema is what only one edition has, and which years it goes with.
func editionSchema(m *model.Schema, at string) object {
	year := object{{"enum", yearsOf(m)}}
	if m.Edition.LastYear == 0 {
		year = object{{"minimum", m.Edition.FirstYear}}
	}
	properties := object{{"edition", object{{"enum", editionNames(m)}}}, {"格式版本", object{{"enum", editionNames(m)}}}, {"year", year}, {"报告年度", year}}
	return object{{"properties", append(properties, partialSchemas(m.Root, at)...)}}
}

// eitherKey requires a field by its key or its Chinese name.
func eitherKey(f *model.Field) object {
	return object{{"anyOf", []object{{{"required", []string{f.Key}}}, {{"required", []string{f.ChineseKey()}}}}}}
}

// partialSchemas leads to the fields below f that not every edition has. at points to f's schema.
func partialSchemas(f *model.Field, at string) object {
	var out object
	for _, c := range f.Children {
		inner := at + "/properties/" + c.Key
		switch {
		case c.Partial:
			out = append(out, member{c.Key, fieldSchema(c, false, inner)}, member{c.ChineseKey(), object{{"$ref", inner}}})
		default:
			if partial := partialSchemas(c, inner); partial != nil {
				out = append(out, member{c.Key, object{{"properties", partial}}}, member{c.ChineseKey(), object{{"$ref", inner}}})
			}
		}
	}
	return out
}

func editionNames(m *model.Schema) []any {
	n, err := strconv.Atoi(m.Edition.ID)
	if err != nil {
		return []any{m.Edition.ID}
	}
	return []any{m.Edition.ID, n} // quotes are forgotten
}

func yearsOf(m *model.Schema) []any {
	var all []any
	for year := m.Edition.FirstYear; year <= m.Edition.LastYear; year++ {
		all = append(all, year, strconv.Itoa(year))
	}
	return all
}

// groupSchema lists the fields of a group, by their keys and their Chinese names; shared leaves the
// shape of what not every edition has to editionSchema. at points to the group's schema.
func groupSchema(f *model.Field, shared bool, at string) object {
	var properties, chinese object
	for _, c := range f.Children {
		inner := at + "/properties/" + c.Key
		properties = append(properties, member{c.Key, fieldSchema(c, shared, inner)})
		chinese = append(chinese, member{c.ChineseKey(), object{{"$ref", inner}}})
	}
	return object{{"properties", append(properties, chinese...)}, {"additionalProperties", false}}
}

func fieldSchema(f *model.Field, shared bool, at string) object {
	out := object{{"description", f.Name}}
	switch f.Kind {
	case model.GroupKind:
		if shared && f.Partial {
			return out
		}
		types := []string{"object", "null"}
		if f.IsRow() {
			types = append(types, "array", "string")
		}
		return append(append(out, member{"type", types}), groupSchema(f, shared, at)...)
	case model.RowKind:
		if shared && f.Partial {
			return out
		}
		name := "applicants"
		if len(f.Children) == len(tables.CaseColumns) {
			name = "cases"
		}
		return append(out, member{"$ref", "#/$defs/" + name})
	case model.ListKind:
		item := model.AttachmentField(0)
		return append(out, member{"type", []string{"array", "null"}}, member{"items", append(object{
			{"type", "object"}, {"allOf", []object{eitherKey(item.Child("title"))}},
		}, groupSchema(item, false, at+"/items")...)})
	}
	return append(out, scalarSchema(f)...)
}

// rowSchema takes a row in its forms: keywords for lists do not touch mappings, nor
// those for mappings lists, and editors complete either. A text is a row as it was pasted.
func rowSchema(f *model.Field, at string) object {
	var cells []object
	var zeros []int
	for _, c := range f.Children {
		cells = append(cells, fieldSchema(c, false, ""))
		zeros = append(zeros, 0)
	}
	row := object{
		{"type", []string{"array", "object", "string", "null"}},
		{"default", zeros},
		{"minItems", len(cells)}, {"prefixItems", cells}, {"items", false},
	}
	return append(row, groupSchema(f, false, at)...)
}

func scalarSchema(f *model.Field) object {
	switch f.Kind {
	case model.CountKind:
		if f.Signed {
			return object{{"$ref", "#/$defs/change"}}
		}
		return object{{"$ref", "#/$defs/count"}}
	case model.AmountKind:
		return object{{"$ref", "#/$defs/decimal"}}
	case model.MoneyKind:
		return object{{"$ref", "#/$defs/money"}}
	case model.YearKind:
		return object{{"type", []string{"integer", "string"}}, {"minimum", model.FirstYear}, {"maximum", model.LastYear}, {"pattern", "^\\s*[0-9０-９]{4}\\s*$"}}
	case model.EditionKind:
		return object{{"enum", append(editionNames(model.SchemaOf(nil)), editionNames(model.SchemaOf(&tables.Edition2019))...)}}
	case model.TitlesKind:
		return object{{"anyOf", []object{{{"enum", []model.Titles{model.TemplateTitles, model.BodyTitles}}},
			{{"type", "array"}, {"minItems", 6}, {"maxItems", 6}, {"items", object{{"type", "string"}, {"minLength", 1}}}}}}}
	case model.DateKind:
		return object{{"type", []string{"string", "null"}}, {"pattern", "^\\s*([0-9０-９]{4}\\s*[-/.年－／．]\\s*[0-9０-９]{1,2}\\s*[-/.月－／．]\\s*[0-9０-９]{1,2}\\s*日?)?\\s*$"},
			{"examples", []string{"2022-01-16"}}}
	case model.NameKind:
		if f.Path != "organ" {
			return object{{"type", []string{"string", "null"}}}
		}
		return object{{"type", "string"}, {"minLength", 1}}
	}
	return object{{"type", []string{"string", "null"}}}
}
