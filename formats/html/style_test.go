package html

import (
	"strconv"
	"strings"
	"testing"
)

// Each width in percent and each number of digits that a page may need has its rule, and no other.
func TestTheSheetHasARuleForEachWidth(t *testing.T) {
	rules, ok := strings.CutPrefix(pageStyle(), sheetText)
	if !ok {
		t.Fatal("the sheet does not begin with page.css")
	}
	var want strings.Builder
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} {
		for _, m := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} {
			if width := strconv.Itoa(10*n + m); width != "0" {
				want.WriteString(".w" + width + "{width:" + width + "%}")
			}
		}
	}
	want.WriteString(".w100{width:100%}")
	for digits := range strings.FieldsSeq("2 3 4 5 6 7 8 9 10 11 12 13 14 15 16") {
		want.WriteString(".d" + digits + "{min-width:" + digits + "ch}")
	}
	if rules != want.String() {
		t.Errorf("got %s", rules)
	}
}
