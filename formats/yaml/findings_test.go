package yaml

import (
	"strings"
	"testing"
)

func TestKeysThatDoNotBelongAreNamed(t *testing.T) {
	checkFindings(t, []findingCase{
		{"a misspelt key", "licensing:", "licencing:", "READ-KEY proactive_disclosure.licencing 14:3", "您是不是要写 licensing？"},
		{"a misspelt required key", "organ: 中", "organn: 中", "READ-KEY organn 3:1", "未知的键 organn"},
		{"capitals", "year:", "Year:", "READ-KEY Year 4:1", "您是不是要写 year？"},
		{"a misspelt Chinese name", "organ: 中", "机关名程: 中", "READ-KEY 机关名程 3:1", "您是不是要写 organ？"},
		{"a cell twice", "{issued: 0,", "{issued: 0, 本年制发件数: 0,", "READ-KEY proactive_disclosure.regulations.本年制发件数 12:28", "第12行已有键 issued（即 本年制发件数）"},
		{"a name twice", "year: 2021", "year: 2021\n报告年度: 2021", "READ-KEY 报告年度 5:1", "第4行已有键 year（即 报告年度）"},
		{"swapped letters in a column", "{issued", "{isused", "READ-KEY proactive_disclosure.regulations.isused 12:17", "您是不是要写 issued？"},
		{"nothing near", "titles: template", "colour: 3", "READ-KEY colour 5:1", "此处可用的键：edition、organ"},
		{"a key of another group", "titles: template", "received: 3", "READ-KEY received 5:1", "received 应写在 applications 之下"},
		{"a key of the report", "  coercion: 0", "  coercion: 0\n  year: 1", "READ-KEY proactive_disclosure.year 17:3", "year 应写在最外层"},
		{"no space in braces", "{issued: 0", "{issued:0", "READ-KEY proactive_disclosure.regulations.issued:0 12:17", "issued: …"},
		{"a merge key", "  licensing: 33", "  <<: {licensing: 33}", "READ-KEY proactive_disclosure.<< 14:3", "合并键"},
		{"a list as key", "titles:", "[titles]:", "READ-KEY  5:1", "键应为一个词"},
		{"a tag on a key", "titles:", "!!str titles:", "READ-TYPE titles 5:1", "不支持 YAML 标签 !!str"},
		{"an empty key", "titles:", `"":`, "READ-KEY  5:1", "未知的键 （空）"},
		{"a key twice", "coercion: 0", "coercion: 0\n  licensing: 4", "READ-KEY proactive_disclosure.licensing 17:3", "第14行已有键 licensing，此处重复"},
	})
}

func TestNumbersThatAreNoneAreRefused(t *testing.T) {
	const at = " proactive_disclosure.licensing 14:14"
	cases := []findingCase{
		{"Chinese numerals", "", "三十三", "READ-TYPE" + at, "应为数字，实为“三十三”"},
		{"another unit", "", "33米", "READ-TYPE" + at, "写在数字后面的括号里"},
		{"a truth value", "", "true", "READ-TYPE" + at, "实为“true”"},
		{"hexadecimal", "", "0x1F", "READ-TYPE" + at, "十进制"},
		{"octal", "", "0o17", "READ-TYPE" + at, "十进制"},
		{"a power of ten", "", "1e3", "READ-TYPE" + at, "科学计数法"},
		{"underscores", "", "1_000", "READ-TYPE" + at, "下划线"},
		{"infinity", "", ".inf", "READ-TYPE" + at, "实为“.inf”"},
		{"a percentage", "", "5%", "READ-TYPE" + at, "百分号"},
		{"misplaced separators", "", "12,34", "READ-TYPE" + at, "千位分隔符"},
		{"a tag", "", "!!int 33", "READ-TYPE" + at, "不支持 YAML 标签 !!int"},
		{"the tag that means none", "", "! 33", "READ-TYPE" + at, "不支持 YAML 标签 !"},
		{"binary data", "", "!!binary MzM=", "READ-TYPE" + at, "!!binary"},
		{"a list", "", "[33]", "READ-SHAPE" + at, "应为一个数字，实为列表"},
		{"a mapping", "", "{a: 1}", "READ-SHAPE" + at, "应为一个数字，实为“键: 值”"},
		{"a fraction", "", "3.5", "NONNEG" + at, "应为整数，实为“3.5”"},
		{"more digits than count", "", "1" + strings.Repeat("0", 30), "READ-RANGE" + at, "最多 15 位"},
	}
	for i := range cases {
		cases[i].old, cases[i].new = "licensing: 33", "licensing: "+cases[i].new
	}
	checkFindings(t, cases)
}

