package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/plainjson"
	"github.com/nianbao/nianbao/review"
)

// resultWriter shows the results of a check one after the other. What it writes to is
// buffered; a failure shows when that is flushed.
type resultWriter interface {
	// begin is told how many files are checked.
	begin(files int)
	write(checked)
	// end writes what comes last. more are lines for people, instead of a count of sound reports; blank ones
	// are left out.
	end(more ...string)
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
	files   int  // how many are checked
	all     bool // files without findings are listed
	quiet   bool // nothing is listed
	total   tally
	last    string // the file that was written last
}

func (w *textWriter) begin(files int) { w.files = files }

// write lists what was found in a file. Of many files it lists those with findings, each below its organ.
func (w *textWriter) write(r checked) {
	w.total.add(r)
	if !r.missing {
		w.last = r.file
	}
	if r.unread != nil || w.quiet {
		return
	}
	listed := atLeast(w.least, r.findings)
	if len(listed) == 0 {
		if w.all || w.files == 1 {
			fmt.Fprintf(w.out, "%s: %s\n", shown(r.file), w.colours.good(nothing(w.least, len(r.findings))))
		}
		return
	}
	if w.files > 1 && !r.missing {
		fmt.Fprintln(w.out, heading(r))
	}
	for _, p := range listed {
		fmt.Fprintln(w.out, findingLine(r.file, p, w.colours))
	}
}

// heading names the organ of a file and counts its findings.
func heading(r checked) string {
	var t tally
	t.add(r)
	organ := "（不能确定机关）"
	switch {
	case r.member != "" && r.organ != "" && r.member != r.organ:
		organ = visible(r.member) + "（报告写作“" + visible(r.organ) + "”）"
	case r.member+r.organ != "":
		organ = visible(cmp.Or(r.member, r.organ))
	}
	if r.year > 0 {
		organ += fmt.Sprintf("　%d年度", r.year)
	}
	return organ + "：" + t.counts(nianbao.SeverityInfo)
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

func (w *textWriter) end(more ...string) {
	fmt.Fprintln(w.out, w.total.text(w.least))
	if strings.Join(more, "") == "" {
		more = []string{w.total.reports()}
	}
	for _, line := range more {
		if line != "" {
			fmt.Fprintln(w.out, line)
		}
	}
	if advice := w.advice(w.total, w.last); advice != "" {
		fmt.Fprintln(w.out, advice)
	}
}

// tally counts files, and findings by severity.
type tally struct {
	foreign                 int // files that are no reports
	cut                     int // files of which the rest was not looked at, for their syntax
	files, compared, unread int
	missing                 int // members without a report, which are no files
	bad, doubtful           int // files with errors, and those with warnings only
	findings                [nianbao.SeverityError + 1]int
}

func (t *tally) add(r checked) {
	if r.missing {
		t.missing++
		t.count(r.findings)
		return
	}
	t.files++
	switch {
	case r.unread != nil || r.findings.HasErrors():
		t.bad++
	case len(atLeast(nianbao.SeverityWarning, r.findings)) > 0:
		t.doubtful++
	}
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
	t.count(r.findings)
}

func (t *tally) count(findings nianbao.Findings) {
	for _, p := range findings {
		t.findings[min(max(p.Severity, nianbao.SeverityInfo), nianbao.SeverityError)]++
	}
}

// text sums up a check; it also counts what was not listed.
func (t tally) text(least nianbao.Severity) string {
	files := fmt.Sprintf("%d 个文件", t.files)
	if t.compared > 0 {
		files += fmt.Sprintf("（%d 个与上年报告作了对照）", t.compared)
	}
	text := files + "，" + t.counts(least)
	if t.unread > 0 {
		text += fmt.Sprintf("，%d 个文件无法读取", t.unread)
	}
	return text
}

// counts tells how many findings there are of each severity.
func (t tally) counts(least nianbao.Severity) string {
	var parts []string
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
	return strings.Join(parts, "，")
}

// reports tells how many of several reports are bad.
func (t tally) reports() string {
	if t.files < 2 {
		return ""
	}
	return fmt.Sprintf("%d 份有错误，%d 份只有警告，%d 份没有错误和警告", t.bad, t.doubtful, t.files-t.bad-t.doubtful)
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

func (w *jsonWriter) begin(int) {}

func (w *jsonWriter) write(r checked) {
	fmt.Fprintf(w.out, "%s%s", w.comma, compactJSON(struct {
		File     string           `json:"file"`
		Organ    string           `json:"organ"`
		Year     int              `json:"year"`
		Findings nianbao.Findings `json:"findings"`
	}{escapedName(r.file), r.organ, r.year, review.WithToDo(atLeast(w.least, r.findings))}))
	w.comma = ","
}

func (w *jsonWriter) end(...string) {
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
