package ofd

import (
	"math"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/pages"
)

// maxNumber is the largest number that places are computed with.
const maxNumber = 1e6

// number reads a number, 0 for what is none or cannot be a place.
func number(text string) float64 {
	if text == "" { // as most are that an object does not state, of which an error would be made
		return 0
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > maxNumber {
		return 0
	}
	return v
}

func isGap(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' || r == '\r' }

// numbers reads a list of numbers.
func numbers(text string) []float64 {
	if text == "" {
		return nil
	}
	var out []float64
	for word := range strings.FieldsFuncSeq(text, isGap) {
		out = append(out, number(word))
	}
	return out
}

// steps reads a list of distances, at most as many as are wanted. "g 3 4.5" stands for 4.5 three times.
func steps(text string, most int) []float64 {
	var out []float64
	words := strings.FieldsFunc(text, isGap)
	for i := 0; i < len(words) && len(out) < most; i++ {
		times, at := 1, i
		if words[i] == "g" {
			if i+2 >= len(words) {
				break
			}
			n, err := strconv.Atoi(words[i+1])
			if err != nil {
				n = 0
			}
			times, at = n, i+2
			i += 2
		}
		v := number(words[at])
		for ; times > 0 && len(out) < most; times-- {
			out = append(out, v)
		}
	}
	return out
}

// boxOf reads a box: its corner and its size.
func boxOf(text string) (pages.Box, bool) {
	n := numbers(text)
	if len(n) < 4 || n[2] < 0 || n[3] < 0 {
		return pages.Box{}, false
	}
	return pages.Box{X0: n[0], Y0: n[1], X1: n[0] + n[2], Y1: n[1] + n[3]}, true
}

// idOf is an ID as a mark, -1 for what is none.
func idOf(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n <= 0 {
		return -1
	}
	return n
}

func isTrue(text string) bool  { return text == "1" || strings.EqualFold(text, "true") }
func isFalse(text string) bool { return text == "0" || strings.EqualFold(text, "false") }

// isZero reports whether something is fully transparent: an alpha that is there and 0.
func isZero(text string) bool { return text != "" && number(text) == 0 }
