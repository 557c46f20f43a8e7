package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/sheets"
)

// helpWidth is how many columns of a terminal help takes, and widestLeft how many of them the
// left column of a list may take.
const (
	helpWidth  = 79
	widestLeft = 26
)

// entry is a line of a list: what to write, and what it does.
type entry struct{ left, right string }

// writeEntries writes a list in two columns. An entry whose left side is too wide has its
// right side on the next line.
func writeEntries(w io.Writer, title string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s：\n", title)
	width := 16
	for _, e := range entries {
		if n := sheets.Width(e.left); n <= widestLeft {
			width = max(width, n)
		}
	}
	for _, e := range entries {
		space := width - sheets.Width(e.left)
		lines := wrapped(e.right, helpWidth-width-4)
		if space < 0 {
			fmt.Fprintf(w, "  %s\n", e.left)
		} else {
			fmt.Fprintf(w, "  %s%s  %s\n", e.left, strings.Repeat(" ", space), lines[0])
			lines = lines[1:]
		}
		for _, line := range lines {
			fmt.Fprintf(w, "  %s  %s\n", strings.Repeat(" ", width), line)
		}
	}
}

// writeLines writes a text in as many lines as it takes.
func writeLines(w io.Writer, indent int, text string) {
	for _, line := range wrapped(text, helpWidth-indent) {
		fmt.Fprintf(w, "%s%s\n", strings.Repeat(" ", indent), line)
	}
}

// wrapped cuts a text into lines of at most so many columns. A word that is wider has a line of
// its own.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		if line != "" && sheets.Width(line+strings.TrimRight(word, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += word
	}
	return append(lines, strings.TrimRight(line, " "))
}

// words cuts a text at all places where a line may end.
func words(text string) []string {
	var out []string
	begin, last := 0, ' '
	for i, r := range text {
		if i > 0 && mayBreak(last, r) {
			out = append(out, text[begin:i])
			begin = i
		}
		last = r
	}
	return append(out, text[begin:])
}

// mayBreak says whether a line may end between two characters: after a space and around
// Chinese characters, but with closing marks before it and opening marks after it.
func mayBreak(before, after rune) bool {
	switch {
	case strings.ContainsRune("，。；：、？！）”》 ", after), strings.ContainsRune("（“《", before):
		return false
	case before == ' ':
		return true
	}
	return before >= utf8.RuneSelf || after >= utf8.RuneSelf
}
