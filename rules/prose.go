package rules

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules/claims"
)

// proseRules compare the counts that the prose states with the tables. They are silent when any
// reasonable reading of a sentence agrees with a table.
var proseRules = []Rule{
	{"PROSE-T2", model.SeverityWarning, "文字与表二一致",
		"文字中写明的本年制发、废止和现行有效的规章、行政规范性文件数，行政许可、行政处罚、行政强制的处理决定数，行政事业性收费金额等，应与表二相同。只比较明确说的是本年度、本机关的数字。",
		tableSource, (*Inspection).proseDisclosure},
	{"PROSE-T3", model.SeverityWarning, "文字与表三一致",
		"文字中写明的收到、上年结转、各项办理结果、结转下年度的政府信息公开申请数，应与表三相同。“收到”可以指本年新收，也可以包括上年结转，两者之一相符即可。",
		tableSource, (*Inspection).proseApplications},
	{"PROSE-T4", model.SeverityWarning, "文字与表四一致",
		"文字中写明的政府信息公开行政复议、行政诉讼的件数和结果，应与表四相同。“行政诉讼”是未经复议直接起诉与复议后起诉之和。",
		tableSource, (*Inspection).proseCases},
}

func (x *Inspection) proseDisclosure() {
	members := x.proseOptions().Members
	x.compareProse("表二", func(c claims.Claim) bool {
		stock := c.Subject == claims.RegulationsInForce || c.Subject == claims.DocumentsInForce
		told := c.ThisYear && !stock || c.Undated && stock
		return c.Subject >= claims.RegulationsIssued && told && (c.Whole || !members)
	})
}

func (x *Inspection) proseApplications() {
	x.compareProse("表三", func(c claims.Claim) bool { return c.Subject < claims.Reconsideration })
}

func (x *Inspection) proseCases() {
	x.compareProse("表四", func(c claims.Claim) bool {
		return c.Subject >= claims.Reconsideration && c.Subject <= claims.LitigationAfterward
	})
}

var (
	territory    = regexp.MustCompile(`(?:政府|实验区|开发区|高新区|新区|管委会|管理委员会|街道|街道办事处|镇|乡|苏木|省|市|县|区|州|盟|旗)$`)
	lowTerritory = regexp.MustCompile(`(?:(?:[镇乡]|苏木)(?:(?:人民)?政府)?|街道|街道办事处)$`)
)

// proseOptions tell who speaks. The report of a government above the townships sums up its
// departments, so that its own name may mean less than the tables do.
func (x *Inspection) proseOptions() claims.Options {
	if x.author == nil {
		o := x.authorOf()
		x.author = &o
	}
	return *x.author
}

func (x *Inspection) authorOf() claims.Options {
	name := zhtext.Fold(x.Report.Organ)
	o := claims.Options{Year: x.Report.Year, Territory: territory.MatchString(name)}
	o.Members = o.Territory && !lowTerritory.MatchString(name)
	if name != "" && !o.Members {
		o.Names, o.Short = []string{name}, shortNames(name)
		o.Short = byLength(append(o.Short, x.definedNames(name, o.Short)...))
	}
	return o
}

// compareProse compares the claims of one table. The preamble tells no counts.
func (x *Inspection) compareProse(table string, wanted func(claims.Claim) bool) {
	for _, p := range x.passages() {
		if p.Path == "preamble" {
			continue
		}
		for _, c := range x.claimsOf(p.Path, p.words) {
			if wanted(c) {
				x.compareClaim(p.Path, p.Name, table, p.Text, c)
			}
		}
	}
}

// claimsOf reads a section's prose, once for all rules.
func (x *Inspection) claimsOf(key, text string) []claims.Claim {
	told, ok := x.claims[key]
	if !ok {
		o := x.proseOptions()
		o.Topic = topicOf(key)
		told = claims.Read(text, o)
		if x.claims == nil {
			x.claims = map[string][]claims.Claim{}
		}
		x.claims[key] = told
	}
	return told
}

