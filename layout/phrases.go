package layout

import "strings"

// holdPhrases counts for each cluster the phrases that go on after it. A phrase wider than
// a line is parted in any case and counts as none, so that those inside it decide where.
func holdPhrases(cs []cluster, phrases []string, size, measure Length) {
	hold(cs, places(nil, cs, phrases), size, measure)
}

// hold does so for phrases whose places are known.
func hold(cs []cluster, places []place, size, measure Length) {
	for _, p := range places {
		if part := cs[p.start:p.end]; runWidth(part)-part[len(part)-1].trail(size) <= measure {
			holdPhrase(part)
		}
	}
}

// holdWords does so for those of up to a number of clusters.
func holdWords(cs []cluster, places []place, most int) {
	for _, p := range places {
		if p.end-p.start <= most {
			holdPhrase(cs[p.start:p.end])
		}
	}
}

// place is where a phrase stands: clusters[start:end].
type place struct{ start, end int }

// places appends all places where whole clusters make up a phrase.
func places(dst []place, cs []cluster, phrases []string) []place {
	for _, phrase := range phrases {
		for i := 0; i < len(cs); {
			n := match(cs[i:], phrase)
			if n > 0 {
				dst = append(dst, place{i, i + n})
			}
			i += max(n, 1)
		}
	}
	return dst
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
