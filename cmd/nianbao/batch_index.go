package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"os"
	"path/filepath"
	"slices"
)

// indexPage is the page that lists the PDF files of a batch, as far as it has come. A nil page lists
// nothing.
type indexPage struct {
	dest *destination
	made []madeFile
}

// madeFile is an output that is there, rendered now or before.
type madeFile struct {
	input, pages int
	bytes        int64
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
	if err := checkExtension(name, "--index", []outputFormat{htmlFormat}); err != nil {
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
	dest, err := newDestination(p.index, nil, htmlFormat)
	if err != nil {
		return nil, err
	}
	return &indexPage{dest: dest}, nil
}

func (g *indexPage) add(input, pages int, bytes int64) {
	if g != nil {
		g.made = append(g.made, madeFile{input, pages, bytes})
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
		fmt.Fprintf(b.stdout, "没有一份 PDF，没有写索引页 %s\n", visible(b.index))
		return nil
	}
	text, err := b.page.text(b.plan)
	if err != nil {
		return err
	}
	if err := b.page.dest.write(context.Background(), text); err != nil {
		return err
	}
	fmt.Fprintf(b.stdout, "索引页是 %s，列出 %d 份 PDF", visible(b.index), len(b.page.made))
	if n := b.total.faults(); n > 0 {
		fmt.Fprintf(b.stdout, "；%d 份没有生成，不在其中", n)
	}
	fmt.Fprintln(b.stdout)
	return nil
}

//go:embed batch_index.html
var indexSource string

var indexTemplate = template.Must(template.New("index").Parse(indexSource))

// indexRow is a line of the page.
type indexRow struct {
	Number       int
	Organ, Year  string
	Link, Output string
	Pages        int
	Size         string
}

// text is the page: the newest reports first, those of a year in the order of a members' list or by their organs, since who looks for a
// report knows the two and not the file.
func (g *indexPage) text(p *plan) ([]byte, error) {
	slices.SortFunc(g.made, func(a, b madeFile) int {
		s, t := p.topics[a.input], p.topics[b.input]
		return cmp.Or(cmp.Compare(t.year, s.year), cmp.Compare(s.place, t.place), naturally(s.organ, t.organ), naturally(p.output(a.input), p.output(b.input)))
	})
	below, err := p.links()
	if err != nil {
		return nil, err
	}
	var page struct {
		Rows  []indexRow
		Pages int
	}
	for i, m := range g.made {
		about, output := p.topics[m.input], filepath.ToSlash(p.output(m.input))
		link := url.URL{Path: filepath.ToSlash(filepath.Join(below, output))}
		page.Pages += m.pages
		page.Rows = append(page.Rows, indexRow{
			Number: i + 1, Organ: cmp.Or(visible(about.organ), notStated), Year: cmp.Or(about.yearName(""), notStated),
			Link: link.String(), Output: visible(output), Pages: m.pages, Size: size(m.bytes),
		})
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
