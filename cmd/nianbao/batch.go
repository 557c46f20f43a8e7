package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/export"
)

type batchCommand struct {
	Inputs   []string `arg:"" name:"文件" complete:"reports" help:"报告文件或文件夹"`
	Out      *string  `short:"o" name:"output" placeholder:"文件夹" complete:"folders" help:"存放生成的文件的文件夹，没有时新建；其中的子文件夹与报告所在的相同"`
	Formats  *string  `name:"format" placeholder:"格式" values:"pdf,ofd,docx,html,xlsx,yaml,json" help:"输出格式：pdf（默认）、ofd、docx、html、xlsx（填报表）、yaml、json，可写几种，如 docx,html,pdf"`
	Name     *string  `name:"name" placeholder:"样式" help:"文件名，如“{organ}{year}年政府信息公开工作年度报告”；{organ} 是机关名称，{year} 是年度，{file} 是报告的文件名；默认与报告同名"`
	Index    *string  `name:"index" placeholder:"文件" complete:"files" help:"另写一个网页，列出全部生成的文件并附链接；只写文件名的，放在输出文件夹中"`
	Manifest *string  `name:"manifest" placeholder:"文件" complete:"files" help:"清单，一份报告一行 JSON；默认是输出文件夹中的 manifest.jsonl"`
	Resume   bool     `help:"接着做：清单中已经生成、此后没有改动的不再生成"`
	List     *string  `name:"members-list" placeholder:"文件" complete:"files" help:"单位名单，一行一个机关全称：只排名单中的单位，机关名称以名单为准"`
	Year     *string  `name:"year" placeholder:"年份" help:"只排这一年度的报告"`
	Jobs     *string  `name:"jobs" placeholder:"份数" help:"同时处理的份数；默认用上所有处理器"`
	sameFlags
	renderFlags
}

// Run renders all reports, whatever is wrong with some of them.
func (c *batchCommand) Run(s *session) error {
	jobs, err := c.jobs()
	if err != nil {
		return err
	}
	plan, outcome, err := c.plan(s, jobs)
	switch {
	case err != nil:
		return err
	case len(plan.inputs) == 0:
		return outcome.err()
	}
	s.many = true
	b := &batchRun{session: s, flags: c.renderFlags, plan: plan, resume: c.Resume}
	if b.exporter, err = c.exporter(s, plan.formats...); err != nil {
		return err
	}
	if b.settings, err = c.fingerprint(s.offices); err != nil {
		return err
	}
	if err := plan.prepare(); err != nil {
		return err
	}
	unlock, err := plan.lock(s)
	if err != nil {
		return err
	}
	defer unlock()
	if b.page, err = newIndexPage(plan); err != nil {
		return err
	}
	if b.manifest, err = openManifest(plan.manifest, len(plan.inputs)*len(plan.formats)); err != nil {
		return err
	}
	defer collectLess(plan.room() * jobs)()
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
func (c *batchCommand) plan(s *session, jobs int) (*plan, verdict, error) {
	naming, err := c.naming()
	if err != nil {
		return nil, verdict{}, err
	}
	p, err := c.places()
	if err != nil {
		return nil, verdict{}, err
	}
	chosen, err := c.choice(s)
	if err != nil {
		return nil, verdict{}, err
	}
	var outcome verdict
	p.lists = s.sources.paths()
	s.skip = p.lists
	p.inputs, outcome = s.collect(c.Inputs, output{folder: realPath(p.folder), extensions: p.extensions(), manifest: p.manifest})
	p.others = slices.Clone(s.left.beside)
	for _, in := range p.inputs {
		p.others = append(p.others, in.real)
	}
	if err := p.checkSideFiles(); err != nil {
		return nil, outcome, err
	}
	if naming != "" || p.index != "" || chosen.asked() {
		if err := p.readTopics(s, jobs); err != nil {
			return nil, outcome, err
		}
	}
	if chosen.asked() {
		outcome.add(chosen.apply(s, p))
	}
	if naming != "" {
		err = p.nameOutputs(naming)
	}
	if err := cmp.Or(err, p.check(), p.checkSideFolders()); err != nil {
		return nil, outcome, err
	}
	for _, note := range p.notes {
		s.note("%s", note)
	}
	return p, outcome, nil
}

// places is a plan without inputs: what the command line alone says of it.
func (c *batchCommand) places() (*plan, error) {
	switch {
	case c.Out == nil:
		return nil, fmt.Errorf("没有写明存放生成的文件的文件夹：请加 -o 文件夹\n%s", seeHelp)
	case *c.Out == "" || c.Manifest != nil && *c.Manifest == "":
		return nil, errors.New("输出文件夹或清单的名称是空的")
	case slices.Contains(c.Inputs, standard):
		return nil, fmt.Errorf("batch 不从标准输入读取报告：请写文件或文件夹\n%s", seeHelp)
	}
	formats, err := c.formats()
	if err != nil {
		return nil, err
	}
	if err := c.suits(formats); err != nil {
		return nil, err
	}
	p := &plan{folder: *c.Out, formats: formats, manifest: filepath.Join(*c.Out, manifestName)}
	if c.Manifest != nil {
		p.manifest = *c.Manifest
	}
	return p, cmp.Or(checkBatchNames(p.folder, p.manifest), c.planIndex(p))
}

// formats are those that --format asks for, in the order in which formats are listed.
func (c *batchCommand) formats() ([]*export.Format, error) {
	if c.Formats == nil {
		return []*export.Format{export.PDF}, nil
	}
	asked := map[*export.Format]bool{}
	for _, id := range strings.FieldsFunc(*c.Formats, func(r rune) bool { return strings.ContainsRune(",，、 ", r) }) {
		f, err := formatNamed(id)
		switch {
		case err != nil:
			return nil, err
		case f == export.SVG:
			return nil, fmt.Errorf("batch 不生成 SVG，它每页一个文件：请用 nianbao render\n%s", seeHelp)
		}
		asked[f] = true
	}
	if len(asked) == 0 {
		return nil, fmt.Errorf("--format 是空的：请写出格式，如 docx,html,pdf\n%s", seeHelp)
	}
	return slices.DeleteFunc(export.Formats(), func(f *export.Format) bool { return !asked[f] }), nil
}
