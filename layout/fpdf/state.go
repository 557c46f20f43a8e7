package fpdf

import "codeberg.org/go-pdf/fpdf"

// state is what fpdf remembers of what its caller has set, and drawing changes.
type state struct {
	family, style string
	size          float64 // in points
	colour        [3]int  // of text
	spot          string  // its name, where it is a spot colour
	alpha         float64
	blend         string
}

const normalBlend = "Normal"

func stateOf(pdf *fpdf.Fpdf) state {
	s := state{family: pdf.GetFontFamily(), style: pdf.GetFontStyle()}
	s.size, _ = pdf.GetFontSize()
	s.colour[0], s.colour[1], s.colour[2] = pdf.GetTextColor()
	s.spot, _, _, _, _ = pdf.GetTextSpotColor()
	s.alpha, s.blend = pdf.GetAlpha()
	return s
}

// seeThrough reports whether what is drawn would show what is below it.
func (s state) seeThrough() bool { return s.alpha != 1 || s.blend != normalBlend && s.blend != "" }

func (s state) restore(pdf *fpdf.Fpdf) {
	if s.seeThrough() {
		pdf.SetAlpha(s.alpha, s.blend)
	}
	pdf.SetTextColor(s.colour[0], s.colour[1], s.colour[2])
	if s.spot != "" {
		const full = 100 // fpdf doesn't tell the tint
		pdf.SetTextSpotColor(s.spot, full)
	}
	if s.family != "" {
		pdf.SetFont(s.family, s.style, s.size)
	}
}
