package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// withOverview is a report whose section one begins in line 4, column 3.
func withOverview(t testing.TB, lines ...string) *nianbao.Report {
	t.Helper()
	text := "organ: 青禾县农业农村局\nyear: 2023\noverview: |\n  " + strings.Join(lines, "\n  ") + "\nproblems: 无。\nother_matters: 未收取信息处理费。\napplications: {received: 0 0 0 0 0 0 0, carried_over: 0 0 0 0 0 0 0}\n"
	r, err := nianbao.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func pngFile(t testing.TB, width, height int) *fstest.MapFile {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		m.Set(i%width, i/width, color.NRGBA{uint8(i), uint8(i / 3), 90, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func pictures(t testing.TB) fstest.MapFS {
	t.Helper()
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 60, 40)), nil); err != nil {
		t.Fatal(err)
	}
	whole := pngFile(t, 80, 40)
	turned := slices.Concat(photo.Bytes()[:2],
		[]byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"), photo.Bytes()[2:])
	return fstest.MapFS{
		"turned.jpg": {Data: turned},
		"图 1.png":    whole, "photos/a.jpg": {Data: photo.Bytes()},
		"half.png":  {Data: whole.Data[:len(whole.Data)/2]},
		"words.png": {Data: []byte("这不是图片")},
		"large.png": {Data: make([]byte, compose.MaxPictureBytes+1)},
		"wide.png":  pngFile(t, layout.MaxPictureSide+1, 1),
		"pipe.png":  {Mode: fs.ModeNamedPipe},
	}
}

func TestAPictureIsSetWhereItsLineStandsWithItsDescriptionAndCaption(t *testing.T) {
	r := withOverview(t, "第一段。", `![两年的比较](图 1.png "图1　比较")`, "　　![大厅](./photos/a.jpg)", "第二段。")
	d, err := nianbao.Layout(r, nianbao.WithPictures(pictures(t)))
	if err != nil {
		t.Fatal(err)
	}
	var tree strings.Builder
	if err := layout.DumpTree(&tree, d); err != nil {
		t.Fatal(err)
	}
	want := "  P p1.2 “第一段。”\n  Figure alt “两年的比较” p1.3 “”\n  Caption p1.4 “图1　比较”\n  Figure alt “大厅” p1.5 “”\n  P p1.6 “第二段。”\n"
	if !strings.Contains(tree.String(), want) {
		t.Errorf("the tree has no\n%s:\n%s", want, tree.String())
	}
}

func TestAReportWithFiguresGivesASoundFileAndTheSameOneAgain(t *testing.T) {
	r := withOverview(t, "见图。", "![大厅](photos/a.jpg)", `![比较](图 1.png "图1")`, `![比较](图 1.png)`,
		":::折线图 近两年申请", "系列: 收到，答复", "2022: 81, 20", "2023：95，30", ":::")
	var files [2]bytes.Buffer
	for i := range files {
		if err := nianbao.Render(&files[i], r, nianbao.WithPictures(pictures(t)), nianbao.WithDraft()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("the second file differs")
	}
	found, err := pdfcheck.Check(files[0].Bytes())
	if err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// onlyFinding returns the one finding that the figures of a report give, and checks that
// rendering refuses it for the same.
func onlyFinding(t *testing.T, r *nianbao.Report) nianbao.Finding {
	t.Helper()
	files := nianbao.WithPictures(pictures(t))
	ps, err := nianbao.CheckFaces(r, files)
	if err != nil || len(ps) != 1 || ps[0].ID != "FIGURE" || ps[0].Severity != nianbao.SeverityError || ps[0].Hint == "" {
		t.Fatalf("got %v, %v", ps, err)
	}
	var refused nianbao.Findings
	if _, err := nianbao.Layout(r, files); !errors.As(err, &refused) || fmt.Sprint(refused) != fmt.Sprint(ps) {
		t.Errorf("setting says %v, the check %v", err, ps)
	}
	return ps[0]
}

func TestAPictureThatCannotBeSetIsNamedWithItsLine(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"![](图 1.png)", "没有替代文字"},
		{"![　](图 1.png)", "没有替代文字"},
		{"![" + strings.Repeat("长", 2001) + "](图 1.png)", "超过2000字"},
		{"![图](图 1.png \"" + strings.Repeat("长", 201) + "\")", "图题超过200字"},
		{"![图](none.png)", "没有图片文件“none.png”"},
		{"![图]()", "没有写明图片文件"},
		{"![图](图 1.png", "写法不对"},
		{"！[图](图 1.png)", "写法不对"},
		{"![图](../图.png)", "不在报告文件所在的文件夹之内"},
		{"![图](photos/../../图.png)", "不在报告文件所在的文件夹之内"},
		{"![图](/etc/passwd)", "不在报告文件所在的文件夹之内"},
		{`![图](photos\a.jpg)`, "反斜杠"},
		{"![图](https://www.gov.cn/a.png)", "网络地址"},
		{"![图](photos)", "不是普通文件"},
		{"![图](pipe.png)", "不是普通文件"},
		{"![图](half.png)", "已损坏"},
		{"![图](words.png)", "不是 PNG 或 JPEG"},
		{"![图](large.png)", "超过 20 MB"},
		{"![图](wide.png)", "超过 65536 像素"},
	} {
		p := onlyFinding(t, withOverview(t, "第一段。", "", "  "+c.line))
		if p.Place.Line != 6 || p.Place.Column != 5 || p.Path != "overview" || !strings.Contains(p.Message, c.want) {
			t.Errorf("%s: %v", c.line, p)
		}
	}
}

func TestWithoutAFolderAPictureIsRefused(t *testing.T) {
	ps, err := nianbao.CheckFaces(withOverview(t, "![图](图 1.png)"))
	if err != nil || len(ps) != 1 || !strings.Contains(ps[0].Message, "不知道图片") {
		t.Errorf("got %v, %v", ps, err)
	}
}

func TestAChartIsAFigureThatSaysAllItsValues(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{":::柱状图 近三年收到申请数量", "2021: 70", "2022: 81", "2023: 95", ":::"}, "柱状图：近三年收到申请数量。2021年70，2022年81，2023年95。"},
		{[]string{"：：：折线图　收到和答复", "", "系列：收到、答复", "一季度：１２，3", "A: 0, 4", "：：："}, "折线图：收到和答复。收到：一季度12，A：0。答复：一季度3，A：4。"},
	} {
		d, err := nianbao.Layout(withOverview(t, c.lines...))
		if err != nil {
			t.Fatal(err)
		}
		var alts []string
		for _, k := range d.Tree.Kids {
			if k.Elem.Role == layout.RoleFigure {
				alts = append(alts, k.Elem.Alt)
			}
		}
		if len(alts) != 1 || alts[0] != c.want {
			t.Errorf("%q: %q", c.lines, alts)
		}
	}
}

