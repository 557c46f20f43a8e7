package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// spokenWords are what drawn texts are put together from. Some look like titles of sections, sign-offs and rows
// of tables: in a file of ours they are text all the same.
var spokenWords = []string{
	"政府信息", "公开", "我局", "依申请公开", "14条", "1,234件", "12.5%", "2021年1月1日", "《条例》", "“先审查、后公开”", "——", "**重点工作**", "、", "；", "，",
	"https://www.example.cn/xxgk/a_b/index.html", "0955-5797090",
}

var lookalikes = []string{
	"一、总体情况", "五、存在的主要问题及改进情况", "（二）依申请公开情况。", "1.机制建设。", "（1）培训。", "附件：1.说明", "2022年1月16日", "青禾县民政局", "行政许可 12",
	"六、其他需要报告的事项", "青禾县民政局2022年政府信息公开工作年度报告", "**整段加粗。**", "一是**主动**公开。", "上一篇：无", "合计 1 2 3 4 5 6 7", "第2页", "— 3 —",
}

const proseTable = ":::表格 表1　分类\n类别|条数\n机构职能|12\n政策文件|51\n:::"

func drawProse(t *rapid.T, name string) string {
	var out []string
	for i := range rapid.IntRange(0, 4).Draw(t, name) {
		label := fmt.Sprint(name, i)
		switch rapid.IntRange(0, 5).Draw(t, label+"kind") {
		case 0:
			out = append(out, rapid.SampledFrom(lookalikes).Draw(t, label))
		case 1:
			out = append(out, proseTable)
		default:
			words := rapid.SliceOfN(rapid.SampledFrom(spokenWords), 1, 40).Draw(t, label)
			out = append(out, "今年"+strings.Join(words, "")+"。")
		}
	}
	return strings.Join(out, "\n")
}

// drawReport draws a report with everything that a report can have and a file of ours shows.
func drawReport(t *rapid.T) *model.Report {
	schemas := model.Schemas()
	m := schemas[rapid.IntRange(0, len(schemas)-1).Draw(t, "edition")]
	r := reporttest.DrawMember(t, m, rapid.SampledFrom([]string{"青禾县民政局", "青禾县", "宁夏回族自治区中卫市中宁县人民政府办公室（县大数据管理服务中心）"}).Draw(t, "organ"), "", "万元", "元")
	if rapid.Bool().Draw(t, "mixed") {
		other := schemas[0].Edition.ID
		if other == m.Edition.ID {
			other = schemas[1].Edition.ID
		}
		r.Forms.Disclosure = other
		r.ProactiveDisclosure, r.ProactiveDisclosure2019 = model.Report{}.ProactiveDisclosure, model.Report{}.ProactiveDisclosure2019
	}
	if rapid.Bool().Draw(t, "remark") {
		r.Remarks = map[string]string{"applications.received[1]": "（其中外资企业占半数以上，均按期答复）"}
	}
	texts := []*string{&r.Preamble, &r.Overview, &r.Problems, &r.OtherMatters, &r.Applications.Before, &r.Applications.After, &r.Litigation.Before, &r.Litigation.After}
	for i, text := range texts {
		*text = drawProse(t, fmt.Sprint("text", i))
	}
	switch rapid.IntRange(0, 3).Draw(t, "titles") {
	case 1:
		r.Titles = model.BodyTitles
	case 2:
		r.OwnTitles = []string{"概述", "公开、数据", "申请", "争议", "问题", "其他"}
	}
	r.Title = rapid.SampledFrom([]string{"", fmt.Sprintf("%d年度政府信息公开工作报告", r.Year), fmt.Sprintf("%s\n政府信息公开年报\n（%d年）", r.Organ, r.Year)}).Draw(t, "title")
	r.DateLine = rapid.SampledFrom([]string{"", "（2022年1月16日）", "本局办公室"}).Draw(t, "date line")
	r.Addressee = rapid.SampledFrom([]string{"", "青禾县人民政府：", "各单位如下："}).Draw(t, "addressee")
	if rapid.Bool().Draw(t, "signed") {
		r.Signature = model.Signature{Organ: r.Organ, Date: model.Date{Year: 2022, Month: 1, Day: 6}}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "attachments") {
		r.Attachments = append(r.Attachments, model.Attachment{Title: rapid.SampledFrom([]string{"目录", "政府信息公开行政复议情况"}).Draw(t, "attachment"), Text: drawProse(t, fmt.Sprint("attached", i))})
	}
	return r
}

// TestOurOwnPDFsAreReadBackAsTheSameReport is the promise that whatever we print is read back.
func TestOurOwnPDFsAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t)
		var opts []render.Option
		if rapid.Bool().Draw(t, "contents") {
			opts = append(opts, render.WithContents())
		}
		rendersBack(t, r, opts...)
	})
}

// TestOurOwnWordFilesAreReadBackAsTheSameReport does the same with Word documents, which may be edited on
// the way.
func TestOurOwnWordFilesAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rendersBack(t, drawReport(t), render.WithFlowEncoder(docx.Encoder{}))
	})
}

// rendersBack renders a report as a draft, upright or turned, and reads the file.
func rendersBack(t *rapid.T, r *model.Report, opts ...render.Option) {
	opts = append(opts, render.WithDraft())
	if rapid.Bool().Draw(t, "landscape") {
		opts = append(opts, render.WithLandscape())
	}
	var b bytes.Buffer
	if err := render.Render(&b, r, opts...); err != nil {
		t.Skip(err)
	}
	got, err := Import("", &b)
	if err != nil {
		t.Fatal(err)
	}
	same(t, got.Report, r)
}

