package pdfcheck

import "errors"

// kind is what an operator does, as far as the checks care.
type kind struct {
	operands int
	text     bool // only within BT … ET
	paints   bool // must lie in marked content
	path     bool // may stand between a path's parts and its painting
}

// kinds are the operators that layout/pdf writes; any other one is a finding.
var kinds = map[operator]kind{
	"q": {}, "Q": {}, "cm": {operands: 6}, "w": {operands: 1}, "d": {operands: 2}, "g": {operands: 1}, "G": {operands: 1}, "rg": {operands: 3}, "RG": {operands: 3},
	"re": {operands: 4, path: true}, "f": {paints: true, path: true},
	"m": {operands: 2, path: true}, "l": {operands: 2, path: true}, "S": {paints: true, path: true}, "b": {paints: true, path: true},
	"Do": {operands: 1, paints: true},
	"BT": {}, "ET": {text: true},
	"Tf": {operands: 2}, "Tc": {operands: 1}, "Tr": {operands: 1}, "Td": {operands: 2, text: true},
	"Tm": {operands: 6, text: true},
	"Tj": {operands: 1, text: true, paints: true}, "TJ": {operands: 1, text: true, paints: true},
	"BMC": {operands: 1}, "BDC": {operands: 2}, "EMC": {},
}

// marking is a marked-content sequence that is open.
type marking struct {
	seq      *sequence // nil when it has no MCID
	artifact bool
}

// reading is a content stream being read.
type reading struct {
	c        *checker
	p        *page
	operands []operand
	open     []marking
	inText   bool
	textAt   int // len(open) at BT
	inPath   bool
	font     *font
	saved    []*font
}

// readContent reads a page's content stream: its sequences, their text, the fonts' codes.
func (c *checker) readContent(p *page) {
	data, ok := c.stream(p.dict["Contents"])
	if !ok {
		p.find("the content is not one stream that can be read")
		return
	}
	(&reading{c: c, p: p}).read(data)
}

func (r *reading) read(data []byte) {
	s := &scanner{data: data}
	for {
		o, err := s.next()
		if errors.Is(err, errEnd) {
			break
		}
		if err != nil {
			r.p.find("the content cannot be read at byte %d: %v", s.at, err)
			return
		}
		if op, ok := o.(operator); ok {
			r.operator(op)
			r.operands = r.operands[:0]
			continue
		}
		r.operands = append(r.operands, o)
	}
	r.end()
}

func (r *reading) end() {
	if len(r.operands) > 0 {
		r.p.find("operands without an operator at the end")
	}
	if r.inText {
		r.p.find("BT without ET")
	}
	if r.inPath {
		r.p.find("a path is not painted")
	}
	if n := len(r.open); n > 0 {
		r.p.find("%d marked-content sequences have no EMC", n)
	}
	if n := len(r.saved); n > 0 {
		r.p.find("%d q without Q", n)
	}
}

func (r *reading) operator(op operator) {
	k, known := kinds[op]
	switch {
	case !known:
		r.p.find("operator %q is none that this check knows", string(op))
		return
	case len(r.operands) != k.operands:
		r.p.find("%s has %d operands, not %d", op, len(r.operands), k.operands)
		return
	case k.text && !r.inText:
		r.p.find("%s outside of BT … ET", op)
	case r.inPath && !k.path:
		r.p.find("%s within a path", op)
	case k.paints && len(r.open) == 0:
		r.p.find("%s is neither marked nor an artifact", op)
	}
	r.do(op)
}