func TestAChartThatCannotBeReadIsNamedWithItsLine(t *testing.T) {
	point := "2021: 70"
	for _, c := range []struct {
		lines []string
		line  int
		want  string
	}{
		{[]string{":::饼图 比例", point, ":::"}, 4, "没有“饼图”这种图"},
		{[]string{":::柱状图", point, ":::"}, 4, "没有图题"},
		{[]string{":::柱状图 " + strings.Repeat("长", 201), point, ":::"}, 4, "图题超过200字"},
		{[]string{"前文。", ":::柱状图 图", point}, 5, "没有结束"},
		{[]string{":::柱状图 图", point, ":::柱状图 图", point, ":::"}, 4, "没有结束"},
		{[]string{":::柱状图 图", ":::"}, 4, "没有数据"},
		{[]string{":::"}, 4, "没有结束"},
		{[]string{":::柱状图 图", point, "后文。", ":::"}, 6, "不是“名称: 数字”"},
		{[]string{":::柱状图 图", point, "2022: -3", ":::"}, 6, "“-3”不是图中能画的数字"},
		{[]string{":::柱状图 图", point, "2022: 3件", ":::"}, 6, "不是图中能画的数字"},
		{[]string{":::柱状图 图", point, "2022: 99999999999999999999", ":::"}, 6, "不是图中能画的数字"},
		{[]string{":::柱状图 图", point, "2022: 1,234", ":::"}, 6, "有 2 个数字，应有 1 个"},
		{[]string{":::柱状图 图", "系列: 收到, ", point, ":::"}, 5, "1 至 3 个名称"},
		{[]string{":::柱状图 图", "系列: 一, 二, 三, 四", "2021: 1", ":::"}, 5, "1 至 3 个名称"},
		{[]string{":::柱状图 图", point, "系列: 收到", ":::"}, 6, "之前"},
		{append([]string{":::柱状图 图"}, strings.Split(strings.Repeat(point+"\n", 25)+":::", "\n")...), 29, "最多 24 行"},
	} {
		p := onlyFinding(t, withOverview(t, c.lines...))
		if p.Place.Line != c.line || p.Place.Column != 3 || !strings.Contains(p.Message, c.want) {
			t.Errorf("%q: %v", c.lines, p)
		}
	}
}

