package docx

import (
	"fmt"
	"strings"
	"testing"
)

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		format string
		n      []int
		want   string
	}{
		{"decimal", []int{0, 1, 12}, "0 1 12"},
		{"decimalZero", []int{7, 12}, "07 12"},
		{"chineseCounting", []int{1, 10, 11, 20, 21, 99, 100, 101}, "一 十 十一 二十 二十一 九十九 一〇〇 一〇一"},
		{"chineseCountingThousand", []int{10, 19, 100, 101, 110, 1001, 1010, 10000, 10101}, "十 十九 一百 一百零一 一百一十 一千零一 一千零一十 一万 一万零一百零一"},
		{"japaneseCounting", []int{3, 10, 25}, "三 十 二十五"},
		{"ideographDigital", []int{1, 10, 23}, "一 一〇 二三"},
		{"chineseLegalSimplified", []int{1, 12, 105}, "壹 壹拾贰 壹佰零伍"},
		{"ideographTraditional", []int{1, 10, 11}, "甲 癸 11"},
		{"ideographZodiac", []int{1, 12}, "子 亥"},
		{"decimalEnclosedCircle", []int{1, 20, 21, 36, 50, 51}, "① ⑳ ㉑ ㊱ ㊿ 51"},
		{"decimalEnclosedCircleChinese", []int{2}, "②"},
		{"decimalEnclosedParen", []int{1, 20, 21}, "⑴ ⒇ 21"},
		{"decimalEnclosedFullstop", []int{1}, "⒈"},
		{"decimalFullWidth", []int{12}, "１２"},
		{"upperLetter", []int{1, 26, 27}, "A Z AA"},
		{"lowerLetter", []int{2, 28}, "b bb"},
		{"upperRoman", []int{4, 1999}, "IV MCMXCIX"},
		{"lowerRoman", []int{9}, "ix"},
		{"numberInDash", []int{3}, "- 3 -"},
		{"none", []int{3}, ""},
		{"nobody knows", []int{3}, "3"},
	} {
		var got []string
		for _, n := range c.n {
			got = append(got, formatNumber(c.format, n))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.format, s, c.want)
		}
	}
}

// lvl makes a level of a list.
func lvl(at int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, at, format, more, text)
}

// li makes a paragraph of a list.
func li(num, level int, text string) string {
	return p(fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, level, num) + r(text))
}

