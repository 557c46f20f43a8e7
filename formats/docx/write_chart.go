package docx

import (
	"bytes"
	"strconv"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

// The series are told apart as in a printed report: by shade, or by strokes and marks.
var (
	barFills   = [...]string{"464646", "BEBEBE", "FFFFFF"}
	lineDashes = [...]string{"solid", "dash", "sysDot"}
	lineMarks  = [...]string{"circle", "square", "triangle"}
)

// chart makes the part of a chart with its data as a workbook, and returns the relation to it.
func (w *writer) chart(f *layout.Figure) string {
	w.charts++
	number := strconv.Itoa(w.charts)
	book := part{name: "word/embeddings/chart" + number + ".xlsx", data: workbook(f.Chart), stored: true}
	p := part{name: "word/charts/chart" + number + ".xml", contentType: chartType}
	data := relate(&p.relations, relation{kind: "package", target: "../embeddings/chart" + number + ".xlsx"})
	p.data = w.chartPart(f.Chart, data)
	w.others = append(w.others, p, book)
	return relate(&w.relations, relation{kind: "chart", target: "charts/chart" + number + ".xml"})
}

func (w *writer) chartPart(c *layout.Chart, data string) []byte {
	var m markup
	m.raw(xmlHeader, `<c:chartSpace xmlns:c="`, chartSpace, `" xmlns:a="`, drawingSpace, `" xmlns:r="`, relationSpace, `"><c:roundedCorners val="0"/>`,
		`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>`)
	if c.Kind == layout.Lines {
		m.raw(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	} else {
		m.raw(`<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	}
	for k := range c.Series {
		series(&m, c, k)
	}
	if c.Kind == layout.Lines {
		m.raw(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`)
	} else {
		m.raw(`<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	}
	const line = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>`
	m.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, line,
		`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:majorGridlines><c:spPr><a:ln w="3175"><a:solidFill><a:srgbClr val="CDCDCD"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`,
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, line,
		`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx></c:plotArea>`)
	if len(c.Series) > 1 {
		m.raw(`<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>`)
	}
	m.raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin`)
	m.attr("typeface", w.fonts[fonts.Song])
	m.raw(`/><a:ea`)
	m.attr("typeface", w.fonts[fonts.Song])
	m.raw(`/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="`, data, `"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	return m.b
}

// series writes the values of a series, with their cells in the workbook.
func series(m *markup, c *layout.Chart, k int) {
	look := k % len(barFills)
	column := string(rune('B' + k))
	m.num(`<c:ser><c:idx val="`, k, `"/>`)
	m.num(`<c:order val="`, k, `"/>`)
	if name := c.Series[k]; name != "" {
		m.raw(`<c:tx><c:strRef><c:f>Sheet1!$`, column, `$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`)
		m.text(name)
		m.raw(`</c:v></c:pt></c:strCache></c:strRef></c:tx>`)
	}
	const black = `<a:solidFill><a:srgbClr val="000000"/></a:solidFill>`
	if c.Kind == layout.Lines {
		m.raw(`<c:spPr><a:ln w="12700">`, black, `<a:prstDash val="`, lineDashes[look], `"/></a:ln></c:spPr><c:marker><c:symbol val="`, lineMarks[look],
			`"/><c:size val="5"/><c:spPr><a:solidFill><a:srgbClr val="`, barFills[look], `"/></a:solidFill><a:ln w="6350">`, black, `</a:ln></c:spPr></c:marker>`)
	} else {
		m.raw(`<c:spPr><a:solidFill><a:srgbClr val="`, barFills[look], `"/></a:solidFill><a:ln w="6350">`, black, `</a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	}
	m.raw(`<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	if c.Kind == layout.Lines {
		m.raw(`<c:dLblPos val="t"/>`)
	} else {
		m.raw(`<c:dLblPos val="outEnd"/>`)
	}
	m.raw(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
	n := len(c.Labels)
	m.num(`<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$`, n+1, `</c:f><c:strCache><c:ptCount val="`)
	m.num("", n, `"/>`)
	for i, label := range c.Labels {
		m.num(`<c:pt idx="`, i, `"><c:v>`)
		m.text(label)
		m.raw(`</c:v></c:pt>`)
	}
	m.raw(`</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$`, column, `$2:$`, column)
	m.num(`$`, n+1, `</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="`)
	m.num("", n, `"/>`)
	for i := range c.Values {
		m.num(`<c:pt idx="`, i, `"><c:v>`)
		m.num("", int(c.Values[i][k]), `</c:v></c:pt>`)
	}
	m.raw(`</c:numCache></c:numRef></c:val>`)
	if c.Kind == layout.Lines {
		m.raw(`<c:smooth val="0"/>`)
	}
	m.raw(`</c:ser>`)
}

// workbook makes the smallest workbook that holds the values of a chart.
func workbook(c *layout.Chart) []byte {
	var sheet, book markup
	text := func(s string) {
		sheet.raw(`<c t="inlineStr"><is><t xml:space="preserve">`)
		sheet.text(s)
		sheet.raw(`</t></is></c>`)
	}
	sheet.raw(xmlHeader, `<worksheet xmlns="`, sheetSpace, `"><sheetData><row>`)
	text("")
	for _, name := range c.Series {
		text(name)
	}
	sheet.raw(`</row>`)
	for i, label := range c.Labels {
		sheet.raw(`<row>`)
		text(label)
		for _, v := range c.Values[i] {
			sheet.num(`<c><v>`, int(v), `</v></c>`)
		}
		sheet.raw(`</row>`)
	}
	sheet.raw(`</sheetData></worksheet>`)
	book.raw(xmlHeader, `<workbook xmlns="`, sheetSpace, `" xmlns:r="`, relationSpace, `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	var b bytes.Buffer
	// A bytes.Buffer takes all.
	_ = writePackage(&b, []part{
		{name: "xl/workbook.xml", contentType: sheetType + "sheet.main+xml", data: book.b, relations: []relation{{kind: "worksheet", target: "worksheets/sheet1.xml"}}},
		{name: "xl/worksheets/sheet1.xml", contentType: sheetType + "worksheet+xml", data: sheet.b},
	}, []relation{{kind: "officeDocument", target: "xl/workbook.xml"}})
	return b.Bytes()
}
