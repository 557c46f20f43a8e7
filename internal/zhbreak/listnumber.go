package zhbreak

import "strings"

const numerals = "〇零一二三四五六七八九十百"

// ListNumber returns the length of the list number that text begins with, in characters,
// and 0 when there is none: "一、", "（一）", "1." or "1、", "（1）", "①".
func ListNumber(text []rune) int {
	if len(text) == 0 {
		return 0
	}
	if text[0] >= '①' && text[0] <= '⑳' {
		return 1
	}
	bracket := text[0] == '（' || text[0] == '('
	i := 0
	if bracket {
		i = 1
	}
	start := i
	for i < len(text) && strings.ContainsRune(numerals, text[i]) {
		i++
	}
	chinese := i > start
	for !chinese && i < len(text) && isDigit(text[i]) {
		i++
	}
	if i == start || i == len(text) || i-start > 4 {
		return 0
	}
	switch end := text[i]; {
	case bracket && (end == '）' || end == ')'), !bracket && end == '、', !bracket && !chinese && (end == '．' || end == '.'):
		return numberedEnd(text, i, chinese)
	}
	return 0
}

// numberedEnd refuses a decimal ("1.5"), whose point is no list number's.
func numberedEnd(text []rune, i int, chinese bool) int {
	if !chinese && (text[i] == '.' || text[i] == '．') && i+1 < len(text) && isDigit(text[i+1]) {
		return 0
	}
	return i + 1
}
