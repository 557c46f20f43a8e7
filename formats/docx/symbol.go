package docx

import (
	"strconv"
	"strings"
)

// dingbats are the characters of fonts whose codes have meanings of their own, as far as they are
// used in reports.
var dingbats = map[string]map[int]string{
	"wingdings": {0x6c: "●", 0x6e: "■", 0x6f: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xa1: "○", 0xa7: "▪", 0xa8: "□", 0xd8: "➢", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑",
		0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8a: "⑩",
		0x8c: "❶", 0x8d: "❷", 0x8e: "❸", 0x8f: "❹", 0x90: "❺", 0x91: "❻", 0x92: "❼", 0x93: "❽", 0x94: "❾", 0x95: "❿", 0xe0: "→"},
	"wingdings 2": {0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xa3: "□", 0x98: "●"},
	"wingdings 3": {},
	"webdings":    {0x61: "✓", 0x63: "□", 0x72: "✗"},
	"symbol": {0xb1: "±", 0xb4: "×", 0xb8: "÷", 0xa3: "≤", 0xb3: "≥", 0xb9: "≠", 0xb7: "•", 0xae: "→", 0xe5: "∑", 0x2d: "−", 0xb0: "°", 0xa5: "∞",
		0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6d: "μ", 0x70: "π", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ"},
}

// symbol returns the character of a w:sym, and whether it is known.
func symbol(font, char string) (string, bool) {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil || n == 0 || n > 0x10ffff {
		return "□", false
	}
	code := int(n)
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	if table := dingbats[strings.ToLower(font)]; table != nil {
		if s := table[code]; s != "" {
			return s, true
		}
		if !strings.EqualFold(font, "Symbol") {
			return "□", false
		}
		if strings.ContainsRune("0123456789()[]{}+=.,:;/%<>|&", rune(code)) {
			return string(rune(code)), true
		}
		return "□", false
	}
	if code < 0x20 || code >= 0x7f && code < 0xa0 || code >= 0xe000 && code <= 0xf8ff {
		return "□", false
	}
	return string(rune(code)), true
}
