package formats

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

var element = regexp.MustCompile(`(?s)<(h\d|p|tr|td|th|section)\b.*?</(?:h\d|p|tr|td|th|section)>`)

// TestEditedOwnPagesAreReadOrRefused takes elements out of a page of ours, or repeats them, as people do who edit it: what
// its marks say is not whole then, and its words are read instead.
func TestEditedOwnPagesAreReadOrRefused(t *testing.T) {
	page, err := asPage(sample.Report(1), &html.Encoder{})
	if err != nil {
		t.Fatal(err)
	}
	all := element.FindAllIndex(page, -1)
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(page)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			at := rapid.SampledFrom(all).Draw(t, "element")
			if to := min(at[1], len(data)); rapid.Bool().Draw(t, "gone") {
				data = slices.Delete(data, min(at[0], to), to)
			} else {
				data = slices.Insert(data, to, data[min(at[0], to):to]...)
			}
		}
		var why model.Findings
		got, err := Import("a.html", bytes.NewReader(data))
		if err != nil && (!errors.As(err, &why) || len(why) == 0) || err == nil && got.Report == nil {
			t.Fatalf("%v, %v", got, err)
		}
	})
}
