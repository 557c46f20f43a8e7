package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// simpleEncoding is the text of each byte of a simple font's strings.
func (d *document) simpleEncoding(dict pdffile.Dict) (table [256]string) {
	enc := d.file.Get(dict, "Encoding")
	base := d.file.Name(enc)
	if e, ok := enc.(pdffile.Dict); ok {
		base = d.file.Name(e["BaseEncoding"])
	}
	// Symbol fonts have an encoding of their own, which nothing in the file tells.
	const symbolic = 4
	named := base == "WinAnsiEncoding" || base == "MacRomanEncoding" || base == "StandardEncoding"
	flags := d.file.Int(d.file.Dict(dict["FontDescriptor"])["Flags"])
	if named || flags&symbolic == 0 && d.file.Name(dict["Subtype"]) != "Type3" {
		set := charmap.Windows1252
		if base == "MacRomanEncoding" {
			set = charmap.Macintosh
		}
		for i := range table {
			if r := set.DecodeByte(byte(i)); i >= ' ' && r != '\uFFFD' {
				table[i] = string(r)
			}
		}
	}
	e, _ := enc.(pdffile.Dict)
	at := 0
	for _, v := range d.file.Array(e["Differences"]) {
		switch v := d.file.Resolve(v).(type) {
		case int:
			at = v
		case pdffile.Name:
			if at >= 0 && at < 256 {
				table[at] = glyphText(string(v))
			}
			at++
		}
	}
	return table
}

// glyphText is the text of a glyph by its name, "" when the name does not tell (Adobe Glyph List
// Specification, 2).
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if len(name) == 1 {
		return name
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 {
		if n, err := strconv.ParseUint(hex[:4], 16, 32); err == nil {
			return string(rune(n))
		}
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(n))
		}
	}
	return glyphNames[name]
}

// glyphNames are the names of marks, figures and the letters with accents that reports may have.
var glyphNames = map[string]string{
	"space": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
	"quotesingle": "'", "quoteright": "’", "quoteleft": "‘", "parenleft": "(", "parenright": ")", "asterisk": "*",
	"plus": "+", "comma": ",", "hyphen": "-", "minus": "-", "period": ".", "slash": "/", "zero": "0", "one": "1",
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@",
	"bracketleft": "[", "backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "bullet": "•", "endash": "–", "emdash": "—",
	"quotedblleft": "“", "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "ellipsis": "…",
	"guillemotleft": "«", "guillemotright": "»", "periodcentered": "·", "middot": "·", "degree": "°", "section": "§",
	"multiply": "×", "divide": "÷", "plusminus": "±", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
	"nbspace": "\u00A0", "nonbreakingspace": "\u00A0", "copyright": "©", "registered": "®", "yen": "¥",
}
