package layout

import (
	"slices"

	"github.com/nianbao/nianbao/internal/zhbreak"
)

// line is a line of a text: clusters[start:end], and its natural width, without the spaces
// at its end. squeezed says that the mark at its end gives up its empty half.
type line struct {
	start, end int
	width      Length
	squeezed   bool
}

// What a line end costs. A line spread by r thousandths of an em a gap costs r², so that
// the costs below read as spreads: 150² says as bad as spreading a line by 0.15 em a gap.
const (
	costLine     = 10 * 10     // each line, so that fewer lines win when all else is equal
	costHeading  = 200 * 200   // each line of a heading: rather than marks that give up all they can
	costPoor     = 200 * 200   // digits parted from their unit, 第四十九条 or 〔2021〕30号 cut
	costFair     = 60 * 60     // 第 parted from 20条, or a short 《title》: rather than a spread that no eye sees
	costLastHope = 5000 * 5000 // an address parted, which is for those longer than a line
	costNever    = 1 << 40     // a break where none is allowed, in a column too narrow
	costRunt     = 80 * 80     // a last line, or any ragged one, of a single character
	gainSense    = 30 * 30     // a ragged line that ends with a phrase
	costWord     = 120 * 120   // a phrase parted in justified text: rather than a spread that is seen
	costPhrase   = 600 * 600   // a phrase parted in ragged text: rather than a line 24 em short
)

// breaker chooses the lines of one text over the whole of it: of all ways to break, the
// one whose costs add up to the least.
type breaker struct {
	cs      []cluster
	size    Length
	measure Length // of all lines but the first
	first   Length // of the first
	ragged  bool   // the lines are not spread but made even
	heading bool   // the fewer lines the better

	loosest int64 // spread of a gap, in thousandths of an em, that is looked at; 0 for any

	sums  []sums  // of the text up to each place
	best  []int64 // likewise, what its lines cost
	from  []int32 // likewise, the line's start that gives it
	found []line
}

// What a mark gives up within a line, of a whole em, costs so many thousandths of what gaps
// spread by as much do: there are few marks, and they have the room. What a gap is tightened by
// costs more, since characters come nearer to each other than they are made for.
const (
	costlyMark = 350
	costlyGap  = 3000
)

// maxSqueeze is the most that a mark gives up within a justified line that is too long
// otherwise, in thousandths of an em: nearly all of its empty half. Programs that extract text take
// what begins half an em inside the cell before it for another line. maxTighten is the most that
// each gap gives up when the marks have given up all.
const (
	maxSqueeze = 450
	maxTighten = 25
)

const unreachable = 1 << 62

// breakLines breaks the text that m.lines has, as breaker.lines does, into room that is large
// enough, or else into room of its own.
func (m *measurer) breakLines(room []line) (lines []line, emergency bool) {
	b := &m.lines
	b.found, emergency = b.lines(b.found[:0])
	if cap(room) < len(b.found) {
		room = m.broken.take(len(b.found))
	}
	return append(room[:0], b.found...), emergency
}

// lines breaks the clusters. emergency reports that a line had to end where none may.
func (b *breaker) lines(dst []line) (lines []line, emergency bool) {
	b.addUp()
	if !b.search() {
		b.searchAll(0)
	}
	first := len(dst)
	for end := len(b.cs); end > 0; end = int(b.from[end]) {
		dst = append(dst, b.line(int(b.from[end]), end))
		emergency = emergency || !b.ends(end) && b.cs[end-1].class == zhbreak.Never
	}
	slices.Reverse(dst[first:])
	return dst, emergency
}

// spreads are those within which lines are looked for first, in thousandths of an em a gap.
var spreads = [...]int64{200, maxSpread}

// search looks for the best lines of justified text among those that are not spread too far. It
// reports whether it found lines that cost less than a single one spread more, and so the best there
// are.
func (b *breaker) search() bool {
	if b.ragged {
		return false
	}
	for _, most := range spreads {
		b.searchAll(most)
		if b.best[len(b.cs)] < most*most {
			return true
		}
	}
	return false
}

func (b *breaker) searchAll(loosest int64) {
	n := len(b.cs)
	b.loosest = loosest
	b.best = slices.Grow(b.best[:0], n+1)[:n+1]
	b.from = slices.Grow(b.from[:0], n+1)[:n+1]
	for i := range b.best {
		b.best[i] = unreachable
	}
	b.best[0] = 0
	first, stop := 1, 1
	for i := range n {
		if b.best[i] == unreachable {
			continue
		}
		for stop = max(stop, i+1); !b.ends(stop); {
			stop++
		}
		first = b.firstEnd(i, max(first, i+1), stop)
		b.extend(i, first, stop)
	}
}

