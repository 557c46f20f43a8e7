package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// batchTally counts what became of the inputs of a batch.
type batchTally struct {
	rendered, kept, refused, failed, left int

	doubtful int // of those rendered: with warnings, or drafts with errors
	pages    int
	bytes    int64
	begun    time.Time
	verdict  verdict
}

// add counts an input by the worst that became of it in any format.
func (t *batchTally) add(o outcome) {
	status, doubtful, pages := "", false, 0
	for _, p := range o {
		pages = max(pages, p.pages)
		t.bytes += p.bytes
		if p.record == nil {
			continue
		}
		pages = max(pages, p.record.Pages)
		t.bytes += p.record.Bytes
		if status == "" || slices.Index(statuses, p.record.Status) > slices.Index(statuses, status) {
			status = p.record.Status
		}
		doubtful = doubtful || slices.ContainsFunc(p.record.Problems, func(p nianbao.Finding) bool { return p.Severity >= nianbao.SeverityWarning })
	}
	t.pages += pages
	switch {
	case o == nil || slices.Contains(o, part{}):
		t.left++
	case status == "":
		t.kept++
	case status == "rendered":
		t.rendered++
		if doubtful {
			t.doubtful++
		}
	case status == "refused":
		t.refused++
		t.verdict.add(faulty)
	default:
		t.failed++
		t.verdict.add(failed)
	}
}

// hasPages reports whether the files of a format have pages.
func hasPages(f *export.Format) bool { return f.Pages }

// statuses of records, from good to bad.
var statuses = []string{"rendered", "refused", "failed"}

func (t *batchTally) done() int { return t.rendered + t.kept + t.refused + t.failed }

func (t *batchTally) faults() int { return t.refused + t.failed }

// summarise tells on stdout what was done, the last line of a batch.
func (b *batchRun) summarise(interrupted bool) {
	t := &b.total
	seconds := b.progress.now().Sub(t.begun).Seconds()
	what := spacedNames(b.formats)
	if len(b.formats) > 1 {
		what = "报告（" + formatNames(b.formats) + "）"
	}
	parts := []string{fmt.Sprintf("已生成 %d 份%s", t.rendered, what)}
	if t.doubtful > 0 {
		parts[0] += fmt.Sprintf("（%d 份有警告或错误，见清单）", t.doubtful)
	}
	if t.kept > 0 {
		parts = append(parts, fmt.Sprintf("%d 份没有变化，不再生成", t.kept))
	}
	total := size(t.bytes)
	if slices.ContainsFunc(b.formats, hasPages) {
		total = fmt.Sprintf("%d 页，%s", t.pages, total)
	}
	parts = append(parts, "共 "+total)
	if t.refused > 0 {
		parts = append(parts, fmt.Sprintf("%d 份有错误，没有生成", t.refused))
	}
	if t.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d 份无法读取或写入", t.failed))
	}
	if t.left > 0 {
		parts = append(parts, fmt.Sprintf("%d 份没有做", t.left))
	}
	parts = append(parts, fmt.Sprintf("用时 %.1f 秒，每秒 %.0f 份", seconds, float64(t.done())/max(seconds, 0.001)))
	fmt.Fprintf(b.stdout, "%s；清单是 %s\n", strings.Join(parts, "，"), visible(b.plan.manifest))
	if interrupted {
		fmt.Fprintln(b.stdout, "已中断：同样的命令加上 --resume，可以接着做")
	}
}

// size is a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes < 10<<20:
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	case bytes < 10<<30:
		return fmt.Sprintf("%d MB", (bytes+1<<20-1)>>20)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/(1<<30))
}
