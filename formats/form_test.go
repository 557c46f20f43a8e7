package formats

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

type fatal interface {
	tester
	Fatal(args ...any)
}

// writtenForm writes a report as an Excel form.
func writtenForm(t fatal, r *model.Report, opts ...xlsx.FormOption) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, r, opts...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readForm(t fatal, data []byte) *Imported {
	t.Helper()
	got, err := Import("form.xlsx", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestFormsOfSampleReportsAreReadBack(t *testing.T) {
	for i := range 100 {
		r := sample.Report(i)
		got := readForm(t, writtenForm(t, r, xlsx.KnownFigures()))
		if len(got.Findings) > 0 {
			t.Errorf("report %d: %v", i, got.Findings)
		}
		same(t, got.Report, r)
	}
}

// typedLines are what programs change when they take it for something else than text.
var typedLines = []string{"=1+1", "+86-955-5797090", "-3", "@甲", "'乙", "''", "_x0041_", "  前面有空格", "后面有空格 ", "甲\t乙", "1-2", "0012", "<b>&amp;</b>", "TRUE", "|", "2022年1月16日", "𠮷野家",
	"附件1的标题（可选）", "表二前的文字（可选）", ":::柱状图 图1　数量", "2021: 70", ":::"}

// drawForm draws a report with what can be hard for a form: blank cells, wrong sums, large numbers and texts
// that look like something else. It returns the blank cells with what stands in them.
func drawForm(t *rapid.T) *model.Report {
	r := drawReport(t)
	figures := r.Schema().Figures
	some := func(label string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(figures), 0, 8).Draw(t, label)
	}
	for _, path := range some("wrong") {
		if f := r.Schema().ByPath[path]; f.Kind == model.CountKind {
			reporttest.AddTo(r, path, rapid.SampledFrom([]int64{1, 99_999_999_999_000 - r.Count(path), -r.Count(path)}).Draw(t, "by"))
		}
	}
	if f := r.Schema().ByPath["proactive_disclosure.fees"]; f.Kind == model.AmountKind {
		if err := f.Set(r, rapid.SampledFrom([]string{"96171.60", "0.50", "123456789012345.123456789012345", "007.1", "0", "12"}).Draw(t, "fees")); err != nil {
			t.Fatal(err)
		}
	}
	blanks := map[string]string{}
	for _, path := range some("blank") {
		if err := r.Schema().ByPath[path].Set(r, "0"); err != nil {
			t.Fatal(err)
		}
		blanks[path] = rapid.SampledFrom([]string{"", "", "/", "-", "无"}).Draw(t, "mark")
		delete(r.Remarks, path)
	}
	r.SetSource(&model.Source{Blanks: blanks})
	for _, text := range []*string{&r.Overview, &r.OtherMatters, &r.Litigation.After, &r.Preamble} {
		*text += "\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(typedLines), 0, 5).Draw(t, "typed"), "\n")
	}
	return r
}

// TestFormsAreReadBackAsTheSameReport is the promise that a form that nobody changed is the report.
func TestFormsAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawForm(t)
		data := writtenForm(t, r, xlsx.KnownFigures())
		got := readForm(t, data).Report
		sameForm(t, got, r)
		if again := writtenForm(t, r, xlsx.KnownFigures()); !bytes.Equal(again, data) {
			t.Error("the same report gave other bytes")
		}
	})
}

// sameForm compares two reports exactly: blank cells too, and each line of their texts.
func sameForm(t fatal, got, want *model.Report) {
	t.Helper()
	same(t, got, want)
	for _, path := range want.Schema().Figures {
		g, gotBlank := got.Source().Blanks[path]
		w, wantBlank := "", want.IsBlank(path)
		if wantBlank {
			w = want.Source().Blanks[path]
		}
		if gotBlank != wantBlank || g != w {
			t.Errorf("%s is blank: %t %q, want %t %q", path, gotBlank, g, wantBlank, w)
		}
	}
	if g, w := textLines(got), textLines(want); !slices.Equal(g, w) {
		t.Errorf("texts %q\nwant %q", g, w)
	}
}

// textLines are the lines of a report's texts, blank ones left out.
func textLines(r *model.Report) []string {
	var out []string
	for _, p := range r.Passages() {
		for line := range strings.SplitSeq(p.Text, "\n") {
			if strings.TrimSpace(line) != "" {
				out = append(out, p.Path+" "+line)
			}
		}
	}
	return out
}