// topicOf is what the heading above a passage says of its words: the texts beside table three are
// about applications, those beside table four about cases.
func topicOf(path string) claims.Topic {
	switch {
	case strings.HasPrefix(path, "applications."):
		return claims.Applications
	case strings.HasPrefix(path, "litigation."):
		return claims.Cases
	}
	return claims.AnyTopic
}

// compareClaim adds a finding when no reading of a claim agrees with the table.
func (x *Inspection) compareClaim(key, section, table, text string, c claims.Claim) {
	readings := x.readings(c)
	for i := range readings {
		if !x.filled(readings[i]) {
			return
		}
		readings[i].value = x.valueOf(readings[i])
		if c.Agrees(readings[i].value) {
			return
		}
	}
	f := model.Finding{ID: x.rule.ID, Severity: x.rule.Severity, Path: key}
	switch {
	case len(readings) == 0:
		return
	case x.found.Full(f.ID, f.Severity, key):
		x.found.Add(f)
		return
	}
	told := make([]string, len(readings))
	for i, r := range readings {
		told[i] = x.tell(r)
	}
	expected := model.Text(model.DecimalText(readings[0].value))
	if readings[0].value.IsInt() {
		expected = model.NumberText(expected.String())
	}
	f.Place, f.Found, f.Expected = x.locator().InProse(key, text, c.Start), foundIn(c), expected
	f.Message = fmt.Sprintf("%s写的是“%s”，与%s不一致：%s", section, excerpt(c), table, strings.Join(told, "，"))
	f.Hint = "请核对这句话"
	if of := x.Report.Schema().ByPath[readings[0].plus[0]]; of != nil {
		f.Hint += "和" + strings.ReplaceAll(of.FullName(), " / ", "的")
	}
	x.found.Add(f)
}

// foundIn is the number that the prose states.
func foundIn(c claims.Claim) model.Value {
	if n, ok := c.Number.Int(); ok {
		return model.Number(n)
	}
	return model.Text(c.Number.String())
}

// excerpt is the sentence of a claim, shortened around its number.
func excerpt(c claims.Claim) string {
	const most, around = 48, 20
	sentence := strings.TrimSuffix(c.Sentence, "。")
	if utf8.RuneCountInString(sentence) <= most {
		return sentence
	}
	start, end := c.Start-c.From, min(c.End-c.From, len(sentence))
	out := charactersBefore(sentence, start, around) + sentence[start:end]
	if len(out) < end {
		out = "…" + out
	}
	after := charactersAt(sentence, end, around)
	if end+len(after) < len(sentence) {
		after += "…"
	}
	return out + after
}

// filled reports whether the tables have all cells of a reading, and somebody filled them in. A blank
// cell is BLANK's, and a table in another form may lack one.
func (x *Inspection) filled(r reading) bool {
	for _, path := range slices.Concat(r.plus, r.minus) {
		if x.Report.Schema().ByPath[path] == nil || x.Report.IsBlank(path) {
			return false
		}
	}
	return true
}

// valueOf adds up the cells of a reading.
func (x *Inspection) valueOf(r reading) *big.Rat {
	sum, m := new(big.Rat), x.Report.Schema()
	for _, path := range r.plus {
		sum.Add(sum, m.ByPath[path].Amount(x.Report))
	}
	for _, path := range r.minus {
		sum.Sub(sum, m.ByPath[path].Amount(x.Report))
	}
	if r.yuan {
		sum.Mul(sum, big.NewRat(1, 1e4))
	}
	return sum
}

// tell names a reading's cells and says what they hold.
func (x *Inspection) tell(r reading) string {
	if r.name != "" {
		return r.name + "为" + model.DecimalText(r.value)
	}
	names := make([]string, len(r.plus))
	for i, path := range r.plus {
		names[i] = x.Report.Schema().ByPath[path].Label()
	}
	is := "为"
	if len(names) > 1 {
		is = "＝"
	}
	return strings.Join(names, "＋") + is + model.DecimalText(r.value)
}
