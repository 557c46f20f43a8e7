package compose

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// signature sets the sign-off of a document without a seal (GB/T 9704-2012, 7.3.5.2): one
// line below the text, the organ's name two characters from the right; the date begins two
// characters to the right of where the name begins. Where the date is too long for that,
// it ends two characters from the right, and the name moves left. A name longer than a line
// is broken by sense, and both end two characters from the right.
func (f *flow) signature() {
	s := f.r.Signature
	organ, date := s.Organ, s.Date.String()
	if !f.signed() {
		return
	}
	two := f.chars(2)
	organWidth, dateWidth := f.width(organ), f.width(date)
	organRight, dateRight := two, organWidth-dateWidth
	if organWidth > f.page.Measure()-two {
		dateRight = two
	}
	if dateRight < two {
		dateRight = two
		if organ != "" {
			organRight = max(two, two+dateWidth-organWidth+two)
		}
	}
	before := f.page.Pitch()
	if organ != "" {
		f.signatureLine("signature.organ", organ, organRight, before, date != "")
		before = 0
	}
	if date != "" {
		f.signatureLine("signature.date", date, dateRight, before, false)
	}
}

// keepLast has the last lines of the text stand on the page of the list of attachments or of the
// signature: a page that holds only these could be put behind another text.
func (f *flow) keepLast() {
	if f.signed() || len(f.r.Attachments) > 0 {
		keepEnd(f.blocks)
	}
}

// keepEnd keeps the end of the last of blocks with what comes next.
func keepEnd(blocks []layout.Block) {
	if len(blocks) == 0 {
		return
	}
	switch b := blocks[len(blocks)-1].(type) {
	case *layout.Paragraph:
		b.Style.KeepEnd = true
	case *layout.Table:
		b.KeepEnd = true
	case *layout.Figure:
		b.KeepEnd = true
	case *layout.Group:
		keepEnd(b.Blocks)
	}
}

// signed reports whether there is a signature.
func (f *flow) signed() bool { return f.r.Signature.Organ != "" || f.r.Signature.Date.String() != "" }

func (f *flow) signatureLine(path, text string, right, before layout.Length, keep bool) {
	f.add(&layout.Paragraph{
		Source: path,
		Style: layout.Style{
			Size: f.page.Body, Align: layout.Right, RightIndent: right, SpaceBefore: before, KeepNext: keep,
			Phrases: namePhrases(text),
		},
		Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}},
	})
}

func (f *flow) width(text string) layout.Length {
	return layout.Width([]layout.Span{{Text: text, Face: fonts.FangSong}}, f.page.Body, f.page, f.faces)
}
