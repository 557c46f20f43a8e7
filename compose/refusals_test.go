package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// told composes a text with pictures from files, and returns the messages and hints of its findings.
func told(t *testing.T, text string, files fs.FS) []string {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: text}
	_, found, err := Blocks(r, Options{Page: layout.GBT9704(), Faces: faces, Files: files})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		if f.ID != "FIGURE" || f.Path != "overview" || f.Severity != model.SeverityError {
			t.Errorf("another kind of finding: %+v", f)
		}
		all = append(all, f.Message+"→"+f.Hint)
	}
	return all
}

func checkTold(t *testing.T, text string, files fs.FS, want ...string) {
	t.Helper()
	if got := told(t, text, files); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%.80s:\n got %q\nwant %q", text, got, want)
	}
}

// rows is a text of n lines that are alike.
func rows(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+"\n", i)
	}
	return b.String()
}

func TestEachFaultOfAChartIsToldAndItsNeighbourIsNot(t *testing.T) {
	const (
		hint   = "请写成“:::柱状图 图题”或“:::折线图 图题”，下面每行如“2021: 70”，最后一行只写“:::”"
		asRow  = "→如“2021: 70”；几个数列用逗号分开，如“2021: 70, 12”"
		series = "“系列”应写 1 至 3 个名称，用逗号分开→如“系列: 收到, 答复”"
		order  = "→几个数列先用“系列: 收到, 答复”写明名称，每行按同样的顺序写数字；数字中不加逗号"
		number = "→请写 0 或正整数，不写单位"
	)
	for body, want := range map[string]string{
		"柱状图 图\n甲: 1":                                      "",
		"折线图 图\n甲：１":                                       "",
		"饼图 图\n甲: 1":                                       "没有“饼图”这种图→" + hint,
		"柱状图\n甲: 1":                                        "柱状图没有图题→请在“柱状图”后面空一格，写上图题",
		"折线图 图":                                            "折线图没有数据→" + hint,
		"柱状图 图\n甲 1":                                       "图的数据“甲 1”不是“名称: 数字”" + asRow,
		"柱状图 图\n: 1":                                       "图的数据“: 1”不是“名称: 数字”" + asRow,
		"柱状图 图\n甲: 1\n系列: 乙":                               "“系列”应写在图的数据之前→请把这一行移到图的第二行",
		"柱状图 图\n系列: 乙、丙，丁\n甲: 1,2,3":                       "",
		"柱状图 图\n系列: 乙, 丙, 丁, 戊\n甲: 1":                      series,
		"柱状图 图\n系列: 乙,\n甲: 1":                              series,
		"柱状图 图\n甲: 1, 2":                                   "“甲”有 2 个数字，应有 1 个" + order,
		"柱状图 图\n系列: 乙, 丙\n甲: 1":                            "“甲”有 1 个数字，应有 2 个" + order,
		"柱状图 图\n甲: 0":                                      "",
		"柱状图 图\n甲: -1":                                     "“-1”不是图中能画的数字" + number,
		"柱状图 图\n甲: 1.5":                                    "“1.5”不是图中能画的数字" + number,
		"柱状图 图\n甲: 1件":                                     "“1件”不是图中能画的数字" + number,
		"柱状图 图\n甲: 100000000000":                           "",
		"柱状图 图\n甲: 100000000001":                           "“100000000001”不是图中能画的数字" + number,
		"柱状图 图\n" + strings.TrimSpace(rows(24, "第%d项: 1")): "",
		"柱状图 图\n" + strings.TrimSpace(rows(25, "第%d项: 1")): "一张图最多 24 行数据→请减少数据，或改用文字",
		"柱状图 " + strings.Repeat("图", 200) + "\n甲: 1":       "",
		"柱状图 " + strings.Repeat("图", 201) + "\n甲: 1":       "图题超过200字→请写短图题，要说明的写在正文中",
	} {
		text := ":::" + body + "\n:::"
		if want == "" {
			checkTold(t, text, nil)
		} else {
			checkTold(t, text, nil, want)
		}
	}
	checkTold(t, ":::柱状图 图\n甲: 1", nil, "图的数据没有结束的“:::”→"+hint)
	// all faulty lines of a chart are told, in their order
	checkTold(t, ":::柱状图 图\n甲 1\n乙: x\n丙: 1, 2\n:::", nil,
		"图的数据“甲 1”不是“名称: 数字”"+asRow, "“x”不是图中能画的数字"+number, "“丙”有 2 个数字，应有 1 个"+order)
}

