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
	for _, name := range []string{"SYMBOL", "FORMDROPDOWN", "FORMCHECKBOX", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SEQ"} {
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
	for _, name := range []string{"TC", "XE", "REF", "HYPERLINK", "DATE", "PAGE", "TOC", "EQ", ""} {
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
		if got := read(t, document(p(one+r("甲")+one), nil)); got != "12甲12\n"+told {
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
	if got := read(t, document(half+half, nil)); got != "1\n1\n"+told+strings.Replace(told, "第1段", "第2段", 1) {
		t.Errorf("two paragraphs: %s", got)
	}
	if got := read(t, document(strings.Replace(half, "<w:p>", "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", 1)+half, nil)); got != "11\n"+told {
		t.Errorf("two paragraphs in a line: %s", got)
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
