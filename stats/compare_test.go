package stats

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/tables"
)

// on returns a report of an organ and a year with figures in table two.
func on(organ string, year int, licensing, penalties int64) *model.Report {
	r := &model.Report{Organ: organ, Year: year}
	r.ProactiveDisclosure.Licensing, r.ProactiveDisclosure.Penalties = licensing, penalties
	return r
}

func pairOf(organ string, was, is int64) Pair {
	return Pair{Last: on(organ, 2022, was, 0), This: on(organ, 2023, is, 0)}
}

func TestLargeChangesComeFirst(t *testing.T) {
	pairs := []Pair{
		pairOf("一局", 100, 110), pairOf("二局", 10, 20), pairOf("三局", 1000, 2000), pairOf("四局", 20, 10), pairOf("五局", 0, 6),
		pairOf("六局", 7, 7),
	}
	got := ""
	for _, c := range LargestChanges(pairs, -1) {
		got += fmt.Sprint(c.Pair, ":", c.Difference, " ")
	}
	if want := "2:1000 4:6 1:10 3:-10 0:10 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := LargestChanges(pairs, 2); len(got) != 2 {
		t.Errorf("of two there are %d", len(got))
	}
}

func TestPartsOfATotalAreNoChangesOfTheirOwn(t *testing.T) {
	p := pairOf("一局", 1, 1)
	p.This.Applications.Received = tables.ApplicantsOf([7]int64{5, 3, 0, 0, 0, 0, 8})
	p.This.Litigation.Direct = tables.CasesOf([5]int64{1, 0, 0, 0, 1})
	got := ""
	for _, c := range LargestChanges([]Pair{p}, -1) {
		got += c.Path + " "
	}
	if want := "applications.received[6] litigation.direct[4] "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAmountsAreRankedInTenThousands(t *testing.T) {
	pairs := []Pair{
		{Last: spending(t, "一局", "10000元"), This: spending(t, "一局", "30000元")},
		{Last: spending(t, "二局", "1万元"), This: spending(t, "二局", "4万元")},
		{Last: spending(t, "三局", "1"), This: spending(t, "三局", "4元")},
	}
	got := LargestChanges(pairs, -1)
	if len(got) != 2 || got[0].Pair != 1 || got[1].Pair != 0 {
		t.Errorf("got %+v", got)
	}
}

// The order of what is the same in size follows the pairs; sizes do not depend on it.
func TestTheOrderOfPairsDoesNotChangeWhatIsLarge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var pairs []Pair
		for i := range rapid.IntRange(1, 8).Draw(t, "pairs") {
			figure := rapid.Int64Range(0, 30)
			pairs = append(pairs, pairOf(fmt.Sprint(i), figure.Draw(t, "was"), figure.Draw(t, "is")))
		}
		a, b := LargestChanges(pairs, -1), LargestChanges(rapid.Permutation(pairs).Draw(t, "order"), -1)
		if len(a) != len(b) {
			t.Fatalf("%d and %d changes", len(a), len(b))
		}
		for i := range a {
			square, larger := sizeOf(t, a[i])
			otherSquare, otherLarger := sizeOf(t, b[i])
			if square*otherLarger != otherSquare*larger {
				t.Fatalf("place %d: %+v and %+v", i, a[i], b[i])
			}
			if i == 0 {
				continue
			}
			if before, of := sizeOf(t, a[i-1]); before*larger < square*of {
				t.Fatalf("%+v stands before %+v", a[i-1], a[i])
			}
		}
	})
}

// sizeOf is the square of a difference and the larger of the two figures.
func sizeOf(t *rapid.T, c PairChange) (square, larger int64) {
	var was, is int64
	if _, err := fmt.Sscan(c.Last.String()+" "+c.This.String(), &was, &is); err != nil {
		t.Fatal(err)
	}
	return (is - was) * (is - was), max(was, is)
}

func TestTotalsOfTwoYearsAreOfTheSameOrgans(t *testing.T) {
	pairs := []Pair{pairOf("一局", 4, 5), pairOf("二局", 6, 10)}
	m := model.SchemaOf(nil)
	c := TotalChanges([]*model.Field{m.ByPath["proactive_disclosure.licensing"]}, pairs)[0]
	if got := fmt.Sprint(c.Last, c.This, c.Difference, c.Ratio); got != "10 15 5 50.00" {
		t.Errorf("got %s", got)
	}
	pairs[0].Last.Year, pairs[1].Last.Year = 2020, 2020
	c = TotalChanges([]*model.Field{m.ByPath["proactive_disclosure.licensing"]}, pairs)[0]
	if c.Name != "表二 / 行政许可" || c.Last != (model.Value{}) || c.Difference != (model.Value{}) {
		t.Errorf("across editions: %+v", c)
	}
}

