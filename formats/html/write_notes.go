package html

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// classNoted is the class of an element that a note is about.
const classNoted = "noted"

// notes are the notes of a draft with the places that they are about: the text that a note quotes is marked, or
// all of the paragraph or cell.
type notes struct {
	places map[any]*noted // by *layout.Paragraph, *layout.Cell and *layout.Figure
	list   []noteLine
}

// noteLine is a note in the list; id is that of its place, "" when it has none.
type noteLine struct {
	layout.Note
	id string
}

// noted is a paragraph, cell or figure with notes.
type noted struct {
	id      string
	numbers []int // of the notes that are about all of it, from 1
	ranges  []noteRange
}

func (n *noted) whole() bool { return len(n.numbers) > 0 }

// noteRange is a part of a text, as byte offsets, with the notes that are about it.
type noteRange struct {
	start, end int
	id         string
	numbers    []int
}

func (n *notes) at(key any) *noted { return n.places[key] }

// notePlace is where a note may belong.
type notePlace struct {
	key              any
	source, text, id string
}

// placeNotes finds the places of all notes. Elements with ids of their own are in ids.
func placeNotes(f *layout.Flow, ids map[*layout.Paragraph]string) notes {
	n := notes{list: make([]noteLine, len(f.Notes))}
	if len(f.Notes) == 0 {
		return n
	}
	n.places = map[any]*noted{}
	places := notePlaces(f.Blocks, ids)
	for i, note := range f.Notes {
		n.list[i].Note = note
		if at := placeOfNote(places, note); at != nil {
			n.add(at, i+1, note.Quote)
		}
	}
	n.name(places)
	return n
}

func notePlaces(flow []layout.Block, ids map[*layout.Paragraph]string) []notePlace {
	var all []notePlace
	eachBlock(flow, func(b layout.Block) {
		switch b := b.(type) {
		case *layout.Paragraph:
			all = append(all, notePlace{b, b.Source, textOfParagraph(b), ids[b]})
		case *layout.Table:
			for i := range b.Cells {
				c := &b.Cells[i]
				all = append(all, notePlace{c, c.Source, c.Text, ""})
			}
		case *layout.Figure:
			all = append(all, notePlace{b, b.Source, b.Caption, ""})
		}
	})
	return all
}

// placeOfNote is the first place of the note's source that has the text it quotes, else the first of its
// source, else the first below it: a row of a table is where its first cell is.
func placeOfNote(places []notePlace, note layout.Note) *notePlace {
	if note.Source == "" {
		return nil
	}
	var own, below *notePlace
	for i := range places {
		p := &places[i]
		rest, ok := strings.CutPrefix(p.source, note.Source)
		switch {
		case !ok:
		case rest == "":
			if note.Quote == "" || strings.Contains(p.text, note.Quote) {
				return p
			}
			own = cmp.Or(own, p)
		case rest[0] == '[' || rest[0] == '.':
			below = cmp.Or(below, p)
		}
	}
	return cmp.Or(own, below)
}

// add puts a note at its place.
func (n *notes) add(at *notePlace, number int, quote string) {
	place := n.places[at.key]
	if place == nil {
		place = &noted{id: at.id}
		n.places[at.key] = place
	}
	start := strings.Index(at.text, quote)
	if _, isFigure := at.key.(*layout.Figure); quote == "" || start < 0 || isFigure {
		place.numbers = append(place.numbers, number)
		return
	}
	place.ranges = append(place.ranges, noteRange{start: start, end: start + len(quote), numbers: []int{number}})
}

// name joins parts of a text that overlap, gives all places ids and tells the list of them.
func (n *notes) name(places []notePlace) {
	marks := 0
	next := func() string {
		marks++
		return "m" + strconv.Itoa(marks)
	}
	for i := range places {
		place := n.places[places[i].key]
		if place == nil {
			continue
		}
		place.ranges = joined(place.ranges)
		if place.whole() && place.id == "" {
			place.id = next()
		}
		n.link(place.numbers, place.id)
		for k := range place.ranges {
			place.ranges[k].id = next()
			n.link(place.ranges[k].numbers, place.ranges[k].id)
		}
	}
}

func (n *notes) link(numbers []int, id string) {
	for _, number := range numbers {
		n.list[number-1].id = id
	}
}

// joined are parts of a text in order, those that overlap as one.
func joined(ranges []noteRange) []noteRange {
	slices.SortStableFunc(ranges, func(a, b noteRange) int { return cmp.Compare(a.start, b.start) })
	var out []noteRange
	for _, r := range ranges {
		if last := len(out) - 1; last >= 0 && r.start < out[last].end {
			out[last].end = max(out[last].end, r.end)
			out[last].numbers = append(out[last].numbers, r.numbers...)
			continue
		}
		out = append(out, r)
	}
	return out
}

// noted writes a piece of a text that begins at a place of it, with the parts marked that notes are about.
func (p *pageWriter) noted(text string, at int, n *noted) {
	if n == nil || len(n.ranges) == 0 {
		p.lines(text)
		return
	}
	done := at
	for _, r := range n.ranges {
		start, end := max(r.start, at), min(r.end, at+len(text))
		if start >= end {
			continue
		}
		p.lines(text[done-at : start-at])
		p.raw("<mark")
		if start == r.start { // a mark over several elements has its id once
			p.attr("id", r.id)
			p.attr("data-notes", numbersOf(r.numbers))
		}
		p.raw(">")
		p.lines(text[start-at : end-at])
		p.raw("</mark>")
		done = end
	}
	p.lines(text[done-at:])
}

func numbersOf(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// noteList writes the list of a draft's notes, with links to their places.
func (p *pageWriter) noteList() {
	if !p.flow.Draft && len(p.notes.list) == 0 {
		return
	}
	p.raw("<aside")
	if !p.Fragment {
		p.attr("class", classDraft)
	}
	p.raw(` aria-label="草稿的问题清单">` + "\n<p><strong>")
	if p.flow.Draft {
		p.raw("草稿")
	} else {
		p.raw("附注")
	}
	p.raw("</strong>")
	if len(p.notes.list) > 0 {
		p.raw(fmt.Sprintf("：有以下%d个问题，不属于正文", len(p.notes.list)))
	}
	p.raw("</p>\n")
	if len(p.notes.list) > 0 {
		p.raw("<ol>\n")
		for _, line := range p.notes.list {
			p.noteItem(line)
		}
		p.raw("</ol>\n")
	}
	p.raw("</aside>\n")
}

func (p *pageWriter) noteItem(line noteLine) {
	p.raw("<li>")
	if line.id != "" {
		p.raw("<a")
		p.attr("href", "#"+line.id)
		p.raw(">")
	}
	p.text(line.Label)
	if line.id != "" {
		p.raw("</a>")
	}
	p.raw("　")
	p.lines(line.Text)
	p.raw("</li>\n")
}
