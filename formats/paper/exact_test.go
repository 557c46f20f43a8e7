package paper

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

func TestTheLimitsOfDocumentsAreExact(t *testing.T) {
	const hint = "，不像是一份年度报告（请检查是否选错了文件；几份报告合在一起的文件，请拆开后逐份读入）"
	cells := func(n int) *Grid { return &Grid{Rows: 1, Cols: 1, Cells: make([]Cell, n)} }
	nested := func(depth int, inner Block) Block {
		for range depth {
			inner = &Grid{Rows: 1, Cols: 1, Cells: []Cell{{Blocks: []Block{inner}}}}
		}
		return inner
	}
	for name, c := range map[string]struct {
		blocks []Block
		want   string
	}{
		"the longest text":         {[]Block{&Paragraph{Text: strings.Repeat("a", MaxText)}}, ""},
		"a longer text":            {[]Block{&Paragraph{Text: strings.Repeat("a", MaxText+1)}}, "错误[READ-LIMIT] 网页的文字超过 4 MB"},
		"text in cells and around": {[]Block{&Paragraph{Text: "a"}, &Grid{Cells: []Cell{{Text: strings.Repeat("a", MaxText)}}}}, "错误[READ-LIMIT] 网页的文字超过 4 MB"},
		"the most lines":           {[]Block{&Paragraph{Text: strings.Repeat("\n", MaxLines-1)}}, ""},
		"a line more":              {[]Block{&Paragraph{Text: strings.Repeat("\n", MaxLines-1)}, &Paragraph{}}, "错误[READ-LIMIT] 网页的段落超过 20000 个"},
		"the most cells":           {[]Block{cells(MaxCells)}, ""},
		"a cell more":              {[]Block{cells(MaxCells), cells(1)}, "错误[READ-LIMIT] 网页的表格超过 100000 格"},
		"a cell more inside":       {[]Block{cells(MaxCells - 40), nested(41, &Paragraph{})}, "错误[READ-LIMIT] 网页的表格超过 100000 格"},
		"a cell more too deep":     {[]Block{cells(MaxCells - 42), nested(43, &Paragraph{})}, ""},
		"the largest table":        {[]Block{&Grid{Rows: 1000, Cols: 1000}}, ""},
		"a larger table":           {[]Block{&Grid{Rows: 1000, Cols: 1000}, &Grid{Rows: 1, Cols: 1}}, "错误[READ-LIMIT] 网页的表格太大，行数乘列数超过 1000000"},
	} {
		got := ""
		if err := tooLarge(&Document{Kind: "网页", Blocks: c.blocks}); err != nil {
			got = err.Error()
		}
		if want := c.want; want != "" && got != want+hint || want == "" && got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestTablesInTablesAreLaidOpenSoDeep(t *testing.T) {
	for depth, want := range map[int]bool{1: true, 40: true, 41: true, 42: true, 43: false, 44: false} {
		var inner Block = &Paragraph{Text: "甲"}
		for range depth {
			inner = &Grid{Rows: 1, Cols: 1, Cells: []Cell{{Blocks: []Block{inner}}}}
		}
		got := flatten([]Block{inner}, 0)
		// the innermost grid holds no other and stays
		_, isGrid := got[0].(*Grid)
		cells := 0
		for g, ok := got[0].(*Grid); ok; {
			cells++
			g, ok = g.Cells[0].Blocks[0].(*Grid)
		}
		if len(got) != 1 || !isGrid || (cells == 1) != want {
			t.Errorf("%d deep: %d grids are left", depth, cells)
		}
	}
}

func TestFindingsOfAKindAreCountedExactly(t *testing.T) {
	for n, want := range map[int]string{0: "", 299: "", 300: "", 301: "同类的问题太多，还有 1 处没有列出", 350: "同类的问题太多，还有 50 处没有列出"} {
		rc := newRecognizer(&Document{}, "")
		for range n {
			rc.find("A", model.SeverityInfo, "", model.Place{}, "甲", "")
		}
		rc.find("B", model.SeverityInfo, "", model.Place{}, "乙", "")
		rc.tellLeft()
		got := ""
		if last := rc.findings[len(rc.findings)-1]; last.ID == "A" && last.Severity == model.SeverityWarning {
			got = last.Message
		}
		if got != want || len(rc.findings) != min(n, 300)+1+min(len(want), 1) {
			t.Errorf("%d: %d findings, %q", n, len(rc.findings), got)
		}
	}
}

func TestLongTextsAreCutWhereTheyAreLookedAt(t *testing.T) {
	han := func(n int) string { return strings.Repeat("甲", n) }
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"longer, as long", longer(han(5), 5), false}, {"longer", longer(han(6), 5), true}, {"longer in ASCII", longer("abcdef", 5), true}, {"not longer in ASCII", longer("abcde", 5), false},
		{"longer by its bytes", longer(strings.Repeat("𠀀", 5), 5), false}, {"longer by bytes", longer(strings.Repeat("𠀀", 5)+"a", 5), true},
		{"last of a short text", lastOfText(han(1000)), han(1000)}, {"last of a long text", len(lastOfText(han(1001))), 3000}, {"last, between characters", len(lastOfText("ab" + han(1000))), 3000},
		{"last, inside a character", len(lastOfText(han(1000) + "ab")), 2999}, {"last character", lastRune("甲乙"), "乙"}, {"last of nothing", lastRune(""), ""},
		{"64 rows", len(lastRows(make([]row, 64))), 64}, {"65 rows", len(lastRows(make([]row, 65))), 64}, {"no rows", len(lastRows(nil)), 0},
		{"the last rows", lastRows(append(make([]row, 64), row{width: 5}))[63].width, 5},
		{"rows of headers", len(foldRows([]row{rowOf(han(600)), rowOf(han(600)), rowOf(han(600))})), 3600}, {"rows of longer headers", len(foldRows([]row{rowOf(han(5)), rowOf(han(1000)), rowOf(han(600))})), 4800},
		{"rows of headers as long as allowed", len(foldRows([]row{rowOf(han(5)), rowOf(han(1000))})), 3000},
		{"number of a long text", numberOf("1." + han(100)), "1"}, {"number at the limit", numberOf(strings.Repeat("1", 9) + "、" + han(60)), "111111111"},
		{"a number too far behind", numberOf("（" + strings.Repeat(" ", 130) + "1）甲"), ""}, {"a number near", numberOf("（" + strings.Repeat(" ", 120) + "1）甲"), "1"},
		{"traditional", traditionalIn(strings.Repeat("開", 399) + "a"), 399}, {"many traditional", traditionalIn(strings.Repeat("開", 500)), 400}, {"none", traditionalIn("开放 abc"), 0},
		{"first text", len([]rune(firstText(han(300)))), 200}, {"first text of blanks", firstText(strings.Repeat(" ", 3000) + "甲"), ""}, {"first text behind blanks", firstText(strings.Repeat(" ", 2997) + "甲乙"), "甲"},
		{"headers in one text", len(twoHeaders(strings.Repeat("制发件数甲乙丙丁戊己庚辛壬癸", 45))), 40},
		{"a long row", fmt.Sprint(splitLine(strings.Repeat("1 ", 1999) + "11")), fmt.Sprint([]string(nil), slices.Concat(slices.Repeat([]string{"1"}, 1999), []string{"11"}))},
		{"a row too long", fmt.Sprint(splitLine(strings.Repeat("1 ", 2000) + "1")), fmt.Sprint([]string{strings.Repeat("1 ", 2000) + "1"}, []string(nil))},
		{"a long row of cells", strings.Count(Cells(strings.Repeat("1,", 1999)+"11"), "\t"), 1999}, {"a row of cells too long", strings.Count(Cells(strings.Repeat("1,", 2000)+"1"), "\t"), 0},
		{"a remark as typed", asTyped("5 （注 ：甲）", "(注:甲)"), "（注：甲）"}, {"a long remark", asTyped("5（"+han(331)+"）", "("+han(331)+")"), "（" + han(331) + "）"},
		{"a longer remark", asTyped("5（"+han(332)+"）", "("+han(332)+")"), "(" + han(332) + ")"}, {"no remark", asTyped("5", ""), ""}, {"a remark that is not there", asTyped("5", "甲"), "甲"},
		{"dots", Cells("甲" + strings.Repeat(".", 100) + "5"), "甲\t5"}, {"dots of a long line", Cells("甲" + strings.Repeat(".", 395) + "5"), "甲\t5"}, {"dots of a longer line", Cells("甲" + strings.Repeat(".", 396) + "5"), "甲" + strings.Repeat(".", 396) + "5"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, not %v", c.what, c.got, c.want)
		}
	}
}

