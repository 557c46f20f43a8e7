package main

import (
	"testing"

	"github.com/nianbao/nianbao"
)

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
