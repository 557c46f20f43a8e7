package docx

import (
	"fmt"
	"strings"
	"testing"
)

// Fields that Word shows something for, and that the file holds no result of, are told; those with a result, those
// that show nothing, and those inside the code of others are not.
func TestFieldsWithoutAResultAreTold(t *testing.T) {
	begin, mid, end := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	code := func(text string) string { return `<w:r><w:instrText> ` + text + ` </w:instrText></w:r>` }
	told := func(instr string) string { return "甲\n! warning 第1段: 域没有读入：“" + instr + "”\n" }
	shown := 0
	for _, name := range []string{"SYMBOL", "FORMDROPDOWN", "FORMCHECKBOX", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SEQ", "REF", "STYLEREF", "NOTEREF", "QUOTE", "DOCPROPERTY", "DOCVARIABLE", "INCLUDETEXT", "LINK", "DATABASE",
		"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"} {
		shown++
		instr := name + ` a \b`
		for body, want := range map[string]string{
			r("甲") + begin + code(instr) + end:                                            told(instr),
			r("甲") + begin + code(strings.ToLower(instr)) + mid + end:                     told(strings.ToLower(instr)),
			r("甲") + begin + code(name) + mid + r("乙") + end:                              "甲乙\n",
			r("甲") + `<w:fldSimple w:instr=" ` + name + ` "/>`:                            told(name),
			r("甲") + `<w:fldSimple w:instr=" ` + name + ` ">` + r("乙") + `</w:fldSimple>`: "甲乙\n",
			r("甲") + begin + code("IF") + begin + code(name) + end + mid + end:            "甲\n",
			r("甲") + begin + code(name+"X") + end:                                         "甲\n",
		} {
			if got := read(t, document(p(body), nil)); got != want {
				t.Errorf("%s: got\n%swant\n%s", body, got, want)
			}
		}
	}
	if shown != len(computed) {
		t.Errorf("%d are tried of %d", shown, len(computed))
	}
	for _, name := range []string{"TC", "XE", "HYPERLINK", "IF", "FORMTEXT", "PAGE", "TOC", "EQ", ""} {
		if got := read(t, document(p(r("甲")+begin+code(name)+mid+end), nil)); got != "甲\n" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Mathematics whose parts stand over each other, or have marks that are no text, is told once a paragraph.
func TestMathematicsThatIsMoreThanTextIsTold(t *testing.T) {
	told := "! warning 第1段: 这里有数学公式，只读了其中的文字，请核对\n"
	n := 0
	for _, part := range []string{"f", "d", "nary", "rad", "sSup", "sSub", "sSubSup", "sPre", "m", "eqArr", "acc", "bar", "groupChr", "limLow", "limUpp"} {
		n++
		one := fmt.Sprintf(`<m:oMath><m:%s><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:%[1]s></m:oMath>`, part)
		if got := read(t, document(p(one+r("甲")+one), nil)); got != "1/2甲1/2\n"+told {
			t.Errorf("%s: %s", part, got)
		}
	}
	if n != len(built) {
		t.Errorf("%d are tried of %d", n, len(built))
	}
	for _, part := range []string{"box", "func", "e", "oMathPara"} {
		if got := read(t, document(p(fmt.Sprintf(`<m:oMath><m:%s><m:r><m:t>1</m:t></m:r></m:%[1]s></m:oMath>`, part)), nil)); got != "1\n" {
			t.Errorf("%s: %s", part, got)
		}
	}
	half := p(`<m:oMath><m:f><m:r><m:t>1</m:t></m:r></m:f></m:oMath>`)
	if got := read(t, document(half+half, nil)); got != "{1}\n{1}\n"+told+strings.Replace(told, "第1段", "第2段", 1) {
		t.Errorf("two paragraphs: %s", got)
	}
	if got := read(t, document(strings.Replace(half, "<w:p>", "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", 1)+half, nil)); got != "{1}{1}\n"+told {
		t.Errorf("two paragraphs in a line: %s", got)
	}
}

// The parts of the day's date, which Word fills in, are told.
func TestDatesThatWordFillsInAreTold(t *testing.T) {
	for _, part := range []string{"dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"} {
		if got := read(t, document(p(r("5")+`<w:r><w:`+part+`/></w:r>`), nil)); got != "5\n! warning 第1段: 自动填入的日期没有读入\n" {
			t.Errorf("%s: %s", part, got)
		}
	}
	if got := read(t, document(p(r("5")+`<w:r><w:pgNum/></w:r>`), nil)); got != "5\n" {
		t.Errorf("the number of the page: %s", got)
	}
}

// Digits in mathematics whose place says something are no digits of the number before them.
func TestDigitsInMathematics(t *testing.T) {
	part := func(name string, inner string) string { return "<m:" + name + ">" + inner + "</m:" + name + ">" }
	digit := func(text string) string { return part("r", part("t", text)) }
	for _, c := range []struct{ runs, want string }{
		{part("f", part("num", digit("1"))+part("den", digit("2"))), "{1/2}"},
		{part("sSup", part("e", digit("2"))+part("sup", digit("3"))), "{2^3}"},
		{part("sSub", part("e", digit("2"))+part("sub", digit("3"))), "{2_3}"},
		{part("sSubSup", part("e", digit("2"))+part("sub", digit("3"))+part("sup", digit("4"))), "{2_3^4}"},
		{part("nary", part("sub", "")+part("sup", "")+part("e", digit("2"))), "{2}"},
		{part("rad", part("deg", "")+part("e", digit("2"))), "{2}"},
		{part("limLow", part("e", digit("2"))+part("lim", digit("3"))), "{2_3}"},
		{part("bar", part("e", digit("2"))), "{2}"},
		{part("eqArr", part("e", digit("2"))+part("e", digit("3"))), "{23}"},
		{part("bar", part("e", part("rad", part("e", digit("2"))))), "{{2}}"},
		{part("f", part("num", digit("x"))+part("den", digit("y"))), "{x/y}"},
		{part("sSup", part("e", digit("2"))+part("sup", `<w:r><w:rPr><w:b/></w:rPr><w:t>3</w:t></w:r>`)), "{2^3}"},
		{part("acc", ""), ""},
	} {
		got := read(t, document(tbl(tr(tc(p(r("5")+part("oMath", c.runs)))+tcs("尾"))), nil))
		if want := "[1x2]\n 0:5" + c.want + "{这里有数学公式，只读了其中的文字，请核对} 1:尾\n"; got != want {
			t.Errorf("%s: got\n%swant\n%s", c.runs, got, want)
		}
	}
	bold := part("oMath", part("sSup", part("e", digit("2"))+part("sup", `<w:r><w:rPr><w:b/></w:rPr><w:t>3</w:t></w:r>`)))
	if got := read(t, document(p(bold), nil)); !strings.HasPrefix(got, "2^*3*\n") {
		t.Errorf("bold: %s", got)
	}
}

// Tables and pictures of footnotes and comments are told as their texts are.
func TestFootnotesThatAreNoText(t *testing.T) {
	picture := p(`<w:r><w:drawing><wp:inline><wp:docPr descr="章"/><a:blip/></wp:inline></w:drawing></w:r>`)
	for body, want := range map[string]string{
		tbl(tr(tcs("甲|1")) + tr(tcs("|2"))): "甲\n1\n2", p(r("见表：")) + tbl(tr(tcs("甲|1"))) + p(r("尾")): "见表：\n甲\n1\n尾", picture: "［图片］章", strings.Replace(picture, ` descr="章"`, "", 1): "［图片］", p(r("甲")): "甲", p(""): "", tbl(tr(tcs("|"))): "",
	} {
		if want != "" {
			want = "! warning 第1段: 脚注没有读入正文：“" + want + "”\n"
		}
		got := read(t, document(p(r("文")+`<w:r><w:footnoteReference w:id="2"/></w:r>`), parts{"footnotes": `<w:footnote w:id="2">` + body + `</w:footnote>`}))
		if got != "文\n"+want {
			t.Errorf("%s: got\n%swant\n文\n%s", body, got, want)
		}
	}
}