func TestDistancesHaveALimit(t *testing.T) {
	for _, c := range []struct {
		a, b       string
		most, want int
	}{
		{"", "", 0, 0}, {"甲", "甲", 0, 0}, {"甲", "乙", 0, 1}, {"甲乙", "甲", 1, 1}, {"甲", "甲乙丙", 1, 2}, {"甲乙丙", "甲", 1, 2}, {"甲乙丙", "甲", 2, 2}, {"甲乙丙丁", "戊己庚辛", 3, 4}, {"甲乙丙丁", "戊己庚辛", 4, 4},
		{"甲乙丙丁", "乙丙丁甲", 3, 2}, {"abcdefgh", "甲", 2, 3}, {"甲", "abcdefgh", 2, 3}, {"abcdefg", "甲", 9, 7}, {strings.Repeat("甲", 63), strings.Repeat("甲", 63) + "乙", 1, 1}, {strings.Repeat("甲", 64), strings.Repeat("甲", 64) + "乙", 1, 1},
		{strings.Repeat("甲", 70) + "乙", strings.Repeat("甲", 71), 3, 1}, {"甲乙", "乙甲", 1, 2}, {"甲乙", "乙甲", 2, 2},
	} {
		if got := distance(c.a, c.b, c.most); got != c.want {
			t.Errorf("distance(%q, %q, %d) = %d, not %d", c.a, c.b, c.most, got, c.want)
		}
	}
	for label, want := range map[string]int{"": 0, "甲": 0, "甲乙": 0, "甲乙丙": 1, "甲乙丙丁": 1, "甲乙丙丁戊": 2, "甲乙丙丁戊己": 2, "甲乙丙丁戊己庚": 3, "甲乙丙丁戊己庚辛壬": 3} {
		if got := allowed(label); got != want {
			t.Errorf("%s: %d", label, got)
		}
	}
}

