package paper

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

// TestTitlesOfSectionsThatSaySo reads reports whose paragraphs say what they are, with the titles of their
// sections as they are printed and as people change them.
func TestTitlesOfSectionsThatSaySo(t *testing.T) {
	official := []string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}
	body := []string{"一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项"}
	changed := func(titles []string, at int, title string) []string {
		out := slices.Clone(titles)
		out[at] = title
		return out
	}
	var bare []string
	for _, s := range official {
		_, s, _ = strings.Cut(s, "、")
		bare = append(bare, s)
	}
	for _, c := range []struct {
		name   string
		titles []string
		set    model.Titles
		own    string // of the section that was changed, "" when there are no own titles
		at     int
	}{
		{"official", official, "", "", 0},
		{"of the text", body, model.BodyTitles, "", 0},
		{"no numbers", bare, "", "", 0},
		{"the first without its number", changed(official, 0, "总体情况"), "", "", 0},
		{"the fourth without its number", changed(official, 3, "政府信息公开行政复议、行政诉讼情况"), "", "", 0},
		{"the fourth of the text without its number", changed(body, 3, "因政府信息公开工作被申请行政复议、提起行政诉讼情况"), model.BodyTitles, "", 0},
		{"a number in digits", changed(official, 4, "5、存在的主要问题及改进情况"), "", "", 0},
		{"a number of two characters", changed(official, 5, "十一、其他需要报告的事项"), "", "", 0},
		{"an own title", changed(official, 5, "六、其他事项"), "", "其他事项", 5},
		{"an own title without its number", changed(official, 5, "其他事项"), "", "其他事项", 5},
		{"an own title with a mark of its own", changed(official, 4, "五、问题、改进"), "", "问题、改进", 4},
		{"an own title with a mark and no number", changed(official, 4, "问题、改进"), "", "问题、改进", 4},
		{"one of the text", changed(official, 1, body[1]), "", "行政机关主动公开政府信息情况", 1},
		{"one official", changed(body, 1, official[1]), "", "主动公开政府信息情况", 1},
	} {
		var script []string
		script = append(script, "[role=ReportTitle] 某县民政局2023年政府信息公开工作年度报告")
		for i, title := range c.titles {
			script = append(script, "[role=SectionTitle] "+title)
			if i >= 1 && i <= 3 {
				script = append(script, "@"+[]string{"表二", "表三", "表四"}[i-1])
			}
		}
		doc, _ := readScript(t, script)
		r, findings, err := Recognize(doc, "")
		if err != nil || len(findings) != 0 {
			t.Errorf("%s: %v %v", c.name, findings, err)
			continue
		}
		var want []string
		if c.own != "" {
			want = make([]string, 6)
			for i, title := range c.titles {
				_, want[i], _ = strings.Cut(title, "、")
			}
			want[c.at] = c.own
		}
		if r.Titles != c.set || !slices.Equal(r.OwnTitles, want) {
			t.Errorf("%s: got %q %q, want %q %q", c.name, r.Titles, r.OwnTitles, c.set, want)
		}
	}
}
