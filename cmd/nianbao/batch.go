package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"syscall"
)

type batchCommand struct {
	Inputs   []string `arg:"" name:"文件" complete:"reports" help:"报告文件或文件夹"`
	Out      *string  `short:"o" name:"output" placeholder:"文件夹" complete:"folders" help:"存放 PDF 的文件夹，没有时新建；其中的子文件夹与报告所在的相同"`
	Manifest *string  `name:"manifest" placeholder:"文件" complete:"files" help:"清单，一份报告一行 JSON；默认是输出文件夹中的 manifest.jsonl"`
	Resume   bool     `help:"接着做：清单中已经生成、此后没有改动的不再生成"`
	Jobs     *string  `name:"jobs" placeholder:"份数" help:"同时处理的份数；默认用上所有处理器"`
	renderFlags
}

// Run renders all reports, whatever is wrong with some of them.
func (c *batchCommand) Run(s *session) error {
	jobs, err := c.jobs()
	if err != nil {
		return err
	}
	plan, outcome, err := c.plan(s)
	switch {
	case err != nil:
		return err
	case len(plan.inputs) == 0:
		return outcome.err()
	}
	s.many = true
	b := &batchRun{session: s, flags: c.renderFlags, plan: plan, resume: c.Resume}
	if b.renderer, err = c.renderer(s); err != nil {
		return err
	}
	if b.settings, err = c.fingerprint(s.offices); err != nil {
		return err
	}
	if err := plan.prepare(); err != nil {
		return err
	}
	if b.manifest, err = openManifest(plan.manifest, len(plan.inputs), c.Resume); err != nil {
		return err
	}
	if slices.ContainsFunc(plan.inputs, func(in input) bool { return !hasExtension(in.name, plainExtensions) }) {
		defer collectLess(roomForPapers * jobs)()
	} else {
		defer collectLess(jobs)()
	}
	outcome.add(b.run(jobs))
	return outcome.err()
}

// collectLess lets the heap grow between garbage collections, within a limit that fits the
// number of reports under way: reports need little and leave much behind. It returns what
// undoes it. Whoever sets GOGC or GOMEMLIMIT decides.
func collectLess(jobs int) (undo func()) {
	if os.Getenv("GOGC")+os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(400), debug.SetMemoryLimit(96<<20+int64(jobs)<<24)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// roomForPapers is how many times the memory of a report a Word, Excel or PDF file may need while it is
// read.
const roomForPapers = 8

// maxJobs is the most reports that are under way at a time.
const maxJobs = 1024

func (c *batchCommand) jobs() (int, error) {
	if c.Jobs == nil {
		return allCores(), nil
	}
	n, err := strconv.Atoi(*c.Jobs)
	if err != nil || n < 1 || n > maxJobs {
		return 0, fmt.Errorf("--jobs 应是 1 至 %d 的整数，实为“%s”\n%s", maxJobs, visible(*c.Jobs), seeHelp)
	}
	return n, nil
}

// plan finds out what is to be rendered and where it goes, and refuses what would overwrite
// anything that it should not, before anything is made.
func (c *batchCommand) plan(s *session) (*plan, verdict, error) {
	switch {
	case c.Out == nil:
		return nil, verdict{}, fmt.Errorf("没有写明存放 PDF 的文件夹：请加 -o 文件夹\n%s", seeHelp)
	case *c.Out == "" || c.Manifest != nil && *c.Manifest == "":
		return nil, verdict{}, errors.New("输出文件夹或清单的名称是空的")
	}
	p := &plan{folder: *c.Out, format: pdfFormat, manifest: filepath.Join(*c.Out, manifestName)}
	if c.Manifest != nil {
		p.manifest = *c.Manifest
	}
	for _, name := range c.Inputs {
		if name == standard {
			return nil, verdict{}, fmt.Errorf("batch 不从标准输入读取报告：请写文件或文件夹\n%s", seeHelp)
		}
	}
	var outcome verdict
	p.inputs, outcome = s.collect(c.Inputs, output{folder: realPath(p.folder), extension: pdfFormat.extensions[0]})
	return p, outcome, cmp.Or(p.check(), p.checkManifest(), checkBatchNames(p.folder, p.manifest))
}

// plan is which file of a folder each of many inputs becomes.
type plan struct {
	inputs   []input
	folder   string // of the outputs
	format   outputFormat
	manifest string // of a batch
}

// output is the file that an input becomes, below the folder.
func (p *plan) output(i int) string {
	in := &p.inputs[i]
	name, err := filepath.Rel(in.below, in.name)
	if err != nil {
		name = filepath.Base(in.name)
	}
	return stem(name) + p.format.extensions[0]
}

func (p *plan) path(i int) string { return filepath.Join(p.folder, p.output(i)) }

// check makes sure that each input has an output of its own, which takes the place of no input.
func (p *plan) check() error {
	taken := make(map[string]int, len(p.inputs))
	for i := range p.inputs {
		key := fileKey(p.output(i))
		if j, ok := taken[key]; ok {
			return fmt.Errorf("%s 和 %s 会生成同一个文件 %s：请改名，或分两次生成到不同的文件夹",
				shown(p.inputs[j].name), shown(p.inputs[i].name), visible(p.path(i)))
		}
		taken[key] = i
	}
	folder := realPath(p.folder)
	for _, in := range p.inputs {
		below, err := filepath.Rel(folder, in.real)
		if _, ok := taken[fileKey(below)]; ok && err == nil {
			return fmt.Errorf("会生成的文件 %s 就是一份报告：请用 -o 另写一个文件夹", shown(in.name))
		}
	}
	return nil
}

// checkManifest makes sure that the manifest takes no place of a report or of an output.
func (p *plan) checkManifest() error {
	manifest := realPath(p.manifest)
	below, err := filepath.Rel(realPath(p.folder), manifest)
	for i, in := range p.inputs {
		if in.real == manifest {
			return fmt.Errorf("清单 %s 就是一份报告：请用 --manifest 另写一个文件名", visible(p.manifest))
		}
		if err == nil && fileKey(below) == fileKey(p.output(i)) {
			return fmt.Errorf("清单 %s 就是 %s 会生成的文件：请用 --manifest 另写一个文件名", visible(p.manifest), shown(in.name))
		}
	}
	return nil
}

// prepare makes the folder and finds out whether files can be written there.
func (p *plan) prepare() error {
	if err := makeFolder(p.folder); err != nil {
		return err
	}
	return checkFolder(p.folder)
}

// makeFolder makes a folder with all above it, unless it is there.
func makeFolder(name string) error {
	err := os.MkdirAll(name, 0o755)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return &writeError{"没有权限新建文件夹：" + visible(name), err}
	case err != nil:
		return &writeError{fmt.Sprintf("无法新建文件夹 %s：%s", visible(name), cause(err)), err}
	}
	return nil
}

// untilInterrupt returns a context that ends with the first interrupt, of which it tells; a
// second one ends the program at once.
func untilInterrupt(tell func()) (ctx context.Context, release func()) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	unhook := context.AfterFunc(ctx, func() {
		stop()
		tell()
	})
	return ctx, func() {
		unhook()
		stop()
	}
}
