package rules

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// twice finds what was typed twice: one finding for the words of a text and one for its sentences.
func (x *Inspection) twice() {
	all := x.texts()
	seen := map[string]int{} // the passage of each sentence
	var near nearness
	for i, p := range all {
		var words, again counted
		where := ""
		for _, paragraph := range p.paragraphs {
			near.doubledWords(paragraph.text, &words)
			doubledClauses(paragraph.text, &words)
			for sentence := range sentencesOf(paragraph.text) {
				first, ok := seen[sentence]
				if !ok {
					seen[sentence] = i
					continue
				}
				if first == i || isTelling(sentence, all[first].Path, p.Path) {
					again.add(sentence)
					if again.n == 1 {
						where = all[first].Name
					}
				}
			}
		}
		x.addCounted(p.Path, words, "接连重复的文字%s")
		if again.n > 0 {
			x.AddText(p.Path, again.first, model.Text(again.first), model.Value{},
				fmt.Sprintf("%s有%d句话与%s重复，如“%s”", p.Name, again.n, sameOr(where, p.Name), zhtext.Shorten(again.first)))
		}
	}
}

func sameOr(where, here string) string {
	if where == here {
		return "前文"
	}
	return where
}

// sentencesOf returns the sentences of a paragraph that are long enough to be no stock phrase, without
// their list number.
func sentencesOf(text string) iter.Seq[string] {
	const least = 12
	return func(yield func(string) bool) {
		text = text[len(prose.FindNumber(text).Text):]
		for {
			end := strings.Index(text, "。")
			if end < 0 {
				return
			}
			sentence := strings.TrimFunc(text[:end], zhtext.IsBlank)
			text = text[end+len("。"):]
			if utf8.RuneCountInString(sentence) >= least && !yield(sentence) {
				return
			}
		}
	}
}

// isTelling reports whether a sentence that stands in two texts was copied by mistake: figures, and what
// there was none of, are told again where their table stands.
func isTelling(sentence, first, second string) bool {
	const least = 20
	return utf8.RuneCountInString(sentence) >= least && !strings.ContainsAny(sentence, "0123456789") &&
		!zhtext.ContainsAny(sentence, []string{"未", "没有", "无", "收费", "处理费", "详见", "查阅", "下载", "联系"}) &&
		!repeats(first) && !repeats(second)
}

// repeats reports whether a text stands beside a table or behind the report, where what was said
// before is said again.
func repeats(path string) bool { return strings.ContainsAny(path, ".[") }

// nearness remembers where characters stood last, by the low bits of their codes: one that has the
// same bits hides another, which costs a finding at most.
type nearness struct {
	last [1 << 12]int32
	n    int32 // characters so far
}

