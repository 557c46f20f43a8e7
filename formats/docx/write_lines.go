package docx

import (
	"math"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhbreak"
)

// Costs of ending a line at a place, and of a line being shorter than the others.
const (
	partedCost = 1000 // of a phrase that is parted
	classCost  = 60   // of a worse class of place
	mostChars  = 200  // longer texts are left to Word
)

// breakable is a text with what it costs to end a line behind each of its characters.
type breakable struct {
	runes   []rune
	offsets []int // of the end of each, in bytes
	widths  []int // up to the end of each, in halves of an em
	costs   []int // below 0: not allowed
}

// breakable finds the places of a text. A phrase wider than a line is parted in any case and counts
// as none, so that those inside it decide where.
func (w *writer) breakable(text string, phrases []string, measure int) *breakable {
	t := &breakable{runes: []rune(text)}
	if len(t.runes) == 0 || len(t.runes) > mostChars {
		return nil
	}
	width := 0
	for i, r := range text {
		width += wide(r)
		t.widths = append(t.widths, width)
		if i > 0 {
			t.offsets = append(t.offsets, i)
		}
	}
	t.offsets = append(t.offsets, len(text))
	for _, class := range w.breaker.Classes(t.runes) {
		cost := -1
		if class != zhbreak.Never {
			cost = int(zhbreak.Sense-class) * classCost
		}
		t.costs = append(t.costs, cost)
	}
	for _, phrase := range phrases {
		t.hold(text, phrase, measure)
	}
	return t
}

// hold adds the cost of parting a phrase, wherever it stands.
func (t *breakable) hold(text, phrase string, measure int) {
	width := 0
	for _, r := range phrase {
		width += wide(r)
	}
	if phrase == "" || width > measure {
		return
	}
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return
		}
		start, end := from+i, from+i+len(phrase)
		for k, at := range t.offsets {
			if at > start && at < end && t.costs[k] >= 0 {
				t.costs[k] += partedCost
			}
		}
		from = end
	}
}

// width is that of the characters from one up to another.
func (t *breakable) width(from, to int) int {
	if from == 0 {
		return t.widths[to-1]
	}
	return t.widths[to-1] - t.widths[from-1]
}

// evenLines parts a text into the fewest lines that it takes, as even as its phrases allow. It returns
// where they end but for the last, as byte offsets.
func (w *writer) evenLines(text string, phrases []string, measure int) []int {
	t := w.breakable(text, phrases, measure)
	if t == nil || t.width(0, len(t.runes)) <= measure {
		return nil
	}
	lines := (t.width(0, len(t.runes)) + measure - 1) / measure
	for most := lines + 2; lines <= most; lines++ {
		if ends := t.best(lines, measure); ends != nil {
			return ends
		}
	}
	return nil
}

// best returns the ends of so many lines that cost least, nil when there are none.
func (t *breakable) best(lines, measure int) []int {
	n := len(t.runes)
	const none = math.MaxInt64
	ideal := t.width(0, n) / lines
	cost := make([][]int64, lines+1) // of the first characters in so many lines
	from := make([][]int, lines+1)
	for k := range cost {
		cost[k], from[k] = make([]int64, n+1), make([]int, n+1)
		for i := range cost[k] {
			cost[k][i] = none
		}
	}
	cost[0][0] = 0
	for k := 1; k <= lines; k++ {
		for end := 1; end <= n; end++ {
			if end < n && t.costs[end-1] < 0 {
				continue
			}
			for start := end - 1; start >= 0 && t.width(start, end) <= measure; start-- {
				if cost[k-1][start] == none {
					continue
				}
				lack := int64(ideal - t.width(start, end))
				c := cost[k-1][start] + lack*lack
				if end < n {
					c += int64(t.costs[end-1])
				}
				if c < cost[k][end] {
					cost[k][end], from[k][end] = c, start
				}
			}
		}
	}
	if cost[lines][n] == none {
		return nil
	}
	ends := make([]int, lines-1)
	for k, at := lines, n; k > 1; k-- {
		at = from[k][at]
		ends[k-2] = t.offsets[at-1]
	}
	return ends
}

// filled returns the ends of the lines of a text that is broken where each line is full, as Word does.
func (t *breakable) filled(measure int) []int {
	var ends []int
	start, good := 0, 0
	for i := 1; i <= len(t.runes); i++ {
		if t.width(start, i) > measure && i-1 > start {
			if good <= start {
				good = i - 1
			}
			ends = append(ends, good)
			start = good
		}
		if t.costs[i-1] >= 0 {
			good = i
		}
	}
	return ends
}

// labelLines tells how a label is broken: into how many lines, and where, as byte offsets, when it
// would part a phrase to fill each line. Most labels are those of the statutory tables, so they are
// kept from one document to the next.
func (w *writer) labelLines(text string, phrases []string, measure int) (lines int, breaks []int) {
	key := labelKey{text, measure}
	known, ok := w.labels[key]
	if ok && slices.Equal(known.phrases, phrases) {
		return known.lines, known.breaks
	}
	lines, breaks = w.breakLabel(text, phrases, measure)
	if len(w.labels) < mostLabels {
		key.text = strings.Clone(text)
		w.labels[key] = brokenLabel{slices.Clone(phrases), lines, breaks}
	}
	return lines, breaks
}

// mostLabels is how many labels are kept: those of the statutory tables in three sizes, and more.
const mostLabels = 1024

type labelKey struct {
	text    string
	measure int
}

type brokenLabel struct {
	phrases []string
	lines   int
	breaks  []int
}

func (w *writer) breakLabel(text string, phrases []string, measure int) (lines int, breaks []int) {
	t := w.breakable(text, phrases, measure)
	if t == nil || t.width(0, len(t.runes)) <= measure {
		return 1, nil
	}
	filled := t.filled(measure)
	parted := false
	for _, at := range filled {
		parted = parted || t.costs[at-1] >= partedCost
	}
	lines = len(filled) + 1
	if !parted {
		return lines, nil
	}
	for most := lines + 1; lines <= most; lines++ {
		ends := t.best(lines, measure)
		if ends != nil && t.whole(ends) {
			return lines, ends
		}
	}
	return len(filled) + 1, nil
}

// whole reports whether no line end parts a phrase.
func (t *breakable) whole(ends []int) bool {
	for k, at := range t.offsets {
		for _, end := range ends {
			if at == end && t.costs[k] >= partedCost {
				return false
			}
		}
	}
	return true
}
