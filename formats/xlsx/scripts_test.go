package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
)

// raised makes the pieces of a text: "^" before one is a superscript, "_" a subscript.
func raised(pieces ...string) string {
	var b strings.Builder
	for _, p := range pieces {
		align := ""
		switch p[0] {
		case '^':
			p, align = p[1:], `<vertAlign val="superscript"/>`
		case '_':
			p, align = p[1:], `<vertAlign val="subscript"/>`
		}
		b.WriteString("<r><rPr>" + align + "</rPr><t>" + p + "</t></r>")
	}
	return b.String()
}

// Marks above and below the line are no digits of the figure before or behind them.
func TestMarksAboveAndBelowTheLine(t *testing.T) {
	for pieces, want := range map[string]string{
		"5|^2":          "5{数字后有上标“2”}",
		"5|_2":          "5{数字后有下标“2”}",
		"5|^1|^2":       "5{数字后有上标“12”}",
		"1,234.5|^①":    "1,234.5{数字后有上标“①”}",
		"５|^2|件":        "５件{数字后有上标“2”}",
		"5|^2|^3|_a|^ ": "5 {数字后有上标“23”、数字后有下标“a”}",
		"5|^ ":          "5 ",
		"^2|5":          "[2]5",
		"^①|5":          "①5",
		"^2|件":          "2件",
		"^5":            "5",
		"共5|^2":         "共5[2]",
		"共5|^注":         "共5注",
		"H|_2|O":        "H2O",
		"CO|_2|50":      "CO[2]50",
		"10m|^2":        "10m2",
		"5|6":           "56",
	} {
		got := read(t, workbook(data(`甲|< t="inlineStr"><is>`+raised(strings.Split(pieces, "|")...)+"</is>\n乙|1")))
		if want := "[2x2]\n 0:甲 1:" + want + "\n 0:乙 1:1\n"; got != want {
			t.Errorf("%s: got\n%swant\n%s", pieces, got, want)
		}
	}
}

// They are told of shared texts, of texts that are no cell of a table and of texts read back, too.
func TestMarksAreToldEverywhere(t *testing.T) {
	f := workbook(data(`< t="s"><v>0</v>|甲` + "\n" + `乙|< t="s"><v>0</v>`))
	f["xl/sharedStrings.xml"] = `<sst xmlns="` + mainSpace + `"><si>` + raised("5", "^2") + `</si></sst>`
	if got := read(t, f); got != "[2x2]\n 0:5{数字后有上标“2”} 1:甲\n 0:乙 1:5{数字后有上标“2”}\n" {
		t.Error(got)
	}
	rows, err := ReadRows(opctest.Zip(t, f), "一")
	if got := fmt.Sprint(rows, err); got != "[[5（数字后有上标“2”） 甲] [乙 5（数字后有上标“2”）]] <nil>" {
		t.Error(got)
	}
	f = workbook(data("甲"))
	f["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>`
	f["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><commentList><comment ref="A1"><text>` + raised("5", "^2") + `</text></comment></commentList></comments>`
	f["xl/drawings/drawing1.xml"] = `<xdr:w xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><a:p>` +
		`<a:r><a:t>5</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r><a:br/><a:r><a:rPr baseline="0"/><a:t>6</a:t></a:r><a:r><a:rPr baseline="-25000"/><a:t>3</a:t></a:r></a:p></xdr:sp></xdr:twoCellAnchor></xdr:w>`
	if got := read(t, f); got != "5[2]\n6[3]\n甲\n! info 一!A1: 批注没有读入正文：“5[2]”\n" {
		t.Error(got)
	}
}

// Pieces are put together once: what is bold beside each other is one span, and a long text is not looked through for a
// figure at each mark in it.
func TestTextsOfManyPieces(t *testing.T) {
	var w textWriter
	const pieces = 50_000
	for range pieces {
		w.add("字", onLine, true)
		w.add("1", above, true)
	}
	if got := w.text(); len(got) != 4*pieces || len(w.spans) != 1 || w.spans[0].End != len(got) {
		t.Errorf("%d bytes, %d spans", len(got), len(w.spans))
	}
	for text, want := range map[string]bool{strings.Repeat("1", longestFigure): true, strings.Repeat("1", longestFigure+1): false, "": false, "-": false, "1a": false} {
		if got := isFigure(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	var replies strings.Builder
	for i := range 3 {
		fmt.Fprintf(&replies, `<T:threadedComment ref="A1"><T:text>%d</T:text></T:threadedComment>`, i)
	}
	f := workbook(data("甲"))
	f["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="x/threadedComment" Target="../threaded.xml"/></Relationships>`
	f["xl/threaded.xml"] = `<T:c xmlns:T="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">` + replies.String() + `</T:c>`
	if got := read(t, f); got != "甲\n! info 一!A1: 批注没有读入正文：“0；1；2”\n" {
		t.Error(got)
	}
}
