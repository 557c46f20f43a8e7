package docx

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// kind is what a paragraph of a report is. Each has a style.
type kind int

const (
	plainKind kind = iota // the style of the others
	titleKind
	dateLineKind
	addresseeKind
	bodyKind
	heading1Kind
	heading2Kind
	heading3Kind
	heading4Kind
	attachmentListKind
	signatureOrganKind
	signatureDateKind
	attachmentLabelKind
	attachmentTitleKind
	captionKind
	figureKind
	labelKind  // of a table
	numberKind // in a table
	contentsKind
	footerKind
	gapKind
	kinds
)

// paragraphLook is how a paragraph stands, in twips.
type paragraphLook struct {
	keepNext      bool
	before, after int
	line          int // exact distance of lines; 0 is what the font asks for
	left, right   int
	first         int // of the first line, from left; negative when it hangs
	firstChars    int // the same in hundredths of a character, 0 when it is no such
	align         string
}

// paragraphStyle is a style. What a paragraph has otherwise is written with it.
type paragraphStyle struct {
	id, name string
	next     kind
	level    int // in the outline, from 1
	look     paragraphLook
	face     fonts.Role
	bold     bool
	size     int // half points
	extra    string
}

// ownStyles begin the names of the styles that Word does not know, by which a reader knows our files.
const ownStyles = "年报"

// titleLine is the distance of the lines of a title of 二号, in twips.
const titleLine = 700

// styleTable returns the styles for a page.
func styleTable(p layout.PageStyle, g *geometry) *[kinds]paragraphStyle {
	body := halfPoints(p.Body)
	text := paragraphLook{line: g.pitch, align: "both"}
	indented := text
	indented.first, indented.firstChars = 2*twips(p.Body), 200
	heading := indented
	heading.keepNext = true
	centred := paragraphLook{line: g.pitch, align: "center"}
	title := paragraphLook{line: titleLine, align: "center", keepNext: true}
	pushed := paragraphLook{line: g.pitch, align: "right"}
	opening := text
	opening.keepNext = true
	cell := paragraphLook{align: "center"}
	two := halfPoints(layout.ErHao)
	small := halfPoints(layout.XiaoSi)
	const loose = `<w:snapToGrid w:val="0"/>`
	return &[kinds]paragraphStyle{
		plainKind:           {id: "Normal", name: "Normal", next: plainKind, look: text, size: body},
		titleKind:           {id: "Title", name: "Title", next: bodyKind, look: title, face: fonts.XiaoBiaoSong, size: two, extra: loose},
		dateLineKind:        {id: "NBDateLine", name: ownStyles + "题注", next: bodyKind, look: centred, face: fonts.Kai, size: body},
		addresseeKind:       {id: "NBAddressee", name: ownStyles + "主送", next: bodyKind, look: opening, size: body},
		bodyKind:            {id: "NBBody", name: ownStyles + "正文", next: bodyKind, look: indented, size: body},
		heading1Kind:        {id: "Heading1", name: "heading 1", next: bodyKind, level: 1, look: heading, face: fonts.Hei, size: body},
		heading2Kind:        {id: "Heading2", name: "heading 2", next: bodyKind, level: 2, look: heading, face: fonts.Kai, size: body},
		heading3Kind:        {id: "Heading3", name: "heading 3", next: bodyKind, level: 3, look: heading, bold: true, size: body},
		heading4Kind:        {id: "Heading4", name: "heading 4", next: bodyKind, level: 4, look: heading, size: body},
		attachmentListKind:  {id: "NBAttachmentList", name: ownStyles + "附件说明", next: attachmentListKind, look: text, size: body},
		signatureOrganKind:  {id: "NBSignatureOrgan", name: ownStyles + "署名", next: signatureDateKind, look: pushed, size: body},
		signatureDateKind:   {id: "NBSignatureDate", name: ownStyles + "成文日期", next: bodyKind, look: pushed, size: body},
		attachmentLabelKind: {id: "NBAttachmentLabel", name: ownStyles + "附件序号", next: attachmentTitleKind, look: opening, face: fonts.Hei, size: body},
		attachmentTitleKind: {id: "NBAttachmentTitle", name: ownStyles + "附件标题", next: bodyKind, level: 1, look: title, face: fonts.XiaoBiaoSong, size: two, extra: loose},
		captionKind:         {id: "Caption", name: "caption", next: bodyKind, look: paragraphLook{align: "center"}, face: fonts.FangSong, size: small},
		figureKind:          {id: "NBFigure", name: ownStyles + "图", next: captionKind, look: paragraphLook{align: "center", keepNext: true}, size: small, extra: loose},
		labelKind:           {id: "NBLabel", name: ownStyles + "表格文字", next: labelKind, look: cell, size: small, extra: loose},
		numberKind:          {id: "NBNumber", name: ownStyles + "表格数字", next: numberKind, look: cell, face: fonts.Song, size: small, extra: loose},
		contentsKind:        {id: "TOC1", name: "toc 1", next: contentsKind, look: paragraphLook{line: g.pitch, align: "left"}, face: fonts.Hei, size: body},
		footerKind:          {id: "Footer", name: "footer", next: footerKind, look: paragraphLook{align: "right"}, face: fonts.Song, size: halfPoints(p.NumberSize), extra: loose},
		gapKind:             {id: "NBGap", name: ownStyles + "间隔", next: bodyKind, look: paragraphLook{line: gapLine, align: "left"}, size: 2, extra: loose},
	}
}

// gapLine is the height of the empty paragraphs that keep tables apart and end sections: the least that Word has.
const gapLine = 15

