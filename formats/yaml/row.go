package yaml

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// row reads a row of figures: a list, a mapping by the names of the columns, or one text with the
// numbers side by side, as a paste from a spreadsheet gives it.
func (rd *reader) row(f *model.Field, v value) {
	switch v.Kind {
	case yaml.MappingNode:
		rd.group(f, v)
	case yaml.SequenceNode:
		if only := onlyText(v.Node); only != nil && len(splitCells(only.Value, len(f.Children))) == len(f.Children) {
			rd.pastedRow(f, value{only, v.path, model.Place{Line: only.Line, Column: only.Column}})
			return
		}
		if len(v.Content) != len(f.Children) {
			rd.add(rd.wrongCount(f, v, len(v.Content)))
			return
		}
		for i, c := range f.Children {
			rd.field(c, entryValue(c, v.Content[i], v.pos))
		}
	default:
		rd.pastedRow(f, v)
	}
}

// pastedRow reads a row that is one text.
func (rd *reader) pastedRow(f *model.Field, v value) {
	text := strings.Map(func(r rune) rune { // brackets of the wrong width
		if strings.ContainsRune("［］", r) {
			return ' '
		}
		return r
	}, v.Value)
	cells := splitCells(text, len(f.Children))
	if n := len(cells); n == len(f.Children)+1 && cells[n-1].text == "" {
		cells = cells[:n-1] // behind the last mark
	}
	if len(cells) == len(f.Children)+1 && f.Parent != nil && f.Parent.Named(cells[0].text) == f {
		cells = cells[1:] // the row's label was pasted along with it
	}
	if strings.ContainsAny(v.Value, "]}") && !strings.ContainsAny(v.Value, "[{") {
		rd.add(fault("READ-SYNTAX", v, f.Label()+"的数字后面有“]”，前面没有“[”", "请在数字前面补上“[”，或删去“]”"))
		return
	}
	if len(cells) != len(f.Children) {
		switch {
		case len(cells) == 1:
			rd.add(rd.wrongShape(f, v))
		case isLabel(cells[0].text):
			rd.add(wrongLabel(f, v, cells[0].text))
		default:
			rd.add(rd.wrongCount(f, v, len(cells)))
		}
		return
	}
	for i, c := range f.Children {
		node := *v.Node
		node.Value, node.Tag, node.Style = cells[i].text, "!!str", 0
		at := v.pos
		if v.Style == 0 || v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			at.Column += cells[i].at
			if v.Style != 0 {
				at.Column++
			}
		}
		rd.field(c, value{&node, c.Path, at})
	}
}

// onlyText returns the only item of a list that is a text, nil for others: [1 2 3] has no commas.
func onlyText(n *yaml.Node) *yaml.Node {
	if len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode && strings.ContainsFunc(strings.TrimSpace(n.Content[0].Value), zhtext.IsBlank) {
		return n.Content[0]
	}
	return nil
}

// isLabel reports whether a cell is words, not a number.
func isLabel(text string) bool {
	return strings.ContainsFunc(text, isHan) && !strings.ContainsAny(plain(text)[:1], "0123456789") || model.IsName(text)
}

// wrongLabel reports a row that was pasted with a label that is not its own, or with two.
func wrongLabel(f *model.Field, v value, label string) model.Finding {
	p := fault("READ-ROW", v, fmt.Sprintf("%s一行开头的%s不是数字", f.Label(), zhtext.Quote(label)), "请核对是不是粘贴了另一行；只粘贴数字，不要粘贴行名")
	p.Found, p.Expected = model.Text(zhtext.Shorten(label)), model.Text(fmt.Sprintf("%d 个数字", len(f.Children)))
	return p
}

// cell is a number in a row that is one text; at counts the characters before it.
type cell struct {
	text string
	at   int
}

// thousands matches a number with separators, which a row with commas could be taken for.
var thousands = regexp.MustCompile(`^[1-9][0-9]{0,2}(?:,[0-9]{3})+$`)

// splitCells splits a row into its cells: at tabs where there are some, or else at 、 ， ； or |, or at
// commas where that gives the number of cells wanted, or else at spaces. Brackets hold a remark
// together.
func splitCells(text string, want int) []cell {
	for _, marks := range []string{"\t", "、，；;|"} {
		if strings.ContainsAny(text, marks) {
			return cutCells(text, func(r rune) bool { return strings.ContainsRune(marks, r) })
		}
	}
	if strings.Contains(text, ",") && !thousands.MatchString(strings.TrimSpace(text)) {
		row := strings.TrimRight(text, ", ")
		if cells := cutCells(row, func(r rune) bool { return r == ',' }); len(cells) == want {
			return cells
		}
	}
	var cells []cell
	for _, c := range cutCells(text, zhtext.IsBlank) {
		if c.text != "" {
			cells = append(cells, c)
		}
	}
	return cells
}

// cutCells cuts a text at each separator that stands outside brackets.
func cutCells(text string, separates func(rune) bool) []cell {
	var cells []cell
	runes := []rune(text)
	depth, start := 0, 0
	add := func(end int) {
		for start < end && zhtext.IsBlank(runes[start]) {
			start++
		}
		cells = append(cells, cell{strings.TrimRightFunc(string(runes[start:end]), zhtext.IsBlank), start})
		start = end + 1
	}
	for i, r := range runes {
		switch {
		case strings.ContainsRune("（(【[", r):
			depth++
		case strings.ContainsRune("）)】]", r):
			depth = max(depth-1, 0)
		case depth == 0 && separates(r):
			add(i)
		}
	}
	add(len(runes))
	return cells
}

// wrongCount reports a row with too few or too many numbers. A full-width comma between two of them
// is named, since YAML takes it for a part of the number.
func (rd *reader) wrongCount(f *model.Field, v value, found int) model.Finding {
	names := make([]string, len(f.Children))
	for i, c := range f.Children {
		names[i] = c.Name
	}
	want := len(f.Children)
	p := fault("READ-ROW", v, fmt.Sprintf("%s应有 %d 个数字（%s），实有 %d 个", f.Label(), want, strings.Join(names, "、"), found),
		"请按表格各列的顺序写全，没有的写 0")
	if found > want {
		p.Hint = "请按表格各列的顺序写；列表里的数字不要加千位分隔符"
	}
	for i, c := range v.Content {
		mark := strings.IndexAny(c.Value, "，、；")
		if mark < 0 || c.Kind != yaml.ScalarNode {
			continue
		}
		r := []rune(c.Value[mark:])[0]
		p.Place = model.Place{Line: c.Line, Column: c.Column + len([]rune(c.Value[:mark]))}
		p.Message = fmt.Sprintf("%s的第%d项“%s”里用了全角的“%c”，被当作一个数", f.Label(), i+1, zhtext.Shorten(c.Value), r)
		p.Hint = "方括号里的数字之间要用半角逗号“,”；也可以去掉方括号，数字之间用空格、制表符、“、”或“，”分隔"
		break
	}
	p.Found, p.Expected = model.Number(int64(found)), model.Number(int64(want))
	return p
}
