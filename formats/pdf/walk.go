package pdf

import (
	"bytes"
	"math"
	"slices"

	"github.com/nianbao/nianbao/internal/pages"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// state is the graphics state, as far as it decides where text and lines stand.
type state struct {
	ctm     pages.Matrix
	clip    pages.Box
	width   float64 // of lines
	font    *font
	size    float64
	chars   float64 // Tc
	words   float64 // Tw
	stretch float64 // Tz
	leading float64
	rise    float64
	mode    int
}

// maxStates is how many states may be kept.
const maxStates = 500

// walker reads the content of a page.
type walker struct {
	d     *document
	p     *page
	s     state
	saved []state
	text  pages.Matrix // Tm
	line  pages.Matrix // Tlm
	path  pages.Path
	clips bool // the path narrows the clip
	marks []mark
	depth int // forms in each other
	open  []*pdffile.Stream
}

// mark is a marked content that is open.
type mark struct {
	id       int
	artifact bool
	hidden   bool
}

// readPage walks over the content of a page, twice where the first time shows that it is turned.
func (d *document) readPage(p *page) {
	d.walkPage(p)
	if back, turned := p.TurnBack(); turned {
		p.base = p.base.Times(back)
		d.walkPage(p)
	}
}

func (d *document) walkPage(p *page) {
	w := &walker{d: d, p: p, text: pages.Identity, line: pages.Identity}
	w.s = state{ctm: p.base, clip: p.Box, width: 1, stretch: 1}
	w.run(d.contents(p), d.file.Dict(p.dict["Resources"]))
}

// contents is the content of a page: its streams as one.
func (d *document) contents(p *page) []byte {
	v := d.file.Resolve(p.dict["Contents"])
	list, ok := v.(pdffile.Array)
	if !ok {
		list = pdffile.Array{v}
	}
	var out []byte
	for _, v := range list {
		s := d.file.Stream(v)
		if s == nil {
			if v != nil {
				p.cut = true
			}
			continue
		}
		data, err := d.file.Decode(s)
		p.cut = p.cut || err != nil
		out = append(append(out, data...), '\n')
	}
	return out
}

// run walks over a content stream.
func (w *walker) run(data []byte, resources pdffile.Dict) {
	l := pdffile.NewLexer(data)
	var args []any
	for {
		v, ok := l.Next()
		if !ok || w.d.operators > maxOperators || w.d.glyphs > maxGlyphs {
			return
		}
		word, isWord := v.(pdffile.Keyword)
		if !isWord {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		w.d.operators++
		if word == "BI" {
			w.inlineImage(l, data)
		} else {
			w.operator(string(word), args, resources)
		}
		args = args[:0]
	}
}

// inlineImage skips an image in the content. Its data ends where EI stands alone and what follows can be
// content.
func (w *walker) inlineImage(l *pdffile.Lexer, data []byte) {
	for {
		v, ok := l.Next()
		if !ok {
			return
		}
		if v == pdffile.Keyword("ID") {
			break
		}
	}
	w.picture()
	for at := l.Pos() + 1; at < len(data); {
		i := bytes.Index(data[at:], []byte("EI"))
		if i < 0 {
			l.Seek(len(data))
			return
		}
		at += i + 2
		behind := data[at:min(len(data), at+12)]
		if isBlank(data[at-3]) && (len(behind) == 0 || isBlank(behind[0])) && isText(behind) {
			l.Seek(at)
			return
		}
	}
	l.Seek(len(data))
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func isText(b []byte) bool {
	for _, c := range b {
		if c >= 0x7f || c < ' ' && !isBlank(c) {
			return false
		}
	}
	return true
}

// numbers returns n operands as numbers, nil when there are fewer.
func numbers(args []any, n int) []float64 {
	if len(args) < n {
		return nil
	}
	out := make([]float64, n)
	for i, v := range args[len(args)-n:] {
		if out[i] = pdffile.Number(v); math.Abs(out[i]) > 1e7 {
			return nil
		}
	}
	return out
}

func (w *walker) operator(word string, args []any, resources pdffile.Dict) {
	if w.pathOperator(word, args) || w.textOperator(word, args, resources) {
		return
	}
	switch word {
	case "q":
		if len(w.saved) < maxStates {
			w.saved = append(w.saved, w.s)
		}
	case "Q":
		if n := len(w.saved); n > 0 {
			w.s, w.saved = w.saved[n-1], w.saved[:n-1]
		}
	case "cm":
		if n := numbers(args, 6); n != nil {
			if m := pages.Matrix(n).Times(w.s.ctm); m.Usable() {
				w.s.ctm = m
			}
		}
	case "w":
		if n := numbers(args, 1); n != nil {
			w.s.width = n[0]
		}
	case "gs":
		w.graphics(w.d.file.Dict(w.d.file.Dict(resources["ExtGState"])[operand(args)]))
	case "Do":
		w.object(w.d.file.Dict(resources["XObject"])[operand(args)], resources)
	case "BMC", "BDC":
		w.begin(args, resources)
	case "EMC":
		if n := len(w.marks); n > 0 {
			w.marks = w.marks[:n-1]
		}
	}
}

// operand is the last operand as a name.
func operand(args []any) pdffile.Name {
	if len(args) == 0 {
		return ""
	}
	n, _ := args[len(args)-1].(pdffile.Name)
	return n
}

func (w *walker) graphics(d pdffile.Dict) {
	if f := w.d.file.Array(d["Font"]); len(f) >= 2 {
		w.s.font, w.s.size = w.d.fontOf(f[0]), w.d.file.Number(f[1])
	}
	if v := w.d.file.Get(d, "LW"); pdffile.IsNumber(v) {
		w.s.width = pdffile.Number(v)
	}
}

// begin opens a marked content.
func (w *walker) begin(args []any, resources pdffile.Dict) {
	m := mark{id: -1}
	if n := len(w.marks); n > 0 {
		m = w.marks[n-1]
	}
	if len(args) > 0 {
		m.artifact = m.artifact || args[0] == pdffile.Name("Artifact")
	}
	if len(args) > 1 {
		var properties any = args[1]
		if name, ok := properties.(pdffile.Name); ok {
			properties = w.d.file.Dict(resources["Properties"])[name]
		}
		if ref, ok := properties.(pdffile.Ref); ok && args[0] == pdffile.Name("OC") {
			m.hidden = m.hidden || w.d.isHidden(ref)
		}
		if id, ok := w.d.file.Get(w.d.file.Dict(properties), "MCID").(int); ok {
			m.id = id
		}
	}
	if len(w.marks) < maxStates {
		w.marks = append(w.marks, m)
	}
}

// isHidden reports whether a layer, or all layers of a membership, are off.
func (d *document) isHidden(ref pdffile.Ref) bool {
	if d.hidden[ref] {
		return true
	}
	member := d.file.Dict(ref)
	groups, ok := d.file.Resolve(member["OCGs"]).(pdffile.Array)
	if !ok {
		one, isRef := member["OCGs"].(pdffile.Ref)
		return isRef && d.hidden[one]
	}
	for _, v := range groups {
		if r, ok := v.(pdffile.Ref); !ok || !d.hidden[r] {
			return false
		}
	}
	return len(groups) > 0
}

func (w *walker) top() mark {
	if n := len(w.marks); n > 0 {
		return w.marks[n-1]
	}
	return mark{id: -1}
}

// object draws an XObject.
func (w *walker) object(v any, resources pdffile.Dict) {
	s := w.d.file.Stream(v)
	if s == nil || w.top().hidden {
		return
	}
	if layer, ok := s.Dict["OC"].(pdffile.Ref); ok && w.d.isHidden(layer) {
		return
	}
	switch w.d.file.Name(s.Dict["Subtype"]) {
	case "Image":
		w.picture()
	case "Form":
		w.form(v, s, resources)
	}
}

// form runs a form, but not in itself. All operators count, as forms that draw others twice grow fast.
func (w *walker) form(v any, s *pdffile.Stream, resources pdffile.Dict) {
	if w.depth >= maxForms || slices.Contains(w.open, s) {
		return
	}
	data, ok := w.d.formData(v, s)
	if !ok {
		w.p.cut = true
	}
	own := w.d.file.Dict(s.Dict["Resources"])
	if own == nil {
		own = resources
	}
	before, saved, text, line, marks := w.s, w.saved, w.text, w.line, w.marks
	w.saved = nil
	if m := w.d.file.Array(s.Dict["Matrix"]); len(m) >= 6 {
		if m := pages.Matrix(w.d.numbers(m[:6])).Times(w.s.ctm); m.Usable() {
			w.s.ctm = m
		}
	}
	w.depth++
	w.open = append(w.open, s)
	w.run(data, own)
	w.depth--
	w.open = w.open[:len(w.open)-1]
	w.s, w.saved, w.text, w.line, w.marks, w.path, w.clips = before, saved, text, line, marks, pages.Path{}, false
}

func (d *document) formData(v any, s *pdffile.Stream) ([]byte, bool) {
	ref, isRef := v.(pdffile.Ref)
	if data, ok := d.forms[ref]; ok && isRef {
		return data, true
	}
	data, err := d.file.Decode(s)
	if isRef {
		d.forms[ref] = data
	}
	return data, err == nil
}

// picture counts an image.
func (w *walker) picture() {
	m := w.s.ctm
	w.p.Picture(pages.Around([]pages.Point{m.Apply(0, 0), m.Apply(1, 0), m.Apply(0, 1), m.Apply(1, 1)}))
}
