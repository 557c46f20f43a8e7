package paper

import (
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// leftOut is what a draft prints for a picture, chart or table that it could not.
const leftOut = "〔此处的图表未能排入，见问题清单〕"

// saidReport is a report that is told by the roles of its paragraphs alone.
type saidReport struct {
	rc       *recognizer
	editions [3]string // of tables two to four
	section  int       // whose text is read
	passed   bool      // its table was met
	attached int       // the attachment that is read, from 1
	texts    map[string]*text
	caption  *Paragraph // of the table that follows
}

// said reads a document that says itself what each paragraph is. It reports false, and leaves everything as
// it was, when the document does not, or lacks a part of the report.
func (rc *recognizer) said() bool {
	if !rc.hasRoles() {
		return false
	}
	s := &saidReport{rc: rc, texts: map[string]*text{}}
	rc.source.Places = map[string]model.Place{}
	for i, b := range rc.doc.Blocks {
		switch b := b.(type) {
		case *Grid:
			s.grid(b)
		case *Paragraph:
			_, table := blockAt(rc.doc.Blocks, i+1).(*Grid)
			s.paragraph(b, table)
		}
	}
	if s.section != 6 || slices.Contains(s.editions[:], "") {
		*rc = *newRecognizer(rc.doc, rc.name)
		return false
	}
	s.finish()
	return true
}

func blockAt(blocks []Block, i int) Block {
	if i < len(blocks) {
		return blocks[i]
	}
	return nil
}

// hasRoles reports whether each paragraph has a role, and one is the report's title.
func (rc *recognizer) hasRoles() bool {
	title := false
	for _, b := range rc.doc.Blocks {
		if p, ok := b.(*Paragraph); ok {
			if p.Role == NoRole && !p.Picture {
				return false
			}
			title = title || p.Role == ReportTitle
		}
	}
	return title
}

func (s *saidReport) paragraph(p *Paragraph, beforeTable bool) {
	r := &s.rc.report
	switch p.Role {
	case ReportTitle:
		s.title(p)
	case DateLine:
		r.DateLine = p.Text
	case Addressee:
		r.Addressee = p.Text
	case SectionTitle:
		s.section++
		s.passed = false
		r.OwnTitles = append(r.OwnTitles, withoutOrdinal(p.Text))
		s.rc.source.Places[proseField(section(s.section), false)] = p.Place
	case SignatureOrgan:
		r.Signature.Organ = p.Text
	case SignatureDate:
		_, r.Signature.Date, _ = dateOf(p.Text)
	case AttachmentTitle:
		s.attached++
		r.Attachments = append(r.Attachments, model.Attachment{Title: p.Text})
	case AttachmentList:
	case CaptionText:
		if s.caption = p; !beforeTable {
			s.picture("图题没有读入：", p.Text, p.Place)
		}
	default:
		s.text(p)
	}
}

// withoutOrdinal returns the title of a section without the number that the page prints before it. Who edited
// the page may have deleted the number.
func withoutOrdinal(text string) string {
	if number, title, ok := strings.Cut(text, "、"); ok && strings.Trim(number, numerals) == "" {
		return title
	}
	return text
}

// title reads the title, and the organ, which stands whole in the file's metadata.
func (s *saidReport) title(p *Paragraph) {
	r := &s.rc.report
	s.rc.takeTitle(titleLines(p))
	if organ := s.rc.doc.Meta.Organ; organ != "" {
		r.Organ = organ
	}
	usual := r.Organ + strconv.Itoa(r.Year) + "年政府信息公开工作年度报告"
	if squeeze(p.Text) == squeeze(usual) {
		r.Title = ""
	} else {
		r.Title = p.Text
	}
	s.rc.organFromElsewhere()
}

// text adds a paragraph, or tells that a picture stands there.
func (s *saidReport) text(p *Paragraph) {
	switch {
	case p.Picture:
		s.picture("有一幅图没有读入：", p.Text, p.Place)
	case p.Text == leftOut:
		s.picture("草稿里有一幅图或一张表没有排出：", p.Text, p.Place)
	default:
		s.field().add(Marked(p.Text, p.Bold), p.Place)
	}
}

func (s *saidReport) picture(message, text string, place model.Place) {
	s.rc.find("IMPORT-EXTRA", model.SeverityWarning, s.path(), place, message+"“"+text+"”", "需要的话，请在正文里按原来的写法补上")
}

// path is the field of the text that is read.
func (s *saidReport) path() string {
	switch {
	case s.attached > 0:
		return model.AttachmentPath(s.attached-1, "text")
	case s.section == 0:
		return "preamble"
	}
	return proseField(section(s.section), s.passed)
}

func (s *saidReport) field() *text {
	path := s.path()
	if s.texts[path] == nil {
		s.texts[path] = &text{}
	}
	return s.texts[path]
}

// grid reads the table of a section, or one in prose.
func (s *saidReport) grid(g *Grid) {
	if k := s.section - 2; k >= 0 && k < 3 && !s.passed && s.attached == 0 {
		if edition, own := official(g, s.section); own != nil {
			s.editions[k], s.passed = edition.ID, true
			s.figures(g, edition, own)
			return
		}
	}
	s.tellCells(g)
	s.field().lines = append(s.field().lines, s.table(g)...)
	for len(s.field().places) < len(s.field().lines) {
		s.field().places = append(s.field().places, g.Place)
	}
	s.caption = nil
}

// official returns the edition whose table of a section a grid is, cell by cell.
func official(g *Grid, section int) (*tables.Edition, *tables.Grid) {
	for _, e := range tables.Editions {
		if own := e.Sections[section-1].Table; own != nil && sameCells(g, own) {
			return e, own
		}
	}
	return nil, nil
}

func sameCells(g *Grid, own *tables.Grid) bool {
	if g.Rows != own.Rows || len(g.Cells) != len(own.Cells) {
		return false
	}
	for i, c := range g.Cells {
		o := own.Cells[i]
		if c.Row != o.Row || c.Col != o.Col || c.RowSpan != o.RowSpan || c.ColSpan != o.ColSpan || o.Path == "" && squeeze(c.Text) != squeeze(o.Text) {
			return false
		}
	}
	return true
}

// table writes a table in prose as the input format does.
func (s *saidReport) table(g *Grid) []string {
	head := ":::表格"
	if s.caption != nil {
		head += " " + s.caption.Text
	}
	heads := 0
	for _, c := range g.Cells {
		if c.Header && c.Col > 0 || c.Header && c.Row == 0 {
			heads = max(heads, c.Row+c.RowSpan)
		}
	}
	lines := []string{head}
	if heads > 1 {
		lines = append(lines, "表头: "+strconv.Itoa(heads))
	}
	return append(append(lines, tableLines(g)...), ":::")
}

// finish stores the texts, the edition and the titles.
func (s *saidReport) finish() {
	rc, r := s.rc, &s.rc.report
	// Table four is the same in all editions.
	rc.two, rc.three, rc.four = &two{edition: s.editions[0]}, &three{edition: s.editions[1]}, &four{}
	rc.chooseEdition()
	s.titles()
	for i := range r.Attachments {
		path := model.AttachmentPath(i, "text")
		if t := s.texts[path]; t != nil {
			r.Attachments[i].Text = t.String()
		}
		delete(s.texts, path)
	}
	rc.storeTexts(s.texts)
}

// titles keeps section titles only where they are in neither official set.
func (s *saidReport) titles() {
	r := &s.rc.report
	template, body := true, true
	for i, sec := range r.Format().Sections {
		template = template && r.OwnTitles[i] == sec.Title
		body = body && r.OwnTitles[i] == sec.BodyName
	}
	if template || body {
		r.OwnTitles = nil
	}
	if body && !template {
		r.Titles = model.BodyTitles
	}
}
