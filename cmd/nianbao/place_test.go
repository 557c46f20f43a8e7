package main

import (
	"testing"

	"github.com/nianbao/nianbao"
)

// A path tells where to look in a file that has keys, and says nothing about one that has none.
func TestAPathIsToldWhereThereAreKeys(t *testing.T) {
	f := nianbao.Finding{ID: "SAME", Severity: nianbao.SeverityWarning, Path: "problems", Place: nianbao.Place{Line: 1, Column: 2}, Message: "错"}
	told, named := f, f
	told.ID, named.Place.Name = "IMPORT-EXTRA", "表三第1行"
	for want, c := range map[string]struct {
		file string
		nianbao.Finding
	}{
		"a.yaml:1:2: 警告 SAME problems：错": {"a.yaml", f},
		"标准输入:1:2: 警告 SAME problems：错":   {"-", f},
		"a.html:1:2: 警告 SAME：错":          {"a.html", f},
		"a.txt:1:2: 警告 SAME：错":           {"a.txt", f},
		"标准输入:1:2: 警告 IMPORT-EXTRA：错":    {"-", told},
		"标准输入:1:2: 表三第1行: 警告 SAME：错":     {"-", named},
	} {
		if got := findingLine(c.file, c.Finding, palette{}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestALineOfAFindingHasItsPlace(t *testing.T) {
	for want, at := range map[string]nianbao.Place{
		"a.pdf: 警告 X：错":                   {},
		"a.pdf:3:5: 警告 X：错":               {Line: 3, Column: 5},
		"a.pdf:3:5: 表三第1行: 警告 X：错":        {Line: 3, Column: 5, Name: "表三第1行"},
		"a.pdf: 第4页表三第7行“商业企业”: 警告 X：错":   {Page: 4, Name: "表三第7行“商业企业”", Order: 9},
		"a.pdf: 第2页: 警告 X：错":              {Page: 2},
		"a.pdf: Sheet2\\u001b!D9: 警告 X：错": {Name: "Sheet2\x1b!D9"},
	} {
		if got := findingLine("a.pdf", nianbao.Finding{ID: "X", Severity: nianbao.SeverityWarning, Place: at, Message: "错"}, palette{}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
