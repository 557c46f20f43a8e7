package opctest

import (
	"fmt"
	"regexp"
	"strconv"
)

var (
	tagPattern  = regexp.MustCompile(`<(/?)([A-Za-z0-9:]+)([^<>]*?)(/?)>`)
	attrPattern = regexp.MustCompile(` ([A-Za-z0-9:]+)="([^"]*)"`)
)

// Harm calls f with a text of XML in which one element is gone or has another name, or one attribute is gone or another, and
// with what was done.
func Harm(text, other string, f func(what, harmed string)) {
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
			f(what+" renamed", text[:tag[4]]+other+text[tag[5]:])
		} else {
			f(what+" renamed", text[:tag[4]]+other+text[tag[5]:closing]+other+">"+text[end:])
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
			for _, v := range others {
				f(is+" as "+v, text[:at(4)]+v+text[at(5):])
			}
		}
	}
}