func TestTheWordsOfAChart(t *testing.T) {
	for body, want := range map[string]string{
		"柱状图 件数\n2021: 70\n2022: 7":           "柱状图：件数。2021年70，2022年7。",
		"折线图 件数\n系列: 收到, 答复\n甲: 1, 2\nA: 3,4": "折线图：件数。收到：甲1，A：3。答复：甲2，A：4。",
		"柱状图 件数\n2021年: 1\n一季度: 2":            "柱状图：件数。2021年1，一季度2。",
	} {
		blocks, found := blocksOf(t, &model.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: ":::" + body + "\n:::"})
		alt := ""
		for _, b := range blocks {
			if f, ok := b.(*layout.Figure); ok {
				alt = f.Alt
			}
		}
		if alt != want || len(found) > 0 {
			t.Errorf("%s: %q, not %q (%v)", body, alt, want, found)
		}
	}
}

func TestEachFaultOfATableIsToldAndItsNeighbourIsNot(t *testing.T) {
	const heads = "→请写“表头: 2”这样的数字，1 至 5"
	long := strings.Repeat("字", 5000)
	columns := func(n int) string { return strings.TrimSuffix(strings.Repeat("甲|", n), "|") }
	for body, want := range map[string]string{
		"甲|乙\n1|2":                            "",
		"甲|乙":                                 "表格有1行，除表头外没有内容→" + tableHint,
		"":                                    "表格有0行，除表头外没有内容→" + tableHint,
		"甲\n1":                                "表格只有一列：各格之间没有“|”→" + tableHint,
		"甲|乙\n1":                              "表格的第2行有1格，第1行有2格：“1”→各行的格数应相同，空格也要用“|”隔出",
		columns(30) + "\n" + columns(30):      "",
		columns(31) + "\n" + columns(31):      "表格有31列，最多30列→请分成几张表",
		"甲|乙\n1|" + long:                      "",
		"甲|乙\n1|" + long + "字":                "表格的一格超过5000字→请概括内容，详细的写在正文中",
		strings.TrimSpace(rows(2000, "甲|%d")): "",
		strings.TrimSpace(rows(2001, "甲|%d")): "表格超过2000行→请分成几张表，或另附文件",
		"表头: 0\n甲|乙\n1|2":                     "表头的行数写的是“0”" + heads,
		"表头: 1\n甲|乙\n1|2":                     "",
		"表头: 5\n" + strings.TrimSpace(rows(6, "甲|%d")): "",
		"表头: 5\n" + strings.TrimSpace(rows(5, "甲|%d")): "表格有5行，除表头外没有内容→" + tableHint,
		"表头: 6\n" + strings.TrimSpace(rows(9, "甲|%d")): "表头的行数写的是“6”" + heads,
		"表头: |乙\n1|2": "",
	} {
		if text := ":::表格 表\n" + body + "\n:::"; want == "" {
			checkTold(t, text, nil)
		} else {
			checkTold(t, text, nil, want)
		}
	}
	checkTold(t, ":::表格 "+strings.Repeat("表", 200)+"\n甲|乙\n1|2\n:::", nil)
	checkTold(t, ":::表格 "+strings.Repeat("表", 201)+"\n甲|乙\n1|2\n:::", nil, "表题超过200字→请写短表题，要说明的写在正文中")
	checkTold(t, ":::表格 表\n甲|乙\n1|2", nil, "表格没有结束的“:::”→"+tableHint)
}

