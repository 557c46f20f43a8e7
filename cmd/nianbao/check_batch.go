package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/review"
)

// batch is what one command line checks.
type batch struct {
	files   []reportFile
	members []*nianbao.Report // that the only file sums up
}

// reportFile is a file that was read and checked by itself. Of many thousand files only what
// others are compared with is kept.
type reportFile struct {
	input
	findings nianbao.Findings
	report   *nianbao.Report // without most of its texts; nil when the file is no report
	previous *nianbao.Report // on the year before; nil when not known
	doubtful bool            // previous may be another organ's: a government's, and this its office's
	as       *nianbao.Report // the report under the name that a members' list has for its organ; nil without one
	told     string          // whose a file is that is no report, when its text says so
	text     string          // of such a file, as far as it can be had
}

// readAll reads and checks the files and the reports in the folders. Files and folders that
// can't be read are kept, with the reason; a folder without reports only shows in the verdict.
func (s *session) readAll(names []string) (*batch, verdict) {
	inputs, outcome := s.collect(names, output{})
	b := &batch{files: make([]reportFile, 0, len(inputs))}
	s.examineAll(inputs, func(f reportFile) { b.files = append(b.files, f) })
	return b, outcome
}

// examineAll reads and checks files, each by itself.
func (s *session) examineAll(inputs []input, take func(reportFile)) {
	shown := newProgress(s.stderr, len(inputs))
	defer shown.end()
	if slices.ContainsFunc(inputs, func(in input) bool { return !hasExtension(in.name, plainExtensions) }) {
		defer collectLess(roomForPapers * allCores())()
	}
	inOrder(allCores(), len(inputs), func(i int) reportFile { return s.examine(inputs[i]) }, func(i int, f reportFile) {
		take(f)
		shown.step(i+1, 0)
	})
}

func (s *session) examine(in input) reportFile {
	f := reportFile{input: in}
	if f.unread != nil {
		return f
	}
	var report *nianbao.Report
	report, f.findings, f.unread = s.load(f.name)
	if report == nil {
		f.told, f.text = organTold(f.name)
		return f
	}
	f.findings = s.withFaces(report, f.name, f.findings)
	f.report = report
	if f.name != standard { // which can't be read again
		f.report = figuresOf(report)
	}
	return f
}

// subject is the report under the name by which it is compared with others.
func (f *reportFile) subject() *nianbao.Report {
	if f.as != nil {
		return f.as
	}
	return f.report
}

// figuresOf is what a report is compared with: its figures, which of them are blank, its title and signature,
// and the text of section 五. Of their places in the file it knows only those of organ and year.
func figuresOf(r *nianbao.Report) *nianbao.Report {
	kept := &nianbao.Report{
		Edition: r.Edition, Organ: r.Organ, Year: r.Year,
		ProactiveDisclosure: r.ProactiveDisclosure, ProactiveDisclosure2019: r.ProactiveDisclosure2019,
		Applications: r.Applications, Reconsideration: r.Reconsideration, Litigation: r.Litigation,
		Problems: r.Problems, Forms: r.Forms, Title: r.Title, Signature: r.Signature,
	}
	source := &model.Source{Places: map[string]nianbao.Place{"organ": r.Source().At("organ"), "year": r.Source().At("year")}}
	if r.HasBlanks() {
		source.Blanks = r.Source().Blanks
	}
	kept.SetSource(source)
	return kept
}

// reviewed is what a review takes of files.
func reviewed(files []reportFile) []review.File {
	list := make([]review.File, len(files))
	for i, f := range files {
		list[i] = review.File{Name: listedName(f.name), Report: f.report, Findings: f.findings, Organ: f.told, Text: f.text}
		if f.unread != nil {
			list[i].Unread = f.unread.Error()
		}
	}
	return list
}

// comparing are the rules that look at more than one report.
var comparing = []string{"CARRY", "INFORCE", "SAME", "COPY", "SUM"}

// check adds to what was found in a file by itself what the other reports show.
func (b *batch) check(s *session, i int) checked {
	f := &b.files[i]
	r := checked{file: f.name, organ: f.told, findings: f.findings, unread: f.unread, compared: f.previous != nil}
	if f.report != nil {
		r.organ, r.year = f.report.Organ, f.report.Year
		if r.organ == model.NoOrgan {
			r.organ = ""
		}
	}
	switch {
	case f.unread != nil:
		r.findings = ioFindings(f.unread)
	case f.previous != nil || b.members != nil: // which no file has that is no report
		r.findings = byPlace(append(r.findings, f.doubt(s.compared(f, b.members))...))
	}
	return r
}

