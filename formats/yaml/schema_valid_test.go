package yaml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/model"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plainValue turns YAML into what a validator of JSON knows, as an editor's does.
func plainValue(t rapid.TB, n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plainValue(t, n.Content[0])
	case yaml.AliasNode:
		return plainValue(t, n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plainValue(t, c))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainValue(t, n.Content[i+1])
		}
		return m
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}

func validate(t rapid.TB, schema *jsonschema.Schema, text string) error {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(plainValue(t, &doc))
}

func TestReportsThatCanBeReadFitTheSchema(t *testing.T) {
	schema := compiledSchema(t)
	files := glob(t, "..", "..", "testdata", "*.yaml")
	files = append(files, glob(t, "..", "..", "testdata", "read", "*.yaml")...)
	files = append(files, glob(t, "..", "..", "examples", "nianbao", "testdata", "*.yaml")...)
	if len(files) < 3 {
		t.Fatalf("only %q", files)
	}
	for _, file := range append(files, corpus.Reports(t, "*.yaml")...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(bytes.NewReader(data)); err != nil {
			continue // no report, like a list of what to expect
		}
		if err := validate(t, schema, string(data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func glob(t *testing.T, parts ...string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestWhatIsWrittenFitsTheSchema(t *testing.T) {
	schema := compiledSchema(t)
	for _, m := range model.Schemas() {
		rapid.Check(t, func(t *rapid.T) {
			text := yamlOf(t, reporttest.DrawMember(t, m, "青禾县农业农村局", "", "元"))
			if err := validate(t, schema, text); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
		})
	}
	for _, year := range []int{2019, 2020, 2021, 2099} {
		if err := validate(t, schema, formOf(t, model.New("青禾县农业农村局", year, nil))); err != nil {
			t.Errorf("the form of %d: %v", year, err)
		}
	}
}

// The schema and Read agree on every way to write a value, and on what is none.
func TestTheSchemaAndReadAgree(t *testing.T) {
	schema := compiledSchema(t)
	row := "litigation: {direct: %s}"
	for _, c := range []struct {
		text  string
		fault bool
	}{
		{text: "year: 2021"}, {text: `year: "2023"`}, {text: "year: ２０２３"}, {text: "year: 2018", fault: true}, {text: "year: 2100", fault: true},
		{text: "year: 2021\nedition: 2021"}, {text: "year: 2020\nedition: \"2019\""},
		{text: "year: 2021\nedition: \"2019\"", fault: true}, {text: "year: 2020\nedition: 2021", fault: true},
		{text: "year: 2021\ntitles: body"}, {text: "year: 2021\ntitles: long", fault: true},
		{text: "year: 2021\noverveiw: 甲", fault: true}, {text: "year: 2021\noverview:"}, {text: "year: 2021\noverview: [甲]", fault: true},
		{text: "year: 2021\nsignature: {date: 2022-01-16}"}, {text: "year: 2021\nsignature: {date: 2022年1月16日}"},
		{text: "year: 2021\nsignature: {date: 去年}", fault: true}, {text: "year: 2021\nsignature: {orgn: 甲}", fault: true},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[0, 1, \"2\", \"1,234\", 5]")},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[null, \"-\", /, 无, \"\"]")},
		{text: "year: 2021\n" + fmt.Sprintf(row, "{upheld: 1, total: \"1\"}")},
		{text: "year: 2021\n" + fmt.Sprintf(row, "{uphold: 1}"), fault: true},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[0, 0, 0, 0]"), fault: true},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[0, 0, 0, 0, 0, 0]"), fault: true},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[0, 0, 0, 0, 三]"), fault: true},
		{text: "year: 2021\n" + fmt.Sprintf(row, "[0, 0, 0, 0, 1.5]"), fault: true},
		{text: "year: 2021\nproactive_disclosure: {fees: \"24252.311082\"}"}, {text: "year: 2021\nproactive_disclosure: {fees: 1.5}"},
		{text: "year: 2021\nproactive_disclosure: {fees: 1.5万元}"}, {text: "year: 2021\nproactive_disclosure: {fees: 1.5元}", fault: true},
		{text: "报告年度: 2021\n总体情况: 甲\n主动公开政府信息情况: {行政许可: 22件（其中网上3件）, 规章: 0 0 0}\n附件: [{标题: 甲, 正文: 乙}]\ntitles: [一, 二, 三, 四, 五, 六]"},
		{text: "报告年度: 2021\n主动公开政府信息情况: {行政许可证: 22}", fault: true},
		{text: "year: 2021\nproactive_disclosure: {licensing: {change: 1}}", fault: true},
		{text: "year: 2020\nproactive_disclosure: {licensing: {change: -1}}"}, {text: "year: 2020\nproactive_disclosure: {licensing: 1}", fault: true},
		{text: "year: 2020\nproactive_disclosure: {procurement: {amount: 738元}}"},
		{text: "year: 2020\nproactive_disclosure: {procurement: {amount: 许多}}", fault: true},
		{text: "year: 2020\napplications: {outcomes: {other: [0, 0, 0, 0, 0, 0, 0]}}"},
		{text: "year: 2021\napplications: {outcomes: {other: [0, 0, 0, 0, 0, 0, 0]}}", fault: true},
		{text: "year: 2021\napplications: {outcomes: {other: {other: [0, 0, 0, 0, 0, 0, 0]}}}"},
		{text: "year: 2020\napplications: {outcomes: {other: {other: [0, 0, 0, 0, 0, 0, 0]}}}", fault: true},
		{text: "year: 2021\napplications:"},
	} {
		text := "organ: 青禾县农业农村局\n" + c.text + "\n"
		err := validate(t, schema, text)
		r, readErr := Read(strings.NewReader(text))
		if readErr == nil && r.CheckEdition() != nil { // read all the same, and then refused by a rule
			readErr = r.CheckEdition()
		}
		if (err != nil) != c.fault || (readErr != nil) != c.fault {
			t.Errorf("%s\nschema: %v\nRead: %v\nwant a fault: %t", text, err, readErr, c.fault)
		}
	}
}

func TestEveryMisspeltKeyIsFoundByTheSchema(t *testing.T) {
	schema := compiledSchema(t)
	text := complete(t)
	keys := 0
	for path, f := range model.SchemaOf(nil).ByPath {
		if f.Parent.Kind == model.RowKind || !strings.Contains(text, f.Key+":") {
			continue
		}
		keys++
		if validate(t, schema, strings.ReplaceAll(text, f.Key+":", f.Key+"x:")) == nil {
			t.Errorf("%s is not missed", path)
		}
	}
	if keys < 40 {
		t.Errorf("only %d keys were tried", keys)
	}
}

func TestTheReportNeedsAnOrganAndAYear(t *testing.T) {
	schema := compiledSchema(t)
	for _, text := range []string{"organ: 某局", "year: 2021", "organ: \"\"\nyear: 2021"} {
		if validate(t, schema, text) == nil {
			t.Errorf("%q fits", text)
		}
	}
}
