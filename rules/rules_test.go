package rules_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/tables"
)

// ids lists the findings of a rule as "path found→expected".
func ids(ps nianbao.Findings, id string) []string {
	var out []string
	for _, p := range ps {
		if p.ID == id {
			out = append(out, fmt.Sprintf("%s %s→%s", p.Path, p.Found, p.Expected))
		}
	}
	return out
}

func TestRulesOfTheText(t *testing.T) {
	long := "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。" + strings.Repeat("公开工作有序推进。", 120)
	for _, c := range []struct {
		name, id string
		change   func(*nianbao.Report)
		want     []string
	}{
		{"last year's number in the title", "YEAR", func(r *nianbao.Report) {
			r.Title = "中宁县工业和信息化局\n2020年政府信息公开工作年度报告"
		}, []string{"title 2020→2021"}},
		{"a year in Chinese digits", "YEAR", func(r *nianbao.Report) {
			r.Title = "中宁县工业和信息化局二〇二一年政府信息公开工作年度报告"
		}, nil},
		{"another one in Chinese digits", "YEAR", func(r *nianbao.Report) {
			r.Title = "中宁县工业和信息化局二〇一九年政府信息公开工作年度报告"
		}, []string{"title 2019→2021"}},
		{"last year's period", "YEAR", func(r *nianbao.Report) { r.Preamble = "数据从 2020 年 1 月 1 日至 2020 年 12 月 31 日。" }, []string{"preamble 2020→2021"}},
		{"a period half changed", "YEAR", func(r *nianbao.Report) {
			r.Preamble = "统计期限为２０２１年１月１日起至２０２０年１２月３１日止。"
		}, []string{"preamble 2020→2021"}},
		{"a period without a second year", "YEAR", func(r *nianbao.Report) {
			r.Preamble = "自2021年1月1日起至12月31日止，依据2019年修订的条例。"
		}, nil},
		{"a period of months", "YEAR", func(r *nianbao.Report) { r.Preamble = "统计期限为2022年1月—12月。" }, []string{"preamble 2022→2021"}},
		{"other years in the preamble", "YEAR", func(r *nianbao.Report) {
			r.Preamble = "根据国办公开办函〔2021〕30号和2007年4月5日公布的条例编制，2022年1月16日发布。"
		}, nil},

		{"last year's period in section one", "YEAR", func(r *nianbao.Report) {
			r.Overview = "本报告数据统计期限为2020.1.1-2020.12.31。规划期为2021年1月1日至2025年12月31日。"
		}, []string{"overview 2020→2021"}},
		{"a plan's years in the preamble", "YEAR", func(r *nianbao.Report) { r.Preamble = "规划实施期限为2021年1月1日至2025年12月31日。" }, nil},
		{"hours in the period", "YEAR", func(r *nianbao.Report) { r.Preamble = "自2020年1月1日0时始至2020年12月31日24时止。" }, []string{"preamble 2020→2021"}},
		{"last year's name of the report", "YEAR", func(r *nianbao.Report) {
			r.Preamble = "现公布中宁县工业和信息化局2020年政府信息公开工作年度报告。"
		}, []string{"preamble 2020→2021"}},
		{"the format's name in the preamble", "YEAR", func(r *nianbao.Report) {
			r.Preamble = "根据2021年印发的《政府信息公开工作年度报告格式》编制。"
		}, nil},

		{"a title without the county", "TITLE", func(r *nianbao.Report) { r.Title = "工业和信息化局2021年政府信息公开工作年度报告" }, nil},
		{"a title that names the place alone", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "甘肃省合水县人民政府", "合水县2021年政府信息公开工作年度报告"
		}, nil},
		{"a title of the county next door", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "甘肃省合水县人民政府", "环县人民政府2021年政府信息公开工作年度报告"
		}, []string{"title 环县人民政府2021年政府信息公开工作年度报告→甘肃省合水县人民政府"}},
		{"a title of a county whose name ends alike", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "合水县人民政府", "新合水县人民政府2021年政府信息公开工作年度报告"
		}, []string{"title 新合水县人民政府2021年政府信息公开工作年度报告→合水县人民政府"}},
		{"a title of a town of the same name", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "青禾县城关镇人民政府", "白石县城关镇人民政府2021年政府信息公开工作年度报告"
		}, []string{"title 白石县城关镇人民政府2021年政府信息公开工作年度报告→青禾县城关镇人民政府"}},
		{"a county of one character", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "甘肃省成县人民政府", "成县2021年政府信息公开工作年度报告"
		}, nil},
		{"a county of one character in full", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "成县人民政府", "甘肃省成县人民政府2021年政府信息公开工作年度报告"
		}, nil},
		{"a title with the city above", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "洪泽区人民政府", "2021年淮安市洪泽区人民政府政府信息公开工作年度报告"
		}, nil},
		{"a zone without its city", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "济宁高新区青田街道办事处", "高新区青田街道办事处2021年政府信息公开工作年度报告"
		}, nil},
		{"a bureau of the state in its city", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "国家税务总局芜湖市税务局", "芜湖市税务局2021年政府信息公开工作年度报告"
		}, nil},
		{"a bureau of the county next door", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "甘肃省合水县教育局", "环县教育局2021年政府信息公开工作年度报告"
		}, []string{"title 环县教育局2021年政府信息公开工作年度报告→甘肃省合水县教育局"}},
		{"a banner below its league", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "内蒙古自治区阿拉善右旗人民政府", "阿拉善盟阿拉善右旗人民政府2021年政府信息公开工作年度报告"
		}, nil},
		{"a committee's short name", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "平潭综合实验区管理委员会", "平潭综合实验区管委会2021年政府信息公开工作年度报告"
		}, nil},
		{"a title that names the kind alone", "TITLE", func(r *nianbao.Report) {
			r.Organ, r.Title = "合水县人民政府", "人民政府2021年政府信息公开工作年度报告"
		}, []string{"title 人民政府2021年政府信息公开工作年度报告→"}},
		{"the whole title for a name", "TITLE", func(r *nianbao.Report) {
			r.Organ = "合水县人民政府2021年政府信息公开工作年度报告"
		}, []string{"organ 合水县人民政府2021年政府信息公开工作年度报告→"}},
		{"a name in quotation marks", "TITLE", func(r *nianbao.Report) { r.Organ = "“合水县人民政府”" }, []string{"organ “合水县人民政府”→合水县人民政府"}},
		{"a title of another bureau", "TITLE", func(r *nianbao.Report) { r.Title = "教育局2021年政府信息公开工作年度报告" }, []string{"title 教育局2021年政府信息公开工作年度报告→"}},
		{"a title of its own that is whole", "TITLE", func(r *nianbao.Report) {
			r.Title = "中宁县工业和信息化局\n2021年度政府信息公开工作年度报告"
		}, nil},
		{"a title without the organ", "TITLE", func(r *nianbao.Report) { r.Title = "2021年政府信息公开工作年度报告" }, []string{"title 2021年政府信息公开工作年度报告→"}},
		{"a title of the wrong kind", "TITLE", func(r *nianbao.Report) { r.Title = "中宁县工业和信息化局2021年工作总结" }, []string{"title 中宁县工业和信息化局2021年工作总结→"}},

		{"an overview of 1,129 characters", "LEN", func(r *nianbao.Report) { r.Overview = long }, []string{"overview 1129→1000"}},
		{"an overview that lacks topics", "TOPICS", func(r *nianbao.Report) {
			r.Overview = "全年主动公开信息183条，政务公开平台运行正常。"
		}, []string{"overview →"}},

		{"an address with Chinese behind it", "ADDRESS", func(r *nianbao.Report) {
			r.Overview += "请登录http://www.a.gov.cn/查询；又见http://www.a.gov.cn查询、http://www.a.gov.cn/公开/1.html。"
		}, []string{"overview http://www.a.gov.cn/→"}},
		{"a stock phrase for a topic", "TOPICS", func(r *nianbao.Report) {
			r.Overview = "主动公开，依申请公开，政府信息管理，平台建设，保障公众知情权、参与权和监督权。"
		}, []string{"overview →"}},
		{"supervision of a market for a topic", "TOPICS", func(r *nianbao.Report) {
			r.Overview = "青桥市市场监督管理局主动公开，依申请公开，政府信息管理，平台建设。公开食品安全监督检查结果，做好社会保障。"
		}, []string{"overview →"}},
		{"supervision of disclosure", "TOPICS", func(r *nianbao.Report) {
			r.Overview = "主动公开，依申请公开，政府信息管理，平台建设。把公开工作纳入年度考核，保障公众知情权。"
		}, nil},
		{"supervision in a heading", "TOPICS", func(r *nianbao.Report) {
			r.Overview = "主动公开，依申请公开，政府信息管理，平台建设。\n（五）强化监督。每季度检查一次。"
		}, nil},

		{"nothing on the fee", "FEE-TEXT", func(r *nianbao.Report) { r.OtherMatters = "没有其他需要报告的事项。" }, []string{"other_matters →信息处理费"}},
		{"unpaid fees that the text denies", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年没有发出收费通知，未收取信息处理费。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 2
		}, []string{"applications.outcomes.other.fee_unpaid[6] 2→"}},
		{"unpaid fees that the table lacks", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年发出信息处理费收费通知5件，其中3件逾期未缴纳。"
		}, []string{"applications.outcomes.other.fee_unpaid[6] 0→"}},
		{"unpaid fees and what was collected", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年收取政府信息公开信息处理费3940元。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 6
		}, nil},
		{"the fee by another name", "FEE-TEXT", func(r *nianbao.Report) {
			r.OtherMatters = "发出收费通知的件数为0件，总金额为0元，实际收取的总金额为0元。"
		}, nil},
		{"a notice that was not paid", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "发出收费通知1件，申请人逾期未缴费，实际未收取信息处理费。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 1
		}, nil},
		{"fees collected and none unpaid", "FEE-ROW", func(r *nianbao.Report) { r.OtherMatters = "全年收取信息处理费100元。" }, nil},

		{"a fee that ends in nought", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年收取信息处理费400元。收取信息处理费1,200元。收费10元。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 6
		}, nil},
		{"no fee in figures", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年收取2021年信息处理费0.00元。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 6
		}, []string{"applications.outcomes.other.fee_unpaid[6] 6→"}},
		{"no fee in words", "FEE-ROW", func(r *nianbao.Report) {
			r.OtherMatters = "全年收取信息处理费零元。"
			r.Applications.Outcomes.Other.FeeUnpaid.Total = 6
		}, []string{"applications.outcomes.other.fee_unpaid[6] 6→"}},

		{"regulations in the report of a province's office", "RULES", func(r *nianbao.Report) {
			r.Organ = "江苏省人民政府办公厅"
			r.ProactiveDisclosure.Regulations.InForce = 3
		}, nil},
		{"regulations in the report of a city's office", "RULES", func(r *nianbao.Report) {
			r.Organ = "南京市人民政府办公室"
			r.ProactiveDisclosure.Regulations.InForce = 3
		}, nil},
		{"regulations in the report of a county's office", "RULES", func(r *nianbao.Report) {
			r.Organ = "南屿市青禾县人民政府办公室"
			r.ProactiveDisclosure.Regulations.InForce = 3
		}, []string{"proactive_disclosure.regulations.in_force 3→0"}},
		{"regulations of a 苏木", "RULES", func(r *nianbao.Report) {
			r.Organ = "巴彦苏木人民政府"
			r.ProactiveDisclosure.Regulations.InForce = 3
		}, []string{"proactive_disclosure.regulations.in_force 3→0"}},
		{"regulations of a county's department", "RULES", func(r *nianbao.Report) { r.ProactiveDisclosure.Regulations.InForce = 3 }, []string{"proactive_disclosure.regulations.in_force 3→0"}},
		{"regulations of a city", "RULES", func(r *nianbao.Report) {
			r.Organ = "淮安市人民政府"
			r.ProactiveDisclosure.Regulations.InForce = 11
		}, nil},
		{"regulations of a county", "RULES", func(r *nianbao.Report) {
			r.Organ = "中宁县人民政府"
			r.ProactiveDisclosure.Regulations.Issued = 1
		}, []string{"proactive_disclosure.regulations.issued 1→0"}},
		{"regulations of an autonomous region", "RULES", func(r *nianbao.Report) {
			r.Organ = "宁夏回族自治区人民政府"
			r.ProactiveDisclosure.Regulations.Issued = 1
		}, nil},
		{"regulations of a national bureau", "RULES", func(r *nianbao.Report) {
			r.Organ = "国家市场监督管理总局"
			r.ProactiveDisclosure.Regulations.InForce = 20
		}, nil},
		{"regulations of a national bureau's local one", "RULES", func(r *nianbao.Report) {
			r.Organ = "国家税务总局芜湖市税务局"
			r.ProactiveDisclosure.Regulations.InForce = 2
		}, []string{"proactive_disclosure.regulations.in_force 2→0"}},
		{"marks of half width", "MARKS", func(r *nianbao.Report) {
			r.Problems = "办公室(设在二楼),电话见前:欢迎来访。A(B)、3,000元、12:30。"
		}, []string{"problems (设在二楼)→"}},
		{"regulations of a ministry", "RULES", func(r *nianbao.Report) {
			r.Organ = "中华人民共和国农业农村部"
			r.ProactiveDisclosure.Regulations.Issued = 1
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := consistent(t)
			c.change(r)
			if got := ids(nianbao.Check(r), c.id); fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// lastYear returns a report on the year before that the consistent one follows from.
func lastYear(t *testing.T) *nianbao.Report {
	p := consistent(t)
	p.Year = 2020
	p.Problems = "去年的问题。"
	p.Applications.CarriedForward = tables.ApplicantsOf([7]int64{1, 0, 0, 0, 0, 0, 1})
	return p
}

func TestTheYearBeforeIsComparedCellByCell(t *testing.T) {
	r := consistent(t)
	r.Year = 2023
	r.ProactiveDisclosure.NormativeDocuments = tables.Documents{Issued: 5, Repealed: 2, InForce: 13}
	p := lastYear(t)
	p.Year = 2022
	p.ProactiveDisclosure.NormativeDocuments.InForce = 10
	only := nianbao.Only("CARRY", "INFORCE", "SAME")
	if ps := nianbao.Check(r, only, nianbao.Against(p)); ps != nil {
		t.Fatalf("they follow from each other, but:\n%v", ps)
	}
	p.ProactiveDisclosure.NormativeDocuments.InForce = 11
	p.Applications.CarriedForward.NaturalPersons = 2
	p.Problems = strings.ReplaceAll(r.Problems, "。", "。 ")
	ps := nianbao.Check(r, only, nianbao.Against(p))
	for id, want := range map[string]string{
		"CARRY": "[applications.carried_over[0] 1→2]", "INFORCE": "[proactive_disclosure.normative_documents 13→14]", "SAME": "[problems →]",
	} {
		if got := fmt.Sprint(ids(ps, id)); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
	p.Year = 2021
	if ps := nianbao.Check(r, only, nianbao.Against(p)); ps != nil {
		t.Errorf("a report of two years before is compared:\n%v", ps)
	}
}

// One copied report is one thing to do, not a finding for each figure that does not follow.
func TestLastYearsReportHandedInAgainIsOneFinding(t *testing.T) {
	r := consistent(t)
	r.Year = 2023
	r.Applications.CarriedForward.NaturalPersons += 3
	p := *r
	p.Year = 2022
	only := nianbao.Only("CARRY", "INFORCE", "SAME", "COPY")
	ps := nianbao.Check(r, only, nianbao.Against(&p))
	if len(ps) != 1 || ps[0].ID != "COPY" || ps[0].Message != "各表的数字与2022年报告完全相同，第五部分的文字也相同" {
		t.Errorf("got:\n%v", ps)
	}
	p.Problems = "去年的问题。"
	if ps := nianbao.Check(r, only, nianbao.Against(&p)); len(ps) != 1 || ps[0].Message != "各表的数字与2022年报告完全相同" {
		t.Errorf("with other texts:\n%v", ps)
	}
	p.ProactiveDisclosure.Licensing++
	if ps := nianbao.Check(r, only, nianbao.Against(&p)); ids(ps, "COPY") != nil || ids(ps, "CARRY") == nil {
		t.Errorf("one figure differs:\n%v", ps)
	}
	few := &nianbao.Report{Organ: "甲局", Year: 2023}
	few.ProactiveDisclosure.Licensing = 5
	few.Applications.Received.NaturalPersons, few.Applications.Received.Total = 1, 1
	before := *few
	before.Year = 2022
	if ps := nianbao.Check(few, nianbao.Only("COPY"), nianbao.Against(&before)); ps != nil {
		t.Errorf("a year with hardly a figure may come again:\n%v", ps)
	}
}

func TestThePublishedPairsOfYearsAreJudgedAsKnown(t *testing.T) {
	dir := corpus.Folder(t)
	p, r := read(t, filepath.Join(dir, "pingtan-2019.yaml")), read(t, filepath.Join(dir, "pingtan-2020.yaml"))
	ps := nianbao.Check(r, nianbao.Only("CARRY", "INFORCE"), nianbao.Against(p))
	if len(ps) != 1 || ps[0].ID != "INFORCE" || ps[0].Path != "proactive_disclosure.regulations" || ps[0].Found.String() != "7" || ps[0].Expected.String() != "0" {
		t.Errorf("got:\n%v", ps)
	}
}

func TestASummaryIsComparedWithItsMembers(t *testing.T) {
	fees := func(s string) tables.Decimal {
		d, err := tables.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	a, b, sum := consistent(t), consistent(t), consistent(t)
	a.ProactiveDisclosure.Fees, b.ProactiveDisclosure.Fees, sum.ProactiveDisclosure.Fees = fees("0.1"), fees("0.25"), fees("0.350")
	for _, path := range reporttest.FigurePaths(sum) {
		if path != "proactive_disclosure.fees" {
			reporttest.Double(sum, path)
		}
	}
	only := nianbao.Only("SUM")
	if ps := nianbao.Check(sum, only, nianbao.Summing(a, b)); ps != nil {
		t.Fatalf("it adds up, but:\n%v", ps)
	}
	sum.Applications.Received.Total++
	sum.ProactiveDisclosure.Fees = fees("0.36")
	got := fmt.Sprint(ids(nianbao.Check(sum, only, nianbao.Summing(a, b)), "SUM"))
	if want := "[applications.received[6] 147→146 proactive_disclosure.fees 0.36→0.35]"; got != want && got != "[proactive_disclosure.fees 0.36→0.35 applications.received[6] 147→146]" {
		t.Errorf("got %s, want %s", got, want)
	}
	if ps := nianbao.Check(sum, only); ps != nil {
		t.Errorf("it is compared with no members:\n%v", ps)
	}
}

func TestEveryRuleIsListedOnceAndExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range nianbao.Rules() {
		if seen[r.ID] || r.ID == "" || r.Title == "" || r.Detail == "" || r.Source == "" || r.Check == nil {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
	for _, id := range strings.Fields("T3-IDENT T3-RESULT T3-ROW T4-SUM NONNEG BLANK EDITION SECT YEAR TITLE LEN TOPICS FEE-TEXT FEE-ROW RULES PLACEHOLDER CARRY INFORCE SAME COPY SUM SIGN STALE ORDER CITE MARKS PASTED THIN TWICE") {
		if rule, ok := nianbao.RuleByID(id); !ok || rule.ID != id {
			t.Errorf("%s is missing", id)
		}
	}
}

func TestAProgramAddsARuleOfItsOwn(t *testing.T) {
	rule := nianbao.Rule{ID: "X-ORGAN", Severity: nianbao.SeverityInfo, Check: func(x *nianbao.Inspection) {
		x.Add("organ", nianbao.Text(x.Report.Organ), nianbao.Value{}, "机关名称见此")
	}}
	ps := nianbao.Check(consistent(t), nianbao.WithRules(rule))
	if len(ps) != 1 || ps[0].ID != "X-ORGAN" || ps[0].Severity != nianbao.SeverityInfo || ps[0].Place.Line != 3 {
		t.Errorf("got %v", ps)
	}
}

// A figure in the field of another edition is an error, wherever it came from.
func TestAFigureOfAnotherEditionIsFound(t *testing.T) {
	r := consistent(t)
	r.ProactiveDisclosure2019.Penalties.Change = -4
	r.Applications.Outcomes.Other2019.Total = 2
	got := fmt.Sprint(ids(nianbao.Check(r), "EDITION"))
	if !strings.Contains(got, "proactive_disclosure.penalties.change -4→") || !strings.Contains(got, "applications.outcomes.other[6] 2→") {
		t.Errorf("got %s", got)
	}
}

// Rules must take any report, however it was filled in.
func TestRulesTakeAnyReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[（）()一二0-9年月日X×条件次，。\n ]{0,60}`))
		r := &nianbao.Report{
			Edition: rapid.SampledFrom([]string{"", "2019", "2021", "?"}).Draw(t, "edition"),
			Organ:   text.Draw(t, "organ"), Year: rapid.IntRange(-1, 2200).Draw(t, "year"),
			Title: text.Draw(t, "title"), Preamble: text.Draw(t, "preamble"), Overview: text.Draw(t, "overview"),
			Problems: text.Draw(t, "problems"), OtherMatters: text.Draw(t, "other"),
		}
		p := *r
		p.Year--
		for _, finding := range nianbao.Check(r, nianbao.Against(&p), nianbao.Summing(&p)) {
			if finding.ID == "" || finding.Message == "" {
				t.Errorf("%+v", finding)
			}
		}
	})
}