func TestFiguresThatStandOut(t *testing.T) {
	others := []int64{0, 1, 2, 3, 4, 0} // and the one that is looked at
	for _, c := range []struct {
		own   int64
		last  *model.Report
		want  string
		other []int64
	}{
		{own: 41, want: "", other: others}, // only four others
		{own: 41, want: "41 4 5 10.3 ", other: append(others, 4)},
		{own: 40, want: "", other: append(others, 4)},
		{own: 100, want: "100 3 5 33.3 ", other: []int64{1, 2, 3, 3, 90}}, // three quarters are four of five
		{own: 41, want: "41 4 5 10.3 13", other: append(others, 4), last: on("", 2022, 13, 0)},
		{own: 41, want: "", other: append(others, 4), last: on("", 2022, 14, 0)},
		{own: 41, want: "41 4 5 10.3 0", other: append(others, 4), last: on("", 2022, 0, 0)},
		{own: 41, want: "41 4 5 10.3 ", other: append(others, 4), last: on("", 2020, 14, 0)}, // of another edition
	} {
		reports, last := []*model.Report{on("本局", 2023, c.own, 0)}, []*model.Report{c.last}
		for i, n := range c.other {
			reports = append(reports, on(fmt.Sprint(i), 2023, n, 0))
			last = append(last, on(fmt.Sprint(i), 2022, n, 0))
		}
		got := ""
		for _, o := range Outliers(reports, last) {
			got += fmt.Sprint(o.Value, " ", o.Quartile, " ", o.Others, " ", o.Times, " ", o.Last)
		}
		if got != c.want {
			t.Errorf("%d among %v: got %q, want %q", c.own, c.other, got, c.want)
		}
	}
	if got := Outliers(nil, nil); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

func TestALastYearsFigureThatWasLeftBlankExplainsNothing(t *testing.T) {
	reports := []*model.Report{on("本局", 2023, 41, 0)}
	for i := range 5 {
		reports = append(reports, on(fmt.Sprint(i), 2023, 4, 0))
	}
	blank := on("本局", 2022, 0, 0)
	blank.SetSource(&model.Source{Blanks: map[string]string{"proactive_disclosure.licensing": ""}})
	got := Outliers(reports, []*model.Report{blank})
	if len(got) != 1 || got[0].Last != "" {
		t.Errorf("got %+v", got)
	}
}

func TestABlankCellIsNoChange(t *testing.T) {
	p := pairOf("一局", 0, 5)
	p.Last.SetSource(&model.Source{Blanks: map[string]string{"proactive_disclosure.licensing": ""}})
	if got := LargestChanges([]Pair{p}, -1); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	for _, row := range NewHistory([]*model.Report{p.Last, p.This}).Rows {
		if row.Figure.Path == "proactive_disclosure.licensing" && (row.Changes[0].Path != "" || !row.Cells[0].Blank) {
			t.Errorf("got %+v", row)
		}
	}
}

func TestYearsSideBySide(t *testing.T) {
	old, middle, late := &model.Report{Year: 2020}, &model.Report{Year: 2021}, &model.Report{Year: 2023}
	old.ProactiveDisclosure2019.Licensing.Decisions = 9
	middle.ProactiveDisclosure.Licensing, late.ProactiveDisclosure.Licensing = 4, 6
	old.Applications.Received.Total, middle.Applications.Received.Total = 3, 3
	h := NewHistory([]*model.Report{late, old, middle})
	if !slices.Equal(h.Years, []int{2020, 2021, 2023}) {
		t.Fatalf("got years %v", h.Years)
	}
	rows, names := map[string]string{}, map[string]bool{}
	for _, row := range h.Rows {
		if names[row.Name] {
			t.Errorf("two rows are called %s", row.Name)
		}
		names[row.Name] = true
		rows[row.Name] = fmt.Sprintf("%v %s %s %s", row.Cells, row.Changes[0].Difference, row.Changes[1].Difference, row.Changes[1].Ratio)
	}
	for name, want := range map[string]string{
		"表二 / 行政许可（2021年版）":                            "[{ false} {4 false} {6 false}]  2 50.00",
		"表二 / 行政许可 / 处理决定数量（2019年版）":                   "[{9 false} { false} { false}]   ",
		"表三 / 一、本年新收政府信息公开申请数量 / 总计":                   "[{3 false} {3 false} {0 false}] 0 -3 -100.00",
		"表三 / 三、本年度办理结果 / （六）其他处理 / 3.其他 / 总计（2021年版）": "[{ false} {0 false} {0 false}]  0 ",
	} {
		if rows[name] != want {
			t.Errorf("%s: got %s, want %s", name, rows[name], want)
		}
	}
}

func TestReportsOfTwoYearsArePairedByTheirOrgans(t *testing.T) {
	names := &organs.Names{}
	names.Add("青禾县水务局", "青禾县水利局")
	last, this := []string{"青禾县财政局", "青禾县水利局", "青禾县政府", "南京市鼓楼区统计局", "徐州市鼓楼区统计局", "青禾县审计局", "红旗镇人民政府", "沙窝镇人民政府"},
		[]string{"青禾县人民政府办公室", "青禾县人民政府", "青禾县水务局", "沙窝镇人民政府办公室", "鼓楼区统计局", "青禾县财政局", "青禾县民政局", "青禾县红旗镇人民政府", "白石市红旗镇人民政府"}
	reports := func(list []string) (all []*model.Report) {
		for _, organ := range list {
			all = append(all, &model.Report{Organ: organ})
		}
		return all
	}
	pairs, doubts := Pairs(reports(last), reports(this), names)
	got := ""
	for _, p := range pairs {
		got += fmt.Sprintf("%s=%s(%d) ", p.This.Organ, p.Last.Organ, p.Degree)
	}
	if want := "青禾县人民政府=青禾县政府(2) 青禾县水务局=青禾县水利局(4) 沙窝镇人民政府办公室=沙窝镇人民政府(1) 青禾县财政局=青禾县财政局(5) "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	got = ""
	for _, d := range doubts {
		got += d.This.Organ + "?"
		for _, r := range d.Rivals {
			got += r.Organ + " "
		}
	}
	if want := "鼓楼区统计局?南京市鼓楼区统计局 徐州市鼓楼区统计局 青禾县红旗镇人民政府?红旗镇人民政府 白石市红旗镇人民政府?红旗镇人民政府 "; got != want {
		t.Errorf("doubts: got %s, want %s", got, want)
	}
}

// Whatever the names are, no report is in two pairs, the same name is always a pair, and the order of last
// year's reports does not matter.
func TestPairsAreOneToOne(t *testing.T) {
	name := rapid.Custom(func(t *rapid.T) string {
		place := rapid.SampledFrom([]string{"", "青禾县", "白石市青禾县", "红河市青禾县"}).Draw(t, "place")
		return place + rapid.SampledFrom([]string{"财政局", "水利局", "人民政府", "政府", "人民政府办公室", "红旗镇", "红旗镇人民政府"}).Draw(t, "organ")
	})
	draw := func(t *rapid.T, year string) (reports []*model.Report) {
		list := rapid.SliceOfN(name, 0, 6).Draw(t, year)
		for i, group := range (*organs.Names)(nil).Groups(list) {
			if group == i { // one report an organ
				reports = append(reports, &model.Report{Organ: list[i]})
			}
		}
		return reports
	}
	rapid.Check(t, func(t *rapid.T) {
		last, this := draw(t, "last"), draw(t, "this")
		pairs, doubts := Pairs(last, this, nil)
		partner := map[*model.Report]*model.Report{}
		for _, p := range pairs {
			if partner[p.Last] != nil || partner[p.This] != nil {
				t.Fatalf("%s or %s is in two pairs", p.Last.Organ, p.This.Organ)
			}
			partner[p.Last], partner[p.This] = p.This, p.Last
		}
		for _, d := range doubts {
			if partner[d.This] != nil {
				t.Fatalf("%s is in doubt and in a pair", d.This.Organ)
			}
		}
		for _, r := range this {
			at := slices.IndexFunc(last, func(l *model.Report) bool { return l.Organ == r.Organ })
			if at >= 0 && partner[r] != last[at] {
				t.Fatalf("%s is not paired with itself", r.Organ)
			}
		}
		again, _ := Pairs(rapid.Permutation(last).Draw(t, "order"), this, nil)
		if !slices.Equal(pairs, again) {
			t.Fatalf("in another order: %v and %v", pairs, again)
		}
	})
}
