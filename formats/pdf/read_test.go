package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	pdfmodel "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/papertest"
	"github.com/nianbao/nianbao/internal/sample"
)

func TestLinesSayHowTheyStand(t *testing.T) {
	long := strings.Repeat("公", 26)
	d := must(t, newBuilder().page(
		at(235, 760, 22, "年度报告标题")+at(109, 700, 16, long[:3*26])+at(77, 670, 16, long+"开开")+at(77, 640, 16, "短行。")+at(109, 580, 16, "一、总体")+
			at(400, 520, 16, "某某市"), "", "").bytes())
	want := []struct {
		align             paper.Align
		indent, full, gap bool
	}{{align: paper.Center}, {indent: true, full: true, gap: true}, {full: true}, {}, {indent: true, gap: true}, {align: paper.End, gap: true}}
	for i, w := range want {
		p := d.Blocks[i].(*paper.Paragraph)
		if p.Align != w.align || p.Indent != w.indent || p.Full != w.full || p.Gap != w.gap || !p.Line || p.Place.Page != 1 || p.Place.Order != i+1 {
			t.Errorf("line %d is %+v", i, p)
		}
	}
}

func TestSpacesAndColumns(t *testing.T) {
	d := must(t, newBuilder().page(
		at(77, 700, 16, "共收到")+at(129, 700, 16, "23")+at(149, 700, 16, "件")+
			at(77, 660, 10, "Open")+at(102, 660, 10, "data")+
			at(77, 620, 16, "规章")+at(200, 620, 16, "0")+at(300, 620, 16, "12"), "", "").bytes())
	expect(t, d, "共收到23件", "Open data", "规章\t0\t12")
}

func TestBoldAndTwins(t *testing.T) {
	d := must(t, newBuilder().page(
		at(77, 700, 16, "（一）主动公开。")+at(77.4, 700, 16, "（一）主动")+"2 Tr "+at(205, 700, 16, "重点")+"0 Tr "+at(237, 700, 16, "11件"), "", "").bytes())
	expect(t, d, "**（一）主动**公开。**重点**11件")
}

// table is a table of two rows with spans, drawn where the page is cut: it has no rule at its foot.
var table = frame([]float64{100, 200, 300, 400}, []float64{700, 680}, 640, 700) +
	"200 660 m 400 660 l S\n" +
	at(110, 685, 10, "自然人") + at(210, 685, 10, "总计") + at(310, 685, 10, "备注") +
	at(110, 655, 10, "一、新收") + at(210, 665, 10, "5") + at(310, 665, 10, "无") + at(210, 645, 10, "6")

func TestTablesOfRules(t *testing.T) {
	want := []string{"[自然人|总计|备注]", "[一、新收(2x1)|5|无]", "[6|]"}
	expect(t, must(t, newBuilder().page(table, "", "").bytes()), want...)
	for _, turn := range []string{"/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox[50 50 500 800]", "/UserUnit 2"} {
		expect(t, must(t, newBuilder().page(table, turn, "").bytes()), want...)
	}
	turned := "q 0 1 -1 0 842 0 cm " + table + " Q"
	expect(t, must(t, newBuilder().page(turned, "", "").bytes()), want...)
}

func TestRulesOfDotsAndClips(t *testing.T) {
	var dots strings.Builder
	for _, y := range []float64{700, 680, 660} {
		for x := 100.0; x <= 200; x += 1.5 {
			fmt.Fprintf(&dots, "%g %g 0.75 0.75 re f\n", x, y)
		}
	}
	for _, x := range []float64{100, 150, 200} {
		for y := 660.0; y <= 700; y += 1.5 {
			fmt.Fprintf(&dots, "q %g %g 0.75 0.75 re W n 0 0 600 800 re f Q\n", x, y)
		}
	}
	d := must(t, newBuilder().page(dots.String()+at(110, 685, 10, "甲")+at(160, 685, 10, "乙")+at(110, 665, 10, "1")+at(160, 665, 10, "2"), "", "").bytes())
	expect(t, d, "[甲|乙]", "[1|2]")
}

func TestWordsThatCrossARuleStayWhole(t *testing.T) {
	d := must(t, newBuilder().page(frame([]float64{100, 130, 200}, []float64{700, 680, 660}, 660, 700)+
		at(105, 685, 10, "行政诉讼")+at(105, 665, 10, "1")+at(150, 665, 10, "2"), "", "").bytes())
	expect(t, d, "[行政诉讼|]", "[1|2]")
}

