package yaml

import (
	"encoding"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/width"
)

// field reads one value into the report.
func (rd *reader) field(f *model.Field, v value) {
	rd.src.Places[f.Path] = v.pos
	switch {
	case rd.tagged(v):
	case f.HasFigures() && isNothing(v.Node):
		if !rd.failedFormula(f, v) {
			rd.blank(f, v)
		}
	case rd.otherEditionsShape(f, v):
	case f.IsRow():
		rd.row(f, v)
	case f.Kind == model.GroupKind:
		rd.mapping(f, v)
	case f.Kind == model.ListKind:
		rd.attachments(f, v)
	case f.Kind == model.TitlesKind:
		rd.titles(f, v)
	case v.Kind != yaml.ScalarNode:
		rd.add(rd.wrongShape(f, v))
	default:
		rd.scalar(f, v)
	}
}

// isNothing reports whether a value, of whatever shape, says that there is nothing.
func isNothing(n *yaml.Node) bool {
	return isZeroText(n) || n.Kind == yaml.MappingNode && len(n.Content) == 0
}

// blank notes that the cells below a field have no number.
func (rd *reader) blank(f *model.Field, v value) {
	if f.IsFigure() {
		typed := ""
		if v.Node != nil && v.Kind == yaml.ScalarNode && !isNull(v.Node) {
			typed = plain(v.Value)
		}
		if rd.src.Blanks == nil {
			rd.src.Blanks = map[string]string{}
		}
		rd.src.Blanks[f.Path] = typed
		return
	}
	for _, c := range f.Children {
		if c.HasFigures() {
			rd.blank(c, v)
		}
	}
}

func (rd *reader) mapping(f *model.Field, v value) {
	switch {
	case v.Kind == yaml.MappingNode:
		rd.group(f, v)
	case v.Kind == yaml.ScalarNode && (isNull(v.Node) || plain(v.Value) == ""):
	default:
		rd.add(rd.wrongShape(f, v))
	}
}

// wrongShape reports a value that is not written as the field's values are.
func (rd *reader) wrongShape(f *model.Field, v value) model.Finding {
	p := fault("READ-SHAPE", v, "", "")
	want := "文字"
	key := rd.keyOf(f)
	switch {
	case f.IsRow():
		want = fmt.Sprintf(" %d 个数字", len(f.Children))
		p.Hint = "请写成 " + key + ": [" + strings.TrimSuffix(strings.Repeat("0, ", len(f.Children)), ", ") + "]"
	case f.Path == "signature":
		want = "机关和日期"
		p.Hint = "请写成 " + key + ": {" + rd.keyOf(f.Child("organ")) + ": 机关全称, " + rd.keyOf(f.Child("date")) + ": " + rd.dateText() + "}"
	case f.Kind == model.GroupKind:
		want, p.Hint = "若干行“键: 值”", "请把内容逐项写在 "+key+": 之下，各缩进两格"
	case f.Kind == model.ListKind:
		want, p.Hint = "附件的列表", "请在 "+key+": 之下，每个附件以“- ”开头，写标题和正文"
	case f.IsFigure() || f.Kind == model.YearKind:
		want, p.Hint = "一个数字", "请写成 "+key+": 数字"
	case v.Kind == yaml.SequenceNode && f.Kind == model.TextKind:
		p.Hint = "请写成 " + key + ": |，下面每段一行，各缩进两格"
	default:
		p.Hint = "请写成 " + key + ": 文字；文字以“[”“{”开头时请加引号"
	}
	p.Message = f.Label() + "应为" + want + "，实为" + describe(v.Node)
	p.Expected = model.Text(want)
	return p
}

// scalar reads a number, a text, a year, a date.
func (rd *reader) scalar(f *model.Field, v value) {
	switch f.Kind {
	case model.CountKind, model.AmountKind, model.MoneyKind:
		rd.number(f, v)
	case model.YearKind:
		rd.year(f, v)
	case model.DateKind:
		rd.date(f, v)
	default:
		rd.text(f, v)
	}
}

// plain is a number, date or word without full-width forms and surrounding space.
func plain(s string) string {
	if strings.Trim(s, "0123456789") != "" { // most values are digits and nothing else
		s = width.Narrow.String(s)
	}
	return strings.TrimFunc(s, zhtext.IsBlank)
}

// number reads a figure from its literal text, so that YAML's other ways to write numbers
// (octal, hexadecimal, powers of ten) never change it.
func (rd *reader) number(f *model.Field, v value) {
	target := f.Value(&rd.report)
	number, remark := v.Value, ""
	if strings.Trim(number, "0123456789") != "" { // most values are digits and nothing else
		number, remark = splitRemark(number)
		number = dropUnit(f.Kind, number)
	}
	var err error
	if f.Kind == model.CountKind {
		var count int64
		count, err = tables.ParseCount(plain(number))
		target.SetInt(count)
	} else {
		amount := target.Addr().Interface().(encoding.TextUnmarshaler)
		// a unit is printed as it was typed; only a number may need its full-width digits folded
		if err = amount.UnmarshalText([]byte(number)); err != nil {
			err = amount.UnmarshalText([]byte(plain(number)))
		}
	}
	if err != nil {
		rd.add(wrongNumber(f, v, err))
		return
	}
	if remark == "" || !rd.badText(v, remark) {
		rd.remark(f, remark)
	}
}

