package docx

import (
	"strconv"
	"unicode/utf8"
)

// markup builds the text of an XML part. Names and fixed attributes are written as they are; texts
// are escaped.
type markup struct{ b []byte }

// raw appends markup.
func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.b = append(m.b, s...)
	}
}

// num appends markup, a number and markup.
func (m *markup) num(before string, n int, after string) {
	m.b = append(m.b, before...)
	m.b = strconv.AppendInt(m.b, int64(n), 10)
	m.b = append(m.b, after...)
}

// replaced stands for what no XML part may hold: control characters, half a surrogate pair, bytes
// that are no text.
const replaced = "\uFFFD"

// text appends a text, escaped for content and for attributes. White space other than blanks becomes a
// reference, since an attribute would lose it.
func (m *markup) text(s string) {
	kept := 0 // up to where the text is appended
	for i := 0; i < len(s); {
		escaped, size := "", 1
		switch c := s[i]; {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '"':
			escaped = "&quot;"
		case c == '\t':
			escaped = "&#9;"
		case c == '\n':
			escaped = "&#10;"
		case c < ' ':
			escaped = replaced
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || r == 0xfffe || r == 0xffff {
				escaped = replaced
			}
		}
		if escaped != "" {
			m.b = append(m.b, s[kept:i]...)
			m.b = append(m.b, escaped...)
			kept = i + size
		}
		i += size
	}
	m.b = append(m.b, s[kept:]...)
}

// attr appends an attribute.
func (m *markup) attr(name, value string) {
	m.raw(" ", name, `="`)
	m.text(value)
	m.raw(`"`)
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of the parts.
const (
	wordSpace         = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationSpace     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	placedSpace       = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	drawingSpace      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureSpace      = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	chartSpace        = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	sheetSpace        = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageRelations  = "http://schemas.openxmlformats.org/package/2006/relationships"
	contentTypesSpace = "http://schemas.openxmlformats.org/package/2006/content-types"
)