// TestSampleReportsAreReadBack does the same with reports as they are.
func TestSampleReportsAreReadBack(t *testing.T) {
	for name, opts := range map[string][]render.Option{"pdf": nil, "ofd": {render.WithEncoder(&ofd.Encoder{})}, "docx": {render.WithFlowEncoder(docx.Encoder{})}} {
		for i := range 25 {
			r := sample.Report(i)
			var b bytes.Buffer
			if err := render.Render(&b, r, opts...); err != nil {
				t.Fatal(err)
			}
			got, err := Import("", &b)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Findings) > 0 {
				t.Errorf("%s of report %d: %v", name, i, got.Findings)
			}
			same(t, got.Report, r)
		}
	}
}

// TestOurWordFilesInOtherStylesAreReadByTheirWords reads files whose styles have other names, as programs and
// templates give them.
func TestOurWordFilesInOtherStylesAreReadByTheirWords(t *testing.T) {
	for i := range 25 {
		r := sample.Report(i)
		var b bytes.Buffer
		if err := render.Render(&b, r, render.WithFlowEncoder(docx.Encoder{})); err != nil {
			t.Fatal(err)
		}
		got, err := Import("", bytes.NewReader(renamed(t, b.Bytes())))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Findings) > 0 {
			t.Errorf("report %d: %v", i, got.Findings)
		}
		same(t, got.Report, r)
	}
}

// renamed gives the styles of a Word document of ours other names.
func renamed(t *testing.T, data []byte) []byte {
	parts, _ := opctest.Unzip(t, data)
	for name, part := range parts {
		parts[name] = strings.ReplaceAll(part, `w:name w:val="年报`, `w:name w:val="公文`)
	}
	return opctest.Zip(t, parts)
}

// TestTextFilesAreToldByTheirContent gives files of our writers the wrong names.
func TestTextFilesAreToldByTheirContent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t)
		var b bytes.Buffer
		if err := rapid.SampledFrom([]func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error { return yaml.Write(b, r) },
			func(b *bytes.Buffer) error { return yaml.Write(b, r, yaml.ChineseKeys()) },
			func(b *bytes.Buffer) error { return yaml.WriteJSON(b, r) },
		}).Draw(t, "writer")(&b); err != nil {
			t.Skip(err)
		}
		got, err := Import(rapid.SampledFrom([]string{"", "a.txt", "a.html", "a", "a.docx", "a.pdf"}).Draw(t, "name"), &b)
		if err != nil {
			t.Fatal(err)
		}
		same(t, got.Report, r)
	})
}

// TestAChartIsTold is about what a printed page does not have any more: the numbers of a chart.
func TestAChartIsTold(t *testing.T) {
	r := sample.Report(1)
	r.Overview = "今年公开信息。\n:::柱状图 图1 公开数量\n2021: 70\n2022: 81\n:::\n图后的话。\n"
	var b bytes.Buffer
	if err := render.Render(&b, r, render.WithDraft()); err != nil {
		t.Fatal(err)
	}
	got, err := Import("", &b)
	if err != nil {
		t.Fatal(err)
	}
	told := got.Findings.Error()
	if !strings.Contains(told, "图1 公开数量") && !strings.Contains(told, "图1　公开数量") || !strings.Contains(told, "2022年81") {
		t.Errorf("told %s", told)
	}
	if got.Report.Overview != "今年公开信息。\n图后的话。\n" {
		t.Errorf("overview %q", got.Report.Overview)
	}
}

type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

// same compares two reports as they are printed: every figure, remark, text and name.
func same(t tester, got, want *model.Report) {
	t.Helper()
	g, w := shown(got), shown(want)
	for i := range w {
		if g[i] != w[i] {
			t.Errorf("got  %q\nwant %q", g[i], w[i])
		}
	}
	for path, remark := range want.Remarks {
		if got.Remarks[path] != remark {
			t.Errorf("%s has the remark %q, want %q", path, got.Remarks[path], remark)
		}
	}
	if len(got.Remarks) != len(want.Remarks) {
		t.Errorf("remarks %v, want %v", got.Remarks, want.Remarks)
	}
}

func shown(r *model.Report) []string {
	out := []string{r.Organ, fmt.Sprint(r.Year), tight(strings.Join(r.TitleLines(), "")), tight(r.DateLine), tight(r.Addressee), r.Signature.Organ, r.Signature.Date.ISO()}
	e := r.Format()
	if e == nil {
		return append(out, "no format")
	}
	for i, s := range e.Sections {
		out = append(out, s.Number+r.SectionTitle(e, i))
		if s.Table != nil {
			out = append(out, fmt.Sprint(s.Table.Name, s.Table.Rows))
		}
	}
	for _, path := range r.Schema().Figures {
		out = append(out, path+" "+r.Schema().ByPath[path].Text(r))
	}
	for _, text := range []string{r.Preamble, r.Overview, r.ProactiveDisclosure.Before, r.ProactiveDisclosure.After, r.Applications.Before, r.Applications.After, r.Litigation.Before, r.Litigation.After, r.Problems, r.OtherMatters} {
		out = append(out, pieces(text))
	}
	out = append(out, fmt.Sprint(len(r.Attachments)))
	for _, a := range r.Attachments {
		out = append(out, tight(a.Title), pieces(a.Text))
	}
	return out
}

// pieces is a text as it is printed: blanks that the layout sets by its own rules are left out.
func pieces(text string) string {
	var out []string
	for _, p := range prose.Pieces(text) {
		line := p.Text
		for _, l := range p.Lines {
			line += "\n" + l.Text
		}
		out = append(out, tight(line))
	}
	return strings.Join(out, "\n\n")
}

var blanks = regexp.MustCompile(`[ \x{3000}\x{a0}\t]+`)

func tight(s string) string { return blanks.ReplaceAllString(s, "") }
