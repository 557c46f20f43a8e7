package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// published imports a published file, or skips the test where the corpus is not.
func published(t *testing.T, name string) Imported {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus.Folder(t), "published", name))
	if err != nil {
		t.Skipf("the corpus has no published reports: %v", err)
	}
	got, err := Import(name, bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return *got
}

func truth(t *testing.T, name string) *model.Report {
	t.Helper()
	r, err := yaml.ReadFile(filepath.Join(corpus.Folder(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestPublishedFiguresAreRightOrTold compares every figure of published files with what was read by
// eye: it is the same, or a finding about its place says that it is not certain.
func TestPublishedFiguresAreRightOrTold(t *testing.T) {
	for _, c := range []struct {
		file, truth string
		differ      int // figures that are told and not as in the truth
	}{
		{"hongze-2023.pdf", "published/hongze-2023.yaml", 0},
		{"huaian-2024.pdf", "huaian-2024.yaml", 0},
		{"shanghai-2019.html", "published/shanghai-2019.yaml", 0},
		{"shanghai-2019-gbk.html", "published/shanghai-2019.yaml", 0},
		{"zhongning-2021.txt", "zhongning-gxj-2021.yaml", 0},
	} {
		got, want := published(t, c.file), truth(t, c.truth)
		if got.Report.Year != want.Year || got.Report.Organ != want.Organ {
			t.Errorf("%s is of %s for %d, not of %s for %d", c.file, got.Report.Organ, got.Report.Year, want.Organ, want.Year)
		}
		differ := 0
		paths := figurePaths(want)
		if len(paths) < 180 {
			t.Fatalf("%s has %d figures", c.truth, len(paths))
		}
		for _, path := range paths {
			w, _ := want.Figure(path)
			g, ok := got.Report.Figure(path)
			if ok && g == w && got.Report.IsBlank(path) == want.IsBlank(path) {
				continue
			}
			if differ++; !told(got.Findings, path) {
				t.Errorf("%s: %s is %q, not %q, and nothing is told", c.file, path, g, w)
			}
		}
		if differ != c.differ {
			t.Errorf("%s: %d figures differ, not %d", c.file, differ, c.differ)
		}
	}
}

// figurePaths are the paths of all figures of a report, sorted.
func figurePaths(r *model.Report) []string {
	var out []string
	var walk func(f *model.Field)
	walk = func(f *model.Field) {
		if f.IsFigure() {
			out = append(out, f.Path)
		}
		for _, child := range f.Children {
			walk(child)
		}
	}
	schema := r.Schema()
	for _, root := range []string{"proactive_disclosure", "applications", "reconsideration", "litigation"} {
		walk(schema.ByPath[root])
	}
	return out
}

// told reports whether a finding is about a figure, its row or its table.
func told(findings model.Findings, path string) bool {
	for _, f := range findings {
		if f.Path == path || f.Path != "" && (strings.HasPrefix(path, f.Path+"[") || strings.HasPrefix(path, f.Path+".")) {
			return true
		}
	}
	return false
}

func TestTheBlankTemplateHasNoFigures(t *testing.T) {
	got := published(t, "template-wps.docx")
	paths := figurePaths(got.Report)
	if len(paths) < 180 {
		t.Fatalf("%d figures", len(paths))
	}
	for _, path := range paths {
		if text, _ := got.Report.Figure(path); !got.Report.IsBlank(path) || !told(got.Findings, path) {
			t.Errorf("%s is %q, blank %v, told %v", path, text, got.Report.IsBlank(path), told(got.Findings, path))
		}
	}
}

// TestTheSeedReportIsReadExactly reads a report that lost its tables, and prints it.
func TestTheSeedReportIsReadExactly(t *testing.T) {
	got, want := published(t, "zhongning-2021.txt"), truth(t, "zhongning-gxj-2021.yaml")
	if len(got.Findings) > 0 {
		t.Errorf("findings: %v", got.Findings)
	}
	r := got.Report
	for _, text := range []struct{ name, got, want string }{
		{"preamble", r.Preamble, want.Preamble}, {"overview", r.Overview, want.Overview}, {"problems", r.Problems, want.Problems},
		{"other matters", r.OtherMatters, want.OtherMatters}, {"before table two", r.ProactiveDisclosure.Before, want.ProactiveDisclosure.Before},
		{"after table two", r.ProactiveDisclosure.After, want.ProactiveDisclosure.After}, {"before table three", r.Applications.Before, want.Applications.Before},
		{"after table three", r.Applications.After, want.Applications.After}, {"before table four", r.Litigation.Before, want.Litigation.Before},
		{"after table four", r.Litigation.After, want.Litigation.After}, {"title", strings.Join(r.TitleLines(), "\n"), strings.Join(want.TitleLines(), "\n")},
		{"date line", r.DateLine, want.DateLine}, {"signature", r.Signature.Organ, want.Signature.Organ},
	} {
		if text.got != text.want {
			t.Errorf("%s:\n%q\nnot\n%q", text.name, text.got, text.want)
		}
	}
	var out bytes.Buffer
	if err := render.Render(&out, r); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) || out.Len() < 10000 {
		t.Errorf("%d bytes: %v", out.Len(), err)
	}
}
