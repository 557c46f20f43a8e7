package text

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// shown is a text as Read delivers it: a line a paragraph, or a row of a table, with its place.
func shown(t *testing.T, data string) string {
	t.Helper()
	doc, err := Read([]byte(data))
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			for _, mark := range []struct {
				on   bool
				mark string
			}{{block.Line, "line "}, {block.Indent, "indent "}, {block.Full, "full "}, {block.Gap, "gap "}} {
				if mark.on {
					b.WriteString(mark.mark)
				}
			}
			fmt.Fprintf(&b, "%d:%d %s\n", block.Place.Line, block.Place.Column, strings.ReplaceAll(block.Text, "\t", "→"))
		case *paper.Grid:
			fmt.Fprintf(&b, "grid %dx%d", block.Rows, block.Cols)
			for _, c := range block.Cells {
				fmt.Fprintf(&b, " %d,%d=%s", c.Row, c.Col, c.Text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestLinesAreDelivered(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"line ends":       {"甲\r\n乙\r丙\n", "1:1 甲\n2:1 乙\n3:1 丙\n"},
		"indents, gaps":   {"　　甲\n\n    乙", "indent 1:3 甲\nindent gap 3:5 乙\n"},
		"tabs":            {"规章\t0\t 0\t", "1:1 规章→0→0→\n"},
		"a first cell":    {"\t（二）部分公开\t0", "indent 1:2 →（二）部分公开→0\n"},
		"drawn":           {"┌──┬──┐\n│规章│0 │\n└──┴──┘", "2:1 规章→0 \n"},
		"commas":          {"规章,1,2,3", "1:1 规章→1→2→3\n"},
		"clauses":         {"坚持公开，服务群众，接受监督", "1:1 坚持公开，服务群众，接受监督\n"},
		"leaders":         {"行政许可............33", "1:1 行政许可→33\n"},
		"page numbers":    {"甲\n3\n\f乙", "1:1 甲\n3:1 乙\n"},
		"Markdown":        {"## 一、总体情况\n**粗**\n| a | b |\n| --- | --- |\n| 1 | |", "1:1 一、总体情况\n2:1 粗\ngrid 2x2 0,0=a 0,1=b 1,0=1 1,1=\n"},
		"bold inside":     {"**一是**学习。", "1:1 **一是**学习。\n"},
		"addresses":       {"网址（<http://www.example.gov.cn>）", "1:1 网址（http://www.example.gov.cn）\n"},
		"without a width": {"甲\u200b乙\ufeff", "1:1 甲乙\n"},
	} {
		if got := shown(t, c.text); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, c.want)
		}
	}
}

// A text is told from one that a page broke into lines by how many lines end alike, in mid-sentence.
func TestBrokenLinesAreMarked(t *testing.T) {
	paragraph := "全年通过门户网站发布各类信息一千余条，其中政策文件三件、文字解读九篇、图解五张，财政预算、决算和三公经费按时公开，重大建设项目的批准和实施情况同步上网，历年制发的文件逐件过筛。"
	var broken strings.Builder
	for range 3 {
		runes := []rune("　　" + paragraph)
		for len(runes) > 28 {
			broken.WriteString(string(runes[:28]) + "\n")
			runes = runes[28:]
		}
		broken.WriteString(string(runes) + "\n")
	}
	if got := shown(t, broken.String()); !strings.HasPrefix(got, "line indent full 1:3 ") || !strings.Contains(got, "line full 2:1 ") {
		t.Errorf("broken lines:\n%s", got)
	}
	whole := strings.Repeat(paragraph+"\n短的一段，没有写满。\n中等长度的一段，说明主动公开和依申请公开的情况。\n", 3)
	if got := shown(t, whole); strings.Contains(got, "line") {
		t.Errorf("whole paragraphs:\n%s", got)
	}
}

func TestEncodingsAreTold(t *testing.T) {
	const text = "政府信息公开工作年度报告\n"
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(text)
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	for name, data := range map[string]string{"UTF-8": text, "BOM": "\ufeff" + text, "GB18030": gbk, "UTF-16LE": le, "UTF-16BE": be} {
		if got := shown(t, data); got != "1:1 "+text {
			t.Errorf("%s: %q", name, got)
		}
	}
	doc, err := Read([]byte(text + strings.Repeat(text, 9) + "坏\xff字"))
	if err != nil || len(doc.Notes) != 1 || doc.Notes[0].ID != "IMPORT-UNSURE" {
		t.Errorf("damaged bytes: %v, %+v", err, doc)
	}
}

func TestWhatIsTooLongIsRefused(t *testing.T) {
	_, err := Read([]byte(strings.Repeat("甲\n", paper.MaxLines+1)))
	var findings model.Findings
	if !errors.As(err, &findings) || findings[0].ID != "READ-LIMIT" {
		t.Errorf("%v", err)
	}
}