func TestListsCountAsWordCounts(t *testing.T) {
	num := func(id, form int, more string) string {
		return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, form, more)
	}
	form := func(id int, levels string) string {
		return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, levels)
	}
	two := form(0, lvl(0, "chineseCounting", "%1、", "")+lvl(1, "decimal", "（%2）", "")+lvl(2, "decimal", "%1.%2.%3", ""))
	restart := `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`
	for _, c := range []struct{ name, numbering, styles, body, want string }{
		{"levels", two + num(1, 0, ""), "", li(1, 0, "a") + li(1, 1, "b") + li(1, 1, "c") + li(1, 2, "d") + li(1, 0, "e") + li(1, 1, "f"), "一、 （1） （2） 一.2.1 二、 （1）"},
		{"a level that skips one", two + num(1, 0, ""), "", li(1, 2, "a") + li(1, 2, "b"), "一.1.1 一.1.2"},
		{"lists of one form count on", two + num(1, 0, "") + num(2, 0, ""), "", li(1, 0, "a") + li(2, 0, "b") + li(1, 0, "c"), "一、 二、 三、"},
		{"a list that starts anew", two + num(1, 0, "") + num(2, 0, restart), "", li(1, 0, "a") + li(1, 0, "b") + li(2, 0, "c") + li(2, 0, "d"), "一、 二、 一、 二、"},
		{"a level of its own", two + num(1, 0, `<w:lvlOverride w:ilvl="0">`+lvl(0, "decimal", "%1)", "")+`</w:lvlOverride>`), "", li(1, 0, "a"), "1)"},
		{"a level that goes on", form(0, lvl(0, "decimal", "%1.", "")+lvl(1, "lowerLetter", "%2", `<w:lvlRestart w:val="0"/>`)) + num(1, 0, ""), "", li(1, 0, "a") + li(1, 1, "b") + li(1, 0, "c") + li(1, 1, "d"), "1. a 2. b"},
		{"legal numbers", form(0, lvl(0, "chineseCounting", "%1、", "")+lvl(1, "decimal", "%1.%2", `<w:isLgl/>`)) + num(1, 0, ""), "", li(1, 0, "a") + li(1, 1, "b"), "一、 1.1"},
		{"marks", form(0, lvl(0, "bullet", "\uf06c", "")+lvl(1, "bullet", "注：", "")) + num(1, 0, ""), "", li(1, 0, "a") + li(1, 1, "b"), " 注："},
		{"no number", form(0, lvl(0, "none", "", "")) + num(1, 0, ""), "", li(1, 0, "a") + li(0, 0, "b") + li(9, 0, "c"), "  "},
		{"a newer format", form(0, `<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>`) + num(1, 0, ""), "", li(1, 0, "a"), "3."},
		{"by the style", form(0, lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="1"/>`)+lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="2"/>`)) + num(1, 0, ""),
			`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="y"/><w:basedOn w:val="1"/></w:style>`,
			p(`<w:pPr><w:pStyle w:val="1"/></w:pPr>`+r("a")) + p(`<w:pPr><w:pStyle w:val="2"/></w:pPr>`+r("b")) + p(`<w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+r("c")), "一、 （一） "},
		{"by a numbering style", form(0, `<w:numStyleLink w:val="n"/>`) + form(1, lvl(0, "decimal", "%1）", "")) + num(1, 0, "") + num(2, 1, ""),
			`<w:style w:type="numbering" w:styleId="n"><w:name w:val="n"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`, li(1, 0, "a") + li(1, 0, "b"), "1） 2）"},
		{"deleted paragraphs do not count", two + num(1, 0, ""), "", li(1, 0, "a") + strings.Replace(li(1, 0, ""), "</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>", 1) + li(1, 0, "c"), "一、 二、"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for line := range strings.Lines(read(t, document(c.body, parts{"numbering": c.numbering, "styles": c.styles}))) {
				if strings.HasPrefix(line, "!") {
					continue
				}
				number, _, ok := strings.Cut(strings.TrimPrefix(line, "#"), "# ")
				if !ok {
					number = ""
				}
				got = append(got, number)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func TestANumberOfACellIsPartOfIt(t *testing.T) {
	numbering := `<w:abstractNum w:abstractNumId="0">` + lvl(0, "decimal", "%1.", "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	got := read(t, document(tbl(tr(tc(li(1, 0, "重复申请"))+tc(li(1, 0, "")))), parts{"numbering": numbering}))
	if want := "[1x2]\n 0:1.重复申请 1:2.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTheTextOfANumberIsShort has the text of a list at its limit and beyond it, before one paragraph and before several
// in a line.
func TestTheTextOfANumberIsShort(t *testing.T) {
	const told = "! warning 第%d段: 自动编号的文字超过 200 字节，只读入了开头\n"
	doc := func(text, format, body string) string {
		return read(t, document(body, parts{"numbering": `<w:abstractNum w:abstractNumId="0">` + lvl(0, format, text, "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`}))
	}
	joined := func(s string) string {
		return strings.Replace(s, "</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>", 1)
	}
	x := func(n int) string { return strings.Repeat("x", n) }
	one, two := li(1, 0, "甲"), li(1, 0, "甲")+li(1, 0, "乙")
	for _, c := range []struct{ text, format, body, want string }{
		{x(200), "decimal", one, "#" + x(200) + "# 甲\n"},
		{x(201), "decimal", two, "#" + x(200) + "# 甲\n#" + x(200) + "# 乙\n" + fmt.Sprintf(told, 1) + fmt.Sprintf(told, 2)},
		{x(201), "bullet", one, "#" + x(200) + "# 甲\n" + fmt.Sprintf(told, 1)},
		{x(199) + "一", "decimal", one, "#" + x(199) + "# 甲\n" + fmt.Sprintf(told, 1)},
		{strings.Repeat("%1", 100), "decimalEnclosedCircle", one, "#" + strings.Repeat("①", 66) + "# 甲\n" + fmt.Sprintf(told, 1)},
		{x(100), "decimal", joined(one) + one, "#" + x(200) + "# 甲甲\n"},
		{x(100), "decimal", joined(one) + joined(one) + one, "#" + x(200) + "# 甲甲甲\n" + fmt.Sprintf(told, 1)},
		{x(100), "decimal", strings.Repeat(joined(one), 1000), "#" + x(200) + "# " + strings.Repeat("甲", 1000) + "\n" + fmt.Sprintf(told, 1)},
	} {
		got := doc(c.text, c.format, c.body)
		if got != c.want {
			t.Errorf("%.20s %s: got\n%.600s\nwant\n%.600s", c.text, c.format, got, c.want)
		}
	}
}

// TestNamesOfPartsOfAnyLengthFindThem refers to styles and lists by names at the limit of what is kept, and beyond it.
func TestNamesOfPartsOfAnyLengthFindThem(t *testing.T) {
	for _, n := range []int{200, 201, 5000} {
		id := strings.Repeat("x", n)
		numbering := `<w:abstractNum w:abstractNumId="` + id + `a"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
			`<w:num w:numId="` + id + `n"><w:abstractNumId w:val="` + id + `a"/></w:num>`
		styles := `<w:style w:styleId="` + id + `b"><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="` + id + `p"><w:basedOn w:val="` + id + `b"/><w:pPr><w:numPr><w:numId w:val="` + id + `n"/></w:numPr></w:pPr></w:style>`
		body := p(`<w:pPr><w:pStyle w:val="`+id+`p"/></w:pPr>`+r("甲")) + p(`<w:r><w:rPr><w:rStyle w:val="`+id+`b"/></w:rPr><w:t>乙</w:t></w:r>`)
		if got := read(t, document(body, parts{"numbering": numbering, "styles": styles})); got != "#1.# *甲*\n*乙*\n" {
			t.Errorf("%d: got %s", n, got)
		}
		if got := idOf(id); len(got) > longestID {
			t.Errorf("%d: a name of %d is kept", n, len(got))
		}
	}
}
