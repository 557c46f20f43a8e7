package nianbao

import (
	"encoding"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/tables"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/width"
)

// field reads one value into the report.
func (rd *reader) field(f *field, v value) {
	rd.src.positions[f.path] = v.pos
	switch {
	case rd.passesOver(f) || rd.tagged(v) || rd.otherEditionsShape(f, v):
	case f.hasFigures() && isNothing(v.Node):
		p := fault("BLANK", v, "", "")
		p.Found = Text(shortened(v.Value))
		rd.add(blank(p, blankMessage(f, v)))
	case f.kind == groupKind:
		rd.mapping(f, v)
	case f.kind == rowKind:
		rd.row(f, v)
	case v.Kind != yaml.ScalarNode:
		rd.add(wrongShape(f, v))
	default:
		rd.scalar(f, v)
	}
}

// isNothing reports whether a value, of whatever shape, says that there is nothing.
func isNothing(n *yaml.Node) bool {
	return isZeroText(n) || n.Kind == yaml.MappingNode && len(n.Content) == 0
}

func blankMessage(f *field, v value) string {
	if v.Kind == yaml.ScalarNode && plain(v.Value) != "" && !isNull(v.Node) {
		return f.label() + "是" + quoted(v.Value) + "，按 0 处理"
	}
	return f.label() + "是空白，按 0 处理"
}

func (rd *reader) mapping(f *field, v value) {
	switch {
	case v.Kind == yaml.MappingNode:
		rd.group(f, v)
	case v.Kind == yaml.ScalarNode && (isNull(v.Node) || plain(v.Value) == ""):
	default:
		rd.add(wrongShape(f, v))
	}
}

// row reads a row of figures: a list, or a mapping by the names of the columns.
func (rd *reader) row(f *field, v value) {
	switch v.Kind {
	case yaml.MappingNode:
		rd.group(f, v)
	case yaml.SequenceNode:
		if len(v.Content) != len(f.children) {
			rd.add(wrongCount(f, v))
			return
		}
		for i, c := range f.children {
			rd.field(c, entryValue(c, v.Content[i], v.pos))
		}
	default:
		rd.add(wrongShape(f, v))
	}
}

func wrongCount(f *field, v value) Problem {
	names := make([]string, len(f.children))
	for i, c := range f.children {
		names[i] = c.name
	}
	found, want := len(v.Content), len(f.children)
	p := fault("READ-ROW", v, fmt.Sprintf("%s应有 %d 个数字（%s），实有 %d 个", f.label(), want, strings.Join(names, "、"), found),
		"请按表格各列的顺序写全，没有的写 0")
	switch {
	case found == 1 && strings.ContainsAny(v.Content[0].Value, "，、"):
		p.Hint = "数字之间要用半角逗号“,”分隔"
	case found > want:
		p.Hint = "请按表格各列的顺序写；列表里的数字不要加千位分隔符"
	}
	p.Found, p.Expected = Number(int64(found)), Number(int64(want))
	return p
}

func wrongShape(f *field, v value) Problem {
	p := fault("READ-SHAPE", v, "", "")
	want := "文字"
	switch {
	case f.kind == groupKind:
		want, p.Hint = "若干行“键: 值”", "请把内容逐项写在 "+f.key+": 之下，各缩进两格"
	case f.kind == rowKind:
		want = fmt.Sprintf("%d 个数字的列表", len(f.children))
		p.Hint = "请写成 " + f.key + ": [" + strings.TrimSuffix(strings.Repeat("0, ", len(f.children)), ", ") + "]"
	case f.isFigure() || f.kind == yearKind:
		want, p.Hint = "一个数字", "请写成 "+f.key+": 数字"
	case v.Kind == yaml.SequenceNode && f.kind == textKind:
		p.Hint = "请写成 " + f.key + ": |，下面每段一行，各缩进两格"
	default:
		p.Hint = "请写成 " + f.key + ": 文字；文字以“[”“{”开头时请加引号"
	}
	p.Message = f.label() + "应为" + want + "，实为" + describe(v.Node)
	p.Expected = Text(want)
	return p
}

// scalar reads a number, a text, a year, a date.
func (rd *reader) scalar(f *field, v value) {
	switch f.kind {
	case countKind, amountKind, moneyKind:
		rd.number(f, v)
	case yearKind:
		rd.year(f, v)
	case dateKind:
		rd.date(f, v)
	case titlesKind:
		rd.titles(f, v)
	default:
		rd.text(f, v)
	}
}

// plain is a number, date or word without full-width forms and surrounding space.
func plain(s string) string {
	if strings.Trim(s, "0123456789") != "" { // most values are digits and nothing else
		s = width.Narrow.String(s)
	}
	return strings.TrimFunc(s, isBlank)
}

// number reads a figure from its literal text, so that YAML's other ways to write numbers
// (octal, hexadecimal, powers of ten) never change it.
func (rd *reader) number(f *field, v value) {
	target := f.value(&rd.report)
	var err error
	if f.kind == countKind {
		var count int64
		count, err = tables.ParseCount(plain(v.Value))
		target.SetInt(count)
	} else {
		amount := target.Addr().Interface().(encoding.TextUnmarshaler)
		// a unit is printed as it was typed; only a number may need its full-width digits folded
		if err = amount.UnmarshalText([]byte(strings.TrimFunc(v.Value, isBlank))); err != nil {
			err = amount.UnmarshalText([]byte(plain(v.Value)))
		}
	}
	if err != nil {
		rd.add(wrongNumber(f, v, err))
	}
}

