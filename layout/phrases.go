package layout

import "strings"

// holdPhrases counts for each cluster the phrases that go on after it. A phrase wider than
// a line is parted in any case and counts as none, so that those inside it decide where.
func holdPhrases(cs []cluster, phrases []string, measure Length) {
	if len(phrases) == 0 {
		return
	}
	var text strings.Builder
	starts := map[int]int{} // cluster that begins at a byte
	for i := range cs {
		starts[text.Len()] = i
		text.WriteString(cs[i].text)
	}
	starts[text.Len()] = len(cs)
	for _, phrase := range phrases {
		if phrase != "" {
			eachPlace(text.String(), phrase, func(from, to int) {
				i, whole := starts[from]
				j, alsoWhole := starts[to]
				if whole && alsoWhole {
					holdPhrase(cs[i:j], measure)
				}
			})
		}
	}
}

// eachPlace calls f for every place where part stands in text.
func eachPlace(text, part string, f func(from, to int)) {
	for at := 0; ; {
		i := strings.Index(text[at:], part)
		if i < 0 {
			return
		}
		f(at+i, at+i+len(part))
		at += i + len(part)
	}
}

// mostHeld keeps the costs of phrases within phrases in bounds.
const mostHeld = 8

func holdPhrase(cs []cluster, measure Length) {
	if len(cs) == 0 || runWidth(cs)-cs[len(cs)-1].trail > measure {
		return
	}
	for i := range cs[:len(cs)-1] {
		cs[i].held = min(cs[i].held+1, mostHeld)
	}
}
