package text

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// refused is why a text is refused, "" when it is read.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	_, err := Read(data)
	if err == nil {
		return ""
	}
	var found model.Findings
	if !errors.As(err, &found) || len(found) != 1 {
		t.Fatal(err)
	}
	return found.Error()
}

func TestTheLimitsOfTextsAreExact(t *testing.T) {
	const tooLong = "错误[READ-LIMIT] %s，不像是一份年度报告（请检查是否选错了文件；几份报告合在一起的文件，请拆开后逐份读入）"
	long := fmt.Sprintf(tooLong, "文本超过 4 MB")
	wide := func(n int) []byte { return []byte("\xff\xfe" + strings.Repeat("a\x00", n/2-1)) } // bytes
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"4 MB":                   {[]byte(strings.Repeat("a", paper.MaxText)), ""},
		"a byte more":            {[]byte(strings.Repeat("a", paper.MaxText+1)), long},
		"8 MB in UTF-16":         {wide(2 * paper.MaxText), ""},
		"more in UTF-16":         {wide(2*paper.MaxText + 2), long},
		"the most cells":         {[]byte(strings.Repeat("|", paper.MaxCells)), ""},
		"a cell more":            {[]byte(strings.Repeat("|", paper.MaxCells+1)), fmt.Sprintf(tooLong, "文本中的表格超过 100000 格")},
		"the most lines":         {[]byte(strings.Repeat("a\n", paper.MaxLines)), ""},
		"a line more":            {[]byte(strings.Repeat("a\n", paper.MaxLines+1)), fmt.Sprintf(tooLong, "文本超过 20000 行")},
		"empty lines are none":   {[]byte(strings.Repeat("a\n\n", paper.MaxLines)), ""},
		"one of ten is damaged":  {[]byte("政府信息公开工作年\ufffd"), ""},
		"one of nine is damaged": {[]byte("政府信息公开工作\ufffd"), "错误[READ-ENCODING] 这不是文本文件，或文字已经损坏（请检查是否选错了文件）"},
		"two of twenty":          {[]byte("政府信息公开工作年政府信息公开工作年\ufffd\ufffd"), ""},
		"nothing":                {nil, ""},
	} {
		if got := refused(t, c.data); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
	doc, err := Read([]byte("政府信息公开工作年政府信息公开工作年\ufffd\ufffd"))
	if err != nil || doc.Notes.Error() != "警告[IMPORT-UNSURE] 文字里有 2 个无法识别的字符（请与原件核对）" || doc.Kind != "文本" || !doc.Loose {
		t.Errorf("%+v %v", doc, err)
	}
}

// lines are so many lines of a width each, "-" behind it for one that ends a sentence and "+" for an indented one.
func lines(widths ...string) []textLine {
	var out []textLine
	for _, w := range widths {
		var n, many int
		mark, times, _ := strings.Cut(w, "*")
		if many = 1; times != "" {
			fmt.Sscan(times, &many)
		}
		fmt.Sscan(strings.TrimRight(mark, "-+|"), &n)
		text := strings.Repeat("甲", n/2) + strings.Repeat("a", n%2)
		if strings.Contains(mark, "-") {
			text = text[:len(text)-len("甲")] + "。"
		}
		if strings.Contains(mark, "|") {
			text = text[:len(text)-len("甲")] + "|a"
		}
		for range many {
			out = append(out, textLine{text: text, indent: strings.Contains(mark, "+")})
		}
	}
	return out
}

func TestLinesAreBrokenAtAWidth(t *testing.T) {
	for _, c := range []struct {
		lines   string
		wrapped bool
		width   int
	}{
		{"24*6", true, 24}, {"24*5", false, 0}, {"24*5 22", false, 0}, {"24*5 23", false, 0}, {"24*5 24|", false, 0},
		{"140*6", true, 140}, {"142*6", false, 0}, {"60*3 60-*3", true, 60}, {"60*2 60-*4", false, 60}, {"60*3 60-*6", true, 60}, {"60*3 60-*7", false, 60},
		{"56+*6", true, 60}, {"56+*5 60", true, 60}, {"60 52*5", true, 60}, {"60 52*5 50*3 51*9", false, 0}, {"60 52*5 50*3 51*8", true, 60},
		// lines that end near the width are a third of those that are at all wide
		{"100*7 60*13", true, 100}, {"100*6 60*13", false, 0}, {"100*7 92 60*14", true, 100}, {"100*7 91 60*14", false, 0}, {"100*6 60*11 59*13", true, 100}, {"100*6 60*12 59*13", false, 0},
		// short lines and rows of tables do not count, wherever they stand
		{"10 60*6", true, 60}, {"60*3 10 60*3", true, 60}, {"50 60*6", true, 60}, {"60*3 50 60*3", true, 60}, {"60| 60*6", true, 60}, {"60*6 10", true, 60}, {"50- 60*3 60-*6", true, 60}, {"50 60*3 60-*7", false, 60}, {"80| 60*6", true, 60},
		// of fifty lines the widest may be alone
		{"60*48 80", false, 0}, {"60*49 80", true, 60}, {"60*98 80 80", true, 60}, {"60*97 80 80", false, 0},
	} {
		all := lines(strings.Fields(c.lines)...)
		wrapped, width := wrapping(all)
		if wrapped != c.wrapped || width != c.width && (c.width != 0 || wrapped) {
			t.Errorf("%s: %v %d", c.lines, wrapped, width)
		}
	}
	for _, c := range []struct {
		line    textLine
		wrapped bool
		full    bool
	}{
		{lines("55")[0], true, true}, {lines("54")[0], true, false}, {lines("55")[0], false, false}, {lines("51+")[0], true, true}, {lines("50+")[0], true, false}, {lines("60")[0], true, true},
	} {
		if p := paragraph(c.line, c.wrapped, 60); p.Full != c.full || p.Line != c.wrapped {
			t.Errorf("%d columns, wrapped %v: %v", columns(c.line.text), c.wrapped, p.Full)
		}
	}
}

// The file has texts a line, with \n and the like for their characters, and below each what Read delivers.
func TestTheTextsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "texts.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line)
		text := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\r`, "\r", `\f`, "\f", `\x`, "\u200b", `\y`, "\u200c", `\z`, "\u200d", `\w`, "\ufeff", `\l`, "\u2028", `\p`, "\u2029", `\e`, "\u0085", `\s`, "\u3000", `\u`, "\u202f", `\v`, "\u205f").
			Replace(strings.TrimSuffix(line, "\n"))
		for l := range strings.Lines(shown(t, text)) {
			b.WriteString("\t" + strings.ReplaceAll(l, "\u2009", "_"))
		}
		doc, err := Read([]byte(text))
		if err != nil {
			continue
		}
		for _, block := range doc.Blocks {
			if p, ok := block.(*paper.Paragraph); ok && p.Level > 0 {
				fmt.Fprintf(&b, "\tlevel %d\n", p.Level)
			}
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}
