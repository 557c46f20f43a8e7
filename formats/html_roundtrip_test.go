package formats

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// asPage writes a report as a web page.
func asPage(r *model.Report, e *html.Encoder, opts ...render.Option) ([]byte, error) {
	var b bytes.Buffer
	err := render.Render(&b, r, append(opts, render.WithFlowEncoder(e))...)
	return b.Bytes(), err
}

// TestOurOwnPagesAreReadBackAsTheSameReport is the promise that a page of ours is read back, whatever its texts
// look like.
func TestOurOwnPagesAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t)
		data, err := asPage(r, &html.Encoder{Data: []byte(`{"a":"</script><p>一、总体情况</p>"}`)}, render.WithDraft())
		if err != nil {
			t.Skip(err)
		}
		got, err := Import("", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got.Format != HTML {
			t.Errorf("it is taken for %v", got.Format)
		}
		same(t, got.Report, r)
	})
}

// forms are the ways that a report's page can come back.
var forms = []struct {
	name     string
	encoder  html.Encoder
	stripped bool
}{
	{name: "page"},
	{name: "fragment", encoder: html.Encoder{Fragment: true}},
	{name: "unstyled fragment", encoder: html.Encoder{Fragment: true, Unstyled: true}},
	{name: "stripped fragment", encoder: html.Encoder{Fragment: true}, stripped: true},
	{name: "stripped, unstyled", encoder: html.Encoder{Fragment: true, Unstyled: true}, stripped: true},
}

// TestSamplePagesAreReadBack does the same with reports as they are, in all forms.
func TestSamplePagesAreReadBack(t *testing.T) {
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			for i := range 25 {
				r := sample.Report(i)
				readBack(t, r, form.encoder, form.stripped)
			}
		})
	}
}

// TestFragmentsOfDrawnReportsAreReadBack has reports of all editions, with remarks, and with text and tables where they
// can stand.
func TestFragmentsOfDrawnReportsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := plainReport(t)
		for _, form := range forms {
			data, err := asPage(r, &form.encoder, render.WithDraft())
			if err != nil {
				t.Skip(err)
			}
			if form.stripped {
				data = asEdited(t, data)
			}
			got, err := Import("", bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%s: %v", form.name, err)
			}
			same(named{t, form.name}, withoutTitles(got.Report), withoutTitles(r))
		}
	})
}

// named says in which form a report came back wrong.
type named struct {
	tester
	name string
}

func (n named) Errorf(format string, args ...any) {
	n.tester.Helper()
	n.tester.Errorf("%s: %s", n.name, fmt.Sprintf(format, args...))
}

// withoutTitles leaves out the titles of tables in prose, which come back as lines above them.
func withoutTitles(r *model.Report) *model.Report {
	c := *r
	for _, text := range []*string{&c.Preamble, &c.Overview, &c.Problems, &c.OtherMatters} {
		var lines []string
		for line := range strings.Lines(*text) {
			if title, ok := strings.CutPrefix(line, ":::表格 "); ok {
				lines = append(lines, title, ":::表格\n")
			} else {
				lines = append(lines, line)
			}
		}
		*text = strings.Join(lines, "")
	}
	return &c
}

// plainReport draws a report whose texts do not look like other parts of one.
func plainReport(t *rapid.T) *model.Report {
	schemas := model.Schemas()
	m := schemas[rapid.IntRange(0, len(schemas)-1).Draw(t, "edition")]
	r := reporttest.DrawMember(t, m, rapid.SampledFrom([]string{"青禾县民政局", "青禾县人民政府办公室"}).Draw(t, "organ"), "", "万元", "元")
	if rapid.Bool().Draw(t, "mixed") {
		r.Forms.Disclosure = schemas[0].Edition.ID
		if m == schemas[0] {
			r.Forms.Disclosure = schemas[1].Edition.ID
		}
		r.ProactiveDisclosure, r.ProactiveDisclosure2019 = model.Report{}.ProactiveDisclosure, model.Report{}.ProactiveDisclosure2019
	}
	if rapid.Bool().Draw(t, "remark") {
		r.Remarks = map[string]string{"applications.received[1]": "（其中外资企业占半数以上，均按期答复）"}
	}
	r.Preamble = "本报告根据《条例》要求编制。"
	r.Overview = drawSection(t, "overview")
	r.Problems = drawSection(t, "problems")
	r.OtherMatters = drawSection(t, "other")
	if rapid.Bool().Draw(t, "beside") {
		r.Applications.Before = "本年申请集中在下半年。"
		r.Applications.After = "注：以上数据含上年结转。"
	}
	if rapid.Bool().Draw(t, "signed") {
		r.Signature = model.Signature{Organ: r.Organ, Date: model.Date{Year: m.Edition.FirstYear + 1, Month: 1, Day: 6}}
	}
	return r
}

