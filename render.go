package nianbao

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// Encoder writes a finished layout in some format. pdf.Encoder is one.
type Encoder interface {
	Encode(w io.Writer, d *layout.Document) error
}

// Option changes how a report is rendered.
type Option func(*options)

type options struct {
	draft     bool
	landscape bool
	contents  bool
	page      layout.PageStyle
	faces     *fonts.Set
	encoder   Encoder
	files     fs.FS
}

// Draft renders a report in spite of errors, with 草稿 behind the text of every page. What
// Check finds is listed on pages before page 1, which have no number, and so is what can't be
// set: a character that no face has is 〓, and a line says where a figure is left out.
func Draft() Option { return func(o *options) { o.draft = true } }

// Page sets the report on another page than that of GB/T 9704-2012.
func Page(style layout.PageStyle) Option { return func(o *options) { o.page = style } }

// Contents puts a table of contents before page 1: the headings of levels one and two with
// their page numbers, each a link to its heading. It is meant for long reports.
func Contents() Option { return func(o *options) { o.contents = true } }

// Landscape sets section 三, which is table three, on landscape pages of its own, bound like
// the others (GB/T 9704-2012, 8). Without it all pages are upright.
func Landscape() Option { return func(o *options) { o.landscape = true } }

// Faces sets the report in other faces than the embedded ones; fonts.Open reads a face and
// fonts.Set.With makes such a set, and rare.Behind one for rare characters. One that lacks a face
// for some role gives layout.ErrNoFaces. Which characters the faces lack, CheckFaces tells.
func Faces(set *fonts.Set) Option { return func(o *options) { o.faces = set } }

// With writes the report with another encoder than pdf.Encoder's zero value.
func With(e Encoder) Option { return func(o *options) { o.encoder = e } }

// Files gives the folder from which the pictures in a report's prose are read, by their paths
// below it. os.OpenRoot makes one that no symbolic link leaves. Without it a report with
// pictures is refused.
func Files(fsys fs.FS) Option { return func(o *options) { o.files = fsys } }

// Render checks the report, sets it, and writes it to w: by default as a PDF file that
// meets PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The same report gives the same
// bytes. Who renders many reports, or asks what became of one, takes a Renderer.
//
// A report with errors is refused, unless Draft is given, and so is one that cannot be
// set; the error is then Problems, and nothing is written.
func (r *Report) Render(w io.Writer, opts ...Option) error {
	o, err := newOptions(opts)
	if err != nil {
		return err
	}
	_, err = o.render(w, r, errorsOnly) // warnings would be lost here
	return err
}

