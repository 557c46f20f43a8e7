package model

import (
	"fmt"
	"strings"
	"testing"
)

// A text may begin where its value does, behind blank lines, or stand in a file whose place is not known.
func TestPlacesAtTheBeginningOfAValue(t *testing.T) {
	s := &Source{Text: "a: 甲乙\n\n\nb: 丙甲丁\n\nc: |\n  甲\n", Places: map[string]Place{"a": {Line: 1, Column: 4}, "b": {Line: 4, Column: 4}, "c": {Line: 6, Column: 4}, "x": {Page: 3}}}
	for _, c := range []struct {
		path, text string
		offset     int
		want       Place
	}{
		{"a", "甲乙", 0, Place{Line: 1, Column: 4}}, {"a", "甲乙", 3, Place{Line: 1, Column: 5}}, {"a", " 甲乙", 4, Place{Line: 1, Column: 5}},
		{"b", "丙甲丁", 0, Place{Line: 4, Column: 4}}, {"b", "丙甲丁", 3, Place{Line: 4, Column: 5}}, {"b", "丙甲丁", 6, Place{Line: 4, Column: 6}},
		{"b", "丙甲", 3, Place{Line: 4, Column: 5}}, {"b", "戊甲", 3, Place{Line: 4, Column: 4}}, {"c", "甲\n", 0, Place{Line: 7, Column: 3}},
		{"x", "甲乙", 3, Place{Page: 3}}, {"y", "甲乙", 3, Place{}},
	} {
		if got := s.InProse(c.path, c.text, c.offset); got != c.want {
			t.Errorf("%d of %q in %s: %+v, want %+v", c.offset, c.text, c.path, got, c.want)
		}
	}
	for _, c := range []struct {
		path, text string
		want       Place
	}{{"a", "甲", Place{Line: 1, Column: 4}}, {"b", "甲", Place{Line: 4, Column: 5}}, {"b", "丁", Place{Line: 4, Column: 6}}, {"c", "甲", Place{Line: 7, Column: 3}}, {"x", "甲", Place{Page: 3}}, {"y", "甲", Place{}}} {
		if got := s.Find(c.path, c.text); got != c.want {
			t.Errorf("%s in %s: %+v, want %+v", c.text, c.path, got, c.want)
		}
	}
}

// Places that the text does not have are kept as they are.
func TestPlacesBehindTheEndOfAText(t *testing.T) {
	s := &Source{Text: "a: 甲\nb: 乙", Places: map[string]Place{"a": {Line: 1, Column: 4}, "b": {Line: 2, Column: 40}, "c": {Line: 9, Column: 2}, "d": {Line: 1, Column: 30}}}
	for _, path := range []string{"b", "c", "d"} {
		if got := s.Find(path, "丙"); got != s.Places[path] {
			t.Errorf("%s: %+v", path, got)
		}
		if got := s.InProse(path, "丙", 0); got != s.Places[path] {
			t.Errorf("prose of %s: %+v", path, got)
		}
	}
	if got := s.Find("a", "甲"); got != (Place{Line: 1, Column: 4}) {
		t.Errorf("beside them: %+v", got)
	}
}

// What is longer than any name is none, whatever marks it has.
func TestLongWordsAreNoNames(t *testing.T) {
	for n, want := range map[int]bool{0: true, 193: true, 194: true, 195: false, 500: false} { // and six bytes
		if got := IsName("正文" + strings.Repeat(".", n)); got != want {
			t.Errorf("%d marks: %v", n, got)
		}
	}
}

// Numbers before a name belong to it.
func TestNumbersTellNamesApart(t *testing.T) {
	outcomes := SchemaOf(nil).ByPath["applications.outcomes"]
	for name, found := range map[string]bool{
		"（三）不予公开": true, "不予公开": true, "三、不予公开": true, "不予公开（件）": true, "（九）不予公开": true, "9不予公开": false, "不予公开9": false, "": false, "refused": true,
	} {
		if got := outcomes.Named(name); (got != nil) != found || found && got.Path != "applications.outcomes.refused" {
			t.Errorf("%s is %v", name, got)
		}
	}
	for _, name := range []string{"表二", "不予公开", "附件", "行政许可", "1.其他", "3.其他", "总计", "落款日期", "正文", "内容"} {
		if !IsName(name) {
			t.Errorf("%s is no name", name)
		}
	}
	for _, name := range []string{"9不予公开", "title", "", "abc", "甲乙"} {
		if IsName(name) {
			t.Errorf("%s is a name", name)
		}
	}
}

func TestWhatGoesOnFromNothing(t *testing.T) {
	if r := New("甲局", 0, nil); r.Organ != "甲局" || r.Year != 0 {
		t.Errorf("got %+v", r)
	}
	for _, c := range []struct {
		previous Report
		want     int
	}{{Report{Year: 2022}, 9}, {Report{Year: 2022, Edition: "1999"}, 7}, {Report{Year: 2022, Forms: Forms{Disclosure: "2019"}}, 7}, {Report{Year: 2022, Forms: Forms{Applications: "2019"}}, 9}, {Report{Year: 2020}, 7}} {
		if got := TakenOver(&c.previous); len(got) != c.want || fmt.Sprint(got[:7]) != "[applications.carried_over[0] applications.carried_over[1] applications.carried_over[2] applications.carried_over[3] applications.carried_over[4] applications.carried_over[5] applications.carried_over[6]]" {
			t.Errorf("%d %q %v: %q", c.previous.Year, c.previous.Edition, c.previous.Forms, got)
		}
	}
	for like, want := range map[string]string{"０１２３": "２０３０", "９１２３": "２０３０", "0123": "2030", "9123": "2030", "〇一二三": "二〇三〇", "零一二三": "二零三零", "○一二三": "二○三○"} {
		if got := likeDigits(like, 2030); got != want {
			t.Errorf("like %s: %s", like, got)
		}
	}
}

// The findings of a kind are counted by its id, its path and its severity.
func TestFindingsOfOneKindAreCapped(t *testing.T) {
	for n, want := range map[int]string{MaxAlike: "", MaxAlike + 1: "这里还有 1 处同类的问题，没有列出", MaxAlike + 7: "这里还有 7 处同类的问题，没有列出"} {
		var c Collector
		for i := range n {
			c.Add(Finding{ID: "A", Path: "p", Message: fmt.Sprint(i), Place: Place{Line: i + 1}})
		}
		c.Add(Finding{ID: "A", Path: "q", Place: Place{Line: n + 1}}, Finding{ID: "B", Path: "p", Place: Place{Line: n + 2}}, Finding{ID: "A", Path: "p", Severity: SeverityError, Place: Place{Line: n + 3}})
		got, told := c.Findings(), ""
		if n > MaxAlike {
			told = got[MaxAlike].Message
			if got[MaxAlike] != (Finding{ID: "A", Path: "p", Place: Place{Line: MaxAlike + 1}, Message: told}) {
				t.Errorf("%d: %+v", n, got[MaxAlike])
			}
		}
		if told != want || len(got) != min(n, MaxAlike+1)+3 || got[MaxAlike-1].Message != fmt.Sprint(MaxAlike-1) {
			t.Errorf("%d: %d findings, %q", n, len(got), told)
		}
		if c.Full("A", SeverityInfo, "p") != (n > MaxAlike) || c.Full("A", SeverityError, "p") || c.Full("A", SeverityInfo, "q") || c.Full("B", SeverityInfo, "p") {
			t.Errorf("%d: full", n)
		}
	}
}