func TestLabelsThatRunDown(t *testing.T) {
	label := ""
	for i, r := range []rune("三、办理结果") {
		label += at(105, 685-float64(i)*11, 10, string(r))
	}
	d := must(t, newBuilder().page(frame([]float64{100, 120, 200}, []float64{700, 600}, 600, 700)+label+at(130, 650, 10, "7"), "", "").bytes())
	expect(t, d, "[三、办理结果|7]")
	turned := "BT /F 10 Tf 0 1 -1 0 115 610 Tm " + ucs2("办理结果") + " Tj ET "
	d = must(t, newBuilder().page(frame([]float64{100, 120, 200}, []float64{700, 600}, 600, 700)+turned+at(130, 650, 10, "7")+at(130, 630, 10, "八九十一"), "", "").bytes())
	expect(t, d, "[办理结果|7/八九十一]")
}

func TestTablesWithoutRules(t *testing.T) {
	row := func(y float64, label string, cells ...string) string {
		out := at(80, y, 9, label)
		for i, c := range cells {
			if c != "" {
				out += at(250+float64(i)*45, y, 9, c)
			}
		}
		return out
	}
	d := must(t, newBuilder().page(at(77, 740, 16, "三、申请情况")+row(700, "项目", "自然人", "企业", "科研", "公益", "法律", "其他", "总计")+
		row(680, "一、新收", "1", "2", "3", "4", "5", "6", "21")+row(660, "二、结转", "", "", "7", "", "", "", "7")+row(640, "三、办结", "0", "", "", "8", "", "", "8")+
		at(77, 590, 16, "四、复议情况"), "", "").bytes())
	expect(t, d, "三、申请情况", "[项目|自然人|企业|科研|公益|法律|其他|总计]", "[一、新收|1|2|3|4|5|6|21]", "[二、结转|||7||||7]", "[三、办结|0|||8|||8]", "四、复议情况")
}

func TestABlankInASmallTable(t *testing.T) {
	d := must(t, newBuilder().page(at(80, 700, 10, "信息内容")+at(200, 700, 10, "本年制发件数")+at(300, 700, 10, "本年废止件数")+at(400, 700, 10, "现行有效件数")+
		at(80, 680, 10, "规章")+at(225, 680, 10, "1")+at(425, 680, 10, "3")+at(80, 660, 10, "信息内容")+at(300, 660, 10, "本年处理决定数量")+
		at(80, 640, 10, "行政许可")+at(320, 640, 10, "9"), "", "").bytes())
	expect(t, d, "信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t1\t\t3", "信息内容\t本年处理决定数量", "行政许可\t9")
}

