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
)

// batchRun is a batch under way. Reports are rendered on several goroutines; what is seen of
// them, the manifest's lines and messages, comes from one, in the order of the inputs.
type batchRun struct {
	*session
	*plan
	flags    renderFlags
	renderer *nianbao.Renderer
	settings string // what, beside the input, decides the output
	resume   bool
	manifest *manifest
	page     *indexPage // nil when none is asked for
	progress *progress
	total    batchTally
	buffers  sync.Pool
}

// outcome is what became of one input. One that was not begun has neither record nor line.
type outcome struct {
	record *record
	line   span  // in the manifest that is resumed, of what was done before
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
			return outcome{}
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

// work renders an input, unless it was rendered before. When no file can be written any more,
// it stops the batch.
func (b *batchRun) work(stop context.CancelCauseFunc, i int) outcome {
	if b.resume {
		if e, line, ok := b.manifest.before(b.output(i)); ok && b.unchanged(i, e) {
			return outcome{line: line, pages: e.Pages, bytes: e.Bytes}
		}
	}
	begun := time.Now()
	o := outcome{record: &record{
		Input: b.inputs[i].name, Output: filepath.ToSlash(b.output(i)), Status: "failed", Problems: nianbao.Findings{}, Settings: b.settings,
	}}
	err := protect(func() error { return b.produce(i, o.record) }) // of many reports one may be the program's undoing
	if err != nil && blocks(err) {
		stop(err)
		return outcome{}
	}
	if err != nil {
		o.record.Error = err.Error()
	}
	o.record.Time = time.Now().UTC().Truncate(time.Millisecond)
	o.record.Seconds = time.Since(begun).Round(10 * time.Microsecond).Seconds()
	return o
}

// produce makes the PDF file of an input and enters what there is to say of it.
func (b *batchRun) produce(i int, e *record) error {
	in := &b.inputs[i]
	if in.unread != nil {
		return in.unread
	}
	f, err := os.Open(in.name)
	if err != nil {
		return unreadable(in.name, err)
	}
	defer f.Close()
	file := b.buffer()
	defer b.buffers.Put(file)
	digest, pictures := sha256.New(), &witness{folder: folder(filepath.Dir(in.name))}
	made, err := b.flags.render(b.session, b.renderer, file, io.TeeReader(f, digest), in.name, nil, nianbao.WithPictures(pictures))
	if err != nil {
		return err
	}
	rest := struct{ io.Reader }{f} // of a file that is too large; mostly nothing, and not worth a large buffer
	if _, err := io.CopyBuffer(digest, rest, make([]byte, 4096)); err != nil {
		return unreadable(in.name, err)
	}
	e.InputSHA256, e.Pictures = hex.EncodeToString(digest.Sum(nil)), pictures.seen
	e.Problems = append(e.Problems, made.findings...)
	if made.refusal != nil {
		e.Status = "refused"
		return nil
	}
	if err := b.write(i, file.Bytes()); err != nil {
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
func (p *plan) write(i int, data []byte) error {
	path := p.path(i)
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	d := destination{name: path, path: path, lazy: true}
	return d.write(context.Background(), data)
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
		fs.ErrPermission, fs.ErrExist, syscall.EISDIR, syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.EINVAL, syscall.ETXTBSY, syscall.EBUSY,
	}, is) && !slices.ContainsFunc(ownErrors, is)
}

// take enters an outcome in the manifest and tells of it. An error ends the batch.
func (b *batchRun) take(i int, o outcome) error {
	b.total.add(o)
	switch {
	case o.record == nil && o.line == span{}:
		return nil
	case o.record == nil:
		b.manifest.keep(i, o.line)
		b.page.add(i, o.pages, o.bytes)
	default:
		if o.record.Status == "rendered" {
			b.page.add(i, o.record.Pages, o.record.Bytes)
		} else {
			b.progress.say(trouble(o.record))
		}
		if err := b.manifest.add(i, o.record); err != nil {
			return err
		}
	}
	b.progress.step(b.total.done(), b.total.faults())
	return nil
}

// trouble is why there is no file of an input.
func trouble(e *record) string {
	var text bytes.Buffer
	writeFindings(&text, e.Input, e.Problems)
	if e.Error != "" {
		fmt.Fprintf(&text, "nianbao：%s\n", e.Error)
	}
	return text.String()
}