func TestANewFormIsBlankButForWhatIsKnown(t *testing.T) {
	last := sample.Report(3)
	last.Applications.CarriedForward.NaturalPersons, last.Applications.CarriedForward.Total = 4, 4
	next := model.New("", 0, last)
	got := readForm(t, writtenForm(t, next, xlsx.TakenFrom(last))).Report
	known := map[string]bool{}
	for _, path := range model.TakenOver(last) {
		known[path] = true
	}
	for _, path := range got.Schema().Figures {
		if got.IsBlank(path) == known[path] {
			t.Errorf("%s is blank: %t", path, got.IsBlank(path))
		}
		if reporttest.Figure(got, path) != reporttest.Figure(next, path) {
			t.Errorf("%s is %s, want %s", path, reporttest.Figure(got, path), reporttest.Figure(next, path))
		}
	}
	if got.Organ != last.Organ || got.Year != last.Year+1 || strings.TrimSpace(got.Preamble) != strings.TrimSpace(next.Preamble) {
		t.Errorf("organ %q, year %d, preamble %q", got.Organ, got.Year, got.Preamble)
	}
}

func TestAFormIsNoListOfResults(t *testing.T) {
	data := writtenForm(t, sample.Report(1))
	if kind := xlsx.Kind(bytes.NewReader(data), int64(len(data))); kind != "" {
		t.Errorf("kind %q", kind)
	}
}

func TestWhatNoFormCanHoldIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *model.Report)
		says   string
	}{
		"another edition":  {func(r *model.Report) { r.ProactiveDisclosure2019.Licensing.Decisions = 3 }, "2019年版格式"},
		"no edition":       {func(r *model.Report) { r.Year = 1999 }, "1999"},
		"a long paragraph": {func(r *model.Report) { r.Problems = "短。\n" + strings.Repeat("长", 32_768) }, "32768 个字符"},
		"a control":        {func(r *model.Report) { r.Preamble = "甲\x01乙" }, "控制字符"},
	} {
		r := sample.Report(2)
		c.change(r)
		var b bytes.Buffer
		err := xlsx.WriteForm(&b, r)
		if err == nil || !strings.Contains(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

// fullReport has everything that a report can have.
func fullReport() *model.Report {
	r := sample.Report(4)
	r.Title, r.DateLine, r.Addressee = r.Organ+"\n政府信息公开年报", "（2026年1月16日）", "县人民政府："
	r.OwnTitles = []string{"概述", "公开", "申请", "争议", "问题", "其他"}
	r.Overview += "\n:::柱状图 图1　数量\n2021: 70\n2022: 81\n:::\n=1+1\n" + strings.Repeat("很长的一段。", 2000)
	r.Applications.Before, r.Applications.After, r.Litigation.After = "说明如下。", "注：含上年。\n再注。", "@注"
	r.Remarks = map[string]string{"applications.received[1]": "（其中外资企业占半数以上）", "applications.outcomes.total[6]": "（含补正）", "proactive_disclosure.licensing": "（其中延续<5>件）"}
	r.Attachments = []model.Attachment{{Title: "目录", Text: "一段。\n二段。"}, {Title: "复议情况", Text: ":::表格\n甲|乙\n1|2\n:::"}}
	r.Applications.Received.Total++
	return r
}

func TestFormsAreValid(t *testing.T) {
	seed, err := os.ReadFile("../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := yaml.Read(bytes.NewReader(seed))
	if err != nil {
		t.Fatal(err)
	}
	mixed := &model.Report{Organ: "青禾县民政局", Year: 2022, Forms: model.Forms{Disclosure: "2019"}}
	forms := map[string][]byte{
		"new 2021": writtenForm(t, model.New("青禾县民政局", 2025, nil)),
		"new 2019": writtenForm(t, model.New("青禾县民政局", 2020, nil)),
		"mixed":    writtenForm(t, mixed),
		"seed":     writtenForm(t, r, xlsx.KnownFigures()),
		"full":     writtenForm(t, fullReport(), xlsx.KnownFigures()),
	}
	for i := range 100 {
		if i%20 == 0 || os.Getenv("NIANBAO_ALL") != "" {
			forms[fmt.Sprint("sample ", i)] = writtenForm(t, sample.Report(i), xlsx.KnownFigures())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		t.Run(name, func(t *testing.T) { opctest.Validate(t, forms[name], ".xlsx") })
	}
	sameForm(t, readForm(t, forms["full"]).Report, fullReport())
}

func BenchmarkWriteForm(b *testing.B) {
	r := sample.Report(3)
	for b.Loop() {
		writtenForm(b, r, xlsx.KnownFigures())
	}
}

func BenchmarkReadForm(b *testing.B) {
	data := writtenForm(b, sample.Report(3), xlsx.KnownFigures())
	for b.Loop() {
		readForm(b, data)
	}
}
