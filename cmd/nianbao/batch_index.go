package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/export"
)

// indexPage is the page that lists the files of a batch, as far as it has come. A nil page lists
// nothing.
type indexPage struct {
	dest *destination
	made []madeFile
}

// madeFile is an output that is there, rendered now or before.
type madeFile struct {
	input  int
	format *export.Format
	pages  int
	bytes  int64
}

// planIndex finds out where the page of --index goes, and refuses a place that is another's.
func (c *batchCommand) planIndex(p *plan) error {
	if c.Index == nil {
		return nil
	}
	name := *c.Index
	if name == "" {
		return errors.New("索引页的文件名是空的")
	}
	if err := checkExtension(name, "--index", []*export.Format{export.HTML}); err != nil {
		return err
	}
	if name == filepath.Base(name) {
		name = filepath.Join(p.folder, name)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil: // whoever writes it finds out
	case info.IsDir():
		return fmt.Errorf("索引页 %s 是文件夹：请用 --index 写出文件名", visible(name))
	case !info.Mode().IsRegular() || kindOf(name) != indexKind:
		return fmt.Errorf("%s 已经存在，不是 batch 的索引页，没有改动：请用 --index 另写一个文件名", visible(name))
	}
	p.index = name
	_, err = p.links()
	return err
}

// newIndexPage looks at the place of the page before anything is made.
func newIndexPage(p *plan) (*indexPage, error) {
	if p.index == "" {
		return nil, nil
	}
	dest, err := newDestination(p.index, nil, export.HTML)
	if err != nil {
		return nil, err
	}
	return &indexPage{dest: dest}, nil
}

func (g *indexPage) add(input int, format *export.Format, pages int, bytes int64) {
	if g != nil {
		g.made = append(g.made, madeFile{input, format, pages, bytes})
	}
}

// finishPage writes the page when all that could be made was, and says what is not in it. A batch that
// was interrupted leaves the page as it is, since one that lists half of the files misleads.
func (b *batchRun) finishPage() error {
	switch {
	case b.page == nil:
		return nil
	case b.total.left > 0:
		fmt.Fprintf(b.stdout, "没有做完，没有写索引页 %s\n", visible(b.index))
		return nil
	case len(b.page.made) == 0:
		fmt.Fprintf(b.stdout, "没有一份%s，没有写索引页 %s\n", spacedNames(b.formats), visible(b.index))
		return nil
	}
	text, err := b.page.text(b.plan)
	if err != nil {
		return err
	}
	if err := b.page.dest.write(text); err != nil {
		return err
	}
	what := "份" + spacedNames(b.formats)
	if len(b.formats) > 1 {
		what = "个文件"
	}
	fmt.Fprintf(b.stdout, "索引页是 %s，列出 %d %s", visible(b.index), len(b.page.made), what)
	if n := b.total.faults(); n > 0 {
		fmt.Fprintf(b.stdout, "；%d 份没有生成，不在其中", n)
	}
	fmt.Fprintln(b.stdout)
	return nil
}

//go:embed batch_index.html
var indexSource string

var indexTemplate = template.Must(template.New("index").Parse(indexSource))

// indexRow is a line of the page: a report with its files.
type indexRow struct {
	Number      int
	Organ, Year string
	Files       []indexFile
	Pages       int
}

type indexFile struct{ Link, Type, Output, Size string }

// text is the page: the newest reports first, those of a year in the order of a members' list or by their organs, since who looks for a
// report knows the two and not the file.
func (g *indexPage) text(p *plan) ([]byte, error) {
	slices.SortStableFunc(g.made, func(a, b madeFile) int {
		s, t := p.topics[a.input], p.topics[b.input]
		return cmp.Or(cmp.Compare(t.year, s.year), cmp.Compare(s.place, t.place), naturally(s.organ, t.organ), naturally(p.base(a.input), p.base(b.input)))
	})
	below, err := p.links()
	if err != nil {
		return nil, err
	}
	var page struct {
		Rows    []indexRow
		Formats string
		Pages   int
		Paged   bool
		Single  bool
	}
	page.Single = len(p.formats) == 1
	page.Formats, page.Paged = formatNames(p.formats), slices.ContainsFunc(p.formats, hasPages)
	for i, m := range g.made {
		if i == 0 || m.input != g.made[i-1].input {
			about := p.topics[m.input]
			page.Rows = append(page.Rows, indexRow{
				Number: len(page.Rows) + 1, Organ: cmp.Or(visible(about.organ), notStated), Year: cmp.Or(about.yearName(""), notStated),
			})
		}
		row := &page.Rows[len(page.Rows)-1]
		output := filepath.ToSlash(p.output(m.input, m.format))
		link := url.URL{Path: filepath.ToSlash(filepath.Join(below, output))}
		row.Files = append(row.Files, indexFile{link.String(), strings.TrimSuffix(m.format.MediaType, "; charset=utf-8"), visible(output), size(m.bytes)})
		row.Pages = max(row.Pages, m.pages)
	}
	for i := range page.Rows {
		page.Pages += page.Rows[i].Pages
	}
	var out bytes.Buffer
	if err := indexTemplate.Execute(&out, page); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// notStated stands for an organ or a year that a report does not name.
const notStated = "（未写明）"

// links is the folder of the outputs as seen from that of the page. Paths count as they are written,
// links in them not followed, as whoever reads the page goes by them.
func (p *plan) links() (string, error) {
	page, errPage := filepath.Abs(filepath.Dir(p.index))
	folder, errFolder := filepath.Abs(p.folder)
	below, err := filepath.Rel(page, folder)
	if err := cmp.Or(errPage, errFolder, err); err != nil {
		return "", fmt.Errorf("从索引页 %s 链接不到输出文件夹 %s：请把它们放在同一个磁盘上", visible(p.index), visible(p.folder))
	}
	return below, nil
}
