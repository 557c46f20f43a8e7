package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

const maxOverview = 1000

// length: section one has at most 1,000 characters, marks included, space left out.
func (x *Inspection) length() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	if n := utf8.RuneCountInString(x.folded("overview")); n > maxOverview {
		x.addf("overview", model.Number(int64(n)), model.Number(maxOverview), "第一部分有%d字，原则上不超过%d字", n, maxOverview)
	}
}

// topics are the five of section one, with the words by which each is known.
var overviewTopics = []struct {
	name string
	told func(string) bool
}{
	{"主动公开", wordsOf("主动公开")},
	{"依申请公开", wordsOf("依申请", "申请公开", "公开申请")},
	{"政府信息管理", wordsOf("信息管理", "信息资源管理", "信息的管理")},
	{"政府信息公开平台建设", wordsOf("平台")},
	{"监督保障", supervision},
}

func wordsOf(words ...string) func(string) bool {
	return func(text string) bool { return zhtext.ContainsAny(text, words) }
}

// Topic is one of the five topics of section one.
type Topic struct {
	Name string `json:"name"`
	Told bool   `json:"told"` // whether the section speaks of it
}

// Topics says of each topic whether the report's section one speaks of it, as the rule TOPICS sees it.
func Topics(r *model.Report) []Topic {
	x := Inspection{Report: r}
	text := x.folded("overview")
	var all []Topic
	for _, t := range overviewTopics {
		all = append(all, Topic{t.name, text != "" && t.told(text)})
	}
	return all
}

// topics: section one speaks of all five. An empty section is SECT's.
func (x *Inspection) topics() {
	text := x.folded("overview")
	if text == "" {
		return
	}
	var lacks []string
	for _, t := range overviewTopics {
		if !t.told(text) {
			lacks = append(lacks, t.name)
		}
	}
	if len(lacks) > 0 {
		x.addf("overview", model.Value{}, model.Value{}, "第一部分没有写到：%s", strings.Join(lacks, "、"))
	}
}

var (
	supervisionWords = []string{"监督", "保障", "考核", "评议", "责任追究", "追究责任"}
	// what has these words and is no topic: the public's rights, an organ's name and other supervision
	otherSupervision = regexp.MustCompile(`(?:保障|维护|尊重)[^，。；]{0,16}(?:知情权|参与权|表达权|监督权)(?:[、和与及](?:知情权|参与权|表达权|监督权))*|监督权` +
		`|(?:市场|质量|安全|安全生产|食品|药品|卫生|执法|纪检|价格|工程|环境)监督|监督管理|(?:社会|住房|医疗|民生|生活|供应|交通)保障|保障(?:性|房|民生|局)`)
	ofDisclosure = []string{"公开", "信息", "政务", "网站", "年报", "监督保障"}
)

// supervision reports whether a text speaks of how disclosure is supervised, rather than a market or
// the public's rights: in a sentence about disclosure, or in a heading.
func supervision(text string) bool {
	const heading = 15
	if !zhtext.ContainsAny(text, supervisionWords) {
		return false
	}
	for sentence := range strings.SplitSeq(text, "。") {
		if !zhtext.ContainsAny(sentence, supervisionWords) {
			continue
		}
		short := utf8.RuneCountInString(sentence) <= heading
		rest := otherSupervision.ReplaceAllString(sentence, "")
		if zhtext.ContainsAny(rest, supervisionWords) && (short || zhtext.ContainsAny(sentence, ofDisclosure)) {
			return true
		}
	}
	return false
}
