package xlsx

import (
	"strings"

	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
)

// look is all that tells one format of cells from another.
type look struct {
	zone   zone
	tone   sheets.Tone
	format string // of the number, "" for a text
	number bool   // stands to the right
	wrap   bool
	link   bool
	toFill bool
}

// zone is the part of a sheet that a cell belongs to.
type zone int

const (
	bodyZone zone = iota
	headZone
	noteZone
)

// The fills are pale enough for black text, and differ in how light they are when they are printed
// in black and white; what is bad is bold, too.
const (
	headFill    = "D9E2F3"
	inputFill   = "FFFFE0"
	goodFill    = "E9F5E4"
	cautionFill = "FFE699"
	badFill     = "F4B6A6"
	lineColour  = "A6A6A6"
	linkColour  = "0B4F9E"
)

// style returns the number of a format, making it when it is new.
func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	id, err := w.file.NewStyle(l.style())
	w.styles[l] = id
	return id, err
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: 11, Bold: l.zone == headZone || l.tone == sheets.Bad},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap},
	}
	if l.zone == noteZone {
		return s
	}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: lineColour, Style: 1})
	}
	if colour := l.fill(); colour != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	if l.link {
		s.Font.Color, s.Font.Underline = linkColour, "single"
	}
	if l.number {
		s.Alignment.Horizontal, s.Alignment.Indent = "right", 1 // away from the text in the next column
	}
	if l.zone == headZone {
		s.Alignment.Horizontal, s.Alignment.Vertical = "center", "center"
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

func (l look) fill() string {
	switch {
	case l.zone == headZone:
		return headFill
	case l.tone == sheets.Good:
		return goodFill
	case l.tone == sheets.Caution:
		return cautionFill
	case l.tone == sheets.Bad:
		return badFill
	case l.toFill:
		return inputFill
	}
	return ""
}

// numberFormat returns the format that shows a number as it is written: with its decimals and its
// plus sign.
func numberFormat(text string) string {
	format := "0"
	if _, decimals, ok := strings.Cut(text, "."); ok {
		format += "." + strings.Repeat("0", len(decimals))
	}
	if strings.HasPrefix(text, "+") {
		format = "+" + format + ";-" + format + ";" + format
	}
	return format
}
