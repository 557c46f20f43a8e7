package organs

import (
	"fmt"
	"testing"
)

func manyNames(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("白石市青禾县第%d镇人民政府", i)
	}
	return list
}

func BenchmarkGroups(b *testing.B) {
	for _, n := range []int{300, 10_000} {
		list := manyNames(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				(*Names)(nil).Groups(list)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	x := (*Names)(nil).Index(manyNames(10_000))
	for b.Loop() {
		x.Find("青禾县第7镇政府")
	}
}
