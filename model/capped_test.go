package model_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/nianbao/nianbao/model"
	"pgregory.net/rapid"
)

// The list is as it was up to the limit of each kind; what is left out is counted.
func TestListsOfAlikeFindingsAreCapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all model.Findings
		counts := map[string]int{}
		for _, id := range []string{"A", "B"} {
			for _, path := range []string{"", "overview"} {
				for severity := model.SeverityInfo; severity <= model.SeverityError; severity++ {
					n := rapid.SampledFrom([]int{0, 1, model.MaxAlike - 1, model.MaxAlike, model.MaxAlike + 1, model.MaxAlike + 2, 250}).Draw(t, "n")
					for i := range n {
						all = append(all, model.Finding{ID: id, Path: path, Severity: severity, Message: strconv.Itoa(i), Place: model.Place{Line: i + 1}})
					}
					counts[fmt.Sprint(id, path, severity)] = n
				}
			}
		}
		got := map[string]int{}
		for _, f := range append(model.Findings(nil), all...).Capped() {
			key := fmt.Sprint(f.ID, f.Path, f.Severity)
			want := strconv.Itoa(got[key])
			if got[key]++; got[key] == model.MaxAlike+1 {
				want = fmt.Sprintf("这里还有 %d 处同类的问题，没有列出", counts[key]-model.MaxAlike)
			}
			if f.Message != want || f.Place.Line != got[key] {
				t.Fatalf("%s: finding %d is %v", key, got[key], f)
			}
		}
		for key, n := range counts {
			if got[key] != min(n, model.MaxAlike+1) {
				t.Fatalf("%s: %d of %d are left", key, got[key], n)
			}
		}
	})
}