// Layout sets the report without checking its figures, but for what a draft lists. A text that cannot be set gives an
// error of type Problems that names its place.
func (r *Report) Layout(opts ...Option) (*layout.Document, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	var found Problems
	if o.draft {
		found = r.Check()
	}
	var d *layout.Document
	_, err = r.layout(o, found, func(blocks []layout.Block) (err error) {
		if d, err = layout.Do(blocks, o.page, o.faces); err == nil {
			d.Meta = r.meta()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// CheckFaces returns what keeps the report from being set for want of a character in the
// faces, as Render would say it, or for want of a picture, without the work of setting; and,
// as hints (FALLBACK, of severity Info), which characters are set in another face than their
// own, which lacks them. It returns nil when there is neither. Check does not look at faces,
// so that a program that only checks figures needs none.
func (r *Report) CheckFaces(opts ...Option) (Problems, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	blocks, ps, err := r.flow(o)
	if err != nil {
		return nil, err
	}
	return append(append(ps, r.missing(blocks, o.faces)...), r.fallbacks(blocks, o.faces)...).sorted(), nil
}

// missing are the problems of the characters in a flow that no face has.
func (r *Report) missing(blocks []layout.Block, faces *fonts.Set) Problems {
	var ps Problems
	for _, f := range layout.Missing(blocks, faces) {
		ps = append(ps, r.layoutProblem(f))
	}
	return ps
}

// missingSign stands in a draft for a character that no face has, as printers set it for a
// sort that they lack.
const missingSign = '〓'

// defaultEncoder serves all documents: what it keeps are outlines of the embedded faces, and room.
var defaultEncoder pdf.Encoder

func newOptions(opts []Option) (*options, error) {
	return (&options{page: layout.GBT9704()}).with(opts)
}

// with returns the options with others after them; o stays as it is.
func (o *options) with(opts []Option) (*options, error) {
	all := *o
	for _, opt := range opts {
		opt(&all)
	}
	if all.faces == nil {
		faces, err := fonts.Embedded()
		if err != nil {
			return nil, err
		}
		all.faces = faces
	}
	if all.encoder == nil {
		all.encoder = &defaultEncoder
	}
	if !all.faces.Whole() {
		return nil, layout.ErrNoFaces
	}
	if all.draft && all.page.Stamp == "" {
		all.page.Stamp = "草稿"
	}
	return &all, nil
}

// layout has the report set as set does it, and returns what is known to be wrong with it: what
// was found before and, in a draft, what can't be set as it is. A draft begins with that.
func (r *Report) layout(o *options, found Problems, set func([]layout.Block) error) (Problems, error) {
	blocks, ps, err := r.flow(o)
	if err != nil {
		return found, err
	}
	if o.draft {
		found, ps = append(append(found, ps...), r.missing(blocks, o.faces)...).sorted(), nil
		layout.Substitute(blocks, o.faces, missingSign)
	}
	front, err := front(blocks, found, o)
	if err != nil {
		return found, r.layoutProblems(err, ps)
	}
	if len(ps) > 0 {
		_, err := layout.Do(append(front, blocks...), o.page, o.faces) // for what else is wrong
		return found, r.layoutProblems(err, ps)
	}
	return found, r.layoutProblems(set(append(front, blocks...)), nil)
}

func (r *Report) meta() layout.Meta {
	return layout.Meta{Title: r.plainTitle(), Author: r.Organ, Lang: "zh-CN", Date: r.Signature.Date.iso()}
}

// front is what stands before page 1 of the report that blocks are.
func front(blocks []layout.Block, listed Problems, o *options) ([]layout.Block, error) {
	var front []layout.Block
	if o.draft && len(listed) > 0 {
		front = append(front, problemList(listed, o.faces))
	}
	if o.contents {
		d, err := layout.Do(blocks, o.page, o.faces) // where the headings are; what stands before page 1 moves none
		if err != nil {
			return nil, err
		}
		front = append(front, contents(d, o.page))
	}
	return front, nil
}

// layoutProblems says in Chinese, with the place in the input, what could not be set, besides
// what is known already. Any other error stays as it is.
func (r *Report) layoutProblems(err error, ps Problems) error {
	var faults layout.Faults
	if err != nil && !errors.As(err, &faults) || len(faults)+len(ps) == 0 {
		return err
	}
	for _, f := range faults {
		ps = append(ps, r.layoutProblem(f))
	}
	return ps.sorted()
}

func (r *Report) layoutProblem(fault error) Problem {
	var missing *layout.MissingGlyph
	if errors.As(fault, &missing) {
		return r.missingGlyph(missing)
	}
	var wide *layout.TooWide
	if errors.As(fault, &wide) {
		p := r.source.problem("LAYOUT", wide.Source, fmt.Sprintf("“%s”太长，在%s的单元格里排不下", wide.Text, wide.Table))
		p.Found = Text(wide.Text)
		return p
	}
	var figure *layout.BadFigure
	if errors.As(fault, &figure) {
		return r.crowdedChart(figure)
	}
	return r.source.problem("LAYOUT", "", "表格无法排版："+fault.Error())
}

// crowdedChart is the one fault of a figure that the flow does not find itself.
func (r *Report) crowdedChart(f *layout.BadFigure) Problem {
	at := r.source.find(f.Source, f.Caption)
	return Problem{ID: "FIGURE", Severity: Error, Path: f.Source, Line: at.line, Column: at.column,
		Message: "图" + quoted(f.Caption) + "中的文字排不下", Hint: "请减少数据，或写短各项的名称"}
}

func (r *Report) missingGlyph(m *layout.MissingGlyph) Problem {
	char := string(m.Rune)
	at := r.source.find(m.Source, char)
	p := Problem{ID: "FONT", Severity: Error, Path: m.Source, Line: at.line, Column: at.column}
	p.Found = Text(char)
	if name, ok := invisible[m.Rune]; ok {
		p.Message = fmt.Sprintf("含有看不见的字符 U+%04X（%s）", m.Rune, name)
		p.Hint = "请删除这个字符"
		return p
	}
	if unicode.Is(unicode.Co, m.Rune) {
		p.Message = fmt.Sprintf("含有自造字（专用区字符 U+%04X），在别的电脑上显示不出，也不能存档", m.Rune)
		p.Hint = "请改用这个字在国家标准 GB 18030 中的编码"
		return p
	}
	p.Message = fmt.Sprintf("字体中没有字符“%s”（U+%04X）", char, m.Rune)
	p.Hint = "请核对是否误输，或指定收有这个字的字体"
	if fonts.IsGB18030Ideograph(m.Rune) {
		p.Hint += "；GB 18030-2022 的全部汉字，包括这个字，收在生僻字字体（fonts/rare）中"
	}
	return p
}

// invisible names characters that come along when text is copied from elsewhere.
var invisible = map[rune]string{
	'\u00ad': "软连字符", '\u200b': "零宽空格", '\u200c': "零宽不连字", '\u200d': "零宽连字",
	'\u200e': "从左至右标记", '\u200f': "从右至左标记", '\u2060': "字连接符", '\ufeff': "字节顺序标记",
	'\u202a': "嵌入方向标记", '\u202b': "嵌入方向标记", '\u202c': "方向标记结束", '\u202d': "方向标记", '\u202e': "方向标记",
	'\ufe0e': "异体选择符", '\ufe0f': "异体选择符",
}
