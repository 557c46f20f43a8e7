package formtest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// fill types texts into the fields of all parts. It returns the paths that have no field.
func (p tab) fill(values map[string]string) []string {
	p.t.Helper()
	left := map[string]bool{}
	for path, text := range values {
		left[path] = text != ""
	}
	for _, part := range parts[:7] {
		p.show(part)
		for _, path := range formcheck.Eval[[]string](p.Tab, `[...document.querySelectorAll("main [data-open]")].map(e => e.dataset.open)`) {
			if values[path] != "" {
				p.Click(`[data-open="` + path + `"]`)
			}
		}
		for path, text := range p.fields() {
			if text != values[path] {
				p.Fill(path, values[path])
			}
			delete(left, path)
		}
	}
	var without []string
	for path, given := range left {
		if given {
			without = append(without, path)
		}
	}
	slices.Sort(without)
	return without
}

// What a clerk types in is the report, and its PDF is the one that the program makes.
func TestAReportFromNothingToPDF(t *testing.T) {
	f := startForm(t)
	values := f.values(seed)
	p := f.tab(formcheck.Desk)
	p.begin(values["organ"], values["year"])
	if without := p.fill(values); !slices.Equal(without, []string{"edition"}) { // the edition is that of the year
		t.Errorf("these have no field: %q", without)
	}
	p.compare(values)
	p.Screenshot("filled")
	if found := p.findings(); len(found) > 0 {
		t.Errorf("found %q", found)
	}
	name, page := f.download(p, "生成", "download-pdf")
	if !strings.HasPrefix(name, values["organ"]) || !strings.HasSuffix(name, ".pdf") {
		t.Errorf("the PDF is called %s", name)
	}
	name, saved := f.download(p, "文件", "save-yaml")
	if !strings.HasSuffix(name, ".yaml") {
		t.Errorf("the YAML file is called %s", name)
	}
	for what, data := range map[string][]byte{"the saved file": saved, "the seed": read(t, seed)} {
		if !bytes.Equal(page, rendered(t, data)) {
			t.Errorf("the program makes another PDF of %s", what)
		}
	}
}

// rendered is the PDF that the program makes of a report.
func rendered(t *testing.T, report []byte) []byte {
	t.Helper()
	folder := t.TempDir()
	in, out := filepath.Join(folder, "report.yaml"), filepath.Join(folder, "report.pdf")
	if err := os.WriteFile(in, report, 0o600); err != nil {
		t.Fatal(err)
	}
	if told, err := exec.Command("go", "run", "../../cmd/nianbao", "render", in, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, told)
	}
	return read(t, out)
}

func TestAWordDocumentIsOpened(t *testing.T) {
	f := startForm(t)
	document := f.file(seed, "docx")
	want := f.values(document)
	delete(want, "edition")
	f.opened(formcheck.Desk, document).compare(want)

	p := f.tab(formcheck.Desk)
	p.Drop("main", "上年.docx", read(t, document))
	p.Click("[data-action=use-as-last]")
	p.Wait("the report is open", `document.querySelector('nav a[href="#basic"]')`)
	p.Ready()
	p.show("basic")
	if organ, year := p.Value("organ"), p.Value("year"); organ != want["organ"] || year != "2022" {
		t.Errorf("the new report is on %s %s", organ, year)
	}
}

func TestAnErrorIsMadeAndMended(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	before := p.findings()
	const cell = "applications.received[6]"
	p.show("s3")
	p.Fill(cell, "5")
	found := p.findings()
	if slices.Equal(found, before) || !slices.ContainsFunc(found, func(s string) bool { return strings.HasSuffix(s, " "+cell) }) {
		t.Fatalf("found %q after %q", found, before)
	}
	p.Screenshot("error")
	p.show("basic")
	p.Click(`[data-finding][data-target="` + cell + `"]`)
	p.Wait("the cell has the focus", `document.activeElement.dataset.path === "`+cell+`"`)
	p.Ready()
	if !formcheck.Eval[bool](p.Tab, `(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && document.activeElement.getAttribute("aria-invalid") === "true" })()`) {
		t.Error("the cell is not in sight, or not marked")
	}
	p.Type("0") // the cell's text is selected
	if after := p.findings(); !slices.Equal(after, before) {
		t.Errorf("found %q after the cell was mended, %q before", after, before)
	}

	p.Fill(cell, "7")
	p.Ready()
	p.Click(`[data-sum="` + cell + `"]`)
	if got := p.Value(cell); got != "0" {
		t.Errorf("the sum that was taken over is %q", got)
	}
	if after := p.findings(); !slices.Equal(after, before) {
		t.Errorf("found %q after the sum was taken over, %q before", after, before)
	}
}

func TestAFindingInATextLeadsToTheSentence(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s1")
	text := p.Value("overview")
	const right, wrong = "全年未收到政府信息公开申请，", "全年收到政府信息公开申请 5 件，"
	if strings.Count(text, right) != 1 {
		t.Fatalf("the seed does not say %s", right)
	}
	before := p.findings()
	p.Fill("overview", strings.Replace(text, right, wrong, 1))
	found := p.findings()
	if len(found) <= len(before) || !slices.ContainsFunc(found, func(s string) bool { return strings.HasSuffix(s, " overview") }) {
		t.Fatalf("found %q", found)
	}
	p.show("s2")
	p.Click(`[data-finding][data-target=overview]`)
	p.Wait("the text has the focus", `document.activeElement.dataset.path === "overview"`)
	if marked := formcheck.Eval[string](p.Tab, `document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)`); !strings.Contains(marked, "5") {
		t.Errorf("%q is selected", marked)
	}
}

func TestStepsAreUndoneAndDoneAgain(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	const cell, text = "applications.received[0]", "overview"
	p.show("s3")
	p.Fill(cell, "12")
	p.show("s1")
	was := p.Value(text)
	p.Fill(text, "新的正文。")
	p.Press("Ctrl+z")
	if got := p.Value(text); got != was {
		t.Errorf("the text is %q", got)
	}
	p.Click("[data-action=undo]")
	p.Ready()
	if got := p.Value(cell); got != "0" {
		t.Errorf("the cell has %q, and undo led to %q", got, p.Focused())
	}
	if !formcheck.Eval[bool](p.Tab, `document.querySelector("[data-action=undo]").disabled`) {
		t.Error("there is more to undo")
	}
	p.Click("[data-action=redo]")
	if got := p.Value(cell); got != "12" {
		t.Errorf("the cell has %q", got)
	}
	p.Press("Ctrl+y")
	p.show("s1")
	if got := p.Value(text); got != "新的正文。" {
		t.Errorf("the text is %q", got)
	}
	if !formcheck.Eval[bool](p.Tab, `document.querySelector("[data-action=redo]").disabled`) {
		t.Error("there is more to do again")
	}
}
