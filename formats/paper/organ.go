package paper

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// Words in a preamble that the organ stands between. Brackets, such as those of a short name, may
// follow it.
var organWords = []*regexp.Regexp{
	regexp.MustCompile(`由([^，,。；;、]{3,30})向社会公布`),
	regexp.MustCompile(`(?:公布|编制|形成|现将)了?《?([^，,。；;、《》（(]{3,30}?)(?:[（(][^）)]{0,40}[）)])?20[0-9]{2}年`),
	regexp.MustCompile(`(?:公布|编制|形成|现将)了?《?20[0-9]{2}年度?([^，,。；;、《》（(]{3,30}?)政府信息公开`),
	regexp.MustCompile(`由([^，,。；;、《》（()]{3,30}?)(?:编制|按照|根据|依据|结合|组织编制|负责编制)`),
}

// organNamed returns the organ that a paragraph of the preamble names as the report's, "" for none.
func organNamed(text string) string {
	t := squeeze(text)
	for i, words := range organWords {
		m := words.FindStringSubmatch(t)
		if m != nil && strings.HasSuffix(m[1], "人民") && strings.Contains(t, m[1]+"政府信息公开") {
			m[1] += "政府"
		}
		if m == nil || ownWord.MatchString(m[1]) || i > 0 && !organEnd.MatchString(m[1]) {
			continue
		}
		return strings.TrimPrefix(m[1], "的")
	}
	return ""
}

// ownWord matches an organ that names itself without its name: 我局, 本单位, 各部门.
var ownWord = regexp.MustCompile(`^(我|本|该|各|全|所|相关|有关)`)

var reportOfYear = regexp.MustCompile(`(20[0-9]{2})年度?[^，,。；;《》]{0,30}信息公开(工作)?(年度)?(报告|年报)`)

// yearNamed returns the year of the report that a paragraph of the preamble names, 0 for none.
func yearNamed(text string) int {
	m := reportOfYear.FindStringSubmatch(squeeze(text))
	if m == nil {
		return 0
	}
	if y, _ := strconv.Atoi(m[1]); y >= model.FirstYear && y <= model.LastYear {
		return y
	}
	return 0
}
