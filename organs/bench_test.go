package organs

import (
	"fmt"
	"strings"
	"testing"
)

// sizes double, so that figures show how time grows.
var sizes = []int{1250, 2500, 5000, 10_000}

func manyNames(n int) []string { return namesLike(n, "白石市青禾县第%d镇人民政府") }

func namesLike(n int, pattern string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = pattern
		if strings.Contains(pattern, "%d") {
			list[i] = fmt.Sprintf(pattern, i)
		}
	}
	return list
}

// BenchmarkGroupsScaling groups names that all differ, names of the same organ, and names that differ in nothing
// but the place above.
func BenchmarkGroupsScaling(b *testing.B) {
	for _, pattern := range []string{"白石市青禾县第%d镇人民政府", "青禾县统计局", "第%d市鼓楼区统计局"} {
		for _, n := range sizes {
			list := namesLike(n, pattern)
			b.Run(fmt.Sprintf("%s/%d", pattern, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					(*Names)(nil).Groups(list)
				}
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	x := (*Names)(nil).Index(manyNames(10_000))
	for b.Loop() {
		x.Find("青禾县第7镇政府")
	}
}

// BenchmarkInTextScaling looks for many names in a text that has one of them at its end.
func BenchmarkInTextScaling(b *testing.B) {
	text := strings.Repeat("白石市青禾县第七十镇的工作", 100) + "青禾县第7镇政府"
	for _, n := range sizes {
		x := (*Names)(nil).Index(manyNames(n))
		x.InText(text, func(int) bool { return true })
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				x.InText(text, func(int) bool { return true })
			}
		})
	}
}
