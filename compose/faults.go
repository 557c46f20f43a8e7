package compose

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Missing returns the findings of the characters in a flow that no face has.
func Missing(r *model.Report, blocks []layout.Block, faces *fonts.Set) model.Findings {
	return faultFindings(r, layout.Missing(blocks, faces))
}

// Faults turns an error of layout into findings in Chinese, with places in the input, and adds
// them to those known already. Any other error is returned as it is.
func Faults(r *model.Report, err error, ps model.Findings) error {
	var faults layout.Faults
	if err != nil && !errors.As(err, &faults) || len(faults)+len(ps) == 0 {
		return err
	}
	return append(ps, faultFindings(r, faults)...).Sort().Capped()
}

func faultFinding(r *model.Report, fault error) model.Finding {
	var missing *layout.MissingGlyph
	if errors.As(fault, &missing) {
		return missingGlyph(r, missing)
	}
	var wide *layout.TooWide
	if errors.As(fault, &wide) {
		p := r.Source().Finding("LAYOUT", wide.Source, zhtext.Quote(wide.Text)+"太长，在"+wide.Table+"的单元格里排不下")
		p.Found = model.Text(wide.Text)
		return p
	}
	var table *layout.BadTable
	if errors.As(fault, &table) {
		return highTable(r, table)
	}
	var figure *layout.BadFigure
	if errors.As(fault, &figure) {
		return crowdedChart(r, figure)
	}
	return r.Source().Finding("LAYOUT", "", "表格无法排版："+fault.Error())
}

// highTable reports a table whose header, or the text of one of its labels, is higher than a page.
func highTable(r *model.Report, t *layout.BadTable) model.Finding {
	p := r.Source().Finding("LAYOUT", t.Source, t.Table+"排不下：表头或一格的文字高过一页")
	p.Hint = "请写短表头和各格的文字，或分成几张表"
	return p
}

// crowdedChart reports a chart whose texts do not fit, which only layout can find out.
func crowdedChart(r *model.Report, f *layout.BadFigure) model.Finding {
	at := r.Source().Find(f.Source, f.Caption)
	return model.Finding{ID: "FIGURE", Severity: model.SeverityError, Path: f.Source, Place: at,
		Message: "图" + zhtext.Quote(f.Caption) + "中的文字排不下", Hint: "请减少数据，或写短各项的名称"}
}

func missingGlyph(r *model.Report, m *layout.MissingGlyph) model.Finding {
	char := string(m.Rune)
	at := r.Source().Find(m.Source, char)
	p := model.Finding{ID: "FONT", Severity: model.SeverityError, Path: m.Source, Place: at}
	p.Found = model.Text(char)
	if name, ok := invisibleName(m.Rune); ok {
		p.Message = fmt.Sprintf("含有看不见的字符 U+%04X（%s）", m.Rune, name)
		p.Hint = "请删除这个字符"
		return p
	}
	if unicode.Is(unicode.Co, m.Rune) {
		p.Message = fmt.Sprintf("含有自造字（专用区字符 U+%04X），在别的电脑上显示不出，也不能存档", m.Rune)
		p.Hint = "请改用这个字在国家标准 GB 18030 中的编码"
		return p
	}
	p.Message = fmt.Sprintf("字体中没有字符“%s”（U+%04X）", char, m.Rune)
	p.Hint = "请核对是否误输，或指定收有这个字的字体"
	if fonts.IsGB18030Ideograph(m.Rune) {
		p.Hint += "；GB 18030-2022 的全部汉字，包括这个字，收在生僻字字体（fonts/rare）中"
	}
	return p
}

// invisibleName names a character that nobody sees.
func invisibleName(r rune) (name string, ok bool) {
	if unicode.Is(unicode.Variation_Selector, r) {
		return "异体选择符", true
	}
	if name, ok = invisible[r]; ok {
		return name, true
	}
	switch {
	case unicode.Is(unicode.Cc, r):
		return "控制字符", true
	case zhtext.IsInvisible(r):
		return "格式字符", true
	case r == utf8.RuneError:
		return "无法解码的字节的替代符", true
	case zhtext.IsBad(r):
		return "非字符", true
	}
	return "", false
}

// invisible names characters that are often pasted along with text.
var invisible = map[rune]string{
	'\u00ad': "软连字符", '\u200b': "零宽空格", '\u200c': "零宽不连字", '\u200d': "零宽连字",
	'\u200e': "从左至右标记", '\u200f': "从右至左标记", '\u2060': "字连接符", '\ufeff': "字节顺序标记",
	'\u202a': "嵌入方向标记", '\u202b': "嵌入方向标记", '\u202c': "方向标记结束", '\u202d': "方向标记", '\u202e': "方向标记",
}

// longestMeta is the most characters of what a document says of itself: formats limit it (ISO 19005-2,
// 6.1.13), and no program shows as many. The title on the page is whole.
const longestMeta = 1000

// Meta returns what a document says of itself: title, author, language and date.
func Meta(r *model.Report) layout.Meta {
	date := ""
	if d := r.Signature.Date; d.InRange() && d.Exists() {
		date = d.ISO()
	}
	return layout.Meta{
		Title: metaText(r.PlainTitle()), Author: metaText(r.Organ), Lang: "zh-CN", Date: date,
	}
}

// metaText is a text as it stands in a document's properties, whose formats know no control characters.
func metaText(s string) string {
	return zhtext.Cut(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case zhtext.IsBad(r):
			return utf8.RuneError
		}
		return r
	}, s), longestMeta)
}
