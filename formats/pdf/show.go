package pdf

import (
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// textOperator handles the operators of text.
func (w *walker) textOperator(word string, args []any, resources pdffile.Dict) bool {
	switch word {
	case "BT":
		w.text, w.line = pages.Identity, pages.Identity
	case "ET":
	case "Tf":
		if len(args) >= 2 {
			name, _ := args[0].(pdffile.Name)
			w.s.font, w.s.size = w.d.fontOf(w.d.file.Dict(resources["Font"])[name]), pdffile.Number(args[1])
		}
	case "Tc", "Tw", "Tz", "TL", "Ts", "Tr":
		w.textState(word, numbers(args, 1))
	case "Td", "TD":
		if n := numbers(args, 2); n != nil {
			if word == "TD" {
				w.s.leading = -n[1]
			}
			w.newLine(n[0], n[1])
		}
	case "Tm":
		if n := numbers(args, 6); n != nil {
			w.text, w.line = pages.Matrix(n), pages.Matrix(n)
		}
	case "T*":
		w.newLine(0, -w.s.leading)
	case "Tj", "TJ", "'", "\"":
		w.showOperator(word, args)
	default:
		return false
	}
	return true
}

func (w *walker) textState(word string, n []float64) {
	if n == nil {
		return
	}
	switch word {
	case "Tc":
		w.s.chars = n[0]
	case "Tw":
		w.s.words = n[0]
	case "Tz":
		w.s.stretch = n[0] / 100
	case "TL":
		w.s.leading = n[0]
	case "Ts":
		w.s.rise = n[0]
	case "Tr":
		w.s.mode = int(n[0])
	}
}

func (w *walker) newLine(x, y float64) {
	w.line = pages.Matrix{1, 0, 0, 1, x, y}.Times(w.line)
	w.text = w.line
}

func (w *walker) showOperator(word string, args []any) {
	if word == "\"" {
		if n := numbers(args[:min(2, len(args))], 2); n != nil {
			w.s.words, w.s.chars = n[0], n[1]
		}
	}
	if word == "'" || word == "\"" {
		w.newLine(0, -w.s.leading)
	}
	if len(args) == 0 {
		return
	}
	switch v := args[len(args)-1].(type) {
	case pdffile.String:
		w.show(string(v))
	case pdffile.Array:
		for _, v := range v {
			if s, ok := v.(pdffile.String); ok {
				w.show(string(s))
			} else if w.s.font != nil && w.s.font.vertical {
				w.move(0, -pdffile.Number(v)/1000*w.s.size)
			} else {
				w.move(-pdffile.Number(v)/1000*w.s.size*w.s.stretch, 0)
			}
		}
	}
}

func (w *walker) move(x, y float64) {
	w.text = pages.Matrix{1, 0, 0, 1, x, y}.Times(w.text)
}

// show draws a string.
func (w *walker) show(s string) {
	f := w.s.font
	if f == nil {
		f = missing
	}
	for len(s) > 0 && w.d.glyphs <= maxGlyphs {
		c, n := f.next(s)
		s = s[max(1, n):]
		w.draw(f, c)
		extra := w.s.chars
		if c.space {
			extra += w.s.words
		}
		if f.vertical {
			w.move(0, c.down*w.s.size+extra)
		} else {
			w.move((c.width*w.s.size+extra)*w.s.stretch, 0)
		}
	}
}

// missing stands for a font that the file does not have.
var missing = &font{name: "?", usual: 500, scale: 0.001, units: [4]float64{1, 0, 0, 1}}

// draw keeps a character with its place.
func (w *walker) draw(f *font, c char) {
	w.d.glyphs++
	mark := w.top()
	if mark.hidden {
		return
	}
	if c.text == "" {
		w.p.Lost[f.name]++
		c.text = "\uFFFD"
	}
	s := &w.s
	m := pages.Matrix{s.size * s.stretch, 0, 0, s.size, 0, s.rise}.Times(w.text).Times(s.ctm)
	if !m.Usable() {
		return
	}
	x, y := 0.0, 0.0
	if f.vertical {
		x, y = -c.width/2, -c.over
	}
	g := pages.Glyph{Text: c.text, Bold: f.bold || s.mode%4 == 2, Vertical: f.vertical, Mark: mark.id, Artifact: mark.artifact, Unseen: s.mode == 3 || s.mode == 7}
	w.p.Place(g, m, m.Apply(x, y), c.width)
}

// fontOf returns a font, loaded once.
func (d *document) fontOf(v any) *font {
	ref, isRef := v.(pdffile.Ref)
	if f, ok := d.fonts[ref]; ok && isRef {
		return f
	}
	if d.file.Dict(v) == nil {
		return nil
	}
	f := d.loadFont(v)
	if isRef {
		d.fonts[ref] = f
	}
	return f
}
