package layout

import (
	"fmt"
	"strings"
	"testing"
)

// Texts and tables of doubling sizes; ns/B and ns/row stay the same when the time grows with the size.
func BenchmarkScaling(b *testing.B) {
	for name, piece := range map[string]string{
		"text": "公开政府信息，", "word": "abcdefgh", "digits": "12345678", "dashes": "————", "spaces": "        ", "wide spaces": "　　　", "stars": "****",
		"brackets": "（（（", "commas": "，，，", "quotes": "“”",
	} {
		for _, size := range []int{25_000, 50_000, 100_000, 200_000} {
			p := body("甲" + strings.Repeat(piece, size/len(piece)) + "乙")
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					mustDo(b, GBT9704(), p)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/B")
			})
		}
	}
	for _, rows := range []int{2500, 5000, 10_000, 20_000} {
		flat, labels := counts(rows, 3, 1), counts(rows, 3, 1)
		for i := range labels.Cells { // a label over each two rows
			if c := &labels.Cells[i]; c.Col == 0 && c.Row > 0 && c.Row%2 == 1 && c.Row+1 < rows {
				c.RowSpan = 2
			}
		}
		var kept []Cell
		for _, c := range labels.Cells {
			if c.Col > 0 || c.Row == 0 || c.Row%2 == 1 {
				kept = append(kept, c)
			}
		}
		labels.Cells = kept
		for name, t := range map[string]*Table{"rows": flat, "labels": labels} {
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) {
				for b.Loop() {
					mustDo(b, GBT9704(), t)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
			})
		}
	}
}
