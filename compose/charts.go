package compose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout"
)

var chartKinds = map[string]layout.ChartKind{"柱状图": layout.Bars, "折线图": layout.Lines}

const chartHint = "请写成“:::柱状图 图题”或“:::折线图 图题”，下面每行如“2021: 70”，最后一行只写“:::”"

// chart adds the chart of a block.
func (f *flow) chart(key string, p prose.Piece) {
	kind, title := p.Head()
	look, known := chartKinds[kind]
	switch {
	case p.Open:
		f.refuse(key, p.At, refusal{"图的数据没有结束的“:::”", chartHint})
		return
	case !known:
		f.refuse(key, p.At, refusal{"没有" + zhtext.Quote(kind) + "这种图", chartHint})
		return
	case title == "":
		f.refuse(key, p.At, refusal{kind + "没有图题", "请在“" + kind + "”后面空一格，写上图题"})
		return
	case utf8.RuneCountInString(title) > maxCaption:
		f.refuse(key, p.At, longCaption)
		return
	}
	c := &chartReader{flow: f, key: key, chart: layout.Chart{Kind: look, Series: []string{""}}}
	for _, l := range p.Lines {
		c.line(l)
	}
	if len(c.chart.Labels) == 0 && !c.faulty {
		c.refuse(p.At, kind+"没有数据", chartHint)
	}
	if c.faulty {
		return
	}
	f.add(&layout.Figure{Alt: chartAlt(kind, title, &c.chart), Chart: &c.chart, Caption: title, Source: key})
}

// chartReader reads the lines of a block.
type chartReader struct {
	flow   *flow
	key    string
	chart  layout.Chart
	faulty bool
}

func (c *chartReader) refuse(at int, message, hint string) {
	c.flow.refuse(c.key, at, refusal{message, hint})
	c.faulty = true
}

// line reads the names of the series, or a point: its label and a value for each series.
func (c *chartReader) line(l prose.Line) {
	label, rest, ok := strings.Cut(strings.Replace(l.Text, "：", ":", 1), ":")
	label = strings.TrimFunc(label, zhtext.IsBlank)
	cells := listed(rest)
	switch {
	case !ok || label == "":
		c.refuse(l.At, "图的数据"+zhtext.Quote(l.Text)+"不是“名称: 数字”", "如“2021: 70”；几个数列用逗号分开，如“2021: 70, 12”")
	case label == "系列" && len(c.chart.Labels) > 0:
		c.refuse(l.At, "“系列”应写在图的数据之前", "请把这一行移到图的第二行")
	case label == "系列":
		c.series(l, cells)
	case len(cells) != len(c.chart.Series):
		c.refuse(l.At, fmt.Sprintf("%s有 %d 个数字，应有 %d 个", zhtext.Quote(label), len(cells), len(c.chart.Series)),
			"几个数列先用“系列: 收到, 答复”写明名称，每行按同样的顺序写数字；数字中不加逗号")
	case len(c.chart.Labels) == layout.MaxPoints:
		c.refuse(l.At, fmt.Sprintf("一张图最多 %d 行数据", layout.MaxPoints), "请减少数据，或改用文字")
	default:
		c.point(l, label, cells)
	}
}

func (c *chartReader) series(l prose.Line, names []string) {
	for _, name := range names {
		if name == "" || len(names) > layout.MaxSeries {
			c.refuse(l.At, fmt.Sprintf("“系列”应写 1 至 %d 个名称，用逗号分开", layout.MaxSeries), "如“系列: 收到, 答复”")
			return
		}
	}
	c.chart.Series = names
}

func (c *chartReader) point(l prose.Line, label string, cells []string) {
	values := make([]int64, len(cells))
	for i, cell := range cells {
		v, err := strconv.ParseInt(zhtext.Fold(cell), 10, 64)
		if err != nil || v < 0 || v > layout.MaxChartValue {
			c.refuse(l.At, zhtext.Quote(cell)+"不是图中能画的数字", "请写 0 或正整数，不写单位")
			return
		}
		values[i] = v
	}
	c.chart.Labels, c.chart.Values = append(c.chart.Labels, label), append(c.chart.Values, values)
}

var commas = regexp.MustCompile(`[,，、]`)

// listed splits a list at its commas, half- or full-width.
func listed(s string) []string {
	cells := commas.Split(s, -1)
	for i := range cells {
		cells[i] = strings.TrimFunc(cells[i], zhtext.IsBlank)
	}
	return cells
}

// chartAlt tells a chart in words: its title and all its values.
func chartAlt(kind, title string, c *layout.Chart) string {
	var b strings.Builder
	b.WriteString(kind + "：" + title + "。")
	for k, name := range c.Series {
		if name != "" {
			b.WriteString(name + "：")
		}
		for i, label := range c.Labels {
			if i > 0 {
				b.WriteString("，")
			}
			b.WriteString(spoken(label) + strconv.FormatInt(c.Values[i][k], 10))
		}
		b.WriteString("。")
	}
	return b.String()
}

var yearAlone = regexp.MustCompile(`^(?:19|20)[0-9]{2}$`)

// spoken returns a label as it is read before a number: one that ends in a digit gets a separator.
func spoken(label string) string {
	switch last := label[len(label)-1]; {
	case yearAlone.MatchString(label):
		return label + "年"
	case last < utf8.RuneSelf:
		return label + "："
	}
	return label
}