// doubledWords counts words of two characters or more that follow themselves: 资金资金, but not 常常,
// 研究研究 nor 二〇二〇. As many characters in a row as a word has stood that far back before.
func (d *nearness) doubledWords(text string, c *counted) {
	const longest = 8
	d.n += longest + 1 // nothing before this text is near
	distance, run := int32(0), int32(0)
	for i, r := range text {
		d.n++
		last := &d.last[r%int32(len(d.last))]
		away := d.n - *last
		*last = d.n
		switch {
		case away < 2 || away > longest:
			distance, run = 0, 0
			continue
		case away != distance:
			distance, run = away, 0
		}
		if run++; run < distance {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		if from, ok := doubledBefore(text[:end], int(distance)); ok && isDoubled([]rune(text[from:end])[distance:], text[:end], text[end:]) {
			c.add(text[from:end])
		}
		run = 0
	}
}

// doubledBefore reports whether a text ends in a Chinese word of some characters that stands there
// twice, and where that begins.
func doubledBefore(text string, size int) (from int, ok bool) {
	back := func(to int) int {
		for range size {
			r, width := utf8.DecodeLastRuneInString(text[:to])
			if !unicode.Is(unicode.Han, r) {
				return -1
			}
			to -= width
		}
		return to
	}
	if middle := back(len(text)); middle > 0 {
		if from = back(middle); from >= 0 {
			return from, text[from:middle] == text[middle:]
		}
	}
	return 0, false
}

// Words that may follow themselves: those that mean more by it, and those that end one name and begin
// the next (人民政府政府信息公开, 各部门部门预算).
var (
	reduplicated = " 研究 讨论 商量 学习 考虑 了解 锻炼 打扫 休息 介绍 交流 宣传 整理 清理 很多 许多 非常 好多 永远 十分 特别 渐渐 慢慢 多少 分钟 这个 那个 多次 几次 每天 "
	chained      = " 政府 信息 公开 工作 部门 服务 管理 单位 街道 社区 企业 项目 人员 文件 平台 网站 事项 行政 教育 安全 建设 监督 审批 政务 公共 中心 委员 机关 业务 信用 " +
		"技术 市场 农业 经济 发展 人民 办公 申请 规范 执法 标准 目录 档案 预算 决算 财政 宣传 培训 考核 评估 统计 数据 法律 法规 制度 政策 解读 新闻 媒体 生态 环境 交通 运输 " +
		"卫生 健康 文化 旅游 民政 应急 城市 乡村 农村 村民 居民 群众 社会 组织 主体 责任 领导 小组 会议 办事 指南 热线 咨询 意见 问题 活动 事务 事业 产业 科技 科学 内容 办公室 办事处 委员会 管委会 服务中心 开发区 "
)

// compounds are terms whose last word also begins what is said of them: 政府集中采购采购总金额,
// 行政许可许可决定, 政府信息公开申请申请人.
var compounds = []string{
	"政府采购", "集中采购", "行政许可", "行政处罚", "行政强制", "行政征收", "行政征用", "行政收费", "事业性收费", "行政检查", "行政确认", "行政奖励",
	"行政裁决", "行政给付", "行政复议", "行政诉讼", "行政决策", "重大决策", "公开招标", "公开招聘", "考试录用", "公务员招录", "土地征收", "房屋征收", "土地出让",
	"资源交易", "产权交易", "政府投资", "资产投资", "社会保障", "住房保障", "社会保险", "养老保险", "医疗保险", "失业保险", "社会救助", "医疗救助", "临时救助",
	"法律援助", "公开申请", "复议申请", "许可申请",
}

// isDoubled reports whether a word that follows itself was typed twice, from the text that ends with it and the text behind it.
func isDoubled(word []rune, before, after string) bool {
	s := string(word)
	next, _ := utf8.DecodeRuneInString(after)
	known := func(list string) bool { return strings.Contains(list, " "+s+" ") }
	first := word[0]
	switch {
	case allOf(word, isNumeral), allOf(word, func(r rune) bool { return r == first }):
		return false
	case strings.ContainsRune("一逐半几两每", first), len(word) == 2 && known(reduplicated):
		return false
	case endsTerm(s, strings.TrimSuffix(before, s)):
		return !unicode.Is(unicode.Han, next)
	case known(chained):
		return isStop(next)
	case len(word) == 2 && next == word[0]:
		return false // a refrain
	}
	return true
}

// endsTerm reports whether a word is the last one of a compound that a text ends in.
func endsTerm(word, text string) bool {
	return slices.ContainsFunc(compounds, func(term string) bool { return len(term) > len(word) && strings.HasSuffix(text, term) })
}

func allOf(word []rune, is func(rune) bool) bool {
	for _, r := range word {
		if !is(r) {
			return false
		}
	}
	return true
}

// doubledClauses counts clauses that follow themselves behind a mark.
func doubledClauses(text string, c *counted) {
	const least = 5
	last, from := "", 0
	for i, r := range text {
		if r != '，' && r != '。' && r != '；' {
			continue
		}
		clause := text[from:i]
		if clause == last && utf8.RuneCountInString(clause) >= least {
			c.add(clause)
		}
		last, from = clause, i+len("，")
	}
}
