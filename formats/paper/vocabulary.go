package paper

import (
	"strings"
	"sync"

	"github.com/nianbao/nianbao/tables"
)

// kind says which of the official tables something belongs to.
type kind int

const (
	noTable kind = iota
	tableTwo
	tableThree
	tableFour
)

func (k kind) name() string { return [...]string{"", "表二", "表三", "表四"}[k] }

// path is where findings about the whole table stand.
func (k kind) path() string {
	return [...]string{"", tables.TableTwo, tables.TableThree, "reconsideration"}[k]
}

// spec is one row of table three in an edition.
type spec struct {
	path    string // "applications.outcomes.refused.state_secrets"
	key     string // its label, folded, without number
	ordinal string // the number of its label: "1", "一"
	group   string // the label above it, folded, without number; "" for a row of its own
	label   string // as printed
	alts    []string
	names   []name // key and alts
	number  int    // which data row of the table it is, from 1
}

// name is what a row is called, folded.
type name struct {
	text  string
	runes []rune
}

// threeOf returns the rows of table three of an edition, in order.
func threeOf(e *tables.Edition) []spec { return threes()[e.ID] }

var threes = sync.OnceValue(func() map[string][]spec {
	all := map[string][]spec{}
	for _, e := range tables.Editions {
		all[e.ID] = specsOf(e.Sections[2].Table)
	}
	return all
})

// specsOf reads the rows of a table off its grid.
func specsOf(g *tables.Grid) []spec {
	var out []spec
	for r := g.HeadRows; r < g.Rows; r++ {
		s := spec{number: len(out) + 1}
		var labels []string
		for _, c := range g.Cells {
			switch {
			case r < c.Row || r >= c.Row+c.RowSpan:
			case c.Path != "" && s.path == "":
				s.path = strings.TrimSuffix(c.Path, "[0]")
			case c.Role == tables.RowHeader:
				labels = append(labels, c.Text)
			}
		}
		s.label = labels[len(labels)-1]
		s.ordinal, _ = cutNumber(s.label)
		s.key = foldLabel(s.label)
		if len(labels) == 3 {
			s.group = foldLabel(labels[1])
		}
		s.alts = alternatives(s)
		for _, n := range append([]string{s.key}, s.alts...) {
			s.names = append(s.names, name{n, []rune(n)})
		}
		out = append(out, s)
	}
	return out
}

// alternatives are other labels that people print for a row, folded.
func alternatives(s spec) []string {
	var out []string
	if i := strings.IndexAny(s.label, "（("); i > 0 && !strings.HasPrefix(s.label, "（") {
		out = append(out, foldLabel(s.label[:i]))
	}
	if _, rest := cutNumber(s.label); strings.Contains(rest, "(") {
		out = append(out, fold(rest[:strings.Index(rest, "(")]))
	}
	switch s.path {
	case "applications.outcomes.total":
		out = append(out, "合计", "总数", "共计", "小计")
	case "applications.outcomes.other":
		out = append(out, "其他")
	case "applications.received":
		out = append(out, "本年新收申请数量", "本年新收政府信息公开申请数", "本年度新收政府信息公开申请数量")
	case "applications.carried_over":
		out = append(out, "上年结转申请数量", "上年度结转政府信息公开申请数量", "上年结转政府信息公开申请数")
	case "applications.carried_forward":
		out = append(out, "结转下年度办理", "结转下年继续办理", "结转下年度", "结转下年")
	case "applications.outcomes.other.not_corrected":
		out = append(out, "申请人无正当理由逾期不补正")
	case "applications.outcomes.other.fee_unpaid":
		out = append(out, "申请人逾期未按收费通知要求缴纳费用")
	}
	return out
}

// groups are the labels of table three that stand above several rows, folded, with the field below
// applications.outcomes.
var groups = []struct{ key, path string }{
	{"不予公开", "refused"}, {"无法提供", "unavailable"}, {"不予处理", "not_processed"}, {"其他处理", "other"},
}

// applicantWords are what the headers of table three are told by, in print order.
var applicantWords = [7]string{"自然人", "商业", "科研", "公益", "法律", "其他", "总计"}

// strongThree are labels that stand in no other table.
var strongThree = []string{"申请人情况", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "本列数据的勾稽关系", "本年度办理结果"}

// twoColumns are the headers of table two: a part of the label, folded, and the field.
var twoColumns = []struct{ word, key, edition string }{
	{"制发件数", "issued", "2021"}, {"废止件数", "repealed", "2021"}, {"现行有效", "in_force", "2021"},
	{"新制作", "newly_made", "2019"}, {"新公开", "newly_published", "2019"}, {"对外公开总数", "total_public", "2019"},
	{"上一年项目数", "previous_items", "2019"}, {"上年项目数", "previous_items", "2019"}, {"上一年度项目数", "previous_items", "2019"},
	{"本年增减", "change", "2019"}, {"本年度增减", "change", "2019"},
	{"收费金额", "amount", "2021"}, {"采购项目数", "projects", "2019"}, {"采购总金额", "total", "2019"}, {"采购金额", "total", "2019"},
	{"处理决定数", "decisions", ""}, {"处理决定", "decisions", ""},
}

// twoRows are the rows of table two: labels, folded, and the field.
var twoRows = []struct {
	path   string
	labels []string
}{
	{"proactive_disclosure.normative_documents", []string{"行政规范性文件", "规范性文件"}},
	{"proactive_disclosure.regulations", []string{"规章", "政府规章", "部门规章"}},
	{"proactive_disclosure.licensing", []string{"行政许可"}},
	{"proactive_disclosure.other_services", []string{"其他对外管理服务事项"}},
	{"proactive_disclosure.penalties", []string{"行政处罚"}},
	{"proactive_disclosure.coercion", []string{"行政强制"}},
	{"proactive_disclosure.fees", []string{"行政事业性收费", "行政事业收费"}},
	{"proactive_disclosure.procurement", []string{"政府集中采购"}},
}

// strongFour are labels that stand in no other table.
var strongFour = []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉"}

// vocabulary are all labels of the official tables, folded without numbers, by the tables that they
// belong to. Headers and the corner are among them.
var vocabulary = sync.OnceValue(func() map[string][]kind {
	all := map[string][]kind{}
	add := func(k kind, labels ...string) {
		for _, l := range labels {
			all[l] = append(all[l], k)
		}
	}
	for _, e := range tables.Editions {
		for _, s := range threeOf(e) {
			add(tableThree, s.key)
			add(tableThree, s.alts...)
		}
		for i, k := range []kind{tableTwo, tableThree, tableFour} {
			for _, c := range e.Sections[i+1].Table.Cells {
				if c.Text != "" {
					add(k, foldLabel(c.Text), fold(c.Text))
				}
			}
		}
	}
	for _, r := range twoRows {
		add(tableTwo, r.labels...)
	}
	add(tableThree, "商业", "企业", "科研", "机构", "社会公", "益组织", "法律服", "务机构", "合计")
	add(tableFour, "合计")
	return all
})
