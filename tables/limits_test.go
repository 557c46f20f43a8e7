package tables

import (
	"errors"
	"fmt"
	"testing"
)

func TestCountsThatAreRefusedAreNoNumbers(t *testing.T) {
	for text, want := range map[string]NumberReason{"": NotANumber, "甲": NotANumber, "1.5": NotWhole, "-0.25": NotWhole, "1,23": BadCommas} {
		n, err := ParseCount(text)
		var wrong *NumberError
		if n != 0 || !errors.As(err, &wrong) || wrong.Reason != want || wrong.Text != text {
			t.Errorf("%q: %d, %+v", text, n, err)
		}
	}
	for text, want := range map[string]int64{"1.0": 1, "-3.00": -3, "1,234.0": 1234, "+7": 7} {
		if n, err := ParseCount(text); n != want || err != nil {
			t.Errorf("%q: %d, %v", text, n, err)
		}
	}
	for _, text := range []string{"元", " 元", "", "万元5"} {
		_, err := ParseAmount(text)
		var wrong *NumberError
		if !errors.As(err, &wrong) || wrong.Text != map[string]string{"元": "元", " 元": "元", "": "", "万元5": "万元5"}[text] {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRowsAreKeptFromEachStartToTheNext(t *testing.T) {
	for _, c := range []struct {
		rows   int
		starts []int
		want   string
	}{{0, nil, "[]"}, {1, nil, "[false]"}, {3, nil, "[true true false]"}, {3, []int{0}, "[true true false]"}, {3, []int{1}, "[false true false]"}, {4, []int{0, 2}, "[true false true false]"}, {4, []int{1, 2, 3}, "[false false false false]"}} {
		if got := fmt.Sprint(keepGroups(c.rows, c.starts...)); got != c.want {
			t.Errorf("%d rows, %v: %s", c.rows, c.starts, got)
		}
	}
}

// Editions that are mixed stay as they were.
func TestMixturesHaveTablesOfTheirOwn(t *testing.T) {
	old, now := EditionByID("2019"), EditionByID("2021")
	if old.tableOf("表二") == now.tableOf("表二") || old.tableOf("表三") == now.tableOf("表三") {
		t.Fatal("the editions share tables, or have been changed")
	}
	for _, c := range []struct {
		e, two, three         *Edition
		ofTwo, ofThree, ofAll *Edition
	}{
		{now, old, nil, old, now, now}, {now, nil, old, now, old, now}, {now, old, old, old, old, now}, {old, now, nil, now, old, old}, {old, nil, now, old, now, old}, {old, now, now, now, now, old},
	} {
		m := Mixed(c.e, c.two, c.three)
		if m == c.e || m.tableOf("表二") != c.ofTwo.tableOf("表二") || m.tableOf("表三") != c.ofThree.tableOf("表三") || m.tableOf("表四") != c.ofAll.tableOf("表四") || m.tableOf("表五") != nil ||
			m.ID != c.e.ID || len(m.Sections) != len(c.e.Sections) || fmt.Sprint(m.Outcomes, m.Stocks) != fmt.Sprint(c.ofThree.Outcomes, c.ofTwo.Stocks) {
			t.Errorf("edition %s with tables of %v and %v: %+v", c.e.ID, c.two, c.three, m)
		}
		if Mixed(c.e, c.two, c.three) != m {
			t.Error("a mixture is made twice")
		}
	}
	for _, e := range Editions {
		if Mixed(e, nil, nil) != e || Mixed(e, e, nil) != e || Mixed(e, nil, e) != e || Mixed(e, e, e) != e {
			t.Errorf("edition %s mixed with itself is another", e.ID)
		}
	}
	if old.tableOf("表二") == now.tableOf("表二") || old.tableOf("表三") == now.tableOf("表三") {
		t.Error("mixing has changed the editions")
	}
}