func TestFormsAndInlineImages(t *testing.T) {
	b := newBuilder()
	inner := b.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 10 0]/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>", at(0, 0, 16, "表单")+"/X Do"))
	d := must(t, b.page("BI /W 1 /H 1 /BPC 8 /CS /G ID \x00EI \xff\nEI\nq 1 0 0 1 67 700 cm /X Do Q "+at(200, 700, 16, "之后"), "", fmt.Sprintf("/XObject<</X %d 0 R>>", inner)).bytes())
	if got := papertest.Texts(d); len(got) == 0 || !strings.HasPrefix(got[0], "表单") || !strings.HasSuffix(got[0], "之后") {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsNoText(t *testing.T) {
	slant := "BT /F 60 Tf .7 .7 -.7 .7 150 300 Tm " + ucs2("征求意见稿") + " Tj ET "
	b := newBuilder()
	for i := range 3 {
		body := ""
		for j := range 12 {
			body += at(77, 700-float64(j)*30, 16, fmt.Sprintf("正文第%c页%c行", "甲乙丙"[i*3:][0], 'a'+j))
		}
		b.page(slant+"3 Tr "+at(77, 600, 10, "看不见")+"0 Tr "+at(77, 800, 10, "某局文件")+at(280, 60, 14, fmt.Sprintf("— %d —", i+1))+body, "", "")
	}
	d := must(t, b.bytes())
	all := strings.Join(papertest.Texts(d), "\n")
	for _, gone := range []string{"意见", "看不见", "某局", "—"} {
		if strings.Contains(all, gone) {
			t.Errorf("%s is in %s", gone, all)
		}
	}
	notes := d.Notes.Error()
	for _, told := range []string{"征求意见稿", "看不见", "某局文件"} {
		if !strings.Contains(notes, told) {
			t.Errorf("%s is not told in %s", told, notes)
		}
	}
	if len(d.Blocks) != 36 {
		t.Errorf("%d blocks", len(d.Blocks))
	}
}

func TestTheTextOfAScanIsReadAndTold(t *testing.T) {
	b := newBuilder()
	image := b.add(stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x00"))
	res := fmt.Sprintf("/XObject<</I %d 0 R>>", image)
	d := must(t, b.page("q 595 0 0 842 0 0 cm /I Do Q 3 Tr "+at(77, 700, 16, "识别出的文字"), "", res).bytes())
	expect(t, d, "识别出的文字")
	if d.Pictures != 1 || !strings.Contains(d.Notes.Error(), "OCR") {
		t.Errorf("%d pictures, notes %v", d.Pictures, d.Notes)
	}
	b = newBuilder()
	b.add(stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x00"))
	if id := refused(t, b.page("q 595 0 0 842 0 0 cm /I Do Q", "", res).bytes()); id != "READ-SCAN" {
		t.Errorf("a scan is refused as %s", id)
	}
}

func TestEncryptedFiles(t *testing.T) {
	plain := rendered(t, sample.Report(5))
	want := papertest.Texts(must(t, plain))
	for _, c := range []struct {
		aes  bool
		bits int
	}{{false, 40}, {false, 128}, {true, 128}, {true, 256}} {
		for _, password := range []string{"", "secret"} {
			conf := pdfmodel.NewDefaultConfiguration()
			conf.EncryptUsingAES, conf.EncryptKeyLength = c.aes, c.bits
			conf.UserPW, conf.OwnerPW = password, "owner"
			var out bytes.Buffer
			if err := api.Encrypt(bytes.NewReader(plain), &out, conf); err != nil {
				t.Fatal(err)
			}
			if password == "" {
				// The program that encrypts names itself as the producer, so the file is read by its geometry.
				got := strings.ReplaceAll(unspaced(strings.Join(papertest.Texts(must(t, out.Bytes())), "")), "**", "")
				if !strings.Contains(got, unspaced(want[0])) {
					t.Errorf("%v %d: %s is not in %.200s", c.aes, c.bits, want[0], got)
				}
			} else if id := refused(t, out.Bytes()); id != "READ-ENCRYPTED" {
				t.Errorf("%v %d: %s", c.aes, c.bits, id)
			}
		}
	}
}

func TestFontsOfOtherKinds(t *testing.T) {
	gbk := "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Subtype/CIDFontType2/DW 1000/W[814 908 500]>>]>>"
	named := "<</Type/Font/Subtype/Type1/BaseFont/Times/FirstChar 1/LastChar 3/Widths[500 500 500]/Encoding<</Differences[1/one/uni5E74/u62A5]>>>>"
	mapped := "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+SimHei,Bold/FirstChar 1/LastChar 3/Widths[1000 1000 1000]/ToUnicode 5 0 R>>"
	b := newBuilder()
	f := b.add("")
	b.objects[f-1] = gbk
	b.add(stream("", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <01> <02> <5E74> endbfrange 1 beginbfrange <03> <03> [<62A5>] endbfrange"))
	n, m := b.add(named), b.add(mapped)
	d := must(t, b.page("BT /G 16 Tf 77 700 Td <C4EAB1A8> Tj 0 -40 Td /N 16 Tf <010203> Tj 0 -40 Td /M 16 Tf <010303> Tj ET", "",
		fmt.Sprintf("/Font<</G %d 0 R/N %d 0 R/M %d 0 R>>", f, n, m)).bytes())
	expect(t, d, "年报", "1年报", "**年报报**")
}

func TestRefusals(t *testing.T) {
	good := newBuilder().page(at(77, 700, 16, "年报"), "", "").bytes()
	many := newBuilder()
	for range maxPages + 1 {
		many.page("", "", "")
	}
	nameless := newBuilder()
	nameless.objects[2] = "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+仿宋/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>"
	lost := newBuilder().page(at(77, 700, 16, "年报"), "", "")
	lost.kids = append(lost.kids, "99 0 R")
	packed := newBuilder().page(at(77, 700, 16, "年报"), "", "")
	packed.objects[3] = stream("/Filter/FlateDecode", "no deflate data")
	for _, c := range []struct {
		name, id string
		data     []byte
	}{
		{"nothing", "READ-DAMAGED", nil},
		{"a picture", "READ-DAMAGED", []byte("\x89PNG\r\n\x1a\n")},
		{"half a file", "READ-DAMAGED", good[:len(good)/2]},
		{"a blank page", "READ-SCAN", newBuilder().page("", "", "").bytes()},
		{"too many pages", "READ-LIMIT", many.bytes()},
		{"glyphs without text", "READ-GLYPHS", nameless.page(at(77, 700, 16, "本报告所列数据的统计期限"), "", "").bytes()},
		{"a page missing", "READ-DAMAGED", lost.bytes()},
		{"a page broken", "READ-DAMAGED", packed.bytes()},
	} {
		if id := refused(t, c.data); id != c.id {
			t.Errorf("%s is refused as %s", c.name, id)
		}
	}
}

func TestABrokenCrossReferenceIsRebuilt(t *testing.T) {
	good := newBuilder().page(at(77, 700, 16, "年报"), "", "").bytes()
	for _, change := range [][2]string{{"startxref\n", "startxref\n9"}, {"00000 n", "00000 x"}, {"%PDF-1.7\n", "%PDF-1.7\n%more\n%more\n"}} {
		expect(t, must(t, bytes.ReplaceAll(good, []byte(change[0]), []byte(change[1]))), "年报")
	}
	expect(t, must(t, append([]byte("HTTP/1.1 200 OK\r\n\r\n"), good...)), "年报")
}
