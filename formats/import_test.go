package formats

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/nianbao/nianbao/model"
)

func TestYAMLAndJSONAreImported(t *testing.T) {
	got, err := Import("a.yaml", strings.NewReader("organ: 甲局\nyear: 2023\n"))
	if err != nil || got.Report.Organ != "甲局" || got.Format != YAML || got.Findings != nil {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := Import("", strings.NewReader(`{"organ": "甲局", "year": "x"}`)); err == nil || !strings.Contains(err.Error(), "READ-TYPE") {
		t.Errorf("a year that is none: %v", err)
	}
}

// YAML has a limit of its own, which its reader tells with the line.
func TestYAMLHasASmallerLimit(t *testing.T) {
	large := "organ: 甲局\nyear: 2023\noverview: |\n" + strings.Repeat("  全年公开政府信息5条。\n", 300_000)
	for _, name := range []string{"a.yaml", ""} {
		var fs model.Findings
		if _, err := Import(name, strings.NewReader(large)); !errors.As(err, &fs) || fs[0].ID != "READ-SIZE" || fs[0].Place.Line == 0 || !strings.Contains(fs[0].Message, "8 MB") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestImportSaysWhyNot(t *testing.T) {
	broken := errors.New("broken")
	if _, err := Import("a.html", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("an error of the reader: %v", err)
	}
	if _, err := Import("a.html", io.LimitReader(zeros{}, MaxInputBytes+2)); idOf(err) != "READ-SIZE" {
		t.Errorf("too large: %v", err)
	}
	if _, err := Import("a.html", strings.NewReader("<h1>404</h1>")); idOf(err) != "READ-FORMAT" {
		t.Errorf("no report: %v", err)
	}
	if _, err := Import("a", strings.NewReader("x"), WithFormat(OFD+1)); idOf(err) != "READ-FORMAT" {
		t.Errorf("a format that there is not: %v", err)
	}
	if _, err := Import("a.txt", strings.NewReader("<h1>404</h1>"), WithFormat(HTML)); idOf(err) != "READ-FORMAT" {
		t.Errorf("a format that is said: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestFindingsAreToldOnce(t *testing.T) {
	a := model.Finding{ID: "IMPORT-EXTRA", Message: "甲"}
	b := model.Finding{ID: "IMPORT-EXTRA", Message: "乙"}
	if got := union(model.Findings{a}, model.Findings{a, b}); len(got) != 2 {
		t.Errorf("got %v", got)
	}
}
