package compose

import (
	"errors"
	"fmt"
	"slices"
	"unicode"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// foreignScripts are the scripts whose characters are told together: where one is missing all are,
// and a list of letters helps nobody.
var foreignScripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"朝鲜文", unicode.Hangul}, {"蒙古文", unicode.Mongolian}, {"藏文", unicode.Tibetan}, {"阿拉伯字母（维吾尔文、哈萨克文等）", unicode.Arabic},
	{"彝文", unicode.Yi}, {"傣文", unicode.Tai_Le}, {"新傣文", unicode.New_Tai_Lue}, {"泰文", unicode.Thai}, {"老挝文", unicode.Lao},
	{"缅甸文", unicode.Myanmar}, {"天城文", unicode.Devanagari}, {"希伯来文", unicode.Hebrew}, {"假名", unicode.Hiragana}, {"假名", unicode.Katakana},
	{"西里尔字母", unicode.Cyrillic}, {"希腊字母", unicode.Greek}, {"越南文等的附加符号", unicode.Mn}, {"表情符号", emoji},
}

// emoji are the blocks of pictographs.
var emoji = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x2600, Hi: 0x26ff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1f000, Hi: 0x1faff, Stride: 1}},
}

func scriptOf(r rune) string {
	if unicode.Is(unicode.Variation_Selector, r) { // which are told by that name
		return ""
	}
	for _, s := range foreignScripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

// faultFindings turns faults of layout into findings. The characters of a foreign script that no face
// has are one finding, with a count, in the place of the first.
func faultFindings(r *model.Report, faults []error) model.Findings {
	var out model.Findings
	of := map[string][]*layout.MissingGlyph{}
	at := map[string]int{} // where the finding of a script stands in out
	for _, f := range faults {
		var missing *layout.MissingGlyph
		script := ""
		if errors.As(f, &missing) {
			script = scriptOf(missing.Rune)
		}
		if script != "" {
			of[script] = append(of[script], missing)
			if len(of[script]) > 1 {
				continue
			}
			at[script] = len(out)
		}
		out = append(out, faultFinding(r, f))
	}
	for script, missing := range of {
		if len(missing) > 1 {
			foreign(&out[at[script]], script, missing)
		}
	}
	return out
}

// foreign makes the finding of a script from that of its first character.
func foreign(f *model.Finding, script string, missing []*layout.MissingGlyph) {
	var kinds []rune
	for _, m := range missing {
		if !slices.Contains(kinds, m.Rune) {
			kinds = append(kinds, m.Rune)
		}
	}
	if len(kinds) == 1 {
		return
	}
	text := string(kinds)
	f.Message = fmt.Sprintf("字体中没有%s，文中有%d个这样的字符：%s", script, len(kinds), zhtext.Quote(text))
	f.Hint = "请改写成汉字或删去，或用 --font 后备=字体文件 指定收有这种文字的字体"
	f.Found = model.Text(zhtext.Shorten(text))
}
