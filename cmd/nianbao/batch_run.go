package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// batchRun is a batch under way. Reports are rendered on several goroutines; what is seen of
// them, the manifest's lines and messages, comes from one, in the order of the inputs.
type batchRun struct {
	*session
	*plan
	flags    renderFlags
	exporter *export.Exporter
	settings string // what, beside the input, decides the output
	resume   bool
	manifest *manifest
	page     *indexPage // nil when none is asked for
	progress *progress
	total    batchTally
	buffers  sync.Pool
}

// outcome is what became of one input, by format; nothing of one that was not begun.
type outcome []part

// part is what became of one input in one format; the zero value if it was not done.
type part struct {
	record *record
	line   span  // in the manifest that is resumed, of what was done before; there is no record then
	pages  int   // of that
	bytes  int64 // likewise
}

// run renders what is to be rendered, and returns the exit code.
func (b *batchRun) run(jobs int) exitCode {
	b.progress = newProgress(b.stderr, len(b.inputs))
	b.total.begun = b.progress.now()
	interrupt, release := untilInterrupt(func() {
		b.progress.say("nianbao：已中断：正在做完手头的报告；再按一次 Ctrl-C 立即停止\n")
	})
	defer release()
	broken, stop := context.WithCancelCause(context.Background()) // not below interrupt, which would hide the cause
	defer stop(nil)
	work := func(i int) outcome {
		if interrupt.Err() != nil || broken.Err() != nil {
			return nil
		}
		return b.work(stop, i)
	}
	inOrder(jobs, len(b.inputs), work, func(i int, o outcome) {
		if err := b.take(i, o); err != nil {
			stop(err)
		}
	})
	b.progress.end()
	err := b.manifest.finish(b.plan)
	if broken.Err() != nil {
		err = context.Cause(broken)
	}
	b.summarise(b.total.left > 0 && interrupt.Err() != nil)
	if err == nil {
		err = b.finishPage()
	}
	switch {
	case err != nil:
		b.complain(err)
		return failed
	case b.total.left > 0:
		return interrupted
	}
	return b.total.verdict.code
}

// work renders an input in all formats, except those in which it was rendered before. When no file can be
// written any more, it stops the batch.
func (b *batchRun) work(stop context.CancelCauseFunc, i int) outcome {
	parts := make(outcome, len(b.formats))
	var todo []int
	for k, f := range b.formats {
		if b.resume {
			if e, line, ok := b.manifest.before(b.output(i, f)); ok && b.unchanged(i, f, e) {
				parts[k] = part{line: line, pages: e.Pages, bytes: e.Bytes}
				continue
			}
		}
		todo = append(todo, k)
	}
	if len(todo) == 0 {
		return parts
	}
	begun := time.Now()
	from := &reading{input: &b.inputs[i]}
	err := protect(from.read) // of many reports one may be the program's undoing
	for _, k := range todo {
		r := &record{
			Input: escapedName(b.inputs[i].name), InputSHA256: from.digest, Output: listedOutput(b.output(i, b.formats[k])), Format: b.formats[k].ID,
			Status: "failed", Problems: nianbao.Findings{}, Settings: b.settings,
		}
		failure := err
		if failure == nil {
			failure = protect(func() error { return b.produce(i, b.formats[k], from, r) })
		}
		if failure != nil && blocks(failure) {
			stop(failure)
			return parts
		}
		if failure != nil {
			r.Error = failure.Error()
		}
		r.Time = time.Now().UTC().Truncate(time.Millisecond)
		r.Seconds = time.Since(begun).Round(10 * time.Microsecond).Seconds()
		parts[k], begun = part{record: r}, time.Now()
	}
	return parts
}

// reading is an input that is read for all formats.
type reading struct {
	*source
	input    *input
	digest   string
	pictures *witness
}