func (r *reading) do(op operator) {
	switch op {
	case "BMC", "BDC":
		r.begin()
	case "EMC":
		r.endMarked()
	case "BT":
		if r.inText {
			r.p.find("BT within BT … ET")
		}
		r.inText, r.textAt = true, len(r.open)
	case "ET":
		if len(r.open) != r.textAt {
			r.p.find("ET in another marked-content sequence than its BT")
		}
		r.inText = false
	case "re", "m", "l":
		if r.inText || op == "l" && !r.inPath {
			r.p.find("%s within BT … ET, or without a beginning", op)
		}
		r.inPath = true
	case "f", "S", "b":
		r.inPath = false
	case "Do":
		r.image()
	case "q":
		r.saved = append(r.saved, r.font)
	case "Q":
		r.restore()
	case "Tf":
		r.setFont()
	case "Tj", "TJ":
		r.show(r.operands[0])
	}
}

func (r *reading) restore() {
	if len(r.saved) == 0 {
		r.p.find("Q without q")
		return
	}
	r.font = r.saved[len(r.saved)-1]
	r.saved = r.saved[:len(r.saved)-1]
}

// begin opens a marked-content sequence. Those with an MCID and artifacts must not lie in
// one another (ISO 14289-1, 7.1).
func (r *reading) begin() {
	tag, _ := r.operands[0].(name)
	m := marking{artifact: tag == "Artifact"}
	if tag == "" {
		r.p.find("marked content without a tag")
	}
	if !m.artifact {
		m.seq = r.sequence(string(tag))
	}
	if n := len(r.open); n > 0 {
		r.p.find("marked content of tag %s within marked content", string(tag))
	}
	r.open = append(r.open, m)
}

// sequence returns the new sequence that the operands of BDC name.
func (r *reading) sequence(tag string) *sequence {
	var properties dictionary
	if len(r.operands) == 2 {
		properties, _ = r.operands[1].(dictionary)
	}
	id, ok := properties["MCID"].(float64)
	if !ok || id != float64(int(id)) || id < 0 {
		r.p.find("marked content of tag %s has no MCID and is no artifact", tag)
		return nil
	}
	if len(properties) != 1 {
		r.p.find("MCID %d has other properties, which this check does not follow", int(id))
	}
	s := &sequence{tag: tag, mcid: int(id)}
	if r.p.byMCID[s.mcid] != nil {
		r.p.find("MCID %d stands on the page twice", s.mcid)
		return s
	}
	r.p.byMCID[s.mcid] = s
	r.p.sequences = append(r.p.sequences, s)
	return s
}

func (r *reading) endMarked() {
	n := len(r.open)
	switch {
	case n == 0:
		r.p.find("EMC without a beginning")
		return
	case r.inText && n == r.textAt:
		r.p.find("EMC in BT … ET ends a sequence that began before")
	}
	r.open = r.open[:n-1]
}

func (r *reading) setFont() {
	n, _ := r.operands[0].(name)
	fonts := r.c.dict(r.c.dict(r.p.dict["Resources"])["Font"])
	o := fonts[string(n)]
	if ref(o) == 0 {
		r.p.find("the font %s is not in the page's resources", string(n))
		r.font = nil
		return
	}
	r.font = r.c.useFont(ref(o), o)
}

// show reads the codes of a string, or of the strings in an array.
func (r *reading) show(o operand) {
	switch o := o.(type) {
	case []operand:
		for _, part := range o {
			if _, isNumber := part.(float64); !isNumber {
				if _, nested := part.([]operand); nested {
					r.p.find("TJ shows an array within an array")
					continue
				}
				r.show(part)
			}
		}
	case text:
		r.codes(o)
	default:
		r.p.find("text is shown that is no string")
	}
}

func (r *reading) codes(s text) {
	if r.font == nil {
		r.p.find("text is shown without a font")
		return
	}
	if len(s)%2 != 0 {
		r.p.find("a string of codes of two bytes has an odd length")
	}
	var seq *sequence
	if n := len(r.open); n > 0 {
		seq = r.open[n-1].seq
	}
	for i := 0; i+1 < len(s); i += 2 {
		code := uint16(s[i])<<8 | uint16(s[i+1])
		r.font.used[code] = true
		if seq != nil {
			seq.text += r.font.unicode[code]
		}
	}
}
