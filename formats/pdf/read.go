// Package pdf reads PDF files: text and tables by where glyphs and ruled lines stand, and the files that
// nianbao wrote by their structure.
package pdf

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
	"github.com/nianbao/nianbao/model"
)

// maxSize is how large a file may be.
const maxSize = 64 << 20

// Read reads a PDF file. The error is model.Findings when the file cannot be read.
func Read(data []byte) (*paper.Document, error) { return readAs(data, true) }

// readAs reads a file, by its structure where it is one of ours and tags is set.
func readAs(data []byte, tags bool) (*paper.Document, error) {
	if len(data) > maxSize {
		return nil, refuse(limit(fmt.Sprintf("文件有 %d MB，超过 %d MB", len(data)>>20, maxSize>>20)))
	}
	file, err := pdffile.Open(data)
	if err != nil {
		return nil, refuse(reason(err))
	}
	return newDocument(file).read(tags)
}

func newDocument(file *pdffile.File) *document {
	return &document{file: file, byRef: map[pdffile.Ref]*page{}, fonts: map[pdffile.Ref]*font{}, forms: map[pdffile.Ref][]byte{}, hidden: map[pdffile.Ref]bool{}}
}

func (d *document) read(tags bool) (*paper.Document, error) {
	whole := d.findPages()
	if len(d.pages) > maxPages {
		return nil, refuse(limit(fmt.Sprintf("文件超过 %d 页", maxPages)))
	}
	if !whole || len(d.pages) == 0 {
		return nil, refuse(damaged)
	}
	d.findLayers()
	for _, p := range d.pages {
		d.readPage(p)
		if p.cut && !d.file.Full() {
			return nil, refuse(damagedPage(p.Number))
		}
		if d.file.Full() || d.operators > maxOperators || d.glyphs > maxGlyphs {
			return nil, refuse(limit(fmt.Sprintf("文件内容过多，读到第 %d 页为止", p.Number)))
		}
	}
	list := make([]*pages.Page, len(d.pages))
	for i, p := range d.pages {
		list[i] = p.Page
	}
	if f := pages.Unreadable(list, "PDF", d.operators > 200); f != nil {
		return nil, refuse(*f)
	}
	structure := d.structure
	if !tags {
		structure = nil
	}
	out := pages.Document("PDF", list, structure)
	out.Meta, out.Notes = d.meta(), append(out.Notes, d.annotated()...).Sort()
	return out, nil
}

// The findings of files that cannot be read.
var (
	damaged   = finding("READ-DAMAGED", "PDF 文件已损坏", "请重新下载或从原文件重新导出")
	cut       = finding("READ-DAMAGED", "PDF 文件不完整，末尾缺少内容", "可能没有下载完，请重新下载")
	encrypted = finding("READ-ENCRYPTED", "PDF 文件设有打开密码", "请先取消密码，另存后再读入")
	unknown   = finding("READ-ENCRYPTED", "PDF 文件的加密方式无法识别", "请取消加密，另存后再读入")
	notPDF    = finding("READ-DAMAGED", "文件不是 PDF", "请检查文件是否选错")
)

func finding(id, message, hint string) model.Finding {
	return model.Finding{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}
}

func limit(message string) model.Finding {
	return finding("READ-LIMIT", message, "年报通常只有几页，请检查文件是否选错")
}

func damagedPage(number int) model.Finding {
	f := damaged
	f.Message = fmt.Sprintf("PDF 文件已损坏：第 %d 页的内容不完整", number)
	f.Place = model.Place{Page: number}
	return f
}

func refuse(f model.Finding) error { return model.Findings{f} }

func reason(err error) model.Finding {
	switch {
	case errors.Is(err, pdffile.ErrPassword):
		return encrypted
	case errors.Is(err, pdffile.ErrCrypt):
		return unknown
	case errors.Is(err, pdffile.ErrCut):
		return cut
	case errors.Is(err, pdffile.ErrNotPDF):
		return notPDF
	case errors.Is(err, pdffile.ErrLimit):
		return limit("PDF 文件内容过多")
	}
	return damaged
}

func (d *document) meta() paper.Meta {
	info := d.file.Dict(d.file.Trailer["Info"])
	meta := paper.Meta{Title: textString(d.file.Get(info, "Title")), Organ: textString(d.file.Get(info, "Author"))}
	if info == nil { // as in files of PDF 2.0
		m := d.metadata()
		meta.Title, meta.Organ = m.title, m.creator
	}
	return meta
}
