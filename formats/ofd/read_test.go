package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/papertest"
)

// page is a file of one page.
func pageOf(objects ...string) *ofdtest.File {
	return &ofdtest.File{Pages: []string{strings.Join(objects, "")}}
}

// code is a text whose places are said by hand.
func code(x, y float64, attributes, content string) string {
	return ofdtest.Object("TextObject", x, y, 150, 10, ` Font="1" Size="5" `+attributes, content)
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, object, want string }{
		{"distances", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5 5 5">年度报告</ofd:TextCode>`), "年度报告"},
		{"runs of distances", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="g 3 5 2.5">年度报告1</ofd:TextCode>`), "年度报告1"},
		{"too few distances", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5">年度报告</ofd:TextCode>`), "年度报告"},
		{"no distances", code(20, 20, "", `<ofd:TextCode X="0" Y="5">年度报告</ofd:TextCode>`), "年度报告"},
		{"a run that is cut", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5 g 2">年度报告</ofd:TextCode>`), "年度报告"},
		{"a run that never ends", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="g 999999999 5">年度报告</ofd:TextCode>`), "年度报告"},
		{"several pieces", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5">年度</ofd:TextCode><ofd:TextCode X="10" DeltaX="5">报告</ofd:TextCode>`), "年度报告"},
		{"blanks", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="2.5 2.5 2.5">a&#x20;b c</ofd:TextCode>`), "a b c"},
		{"line breaks", code(20, 20, "", "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"5 5 5\">\n    年度\n    报告\n  </ofd:TextCode>"), "年度报告"},
		{"CDATA", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5 5"><![CDATA[<年>]]></ofd:TextCode>`), "<年>"},
		{"one glyph for several characters", code(20, 20, "", `<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="5 60">一——二</ofd:TextCode>`), "一——\t二"},
		{"a character of two units", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5 0 60">甲𠮷乙</ofd:TextCode>`), "甲𠮷\t乙"},
		{"a glyph without text", code(20, 20, "", `<ofd:CGTransform CodePosition="1" CodeCount="1" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="5 5">甲¤乙</ofd:TextCode>`), "甲乙"},
		{"bold by weight", code(20, 20, `Weight="700"`, `<ofd:TextCode X="0" Y="5" DeltaX="5">年报</ofd:TextCode>`), "**年报**"},
		{"bold by outline", code(20, 20, `Stroke="true"`, `<ofd:TextCode X="0" Y="5" DeltaX="5">年报</ofd:TextCode>`), "**年报**"},
		{"bold by font", strings.Replace(code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="5">年报</ofd:TextCode>`), `Font="1"`, `Font="2"`, 1), "**年报**"},
		{"squeezed", code(20, 20, `HScale="0.5"`, `<ofd:TextCode X="0" Y="5" DeltaX="2.5">年报</ofd:TextCode>`), "年报"},
		{"words in two objects", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="2.5 2.5 2.5">Open</ofd:TextCode>`) + code(31.5, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="2.5 2.5 2.5">data</ofd:TextCode>`), "Open data"},
		{"a wide face", code(20, 20, "", `<ofd:TextCode X="0" Y="5" DeltaX="g 6 3">1.5ill.</ofd:TextCode>`), "1.5ill."},
		{"columns", ofdtest.Text(20, 20, 5, "规章") + ofdtest.Text(70, 20, 5, "0") + ofdtest.Text(100, 20, 5, "12"), "规章\t0\t12"},
		{"a matrix", code(20, 20, `CTM="0.5 0 0 0.5 10 0"`, `<ofd:TextCode X="0" Y="5" DeltaX="5">年报</ofd:TextCode>`), "年报"},
		{"numbers that are none", code(20, 20, `CTM="1 0 0 x 0 0"`, `<ofd:TextCode X="0" Y="5" DeltaX="5">甲</ofd:TextCode>`) + ofdtest.Text(20, 60, 5, "年报"), "年报"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, must(t, pageOf(c.object).Bytes(t)), c.want) })
	}
}

func TestTables(t *testing.T) {
	words := ofdtest.Text(31, 28, 3, "自然人") + ofdtest.Text(71, 28, 3, "总计") + ofdtest.Text(101, 28, 3, "备注") +
		ofdtest.Text(31, 37, 3, "一、本年新收政") + ofdtest.Text(31, 42, 3, "府信息") + ofdtest.Text(71, 36, 3, "5") + ofdtest.Text(101, 36, 3, "无") + ofdtest.Text(71, 46, 3, "6")
	want := []string{"[自然人|总计|备注]", "[一、本年新收政/府信息(2x1)|5|无]", "[6|]"}
	xs := []float64{30, 70, 100, 130}
	lines := ofdtest.Frame(xs, []float64{22, 32, 50}) + ofdtest.Line(70, 40, 130, 40)
	var bars, path strings.Builder
	for _, b := range [][4]float64{{30, 22, 100, .2}, {30, 32, 100, .2}, {30, 50, 100, .2}, {70, 40, 60, .2}, {30, 22, .2, 28}, {70, 22, .2, 28}, {100, 22, .2, 28}, {130, 22, .2, 28}} {
		bars.WriteString(ofdtest.Object("PathObject", b[0], b[1], b[2], b[3], `Stroke="false" Fill="true"`, fmt.Sprintf(`<ofd:AbbreviatedData>M 0 0 L %g 0 L %g %g L 0 %g C</ofd:AbbreviatedData>`, b[2], b[2], b[3], b[3])))
		fmt.Fprintf(&path, "S %g %g L %g %g B 0 0 0 0 0 0 Q 1 1 1 1 A 1 1 0 0 0 5 5 ", 2*b[0], 2*b[1], 2*(b[0]+b[2]), 2*b[1])
		if b[2] < b[3] {
			fmt.Fprintf(&path, "M %g %g L %g %g ", 2*b[0], 2*b[1], 2*b[0], 2*(b[1]+b[3]))
		}
	}
	one := ofdtest.Object("PathObject", 0, 0, 210, 297, `LineWidth="0.4" CTM="0.5 0 0 0.5 0 0"`, `<ofd:AbbreviatedData>`+path.String()+`</ofd:AbbreviatedData>`)
	for name, rules := range map[string]string{"lines": lines, "bars": bars.String(), "one path": one} {
		t.Run(name, func(t *testing.T) { expect(t, must(t, pageOf(rules, words).Bytes(t)), want...) })
	}
	t.Run("turned", func(t *testing.T) {
		f := &ofdtest.File{Common: "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>", Size: "297 210", Pages: []string{ofdtest.Object("CompositeObject", 0, 0, 297, 210, `ResourceID="5" CTM="0 -1 1 0 0 210"`, "")}}
		f.More = opctest.Parts{"Doc_0/Res.xml": f.Root("Res", `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="4" Width="1" Height="1"/><ofd:CompositeGraphicUnit ID="5" Width="210" Height="297"><ofd:Content>`+lines+words+`</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`)}
		expect(t, must(t, f.Bytes(t)), want...)
	})
	t.Run("a label that runs down", func(t *testing.T) {
		label := code(32, 30, "", `<ofd:TextCode X="0" Y="5" DeltaY="5 5 5">办理结果</ofd:TextCode>`)
		expect(t, must(t, pageOf(ofdtest.Frame([]float64{30, 40, 80}, []float64{25, 60}), label, ofdtest.Text(45, 40, 4, "7")).Bytes(t)), "[办理结果|7]")
	})
}

func TestTemplatesBlocksAndOrders(t *testing.T) {
	f := &ofdtest.File{
		Common: `<ofd:TemplatePage ID="3" BaseLoc="Doc_0/Tpls/Tpl_0/Content.xml"/>`, Last: true, Size: "100 100",
		Pages: []string{`<ofd:PageBlock ID="5"><ofd:PageBlock ID="6">` + ofdtest.Text(20, 160, 5, "正文") + `</ofd:PageBlock></ofd:PageBlock>`},
	}
	f.More = opctest.Parts{"Doc_0/Tpls/Tpl_0/Content.xml": f.Root("Page", `<ofd:Content><ofd:Layer ID="2">`+ofdtest.Text(20, 40, 5, "模板里的标题")+`</ofd:Layer></ofd:Content>`)}
	content := "Doc_0/Pages/Page_0/Content.xml"
	f.More[content] = strings.Replace(f.Parts()[content], "</ofd:Content>", `</ofd:Content><ofd:Template TemplateID="3"/><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>`, 1)
	expect(t, must(t, f.Bytes(t)), "模板里的标题", "正文")
}

func TestWhatIsNoText(t *testing.T) {
	var f ofdtest.File
	for i := range 3 {
		body := ofdtest.Object("TextObject", 40, 150, 100, 100, `Font="1" Size="20" CTM="0.70711 -0.70711 0.70711 0.70711 0 0"`, `<ofd:TextCode X="0" Y="20" DeltaX="g 4 20">征求意见稿</ofd:TextCode>`) +
			ofdtest.Text(27, 200, 4, "看不见", `Visible="false"`) + ofdtest.Text(27, 210, 4, "透明", `Alpha="0"`) +
			ofdtest.Text(27, 15, 4, "某局文件") + ofdtest.Text(95, 285, 4, fmt.Sprintf("— %d —", i+1))
		for j := range 12 {
			body += ofdtest.Text(27, 50+float64(j)*10, 5, fmt.Sprintf("正文第%c页%c行", []rune("甲乙丙")[i], 'a'+j))
		}
		f.Pages = append(f.Pages, body)
	}
	f.Children = `<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>`
	f.Body = `<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>`
	mark := `<ofd:Appearance Boundary="20 20 80 20">` + ofdtest.Text(0, 10, 4, "内部资料") + `</ofd:Appearance>`
	f.More = opctest.Parts{
		"Doc_0/Annots/Annotations.xml":       f.Root("Annotations", `<ofd:Page PageID="90000"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page><ofd:Page PageID="90001"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>`),
		"Doc_0/Annots/Page_0/Annotation.xml": f.Root("PageAnnot", `<ofd:Annot ID="1" Type="Watermark">`+mark+`</ofd:Annot><ofd:Annot ID="2" Type="Stamp"><ofd:Appearance Boundary="0 0 40 40"/></ofd:Annot><ofd:Annot ID="3" Type="Link"><ofd:Remark>链接</ofd:Remark></ofd:Annot>`),
		"Doc_0/Signs/Signatures.xml":         f.Root("Signatures", `<ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>`),
	}
	d := must(t, f.Bytes(t))
	all := strings.Join(papertest.Texts(d), "\n")
	for _, gone := range []string{"意见", "看不见", "透明", "某局", "—", "内部"} {
		if strings.Contains(all, gone) {
			t.Errorf("%s is in %s", gone, all)
		}
	}
	notes := d.Notes.Error()
	for _, told := range []string{"征求意见稿", "看不见", "透明", "某局文件", "内部资料", "印章是图片", "1 个电子印章"} {
		if strings.Count(notes, told) == 0 {
			t.Errorf("%s is not told in %s", told, notes)
		}
	}
	if strings.Count(notes, "内部资料") != 1 || len(d.Blocks) != 36 || d.Meta != (paper.Meta{Title: "年报", Organ: "青禾县"}) {
		t.Errorf("%d blocks, %v, %v", len(d.Blocks), d.Meta, notes)
	}
}

func TestTheTextOfAScanIsReadAndTold(t *testing.T) {
	picture := ofdtest.Object("ImageObject", 0, 0, 210, 297, `ResourceID="9" CTM="210 0 0 297 0 0"`, "")
	clear := code(20, 20, "", `<ofd:FillColor Value="0 0 0" Alpha="0"/><ofd:TextCode X="0" Y="5" DeltaX="g 5 5">识别出的文字</ofd:TextCode>`)
	d := must(t, pageOf(picture, clear).Bytes(t))
	expect(t, d, "识别出的文字")
	if d.Pictures != 1 || !strings.Contains(d.Notes.Error(), "OCR") {
		t.Errorf("%d pictures, notes %v", d.Pictures, d.Notes)
	}
	if id := refused(t, pageOf(picture).Bytes(t)); id != "READ-SCAN" {
		t.Errorf("a scan is refused as %s", id)
	}
}

func TestCustomTagsOfOthers(t *testing.T) {
	texts := []string{"第二段是正文，写得长一些", "第一段是正文，也写得长一些", "7"}
	f := &ofdtest.File{Pages: []string{""}, Children: "<ofd:CustomTags>/Doc_0/Tags/CustomTags.xml</ofd:CustomTags>"}
	for i, text := range texts {
		f.Pages[0] += strings.Replace(ofdtest.Text(20, 20+20*float64(i), 5, text), `ID="7"`, fmt.Sprintf(`ID="%d"`, 70+i), 1)
	}
	ref := func(page, id int) string {
		return fmt.Sprintf(`<ofd:ObjectRef PageRef="%d">%d</ofd:ObjectRef>`, page, id)
	}
	for _, c := range []struct {
		name, tree string
		want       []string
	}{
		{"in another order", `<P>` + ref(90000, 71) + `</P><Sect><P><Span>` + ref(90000, 70) + `</Span></P></Sect>`, []string{texts[1], texts[0]}},
		{"with what there is not", `<P>` + ref(90000, 71) + ref(90000, 71) + ref(9, 70) + ref(90000, 999) + `<Empty/></P><P>` + ref(90000, 70) + `</P>`, []string{texts[1], texts[0]}},
		{"without the text", `<P>` + ref(90000, 72) + `</P>`, texts},
		{"without half of the text", `<P>` + ref(90000, 71) + `</P>`, texts},
		{"empty", ``, texts},
		{"with text in no paragraph", `<P>` + ref(90000, 71) + ref(90000, 72) + `</P>` + ref(90000, 70), texts},
		{"broken", `<P>` + ref(90000, 71) + ref(90000, 70) + ref(90000, 72) + `</Q>`, texts},
	} {
		t.Run(c.name, func(t *testing.T) {
			f.More = opctest.Parts{
				"Doc_0/Tags/CustomTags.xml": f.Root("CustomTags", `<ofd:CustomTag TypeID="x"><ofd:FileLoc>Tree.xml</ofd:FileLoc></ofd:CustomTag>`),
				"Doc_0/Tags/Tree.xml":       `<Document xmlns="urn:x" xmlns:ofd="` + ofdtest.Space + `">` + c.tree + `</Document>`,
			}
			d := must(t, f.Bytes(t))
			expect(t, d, c.want...)
			if told := strings.Contains(d.Notes.Error(), "没有标引的文字（如页码）没有读入：“7”"); told == d.Loose {
				t.Errorf("loose %v, told %v", d.Loose, d.Notes)
			}
		})
	}
}

func TestTheCurrentVersionIsRead(t *testing.T) {
	f := pageOf(ofdtest.Text(20, 20, 5, "旧的"))
	f.Body = `<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="/Doc_0/V1.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="/Doc_0/V2.xml"/></ofd:Versions>`
	newer := pageOf(ofdtest.Text(20, 20, 5, "新的")).Parts()
	f.More = opctest.Parts{"Doc_0/V2.xml": f.Root("DocVersion", `<ofd:FileList/><ofd:DocRoot>/Doc_0/New.xml</ofd:DocRoot>`)}
	f.More["Doc_0/New.xml"] = strings.Replace(newer["Doc_0/Document.xml"], "Page_0", "Page_9", 1)
	f.More["Doc_0/Pages/Page_9/Content.xml"] = newer["Doc_0/Pages/Page_0/Content.xml"]
	expect(t, must(t, f.Bytes(t)), "新的")
}

func TestAttachedFilesAreFound(t *testing.T) {
	f := pageOf(ofdtest.Text(20, 20, 5, "年报"))
	f.Children = `<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>`
	f.More = opctest.Parts{
		"Doc_0/Attachs/Attachments.xml": f.Root("Attachments", `<ofd:Attachment ID="1" Name="别的"><ofd:FileLoc>none.txt</ofd:FileLoc></ofd:Attachment><ofd:Attachment ID="2" Name="数据" Format="TXT"><ofd:FileLoc>DATA.txt</ofd:FileLoc></ofd:Attachment>`),
		"Doc_0/Attachs/DATA.txt":        "organ: 甲局\n",
	}
	file, err := Open(f.Bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"数据": "organ: 甲局\n", "data.txt": "organ: 甲局\n"} {
		a := file.Attached(0, func(n string) bool { return n == name })
		if a == nil || !a.Whole || string(a.Data) != want {
			t.Errorf("%s is %+v", name, a)
		}
	}
	if a := file.Attached(0, func(n string) bool { return n == "none.txt" }); a == nil || a.Whole {
		t.Errorf("a part that there is not is %+v", a)
	}
	if a := file.Attached(0, func(n string) bool { return n == "x" }); a != nil {
		t.Errorf("found %+v", a)
	}
}
