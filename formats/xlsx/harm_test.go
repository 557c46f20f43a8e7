package xlsx

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"
)

var (
	tagPattern  = regexp.MustCompile(`<(/?)([A-Za-z0-9:]+)([^<>]*?)(/?)>`)
	attrPattern = regexp.MustCompile(` ([A-Za-z0-9:]+)="([^"]*)"`)
)

// harms calls f with a text in which one element is gone or has another name, or one attribute is gone or another.
func harms(text string, f func(what, harmed string)) {
	tags := tagPattern.FindAllStringSubmatchIndex(text, -1)
	seen := map[string]int{}
	for i, tag := range tags {
		if tag[2] < tag[3] {
			continue
		}
		name := text[tag[4]:tag[5]]
		seen[name]++
		what := fmt.Sprintf("%s[%d]", name, seen[name])
		end, closing := tag[1], -1
		if tag[8] == tag[9] {
			depth := 1
			for j := i + 1; depth > 0 && j < len(tags); j++ {
				switch {
				case tags[j][2] < tags[j][3]:
					depth--
				case tags[j][8] == tags[j][9]:
					depth++
				}
				end, closing = tags[j][1], tags[j][4]
			}
		}
		f(what+" gone", text[:tag[0]]+text[end:])
		if closing < 0 {
			f(what+" renamed", text[:tag[4]]+"other"+text[tag[5]:])
		} else {
			f(what+" renamed", text[:tag[4]]+"other"+text[tag[5]:closing]+"other>"+text[end:])
		}
		for _, a := range attrPattern.FindAllStringSubmatchIndex(text[tag[6]:tag[7]], -1) {
			at := func(k int) int { return a[k] + tag[6] }
			value := text[at(4):at(5)]
			is := fmt.Sprintf("%s %s=%s", what, text[at(2):at(3)], value)
			f(is+" gone", text[:at(0)]+text[at(1):])
			others := []string{value + "x"}
			if n, err := strconv.Atoi(value); err == nil {
				others = append(others, strconv.Itoa(n+1), strconv.Itoa(n-1))
			}
			for _, other := range others {
				f(is+" as "+other, text[:at(4)]+other+text[at(5):])
			}
		}
	}
}

// differs says what is another: the first line, how many are, and a sum of all; "" when nothing is.
func differs(base, got string) string {
	if base == got {
		return ""
	}
	a, b := strings.Split(base, "\n"), strings.Split(got, "\n")
	first, n := "", 0
	for i := range max(len(a), len(b)) {
		x, y := "(none)", "(none)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			if n++; n == 1 {
				first = y
			}
		}
	}
	sum := fnv.New32a()
	sum.Write([]byte(got))
	if r := []rune(first); len(r) > 70 {
		first = string(r[:70])
	}
	return fmt.Sprintf("%s (%d lines, %08x)", first, n, sum.Sum32())
}