func drawSection(t *rapid.T, name string) string {
	pool := []string{
		"（一）主动公开情况。全年公开信息 14 条，**重点领域** 3 条。", "（二）监督保障。**一是**加强领导。**二是**开展培训，参加 46 人。", "1.规范格式。统一标题、文号。",
		"2022年，我局把公开作为实事来抓；各方面情况如下。", ":::表格 表1　信息分类\n类别|条数\n机构职能|12\n政策文件|51\n:::",
	}
	n := rapid.IntRange(1, len(pool)).Draw(t, name)
	return strings.Join(pool[:n], "\n")
}

func readBack(t *testing.T, r *model.Report, e html.Encoder, stripped bool) {
	t.Helper()
	data, err := asPage(r, &e)
	if err != nil {
		t.Fatal(err)
	}
	if stripped {
		data = asEdited(t, data)
	}
	got, err := Import("", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Findings) > 0 {
		t.Errorf("%s: %v", r.Organ, got.Findings)
	}
	same(t, got.Report, r)
}

// asEdited does to a page what editors of content management systems do: styles, classes and ids go, and header
// cells are cells.
func asEdited(t interface{ Fatal(...any) }, page []byte) []byte {
	root, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var gone []*xhtml.Node
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Style, atom.Script, atom.Caption, atom.Colgroup:
			gone = append(gone, n)
		case atom.Th:
			n.DataAtom, n.Data = atom.Td, "td"
		}
		var kept []xhtml.Attribute
		for _, a := range n.Attr {
			switch a.Key {
			case "style", "class", "id", "scope", "headers", "lang":
			default:
				kept = append(kept, a)
			}
		}
		n.Attr = kept
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
	var b bytes.Buffer
	if err := xhtml.Render(&b, root); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAChartOfAPageIsTold is about what a page draws: the numbers of a chart come back in a finding.
func TestAChartOfAPageIsTold(t *testing.T) {
	r := sample.Report(1)
	r.Overview = "今年公开信息。\n:::柱状图 图1 公开数量\n2021: 70\n2022: 81\n:::\n图后的话。\n"
	data, err := asPage(r, &html.Encoder{}, render.WithDraft())
	if err != nil {
		t.Fatal(err)
	}
	got, err := Import("", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if told := got.Findings.Error(); !strings.Contains(told, "2022年81") || strings.Contains(told, "图中的数据") {
		t.Errorf("told %s", told)
	}
	if got.Report.Overview != "今年公开信息。\n图后的话。\n" {
		t.Errorf("overview %q", got.Report.Overview)
	}
}

// TestWhatIsAddedToAPageIsRead: a page of ours with more in it is read as any page is.
func TestWhatIsAddedToAPageIsRead(t *testing.T) {
	r := sample.Report(2)
	data, err := asPage(r, &html.Encoder{})
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"</main>", "</body>"} {
		page := strings.Replace(string(data), end, "<p>（二）补充说明。本页另有补充的内容共三条。</p>"+end, 1)
		got, err := Import("", strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if all := got.Report.OtherMatters + got.Findings.Error(); !strings.Contains(all, "补充") {
			t.Errorf("what is added before %s is lost", end)
		}
	}
}
