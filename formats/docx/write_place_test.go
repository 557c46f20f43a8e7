package docx

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

// TestWhereBlocksStand adds blocks to pages of 100, and asks whether a table should stand on one page, on both sides of
// each limit.
func TestWhereBlocksStand(t *testing.T) {
	var b strings.Builder
	for _, before := range []int{0, 50, 55, 56, 90, 100} {
		for _, height := range []int{10, 44, 45, 46, 50, 51, 99, 100, 101, 110, 250} {
			for _, keep := range []bool{false, true} {
				for _, parted := range []bool{false, true} {
					var p placing
					p.begin()
					p.add(before, 100, false, false)
					p.add(height, 100, keep, parted)
					fmt.Fprintf(&b, "%d %d keep %v parted %v: at %d chain %d", before, height, keep, parted, p.y, p.chain)
					for _, table := range []int{10, 44, 45, 46, 55, 90, 100, 101} {
						if p.whole(table, 100) {
							fmt.Fprintf(&b, " %d", table)
						}
					}
					p.add(20, 100, true, false)
					fmt.Fprintf(&b, " then %d %d", p.y, p.chain)
					p.add(5, 100, false, false)
					fmt.Fprintf(&b, " and %d %d\n", p.y, p.chain)
				}
			}
		}
	}
	w, err := newWriter(Encoder{}, &layout.Flow{Page: layout.GBT9704()})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 26, 27, 28, 29, 55, 56, 57, 84, 85} {
		for _, size := range []layout.Length{0, w.page.Body, layout.XiaoSi, 40 * layout.Pt} {
			text := strings.Repeat("字", n)
			l := &paragraphLook{line: 560, first: 640, before: 10, after: 20, left: 100, right: 50}
			plain := &paragraphLook{line: 560}
			fmt.Fprintf(&b, "%d of size %v: %d %d %d %d %d\n", n, size, w.paragraphHeight(text, size, &paragraphLook{}, w.upright.measure), w.paragraphHeight(text, size, l, w.upright.measure), w.paragraphHeight(text, size, plain, w.upright.measure), w.paragraphHeight(text+"\n"+text, size, plain, w.upright.measure), w.paragraphHeight(text, size, l, 1))
		}
	}
	golden.Compare(t, filepath.Join("testdata", "places.txt"), []byte(b.String()))
}
