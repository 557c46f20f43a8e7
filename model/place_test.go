package model

import (
	"fmt"
	"testing"

	"github.com/nianbao/nianbao/tables"
)

func TestPlacesAreWrittenForPeople(t *testing.T) {
	for want, p := range map[string]Place{
		"": {}, "第3行第5列": {Line: 3, Column: 5}, "第4页": {Page: 4}, "第4页表三第7行": {Page: 4, Name: "表三第7行"}, "Sheet2!D9": {Name: "Sheet2!D9", Order: 3},
		"第12段（第3行第5列）": {Name: "第12段", Line: 3, Column: 5}, "第1页（第1行第1列）": {Page: 1, Line: 1, Column: 1},
	} {
		text, err := p.MarshalText()
		if got := p.String(); got != want || string(text) != want || err != nil || p.IsZero() != (want == "") {
			t.Errorf("%+v: got %q", p, got)
		}
	}
	order := []Place{{}, {Order: 1}, {Order: 2}, {Page: 1}, {Page: 1, Order: 1}, {Page: 2}, {Column: 1}, {Line: 1}, {Line: 1, Column: 1}, {Line: 1, Column: 2}, {Line: 2}}
	for i, p := range order {
		for j, q := range order {
			if got := p.Compare(q); got != max(-1, min(1, i-j)) {
				t.Errorf("%+v and %+v: %d", p, q, got)
			}
		}
	}
	if got := (Place{Line: 2, Column: 3, Page: 4}).After('\n'); got != (Place{Line: 3, Column: 1}) {
		t.Errorf("behind a line: %+v", got)
	}
	if got := (Place{Line: 2, Column: 3}).After('甲'); got != (Place{Line: 2, Column: 4}) {
		t.Errorf("behind a character: %+v", got)
	}
}

func TestTextsAreFoundInTheirFile(t *testing.T) {
	s := &Source{Text: "a: 一\nb:\n  甲乙\n  丙甲\nc: 甲\n", Places: map[string]Place{"a": {Line: 1, Column: 4}, "b": {Line: 2, Column: 1}, "b[0]": {Line: 3, Column: 3}, "c": {Line: 5, Column: 4}}}
	for _, c := range []struct{ path, text, want string }{
		{"b", "甲", "第3行第3列"}, {"b", "丙甲", "第4行第3列"}, {"b", "丁", "第2行第1列"}, {"c", "甲", "第5行第4列"}, {"a", "甲", "第1行第4列"}, {"b.x", "乙", "第3行第4列"}, {"d", "甲", ""}, {"b[0]", "丙", "第4行第3列"},
	} {
		if got := s.Find(c.path, c.text).String(); got != c.want {
			t.Errorf("%s in %s: got %s, want %s", c.text, c.path, got, c.want)
		}
	}
	none := (*Source)(nil)
	if !none.At("a").IsZero() || !none.Find("a", "b").IsZero() || !none.InProse("a", "b", 0).IsZero() || none.strays() != nil || none.Finding("X", "a", "m") != (Finding{ID: "X", Severity: SeverityError, Path: "a", Message: "m"}) {
		t.Error("a report without a file has places")
	}
	for path, want := range map[string]string{"a": "a", "a.b": "a", "b[0].x": "b[0]", "b[1]": "b", "x": "", "": "", "ab": ""} {
		if got := s.given(path); got != want {
			t.Errorf("%q: given %q, want %q", path, got, want)
		}
	}
	lines := &Source{Places: map[string]Place{"o": {Name: "n"}}, Lines: map[string][]Place{"o": {{Order: 1}, {Order: 2}}}}
	for offset, want := range []int{1, 1, 2, 2, 2} {
		if got := lines.InProse("o", "a\nb\nc", offset).Order; got != want {
			t.Errorf("offset %d: line %d", offset, got)
		}
	}
	if got := lines.InProse("p", "a", 0); !got.IsZero() {
		t.Errorf("got %v", got)
	}
}

func TestTablesInTheFormOfAnotherEdition(t *testing.T) {
	for _, c := range []struct {
		year       int
		two, three string
		want       string
	}{
		{2023, "", "", "2021 2021 200 true false"}, {2023, "2019", "", "2019 2021 212 true true"}, {2023, "", "2019", "2021 2019 186 false false"}, {2020, "2021", "2021", "2021 2021 200 true false"}, {2020, "", "2021", "2019 2021 212 true true"},
	} {
		r := &Report{Year: c.year, Forms: Forms{c.two, c.three}}
		m := r.Schema()
		got := fmt.Sprint(m.ByPath[tables.TableTwo].Edition.ID, " ", m.ByPath[tables.TableThree].Edition.ID, " ", len(m.Figures), " ",
			m.ByPath["applications.outcomes.other.fee_unpaid[6]"] != nil, " ", m.ByPath["proactive_disclosure.procurement.amount"] != nil)
		if got != c.want {
			t.Errorf("%d %s %s: got %s, want %s", c.year, c.two, c.three, got, c.want)
		}
	}
}
