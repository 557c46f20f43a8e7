package render_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/pdfcheck"
)

// copied are lines that were read with other spaces than were typed. Each fills less than a line.
var copied = []string{
	"阿卜杜拉·买买提、古丽娜尔·阿不都热合曼到场。",
	"截至2021年12月31日，共23件，占51.3%。",
	"截至 2022 年 11 月 30 日，共 45 件，占 67.8%。",
	"App端3件，WeChat端2件，PDF/A-2a格式。",
	"App 端 3 件，WeChat 端 2 件，PDF/A 格式。",
	"“应公开尽公开”，‘不留死角’——见下文……完",
	"“3·15”活动，《条例》（国令第711号）、《办法》。",
	"标点后， 空格； “引号” （括号） 和 汉字 之间。",
	"第 1 期，i 与 l 相邻，Ⅲ级，1号，A座2层。",
	"Office Open XML is a format, isn’t it?",
}

// spread are paragraphs with lines that are spread far, before addresses and long words.
var spread = []string{
	"全年共受理12345政务服务便民热线涉及公开的咨询事项一百二十三件，登陆http://www.znznf.gov.cn/zwgk/gknb/2021/index_20220131.html查看详细内容。",
	"全年12次，其中重点 3 次，电话0955-5797090，邮箱zngongxinju@163.com。 前面有空格， 后面也有 空格 的汉字，及Internationalization等。",
}

// drawn returns paragraphs of words, figures and marks in any order, the same at each call.
func drawn() []string {
	words := []string{
		"政府信息公开", "年度报告", "办理", "12345", "2021", "51.3%", "App", "Internationalization", "GB/T 9704—2012", "zngongxinju@163.com", "m²", "⅓",
		"“", "”", "‘", "’", "，", "（", "）", "、", "·", "—", "……", " ",
	}
	draw, out := rand.New(rand.NewPCG(1, 2)), []string{}
	for n := range 30 {
		p := fmt.Sprintf("第%d段", n)
		for range 10 + draw.IntN(30) {
			p += words[draw.IntN(len(words))]
		}
		out = append(out, strings.Join(strings.Fields(p), " "))
	}
	return out
}

// pageNumber is a page's last line, which may part a paragraph.
var pageNumber = regexp.MustCompile(`\n *— ?\d+ ?— *\n`)

// TestWhatReadersCopyIsWhatWasTyped goes by the spaces that programs see by the distances of glyphs.
func TestWhatReadersCopyIsWhatWasTyped(t *testing.T) {
	r := read(t, seed)
	r.Overview = strings.Join(slices.Concat(copied, spread, drawn()), "\n")
	reports := reports(t)
	reports["made up"] = r
	for name, r := range reports {
		data := render(t, r)
		for reader, text := range pdfcheck.Readers {
			t.Run(filepath.Base(name)+"/"+reader, func(t *testing.T) {
				got := pageNumber.ReplaceAllString(text(t, data), "\n")
				for _, typed := range paragraphs(r) {
					for _, d := range pdfcheck.DiffSpaces(got, typed) {
						t.Error(d)
					}
				}
				if name != "made up" {
					return
				}
				for _, typed := range copied {
					if !strings.Contains(got, typed) {
						t.Errorf("%s is not read as one line", typed)
					}
				}
			})
		}
	}
}

// paragraphs are those of a report's texts as they are printed.
func paragraphs(r *nianbao.Report) []string {
	var out []string
	for _, text := range []string{r.Preamble, r.Overview, r.Problems, r.OtherMatters} {
		for line := range strings.Lines(text) {
			if line = strings.ReplaceAll(strings.Trim(line, " 　\r\n"), "**", ""); line != "" && !strings.HasPrefix(line, "!") && !strings.HasPrefix(line, ":::") && !strings.HasPrefix(line, "表头") && !strings.Contains(line, "|") {
				out = append(out, line)
			}
		}
	}
	return out
}
