package stats

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/tables"
)

var tableIDs = []string{"EDITION", "NONNEG", "T3-ROW", "T3-RESULT", "T3-IDENT", "T4-SUM"}

func TestASummaryOfSoundMembersIsSoundAndTheirSum(t *testing.T) {
	for _, m := range model.Schemas() {
		t.Run(m.Edition.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				unit := rapid.SampledFrom([]string{"", "元", "万元"}).Draw(t, "unit")
				var members []*model.Report
				for i := range rapid.IntRange(1, 5).Draw(t, "members") {
					members = append(members, reporttest.DrawMember(t, m, fmt.Sprintf("第%d局", i), unit))
					if ps := rules.Check(members[i], rules.Only(tableIDs...)); ps != nil {
						t.Fatalf("the member is not sound: %v", ps)
					}
				}
				total, err := Sum("青禾县人民政府", m.Edition.FirstYear, members)
				if err != nil {
					t.Fatal(err)
				}
				if ps := rules.Check(total, rules.Summing(members...), rules.Only(append(tableIDs, "SUM")...)); ps != nil {
					t.Fatalf("got %v", ps)
				}
				if err := yaml.Write(io.Discard, total); err != nil {
					t.Fatal(err)
				}
			})
		})
	}
}

func TestTheOrderOfTheMembersDoesNotMatter(t *testing.T) {
	m := model.SchemaOf(&tables.Edition2019)
	rapid.Check(t, func(t *rapid.T) {
		var members []*model.Report
		for i := range 4 {
			members = append(members, reporttest.DrawMember(t, m, fmt.Sprintf("第%d局", i), "元", "万元"))
		}
		a, err := Sum("县政府", 2019, members)
		b, again := Sum("县政府", 2019, rapid.Permutation(members).Draw(t, "order"))
		if err != nil || again != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("%v, %v: %+v and %+v", err, again, a, b)
		}
		exact := new(big.Rat)
		f := m.ByPath["proactive_disclosure.procurement.amount"]
		for _, r := range members {
			value, _ := f.In("元", r)
			exact.Add(exact, value)
		}
		if got, _ := f.In("元", a); got.Cmp(exact) != 0 {
			t.Fatalf("%s is not %s", got, exact)
		}
	})
}

// spending returns a report of 2019 with an amount of procurement.
func spending(t testing.TB, organ, amount string) *model.Report {
	t.Helper()
	a, err := tables.ParseAmount(amount)
	if err != nil {
		t.Fatal(err)
	}
	r := &model.Report{Organ: organ, Year: 2019}
	r.ProactiveDisclosure2019.Procurement.Amount = a
	return r
}

func TestAmountsAreAddedExactlyInTheirCommonUnit(t *testing.T) {
	for _, c := range []struct {
		amounts []string
		want    string
	}{
		{[]string{"0.1元", "0.2元"}, "0.3元"},
		{[]string{"1.50元", "2元"}, "3.50元"},
		{[]string{"1.5万元", "2.25万元"}, "3.75万元"},
		{[]string{"1.5万元", "20.5元"}, "15020.5元"},
		{[]string{"0.12345万元", "1元"}, "1235.5元"},
		{[]string{"5", "7.0"}, "12.0"},
		{[]string{"0", "7美元"}, "7美元"},
		{[]string{"0元", "7万元"}, "7万元"},
		{[]string{"0", "0.00元"}, "0.00元"},
		{[]string{"73802895.90元", "75394432.52 元"}, "149197328.42元"},
	} {
		var members []*model.Report
		for i, a := range c.amounts {
			members = append(members, spending(t, fmt.Sprintf("第%d局", i), a))
		}
		total, err := Sum("县政府", 2019, members)
		if err != nil {
			t.Errorf("%v: %v", c.amounts, err)
			continue
		}
		if got := total.ProactiveDisclosure2019.Procurement.Amount.String(); got != c.want {
			t.Errorf("%v: got %s, want %s", c.amounts, got, c.want)
		}
	}
}

func TestMembersThatDoNotFitAreAllTold(t *testing.T) {
	members := []*model.Report{
		spending(t, "甲局", "5元"), spending(t, "乙局", "5"), spending(t, "丙局", "2万元"), spending(t, "丁局", "1元"),
		{Organ: "戊局", Year: 2020}, {Organ: "己局", Year: 2019, Edition: "2021"},
		spending(t, "丁 局", "0"), {Organ: "县政府", Year: 2019}, {Organ: "丙局", Year: 2018}, {Organ: "庚局", Year: 2019, Edition: "1999"},
	}
	_, err := Sum("县政府", 2019, members)
	var unfit MemberErrors
	if !errors.As(err, &unfit) {
		t.Fatalf("got %v", err)
	}
	want := MemberErrors{
		{1, "乙局", MemberUnit, "5", "元"}, {3, "丁局", MemberRepeated, "", ""}, {4, "戊局", MemberYear, "2020", "2019"},
		{5, "己局", MemberEdition, "2021", "2019"}, {6, "丁 局", MemberRepeated, "", ""}, {7, "县政府", MemberItself, "", ""},
		{8, "丙局", MemberYear, "2018", "2019"}, {9, "庚局", MemberEdition, "1999", "2019"},
	}
	if fmt.Sprint(unfit) != fmt.Sprint(want) || len(unfit) != len(want) {
		t.Errorf("got\n%v\nwant\n%v", unfit, want)
	}
	for i, e := range unfit {
		if e != want[i] {
			t.Errorf("got %+v, want %+v", e, want[i])
		}
	}
	if !strings.Contains(err.Error(), "乙局：采购总金额“5”的单位不能换算成其他成员单位所用的“元”\n") {
		t.Errorf("it says %v", err)
	}
}

func TestASumThatIsNoReportIsRefused(t *testing.T) {
	var findings model.Findings
	if _, err := Sum("县政府", 2018, nil); !errors.As(err, &findings) {
		t.Errorf("2018: got %v", err)
	}
	if _, err := Sum("县政府", 2021, nil); !errors.Is(err, ErrNoMembers) {
		t.Errorf("no members: got %v", err)
	}
	big := func(organ string) *model.Report {
		r := &model.Report{Organ: organ, Year: 2021}
		r.Litigation.Direct.Other = 999_999_999_999_999
		return r
	}
	_, err := Sum("县政府", 2021, []*model.Report{big("甲局"), big("乙局")})
	var figure *FigureError
	var number *tables.NumberError
	if !errors.As(err, &figure) || figure.Path != "litigation.direct[2]" || !errors.As(err, &number) || number.Reason != tables.TooLong {
		t.Errorf("a total too long: got %v", err)
	}
	if want := "“未经复议直接起诉”的“其他结果”的合计超过 15 位数字，请检查各成员单位的数字（litigation.direct[2]）"; err.Error() != want {
		t.Errorf("it says %v", err)
	}
}

func TestASummaryHasNoTexts(t *testing.T) {
	member, err := yaml.ReadFile("../testdata/read/complete.yaml")
	if err != nil {
		t.Fatal(err)
	}
	total, err := Sum("中宁县人民政府", 2021, []*model.Report{member})
	if err != nil {
		t.Fatal(err)
	}
	if total.Overview+total.Problems+total.OtherMatters+total.Preamble+total.Title != "" || !total.Signature.IsZero() {
		t.Errorf("got %+v", total)
	}
}