func TestRowsThatAreNoneAreRefused(t *testing.T) {
	checkFindings(t, []findingCase{
		{"six numbers", "received: [0, ", "received: [", "READ-ROW applications.received 19:13",
			"应有 7 个数字（自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计），实有 6 个"},
		{"eight numbers", "received: [0, ", "received: [1,234, ", "READ-ROW applications.received 19:13", "不要加千位分隔符"},
		{"six of five", "reconsideration: [0, ", "reconsideration: [0, 0, ", "READ-ROW reconsideration 49:18", "结果维持、结果纠正、其他结果、尚未审结、总计"},
		{"none", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: []", "READ-ROW reconsideration 49:18", "实有 0 个"},
		{"Chinese commas", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: [0，0，0，0，0]", "READ-ROW reconsideration 49:20", "半角逗号"},
		{"one number for a row", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: 0", "READ-SHAPE reconsideration 49:18", "请写成 reconsideration: [0, 0, 0, 0, 0]"},
		{"a wrong cell", "received: [0, 0", "received: [0, 两件", "READ-TYPE applications.received[1] 19:17", "“一、本年新收政府信息公开申请数量”的“商业企业”应为数字，实为“两件”"},
		{"a list in a cell", "received: [0, 0", "received: [0, [0]", "READ-SHAPE applications.received[1] 19:17", "列表"},
	})
}

func TestTextsAndGroupsOfTheWrongShapeAreRefused(t *testing.T) {
	checkFindings(t, []findingCase{
		{"prose as a list", "problems: |\n  公", "problems:\n  - 公", "READ-SHAPE problems 54:3", "请写成 problems: |"},
		{"a name as a mapping", "organ: 中宁县", "organ: {中宁县: 1} #", "READ-SHAPE organ 3:8", "应为文字，实为“键: 值”"},
		{"a name of two lines", "organ: 中宁县", "organ: |\n  中宁县\n  ", "READ-TYPE organ 3:8", "一行文字"},
		{"a group as a list", "litigation:\n  direct: [0, 0, 0, 0, 0]\n  after_reconsideration: [0, 0, 0, 0, 0]", "litigation: [1]", "READ-SHAPE litigation 50:13", "若干行“键: 值”"},
		{"a signature as text", "signature: {organ: 中宁县工业和信息化局, date: 2022-01-16}", "signature: 某局", "READ-SHAPE signature 57:12", "实为“某局”"},
		{"an escaped control character", "titles: template", `title: "某\0局"`, "READ-CONTROL title 5:8", "U+0000"},
		{"an unknown set of titles", "titles: template", "titles: bodyy", "READ-TYPE titles 5:9", "您是不是要写 body？"},
		{"titles in words", "titles: template", "titles: 长的", "READ-TYPE titles 5:9", "请写 template"},
		{"a day that isn't", "2022-01-16", "2022-02-30", "READ-TYPE signature.date 57:38", "应为日期，实为“2022-02-30”"},
		{"no organ", "organ: 中宁县工业和信息化局\n", "", "READ-REQUIRED organ 2:1", "缺少“机关名称”"},
		{"an empty organ", "organ: 中宁县工业和信息化局\n", "organ: '　'\n", "READ-REQUIRED organ 3:8", "“机关名称”是空白"},
		{"no year", "year: 2021\n", "", "READ-REQUIRED year 2:1", "缺少“报告年度”"},
		{"an empty year", "year: 2021", "year:", "READ-REQUIRED year 4:1", "“报告年度”是空白"},
		{"a year in words", "year: 2021", "year: 2021年", "READ-TYPE year 4:7", "四位年份"},
		{"a year of long ago", "year: 2021", "year: 1999", "READ-RANGE year 4:7", "自2019年度起施行"},
		{"a year to come", "year: 2021", "year: 20210", "READ-RANGE year 4:7", "2019 至 2099"},
	})
}

func TestAFileThatIsNoReportIsRefused(t *testing.T) {
	for _, c := range []struct{ text, place, says string }{
		{"", "READ-EMPTY  1:1", "文件是空的"},
		{" \n\n", "READ-EMPTY  1:1", "文件是空的"},
		{"# 只有注释\n", "READ-EMPTY  1:1", "只有注释"},
		{"---\n", "READ-EMPTY  1:1", "文件是空的"},
		{"null", "READ-EMPTY  1:1", "文件是空的"},
		{"\ufeff", "READ-EMPTY  1:1", "文件是空的"},
		{"一段文字", "READ-SHAPE  1:1", "实为“一段文字”"},
		{"- a\n- b\n", "READ-SHAPE  1:1", "实为列表"},
		{"[1, 2]", "READ-SHAPE  1:1", "实为列表"},
		{"organ：某局\nyear：2021\n", "READ-SHAPE  1:1", "全角冒号"},
		{"organ:某局\n", "READ-SHAPE  1:1", "冒号后面缺少空格"},
		{"!!map {a: 1}", "READ-TYPE  1:1", "标签"},
	} {
		ps := mustFail(t, c.text)
		if got := places(ps); got != c.place || !strings.Contains(ps.Error(), c.says) {
			t.Errorf("%q: %s\n%v\nwant %s, saying %q", c.text, got, ps, c.place, c.says)
		}
	}
}
