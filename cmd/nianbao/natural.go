package main

import (
	"cmp"
	"strings"
)

// naturally compares names as people sort them: 第2号 comes before 第10号.
func naturally(a, b string) int {
	s, t := a, b
	for s != "" && t != "" {
		m, n := digits(s), digits(t)
		if m > 0 && n > 0 {
			if order := compareNumbers(s[:m], t[:n]); order != 0 {
				return order
			}
			s, t = s[m:], t[n:]
			continue
		}
		if s[0] != t[0] {
			return cmp.Compare(s[0], t[0])
		}
		s, t = s[1:], t[1:]
	}
	return cmp.Or(cmp.Compare(len(s), len(t)), cmp.Compare(a, b))
}

// digits counts the digits that a text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// compareNumbers compares the values of two runs of digits, of any length.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