// headingStyles are the character styles of headings that text follows on the same line.
var headingStyles = [...]struct{ id, name string }{
	{}, {"Heading1Char", "heading 1 Char"}, {"Heading2Char", "heading 2 Char"}, {"Heading3Char", "heading 3 Char"}, {"Heading4Char", "heading 4 Char"},
}

// styles writes the part with the styles.
func (w *writer) stylesPart() []byte {
	var m markup
	m.raw(xmlHeader, `<w:styles xmlns:w="`, wordSpace, `"><w:docDefaults><w:rPrDefault><w:rPr>`)
	w.fontsOf(&m, fonts.FangSong, false)
	if w.Grid == LinesOnly {
		m.raw(`<w:spacing w:val="-5"/>`) // 28 characters to the line
	}
	size := halfPoints(w.page.Body)
	m.num(`<w:sz w:val="`, size, `"/>`)
	m.num(`<w:szCs w:val="`, size, `"/>`)
	m.raw(`<w:lang w:val="en-US" w:eastAsia="`)
	m.text(w.lang())
	m.raw(`" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	for k := range w.styles {
		w.style(&m, kind(k))
	}
	for level := 1; level < len(headingStyles); level++ {
		s := &w.styles[heading1Kind+kind(level-1)]
		m.raw(`<w:style w:type="character" w:customStyle="1" w:styleId="`, headingStyles[level].id, `"><w:name w:val="`, headingStyles[level].name,
			`"/><w:link w:val="`, s.id, `"/><w:rPr>`)
		w.fontsOf(&m, s.face, false)
		if s.bold {
			m.raw(boldOn)
		}
		m.raw(`</w:rPr></w:style>`)
	}
	m.raw(otherStyles, `</w:styles>`)
	return m.b
}

const boldOn, boldOff = `<w:b/><w:bCs/>`, `<w:b w:val="0"/><w:bCs w:val="0"/>`

// otherStyles are those of links, comments and tables.
const otherStyles = `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>` +
	`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
	`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders></w:tblPr></w:style>`

// style writes a paragraph style.
func (w *writer) style(m *markup, k kind) {
	s := &w.styles[k]
	m.raw(`<w:style w:type="paragraph"`)
	switch {
	case k == plainKind:
		m.raw(` w:default="1"`)
	case s.id[:2] == "NB":
		m.raw(` w:customStyle="1"`)
	}
	m.raw(` w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/>`)
	if k != plainKind {
		m.raw(`<w:basedOn w:val="Normal"/>`)
	}
	m.raw(`<w:next w:val="`, w.styles[s.next].id, `"/>`)
	if k >= heading1Kind && k <= heading4Kind {
		m.raw(`<w:link w:val="`, headingStyles[s.level].id, `"/>`)
	}
	m.raw(`<w:qFormat/><w:pPr>`)
	if s.look.keepNext {
		m.raw(`<w:keepNext/>`)
	}
	if k == plainKind {
		m.raw(`<w:widowControl w:val="0"/>`)
	}
	m.raw(s.extra)
	s.look.spacing(m, nil)
	s.look.indents(m, nil)
	m.raw(`<w:jc w:val="`, s.look.align, `"/>`)
	if s.level > 0 {
		m.num(`<w:outlineLvl w:val="`, s.level-1, `"/>`)
	}
	m.raw(`</w:pPr><w:rPr>`)
	w.fontsOf(m, s.face, false)
	if s.bold {
		m.raw(boldOn)
	}
	m.num(`<w:sz w:val="`, s.size, `"/>`)
	m.num(`<w:szCs w:val="`, s.size, `"/></w:rPr></w:style>`)
}

// fontsOf writes the fonts of a role. Figures and page numbers are in 宋 throughout. With hint, quotation
// marks and dashes are Chinese ones; else Word takes them from the Latin font.
func (w *writer) fontsOf(m *markup, role fonts.Role, hint bool) {
	name := w.fonts[role]
	latin := latinFont
	if role == fonts.Song {
		latin = name
	}
	m.raw(`<w:rFonts`)
	if hint {
		m.raw(` w:hint="eastAsia"`)
	}
	m.attr("w:ascii", latin)
	m.attr("w:eastAsia", name)
	m.attr("w:hAnsi", latin)
	m.attr("w:cs", latin)
	m.raw(`/>`)
}

// spacing writes the distances of lines that differ from another look's; all of them where there is none.
func (l *paragraphLook) spacing(m *markup, from *paragraphLook) {
	if from != nil && l.before == from.before && l.after == from.after && l.line == from.line {
		return
	}
	m.num(`<w:spacing w:before="`, l.before, `"`)
	m.num(` w:after="`, l.after, `"`)
	if l.line > 0 {
		m.num(` w:line="`, l.line, `" w:lineRule="exact"/>`)
	} else {
		m.raw(` w:line="240" w:lineRule="auto"/>`)
	}
}

// indents writes the indents that differ from another look's; those that there are where there is none.
func (l *paragraphLook) indents(m *markup, from *paragraphLook) {
	if from == nil {
		from = &paragraphLook{}
	}
	if l.left == from.left && l.right == from.right && l.first == from.first && l.firstChars == from.firstChars {
		return
	}
	m.num(`<w:ind w:left="`, l.left, `"`)
	m.num(` w:right="`, l.right, `"`)
	if l.firstChars != from.firstChars { // it would go before the length
		m.num(` w:firstLineChars="`, l.firstChars, `"`)
	}
	if l.first < 0 {
		m.num(` w:hanging="`, -l.first, `"/>`)
		return
	}
	m.num(` w:firstLine="`, l.first, `"/>`)
}