func TestAChartWithoutRoomIsNamedWithItsLine(t *testing.T) {
	_, err := nianbao.Layout(withOverview(t, "前文。", ":::柱状图 近年", strings.Repeat("很长", 60)+": 1", ":::"))
	var ps nianbao.Findings
	if !errors.As(err, &ps) || len(ps) != 1 || ps[0].ID != "FIGURE" || ps[0].Place.Line != 5 || !strings.Contains(ps[0].Message, "排不下") {
		t.Errorf("got %v", err)
	}
}

func TestTheRulesDoNotReadFigures(t *testing.T) {
	text := "本年收到政府信息公开申请3件。"
	figures := []string{"![XX（文字描述）本年收到政府信息公开申请7件。](a.png)", ":::柱状图 全年收到申请", "全年收到申请: 8", strings.Repeat("字", 1200) + ": 1", ":::"}
	plain := nianbao.Check(withOverview(t, text))
	with := nianbao.Check(withOverview(t, append(figures, text)...))
	if len(with) != len(plain) {
		t.Fatalf("with figures: %v\nwithout: %v", with, plain)
	}
	for i := range plain {
		if with[i].ID != plain[i].ID || with[i].Message != plain[i].Message {
			t.Errorf("with figures: %v\nwithout: %v", with[i], plain[i])
		}
	}
	told := false
	for _, p := range with {
		if p.ID == "PROSE-T3" {
			told = true
			if p.Place.Line != 4+len(figures) {
				t.Errorf("%v is not in line %d", p, 4+len(figures))
			}
		}
	}
	if !told {
		t.Errorf("the sentence is not compared: %v", with)
	}
}

func TestNoMoreThanAHundredFiguresAreComplainedOf(t *testing.T) {
	ps, err := nianbao.CheckFaces(withOverview(t, strings.Split(strings.Repeat("![\n", 5000), "\n")...))
	if err != nil || len(ps) != 100 {
		t.Errorf("%d findings, %v", len(ps), err)
	}
}

func FuzzFigures(f *testing.F) {
	f.Add(":::柱状图 图\n系列: 一, 二\n2021: 1, 2\n:::\n![图](a.png \"题\")")
	f.Add("：：：折线图　图\n：1\n![](")
	f.Fuzz(func(t *testing.T, text string) {
		r := &nianbao.Report{Organ: "某局", Year: 2023, Overview: text}
		if _, err := nianbao.CheckFaces(r, nianbao.WithPictures(fstest.MapFS{})); err != nil {
			t.Error(err)
		}
		nianbao.Check(r)
	})
}
