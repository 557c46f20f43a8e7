package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/plainjson"
)

// resultWriter shows the results of a check one after the other. What it writes to is
// buffered; a failure shows when that is flushed.
type resultWriter interface {
	write(checked)
	end()
}

// atLeast returns the findings of a severity or a higher one.
func atLeast(least nianbao.Severity, findings nianbao.Findings) nianbao.Findings {
	shown := nianbao.Findings{} // an empty list in JSON, not null
	for _, p := range findings {
		if p.Severity >= least {
			shown = append(shown, p)
		}
	}
	return shown
}

// textWriter is for people.
type textWriter struct {
	out     io.Writer
	least   nianbao.Severity
	colours palette
	advice  func(t tally, one string) string
	total   tally
	last    string // the file that was written last
}

func (w *textWriter) write(r checked) {
	w.total.add(r)
	w.last = r.file
	if r.unread != nil {
		return
	}
	listed := atLeast(w.least, r.findings)
	for _, p := range listed {
		fmt.Fprintln(w.out, findingLine(r.file, p, w.colours))
	}
	if len(listed) == 0 {
		fmt.Fprintf(w.out, "%s: %s\n", shown(r.file), w.colours.good(nothing(w.least, len(r.findings))))
	}
}

// nothing says that nothing was found, or none of what was asked for.
func nothing(least nianbao.Severity, hidden int) string {
	switch {
	case hidden == 0:
		return "没有发现问题"
	case least == nianbao.SeverityError:
		return "没有发现错误"
	}
	return "没有发现错误和警告"
}

func (w *textWriter) end() {
	fmt.Fprintln(w.out, w.total.text(w.least))
	if advice := w.advice(w.total, w.last); advice != "" {
		fmt.Fprintln(w.out, advice)
	}
}

// tally counts files, and findings by severity.
type tally struct {
	foreign                 int // files that are no reports
	cut                     int // files of which the rest was not looked at, for their syntax
	files, compared, unread int
	findings                [nianbao.SeverityError + 1]int
}

func (t *tally) add(r checked) {
	t.files++
	if r.compared {
		t.compared++
	}
	if r.unread != nil {
		t.unread++
		return
	}
	if r.year == 0 {
		t.foreign++
	}
	if slices.ContainsFunc(r.findings, func(p nianbao.Finding) bool { return p.ID == "READ-SYNTAX" }) {
		t.cut++
	}
	for _, p := range r.findings {
		t.findings[min(max(p.Severity, nianbao.SeverityInfo), nianbao.SeverityError)]++
	}
}

// text sums up a check; it also counts what was not listed.
func (t tally) text(least nianbao.Severity) string {
	files := fmt.Sprintf("%d 个文件", t.files)
	if t.compared > 0 {
		files += fmt.Sprintf("（%d 个与上年报告作了对照）", t.compared)
	}
	parts := []string{files}
	for severity := nianbao.SeverityError; severity >= nianbao.SeverityInfo; severity-- {
		n := t.findings[severity]
		if n == 0 && severity == nianbao.SeverityInfo {
			continue
		}
		part := fmt.Sprintf("%d 个%s", n, severity.Chinese())
		if n > 0 && severity < least {
			part += "（未列出）"
		}
		parts = append(parts, part)
	}
	if t.unread > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件无法读取", t.unread))
	}
	return strings.Join(parts, "，")
}

// jsonWriter writes one array with an object for each file. Other programs read it.
type jsonWriter struct {
	out   io.Writer
	least nianbao.Severity
	comma string
}

func newJSONWriter(out io.Writer, least nianbao.Severity) *jsonWriter {
	return &jsonWriter{out: out, least: least, comma: "["}
}

func (w *jsonWriter) write(r checked) {
	fmt.Fprintf(w.out, "%s%s", w.comma, compactJSON(struct {
		File     string           `json:"file"`
		Organ    string           `json:"organ"`
		Year     int              `json:"year"`
		Findings nianbao.Findings `json:"findings"`
	}{r.file, r.organ, r.year, atLeast(w.least, r.findings)}))
	w.comma = ","
}

func (w *jsonWriter) end() {
	if w.comma == "[" { // there was no file
		fmt.Fprint(w.out, "[")
	}
	fmt.Fprintln(w.out, "]")
}

// compactJSON is a value as JSON, with <, > and & left as they are.
func compactJSON(value any) []byte {
	data, err := plainjson.Marshal(value)
	if err != nil {
		panic(err) // what this program writes can always be encoded
	}
	return data
}
