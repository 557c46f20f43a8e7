package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// standards are the encoders of every standard.
var standards = map[string]*pdf.Encoder{
	"2a": {}, "3a": {Standard: pdf.A3a_UA1}, "1a": {Standard: pdf.A1a}, "4": {Standard: pdf.A4_UA2},
	"1a, plain": {Standard: pdf.A1a, Plain: true}, "4, plain": {Standard: pdf.A4_UA2, Plain: true},
}

func seedReport(t *testing.T) *model.Report {
	t.Helper()
	r, err := yaml.ReadFile("../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func rendered(t *testing.T, r *model.Report, opts ...render.Option) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render.Render(&out, r, opts...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func importPDFOf(t *testing.T, data []byte) *Imported {
	t.Helper()
	got, err := Import("报告.pdf", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func yamlOf(t *testing.T, r *model.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := yaml.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFilesOfOursAreReadInEveryStandard(t *testing.T) {
	r := seedReport(t)
	want := importPDFOf(t, rendered(t, r))
	for name, e := range standards {
		got := importPDFOf(t, rendered(t, r, render.WithEncoder(e)))
		if yamlOf(t, got.Report) != yamlOf(t, want.Report) || fmt.Sprint(got.Findings) != fmt.Sprint(want.Findings) {
			t.Errorf("%s: another report is read, with the findings %v", name, got.Findings)
		}
	}
}

func TestAFileWithItsDataIsReadExactly(t *testing.T) {
	r := seedReport(t)
	r.OtherMatters += "\n\n  **加粗**、行首的 # 号，“引号”"
	for _, e := range []*pdf.Encoder{{}, {Standard: pdf.A4_UA2}, {Plain: true}} {
		got := importPDFOf(t, rendered(t, r, render.WithData(), render.WithEncoder(e)))
		if len(got.Findings) > 0 || yamlOf(t, got.Report) != yamlOf(t, r) || got.Format != PDF {
			t.Errorf("%v: read with %v", e.Standard, got.Findings)
		}
		if place := got.Report.Source().At("applications.received[0]"); place.Page == 0 || place.Line != 0 {
			t.Errorf("figures have the place %v, not a page", place)
		}
	}
}

// withOther puts another report's data into the file of a report, as a program would that changes one and not the other.
func withOther(t *testing.T, r *model.Report, change func(*model.Report)) []byte {
	t.Helper()
	other := *r
	change(&other)
	e := (&pdf.Encoder{}).With(pdf.A3a_UA1, pdf.Attachment{
		Name: model.DataFile, MIME: "application/yaml", Description: "数据", Relationship: pdf.Source, Data: []byte(yamlOf(t, &other)),
	})
	return rendered(t, r, render.WithEncoder(e))
}

func TestWhereDataAndPagesDifferIsTold(t *testing.T) {
	r := seedReport(t)
	got := importPDFOf(t, withOther(t, r, func(r *model.Report) {
		r.Applications.Received.Total += 5
		r.Organ = "别的局"
	}))
	if len(got.Findings) != 2 || got.Report.Applications.Received.Total != r.Applications.Received.Total+5 {
		t.Fatalf("%v", got.Findings)
	}
	for i, want := range []string{"机关名称：PDF 附带的数据是“别的局”", fmt.Sprintf("版面上是“%d”", r.Applications.Received.Total)} {
		f := got.Findings[i]
		if f.ID != "IMPORT-DATA" || f.Severity != model.SeverityWarning || !strings.Contains(f.Message, want) || !strings.Contains(f.Hint, "已采用附带的数据") {
			t.Errorf("%v has no %q", f, want)
		}
	}
	if notes := got.Report.Source().Notes; len(notes) != 2 {
		t.Errorf("the notes are %v", notes)
	}
}

func TestManyDifferencesAreCounted(t *testing.T) {
	r := seedReport(t)
	got := importPDFOf(t, withOther(t, r, func(r *model.Report) {
		m := r.Schema()
		for _, path := range m.Figures {
			if err := m.ByPath[path].Set(r, "777"); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if n := len(got.Findings); n != mostDifferences+1 {
		t.Errorf("%d findings", n)
	}
	if !strings.Contains(got.Findings.Error(), fmt.Sprintf("还有 %d 个数字不同", len(r.Schema().Figures)-mostDifferences)) {
		t.Errorf("%v", got.Findings)
	}
}

func TestAnotherEditionIsTold(t *testing.T) {
	got := importPDFOf(t, withOther(t, seedReport(t), func(r *model.Report) { *r = model.Report{Organ: r.Organ, Year: 2020} }))
	if text := got.Findings.Error(); !strings.Contains(text, "格式版本不同") || !strings.Contains(text, "年度：PDF 附带的数据是“2020”") || got.Report.Year != 2020 {
		t.Errorf("%s", text)
	}
}

func TestDamagedDataIsNotUsed(t *testing.T) {
	r := seedReport(t)
	plain := rendered(t, r, render.WithData(), render.WithEncoder(&pdf.Encoder{Plain: true}))
	pages := yamlOf(t, importPDFOf(t, rendered(t, r)).Report)
	for name, c := range map[string]struct {
		old, new string
		want     string
	}{
		"a figure is changed":     {`organ: 中`, `organ: 东`, "校验和不符"},
		"another checksum":        {`/CheckSum<`, `/CheckSum<FF> %`, "校验和不符"},
		"the stream is gone":      {`/EF<</F `, `/EF<</G `, "校验和不符"},
		"no source of ours":       {`/AFRelationship/Source`, `/AFRelationship/Data  `, ""},
		"a file of another name":  {`/UF(nianbao-report.yaml)`, `/UF(nianbao-rexort.yaml)`, ""},
		"the length is not right": {`/Params<</Size `, `/Params<</Sise `, "校验和不符"},
	} {
		data := bytes.Replace(plain, []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(data, plain) {
			t.Fatalf("%s: the file has no %s", name, c.old)
		}
		got := importPDFOf(t, data)
		if yamlOf(t, got.Report) != pages {
			t.Errorf("%s: another report is read than stands on the pages", name)
		}
		if found := got.Findings.Error(); c.want == "" && len(got.Findings) > 0 || !strings.Contains(found, c.want) {
			t.Errorf("%s: the findings are %s", name, found)
		}
	}
}

func TestDataThatIsNoReportIsNotUsed(t *testing.T) {
	r := seedReport(t)
	e := (&pdf.Encoder{}).With(pdf.A3a_UA1, pdf.Attachment{
		Name: model.DataFile, MIME: "application/yaml", Description: "数据", Relationship: pdf.Source, Data: []byte("organ: [\n"),
	})
	got := importPDFOf(t, rendered(t, r, render.WithEncoder(e)))
	if len(got.Findings) != 1 || !strings.Contains(got.Findings[0].Message, "数据读不出") || got.Report.Organ != r.Organ {
		t.Errorf("%v", got.Findings)
	}
}

// The pages of a file whose text is gone say nothing; its data do.
func TestDataAreReadThoughThePagesSayNothing(t *testing.T) {
	r := seedReport(t)
	plain := rendered(t, r, render.WithData(), render.WithEncoder(&pdf.Encoder{Plain: true}))
	blank := regexp.MustCompile(`>\]TJ`).ReplaceAll(plain, []byte(">]Xj"))
	got := importPDFOf(t, blank)
	if yamlOf(t, got.Report) != yamlOf(t, r) || len(got.Findings) != 1 || !strings.Contains(got.Findings[0].Message, "没有核对") {
		t.Errorf("%v", got.Findings)
	}
	broken := bytes.Replace(blank, []byte("/CheckSum<"), []byte("/CheckSum<FF> %"), 1)
	if _, err := Import("a.pdf", bytes.NewReader(broken)); err == nil {
		t.Error("a file without text whose data are damaged is read")
	}
}

// A program that saves a file again may drop the array of associated files.
func TestDataAreFoundByName(t *testing.T) {
	r := seedReport(t)
	plain := rendered(t, r, render.WithData(), render.WithEncoder(&pdf.Encoder{Plain: true}))
	got := importPDFOf(t, bytes.Replace(plain, []byte("/AF["), []byte("/XF["), 1))
	if len(got.Findings) > 0 || yamlOf(t, got.Report) != yamlOf(t, r) {
		t.Errorf("%v", got.Findings)
	}
}
