package paper

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/model"
)

// words are what the documents of the fuzz targets are made of: byte i of the data is words[i%len].
var words = []string{
	"甲局2023年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
	"五、存在的主要问题及改进情况", "六、其他需要报告的事项", "第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "行政规范性文件", "行政许可",
	"自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "一、本年新收政府信息公开申请数量", "（三）不予公开", "1.属于国家秘密", "（六）其他处理",
	"四、结转下年度继续办理", "行政复议", "行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉", "0", "12", "-", "/", "1,234", "3（其中1）", " ", "\t", "\n", "|", "：", "，", "。", "、",
	"2024年1月5日", "附件", "打印本页", "主动公开政府信息，及时更新目录", "第", "（", "）", "a", "\u3000", "2022年", "①", "缺",
}

// paperOf makes a document of lines and small grids out of bytes.
func paperOf(data []byte) *Document {
	d := &Document{Kind: "文本"}
	for part := range strings.SplitSeq(string(data), "\xff") {
		if strings.HasPrefix(part, "\xfe") {
			d.Blocks = append(d.Blocks, gridOf([]byte(part[1:])))
			continue
		}
		for l := range strings.SplitSeq(part, "\xfd") {
			d.Blocks = append(d.Blocks, paragraphOf([]byte(l)))
		}
	}
	return d
}

func paragraphOf(data []byte) *Paragraph {
	p := &Paragraph{}
	if len(data) > 0 {
		b := data[0]
		p.Line, p.Indent, p.Full, p.Gap, p.Chrome, p.Picture = b&1 > 0, b&2 > 0, b&4 > 0, b&8 > 0, b&48 == 48, b&192 == 192
		data = data[1:]
	}
	p.Text = textOf(data)
	if n := len(words[0]); strings.HasPrefix(p.Text, words[0]) && len(p.Text) > n {
		p.Bold = []Span{{0, n}}
	}
	return p
}

func gridOf(data []byte) *Grid {
	g := &Grid{}
	for i, r := range strings.Split(string(data), "\xfd") {
		col := 0
		for c := range strings.SplitSeq(r, "\xfc") {
			span := 1
			if len(c) > 0 && c[0] > 0xf0 {
				span, c = int(c[0]-0xf0), c[1:]
			}
			g.Cells = append(g.Cells, Cell{Row: i, Col: col, RowSpan: 1, ColSpan: span, Text: textOf([]byte(c))})
			col += span
		}
		g.Rows, g.Cols = i+1, max(g.Cols, col)
	}
	return g
}

func textOf(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		b.WriteString(words[int(c)%len(words)])
	}
	return b.String()
}

func FuzzRecognize(f *testing.F) {
	f.Add([]byte("\x00\x00\xfd\x00\x01\xfd\x00\x02\xff\xfe\x07\xfc\x09\xfc\x0a\xfc\x0b\xfd\x0c\xfc\x24\xfc\x24\xfc\x25\xff\x00\x03"), false)
	f.Add([]byte("\x0f\x01\xfd\x0f\x0c\x2b\x24\x2b\x24\x2b\x24\xfd\x07\x1c\xfd\x00\x24\x2a\x24\x2a\x24"), true)
	f.Add([]byte("\xfe\x0f\xfc\x10\xfc\x11\xfd\x17\xfc\x24\xfc\x24\xfc\x24\xfc\x24\xfc\x24\xfc\x24\xfc\x24\xfd\x18\xfc\x19\xfc\x24\xff\xfe\x1c\xfc\x1d\xfd\x1e\xfc\x1f\xfd\x24\xfc\x24"), false)
	f.Add([]byte("\xfe\x1c\xfd\x1e\xfd\x24\xfd\x24\xfd\x24\xfd\x24\xfd\x24\xfd\x24\xfd\x24"), false)
	f.Fuzz(func(t *testing.T, data []byte, loose bool) {
		doc := paperOf(data)
		doc.Loose = loose
		checkRecognized(t, doc, func() *Document { d := paperOf(data); d.Loose = loose; return d })
		lines := &Document{Kind: "文本", Loose: loose}
		for i, l := range strings.Split(string(data), "\n") {
			lines.Blocks = append(lines.Blocks, &Paragraph{Text: strings.ToValidUTF8(l, "\ufffd"), Line: loose, Full: i%3 > 0})
		}
		checkRecognized(t, lines, nil)
	})
}

func checkRecognized(t *testing.T, doc *Document, again func() *Document) {
	r, found, err := Recognize(doc, "甲.txt")
	if err != nil {
		var why model.Findings
		if !errors.As(err, &why) || why[0].Hint == "" {
			t.Fatalf("not a finding that says what to do: %v", err)
		}
		return
	}
	for _, p := range found {
		if p.Message == "" || !utf8.ValidString(p.Message) {
			t.Fatalf("finding without a message: %+v", p)
		}
	}
	if again == nil {
		return
	}
	r2, found2, err := Recognize(again(), "甲.txt")
	if err != nil || !slices.Equal(found, found2) || r.Title != r2.Title || r.Overview != r2.Overview {
		t.Fatalf("read in another way the second time: %v", err)
	}
}