// Characters that stand for themselves are those that no compatibility form resolves, and letters are kept.
func TestWhichCharactersStandForThemselves(t *testing.T) {
	for r, want := range map[rune]bool{'a': true, 0x7f: true, 0x80: false, '一': true, 0x4dff: false, 0x9fff: true, 0xa000: false, '、': true, '。': true, '〃': false, '“': true, '”': true, '‘': false, 0x201e: false, '《': true, '》': true, '〈': false, '「': false, '，': false, '〇': false} {
		if got := isPlain(r); got != want {
			t.Errorf("%q: %v", r, got)
		}
	}
	for text, want := range map[string]string{"": "", "甲a1": "甲a1", "甲（乙）": "甲乙", "，：；\u3000": "", "zZ09AZa": "zZ09AZa", "@[`{/:": "", "①甲": "1甲", "Ａ１": "A1", "〇": "", "é": "é", "㐀": "㐀", "其它": "其他", "其 它": "其他", "\u9fff\u4e00": "\u9fff\u4e00"} {
		if got := fold(text); got != want {
			t.Errorf("%q is folded to %q", text, got)
		}
	}
	for text, want := range map[string]string{" a\u00a0b ": "ab", "−－﹣–‒": "-----", "~!": "~!", "\x7f": "\x7f", "a\u00adb\u200bx\u0301": "abx", "１２": "12", "—": "—"} {
		if got := plainText(text); got != want {
			t.Errorf("%q is plain %q", text, got)
		}
	}
}

func TestARefusalIsAFindingOfItsOwn(t *testing.T) {
	_, _, err := Recognize(&Document{Kind: "网页", Blocks: []Block{&Paragraph{Text: "甲"}}}, "")
	var found model.Findings
	if !errors.As(err, &found) || len(found) != 1 || found[0].Severity != model.SeverityError {
		t.Error(err)
	}
}

