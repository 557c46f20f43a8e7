package paper

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// each calls do with every sequence of so many of the letters.
func each(letters string, n int, do func(string)) {
	if n == 0 {
		do("")
		return
	}
	each(letters, n-1, func(s string) {
		for _, l := range letters {
			do(s + string(l))
		}
	})
}

// The file has all ways in which a title may be numbered, and which title is taken of several: small questions
// whose answers can be listed.
func TestTitlesOfAllKinds(t *testing.T) {
	var b strings.Builder
	for _, style := range []string{"", "、", "（）"} {
		for _, own := range []string{"", "、", "（）", "(1)", "1.", "部分"} {
			fmt.Fprintf(&b, "style %q of titles, %q:", style, own)
			for score := range 4 {
				m := sectionMatch{section: 1, score: score, style: own}
				fmt.Fprintf(&b, " %v %d", usable(m, style), m.rank(style))
			}
			b.WriteByte('\n')
		}
	}
	// a weak title, one of the same sense, an official one, each with the ordinal that titles have in capitals
	of := map[rune]sectionMatch{'-': {}, 'w': {section: 1, score: 1}, 'W': {section: 1, score: 1, style: "、"}, 's': {section: 1, score: 2}, 'S': {section: 1, score: 2, style: "、"}, 'o': {section: 1, score: 3, style: "1."}, 'O': {section: 1, score: 3, style: "、"}, 'x': {section: 2, score: 3, style: "、"}}
	each("-wWsSoOx", 3, func(s string) {
		var matches []sectionMatch
		for _, l := range s {
			matches = append(matches, of[l])
		}
		fmt.Fprintf(&b, "%s %d %d %d %d\n", s, lastOf(1, matches, 0, 3, "、"), firstOf(1, matches, 0, 3, "、"), lastOf(1, matches, -1, 2, "、"), firstOf(1, matches, 1, 3, "、"))
	})
	golden.Compare(t, filepath.Join("testdata", "titles.txt"), []byte(b.String()))
}

// The file has all ways in which text, furniture and pictures may follow each other behind the last section, and
// where the text ends.
func TestWhereTheTextEndsBeforeFurniture(t *testing.T) {
	var b strings.Builder
	each("tcp-", 4, func(s string) {
		rc := &recognizer{}
		for _, l := range "t" + s {
			it := item{par: &Paragraph{Text: "正文。"}}
			switch l {
			case 'c':
				it.par = &Paragraph{Text: "编辑：甲"}
			case 'p':
				it.par = &Paragraph{Picture: true, Chrome: true}
			case '-':
				it = item{grid: &Grid{}}
			}
			rc.items = append(rc.items, it)
		}
		fmt.Fprintf(&b, "%s %d %d\n", s, rc.beforeChrome(1, 5), rc.withoutTail(1, 5))
	})
	golden.Compare(t, filepath.Join("testdata", "furniture.txt"), []byte(b.String()))
}

// The file has values a line, with @ and their columns, "_" for a blank, and which of them a row of n figures has,
// with headers over some columns or without. To add one, write the line and run with -update.
func TestTheValuesOfTheTable(t *testing.T) {
	compareAnswers(t, "values.txt", func(a *answers, text string) {
		for _, c := range []struct {
			n     int
			heads []int
			short bool
			width int
		}{{0, nil, false, 0}, {1, nil, false, 0}, {3, nil, false, 0}, {3, nil, true, 0}, {3, []int{1, 2, 3}, false, 0}, {3, []int{1, 2, 3}, true, 0}, {3, []int{2, 3, 5}, false, 0}, {3, []int{1, 2, 3}, false, 4}, {3, []int{1, 2, 3}, false, 5}, {2, []int{1, 2, 3}, false, 0}} {
			r := &row{exact: c.width == 0, width: c.width, short: c.short}
			for _, w := range strings.Fields(text) {
				v := value{}
				v.text, _, _ = strings.Cut(w, "@")
				if _, err := fmt.Sscanf(w[strings.Index(w, "@")+1:], "%d", &v.col); err != nil {
					t.Fatal(err)
				}
				if v.text == "_" {
					v.text = " "
				}
				r.values = append(r.values, v)
			}
			values, sure := r.take(c.n, c.heads)
			a.say(fmt.Sprint(c.n, c.heads, c.short, c.width), true, fmt.Sprint(texts(values)), sure)
		}
	})
}

func texts(values []value) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprintf("%s@%d", strings.TrimSpace(v.text), v.col))
	}
	return out
}
