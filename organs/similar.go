package organs

import "slices"

// Similar returns the number of the one name of a list that looks most like another, as a slip or a
// shortened name does; -1 when none does, or more than one. It is a suggestion for people, no match.
func Similar(name string, list []string) int { return NewLikenesses(list).Similar(name) }

// Likenesses are a list of names that others may look like.
type Likenesses struct{ spellings [][]rune }

// NewLikenesses takes the names of a list.
func NewLikenesses(list []string) *Likenesses {
	l := &Likenesses{spellings: make([][]rune, len(list))}
	for i, name := range list {
		l.spellings[i] = []rune(spellingOf(name))
	}
	return l
}

// Len is how many names there are, each of which Similar compares.
func (l *Likenesses) Len() int { return len(l.spellings) }

// Similar is the function of that name for the names of the list.
func (l *Likenesses) Similar(name string) int {
	best, at := 0, -1
	own := []rune(spellingOf(name))
	for i, other := range l.spellings {
		score := likeness(own, other)
		switch {
		case score > best:
			best, at = score, i
		case score == best:
			at = -1
		}
	}
	return at
}

// likeness rates how much two names look alike: 0 for not at all.
func likeness(a, b []rune) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(a) < len(b) && slices.Equal(a, b[:len(a)]) { // an organ and one below it
		return 0
	}
	most := len(a) / 8 // short names of other organs differ by a character: 财政局, 民政局
	if slips := distanceWithin(a, b, most); slips <= most {
		return 100 - slips
	}
	switch {
	case slices.Equal(a, b[len(b)-len(a):]):
		return 50 + len(a)
	case isShortened(a, b):
		return 20 + len(a)
	}
	return 0
}

// distanceWithin is distance, or more than most where that is more. b is the longer name. Most names differ by more,
// which shows before all is compared.
func distanceWithin(a, b []rune, most int) int {
	if len(b)-len(a) > most {
		return most + 1
	}
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if most <= 1 { // one slip leaves one character
		return min(len(b), most+1)
	}
	return distance(a, b)
}

// isShortened reports whether a is b with characters left out, as 青禾县发改委 is of 青禾县发展和改革委员会, with the
// same beginning of three characters.
func isShortened(a, b []rune) bool {
	if !slices.Equal(a[:3], b[:3]) || 2*len(a) < len(b) {
		return false
	}
	for _, r := range b {
		if len(a) > 0 && a[0] == r {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// distance counts the characters to add, leave out or replace that make one name the other.
func distance(a, b []rune) int {
	var usual [64]int // no name of an organ is longer
	row := usual[:]
	if len(b) >= len(row) {
		row = make([]int, len(b)+1)
	}
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i, r := range a {
		corner := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := corner
			if r != s {
				cost = 1 + min(corner, row[j], row[j+1])
			}
			corner, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
