package paper

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// TestSheetsInTheOrderOfAReport has sheets as words, of what stands in each: t a title, a digit the title of a
// section, A to C tables two to four, g another table, x a text.
func TestSheetsInTheOrderOfAReport(t *testing.T) {
	sections := []string{"", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}
	for in, want := range map[string]string{
		"":                   "",
		"x":                  "x",
		"6x5":                "6x5", // one sheet
		"C B A 1 t":          "t 1 A B C",
		"6 5 4 3 2 1":        "1 2 3 4 5 6",
		"x t":                "t x",
		"g 6":                "6 g",
		"6 x g x":            "6 x g x",
		"x tx":               "tx x",
		"1 t":                "t 1",
		"1 t1":               "t1 1",
		"1 1t":               "1t 1",
		"tA 1":               "1 tA", // a table of another year may stand there
		"t2 1":               "1 t2",
		"t6 5":               "5 t6",
		"t1A x":              "t1A x",
		"B A1":               "A1 B",
		"A B1 x":             "B1 A x",
		"5A 2x 2 A":          "5A 2x 2 A",
		"C 4 4x":             "C 4 4x",
		"5 C":                "C 5",
		"3 B A":              "A 3 B",
		"x6 5x":              "5x x6",
		"x1 t x2 t3 6 xxxt1": "t xxxt1 x1 x2 t3 6",
	} {
		var items []item
		for i, w := range strings.Fields(in) {
			for k, c := range w {
				it := item{place: model.Place{Name: "表" + strconv.Itoa(i) + "!A" + strconv.Itoa(k)}}
				switch {
				case c == 't':
					it.par = &Paragraph{Text: "某县民政局2023年政府信息公开工作年度报告"}
				case c == 'x':
					it.par = &Paragraph{Text: "说明"}
				case c == 'g':
					it.grid = &Grid{}
				case c >= 'A':
					it.part = &part{kind: kind(c-'A') + tableTwo}
				default:
					it.par = &Paragraph{Text: sections[c-'0']}
				}
				items = append(items, it)
			}
		}
		shown := func(items []item) string {
			var b strings.Builder
			last := ""
			for i := range items {
				it := &items[i]
				if sheet := sheetOf(it); sheet != last && last != "" {
					b.WriteByte(' ')
				}
				last = sheetOf(it)
				switch {
				case it.grid != nil:
					b.WriteByte('g')
				case it.part != nil:
					b.WriteRune('A' + rune(it.part.kind-tableTwo))
				case isTitle(it.par.Text):
					b.WriteByte('t')
				case it.par.Text == "说明":
					b.WriteByte('x')
				default:
					b.WriteString(strconv.Itoa(int(sectionOf(it.par.Text).section)))
				}
			}
			return b.String()
		}
		if got := shown(inOrder(items)); got != want {
			t.Errorf("%s became %s, not %s", in, got, want)
		}
		if len(items) > 0 {
			items[len(items)/2].place.Name = "第3段"
			before := shown(items)
			if got := shown(inOrder(items)); got != before {
				t.Errorf("%s with a place in no sheet became %s", in, got)
			}
		}
	}
}

// The file has years, and which edition a report on each has and which forms its tables, by the forms that tables
// two and three were found in.
func TestTheEditionOfAReportByItsTables(t *testing.T) {
	var b strings.Builder
	for _, year := range []int{0, 2018, 2019, 2020, 2021, 2022, 2099} {
		fmt.Fprintf(&b, "%d:", year)
		for _, of2 := range []string{"", "2019", "2021"} {
			for _, of3 := range []string{"", "2019", "2021"} {
				rc := &recognizer{two: &two{edition: of2}, three: &three{edition: of3}}
				rc.report.Year = year
				rc.chooseEdition()
				fmt.Fprintf(&b, " %q %q → %q %q %q;", of2, of3, rc.report.Edition, rc.report.Forms.Disclosure, rc.report.Forms.Applications)
			}
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "editions.txt"), []byte(b.String()))
}

// The file has which form table two has, by the forms of its rows: 1 that of 2019, 2 that of 2021, - none.
func TestTheFormOfTableTwoByItsRows(t *testing.T) {
	var b strings.Builder
	for n := range 5 {
		each("12-", n, func(s string) {
			tt := &two{}
			for _, c := range s {
				tt.rows = append(tt.rows, twoRow{path: "proactive_disclosure.penalties", fields: map[rune][]string{'1': {"previous_items", "change", "decisions"}, '2': {"decisions"}}[c]})
			}
			tt.settle()
			fmt.Fprintf(&b, "%s %q", s, tt.edition)
			for _, r := range tt.rows {
				fmt.Fprintf(&b, " %s%d", r.edition, len(r.fields))
			}
			b.WriteByte('\n')
		})
	}
	golden.Compare(t, filepath.Join("testdata", "forms-of-two.txt"), []byte(b.String()))
}
