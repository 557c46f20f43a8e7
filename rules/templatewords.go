package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// What a template, an office suite or a form letter writes where a text should be. The words come
// from templates of reports and from the fields of Word, Excel and WPS.
const (
	thing     = `(?:文字|数字|数据|内容|情况|姓名|名称|日期|金额|具体|相关|有关|此处|这里|该处|此项|该项|本段|本节|本部分)*`
	toFinish  = `(?:补充?|补充完善|填写?|填报|填充|填入|补填|定|核实?|核对|核定|核准|确定|确认|更新|修改|修订|完善|统计|汇总|提供|续|撰写|查实?|添加|插入)`
	toWrite   = `(?:填写?|填报|填入|填充|补充|补齐|输入|录入|插入|写明|注明|列出|列明|粘贴|概述|简述|阐述|描述|说明|介绍|替换|删除|删去|修改|勾选|选择|编辑)`
	near      = `[^不，。；]{0,8}?`
	whoWrites = `(?:(?:各|本)(?:单位|部门))?(?:请(?:各单位|您|予以|及时|自行|如实|分别|逐条|简要|(?:按|根据|结合|用|在|从|将|对)` + near + `)?|(?:请?在)?(?:此处|这里|此|该处)` + near + `|(?:按照?|根据|结合)实际(?:情况)?` + near + `|如实|自行|如有` + near + `)`
	writer    = `(?:(?:本?(?:单位|机关|部门|局|委|办|行政机关|组织|机构|区县?|县|市|省|镇|乡|街道))?(?:名称|全称|简称|落款|印章|公章|盖章)|(?:单位|机关|部门|行政机关|地区|区域|组织|机构)名?)`
	figure    = `(?:数字|数量|数据|数值|件数|条数|次数|总数|年份|年度|年|月|日|年月日|示例|样例|范例|例文|模板|占位符?|(?:文字|情况|内容)(?:说明|介绍|概述))`
	label     = `(?:日期|时间|姓名|联系人|(?:联系)?电话|电话号码|传真|邮编|邮箱|地址|网址|网站|域名|链接|标题|正文|内容|文字|图片|图表|金额|序号|编号|文号|字号|职务|称谓)`
)

var (
	// lonelyHints are those of which a paragraph or brackets of any kind hold nothing else: 待补充, 数据待核实; 文字描述, 略.
	lonelyHints = regexp.MustCompile(`^(?:` +
		thing + `(?:尚|还|仍)?(?:待|需要?|须|应)(?:进一步|另行|后续)?` + toFinish + `(?:和?` + toFinish + `)?(?:中|后)?` +
		`|(?:文字|情况|内容|具体)(?:描述|表述|叙述|阐述)|(?:内容|正文|以下|下|此处|具体|其余|其他)?从?略|暂缺|暂无数据|空白?|留白|留空|未填写?` +
		`)[。…]*$`)
	// bracketedHints are those for which brackets are needed: 请填写…, 此处插入…, 填写单位名称.
	bracketedHints = regexp.MustCompile(`^(?:` + whoWrites + toWrite + `|填写|填入|填报|输入|插入)`)
	// A noun in round brackets may stand in a sound text, and some nouns in square ones begin a line as its label.
	bracketedNouns  = regexp.MustCompile(`^(?:` + writer + `|` + figure + `|(?:` + label + `|` + writer + `|` + figure + `|图|表|表格|附件)` + blank + `*[0-9一二三四五六七八九十]+)$`)
	bracketedLabels = regexp.MustCompile(`^` + label + `$`)
	// the variables of programs that fill templates in: {{organ}}, ${organ}, {organ}, <%= organ %>, «organ»
	variables = regexp.MustCompile(`\{\{[^{}]{1,40}\}\}|[$#%]\{[^{}]{1,40}\}|\{%[^{}]{1,40}%\}|<%[^<>]{1,40}%>|\{[A-Za-z_][A-Za-z0-9_.]*\}|«[^«»]{1,40}»|\$[A-Z][A-Z_]{2,}\$`)
	// the errors of a spreadsheet's formulas
	sheetErrors = regexp.MustCompile(`#(?:REF!|VALUE!|NAME\?|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!)`)
	notesToSelf = regexp.MustCompile(`(?:^|[^A-Za-z0-9])(` + strings.Join(notes, "|") + `)(?:[^A-Za-z0-9]|$)`)
)

