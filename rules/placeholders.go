package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

const (
	unitClass = `[条件次份个项篇期场家人万]`
	unitEnds  = `(?:[，。；,;、（(]|$)`
	blank     = `[ \t\x{00a0}\x{3000}]`
)

// What templates leave behind, each with a sign that the paragraph has, 0 for none, and words of which
// it has one at least. What counts are the groups.
var placeholderHints = []struct {
	sign  signs
	words []string
	re    *regexp.Regexp
}{
	{0, []string{"该部分以表格形式报告"}, regexp.MustCompile(`(该部分以表格形式报告)`)},
	{hasFiller, nil, regexp.MustCompile(`([×╳✕]{2,}|[□＿_]{2,}|＊{2,})|(?:^|[^〇○零一二三四五六七八九])(○{2,})(?:[^〇○零一二三四五六七八九]|$)`)},
	{hasFiller, nil, regexp.MustCompile(`(?:^|[^0-9A-Za-z×╳✕_＿＊])([×╳✕＿_＊]` + unitClass + `)` + unitEnds)},
	{hasFiller, nil, regexp.MustCompile(`(?:^|[^0-9A-Za-z×╳✕_＿＊])([×╳✕＊][省市县区镇乡局])`)},
	{hasDash, []string{"…条", "…件", "…次", "—条", "—件", "—次"}, regexp.MustCompile(`\p{Han}((?:…+|—+)[条件次])` + unitEnds)},
	{hasX, []string{"XX", "xx", "ＸＸ", "Xx", "xX"}, regexp.MustCompile(`(?:^|[^A-Za-z0-9])(X{2,}|x{2,}|Ｘ{2,}|20[Xx]{2})(?:[^A-Za-z0-9]|$)`)},
	{hasX, nil, regexp.MustCompile(`(?:^|[^A-Za-z0-9第+＋])([XxＸNnＮ]` + blank + `*` + unitClass + `)` + unitEnds)},
	{hasX, []string{"X", "Ｘ"}, regexp.MustCompile(`(?:^|[^A-Za-z0-9])([XＸ][省市县区镇乡局年月日])`)},
	{hasAsk, nil, regexp.MustCompile(`([？?]+` + blank + `*` + unitClass + `)` + unitEnds)},
	{hasEmpty, nil, regexp.MustCompile(`((?:（` + blank + `*）|〔` + blank + `*〕|［` + blank + `*］|【` + blank + `*】|《` + blank + `*》)` + unitClass + `?)|(?:^|[^A-Za-z0-9_])(\(` + blank + `*\)` + unitClass + `?)`)},
	{hasGap, []string{"年 ", "年　"}, regexp.MustCompile(`(年` + blank + `+月` + blank + `*日)`)},
}

// placeholders finds the hints of a template and what was not filled in: one finding a text.
func (x *Inspection) placeholders() {
	for _, t := range x.texts() {
		var all []string
		in := ""
		for _, p := range t.paragraphs {
			found := placeholdersIn(p)
			if all == nil && found != nil {
				in = p.text
			}
			all = append(all, found...)
		}
		x.unfilled(t.Path, "文字中留有模板的提示或没有填的数字", in, all)
	}
	for _, f := range x.shortTexts() {
		x.unfilled(f.path, "这里留有模板的提示或没有填的内容", f.text, namePlaceholders(f.text))
	}
}

func (x *Inspection) unfilled(path, message, paragraph string, found []string) {
	if len(found) == 0 {
		return
	}
	if len(found) > 1 {
		message += fmt.Sprintf("（共%d处）", len(found))
	}
	x.AddText(path, found[0], model.Text(found[0]), model.Value{},
		message+"：“"+around(strings.Join(prose.Paragraphs(paragraph), ""), found[0])+"”")
}

type shortText struct{ path, text string }

// shortTexts are the fields of the report that are no prose.
func (x *Inspection) shortTexts() []shortText {
	r := x.Report
	all := []shortText{
		{"organ", r.Organ}, {"title", r.Title}, {"date_line", r.DateLine}, {"addressee", r.Addressee}, {"signature.organ", r.Signature.Organ},
	}
	for _, title := range r.OwnTitles {
		all = append(all, shortText{"titles", title})
	}
	for i, a := range r.Attachments {
		all = append(all, shortText{model.AttachmentPath(i, "title"), a.Title})
	}
	return all
}

// namePlaceholders are those of a text in which asterisks are no markup and no things are counted.
func namePlaceholders(text string) []string {
	found := hintsIn(paragraph{text: text, has: signsOf(text)})
	if i := strings.Index(text, "*"); i >= 0 {
		found = append(found, text[i:i+len(text[i:])-len(strings.TrimLeft(text[i:], "*"))])
	}
	return found
}

