package layout

import "fmt"

// Loss is something of a document that a renderer other than layout/pdf can't carry over
// because the library it draws with can't. The pages look the same without it.
type Loss string

// The losses.
const (
	// LossTags: headings, tables, and what figures show, are not marked for screen readers.
	LossTags Loss = "tags"
	// LossConformance: the file meets neither PDF/A nor PDF/UA.
	LossConformance Loss = "conformance to PDF/A and PDF/UA"
	// LossLinkText: links have no text for screen readers.
	LossLinkText Loss = "texts of links"
	// LossActualText: glyphs that stand for several characters, as that of —— does, are read as
	// other characters by programs that do not know ActualText (ISO 32000-1, 14.9.4).
	LossActualText Loss = "texts of glyphs that stand for several characters"
	// LossOutlineLevels: the headings of all levels stand side by side in the outline.
	LossOutlineLevels Loss = "levels of the outline"
	// LossLinkTargets: links were drawn and the headings that they lead to were not, so that
	// they lead nowhere.
	LossLinkTargets Loss = "targets of links"
)

// CannotDraw says why a renderer can't draw a document as it is laid out.
type CannotDraw struct {
	Page   int    // from 0
	Face   string // PostScript name of the face at fault, or ""
	Text   string // at fault, or ""
	Reason string // what is wrong, and what to do
}

func (e *CannotDraw) Error() string {
	s := fmt.Sprintf("layout: page %d", e.Page+1)
	if e.Face != "" {
		s += ", face " + e.Face
	}
	if e.Text != "" {
		s += fmt.Sprintf(", text %q (%U)", e.Text, []rune(e.Text))
	}
	return s + ": " + e.Reason
}
