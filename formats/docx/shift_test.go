package docx

import (
	"strings"
	"testing"
)

// TestTextAboveAndBelowTheLine has digits beside digits, in cells and in text: 5² is not 52.
func TestTextAboveAndBelowTheLine(t *testing.T) {
	look := func(props, text string) string {
		return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	sup := func(text string) string { return look(`<w:vertAlign w:val="superscript"/>`, text) }
	sub := func(text string) string { return look(`<w:vertAlign w:val="subscript"/>`, text) }
	at := func(by, text string) string { return look(`<w:position w:val="`+by+`"/>`, text) }
	const styles = `<w:style w:styleId="R"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`
	for _, c := range []struct{ name, runs, text, cell string }{
		{"raised", r("5") + sup("2"), "5[2]", "5{数字后有上标“2”}"},
		{"lowered", r("5") + sub("2"), "5[2]", "5{数字后有下标“2”}"},
		{"raised by its position", r("5") + at("6", "2"), "5[2]", "5{数字后有上标“2”}"},
		{"lowered by its position", r("5") + at("-10", "2"), "5[2]", "5{数字后有下标“2”}"},
		{"a little higher", r("5") + at("5", "2") + at("-5", "3") + at("0", "4") + at("x", "6"), "52346", "52346"},
		{"by its style", r("5") + look(`<w:rStyle w:val="R"/>`, "2"), "5[2]", "5{数字后有上标“2”}"},
		{"not as its style", r("5") + look(`<w:rStyle w:val="R"/><w:vertAlign w:val="baseline"/>`, "2"), "52", "52"},
		{"both ways", r("5") + look(`<w:position w:val="0"/><w:vertAlign w:val="superscript"/><w:position w:val="0"/>`, "2"), "5[2]", "5{数字后有上标“2”}"},
		{"in pieces", r("5") + sup("1") + sup("2") + r("3"), "5[12]3", "53{数字后有上标“12”}"},
		{"above and below", r("5") + sup("1") + sub("2"), "5[1]2", "5{数字后有上标“1”；数字后有下标“2”}"},
		{"in front", sup("5") + r("2"), "[5]2", "2{数字前有上标“5”}"},
		{"in front of a word", sup("5") + r("件"), "5件", "5件"},
		{"all of it", at("10", "5") + at("10", "2"), "52", "52"},
		{"a word", r("5") + sup("①"), "5①", "5{数字后有上标“①”}"},
		{"of a word", r("km") + sup("2"), "km2", "km2"},
		{"of an ordinal", r("第1") + sup("st") + r("号"), "第1st号", "第1st号"},
		{"behind words and digits", r("共5") + sup("1") + r("件"), "共5[1]件", "共5[1]件"},
		{"blanks", r("5") + sup(" 2 "), "5[2]", "5{数字后有上标“2”}"},
		{"only blanks", r("5") + sup(" ") + r("件"), "5 件", "5 件"},
		{"a break between", r("5") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:br/><w:t>2</w:t></w:r>`, "5/2", "5/2"},
		{"bold", r("共") + look(`<w:b/>`, "5") + look(`<w:b/><w:vertAlign w:val="superscript"/>`, "2"), "共*5[2]*", "共5[2]"},
		{"the longest number", r(strings.Repeat("5", 64)) + sup("2"), strings.Repeat("5", 64) + "[2]", strings.Repeat("5", 64) + "{数字后有上标“2”}"},
		{"more than a number", r(strings.Repeat("5", 65)) + sup("2"), strings.Repeat("5", 65) + "[2]", strings.Repeat("5", 65) + "[2]"},
	} {
		got := read(t, document(p(c.runs)+tbl(tr(tc(p(c.runs))+tcs("尾"))), parts{"styles": styles}))
		if want := c.text + "\n[1x2]\n 0:" + c.cell + " 1:尾\n"; got != want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, want)
		}
	}
	second := tbl(tr(tc(p(r("甲"))+p(r("5")+sup("2"))) + tcs("尾")))
	if got := read(t, document(second, nil)); !strings.Contains(got, "甲/5[2]<") {
		t.Errorf("in the second paragraph of a cell: %s", got)
	}
	joined := tbl(tr(tc(p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>`+r("5"))+p(sup("2"))) + tcs("尾")))
	if got := read(t, document(joined, nil)); !strings.Contains(got, "0:5{数字后有上标“2”}") {
		t.Errorf("in a line of two paragraphs: %s", got)
	}
}

// TestTextAboveTheLineOfAShape has the language of drawings.
func TestTextAboveTheLineOfAShape(t *testing.T) {
	run := func(baseline, text string) string {
		return `<a:r><a:rPr baseline="` + baseline + `"/><a:t>` + text + `</a:t></a:r>`
	}
	for inner, want := range map[string]string{
		run("0", "5") + run("30000", "2"):                           "5[2]",
		run("", "5") + run("-25000", "2") + run("x", "件"):           "5[2]件",
		run("0", "m") + run("30000", "2"):                           "m2",
		run("0", "5") + "<a:br/>" + run("30000", "2"):               "5/2",
		run("30000", "5") + `<a:r><a:t>2</a:t></a:r>`:               "[5]2",
		`<a:r><a:t>5</a:t></a:r><a:fld><a:t>2</a:t></a:fld><a:br/>`: "52/",
	} {
		if got := read(t, document(p(`<w:r><w:drawing><wps:txBody><a:p>`+inner+`</a:p></wps:txBody></w:drawing></w:r>`), nil)); got != want+"\n" {
			t.Errorf("%s: got %q, want %q", inner, got, want)
		}
	}
}
