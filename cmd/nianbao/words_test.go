package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

// The ids of findings that are no rules: severity and title of each.
const otherIDs = `
READ-EMPTY 错误 文件没有内容
READ-ENCODING 错误 文字编码无法识别
READ-CONTROL 错误 含有看不见的控制字符
READ-SIZE 错误 文件过大
READ-SYNTAX 错误 不符合 YAML 或 JSON 的写法
READ-SHAPE 错误 内容的形式不对
READ-KEY 错误 键不认识或重复
READ-REQUIRED 错误 缺少必填的内容
READ-TYPE 错误 值的类型不对
READ-RANGE 错误 数字超出范围
READ-ROW 错误 一行数字的个数不对
READ-FOLD 错误 多行文字没有用“|”
READ-MORE 错误 问题太多，没有全部列出
IMPORT-BLANK 警告 原件的单元格是空白
IMPORT-UNSURE 警告或提示 读出的内容可能不对
IMPORT-LABEL 警告或提示 行名与规定的写法不同
IMPORT-MISSING 警告或提示 没有找到应有的内容
IMPORT-EXTRA 警告或提示 原件中有报告格式之外的内容
IMPORT-ORDER 警告或提示 原件的章节序号或标题有误
IMPORT-CHECK 警告或提示 读出的数字对不上
IMPORT-DATA 警告 附带的数据与版面不同或不能用
WRITE-LOSS 错误 写入文件会改变内容
READ-FORMAT 错误 不能读取这种格式的文件
READ-SCAN 错误 文件是扫描件或图片
READ-ENCRYPTED 错误 文件有密码
READ-DAMAGED 错误 文件已损坏
READ-LIMIT 错误 文件太大或太复杂
READ-GLYPHS 错误 PDF 或 OFD 的文字不能还原
READ-NOREPORT 错误 文件不是年度报告
FONT 错误 字体中没有这个字符
FALLBACK 提示 用别的字体代替
LAYOUT 错误 表格排不下
FIGURE 错误 图不能排入报告
IO 错误 文件不能读取`

func TestEveryIDHasItsSeverityAndTitle(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(otherIDs), "\n")
	for _, line := range lines {
		words := strings.SplitN(line, " ", 3)
		e, ok := explanationOf(words[0])
		if !ok || e.severities() != words[1] || e.title != words[2] {
			t.Errorf("%s is a %s: %s", words[0], e.severities(), e.title)
		}
	}
	if got, want := len(otherExplanations), len(lines)+len(memberExplanations()); got != want {
		t.Errorf("%d ids, want %d", got, want)
	}
	if got := len(explanations()); got != len(otherExplanations)+len(nianbao.Rules()) {
		t.Errorf("%d explanations", got)
	}
}

func TestTheDistanceOfWordsAndWhatIsNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "ab", 1}, {"ab", "abc", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 2}, {"", "abc", 3}, {"abcd", "xy", 4}, {"xxaaa", "aa", 3}, {"xyzw", "xy", 2}} {
		if got := editDistance(c.a, c.b); got != c.want {
			t.Errorf("%s to %s takes %d, want %d", c.a, c.b, got, c.want)
		}
	}
	for id, want := range map[string]string{
		"READ-E": "READ-EMPTY READ-ENCODING READ-ENCRYPTED", "FONTS": "FONT", "FOMT": "FONT", "READ-SIZW": "READ-SIZE", "IMPORT-CHEK": "IMPORT-CHECK", "XYZXYZXYZ": "", "QQ": "",
	} {
		if got := strings.Join(similarIDs(id), " "); got != want {
			t.Errorf("near %s: %q, want %q", id, got, want)
		}
	}
}

