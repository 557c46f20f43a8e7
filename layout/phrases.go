package layout

import (
	"strings"
	"unicode/utf8"
)

// holdPhrases counts for each cluster the phrases that go on after it. A phrase wider than
// a line is parted in any case and counts as none, so that those inside it decide where.
func holdPhrases(cs []cluster, phrases []string, size, measure Length) {
	for _, phrase := range phrases {
		eachPlace(cs, phrase, func(part []cluster) {
			if runWidth(part)-part[len(part)-1].trail(size) <= measure {
				holdPhrase(part)
			}
		})
	}
}

// holdWords does so for the phrases of up to a number of clusters.
func holdWords(cs []cluster, phrases []string, most int) {
	for _, phrase := range phrases {
		if len(phrase) <= most*utf8.UTFMax {
			eachPlace(cs, phrase, func(part []cluster) {
				if len(part) <= most {
					holdPhrase(part)
				}
			})
		}
	}
}

// eachPlace calls f for every place where whole clusters make up a text.
func eachPlace(cs []cluster, text string, f func(part []cluster)) {
	for i := 0; i < len(cs); {
		n := match(cs[i:], text)
		if n > 0 {
			f(cs[i : i+n])
		}
		i += max(n, 1)
	}
}

// match returns how many clusters at the start of cs make up a text, 0 when none do.
func match(cs []cluster, text string) int {
	for n := range cs {
		rest, ok := strings.CutPrefix(text, cs[n].text)
		switch {
		case !ok:
			return 0
		case rest == "":
			return n + 1
		}
		text = rest
	}
	return 0
}

// mostHeld keeps the costs of phrases within phrases in bounds.
const mostHeld = 8

func holdPhrase(cs []cluster) {
	for i := range cs[:len(cs)-1] {
		cs[i].held = min(cs[i].held+1, mostHeld)
	}
}
