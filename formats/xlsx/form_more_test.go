package xlsx

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// TestFormsOfTheEarlierEdition has the parts of forms of the edition with changes and amounts with a unit: their digests,
// what is said and let in at the cells, what is painted, and the guide.
func TestFormsOfTheEarlierEdition(t *testing.T) {
	e := tables.Editions[0]
	if e.ID != "2019" {
		t.Fatalf("the first edition is %s", e.ID)
	}
	var b strings.Builder
	fresh := model.New("甲局", 2020, nil)
	files := formOf(t, fresh)
	if other := formOf(t, fresh, TakenFrom(nil)); !maps.Equal(files, other) {
		t.Error("a form that is taken from no report is another")
	}
	b.WriteString(digests("filled", formOf(t, filledReport(t, e, 1))) + digests("new", files))
	for _, part := range slices.Sorted(maps.Keys(files)) {
		for _, tag := range []string{"dataValidation ", "conditionalFormatting"} {
			for _, piece := range strings.Split(files[part], "<"+tag)[1:] {
				piece, _, _ = strings.Cut(piece, "</"+strings.TrimSpace(tag))
				fmt.Fprintf(&b, "%s %s%s\n", part, tag, piece)
			}
		}
	}
	b.WriteString(strings.Join(guideOf(fresh), "\n") + "\n")
	golden.Compare(t, filepath.Join("testdata", "earlier.txt"), []byte(b.String()))
}

// TestFiguresOfAllKindsInAForm has figures that a cell holds as a number, as a text, or not at all.
func TestFiguresOfAllKindsInAForm(t *testing.T) {
	blank := func(typed string) *model.Report {
		r := filledReport(t, tables.Editions[1], 1)
		set(t, r, "applications.received[1]", "0")
		r.SetSource(&model.Source{Blanks: map[string]string{"applications.received[1]": typed}})
		return r
	}
	for _, c := range []struct {
		r    *model.Report
		path string
		want string
	}{
		{blank(""), "applications.received[1]", "{<nil> 0 false false }"}, {blank("／"), "applications.received[1]", "{／ 0 false false }"}, {blank("／"), "applications.received[2]", "{2198 2198 true false }"},
	} {
		if got := fmt.Sprint(newForm(c.r, KnownFigures()).value(c.path)); got != c.want {
			t.Errorf("%s is %s, not %s", c.path, got, c.want)
		}
	}
}