// checkAll checks all files and keeps the results.
func (b *batch) checkAll(s *session) []checked {
	results := make([]checked, 0, len(b.files))
	inOrder(allCores(), len(b.files), func(i int) checked { return b.check(s, i) }, func(_ int, r checked) { results = append(results, r) })
	return results
}

// ioFindings tells of a file that can't be read at all.
func ioFindings(err error) nianbao.Findings {
	return nianbao.Findings{{ID: "IO", Severity: nianbao.SeverityError, Message: err.Error()}}
}

// compared compares a report with others. When that finds something, the file is read once
// more for the places of it.
func (s *session) compared(f *reportFile, members []*nianbao.Report) nianbao.Findings {
	with := []nianbao.CheckOption{nianbao.Only(comparing...), nianbao.Against(f.previous), nianbao.Summing(members...)}
	found := nianbao.Check(f.report, with...)
	if len(found) == 0 || f.name == standard {
		return found
	}
	again, err := s.read(f.name)
	if err != nil { // the file has just been changed: better no places than no findings
		return found
	}
	return nianbao.Check(again.Report, with...)
}

// doubt makes what a comparison with last year has found an information when last year's report may be
// another organ's: a government and its office have figures of their own.
func (f *reportFile) doubt(findings nianbao.Findings) nianbao.Findings {
	if !f.doubtful {
		return findings
	}
	for i := range findings {
		if p := &findings[i]; p.ID != "SUM" {
			p.Severity = nianbao.SeverityInfo
			p.Hint = fmt.Sprintf("上年用的是“%s”的报告：是同一机关的，用 --same 写明；不是的，不必理会", f.previous.Organ)
		}
	}
	return findings
}

// withFaces adds the characters that no face has and the figures that can't be set: a report that was found sound must not be
// refused when it is rendered. It also tells which characters other faces stand in for.
func (s *session) withFaces(report *nianbao.Report, file string, findings nianbao.Findings) nianbao.Findings {
	more, err := nianbao.CheckFaces(report, s.asks(file)...)
	if err != nil && !findings.HasErrors() {
		more = nianbao.Findings{{ID: "LAYOUT", Severity: nianbao.SeverityError, Message: fmt.Sprintf("报告无法排版（%v）", err)}}
	}
	return byPlace(append(findings, picturesInside(file, more)...))
}

// picturesInside tells of pictures that lie in a PDF or OFD file, and not beside it where its attached data name them, as
// what they are: no fault of the report.
func picturesInside(file string, findings nianbao.Findings) nianbao.Findings {
	if !hasExtension(file, []string{"pdf", "ofd"}) {
		return findings
	}
	for i := range findings {
		if p := &findings[i]; p.ID == "FIGURE" && strings.HasPrefix(p.Message, "没有图片文件") {
			p.Severity = nianbao.SeverityInfo
			p.Hint = "图片在这个文件的版面里；附带的数据只有它的文件名，要重新生成，请把图片放回原处"
		}
	}
	return findings
}

// withFallbacks adds which characters other faces stand in for. What keeps a report from being
// set is left to Render, which says it.
func (s *session) withFallbacks(report *nianbao.Report, file string, findings nianbao.Findings) nianbao.Findings {
	more, _ := nianbao.CheckFaces(report, s.asks(file)...)
	for _, p := range more {
		if p.Severity == nianbao.SeverityInfo {
			findings = append(findings, p)
		}
	}
	return byPlace(findings)
}

// byPlace sorts findings by where they stand in the file.
func byPlace(findings nianbao.Findings) nianbao.Findings {
	slices.SortStableFunc(findings, func(a, b nianbao.Finding) int {
		return a.Place.Compare(b.Place)
	})
	return findings
}

func allCores() int { return runtime.GOMAXPROCS(0) }

// inOrder calls work for 0 to n-1 on a number of goroutines, and take with the results in
// order, on the goroutine of the caller. Only a few results wait for their turn at any time.
// A panic of work is passed on to the caller.
func inOrder[T any](workers, n int, work func(i int) T, take func(i int, result T)) {
	type outcome struct {
		result   T
		panicked any
	}
	type job struct {
		i    int
		done chan outcome
	}
	try := func(i int) (o outcome) {
		defer func() { o.panicked = recover() }()
		return outcome{result: work(i)}
	}
	workers = min(workers, n)
	jobs, turns := make(chan job), make(chan job, 4*workers)
	go func() {
		for i := range n {
			j := job{i, make(chan outcome, 1)}
			turns <- j
			jobs <- j
		}
		close(jobs)
		close(turns)
	}()
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- try(j.i)
			}
		}()
	}
	for j := range turns {
		o := <-j.done
		if o.panicked != nil {
			panic(o.panicked)
		}
		take(j.i, o.result)
	}
}