// notes are what writers leave for themselves.
var notes = []string{"TODO", "FIXME", "TBD", "TBC"}

// officeFields are the words that Word, WPS and Excel put where a field is empty or broken.
var officeFields = []string{
	"单击或点击此处", "单击或点按此处", "点击或点按此处", "单击此处输入", "单击此处添加", "单击此处编辑", "点击此处输入", "点击此处添加", "点击输入文字",
	"在此处键入", "在此键入", "键入文字", "请在此输入", "错误!未找到引用源", "错误！未找到引用源", "错误!未定义书签", "错误！未定义书签", "错误!未指定", "错误！未指定",
	"Error! Reference source not found", "Error! Bookmark not defined", "Click or tap here to enter text", "Click here to enter text", "Choose an item", "Lorem ipsum",
}

// templateWords finds what templates and office suites leave in a text, each once and in the order of the text.
func templateWords(text string, has signs) []string {
	var places [][]int
	if has&(hasBracket|hasSquare|hasHooked|hasAngle|hasCurly) != 0 {
		places = bracketed(text)
	}
	if has&hasCurly != 0 || has&hasAngle != 0 && strings.Contains(text, "<%") {
		places = append(places, variables.FindAllStringIndex(text, -1)...)
		places = append(places, sheetErrors.FindAllStringIndex(text, -1)...)
	}
	if has&hasLatin != 0 && zhtext.ContainsAny(text, notes) {
		for _, m := range notesToSelf.FindAllStringSubmatchIndex(text, -1) {
			places = append(places, m[2:4])
		}
	}
	for _, words := range officeFields {
		if i := strings.Index(text, words); i >= 0 {
			places = append(places, []int{i, i + len(words)})
		}
	}
	if whole := strings.TrimFunc(text, isBlankOrStop); whole != "" && len(whole) <= longestHint && lonelyHints.MatchString(whole) {
		places = append(places, []int{0, len(text)})
	}
	return apart(text, places)
}

func isBlankOrStop(r rune) bool { return zhtext.IsBlank(r) || r == '。' }

const (
	openingMarks = "（(【[［〔〖〈<＜{｛「『"
	closingMarks = "）)】]］〕〗〉>＞}｝」』"
	squareMarks  = "【[［〔〖<＜{｛" // in which nouns are no part of a text
	longestHint  = 150         // in bytes
)

// bracketed finds the hints in brackets of a text.
func bracketed(text string) [][]int {
	var places [][]int
	for from := 0; ; {
		i := strings.IndexAny(text[from:], openingMarks)
		if i < 0 {
			return places
		}
		start := from + i
		mark, size := utf8.DecodeRuneInString(text[start:])
		from = start + size
		content := text[from:min(len(text), from+longestHint)]
		end := strings.IndexAny(content, openingMarks+closingMarks)
		if end < 0 {
			continue
		}
		last, size := utf8.DecodeRuneInString(content[end:])
		if !strings.ContainsRune(closingMarks, last) {
			continue
		}
		to := from + end + size
		words := strings.TrimFunc(content[:end], zhtext.IsBlank)
		if lonelyHints.MatchString(words) || bracketedHints.MatchString(words) || strings.ContainsRune(squareMarks, mark) &&
			(bracketedNouns.MatchString(words) || bracketedLabels.MatchString(words) && !labels(text, start, to)) {
			places = append(places, []int{start, to})
		}
		from = to
	}
}

// labels reports whether brackets begin a line and more follows, as in 【电话】0955-5021234.
func labels(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:start], zhtext.IsBlank))
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.In(before, unicode.Han, unicode.Nd) && !strings.ContainsRune("，、：", before) && end < len(text) && !strings.ContainsRune("，。；、", after)
}

// apart returns the pieces of a text at some places, without those that overlap the one before.
func apart(text string, places [][]int) []string {
	slices.SortFunc(places, func(a, b []int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return b[1] - a[1]
	})
	var found []string
	end := 0
	for _, p := range places {
		if p[0] >= end {
			found = append(found, text[p[0]:p[1]])
			end = p[1]
		}
	}
	return found
}
