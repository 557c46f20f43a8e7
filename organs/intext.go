package organs

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// shortestInText is how many characters a name has that is looked for in texts: shorter ones are words.
const shortestInText = 3

// InText returns the name of the list that a text contains, such as a file's name: the longest one, with
// or without the places above it. It returns -1 when there is none or more than one of the same length.
// Only names for which use returns true count.
func (x *Index) InText(text string, use func(at int) bool) int {
	text = strings.ReplaceAll(spellingOf(text), "人民政府", "政府")
	found := x.texts().longest(text, func(e entry) bool { return use(e.at) })
	slices.SortFunc(found, inOrder)
	at := -1
	for _, e := range found {
		switch {
		case !use(e.at):
		case at < 0:
			at = e.at
		case x.names.Compare(x.list[at], x.list[e.at]) < Variant:
			return -1
		}
	}
	return at
}

// finder finds which of many words a text contains by looking up its parts of each length that a word has.
type finder struct {
	entries map[string][]entry // by word
	lengths []int              // of the words, in characters, longest first
}

// inTexts makes a finder of the names of the list as texts have them.
func (x *Index) inTexts() *finder {
	t := &finder{entries: map[string][]entry{}}
	lengths := map[int]bool{}
	number := 0
	for i, name := range x.list {
		for j, other := range x.names.All(name) {
			f := formOf(other)
			word := f.core
			if f.office {
				word += "办公室"
			}
			if n := utf8.RuneCountInString(word); n >= shortestInText {
				lengths[n] = true
				t.entries[word] = append(t.entries[word], entry{i, number, f, j > 0})
			}
			number++
		}
	}
	t.lengths = slices.Sorted(maps.Keys(lengths))
	slices.Reverse(t.lengths)
	return t
}

// longest lists the entries of the words that a text contains, of those of which usable takes an entry: the longest
// words, all of one length.
func (t *finder) longest(text string, usable func(entry) bool) []entry {
	var starts []int // of the characters
	for i := range text {
		starts = append(starts, i)
	}
	starts = append(starts, len(text))
	for _, n := range t.lengths {
		var found []entry
		seen := map[string]bool{}
		for i := 0; i+n < len(starts); i++ {
			word := text[starts[i]:starts[i+n]]
			if entries := t.entries[word]; !seen[word] && slices.ContainsFunc(entries, usable) {
				seen[word] = true
				found = append(found, entries...)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}
