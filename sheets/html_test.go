package sheets

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func written(t rapid.TB, b Book) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteHTML(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// cellsOf returns the texts of the rows of the tables of a page, without marks and choices.
func cellsOf(t rapid.TB, text string) (rows [][]string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "tr":
			rows = append(rows, nil)
		case "td", "th":
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode && (d.Parent.Data != "span") {
					b.WriteString(d.Data)
				}
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], b.String())
		}
	}
	return rows
}

func TestAPageHoldsTheTextsOfATable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, want := drawSheet(t)
		s.Frozen = rapid.IntRange(0, 1).Draw(t, "frozen")
		got := cellsOf(t, written(t, Book{Sheets: []Sheet{s}}))
		if len(got) != len(want) {
			t.Fatalf("%d rows, want %d", len(got), len(want))
		}
		for r := range want {
			for i := range want[r] {
				if got[r][i] != want[r][i] {
					t.Fatalf("got %q, want %q", got[r][i], want[r][i])
				}
			}
		}
	})
}

func example() Book {
	return Book{Title: "审查结果<1>", Kind: "review", Sheets: []Sheet{
		{Name: "概览", Frozen: 1, Columns: []Column{{Name: "单位"}, {Name: "错误"}}, Rows: [][]Cell{{Text("甲").To(Link{"问题", 2}), Number("1")}, {Text("乙").To(Link{"没有", 1}), Number("0")}}},
		{Name: "问题", Notes: []string{"请填写"}, Columns: []Column{{Name: "级别"}, {Name: "结果", Input: true, Choices: []string{"属实", "误报"}, Width: 12}},
			Rows: [][]Cell{{Text("提示").With(Good), {}}, {Text("错误").With(Bad).To(Link{"概览", 1}), {}}, {Text("警告").With(Caution).To(Link{"概览", 3}), {}}}},
	}}
}

func TestAPageSaysWhatTheBookSays(t *testing.T) {
	got := written(t, example())
	for _, want := range []string{
		`<html lang="zh-CN">`, `<meta name="generator" content="nianbao">`, `<title>审查结果&lt;1&gt;</title>`, "请填写",
		`<a href="#s1">概览（2）</a>`, `<tr id="s1-r1"><th scope="row"><a href="#s2-r2">甲</a></th><td class="num">1</td></tr>`, `<th scope="row">乙</th>`,
		`<th scope="col">结果<span class="choices">属实／误报</span></th>`, `<td class="good"><span class="mark">✓</span> 提示</td><td class="input"></td>`,
		`<td class="bad"><span class="mark">✗</span> <a href="#s1-r1">错误</a></td>`, `<td class="caution"><span class="mark">△</span> 警告</td>`,
		"#s2 tr > :nth-child(2) { min-width: 12ch; }",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
	for _, network := range []string{"http:", "https:", "src=", "@import", "url("} {
		if strings.Contains(got, network) {
			t.Errorf("the page has %q", network)
		}
	}
	if got != written(t, example()) {
		t.Error("two pages of one book differ")
	}
}

func TestThePagesOfABookAreKnown(t *testing.T) {
	for page, want := range map[string]string{
		written(t, example()): "review",
		"<!-- saved from url=(0014)about:internet --><html><head>\n<META content='stats' NAME=nianbao /></head>": "stats",
		"<head><meta name=generator content=nianbao><meta name=other content=review></head>":                     "",
		"<body><meta name=nianbao content=review>":                                                               "",
		"<meta name=nianbao content=rev":                                                                         "",
		"":                                                                                                       "",
	} {
		if got := KindOfPage([]byte(page)); got != want {
			t.Errorf("%.100s: %q, want %q", page, got, want)
		}
	}
}