// read reads the input. What is behind the report in a file that is too large is read for the digest; there
// is none of a file that goes on and on.
func (r *reading) read() error {
	name := r.input.name
	if r.input.unread != nil {
		return r.input.unread
	}
	f, err := os.Open(name)
	if err != nil {
		return unreadable(name, err)
	}
	defer f.Close()
	digest := sha256.New()
	r.pictures = &witness{folder: folder(filepath.Dir(name))}
	if r.source, err = load(io.TeeReader(f, digest), name, nil, nianbao.WithPictures(r.pictures)); err != nil {
		return err
	}
	rest := struct{ io.Reader }{f} // mostly nothing, and not worth a large buffer
	n, err := io.CopyBuffer(digest, io.LimitReader(rest, maxDigested), make([]byte, 4096))
	if err != nil {
		return unreadable(name, err)
	}
	if n == maxDigested {
		return nil
	}
	r.digest = hex.EncodeToString(digest.Sum(nil))
	return nil
}

// produce makes the file of an input in a format and enters what there is to say of it.
func (b *batchRun) produce(i int, f *export.Format, from *reading, e *record) error {
	file := b.buffer()
	defer b.buffers.Put(file)
	made, err := b.flags.render(b.session, from.source, f, func(r *nianbao.Report, more ...nianbao.Option) (nianbao.Result, error) {
		return b.exporter.Write(file, f, r, more...)
	})
	if err != nil {
		return err
	}
	e.Pictures = from.pictures.seen
	e.Problems = append(e.Problems, made.findings...)
	if made.refusal != nil {
		e.Status = "refused"
		return nil
	}
	if err := b.write(b.path(i, f), file.Bytes()); err != nil {
		return err
	}
	sum := sha256.Sum256(file.Bytes())
	e.Status, e.Pages, e.Bytes, e.SHA256 = "rendered", made.pages, int64(file.Len()), hex.EncodeToString(sum[:])
	return nil
}

func (b *batchRun) buffer() *bytes.Buffer {
	if file, ok := b.buffers.Get().(*bytes.Buffer); ok {
		file.Reset()
		return file
	}
	return new(bytes.Buffer)
}

// write puts a file in place, whole or not at all. It is not forced to the disk: the manifest
// holds its digest, by which a file that was lost with the power is found out when the batch
// is resumed. An interrupt waits for it.
func (p *plan) write(path string, data []byte) error {
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	d := destination{name: path, path: path, lazy: true}
	if info, err := os.Stat(path); err == nil {
		if err := d.existing(info, nil); err != nil {
			return &writeError{err.Error(), errNoFile}
		}
		if d.stream {
			return &writeError{"输出路径不是普通文件：" + visible(path), errNoFile}
		}
	}
	return d.write(data)
}

// blocks says whether an error will keep all other files from being written as well, as a
// full disk does, rather than having to do with the name of one.
func blocks(err error) bool {
	var w *writeError
	if !errors.As(err, &w) {
		return false
	}
	is := func(own error) bool { return errors.Is(err, own) }
	return !slices.ContainsFunc([]error{
		errNoFile, fs.ErrPermission, fs.ErrExist, syscall.EISDIR, syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.EINVAL, textBusy, syscall.EBUSY,
	}, is) && !slices.ContainsFunc(ownErrors, is)
}

// take enters an outcome in the manifest and tells of it. An error ends the batch.
func (b *batchRun) take(i int, o outcome) error {
	b.total.add(o)
	if o == nil {
		return nil
	}
	told := map[string]bool{}
	for k, p := range o {
		line := i*len(b.formats) + k
		if p == (part{}) {
			continue
		}
		if p.record == nil {
			b.manifest.keep(line, p.line)
			b.page.add(i, b.formats[k], p.pages, p.bytes)
			continue
		}
		if p.record.Status == "rendered" {
			b.page.add(i, b.formats[k], p.record.Pages, p.record.Bytes)
		} else if text := trouble(p.record); !told[text] { // which is the same for most formats
			told[text] = true
			b.progress.say(text)
		}
		if err := b.manifest.add(line, p.record); err != nil {
			return err
		}
	}
	b.progress.step(b.total.done(), b.total.faults())
	return nil
}

// trouble is why there is no file of an input.
func trouble(e *record) string {
	var text bytes.Buffer
	writeFindings(&text, unescapedName(e.Input), e.Problems)
	if e.Error != "" {
		fmt.Fprintf(&text, "nianbao：%s\n", e.Error)
	}
	return text.String()
}
