package pdf

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/corpus"
)

// TestPublishedFilesGiveAllFigures compares the figures of published reports with what was read by eye, in
// the order of the tables.
func TestPublishedFilesGiveAllFigures(t *testing.T) {
	folder := corpus.Folder(t)
	for _, c := range []struct{ file, truth string }{{"published/huaian-2024.pdf", "huaian-2024.yaml"}, {"published/hongze-2023.pdf", "published/hongze-2023.yaml"}} {
		data, err := os.ReadFile(filepath.Join(folder, c.file))
		if err != nil {
			t.Skip(err)
		}
		truth, err := os.ReadFile(filepath.Join(folder, c.truth))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range must(t, data).Blocks {
			if g, ok := b.(*paper.Grid); ok {
				got = append(got, figuresOf(g)...)
			}
		}
		all := "," + strings.Join(got, ",") + ","
		rows := regexp.MustCompile(`\[([0-9., ]+)\]`).FindAllStringSubmatch(string(truth), -1)
		if len(rows) < 20 {
			t.Fatalf("%s has %d rows of figures", c.truth, len(rows))
		}
		for _, row := range rows {
			want := "," + strings.ReplaceAll(row[1], " ", "") + ","
			at := strings.Index(all, want)
			if at < 0 {
				t.Errorf("%s: the row %s is not in, or not behind the row before it: %s", c.file, want, all)
				continue
			}
			all = all[at+len(want)-1:]
		}
	}
}

// figure is what stands in a cell for a number.
var figure = regexp.MustCompile(`^(?:[-+−－﹣＋]?[0-9０-９][0-9０-９,，. ]*[万元件个条%]*|[-—－–/／]+|无)$`)

func figuresOf(g *paper.Grid) []string {
	var out []string
	for _, c := range g.Cells {
		if figure.MatchString(c.Text) {
			out = append(out, c.Text)
		}
	}
	return out
}
