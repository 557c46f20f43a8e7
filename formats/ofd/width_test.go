package ofd

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
)

// TestWidthsOfCharacters has characters on both sides of each range.
func TestWidthsOfCharacters(t *testing.T) {
	for r, want := range map[rune][2]float64{
		' ': {0.5, 0.5}, 'a': {0.62, 0.5}, 'A': {0.78, 0.5}, 'Z': {0.78, 0.5}, '[': {0.62, 0.5}, '@': {0.95, 0.5}, 'M': {0.95, 0.5}, 'W': {0.95, 0.5}, 'm': {0.95, 0.5}, 'w': {0.95, 0.5}, '%': {0.95, 0.5}, '0': {0.62, 0.5}, 'é': {0.62, 0.5},
		0x200F: {0.62, 0.5}, 0x2010: {1, 1}, 0x202F: {1, 1}, 0x2030: {0.62, 0.5}, 0x20FF: {0.62, 0.5}, 0x2100: {1, 1}, 0x2E7F: {1, 1}, 0x2E80: {1, 1}, '年': {1, 1}, 0xFF60: {1, 1}, 0xFF61: {0.5, 0.5}, 0xFFDF: {0.5, 0.5}, 0xFFE0: {1, 1},
	} {
		if own, usual := width(string(r), false), width(string(r), true); own != want[0] || usual != want[1] {
			t.Errorf("%+q is %g wide, %g as usual", r, own, usual)
		}
	}
	for text, want := range map[string]bool{"a": true, "\u1fff": true, "\u2000": false, "年": false} {
		if isNarrow(text) != want {
			t.Errorf("%+q is narrow: %v", text, !want)
		}
	}
	for degrees, want := range map[string]int{"": 0, "89": 0, "90": 1, "179": 1, "180": 2, "270": 3, "359": 3, "360": 0, "-90": 3, "x": 0} {
		if quarters(degrees) != want {
			t.Errorf("%s degrees are %d quarters", degrees, quarters(degrees))
		}
	}
	for text, want := range map[string]float64{"1e6": 1e6, "1000001": 0, "-1e6": -1e6, "-1000001": 0, "NaN": 0, "": 0, "x": 0, "0.5": 0.5} {
		if number(text) != want {
			t.Errorf("%s is %g", text, number(text))
		}
	}
	for text, want := range map[string]int{"1": 1, "0": -1, "-1": -1, " 7\n": 7, "x": -1, "": -1} {
		if idOf(text) != want {
			t.Errorf("%q is the mark %d", text, idOf(text))
		}
	}
}

// TestFilesOfTheLargestSize has as many bytes as are read, and one more; and physical boxes on both sides of what pages
// may have.
func TestFilesOfTheLargestSize(t *testing.T) {
	data := make([]byte, 64<<20+1)
	for n, want := range map[int]string{64 << 20: "这不是 OFD 文件", 64<<20 + 1: "文件有 64 MB，超过 64 MB"} {
		if _, err := Read(data[:n]); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	for size, want := range map[string]string{"1 100": "595x842", "2 100": "6x283", "100 1": "595x842", "100 2": "283x6", "100000 9": "595x842", "99999 9": "283462x26", "9 100000": "595x842", "9 99999": "26x283462"} {
		f := pageOf(ofdtest.Text(1, 1, 1, "年"))
		f.Size = size
		if got := pagesOf(opctest.Store(t, f.Parts())); !strings.HasPrefix(got, "page 1 "+want+" ") {
			t.Errorf("%s: %.60s, not %s", size, got, want)
		}
	}
}
