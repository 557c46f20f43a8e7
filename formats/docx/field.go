package docx

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// maxFields is how deep fields are nested, more than Word allows.
const maxFields = 30

// field is a field that the reader is in: its code, then its result.
type field struct {
	instr  strings.Builder
	result bool
	toc    bool // the result is a table of contents
	drop   bool // the result is a number of a page
	shown  bool // there is a result
	lost   strings.Builder
}

// What becomes of a text by the fields that it stands in.
type fate int

const (
	toText fate = iota
	toContents
	toNowhere
)

func (s *story) fate() fate {
	to := toText
	for _, f := range s.fields {
		switch {
		case f.toc:
			return toContents
		case !f.result || f.drop:
			to = toNowhere
		}
	}
	return to
}

// keepLost remembers text in the code of a field, where none is shown, for the case that the field
// has no end.
func (s *story) keepLost(text string) {
	if n := len(s.fields); n > 0 && !s.fields[n-1].result && !s.fields[n-1].toc {
		s.fields[n-1].lost.WriteString(text)
	}
}

// instruction adds to the code of the innermost field.
func (s *story) instruction(text string) {
	if n := len(s.fields); n > 0 && !s.fields[n-1].result {
		s.fields[n-1].instr.WriteString(text)
	}
}

// fieldMark begins a field, its result, or ends it.
func (s *story) fieldMark(kind string, p *para) {
	n := len(s.fields)
	switch kind {
	case "begin":
		if n >= maxFields {
			s.deeper++
			return
		}
		s.fields = append(s.fields, &field{})
	case "separate":
		if n > 0 && s.deeper == 0 {
			s.fields[n-1].separate()
		}
	case "end":
		if s.deeper > 0 {
			s.deeper--
			return
		}
		if n == 0 {
			return
		}
		f := s.fields[n-1]
		s.fields = s.fields[:n-1]
		if s.fate() == toText {
			p.tell(f)
		}
	}
}

// name is the first word of a field's code.
func (f *field) name() string {
	name, _, _ := strings.Cut(strings.TrimSpace(f.instr.String()), " ")
	return strings.ToUpper(name)
}

// separate begins the result of a field.
func (f *field) separate() {
	f.result = true
	switch f.name() {
	case "TOC":
		f.toc = true
	case "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF":
		f.drop = true
	}
}

// overlaid matches the field that puts a number into a circle.
var overlaid = regexp.MustCompile(`(?i)^eq\s*\\o(?:\\a[clr])?\s*\(\s*([^,，、;)]*)[,，、;]\s*([^,)]*)\)$`)

// show notes that there is a result of all fields that the reader is in.
func (s *story) show() {
	for _, f := range s.fields {
		f.shown = true
	}
}

// computed are the fields that Word shows something for without a result in the file, at once or when it brings them up
// to date, as before it prints.
var computed = map[string]bool{
	"REF": true, "STYLEREF": true, "NOTEREF": true, "QUOTE": true, "DOCPROPERTY": true, "DOCVARIABLE": true, "INCLUDETEXT": true, "LINK": true, "DATABASE": true,
	"DATE": true, "TIME": true, "CREATEDATE": true, "SAVEDATE": true, "PRINTDATE": true,
	"SYMBOL": true, "FORMDROPDOWN": true, "FORMCHECKBOX": true, "LISTNUM": true, "AUTONUM": true, "AUTONUMLGL": true, "AUTONUMOUT": true, "SEQ": true,
}

// tell tells of a field that shows something without a result in the file: Word computes it anew.
func (p *para) tell(f *field) {
	instr := strings.TrimSpace(f.instr.String())
	if f.shown {
		return
	}
	switch {
	case strings.HasPrefix(instr, "="):
		p.note(note{model.SeverityWarning, "公式域没有保存结果：" + quote(instr) + "，请在 Word 里更新域后再读", instr})
	case len(instr) > 2 && strings.EqualFold(instr[:2], "EQ"):
		if m := overlaid.FindStringSubmatch(instr); m != nil {
			p.text = append(p.text, inCircle(m[1], m[2])...)
			return
		}
		p.note(note{model.SeverityWarning, "公式域没有读入：" + quote(instr), instr})
	case computed[f.name()]:
		p.note(note{model.SeverityWarning, "域没有读入：" + quote(instr), instr})
	}
}

// inCircle returns the character for a text in a circle.
func inCircle(a, b string) string {
	if !strings.ContainsAny(a, "○〇◯") {
		a, b = b, a
	}
	b = strings.TrimSpace(b)
	if n := atoi(b, -1); n >= 0 && n <= 50 && strings.ContainsAny(a, "○〇◯") {
		return circled(n)
	}
	return b
}