// No more refusals are listed than a person reads.
func TestAHundredRefusalsAreListed(t *testing.T) {
	for n, want := range map[int]int{99: 99, 100: 100, 101: 100} {
		if got := len(told(t, strings.Repeat("![](a.png)\n", n), nil)); got != want {
			t.Errorf("%d faults are told as %d", n, got)
		}
	}
}

func TestEachFaultOfAPictureIsToldAndItsNeighbourIsNot(t *testing.T) {
	var one bytes.Buffer
	if err := png.Encode(&one, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"a.png": {Data: one.Bytes()}, "b/c.png": {Data: one.Bytes()}, "text.png": {Data: []byte("text")},
		"cut.png": {Data: one.Bytes()[:40]}, "folder/x": {Data: nil}, "pipe.png": {Mode: fs.ModeNamedPipe},
		"full.png": {Data: append(one.Bytes(), make([]byte, 20<<20-one.Len())...)}, "large.png": {Data: make([]byte, 20<<20+1)},
	}
	for text, want := range map[string]string{
		"![甲](a.png)":         "",
		"![甲](./b/../a.png)":  "",
		"![甲](b/c.png \"题\")": "",
		"![甲](full.png)":      "",
		"![](a.png)":          "图片没有替代文字→请写明替代文字：在方括号中用一句话说明图中的内容，供看不到图的人听读",
		"![　](a.png)":         "图片没有替代文字→请写明替代文字：在方括号中用一句话说明图中的内容，供看不到图的人听读",
		"![" + strings.Repeat("甲", 2000) + "](a.png)":    "",
		"![" + strings.Repeat("甲", 2001) + "](a.png)":    "图片的替代文字超过2000字→请概括图中的内容，详细的写在正文中",
		"![甲](a.png “" + strings.Repeat("题", 200) + "”)": "",
		"![甲](a.png “" + strings.Repeat("题", 201) + "”)": "图题超过200字→请写短图题，要说明的写在正文中",
		"![甲]()":              "没有写明图片文件→请在圆括号中写上图片的文件名",
		"![甲](http://a.cn/b)": "图片“http://a.cn/b”是网络地址→请把图片存到报告文件所在的文件夹，再写它的文件名",
		`![甲](b\c.png)`:       `图片的路径“b\c.png”中有反斜杠→请用“/”分隔文件夹和文件名`,
		"![甲](../a.png)":      "图片“../a.png”不在报告文件所在的文件夹之内→请把图片放到报告文件所在的文件夹或其下的文件夹，路径从那里写起",
		"![甲](/a.png)":        "图片“/a.png”不在报告文件所在的文件夹之内→请把图片放到报告文件所在的文件夹或其下的文件夹，路径从那里写起",
		"![甲](none.png)":      "没有图片文件“none.png”→路径从报告文件所在的文件夹写起；请核对文件名，字母分大小写",
		"![甲](large.png)":     "图片文件“large.png”超过 20 MB→请把图片缩小后再用",
		"![甲](folder)":        "“folder”不是普通文件→请写图片文件的名称",
		"![甲](pipe.png)":      "“pipe.png”不是普通文件→请写图片文件的名称",
		"![甲](text.png)":      "“text.png”不是 PNG 或 JPEG 图片→请用图片软件另存为 PNG 或 JPEG；只改扩展名没有用",
		"![甲](cut.png)":       "图片文件“cut.png”已损坏→请重新导出图片",
	} {
		if want == "" {
			checkTold(t, text, files)
		} else {
			checkTold(t, text, files, want)
		}
	}
	checkTold(t, "![甲](a.png)", nil, "不知道图片“a.png”在哪个文件夹→请从文件而不是标准输入读取报告；程序库请用 Files 给出文件夹")
}
