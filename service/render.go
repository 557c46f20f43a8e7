package service

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// render is POST /api/v1/render.
func (s *Service) render(r *request) (*answer, error) {
	format, err := r.format()
	if err != nil {
		return nil, err
	}
	l, err := r.look(format)
	if err != nil {
		return nil, err
	}
	how, err := r.rendering(format)
	if err != nil {
		return nil, err
	}
	if err := r.noMore(); err != nil {
		return nil, err
	}
	sub, err := r.submitted()
	if err != nil {
		return nil, err
	}
	exporter, err := s.exporters.of(l)
	if refused := new(pdf.StandardError); errors.As(err, &refused) {
		return nil, badRequest(refused.Message)
	} else if err != nil {
		return nil, err
	}
	return exported(exporter, format, sub, how)
}

// rendering is how one report is rendered.
type rendering struct {
	options []render.Option
	page    int // of SVG, from 1; 0 for all pages
}

// exported writes a report in a format.
func exported(exporter *export.Exporter, format *export.Format, sub *submission, how rendering) (*answer, error) {
	var b bytes.Buffer
	options := append(sub.options, how.options...)
	if format == export.SVG {
		return pagesAnswer(exporter, sub, how.page, options)
	}
	result, err := exporter.Write(&b, format, sub.Report, options...)
	if err != nil {
		return nil, cannotRender(result.Findings, err)
	}
	a := &answer{mediaType: format.MediaType, body: b.Bytes(), name: fileName(sub.Report, format)}
	a.tell(result)
	return a, nil
}

// tell puts what is known of a render into the header.
func (a *answer) tell(result render.Result) {
	warnings := 0
	for _, f := range result.Findings {
		if f.Severity == model.SeverityWarning {
			warnings++
		}
	}
	a.header = map[string]string{"Nianbao-Pages": strconv.Itoa(result.Pages), "Nianbao-Errors": strconv.Itoa(len(result.Findings.Errors())), "Nianbao-Warnings": strconv.Itoa(warnings)}
}

// cannotRender is the problem of a report that is not rendered.
func cannotRender(found model.Findings, err error) error {
	var why model.Findings
	switch {
	case found.HasErrors():
		return faulty("报告有错误", "报告有错误，没有生成文件；加参数 draft=true 可以生成草稿", found)
	case errors.As(err, &why):
		return faulty("报告排不成页", "报告里有排不成页的内容，没有生成文件", why)
	case errors.Is(err, render.ErrNoAttachments):
		return badRequest(err.Error())
	}
	return err
}

// pagesAnswer is all pages of a report as JSON, or one of them as an SVG file.
func pagesAnswer(exporter *export.Exporter, sub *submission, page int, options []render.Option) (*answer, error) {
	var pages []string
	result, err := exporter.Pages(sub.Report, nil, func(_ int, data []byte) error {
		pages = append(pages, string(data))
		return nil
	}, options...)
	switch {
	case err != nil:
		return nil, cannotRender(result.Findings, err)
	case page > len(pages):
		return nil, badRequest("报告只有 " + strconv.Itoa(len(pages)) + " 页")
	}
	a := jsonAnswer(map[string]any{"pages": pages})
	if page > 0 {
		a = &answer{mediaType: export.SVG.MediaType, body: []byte(pages[page-1])}
	}
	a.tell(result)
	return a, nil
}

// format reads the format that is asked for.
func (r *request) format() (*export.Format, error) {
	var ids []string
	for _, f := range export.Formats() {
		ids = append(ids, f.ID)
	}
	id, err := r.choose("format", ids...)
	if err != nil || id == "" {
		return export.PDF, err
	}
	return export.ByID(id), nil
}

// rendering reads the parameters that concern one report.
func (r *request) rendering(format *export.Format) (rendering, error) {
	var how rendering
	for _, one := range []struct {
		name   string
		option func() render.Option
	}{{"draft", render.WithDraft}, {"contents", render.WithContents}, {"landscape", render.WithLandscape}} {
		given, err := r.flag(one.name)
		if err != nil {
			return how, err
		}
		if given {
			how.options = append(how.options, one.option())
		}
	}
	if format != export.SVG {
		return how, nil
	}
	if text := r.take("page"); text != "" {
		page, err := strconv.Atoi(text)
		if err != nil || page < 1 {
			return how, badRequest("参数 page 应为从 1 起的页码，实为“" + shorten(text) + "”")
		}
		how.page = page
	}
	return how, nil
}

// The words of parameters. They are those of the program's flags.
var (
	families  = map[string]docx.Family{"": docx.GB2312, "gb2312": docx.GB2312, "gbk": docx.GBK}
	grids     = map[string]docx.Grid{"": docx.LinesAndChars, "chars": docx.LinesAndChars, "lines": docx.LinesOnly}
	languages = map[string]export.Keys{"": export.KeysOfFormat, "zh": export.ChineseKeys, "en": export.EnglishKeys}
)

// look reads the parameters of a format. Those of other formats are left, and so refused.
func (r *request) look(format *export.Format) (l look, err error) {
	var word string
	switch format {
	case export.PDF:
		if word, err = r.choose("standard", "2a", "3a", "1a", "4"); err == nil {
			l.standard, _ = export.StandardByID(word)
			l.data, err = r.flag("attach")
		}
	case export.OFD:
		if l.data, err = r.flag("attach"); err == nil {
			l.links, err = r.flag("ofd-links")
		}
	case export.DOCX:
		if word, err = r.choose("word-fonts", "gb2312", "gbk"); err == nil {
			l.family = families[word]
			word, err = r.choose("word-grid", "chars", "lines")
			l.grid = grids[word]
		}
	case export.HTML:
		if l.fragment, err = r.flag("fragment"); err == nil {
			l.unstyled, err = r.flag("unstyled")
		}
	case export.YAML, export.JSON:
		word, err = r.choose("keys", "zh", "en")
		l.keys = languages[word]
	}
	return l, err
}
