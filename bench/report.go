package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/sample"
)

const seed = "../testdata/zhongning-2021.yaml"

// report measures the programs first: a child's peak of memory counts that of the process
// that starts it.
func report(w io.Writer) error {
	var children bytes.Buffer
	if err := programs(&children); err != nil {
		return err
	}
	r, err := nianbao.ReadFile(seed)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "# Measurements\n\nWritten by `make bench`: %s, %d cores. Contestants run in turn, warm; the median of the rounds. Ratios are to nianbao's whole way. fpdf and gopdf only draw pages that nianbao has laid out, and write no tags: `layout/fpdf` and `layout/gopdf` exactly, with small fonts made for the document; “as usual” as a program does that knows the library alone, with the faces whole, all texts and rules at their places, and the distances of characters left to the library. maroto sets simpler tables and no text.\n", runtime.Version(), runtime.NumCPU())
	for _, c := range []struct {
		title  string
		report *nianbao.Report
		rounds int
	}{{"The seed report", r, 9}, {"A large report", long(120), 3}} {
		cs, err := contestants(c.report)
		if err != nil {
			return err
		}
		table(w, c.title, compare(c.rounds, cs))
	}
	if err := pages(w); err != nil {
		return err
	}
	_, err = children.WriteTo(w)
	return err
}

// long returns a report with the texts of n others behind its section five.
func long(n int) *nianbao.Report {
	r := sample.Report(0)
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.TrimSpace(sample.Report(5*i).Problems) + "\n")
	}
	r.Problems = r.Problems + "\n" + strings.TrimSpace(b.String())
	return r
}

func table(w io.Writer, title string, fs []figures) {
	fmt.Fprintf(w, "\n## %s\n\n| | wall ms | CPU ms | CPU ratio | allocations | allocated KB | PDF bytes |\n|---|--:|--:|--:|--:|--:|--:|\n", title)
	for _, f := range fs {
		if f.err != nil {
			fmt.Fprintf(w, "| %s | can't | | | | | |\n", f.name)
			continue
		}
		fmt.Fprintf(w, "| %s | %s | %s | %.2f | %d | %d | %d |\n", f.name, ms(f.wall), ms(f.cpu), float64(f.cpu)/float64(max(fs[0].cpu, 1)), f.allocs, f.space/1000, f.bytes)
	}
}

// pages measures the way from report to file for longer and longer texts.
func pages(w io.Writer) error {
	fmt.Fprint(w, "\n## Longer reports\n\n| pages | wall ms | ms a page | PDF bytes |\n|--:|--:|--:|--:|\n")
	for _, n := range []int{0, 12, 220} {
		r := long(n)
		d, err := nianbao.Layout(r)
		if err != nil {
			return err
		}
		cs, err := contestants(r)
		if err != nil {
			return err
		}
		f := compare(5, cs[:1])[0]
		if f.err != nil {
			return f.err
		}
		fmt.Fprintf(w, "| %d | %s | %.3f | %d |\n", len(d.Pages), ms(f.wall), f.wall.Seconds()*1000/float64(len(d.Pages)), f.bytes)
	}
	return nil
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/1e6) }
