package yaml

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// folded reports prose whose lines YAML runs together: several lines of a plain, quoted or folded
// scalar. In prose a newline ends a paragraph, so that only | keeps what was typed.
func (rd *reader) folded(f *model.Field, v value) bool {
	if v.Style&yaml.LiteralStyle != 0 || isNull(v.Node) || isJSON(rd.src.Text) {
		return false
	}
	if !rd.runsTogether(v) && !isBar(v.Value) {
		return false
	}
	bar := v.Style == 0 && strings.ContainsAny(string([]rune(v.Value)[:1]), bars)
	key := rd.keyOf(f)
	p := fault("READ-FOLD", v, f.Label()+"有几行文字，但没有用“|”，各段会连成一段", "请写成“"+key+": |”，文字从下一行写起，每段一行，各缩进两格")
	switch {
	case bar:
		p.Message = f.Label() + "的竖线用了全角的“" + string([]rune(v.Value)[:1]) + "”，各段会连成一段"
		p.Hint = "请改用半角的“|”：" + key + ": |"
	case v.Style&yaml.FoldedStyle != 0:
		p.Message = f.Label() + "用了“>”，各段会连成一段"
		p.Hint = "请把“>”改为“|”：" + key + ": |"
	}
	rd.add(p)
	return true
}

// bars are characters that look like |.
const bars = "｜丨│∣￨"

// isBar reports whether a text is a bar and nothing else.
func isBar(text string) bool {
	text = strings.TrimFunc(text, zhtext.IsBlank)
	return text != "" && strings.Trim(text, bars) == ""
}

// runsTogether reports whether a scalar that is not literal stands on several lines of the file.
func (rd *reader) runsTogether(v value) bool {
	if v.Style&yaml.FoldedStyle != 0 {
		return strings.Contains(strings.TrimFunc(v.Value, zhtext.IsBlank), "\n") || rd.linesBelow(v) > 1
	}
	start := offsetOf(rd.src.Text, model.Place{Line: v.Line, Column: v.Column})
	text := rd.src.Text[start:]
	if v.Anchor != "" { // which stands before the text
		text = strings.TrimLeft(strings.TrimPrefix(text, "&"+v.Anchor), " \t\n")
	}
	switch {
	case v.Style&yaml.DoubleQuotedStyle != 0:
		return breaksInQuotes(text, true)
	case v.Style&yaml.SingleQuotedStyle != 0:
		return breaksInQuotes(text, false)
	}
	// a plain scalar on one line stands there as it is
	line, _, _ := strings.Cut(text, "\n")
	return !strings.HasPrefix(line, v.Value)
}

// linesBelow counts the lines of a block scalar: those below its mark that are indented or blank.
func (rd *reader) linesBelow(v value) int {
	lines := strings.Split(rd.src.Text, "\n")
	if v.Line > len(lines) {
		return 0
	}
	outer := indentOf(lines[v.Line-1])
	count := 0
	for _, line := range lines[v.Line:] {
		switch {
		case strings.TrimFunc(line, zhtext.IsBlank) == "":
		case indentOf(line) <= outer:
			return count
		default:
			count++
		}
	}
	return count
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// breaksInQuotes reports whether a quoted scalar, at whose quote the text begins, has a line end
// that YAML makes a space of: one that no backslash keeps it from.
func breaksInQuotes(text string, double bool) bool {
	if text == "" {
		return false
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && double:
			i++
		case c == quote && !double && i+1 < len(text) && text[i+1] == quote:
			i++
		case c == quote:
			return false
		case c == '\n':
			return true
		}
	}
	return false
}
