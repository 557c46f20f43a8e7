package docx

import (
	"strconv"
	"time"

	"github.com/nianbao/nianbao/fonts"
)

// furniture are the headers and footers of the pages of a section.
type furniture []pageFurniture

// pageFurniture is a header or footer: of what pages, and the relation to its part.
type pageFurniture struct{ element, kind, id string }

// furniture returns the headers and footers of the pages of a stretch. Those in front have no number.
func (w *writer) furniture(s *pages) furniture {
	all := w.stamps()
	if s.front || w.page.NumberSize <= 0 {
		return all
	}
	numbers, made := w.heads[s.turned]
	if !made {
		numbers = w.numbers(s.turned)
		w.heads[s.turned] = numbers
	}
	return append(all[:len(all):len(all)], numbers...)
}

const (
	headerType = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
	footerType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
)

// numbers makes the footers with the page numbers.
func (w *writer) numbers(turned bool) furniture {
	if w.page.SingleSided {
		return furniture{{"footerReference", "default", w.footer(turned, "center")}}
	}
	return furniture{{"footerReference", "default", w.footer(turned, "right")}, {"footerReference", "even", w.footer(turned, "left")}}
}

// footer makes a footer, and returns the relation to it. Its number stands at a side of the sheet, one character in.
func (w *writer) footer(turned bool, side string) string {
	var m markup
	m.raw(xmlHeader, `<w:ftr xmlns:w="`, wordSpace, `">`)
	if turned {
		w.turnedNumber(&m, side)
	} else {
		w.number(&m, side, "")
	}
	m.raw(`</w:ftr>`)
	name := "footer" + strconv.Itoa(len(w.others)+1) + ".xml"
	w.others = append(w.others, part{name: "word/" + name, contentType: footerType, data: m.b})
	return relate(&w.relations, relation{kind: "footer", target: name})
}

