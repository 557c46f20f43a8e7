package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/export"
)

// many reads files and folders into a folder, whatever is wrong with some of the files.
func (c *importCommand) many(m *importing, names []string) error {
	if slices.Contains(names, standard) {
		return fmt.Errorf("标准输入只能单独读取：请写文件或文件夹\n%s", seeHelp)
	}
	p, outcome, err := c.plan(m.session, names)
	switch {
	case err != nil:
		return err
	case len(p.inputs) == 0:
		if m.json != nil {
			m.json.end()
		}
		return outcome.err()
	case p.folder != "":
		if err := p.prepare(); err != nil {
			return err
		}
		unlock, err := p.lock(m.session)
		if err != nil {
			return err
		}
		defer unlock()
	}
	defer collectLess(roomForPapers * allCores())()
	run := &importRun{importing: m, plan: p, total: importTally{verdict: outcome}}
	return run.run()
}

// plan finds out what is to be read and where it goes. Without a folder, as --json allows, nothing is
// written.
func (c *importCommand) plan(s *session, names []string) (*plan, verdict, error) {
	p := &plan{formats: []*export.Format{export.YAML}}
	switch {
	case c.Out == nil && c.JSON:
	case c.Out == nil || *c.Out == standard:
		return nil, verdict{}, fmt.Errorf("读几个文件或文件夹时，要写明存放 YAML 的文件夹：请加 -o 文件夹\n%s", seeHelp)
	case *c.Out == "":
		return nil, verdict{}, errors.New("输出文件夹的名称是空的")
	default:
		p.folder = *c.Out
	}
	if _, err := os.Stat(p.folder); err != nil && slices.Contains(export.YAML.Extensions, strings.ToLower(extensionOf(p.folder))) {
		return nil, verdict{}, fmt.Errorf("-o %s 像是一个文件；读几个文件或文件夹时，-o 是存放 YAML 的文件夹：请写文件夹的名称\n%s", visible(p.folder), seeHelp)
	}
	to := output{}
	if p.folder != "" {
		to = output{folder: realPath(p.folder), extensions: export.YAML.Extensions[:1]}
	}
	var outcome verdict
	p.inputs, outcome = s.collect(names, to)
	if p.folder == "" {
		return p, outcome, nil
	}
	return p, outcome, p.check()
}

// importRun is an import of many files under way. They are read on several goroutines; messages come
// from one, in the order of the files.
type importRun struct {
	*importing
	*plan
	progress *progress
	total    importTally
}

// importTally counts what became of the files.
type importTally struct {
	read, doubtful, failed, left int

	verdict verdict
}

func (t *importTally) done() int { return t.read + t.failed }

// importOutcome is what became of a file; without one it was not begun.
type importOutcome struct {
	file *importedFile
	lost error // why it could not be written
}

func (r *importRun) run() error {
	r.progress = newProgress(r.stderr, len(r.inputs))
	interrupt, release := untilInterrupt(func() {
		r.progress.say("nianbao：已中断：正在做完手头的文件；再按一次 Ctrl-C 立即停止\n")
	})
	defer release()
	broken, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	work := func(i int) importOutcome {
		if interrupt.Err() != nil || broken.Err() != nil {
			return importOutcome{}
		}
		return r.work(stop, i)
	}
	inOrder(allCores(), len(r.inputs), work, func(_ int, o importOutcome) { r.take(o) })
	r.progress.end()
	r.summarise()
	switch {
	case broken.Err() != nil:
		r.complain(context.Cause(broken))
		return failed
	case r.total.left > 0:
		return interrupted
	}
	return r.total.verdict.err()
}

// work reads a file and writes what was read. When no file can be written any more, it stops the run.
func (r *importRun) work(stop context.CancelCauseFunc, i int) importOutcome {
	o := importOutcome{file: r.read(r.inputs[i])}
	if o.file.text == nil || r.folder == "" {
		return o
	}
	if o.lost = r.write(r.path(i, export.YAML), o.file.text); o.lost != nil && blocks(o.lost) {
		stop(o.lost)
		return importOutcome{}
	}
	return o
}

// take counts a file and tells what there is to say of it.
func (r *importRun) take(o importOutcome) {
	t := &r.total
	if o.file == nil {
		t.left++
		return
	}
	code := o.file.code()
	if o.lost != nil {
		code = failed
	}
	t.verdict.add(code)
	if code == failed {
		t.failed++
	} else {
		t.read++
	}
	if code == faulty {
		t.doubtful++
	}
	r.tell(o)
	o.file.text = nil
	r.progress.step(t.done(), t.failed)
}

func (r *importRun) tell(o importOutcome) {
	var text bytes.Buffer
	if r.json != nil {
		r.json.write(o.file.checked)
	} else if o.file.unread == nil {
		writeFindings(&text, o.file.file, o.file.findings)
		if o.file.text == nil {
			fmt.Fprintf(&text, "nianbao：没有从 %s 读出报告\n", shown(o.file.file))
		}
	}
	if err := cmp.Or(o.file.unread, o.lost); err != nil {
		fmt.Fprintf(&text, "nianbao：%s\n", err)
	}
	r.progress.say(text.String())
}

// summarise tells on stdout what was done, unless JSON goes there.
func (r *importRun) summarise() {
	if r.json != nil {
		r.json.end()
		return
	}
	t := &r.total
	parts := []string{fmt.Sprintf("读出 %d 份报告", t.read)}
	if t.doubtful > 0 {
		parts[0] += fmt.Sprintf("（%d 份有存疑之处，已在文件中注明，请与原件核对）", t.doubtful)
	}
	if t.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件不能读出", t.failed))
	}
	if t.left > 0 {
		parts = append(parts, fmt.Sprintf("%d 个没有做", t.left))
	}
	fmt.Fprintf(r.stdout, "%s；存放在 %s\n", strings.Join(parts, "，"), visible(r.folder))
}
