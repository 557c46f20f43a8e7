package golden

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// Difference says shortly what differs between two texts, for tables in which one text stands for many that are nearly
// the same: the first line that is another, cut to a width in characters, how many lines are, and a digest of all. It is ""
// when nothing differs.
func Difference(base, got string, width int) string {
	if base == got {
		return ""
	}
	a, b := strings.Split(base, "\n"), strings.Split(got, "\n")
	first, n := "", 0
	for i := range max(len(a), len(b)) {
		if x, y := lineOf(a, i), lineOf(b, i); x != y {
			if n++; n == 1 {
				first = y
			}
		}
	}
	if r := []rune(first); len(r) > width {
		first = string(r[:width])
	}
	sum := fnv.New32a()
	sum.Write([]byte(got))
	return fmt.Sprintf("%s (%d lines, %08x)", first, n, sum.Sum32())
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(none)"
}
