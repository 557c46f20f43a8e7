package yaml

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/width"
)

// suggest returns the field among candidates that a misspelt key most likely means, nil when
// none is near. The Chinese name of a field is as good as its key. Names of two characters are too
// short to guess at.
func suggest(key string, candidates []*model.Field) *model.Field {
	key = strings.ToLower(width.Narrow.String(key))
	var best *model.Field
	bestDistance := 0
	for _, c := range candidates {
		for _, name := range []string{c.Key, c.ChineseKey()} {
			limit := max(1, utf8.RuneCountInString(name)/3)
			if name == "" || utf8.RuneCountInString(name) < 3 {
				continue
			}
			if d := distance(key, name, limit); d <= limit && (best == nil || d < bestDistance) {
				best, bestDistance = c, d
			}
		}
	}
	return best
}

// suggestWord is suggest for plain words, "" when none is near.
func suggestWord(word string, candidates []string) string {
	fields := make([]*model.Field, len(candidates))
	for i, c := range candidates {
		fields[i] = &model.Field{Key: c}
	}
	if f := suggest(word, fields); f != nil {
		return f.Key
	}
	return ""
}

// distance counts the insertions, deletions, substitutions and swaps of neighbours that turn
// a into b. It gives up with limit+1 when their lengths alone differ by more than limit, so
// that a very long key costs nothing.
func distance(a, b string, limit int) int {
	if len(a) > 4*len(b)+limit { // a character has at most four bytes
		return limit + 1
	}
	s, t := []rune(a), []rune(b)
	if max(len(s)-len(t), len(t)-len(s)) > limit {
		return limit + 1
	}
	var before []int
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			next[j+1] = min(next[j], row[j+1]) + 1
			if s[i] == t[j] {
				next[j+1] = row[j]
			} else {
				next[j+1] = min(next[j+1], row[j]+1)
			}
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}

// elsewhere returns the only group other than at that has a field with this key, nil when
// there is none or more than one. A key there is mostly a slip of the indentation.
func elsewhere(m *model.Schema, key string, at *model.Field) *model.Field {
	fields := m.ByKey[key]
	if fields == nil && model.IsName(key) {
		fields = m.ByName(key)
	}
	if len(fields) != 1 || fields[0].Parent == at {
		return nil
	}
	return fields[0].Parent
}

// isKey reports whether a word is a key of some group in some edition.
func isKey(word string) bool {
	for _, m := range model.Schemas() {
		if m.ByKey[word] != nil {
			return true
		}
	}
	return word == "text" || model.IsName(word) // the text of an attachment
}
