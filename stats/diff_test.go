package stats

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

func TestEveryChangedFigureIsToldAndNoOther(t *testing.T) {
	for _, m := range model.Schemas() {
		rapid.Check(t, func(t *rapid.T) {
			last := reporttest.DrawMember(t, m, "甲局", "元")
			this := *last
			changed := map[string]bool{}
			for _, path := range rapid.SliceOfN(rapid.SampledFrom(m.Figures), 0, 5).Draw(t, "paths") {
				f := m.ByPath[path]
				text := "1234567"
				if f.Kind == model.MoneyKind {
					text += "元"
				}
				if err := f.Set(&this, text); err != nil {
					t.Fatal(err)
				}
				changed[path] = true
			}
			changes := Diff(last, &this)
			if len(changes) != len(changed) {
				t.Fatalf("got %d changes, want %d: %v", len(changes), len(changed), changes)
			}
			at := -1
			for _, c := range changes {
				i := slices.Index(m.Figures, c.Path)
				if !changed[c.Path] || i <= at {
					t.Fatalf("%s is out of place", c.Path)
				}
				at = i
			}
			if back := Diff(&this, last); len(back) != len(changes) {
				t.Fatalf("the other way there are %d changes", len(back))
			}
		})
	}
}

func TestAChangeIsExact(t *testing.T) {
	count := func(n int64) *model.Report {
		r := &model.Report{Year: 2021}
		r.Applications.Outcomes.Other.Other.Total = n
		return r
	}
	fee := func(text string) *model.Report {
		r := &model.Report{Year: 2021}
		r.ProactiveDisclosure.Fees, _ = tables.ParseDecimal(text)
		return r
	}
	change := func(n int64) *model.Report {
		r := &model.Report{Year: 2019}
		r.ProactiveDisclosure2019.Penalties.Change = n
		return r
	}
	for name, c := range map[string]struct {
		last, this *model.Report
		want       string
	}{
		"a count": {count(3), count(2), `[{"path":"applications.outcomes.other.other[6]","name":"表三 / 三、本年度办理结果 / （六）其他处理 / 3.其他 / 总计",` +
			`"last":3,"this":2,"difference":-1,"ratio":"-33.33"}]`},
		"from nothing": {count(0), count(2), `[{"path":"applications.outcomes.other.other[6]","name":"表三 / 三、本年度办理结果 / （六）其他处理 / 3.其他 / 总计",` +
			`"last":0,"this":2,"difference":2,"ratio":null}]`},
		"a decimal": {fee("24252.311082"), fee("24252.5"), `[{"path":"proactive_disclosure.fees","name":"表二 / 行政事业性收费",` +
			`"last":"24252.311082","this":"24252.5","difference":"0.188918","ratio":"0.00"}]`},
		"a very small decrease": {fee("100000"), fee("99999.9"), `[{"path":"proactive_disclosure.fees","name":"表二 / 行政事业性收费",` +
			`"last":"100000","this":"99999.9","difference":"-0.1","ratio":"0.00"}]`},
		"the same decimal": {fee("5"), fee("5.00"), `null`},
		"a figure below zero": {change(-4), change(2), `[{"path":"proactive_disclosure.penalties.change","name":"表二 / 行政处罚 / 本年增/减",` +
			`"last":-4,"this":2,"difference":6,"ratio":"150.00"}]`},
		"money": {spending(t, "", "1.5万元"), spending(t, "", "12000.5元"), `[{"path":"proactive_disclosure.procurement.amount","name":"表二 / 政府集中采购 / 采购总金额",` +
			`"last":"1.5万元","this":"12000.5元","difference":"-2999.5元","ratio":"-20.00"}]`},
		"the same money": {spending(t, "", "1.5万元"), spending(t, "", "15000元"), `null`},
		"units that can't be converted": {spending(t, "", "5"), spending(t, "", "5元"), `[{"path":"proactive_disclosure.procurement.amount",` +
			`"name":"表二 / 政府集中采购 / 采购总金额","last":"5","this":"5元","difference":null,"ratio":null}]`},
	} {
		got, err := json.Marshal(Diff(c.last, c.this))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got\n%s, %v\nwant\n%s", name, got, err, c.want)
		}
	}
}

func TestAcrossEditionsOnlyTheSameFiguresAreCompared(t *testing.T) {
	last, this := &model.Report{Year: 2020}, &model.Report{Year: 2021}
	last.ProactiveDisclosure2019.Regulations.NewlyMade = 1
	last.Applications.Outcomes.Other2019.Total = 7
	this.ProactiveDisclosure.Licensing = 5
	this.Applications.Outcomes.Other.Other.Total = 9
	this.Applications.Received.Total = 2
	changes := Diff(last, this)
	if len(changes) != 1 || changes[0].Path != "applications.received[6]" {
		t.Errorf("got %+v", changes)
	}
	want := []string{"表二（主动公开政府信息情况）", "（六）其他处理"}
	for _, pair := range [][2]*model.Report{{last, this}, {this, last}} {
		if got := NotCompared(pair[0], pair[1]); !slices.Equal(got, want) {
			t.Errorf("got %v", got)
		}
	}
	if got := NotCompared(this, this); got != nil {
		t.Errorf("within one edition: %v", got)
	}
}

func TestTheTablesAreToldApartByTheirNames(t *testing.T) {
	for path, want := range map[string]string{
		"proactive_disclosure.regulations.issued": "表二 / 规章 / 本年制发件数",
		"applications.received[0]":                "表三 / 一、本年新收政府信息公开申请数量 / 自然人",
		"reconsideration[4]":                      "表四（行政复议） / 总计",
		"litigation.direct[1]":                    "表四（行政诉讼） / 未经复议直接起诉 / 结果纠正",
	} {
		if got := model.SchemaOf(nil).ByPath[path].FullName(); got != want {
			t.Errorf("%s is called %s", path, got)
		}
	}
}