func wrongNumber(f *model.Field, v value, err error) model.Finding {
	p := fault("READ-TYPE", v, f.Label()+"应为数字，实为"+zhtext.Quote(v.Value), numberHint(v.Value))
	p.Found, p.Expected = model.Text(zhtext.Shorten(v.Value)), model.Text("数字")
	if f.Kind == model.AmountKind && strings.HasSuffix(plain(v.Value), "元") {
		p.Message = f.Label() + "的单位是万元，实为" + zhtext.Quote(v.Value)
		p.Hint = "请换算成万元再填，如 125000元填 12.5"
		p.Expected = model.Text("以万元为单位的数字")
	}
	var why *tables.NumberError
	if !errors.As(err, &why) {
		return p
	}
	switch why.Reason {
	case tables.NotWhole:
		p.ID, p.Message = "NONNEG", f.Label()+"应为整数，实为"+zhtext.Quote(v.Value)
		p.Hint, p.Expected = "件数没有小数，请改为整数", model.Text("整数")
	case tables.TooLong:
		p.ID, p.Message = "READ-RANGE", fmt.Sprintf("%s的数字太长（%s），最多 %d 位", f.Label(), zhtext.Shorten(v.Value), tables.MaxDigits)
		p.Hint, p.Expected = "请检查是否多写了数字", model.Text(fmt.Sprintf("最多 %d 位数字", tables.MaxDigits))
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
		return "请只写数字；要加说明的，写在数字后面的括号里，如 22（其中修订16件）"
	}
	return "请改为数字；没有的写 0"
}

func (rd *reader) year(f *model.Field, v value) {
	text := plain(v.Value)
	if text == "" || isNull(v.Node) {
		rd.add(fault("READ-REQUIRED", v, f.Label()+"是空白", "请写上报告的年度，如 2021"))
		return
	}
	if strings.Trim(text, "0123456789") != "" {
		p := fault("READ-TYPE", v, f.Label()+"应为数字，实为"+zhtext.Quote(v.Value), "请只写四位年份，如 2021")
		p.Found, p.Expected = model.Text(zhtext.Shorten(v.Value)), model.Text("四位年份")
		rd.add(p)
		return
	}
	year, ok := parseYear(text)
	if !ok {
		rd.add(yearOutOfRange(v, text))
		return
	}
	f.Value(&rd.report).SetInt(int64(year))
}

// parseYear reads a year that a report can be on.
func parseYear(text string) (int, bool) {
	year, err := strconv.Atoi(text)
	return year, err == nil && year >= model.FirstYear && year <= model.LastYear
}

func yearOutOfRange(v value, text string) model.Finding {
	p := fault("READ-RANGE", v, fmt.Sprintf("报告年度应在 %d 至 %d 之间，实为%s", model.FirstYear, model.LastYear, zhtext.Quote(text)), "请检查年份")
	if year, err := strconv.Atoi(text); err == nil && year < model.FirstYear {
		p.Message = fmt.Sprintf("没有%s年度的格式：全国统一的年度报告格式自%d年度起施行", zhtext.Shorten(text), model.FirstYear)
	}
	p.Found, p.Expected = model.Text(zhtext.Shorten(text)), model.Text(fmt.Sprintf("%d—%d", model.FirstYear, model.LastYear))
	return p
}

func (rd *reader) date(f *model.Field, v value) {
	text := strings.Join(strings.FieldsFunc(plain(v.Value), zhtext.IsBlank), "")
	if text == "" || isNull(v.Node) {
		return
	}
	date, err := model.ParseDate(text)
	if errors.Is(err, model.ErrDateRange) {
		p := fault("READ-RANGE", v, fmt.Sprintf("%s的年份应在 %d 至 %d 之间，实为%s", f.Label(), model.FirstDateYear, model.LastDateYear, zhtext.Quote(v.Value)), "请检查年份")
		p.Found, p.Expected = model.Text(zhtext.Shorten(v.Value)), model.Text(model.DateYears())
		rd.add(p)
		return
	}
	if err != nil {
		p := fault("READ-TYPE", v, f.Label()+"应为日期，实为"+zhtext.Quote(v.Value), ""+rd.dateExample()+"，并检查这一天是否存在")
		p.Found, p.Expected = model.Text(zhtext.Shorten(v.Value)), model.Text("日期，如 2022-01-16")
		rd.add(p)
		return
	}
	*f.Value(&rd.report).Addr().Interface().(*model.Date) = date
}

// dateText is a day on which a report of the year may be signed, as an example.
func (rd *reader) dateText() string {
	year := 2022
	if rd.report.Year != 0 {
		year = rd.report.Year + 1
	}
	return fmt.Sprintf("%d-01-16", year)
}

func (rd *reader) dateExample() string {
	iso := rd.dateText()
	return "请写成 " + iso + " 或 " + iso[:4] + "年1月16日"
}
