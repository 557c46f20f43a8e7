package html

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// report has what keeps a page from being refused.
const report = `<p>一、总体情况</p><p>三、收到和处理政府信息公开申请情况</p><p>五、存在的主要问题及改进情况</p><p>（一）予以公开</p>`

func read(t *testing.T, page string) *paper.Document {
	t.Helper()
	d, err := Read([]byte(page))
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	return d
}

func TestABrowserShowsWhatIsDelivered(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"white space", "<p> 一、\n 总体  情况 <p>a\n b&nbsp;&nbsp;c &#8203;d", "\"一、总体 情况\"\n\"a b  c d\"\n"},
		{"spans", "<p><span>三、本</span><span>年</span>度</p>", "\"三、本年度\"\n"},
		{"line ends", "<div>甲<br>乙<br><br>丙<br/>\n<br>丁</div>", "\"甲\\n乙\"\ngap \"丙\"\ngap \"丁\"\n"},
		{"indented line", "<div>甲。<br>　　乙。<br>&nbsp;&nbsp;&nbsp; 丙</div>", "\"甲。\"\n\"\\u3000\\u3000乙。\"\n\"    丙\"\n"},
		{"centred lines", "<center>甲局<br>　　年度报告</center>", "center \"甲局\\n\\u3000\\u3000年度报告\"\n"},
		{"empty paragraphs", "<p>甲</p><p>&nbsp;</p><p>乙</p><p><br></p><p>丙</p>", "\"甲\"\ngap \"乙\"\ngap \"丙\"\n"},
		{"headings", "<h1 align=center>甲</h1><h3>乙</h3>", "h1 center \"甲\"\nh3 \"乙\"\n"},
		{"alignment", `<p style="TEXT-ALIGN: right !important">甲</p><div align=center><p>乙</p><p align=left>丙</p></div>`, "end \"甲\"\ncenter \"乙\"\n\"丙\"\n"},
		{"bold", `<p>甲<b>乙</b> <strong>丙</strong>丁<span style="font-weight:700">戊</span><b><i style="font-weight:normal">己</i></b></p>`, "bold(乙 丙) bold(戊) \"甲乙 丙丁戊己\"\n"},
		{"numbers", `<ol start=2><li>甲<li>乙<li value=9><p>丙</p><p>丁</p></ol><ol type=A><li>甲</ol><ol style="list-style-type:cjk-ideographic"><li>甲</ol><ol style="list-style:none"><li>甲</ol><ul><li>甲</ul>`,
			"2. \"甲\"\n3. \"乙\"\n9. \"丙\"\n\"丁\"\nA. \"甲\"\n一、 \"甲\"\n\"甲\"\n\"甲\"\n"},
		{"hidden", `<p>甲<span style="display:none">5</span><span hidden>6</span><!-- 7 --><input type=hidden value=8><i style="visibility:hidden">9</i></p><style>.old{display:none}@media print{.p{display:none}}</style><p class="x old">旧</p><p class=p>乙</p><template>丁</template>`,
			"\"甲\"\n\"乙\"\n"},
		{"headings in the line", `<style>.run{display: inline}</style><div><h3 class=run>（一）公开。</h3>全年14条。</div><p class=run>甲</p>乙`, "h3 \"（一）公开。全年14条。\"\n\"甲\"\n\"乙\"\n"},
		{"struck", "<p><s>5</s><del>6</del><span style='text-decoration:line-through'>7</span>8</p>", "\"8\"\n"},
		{"controls", `<p>编号<input value="12">个<select><option>甲<option selected>乙</select><textarea>丙
丁</textarea></p><button>提交</button>`, "\"编号12个乙丙\\n丁\"\nchrome \"提交\"\n"},
		{"chrome", `<nav><p>首页</p></nav><header>站名</header><article><header>题</header></article><ul><li><a href=1>甲</a><li><a href=2>乙</a> 2024-01-02</ul><p><a href=3>见附件。</a></p><p><a name=x>丙</a></p>`,
			"chrome \"首页\"\nchrome \"站名\"\n\"题\"\nchrome \"甲\"\nchrome \"乙 2024-01-02\"\n\"见附件。\"\n\"丙\"\n"},
		{"pictures", `<p>甲<img src=a.png alt=表一 width=600>乙</p><img src=/images/icon_1.png><img src=b.png width=16>`, "\"甲乙\"\npicture \"表一\"\n"},
		{"preformatted", "<pre>  表   一\n\n甲\t乙\n</pre>丙", "line indent \"  表\\t一\"\nline gap \"甲\\t乙\"\n\"丙\"\n"},
		{"containers", "<ucaptitle>题</ucaptitle><ucapcontent><p>甲</p></ucapcontent>", "\"题\"\n\"甲\"\n"},
		{"notes of figures", "<p>共5<sup>1</sup>件，10km<sup>2</sup></p>", "\"共5[1]件，10km2\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, c.page+report)
			if got := strings.TrimSuffix(dump(d.Blocks), dump(read(t, report).Blocks)); got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

func TestLinesThatWereBrokenAreFull(t *testing.T) {
	line := strings.Repeat("全年公开信息，", 5)
	d := read(t, "<pre>　　"+line[:len(line)-6]+"\n"+line+"\n及时。\n</pre>"+report)
	for i, want := range []paper.Paragraph{{Line: true, Indent: true, Full: true}, {Line: true, Full: true}, {Line: true}} {
		p := d.Blocks[i].(*paper.Paragraph)
		if p.Line != want.Line || p.Indent != want.Indent || p.Full != want.Full {
			t.Errorf("line %d: %s", i+1, dumpParagraph(p))
		}
	}
}

func TestPlacesAreThoseOfTheTags(t *testing.T) {
	d := read(t, "<html>\r\n<body>\r<p>甲</p>乙丙<p\n>丁</p>\n<table><tr>\n <td>1<td>2</table>"+report)
	p := func(i int) model.Place { return d.Blocks[i].(*paper.Paragraph).Place }
	cells := d.Blocks[3].(*paper.Grid).Cells
	for i, got := range []model.Place{p(0), p(2), cells[0].Place, cells[1].Place} {
		want := []model.Place{{Line: 3, Column: 1}, {Line: 3, Column: 11}, {Line: 6, Column: 2}, {Line: 6, Column: 7}}[i]
		if got != want {
			t.Errorf("%d stands at %v, not %v", i, got, want)
		}
	}
}

func TestAPageTellsOfItself(t *testing.T) {
	d := read(t, `<title>甲 - 网站</title><body><META NAME="articletitle" CONTENT="甲局年报"><meta name=ContentSource content=甲局><meta name=PubDate content="2024-01-02 10:00">`+report)
	if want := (paper.Meta{Title: "甲局年报", Organ: "甲局", Date: "2024-01-02 10:00"}); d.Meta != want {
		t.Errorf("got %+v", d.Meta)
	}
}

func TestUnclosedAndDeepTagsAreRead(t *testing.T) {
	for name, page := range map[string]string{
		"formatting": strings.Repeat("<p><font size=3><b>甲", 700),
		"different":  repeated("<p><font size=3><b id=x%d>甲<s>乙</s>", 700),
		"containers": strings.Repeat("<div>", 600) + strings.Repeat("<p>甲", 700),
	} {
		d := read(t, page+report)
		if n := strings.Count(dump(d.Blocks), `"甲"`); n != 700 {
			t.Errorf("%s: %d of 700 paragraphs are read", name, n)
		}
		if strings.Contains(dump(d.Blocks), "乙") {
			t.Errorf("%s: struck text is read", name)
		}
	}
	_, err := Read([]byte(strings.Repeat("<table><tr><td>", 600)))
	if id := idOf(err); id != "READ-LIMIT" {
		t.Errorf("600 tables in each other: %v", err)
	}
}

// TestAttributesHaveALimit has pages that are small and would make large trees.
func TestAttributesHaveALimit(t *testing.T) {
	for name, page := range map[string]string{
		"of one tag":           "<p" + repeated(" a%d", maxAttributes+1) + ">",
		"of many tags":         strings.Repeat("<p a b c>", maxAttributes/3+1),
		"with nothing between": "<p " + repeated(`a%d=""`, maxAttributes+1) + ">",
		"of one tag, words":    "<p" + strings.Repeat("/a", maxWords+1) + ">",
		"of an end tag":        "</p" + strings.Repeat(" a", maxWords+1) + ">",
	} {
		_, err := Read([]byte(page + report))
		if id := idOf(err); id != "READ-LIMIT" {
			t.Errorf("%s: %v", name, err)
		}
	}
	read(t, `<img src="data:image/png;base64,`+strings.Repeat("iVBORw0KGgo/AAAANSUhEUgAA+AAAAADIAAAACQ", 9<<20/40)+`">`+report)
}

// repeated is a text with each of the numbers below n.
func repeated(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

func idOf(err error) string {
	var fs model.Findings
	if !errors.As(err, &fs) || len(fs) != 1 || fs[0].Severity != model.SeverityError || fs[0].Message == "" || fs[0].Hint == "" {
		return ""
	}
	return fs[0].ID
}

func TestEncodings(t *testing.T) {
	page := `<meta charset=gb2312><p>甲局二〇二三年</p>` + report
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String(`<meta charset="big5"><p>甲局年報</p>`)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := []byte{0xff, 0xfe}
	for _, r := range page {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, data := range map[string]string{"UTF-8": page, "GB18030": gb, "UTF-16": string(utf16), "BOM": "\ufeff" + page, "Big5": big5} {
		if got := dump(read(t, data).Blocks); !strings.HasPrefix(got, `"甲局`) {
			t.Errorf("%s: got %s", name, got)
		}
	}
	if notes := read(t, big5).Notes; len(notes) != 1 {
		t.Errorf("Big5 is not told: %v", notes)
	}
	if notes := read(t, strings.Replace(page, "甲", "\xe7", 1)).Notes; len(notes) != 1 || notes[0].Place != (model.Place{Line: 1, Column: 25}) {
		t.Errorf("a damaged byte is not told: %v", notes)
	}
}

func TestWhatIsLeftOutIsTold(t *testing.T) {
	long := strings.Repeat("旧版内容", 11)
	for page, want := range map[string]string{
		"<p hidden>" + long:        "不显示",
		"<!-- <p>" + long + " -->": "不显示",
		"<div style='display:none'><table><tr><td>申请<td>5</table></div>": "不显示",
		"<p><del>5</del>6</p>": "删除线",
		"<iframe src='/viewer.html?file=%2Fa%2Fb.pdf'></iframe>": "b.pdf",
	} {
		d := read(t, report+page)
		if len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Message, want) || d.Notes[0].ID != "IMPORT-EXTRA" {
			t.Errorf("%s: told is %v", page, d.Notes)
		}
	}
	if d := read(t, report+"<p hidden>旧版</p><!-- 导航 --><script>var 长 = '"+long+"'</script>"); len(d.Notes) > 0 {
		t.Errorf("trifles are told: %v", d.Notes)
	}
}

func TestAPageThatScriptsShowIsRead(t *testing.T) {
	d := read(t, `<p>载入中</p><div style="display:none">`+report+strings.Repeat("<p>主动公开各类政府信息并及时更新。", 30)+"</div>")
	if n := strings.Count(dump(d.Blocks), "及时更新"); n != 30 || len(d.Notes) == 0 || d.Notes[0].Severity != model.SeverityWarning {
		t.Errorf("%d of 30 paragraphs, told is %v", n, d.Notes)
	}
}

func TestTextThatIsSeenLaterIsRead(t *testing.T) {
	d := read(t, `<div id="js_content" style="visibility: hidden; opacity: 0;">`+report+strings.Repeat("<p>主动公开各类政府信息并及时更新。", 30)+"</div>")
	if n := strings.Count(dump(d.Blocks), "及时更新"); n != 30 || len(d.Notes) != 1 || d.Notes[0].Place.Line != 1 {
		t.Errorf("%d of 30 paragraphs, told is %v", n, d.Notes)
	}
}

func TestAReportIsNoMenu(t *testing.T) {
	for _, page := range []string{"<p><a href=#>顶部" + report, "<header>" + report + "</header>"} {
		if got := dump(read(t, page).Blocks); strings.Contains(got, "chrome") {
			t.Errorf("%s: got %s", page, got)
		}
	}
	if got := dump(read(t, strings.ReplaceAll(strings.ReplaceAll(report, "<p>", "<p><a href=#>"), "</p>", "</a>")+report).Blocks); strings.Count(got, "chrome") != 4 {
		t.Errorf("a table of contents: %s", got)
	}
	if got := dump(read(t, "<header><h1>甲局年报</h1>首页</header>"+report).Blocks); !strings.HasPrefix(got, "h1 \"甲局年报\"\nchrome \"首页\"") {
		t.Errorf("a title in a header: %s", got)
	}
}

func TestAWorkbookSavedAsAPage(t *testing.T) {
	const mht = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<frameset><frame src=s1.htm></frameset>\n" +
		"--b\nContent-Type: text/html\n\n<table><tr><td>予以公开<td>1</table>\n--b\nContent-Type: text/html\n\n<b>tabs</b>\n--b\nContent-Type: text/html\n\n<table><tr><td>尚未审结<td>2</table>\n--b--\n"
	if got, want := dump(read(t, mht).Blocks), "grid 1x2\n 0,0 \"予以公开\"\n 0,1 \"1\"\ngrid 1x2\n 0,0 \"尚未审结\"\n 0,1 \"2\"\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestSavedWithPictures(t *testing.T) {
	const head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: "
	for name, body := range map[string]string{
		"quoted": head + "text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E7=94=B2=\r\n=E5=B1=80</p>\r\n--b1\r\nContent-Type: image/png\r\n\r\nx\r\n--b1--\r\n",
		"base64": head + "text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+55Sy\r\n5bGAPC9wPg==\r\n--b1--\r\n",
	} {
		if got := dump(read(t, body).Blocks); got != "\"甲局\"\n" {
			t.Errorf("%s: got %s", name, got)
		}
	}
	if _, err := Read([]byte(head + "image/png\r\n\r\nx\r\n--b1--\r\n")); idOf(err) != "READ-DAMAGED" {
		t.Errorf("no page in it: %v", err)
	}
}

func TestPublishedPagesAreReadAlike(t *testing.T) {
	files := corpus.Reports(t, "published/shanghai-2019*.html")
	var first string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := dump(read(t, string(data)).Blocks)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("%s is read in another way", file)
		}
		if n := strings.Count(got, "grid"); n != 3 || !strings.Contains(got, `"821"`) {
			t.Errorf("%s: %d tables", file, n)
		}
	}
}
