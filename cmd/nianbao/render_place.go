package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// place is where a rendered report goes.
type place interface {
	// writer has reports written into memory.
	writer(*export.Exporter, *export.Format) writer
	// deliver writes the finished report, of so many pages, and says so.
	deliver(s *session, pages int) error
}

// filePlace is one file, or stdout.
type filePlace struct {
	dest     *destination // nil for stdout
	file     bytes.Buffer
	unmarked string // of a draft whose format can't be marked as one
}

func (p *filePlace) writer(e *export.Exporter, format *export.Format) writer {
	return func(r *nianbao.Report, more ...nianbao.Option) (nianbao.Result, error) {
		return e.Write(&p.file, format, r, more...)
	}
}

func (p *filePlace) deliver(s *session, pages int) error {
	remark := size(int64(p.file.Len())) + p.unmarked
	if pages > 0 {
		remark = fmt.Sprintf("%d 页，%s", pages, remark)
	}
	return s.place(p.dest, p.file.Bytes(), remark)
}

// pagePlace is a file for each page: page-1.svg, page-2.svg and so on for page.svg.
type pagePlace struct {
	name  string
	input os.FileInfo
	files [][]byte
}

// newPagePlace looks at the place of the first page before anything is made.
func newPagePlace(name string, input os.FileInfo) (place, error) {
	if name == standard {
		return nil, fmt.Errorf("SVG 每页一个文件，不能写到标准输出：请用 -o 写明文件，如 -o page.svg\n%s", seeHelp)
	}
	if name == "" || os.IsPathSeparator(name[len(name)-1]) || isFolder(name) {
		_, err := newDestination(name, nil, export.SVG) // which says what is wrong with it
		return nil, err
	}
	if err := checkExtension(name, "-o", []*export.Format{export.SVG}); err != nil {
		return nil, err
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s 不是普通文件，SVG 每页一个文件：请用 -o 写明文件，如 -o page.svg\n%s", visible(name), seeHelp)
	}
	p := &pagePlace{name: name, input: input}
	_, err := newDestination(p.page(0), input, export.SVG)
	return p, err
}

// page names the file of a page, counted from 0.
func (p *pagePlace) page(page int) string {
	ext := extensionOf(p.name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(p.name, ext), page+1, export.SVG.Extensions[0])
}

func (p *pagePlace) writer(e *export.Exporter, _ *export.Format) writer {
	return func(r *nianbao.Report, more ...nianbao.Option) (nianbao.Result, error) {
		address := func(page int) string { return (&url.URL{Path: filepath.Base(p.page(page))}).String() }
		return e.Pages(r, address, func(_ int, data []byte) error {
			p.files = append(p.files, data)
			return nil
		}, more...)
	}
}

// deliver puts the pages in place when all of them are on the disk. A page of an earlier, longer report is
// left alone and told.
func (p *pagePlace) deliver(s *session, pages int) error {
	unlock, err := s.lockFile(p.page(0)) // which names that differ in the case of their extension share
	if err != nil {
		return err
	}
	defer unlock()
	var files []*staged
	defer func() {
		for _, f := range files {
			f.drop()
		}
	}()
	bytes := 0
	for page, data := range p.files {
		dest, err := newDestination(p.page(page), p.input, export.SVG)
		if err != nil {
			return err
		}
		if dest.stream {
			return fmt.Errorf("%s 不是普通文件：请用 -o 另写一个文件名", visible(dest.name))
		}
		if err := s.sources.spared(dest); err != nil {
			return err
		}
		f, err := dest.stage(data)
		if err != nil {
			return err
		}
		files = append(files, f)
		bytes += len(data)
	}
	for _, f := range files {
		if err := f.commit(); err != nil {
			return err
		}
	}
	names := visible(p.page(0))
	if pages > 1 {
		names += " 至 " + visible(filepath.Base(p.page(pages-1)))
	}
	fmt.Fprintf(s.stdout, "已生成 %s（%d 页，%s）\n", names, pages, size(int64(bytes)))
	if _, err := os.Stat(p.page(pages)); err == nil {
		s.note("%s 是以前生成的，不属于这份报告：不再用的，请删除", visible(p.page(pages)))
	}
	return nil
}