func TestLinesOfHelpMayEndHere(t *testing.T) {
	for _, r := range "，。；：、？！）”》 " {
		if mayBreak('字', r) || !mayBreak(r, '字') {
			t.Errorf("%q begins a line, or does not end one", r)
		}
	}
	for _, r := range "（“《" {
		if mayBreak(r, '字') || !mayBreak('字', r) {
			t.Errorf("%q ends a line, or does not begin one", r)
		}
	}
	for pair, want := range map[string]bool{"ab": false, "字a": true, "a字": true, "字字": true, " a": true, "a ": false} {
		if r := []rune(pair); mayBreak(r[0], r[1]) != want {
			t.Errorf("between %q: %v", pair, !want)
		}
	}
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{{"aa bb cc", 5, "aa bb|cc"}, {"aa bb cc", 4, "aa|bb|cc"}, {"字字字", 4, "字字|字"}, {"字字字", 6, "字字字"}, {"字字字", 5, "字字|字"}, {"abcdef g", 3, "abcdef|g"}, {"", 3, ""}} {
		if got := strings.Join(wrapped(c.text, c.width), "|"); got != c.want {
			t.Errorf("%q in %d columns: %q, want %q", c.text, c.width, got, c.want)
		}
	}
	var b bytes.Buffer
	writeEntries(&b, "题", []entry{{strings.Repeat("a", 26), "一"}, {strings.Repeat("b", 27), "二"}, {"c", strings.Repeat("x", 49) + " " + strings.Repeat("y", 49) + " " + strings.Repeat("z", 50)}})
	want := "\n题：\n  " + strings.Repeat("a", 26) + "  一\n  " + strings.Repeat("b", 27) + "\n  " + strings.Repeat(" ", 28) + "二\n  c" +
		strings.Repeat(" ", 27) + strings.Repeat("x", 49) + "\n  " + strings.Repeat(" ", 28) + strings.Repeat("y", 49) + "\n  " + strings.Repeat(" ", 28) + strings.Repeat("z", 50) + "\n"
	if b.String() != want {
		t.Errorf("the list is\n%q, want\n%q", b.String(), want)
	}
	b.Reset()
	writeEntries(&b, "空", nil)
	writeEntries(&b, "短", []entry{{"a", "一"}})
	if b.String() != "\n短：\n  a"+strings.Repeat(" ", 17)+"一\n" {
		t.Errorf("a short list is %q", b.String())
	}
	b.Reset()
	writeLines(&b, 2, strings.Repeat("x", 40)+" "+strings.Repeat("y", 36)+" z")
	if b.String() != "  "+strings.Repeat("x", 40)+" "+strings.Repeat("y", 36)+"\n  z\n" {
		t.Errorf("a text of 77 columns is %q", b.String())
	}
}

// What a shell takes as it is, and what is quoted.
func TestArgumentsAreQuotedWhereAShellWantsIt(t *testing.T) {
	if !shellExpands {
		t.Skip("the shells of Windows quote otherwise")
	}
	plain := "azAZ09_-./:=+,@%报告（一）、。"
	if got := argument(plain); got != plain {
		t.Errorf("%s is written %s", plain, got)
	}
	for _, r := range " \t\"'`$&|;<>()[]{}*?!#~\\^‘’‚‛“”„\u3000" {
		if got := argument("a" + string(r)); got == "a"+string(r) {
			t.Errorf("%q is not quoted", r)
		}
	}
	for word, want := range map[string]string{"-a": "./-a", "": bashQuoted("")} {
		if got := argument(word); got != want {
			t.Errorf("%q is written %s, want %s", word, got, want)
		}
	}
}

func TestFewOfManyAreNamed(t *testing.T) {
	for n, want := range map[int]string{1: "1", 3: "1、2、3", 4: "1、2、3等"} {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprint(i+1))
		}
		if got := firstFew(names); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "f：a", 2: "有 2 处文件名的问题，什么都没有生成：\n  f\n  f\na", 20: "", 21: "  另有 1 处没有列出\na"} {
		got := together(slices.Repeat([]string{"f"}, n), "a").Error()
		if n < 20 && got != want || !strings.HasSuffix(got, want) || strings.Contains(got, "另有") != (n > 20) || n > 1 && strings.Count(got, "\n  f") != min(n, 20) {
			t.Errorf("%d faults: %s", n, got)
		}
	}
}

// Numbers in names are compared by their values, all else byte by byte.
func TestNamesInTheirNaturalOrder(t *testing.T) {
	ordered := []string{"", "0", "01", "1", "1a", "2", "10", "a", "a1", "a1b", "a2", "a10", "a10b2", "a10b10", "b", "第2号", "第10号"}
	for i, a := range ordered {
		for j, b := range ordered {
			if got, want := naturally(a, b), min(max(i-j, -1), 1); got != want {
				t.Errorf("%q and %q: %d, want %d", a, b, got, want)
			}
		}
	}
}
