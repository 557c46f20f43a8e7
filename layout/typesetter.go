package layout

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/idle"
)

// Do lays a flow of blocks out on pages. The document has no Meta; the caller adds it.
//
// When the flow has faults, Do returns all of them as Faults, and no document. It refuses nil
// blocks, roles it does not know and headings that skip a level, each as a *BadBlock that names the
// block. A page without room for text gives a *BadPage, a set that lacks faces ErrNoFaces.
func Do(flow []Block, page PageStyle, faces *fonts.Set) (*Document, error) {
	t := typesetters.Take()
	defer t.rest()
	kept := t.store
	t.store = store{} // the document's own
	d, err := t.set(flow, page, faces)
	t.store = kept
	return d, err
}

// Lend sets a flow as Do does and lends the document to use, for programs that write one
// document after the other: when use returns, the memory that all of the document lies in
// goes to the next one. Nothing of it must be kept. An error of use is returned.
func Lend(flow []Block, page PageStyle, faces *fonts.Set, use func(*Document) error) error {
	t := typesetters.Take()
	defer t.rest()
	d, err := t.set(flow, page, faces)
	if err != nil {
		t.store = store{} // which holds an unknown part of a document
		return err
	}
	defer t.store.reset(d)
	return use(d)
}

// Width returns how wide a text is on one line of a page. Characters that no face has
// count nothing.
func Width(spans []Span, size Length, page PageStyle, faces *fonts.Set) Length {
	t := typesetters.Take()
	defer t.rest()
	m := &t.measurer
	m.begin(page, faces, new(Faults))
	cs := m.shaper.shape(spans, "")
	tracking := Length(0)
	if size == page.Body {
		tracking = page.Tracking()
	}
	fit(cs, size, tracking)
	return runWidth(cs)
}

// typesetter sets documents one after the other. What it needs for one it has for the next.
type typesetter struct {
	measurer measurer
	store    store
}

var typesetters idle.List[typesetter]

// rest makes the typesetter ready for the next document, unless it grew too large for that.
func (t *typesetter) rest() {
	if t.store.isLarge() {
		t.store = store{}
	}
	if t.measurer.isLarge() {
		t.measurer = measurer{}
	}
	t.measurer.reset()
	typesetters.Give(t)
}

func (t *typesetter) set(flow []Block, page PageStyle, faces *fonts.Set) (*Document, error) {
	if err := page.check(); err != nil {
		return nil, err
	}
	if !faces.Whole() {
		return nil, ErrNoFaces
	}
	var faults Faults
	m := &t.measurer
	m.begin(page, faces, &faults)
	checkFlow(flow, &faults)
	if len(faults) > 0 {
		return nil, faults
	}
	m.flow = flow
	stretches := m.stretches(flow)
	if len(faults) > 0 {
		return nil, faults
	}
	b := newBuilder(page, m, &t.store)
	for _, s := range stretches {
		b.stretch(s)
	}
	b.finish()
	if len(faults) > 0 { // in a page number or stamp
		return nil, faults
	}
	return b.doc, nil
}
