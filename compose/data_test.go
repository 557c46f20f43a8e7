package compose

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

func TestEachKindOfPlaceEndsAUnitOfAName(t *testing.T) {
	for _, want := range []string{
		"香港特别行政区|某局", "西藏自治区|某局", "青海省|某局", "果洛自治州|某局", "阿里地区|某局", "青禾市|某局", "阿坝自治县|某局", "莫力自治旗|某局",
		"高新开发区|某局", "农业示范区|某局", "滨海新区|某局", "青禾县|某局", "鼓楼区|某局", "准格尔旗|某局", "仓前街道|某局", "回族民族乡|某局", "鹤上镇|某局",
		"丁家乡|某局", "巴音苏木|某局", "青禾县|人民政府|办公室", "国务院|办公厅", "高新|管理委员会", "仓前|办事处",
		// of a rank that has been named nothing follows, but a city below a city
		"青海省|某省局", "吉安市|井冈山市|某局", "青禾县|某县局", "鹤上镇|某镇局", "青禾县|某市局",
	} {
		if got := strings.Join(nameUnits(strings.ReplaceAll(want, "|", "")), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWordsThatHoldTheKindOfAPlaceEndNone(t *testing.T) {
	for _, word := range strings.Fields(`市场 市政 市容 市民 城市 城区 城乡 城镇 乡村 乡镇 村镇 社区 区域 园区 辖区 林区 灾区
		库区 景区 山区 牧区 校区 小区 街区 省直 市直 区直 县直 省级 市级 县级 区级 县域 县城 市辖区 乡族`) {
		name := "某某" + word + "局"
		if got := nameUnits(name); len(got) != 1 {
			t.Errorf("%s is parted into %q", name, got)
		}
	}
}

func TestAUnitIsJoinedAfterEachSign(t *testing.T) {
	for _, want := range []string{"人力资源和|社会保障局", "文化与|旅游局", "教育、|体育局", "甲和|乙和|丙局", "和甲局", "甲局和"} {
		if got := strings.Join(joined(strings.ReplaceAll(want, "|", "")), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTheLongestNameThatIsBrokenBySense(t *testing.T) {
	if name := strings.Repeat("甲", 200); len(namePhrases(name)) != 1 || namePhrases(name)[0] != name {
		t.Errorf("a name of 600 bytes has the phrases %q", namePhrases(name))
	}
	if got := namePhrases(strings.Repeat("甲", 200) + "a"); got != nil {
		t.Errorf("a name of 601 bytes has the phrases %q", got)
	}
}

func TestThePhrasesOfATitle(t *testing.T) {
	for line, want := range map[string]string{
		"青禾县水利局2021年政府信息公开工作年度报告": "青禾县|青禾县水利局|水利局|2021年政府信息公开工作年度报告|2021年|政府信息公开工作年度报告",
		"２０２１年度政府信息公开报告":          "青禾县|青禾县水利局|水利局|２０２１年度政府信息公开报告|２０２１年度|政府信息公开报告",
		"二〇二一年政府信息公开年度工作报告":       "青禾县|青禾县水利局|水利局|二〇二一年政府信息公开年度工作报告|二〇二一年|政府信息公开年度工作报告",
		"政府信息公开报告":                "青禾县|青禾县水利局|水利局|政府信息公开报告",
		"丙县报告":                    "青禾县|青禾县水利局|水利局|丙县报告|丙县|报告",
	} {
		got := slices.DeleteFunc(titlePhrases("青禾县水利局", []string{line}), func(p string) bool {
			return slices.Contains(headingPhrases, p) && !strings.Contains(want, p+"|"+p)
		})
		wanted := strings.Split(want, "|")
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s:\n got %q\nwant %q", line, got, wanted)
		}
	}
}

func TestTheWordsOfHeadings(t *testing.T) {
	want := strings.Fields(`政府信息公开 政府信息 行政机关 行政复议 行政诉讼 主动公开 依申请公开 公开申请 申请情况 总体情况 收到和处理
		主要问题 改进情况 其他需要报告的事项 需要报告 报告的事项 存在的 信息管理 平台建设 监督保障 政务公开`)
	got := titlePhrases("", nil)
	for _, p := range want {
		if !slices.Contains(got, p) {
			t.Errorf("%s may be parted", p)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d phrases, not %d: %q", len(got), len(want), got)
	}
}

// The words of labels are many: each is one of some label, and none is there twice or lost.
func TestEveryWordOfTheLabelsIsInOne(t *testing.T) {
	used := map[string]bool{}
	for label, words := range labelPhrases() {
		for _, w := range words {
			used[w] = true
			if !strings.Contains(label, w) {
				t.Errorf("%s has not the word %s", label, w)
			}
		}
	}
	distinctWords := map[string]bool{}
	for _, w := range labelWords {
		if distinctWords[w] {
			t.Errorf("%s is listed twice", w)
		}
		distinctWords[w] = true
		if !used[w] {
			t.Errorf("no label has the word %s", w)
		}
	}
}

func TestEachScriptIsToldByItsName(t *testing.T) {
	for script, chars := range map[string]string{
		"朝鲜文": "정ㄱ", "蒙古文": "ᠮ", "藏文": "བ", "阿拉伯字母（维吾尔文、哈萨克文等）": "ئﭐ", "彝文": "ꆈ", "傣文": "ᥐ", "新傣文": "ᦀ", "泰文": "ก", "老挝文": "ກ",
		"缅甸文": "က", "天城文": "क", "希伯来文": "א", "假名": "あア", "西里尔字母": "Ж", "希腊字母": "Ω", "越南文等的附加符号": "\u0301", "表情符号": "☀⛿😀🀀\U0001faff",
		"": "甲A1\u25ff\u2700\U0001efff\U0001fb00\ufe0f\u200b\u00ad",
	} {
		for _, r := range chars {
			if got := scriptOf(r); got != script {
				t.Errorf("%U is of the script %q, not %q", r, got, script)
			}
		}
	}
}

func TestEachInvisibleCharacterIsToldByItsName(t *testing.T) {
	for r, want := range map[rune]string{
		0xad: "软连字符", 0x200b: "零宽空格", 0x200c: "零宽不连字", 0x200d: "零宽连字", 0x200e: "从左至右标记", 0x200f: "从右至左标记",
		0x2060: "字连接符", 0xfeff: "字节顺序标记", 0x202a: "嵌入方向标记", 0x202b: "嵌入方向标记", 0x202c: "方向标记结束", 0x202d: "方向标记",
		0x202e: "方向标记", 0xfe00: "异体选择符", 0xe0100: "异体选择符", 1: "控制字符", 0x7f: "控制字符", 0x85: "控制字符", 0x2062: "格式字符",
		0xfffd: "无法解码的字节的替代符", 0xfffe: "非字符", 0xffff: "非字符", '甲': "", 'A': "", 0xe000: "",
	} {
		if name, ok := invisibleName(r); name != want || ok != (want != "") {
			t.Errorf("%U is called %q, not %q", r, name, want)
		}
	}
}

func TestAMessageNamesTwentyCharacters(t *testing.T) {
	chars := []rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌")
	twenty := "“" + strings.Join(strings.Split("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", ""), "”“") + "”"
	for n, want := range map[int]string{1: "“甲”", 20: twenty, 21: twenty + "等21个字符"} {
		if got := quotedRunes(chars[:n]); got != want {
			t.Errorf("%d characters: %s", n, got)
		}
	}
}

func TestADraftCountsItsFindings(t *testing.T) {
	at := func(s model.Severity, p model.Place) model.Finding { return model.Finding{Severity: s, Place: p} }
	line := model.Place{Line: 3}
	for want, fs := range map[string]model.Findings{
		"共2个错误、1个警告、1个提示；行号是报告文件中的行号": {at(model.SeverityInfo, line), at(model.SeverityError, line), at(model.SeverityWarning, line), at(model.SeverityError, line)},
		"共1个警告；行号是报告文件中的行号":           {at(model.SeverityWarning, model.Place{})},
		"共1个提示；行号是报告文件中的行号":           {at(-1, line)},
		"共1个错误；行号是报告文件中的行号":           {at(99, line)},
	} {
		if got := countFindings(fs); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWhatADocumentSaysOfItself(t *testing.T) {
	r := &model.Report{Organ: "甲\t乙\n丙\x01丁\ufffe", Year: 2023, Title: strings.Repeat("题", 1001),
		Signature: model.Signature{Date: model.Date{Year: 2024, Month: 2, Day: 29}}}
	m := Meta(r)
	if m.Author != "甲 乙 丙\ufffd丁\ufffd" || m.Lang != "zh-CN" || m.Date != "2024-02-29" {
		t.Errorf("%+v", m)
	}
	if n := len([]rune(m.Title)); n > 1001 || !strings.HasPrefix(m.Title, strings.Repeat("题", 900)) || m.Title == r.Title {
		t.Errorf("a title of 1001 characters has %d", n)
	}
	r.Title = strings.Repeat("题", 1000)
	r.Signature.Date.Day = 30
	if m = Meta(r); m.Title != r.Title || m.Date != "" {
		t.Errorf("a title of %d characters, the date %q", len([]rune(m.Title)), m.Date)
	}
}

func TestTheContentsListTwoLevels(t *testing.T) {
	d := &layout.Document{Front: 1, Outline: []layout.Heading{
		{Level: 1, Text: "一、甲", Page: 1}, {Level: 2, Text: "（一）乙。", Page: 2}, {Level: 3, Text: "1.丙", Page: 2}, {Level: 2, Text: "（二）丁：", Page: 3},
		{Level: 1, Text: "二、戊", Page: 4}, {Level: 2, Text: "（一）己", Page: 4},
	}}
	var got []string
	var walk func(blocks []layout.Block, depth int)
	walk = func(blocks []layout.Block, depth int) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *layout.Group:
				got = append(got, strings.Repeat(".", depth)+string(b.Role))
				walk(b.Blocks, depth+1)
			case *layout.Paragraph:
				s := b.Parts[0].Spans[0]
				got = append(got, strings.Repeat(".", depth)+s.Text+b.Tail+"→"+string(rune('0'+s.To)))
			}
		}
	}
	walk([]layout.Block{Contents(d, layout.GBT9704())}, 0)
	want := "Sect|.目　录→0|.TOC|..TOCI|...一、甲 1→1|..TOC|...TOCI|....（一）乙 2→2|...TOCI|....（二）丁 3→4|..TOCI|...二、戊 4→5|..TOC|...TOCI|....（一）己 4→6"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}
