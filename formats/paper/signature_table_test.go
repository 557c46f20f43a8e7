package paper

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// The file has what stands behind the last section as letters, and the signature that is read of it: t a text, o an
// organ, s the organ of the report, O one in a page's furniture, d a date, b organ and date, k both on two lines, m a text and both, n a text and
// a date, a an attachment's label, c furniture, e what ends a page, p a picture, g a table. Behind it stand where the text ends, where
// the signature begins, and paragraphs of which lines were cut off; then what is told of what stands behind.
func TestTheSignaturesOfTheTable(t *testing.T) {
	texts := map[rune]string{
		't': "正文。", 'o': "某县财政局", 's': "某县民政局", 'O': "某县财政局", 'd': "2024年1月16日", 'b': "某县财政局（2024年1月16日）", 'k': "某县财政局\n2024年1月16日",
		'm': "好。\n\n某县财政局\n2024年1月16日\n末", 'n': "好。\n2024年1月16日", 'a': "附件：1.统计表", 'c': "编辑：甲", 'e': "上一篇：甲", 'p': "图", 'D': "二〇二四年一月十六日",
	}
	var b strings.Builder
	one := func(doc string) {
		rc := newRecognizer(&Document{}, "")
		rc.report.Organ = "某县民政局"
		rc.source.Places = map[string]model.Place{}
		for i, c := range "t" + doc {
			it := item{place: model.Place{Order: i, Name: fmt.Sprint(i)}, par: &Paragraph{Text: texts[c], Picture: c == 'p', Chrome: c == 'O'}}
			if c == 'g' {
				it.par, it.grid = nil, &Grid{Rows: 1, Cols: 1, Cells: []Cell{{Text: "甲"}}}
			}
			rc.items = append(rc.items, it)
		}
		tail := rc.signature(1)
		sign := rc.report.Signature
		fmt.Fprintf(&b, "%s %q %s %d", doc, sign.Organ, sign.Date.ISO(), tail)
		for _, path := range sortedKeys(rc.source.Places) {
			fmt.Fprintf(&b, " %s@%s", strings.TrimPrefix(path, "signature"), rc.source.Places[path])
		}
		for i, it := range rc.items {
			if it.par != nil && it.par.Text != texts[rune(("t" + doc)[i])] {
				fmt.Fprintf(&b, " cut %d %q", i, it.par.Text)
			}
		}
		rc.tail(tail)
		for _, f := range rc.findings {
			fmt.Fprintf(&b, " told %s %s %s", f.Place, f.Severity, f.Message)
		}
		b.WriteByte('\n')
	}
	for n := range 4 {
		each("todc", n, one)
	}
	for _, doc := range []string{"s", "ts", "tsc", "tps", "tsp", "ta", "tas", "tsa", "tsae", "tOd", "tOs", "b", "tb", "tbt", "k", "tk", "m", "tm", "n", "tn", "D", "toD", "tD", "ap", "pd", "gd", "god", "todg", "tog", "tdae", "tdaete", "tcd", "tced", "tce", "e", "te", "tee", "tet", "taod", "toda", "todat", "todc", "todcpt", "todb", "toddo", "dod",
		"todtttttttttttt", "todttttttttttttt", "todcccc", "tgct", "tss", "tos", "so", "tstc"} {
		one(doc)
	}
	golden.Compare(t, filepath.Join("testdata", "signatures.txt"), []byte(b.String()))
}
