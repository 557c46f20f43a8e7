package fonts

import (
	"testing"

	"github.com/nianbao/nianbao/tables"
)

// official collects the texts that the notices prescribe.
func official() map[string]string {
	texts := map[string]string{}
	for _, e := range tables.Editions {
		texts[e.ID+" notice"] = e.Notice
		for _, s := range e.Sections {
			texts[e.ID+s.Number] = s.Number + "、" + s.Title + s.BodyName
			if s.Table == nil {
				continue
			}
			for _, c := range s.Table.Cells {
				texts[e.ID+s.Number] += c.Text
			}
		}
	}
	return texts
}

func between(first, last rune) string {
	var all []rune
	for r := first; r <= last; r++ {
		all = append(all, r)
	}
	return string(all)
}

func TestEveryRoleHasTheCharactersOfReports(t *testing.T) {
	texts := official()
	if len(texts) < 7 {
		t.Fatalf("only %d official texts", len(texts))
	}
	texts["ASCII"] = between(' ', '~') + "\u00a0"
	texts["full-width ASCII"] = between('！', '～')
	texts["circled numbers"] = between('①', '⑳')
	texts["numerals"] = "〇零一二三四五六七八九十百千万亿元角分"
	texts["marks"] = "、，。；：？！“”‘’（）【】《》〈〉「」『』〔〕［］｛｝〖〗·—–…～々　"
	texts["units"] = "%‰℃°′″×㎡㎏￥№§"
	texts["small figures"] = "⁰¹²³⁴⁵⁶⁷⁸⁹" + between('₀', '₉') + "¼½¾⅓⅔⅛✓"
	texts["a draft's stamp"] = "草稿"
	for name, text := range texts {
		runes := []rune(text)
		for _, role := range roles {
			for i, r := range runes {
				g, ok := set(t).Glyph(role, runes, i)
				if !ok || g.ID == 0 {
					t.Errorf("%s: %v has no %q %U", name, role, r, r)
				}
				if ok && (g.Advance <= 0 || g.Runes < 1 || i+g.Runes > len(runes)) {
					t.Errorf("%s: %v sets %q as %+v", name, role, r, g)
				}
			}
		}
	}
}

func TestIdeographsFillTheEm(t *testing.T) {
	for _, role := range roles {
		for _, text := range official() {
			for _, r := range text {
				if r < 0x4e00 || r > 0x9fff {
					continue
				}
				if g := glyph(t, set(t), role, string(r), 0); g.Advance != 1000 || g.DX != 0 || g.DY != 0 || g.Face != set(t).Face(role) {
					t.Fatalf("%v sets %q as %+v", role, r, g)
				}
			}
		}
	}
}

func TestACharacterThatNoFaceHasIsTold(t *testing.T) {
	for _, r := range []rune{'𠮷', '\U0010ffff', 0xe000, '\x00', '\n', '\t', '\u200b', -1, 0xd800, 0x110000} {
		for _, role := range roles {
			if g, ok := set(t).Glyph(role, []rune{r}, 0); ok {
				t.Errorf("%v has %U: %+v", role, r, g)
			}
		}
	}
}
