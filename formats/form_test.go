package formats

import (
	"bytes"
	"os"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

// written writes a report as an Excel form.
func written(t interface {
	Helper()
	Fatal(...any)
}, r *model.Report, opts ...xlsx.FormOption) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, r, opts...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormsOfSampleReportsAreReadBack(t *testing.T) {
	for i := range 100 {
		r := sample.Report(i)
		got, err := Import("", bytes.NewReader(written(t, r, xlsx.KnownFigures())))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Findings) > 0 {
			t.Errorf("report %d: %v", i, got.Findings)
		}
		same(t, got.Report, r)
	}
}

func TestFormsAreReadBackAsTheSameReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t)
		got, err := Import("", bytes.NewReader(written(t, r, xlsx.KnownFigures())))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Findings) > 0 {
			t.Errorf("%v", got.Findings)
		}
		same(t, got.Report, r)
	})
}

var _ = os.ReadFile
var _ = yaml.Read

func BenchmarkWriteForm(b *testing.B) {
	r := sample.Report(3)
	for b.Loop() {
		var out bytes.Buffer
		if err := xlsx.WriteForm(&out, r, xlsx.KnownFigures()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadForm(b *testing.B) {
	data := written(b, sample.Report(3), xlsx.KnownFigures())
	for b.Loop() {
		if _, err := Import("", bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