// number writes a paragraph with the page number between dashes.
func (w *writer) number(m *markup, side, properties string) {
	in := twips(w.page.NumberSize)
	m.raw(`<w:p><w:pPr><w:pStyle w:val="Footer"/>`, properties)
	switch side {
	case "right":
		m.num(`<w:ind w:rightChars="100" w:right="`, in, `"/>`)
	case "left":
		m.num(`<w:ind w:leftChars="100" w:left="`, in, `"/>`)
	}
	m.raw(`<w:jc w:val="`, side, `"/></w:pPr>`)
	const hint = `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`
	m.raw(`<w:r>`, hint, `<w:t xml:space="preserve">— </w:t></w:r>`,
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>`,
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
		`<w:r>`, hint, `<w:t xml:space="preserve"> —</w:t></w:r></w:p>`)
}

// turnedNumber writes the page number of a page that is turned: it stands on the sheet where those of the
// other pages stand, so at the left of the page and turned to the right. A table of one cell holds it.
func (w *writer) turnedNumber(m *markup, side string) {
	g := &w.turned
	height := 2 * twips(w.page.NumberSize)
	m.num(`<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="`, max(g.left-twips(w.page.NumberBelow)-height/2, 1), `"`)
	m.num(` w:tblpY="`, max(g.top, 1), `"/><w:tblOverlap w:val="never"/>`)
	m.num(`<w:tblW w:w="`, height, `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`)
	m.num(`<w:tblGrid><w:gridCol w:w="`, height, `"/></w:tblGrid>`)
	m.num(`<w:tr><w:trPr><w:trHeight w:val="`, g.depth, `" w:hRule="exact"/></w:trPr>`)
	m.num(`<w:tc><w:tcPr><w:tcW w:w="`, height, `" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/></w:tcPr>`)
	w.number(m, side, "")
	m.raw(`</w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="`, w.styles[gapKind].id, `"/></w:pPr></w:p>`)
}

// stamps makes the headers with the word behind the text of a draft, for odd and even pages.
func (w *writer) stamps() furniture {
	word := w.page.Stamp
	if word == "" && w.flow.Draft {
		word = "草稿"
	}
	if word == "" {
		return nil
	}
	if w.stamped == nil {
		for i, kind := range []string{"default", "even"} {
			if i > 0 && w.page.SingleSided {
				break
			}
			w.stamped = append(w.stamped, pageFurniture{"headerReference", kind, w.stamp(word, i+1)})
		}
	}
	return w.stamped
}

// stamp makes a header with a word large and grey behind the text, as Word makes watermarks.
func (w *writer) stamp(word string, number int) string {
	const height = 200 // points, of the word
	width := 0
	for _, r := range word {
		width += wide(r) * height / 2
	}
	var m markup
	m.raw(xmlHeader, `<w:hdr xmlns:w="`, wordSpace, `" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word">`,
		`<w:p><w:pPr><w:pStyle w:val="`, w.styles[gapKind].id, `"/></w:pPr><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">`,
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>`,
		`<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>`,
		`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>`,
		`<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>`)
	m.num(`<v:shape id="PowerPlusWaterMarkObject`, number, `" o:spid="_x0000_s`)
	m.num("", 2048+number, `" type="#_x0000_t136"`)
	m.attr("alt", word)
	m.num(` style="position:absolute;margin-left:0;margin-top:0;width:`, width, `pt;`)
	m.num(`height:`, height, `pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page" o:allowincell="f" fillcolor="#e8e8e8" stroked="f">`)
	m.raw(`<v:textpath style="font-family:&quot;`)
	m.text(w.fonts[fonts.FangSong])
	m.raw(`&quot;;font-size:1pt"`)
	m.attr("string", word)
	m.raw(`/></v:shape></w:pict></w:r></w:p></w:hdr>`)
	name := "header" + strconv.Itoa(number) + ".xml"
	w.others = append(w.others, part{name: "word/" + name, contentType: headerType, data: m.b})
	return relate(&w.relations, relation{kind: "header", target: name})
}

// settingsPart writes the settings of the document.
func (w *writer) settingsPart() []byte {
	var m markup
	m.raw(xmlHeader, `<w:settings xmlns:w="`, wordSpace, `"><w:zoom w:percent="100"/>`)
	m.raw(`<w:defaultTabStop w:val="420"/>`)
	if !w.page.SingleSided {
		m.raw(`<w:evenAndOddHeaders/>`)
	}
	m.raw(`<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>`,
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US"`)
	m.attr("w:eastAsia", w.lang())
	m.raw(`/></w:settings>`)
	return m.b
}

// fontsPart names the fonts, and for those that few systems have what stands in.
func (w *writer) fontsPart() []byte {
	var m markup
	m.raw(xmlHeader, `<w:fonts xmlns:w="`, wordSpace, `">`)
	told := map[string]bool{}
	for role := fonts.FangSong; role <= fonts.Kai; role++ {
		name := w.fonts[role]
		if told[name] {
			continue
		}
		told[name] = true
		m.raw(`<w:font`)
		m.attr("w:name", name)
		m.raw(`>`)
		if other := standIns[role]; other != name {
			m.raw(`<w:altName w:val="`, other, `"/>`)
		}
		m.raw(`<w:charset w:val="86"/></w:font>`)
	}
	m.raw(`<w:font w:name="`, latinFont, `"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>`)
	return m.b
}

// corePart writes what the document says of itself.
func (w *writer) corePart() []byte {
	meta := &w.flow.Meta
	var m markup
	m.raw(xmlHeader, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(name, attributes, value string) {
		if value == "" {
			return
		}
		m.raw("<", name, attributes, ">")
		m.text(value)
		m.raw("</", name, ">")
	}
	element("dc:title", "", meta.Title)
	element("dc:subject", "", meta.Subject)
	element("dc:creator", "", meta.Author)
	if _, err := time.Parse(time.DateOnly, meta.Date); err == nil {
		const kind = ` xsi:type="dcterms:W3CDTF"`
		element("dcterms:created", kind, meta.Date+"T00:00:00Z")
		element("dcterms:modified", kind, meta.Date+"T00:00:00Z")
	}
	element("dc:language", "", w.lang())
	m.raw(`</cp:coreProperties>`)
	return m.b
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// parts returns the parts of the package and its relations.
func (w *writer) parts() ([]part, []relation) {
	all := []part{
		{name: "word/document.xml", contentType: wordType + "document.main+xml", data: w.doc.b},
		{name: "word/styles.xml", contentType: wordType + "styles+xml", data: w.stylesPart()},
		{name: "word/settings.xml", contentType: wordType + "settings+xml", data: w.settingsPart()},
		{name: "word/fontTable.xml", contentType: wordType + "fontTable+xml", data: w.fontsPart()},
	}
	if w.comments > 0 {
		relate(&w.relations, relation{kind: "comments", target: "comments.xml"})
		all = append(all, part{name: "word/comments.xml", contentType: wordType + "comments+xml", data: w.commentsPart()})
	}
	all[0].relations = w.relations
	all = append(all, w.others...)
	all = append(all, part{name: "docProps/core.xml", contentType: "application/vnd.openxmlformats-package.core-properties+xml", data: w.corePart()})
	return all, []relation{{kind: "officeDocument", target: "word/document.xml"}, {kind: "core-properties", target: "docProps/core.xml"}}
}
