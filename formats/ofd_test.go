package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

func importOFDOf(t *testing.T, data []byte) *Imported {
	t.Helper()
	got, err := Import("报告.ofd", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestOurOwnOFDsAreReadBackAsTheSameReport is the promise that whatever we print is read back.
func TestOurOwnOFDsAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		opts := []render.Option{render.WithEncoder(&ofd.Encoder{Web: rapid.Bool().Draw(t, "web")})}
		if rapid.Bool().Draw(t, "contents") {
			opts = append(opts, render.WithContents())
		}
		rendersBack(t, drawReport(t), opts...)
	})
}

// TestOFDsOfOtherProgramsAreRead reads pages that other programs wrote, which say nothing of what their texts are.
func TestOFDsOfOtherProgramsAreRead(t *testing.T) {
	for i := range 6 {
		r := sample.Report(i)
		d, err := render.Layout(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, how := range []ofdtest.Manner{ofdtest.Lines, ofdtest.Scaled, ofdtest.Glyphs} {
			got := importOFDOf(t, ofdtest.FromLayout(d, how).Bytes(t))
			for _, f := range got.Findings {
				if f.Severity > model.SeverityInfo {
					t.Errorf("report %d, manner %d: %v", i, how, f)
				}
			}
			if got.Format != OFD {
				t.Errorf("the format is %v", got.Format)
			}
			same(t, got.Report, r)
		}
	}
}

// withAttachment is the file of a report with a file attached to it.
func withAttachment(t *testing.T, r *model.Report, name, data string) []byte {
	t.Helper()
	return rendered(t, r, render.WithEncoder((&ofd.Encoder{}).With(ofd.Attachment{Name: name, Format: "TXT", Data: []byte(data)})))
}

func TestAnOFDWithItsDataIsReadExactly(t *testing.T) {
	r := seedReport(t)
	r.OtherMatters += "\n\n  **加粗**、行首的 # 号，“引号”"
	for _, name := range []string{"nianbao-report.yaml", "nianbao-report.yaml.txt", "NIANBAO-REPORT.TXT", "nianbao-report"} {
		got := importOFDOf(t, withAttachment(t, r, name, yamlOf(t, r)))
		if len(got.Findings) > 0 || yamlOf(t, got.Report) != yamlOf(t, r) || got.Format != OFD {
			t.Errorf("%s: read with %v", name, got.Findings)
		}
		if place := got.Report.Source().At("applications.received[0]"); place.Page == 0 || place.Line != 0 {
			t.Errorf("figures have the place %v, not a page", place)
		}
	}
	if got := importOFDOf(t, withAttachment(t, r, "说明.txt", "organ: 别的局\n")); got.Report.Organ != r.Organ || len(got.Findings) > 0 {
		t.Errorf("another attachment is read: %v", got.Findings)
	}
}

func TestWhereDataAndPagesOfAnOFDDifferIsTold(t *testing.T) {
	r := seedReport(t)
	other := *r
	other.Organ = "别的局"
	other.Applications.Received.Total += 5
	got := importOFDOf(t, withAttachment(t, r, model.DataFile, yamlOf(t, &other)))
	if text := got.Findings.Error(); len(got.Findings) != 2 || !strings.Contains(text, "机关名称：OFD 附带的数据是“别的局”") || got.Report.Organ != "别的局" {
		t.Errorf("%v", text)
	}
	got = importOFDOf(t, withAttachment(t, r, model.DataFile, "organ: [\n"))
	if len(got.Findings) != 1 || !strings.Contains(got.Findings[0].Message, "数据读不出") || got.Report.Organ != r.Organ {
		t.Errorf("%v", got.Findings)
	}
}

// The pages of a file whose text is gone say nothing; its data do.
func TestDataOfAnOFDAreReadThoughThePagesSayNothing(t *testing.T) {
	r := seedReport(t)
	parts, _ := opctest.Unzip(t, withAttachment(t, r, model.DataFile, yamlOf(t, r)))
	for name, part := range parts {
		if strings.HasPrefix(name, "Doc_0/Pages/") {
			parts[name] = regexp.MustCompile(`(?s)<ofd:Content>.*</ofd:Content>`).ReplaceAllString(part, "")
		}
	}
	got := importOFDOf(t, opctest.Zip(t, parts))
	if yamlOf(t, got.Report) != yamlOf(t, r) || len(got.Findings) != 1 || !strings.Contains(got.Findings[0].Message, "没有核对") {
		t.Errorf("%v", got.Findings)
	}
}

// TestTheFirstDocumentWithAReportIsRead has a letter before the report.
func TestTheFirstDocumentWithAReportIsRead(t *testing.T) {
	r := seedReport(t)
	parts, _ := opctest.Unzip(t, rendered(t, r, render.WithEncoder(&ofd.Encoder{})))
	letter := (&ofdtest.File{Pages: []string{ofdtest.Text(30, 30, 5, "关于报送年度报告的函")}}).Parts()
	for name, part := range letter {
		if name != "OFD.xml" {
			parts[strings.Replace(name, "Doc_0", "Doc_1", 1)] = part
		}
	}
	entry := parts["OFD.xml"]
	parts["OFD.xml"] = strings.Replace(entry, "<ofd:DocBody>", "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody><ofd:DocBody>", 1)
	got := importOFDOf(t, opctest.Zip(t, parts))
	same(t, got.Report, r)
	if text := got.Findings.Error(); len(got.Findings) != 1 || !strings.Contains(text, "2 个文档，报告是从第 2 个读入的") {
		t.Errorf("%s", text)
	}
	delete(parts, "Doc_0/Document.xml")
	if _, err := Import("a.ofd", bytes.NewReader(opctest.Zip(t, parts))); idOf(err) != "READ-NOREPORT" {
		t.Errorf("neither has a report: %v", err)
	}
}

func TestAnOFDThatIsEncryptedIsRefused(t *testing.T) {
	for i, parts := range []opctest.Parts{{"OFDEntries.xml": "<x/>"}, {"Encryptions.xml": "<x/>", "OFD.xml": "\x01\x02"}} {
		if _, err := Import("", bytes.NewReader(opctest.Zip(t, parts))); idOf(err) != "READ-ENCRYPTED" {
			t.Errorf("%d: %v", i, err)
		}
	}
	r := seedReport(t)
	parts, _ := opctest.Unzip(t, rendered(t, r, render.WithEncoder(&ofd.Encoder{})))
	parts["OFDEntries.xml"] = "<x/>" // as in files that are protected against changes
	same(t, importOFDOf(t, opctest.Zip(t, parts)).Report, r)
}

func BenchmarkImportOFD(b *testing.B) {
	d, err := render.Layout(sample.Report(1))
	if err != nil {
		b.Fatal(err)
	}
	var own bytes.Buffer
	if err := (&ofd.Encoder{}).Encode(&own, d); err != nil {
		b.Fatal(err)
	}
	for i, data := range [][]byte{own.Bytes(), ofdtest.FromLayout(d, ofdtest.Lines).Bytes(b), ofdtest.FromLayout(d, ofdtest.Glyphs).Bytes(b)} {
		b.Run(fmt.Sprint([]string{"own", "lines", "glyphs"}[i], " ", len(d.Pages), " pages"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Import("a.ofd", bytes.NewReader(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