// firstEnd is the first end, up to stop, of a line from i that is not to be left out as too
// loose; at is near it.
func (b *breaker) firstEnd(i, at, stop int) int {
	if b.loosest == 0 {
		return i + 1
	}
	for at = min(at, stop); at > i+1 && !b.loose(i, at-1); {
		at--
	}
	for at < stop && b.loose(i, at) {
		at++
	}
	return at
}

// loose reports whether the line i…j is spread more than what is looked at.
func (b *breaker) loose(i, j int) bool {
	m := b.measured(i, j)
	return (b.room(i)-m.width)*1000 > b.size*Length(b.loosest)*Length(max(m.gaps, 1))
}

// extend tries the lines from i to first … stop, as far as they have room.
func (b *breaker) extend(i, first, stop int) {
	found, room := false, b.room(i)
	for j := first; j <= stop; j++ {
		if j < stop && b.cs[j-1].class == zhbreak.Never {
			if b.farBehind(i, j, room) {
				break
			}
			continue
		}
		m := b.measured(i, j)
		if m.width > room && m.least(b) > room {
			break
		}
		b.offer(i, j, b.cost(i, j, room, m))
		found = true
	}
	if !found && b.loosest == 0 { // nothing allowed fits: end the line wherever it is full, and go on
		b.offer(i, b.full(i, stop), costNever)
	}
}

// farBehind reports whether a line from i that goes to j or further has no room, whatever mark it ends
// with.
func (b *breaker) farBehind(i, j int, room Length) bool {
	m := b.measured(i, j)
	return m.width > room && m.least(b) > room+b.size
}

// full returns where a line from i that may end nowhere is full.
func (b *breaker) full(i, stop int) int {
	j := i + 1
	for j < stop {
		if m := b.measured(i, j+1); m.least(b) > b.room(i) {
			break
		}
		j++
	}
	return j
}

// ends reports whether a line must end at j: the text or a typed line ends there.
func (b *breaker) ends(j int) bool { return j == len(b.cs) || b.cs[j-1].hard }

// offer keeps the line i…j if it is the best way to reach j so far.
func (b *breaker) offer(i, j int, cost int64) {
	if total := b.best[i] + cost; total < b.best[j] {
		b.best[j], b.from[j] = total, int32(i)
	}
}

func (b *breaker) room(i int) Length {
	if i == 0 {
		return b.first
	}
	return b.measure
}

func (b *breaker) line(i, j int) line {
	m := b.measured(i, j)
	squeezed := m.width > b.room(i)
	if squeezed {
		m.width -= Em(b.size, m.trail)
	}
	return line{start: i, end: j, width: m.width, squeezed: squeezed}
}

// cost says how bad the line i…j is.
func (b *breaker) cost(i, j int, room Length, m lineSums) int64 {
	slack := max(room-m.width, 0) // a mark at the end that gives up its half fills the line
	last := b.ends(j)
	cost := int64(costLine)
	if b.heading {
		cost = costHeading
	}
	switch {
	case b.ragged:
		r := int64(slack * 25 / b.size)
		cost += r*r + b.runt(i, j)
	case !last:
		r := int64(slack * 1000 / b.size)
		if m.gaps > 0 {
			r /= int64(m.gaps)
		}
		cost += r * r
	}
	if m.width > room {
		cost += b.tightness(m.width-Em(b.size, m.trail)-room, m)
	}
	if last {
		if !b.ragged {
			cost += b.runt(i, j)
		}
		return cost
	}
	c := &b.cs[j-1]
	if b.ragged {
		cost += int64(c.held) * costPhrase
	} else {
		cost += int64(c.held) * costWord
	}
	switch c.class {
	case zhbreak.Poor:
		cost += costPoor
	case zhbreak.Fair:
		cost += costFair
	case zhbreak.LastHope:
		cost += costLastHope
	case zhbreak.Sense:
		if b.ragged {
			cost -= gainSense
		}
	}
	return cost
}

// tightness is the cost of a line from whose inside so much is taken, if anything is.
func (b *breaker) tightness(over Length, m lineSums) int64 {
	if over <= 0 {
		return 0
	}
	byMarks := min(over, Em(b.size, maxSqueeze)*Length(m.marks))
	marks := int64(byMarks*costlyMark/b.size) / int64(max(m.marks, 1))
	gaps := int64((over-byMarks)*costlyGap/b.size) / int64(max(m.gaps, 1))
	return marks*marks + gaps*gaps
}

// runt is the cost of a line that holds a single character and its mark.
func (b *breaker) runt(i, j int) int64 {
	if i == 0 && b.ends(j) {
		return 0
	}
	if b.sums[j].letters-b.sums[i].letters > 1 {
		return 0
	}
	return costRunt
}