func TestWhichTablesDescribeTheDocument(t *testing.T) {
	table := func(texts ...string) *Grid {
		g := &Grid{}
		for _, text := range texts {
			g.Cells = append(g.Cells, Cell{Text: text})
		}
		return g
	}
	for _, w := range strings.Fields("索引号 发布机构 公开日期 文号 主题分类 关键词 生成日期 信息分类 发文日期 成文日期 发布日期 公开形式 时效性 有效性 信息名称 名称 主题词 发文字号 公开方式 体裁分类 组配分类 发文机关 标题") {
		if other := map[bool]string{false: "标题", true: "文号"}[w == "标题"]; !isMetaTable(table(w+"：", other)) || isMetaTable(table(w, "甲")) || !isMetaTable(table(w+"甲乙", w)) || isMetaTable(table(w+"甲乙丙", other)) {
			t.Errorf("%s is no word of such a table", w)
		}
	}
}

func TestTraditionalCharactersAreKnown(t *testing.T) {
	const all = "開報導務請數據區縣會議處與個這為國學時來對說們發產電經應該義過還進總結專業務機構類環節護實關係統計劃條變現樣點單獨際戰寫網頁覽題顯華語種組織練繼續師"
	for _, r := range all {
		if traditionalIn(string(r)) != 1 {
			t.Errorf("%c", r)
		}
	}
	if got := len(traditional()); got != 73 {
		t.Errorf("%d characters", got)
	}
}

func TestLatinWordsStayApart(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"a", "b", "a b"}, {"z", "A", "z A"}, {"A", "Z", "A Z"}, {"Z", "z", "Z z"}, {"@", "a", "@a"}, {"[", "a", "[a"}, {"`", "a", "`a"}, {"{", "a", "{a"}, {"a", "@", "a@"}, {"a", "[", "a["}, {"a", "`", "a`"}, {"a", "{", "a{"},
		{"1", "a", "1a"}, {"a", "1", "a1"}, {"甲", "a", "甲a"}, {"a", "甲", "a甲"}, {"", "a", "a"}, {"a", "", "a"}, {" a ", " b ", " a b "}, {"ab", "甲c", "ab甲c"},
	} {
		var g growing
		g.begin(&Paragraph{Text: c.a})
		g.join(&Paragraph{Text: c.b})
		if got := g.whole().Text; got != c.want {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
	}
}

// What is bold stays bold where it is when lines are joined, and ends with the text of its line.
func TestBoldPartsGrow(t *testing.T) {
	for _, c := range []struct {
		a, b         string
		first, other []Span
		want         string
	}{
		{"ab ", "cd", []Span{{0, 3}}, nil, "[{0 2}]"}, {"ab ", "cd", []Span{{2, 3}}, nil, "[]"}, {"ab ", "cd", []Span{{0, 1}, {2, 3}}, nil, "[{0 1}]"}, {"ab", "甲", []Span{{1, 2}}, []Span{{0, 3}}, "[{1 2} {2 5}]"},
		{"ab", " 甲", nil, []Span{{0, 1}}, "[]"}, {"ab", " 甲", nil, []Span{{0, 2}}, "[{2 3}]"}, {"ab", " 甲", nil, []Span{{1, 4}}, "[{2 5}]"}, {"ab", " cd", nil, []Span{{1, 2}}, "[{3 4}]"}, {" ab", "甲", []Span{{0, 2}}, nil, "[{0 2}]"},
	} {
		var g growing
		g.begin(&Paragraph{Text: c.a, Bold: c.first})
		g.join(&Paragraph{Text: c.b, Bold: c.other, Full: true})
		p := g.whole()
		if got := fmt.Sprint(p.Bold); got != c.want || !p.Full || (c.want == "[]") != (p.Bold == nil) {
			t.Errorf("%q and %q: %s", c.a, c.b, got)
		}
	}
	for _, c := range []struct {
		bold     []Span
		from, to int
		want     string
	}{
		{[]Span{{0, 4}}, 0, 4, "[{0 4}]"}, {[]Span{{0, 4}}, 1, 3, "[{0 2}]"}, {[]Span{{0, 4}}, 4, 8, "[]"}, {[]Span{{4, 8}}, 0, 4, "[]"}, {[]Span{{3, 8}}, 0, 4, "[{3 4}]"}, {[]Span{{0, 1}, {2, 3}, {5, 9}}, 1, 6, "[{1 2} {4 5}]"}, {nil, 0, 4, "[]"},
	} {
		if got := fmt.Sprint(boldWithin(c.bold, c.from, c.to)); got != c.want {
			t.Errorf("%v within %d and %d: %s", c.bold, c.from, c.to, got)
		}
	}
}
