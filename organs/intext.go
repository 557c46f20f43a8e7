package organs

import (
	"slices"
	"strings"
)

// shortestInText is how many characters a name has that is looked for in texts: shorter ones are words.
const shortestInText = 3

// InText returns the name of the list that a text contains, such as a file's name: the longest one, with
// or without the places above it. It returns -1 when there is none or more than one of the same length.
// Only names for which use returns true count.
func (x *Index) InText(text string, use func(at int) bool) int {
	text = strings.ReplaceAll(spellingOf(text), "人民政府", "政府")
	texts := x.texts()
	var found []entry
	for _, which := range texts.longest(text, func(which int) bool {
		return slices.ContainsFunc(texts.entries[which], func(e entry) bool { return use(e.at) })
	}) {
		found = append(found, texts.entries[which]...)
	}
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

// finder finds which of many words a text contains in one pass over it, however many they are: it is the automaton
// of Aho and Corasick. Words are numbered in the order in which they were added.
type finder struct {
	entries [][]entry // of each word
	step    map[edge]int
	nodes   []node // the beginnings of words; the first is the empty one
}

// edge leads from a node to the one with a character more.
type edge struct {
	from int
	r    rune
}

type node struct {
	in     edge
	length int // in characters
	word   int // that ends here, -1 for none
	back   int // the longest other node that this one ends in
	ending int // the longest other node that this one ends in where a word ends, 0 for none
}

// inTexts makes a finder of the names of the list as texts have them.
func (x *Index) inTexts() *finder {
	t := &finder{step: map[edge]int{}, nodes: []node{{word: -1}}}
	number := 0
	for i, name := range x.list {
		for j, other := range x.names.All(name) {
			f := formOf(other)
			word := f.core
			if f.office {
				word += "办公室"
			}
			t.add(word, entry{i, number, f, j > 0})
			number++
		}
	}
	t.link()
	return t
}

// add adds a word, unless it is too short.
func (t *finder) add(word string, e entry) {
	at := 0
	if len([]rune(word)) < shortestInText {
		return
	}
	for _, r := range word {
		next, ok := t.step[edge{at, r}]
		if !ok {
			next = len(t.nodes)
			t.step[edge{at, r}] = next
			t.nodes = append(t.nodes, node{in: edge{at, r}, length: t.nodes[at].length + 1, word: -1})
		}
		at = next
	}
	n := &t.nodes[at]
	if n.word < 0 {
		n.word = len(t.entries)
		t.entries = append(t.entries, nil)
	}
	t.entries[n.word] = append(t.entries[n.word], e)
}

// link finds out, of short nodes first, which other ones they end in.
func (t *finder) link() {
	order := make([]int, len(t.nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return t.nodes[a].length - t.nodes[b].length })
	for _, i := range order[1:] {
		n := &t.nodes[i]
		if n.length > 1 {
			n.back = t.next(t.nodes[n.in.from].back, n.in.r)
		}
		if back := &t.nodes[n.back]; back.word >= 0 {
			n.ending = n.back
		} else {
			n.ending = back.ending
		}
	}
}

// next is the longest node that a node with a character behind it ends in.
func (t *finder) next(at int, r rune) int {
	for {
		if next, ok := t.step[edge{at, r}]; ok || at == 0 {
			return next
		}
		at = t.nodes[at].back
	}
}

// longest lists the words that a text contains, of those for which usable returns true: the longest, and all others
// of its length.
func (t *finder) longest(text string, usable func(word int) bool) []int {
	known := map[int]bool{}
	var found []int
	length, at := 1, 0
	for _, r := range text {
		at = t.next(at, r)
		end := at
		if t.nodes[end].word < 0 {
			end = t.nodes[end].ending
		}
		for ; end > 0 && t.nodes[end].length >= length; end = t.nodes[end].ending {
			n := &t.nodes[end]
			use, ok := known[n.word]
			if !ok {
				use = usable(n.word)
				known[n.word] = use
			}
			if !use {
				continue
			}
			if n.length > length {
				length, found = n.length, nil
			}
			if !ok {
				found = append(found, n.word)
			}
			break
		}
	}
	return found
}