func placeholdersIn(p paragraph) []string {
	p.text = p.plain
	found := hintsIn(p)
	if p.has&hasStar != 0 {
		blanks, _ := prose.Blanks(p.text)
		found = append(found, blanks...)
	}
	return append(found, missingNumbers(p.text)...)
}

func hintsIn(p paragraph) []string {
	var found []string
	for _, hint := range placeholderHints {
		if p.has&hint.sign != hint.sign || hint.words != nil && !zhtext.ContainsAny(p.text, hint.words) {
			continue
		}
		for _, m := range hint.re.FindAllStringSubmatch(p.text, -1) {
			for _, group := range m[1:] {
				if group != "" {
					found = append(found, group)
				}
			}
		}
	}
	return append(found, templateWords(p.text, p.has)...)
}

// asking are the words that ask for a number before a unit: what ends in 件 may be a thing's name
// (收到件, 公开件), so there the word must be one that no such name has.
var asking = map[rune][]string{
	'条': {"共", "共计", "合计", "信息", "公开", "发布", "更新", "收到", "受理", "答复", "办理", "留言", "建议"},
	'件': {"共", "共计", "合计", "收到", "受理", "收到申请", "受理申请", "文件", "信息", "决定", "复议", "诉讼"},
	'次': {"共", "共计", "合计", "公开", "发布", "更新", "开展", "举办", "召开", "组织", "培训", "检查", "会议", "汇报"},
}

// missingNumbers finds a 条, 件 or 次 that ends a clause without a number before it: after a
// gap, or straight after a word that asks for a number.
func missingNumbers(paragraph string) []string {
	var found []string
	for i, r := range paragraph {
		if r != '条' && r != '件' && r != '次' {
			continue
		}
		before, unit := paragraph[:i], string(r)
		after, _ := utf8.DecodeRuneInString(paragraph[i+len(unit):])
		if i+len(unit) < len(paragraph) && !strings.ContainsRune("，。；,;（(", after) {
			continue
		}
		word := strings.TrimRightFunc(before, zhtext.IsBlank)
		last, size := utf8.DecodeLastRuneInString(word)
		if word != before && unicode.Is(unicode.Han, last) && !strings.ContainsRune("〇零一二三四五六七八九十百千万亿两几数多余", last) {
			found = append(found, paragraph[len(word)-size:i+len(unit)])
		} else if ask := asked(before, r); ask != "" && !counts(before) {
			found = append(found, ask+unit)
		}
	}
	return found
}

// numberOfThings is a number with 件 behind it.
var numberOfThings = regexp.MustCompile(`[0-9０-９]+余?件`)

// counts reports whether the clause at the end of a text has its number: in 收到25件申请件 the second 件
// belongs to a name.
func counts(before string) bool { return numberOfThings.MatchString(lastClause(before)) }

// Words that ask for a number of 件 behind one that adds up: 办理件 may be a thing's name, but not
// behind 共.
var (
	addingUp  = []string{"共", "共计", "合计", "累计", "全年", "全年共", "本年度", "年度"}
	countable = []string{"主动公开", "公开", "办理", "答复", "处理", "制发", "印发", "出台", "发布", "废止", "解读", "办结", "新收"}
)

// asked returns the word at the end of a text that asks for a number before a unit.
func asked(before string, unit rune) string {
	for _, ask := range asking[unit] {
		if strings.HasSuffix(before, ask) {
			return ask
		}
	}
	if unit != '件' {
		return ""
	}
	if strings.HasSuffix(before, "公开申请") && strings.Contains(lastClause(before), "共") {
		return "公开申请"
	}
	for _, verb := range countable {
		if rest, ok := strings.CutSuffix(before, verb); ok && endsIn(rest, addingUp) {
			return verb
		}
	}
	return ""
}

func endsIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}

// longestClause is the most bytes before a unit in which its clause is looked for.
const longestClause = 300

func lastClause(text string) string {
	text = text[max(0, len(text)-longestClause):]
	if i := strings.LastIndexAny(text, "，。；"); i >= 0 {
		return text[i:]
	}
	return text
}

// around shows a piece of a text with a few characters before and after it.
func around(text, piece string) string {
	const most = 10
	before, after, _ := strings.Cut(text, piece)
	b, a := []rune(before), []rune(after)
	return string(b[max(0, len(b)-most):]) + piece + string(a[:min(most, len(a))])
}