func wrongNumber(f *field, v value, err error) Problem {
	p := fault("READ-TYPE", v, f.label()+"应为数字，实为"+quoted(v.Value), numberHint(v.Value))
	p.Found, p.Expected = Text(shortened(v.Value)), Text("数字")
	var why *tables.NumberError
	if !errors.As(err, &why) {
		return p
	}
	switch why.Reason {
	case tables.NotWhole:
		p.ID, p.Message = "NONNEG", f.label()+"应为整数，实为"+quoted(v.Value)
		p.Hint, p.Expected = "件数没有小数，请改为整数", Text("整数")
	case tables.TooLong:
		p.ID, p.Message = "READ-RANGE", fmt.Sprintf("%s的数字太长（%s），最多 %d 位", f.label(), shortened(v.Value), tables.MaxDigits)
		p.Hint, p.Expected = "请检查是否多写了数字", Text(fmt.Sprintf("最多 %d 位数字", tables.MaxDigits))
	case tables.BadCommas:
		p.Hint = "千位分隔符应每三位一个，如 1,234,567；也可以不写"
	}
	return p
}

// numberHint says what to do about a text that is no number.
func numberHint(s string) string {
	t := strings.ToLower(plain(s))
	switch {
	case strings.HasPrefix(t, "0x") || strings.HasPrefix(t, "0o") || strings.HasPrefix(t, "0b"):
		return "请写十进制数字"
	case strings.Contains(t, "_"):
		return "数字中不能有下划线"
	case strings.ContainsAny(t, "〇零一二两三四五六七八九十百千"):
		return "请用阿拉伯数字"
	case strings.Trim(t, "+-0123456789.e") == "" && strings.ContainsAny(t, "e") && strings.ContainsAny(t, "0123456789"):
		return "不支持科学计数法，请写出全部数字"
	case strings.HasPrefix(strings.TrimLeft(t, "+-0123456789.,"), "%"):
		return "请只写数字，不要写百分号"
	case t != "" && t[0] >= '0' && t[0] <= '9' && strings.Trim(t, "0123456789.,") != "":
		return "请只写数字，单位和说明不要写"
	}
	return "请改为数字；没有的写 0"
}

func (rd *reader) year(f *field, v value) {
	text := plain(v.Value)
	if text == "" || isNull(v.Node) {
		rd.add(fault("READ-REQUIRED", v, f.label()+"是空白", "请写上报告的年度，如 2021"))
		return
	}
	if strings.Trim(text, "0123456789") != "" {
		p := fault("READ-TYPE", v, f.label()+"应为数字，实为"+quoted(v.Value), "请只写四位年份，如 2021")
		p.Found, p.Expected = Text(shortened(v.Value)), Text("四位年份")
		rd.add(p)
		return
	}
	year, ok := parseYear(text)
	if !ok {
		rd.add(yearOutOfRange(v, text))
		return
	}
	f.value(&rd.report).SetInt(int64(year))
}

// parseYear reads a year that a report can be on.
func parseYear(text string) (int, bool) {
	year, err := strconv.Atoi(text)
	return year, err == nil && year >= FirstYear && year <= LastYear
}

func yearOutOfRange(v value, text string) Problem {
	p := fault("READ-RANGE", v, fmt.Sprintf("报告年度应在 %d 至 %d 之间，实为%s", FirstYear, LastYear, quoted(text)), "请检查年份")
	if year, err := strconv.Atoi(text); err == nil && year < FirstYear {
		p.Message = fmt.Sprintf("没有%s年度的格式：全国统一的年度报告格式自%d年度起施行", shortened(text), FirstYear)
	}
	p.Found, p.Expected = Text(shortened(text)), Text(fmt.Sprintf("%d—%d", FirstYear, LastYear))
	return p
}

func (rd *reader) date(f *field, v value) {
	text := strings.Join(strings.FieldsFunc(plain(v.Value), isBlank), "")
	if text == "" || isNull(v.Node) {
		return
	}
	date, err := ParseDate(text)
	if err != nil {
		p := fault("READ-TYPE", v, f.label()+"应为日期，实为"+quoted(v.Value), "请写成 2022-01-16 或 2022年1月16日，并检查这一天是否存在")
		p.Found, p.Expected = Text(shortened(v.Value)), Text("日期，如 2022-01-16")
		rd.add(p)
		return
	}
	*f.value(&rd.report).Addr().Interface().(*Date) = date
}

func (rd *reader) titles(f *field, v value) {
	text := Titles(plain(v.Value))
	if isNull(v.Node) {
		text = ""
	}
	switch text {
	case "", TemplateTitles, BodyTitles:
		f.value(&rd.report).SetString(string(text))
		return
	}
	hint := "请写 template（通知附件的标题）或 body（通知正文的标题）"
	if near := suggestWord(string(text), []string{string(TemplateTitles), string(BodyTitles)}); near != "" {
		hint = "您是不是要写 " + near + "？"
	}
	p := fault("READ-TYPE", v, f.label()+"应为 template 或 body，实为"+quoted(v.Value), hint)
	p.Found, p.Expected = Text(shortened(v.Value)), Text("template 或 body")
	rd.add(p)
}
