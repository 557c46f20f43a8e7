package docx_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout"
)

// readers are reports that other programs read.
func readers(t testing.TB) map[string]*layout.Flow {
	flows := map[string]*layout.Flow{}
	add := func(name string, r *nianbao.Report, opts ...nianbao.Option) {
		f, err := nianbao.Flow(r, opts...)
		if err != nil {
			t.Fatal(err)
		}
		flows[name] = f
	}
	add("seed", readSeed(t))
	add("everything", everything(t), nianbao.WithPictures(pictures(t)), nianbao.WithLandscape())
	add("draft", faulty(t), nianbao.WithDraft())
	add("sample", sample.Report(3))
	return flows
}

var blanks = regexp.MustCompile(`[\s\x{3000}\x{a0}\x{feff}]+`)

func tight(s string) string { return blanks.ReplaceAllString(s, "") }

// shownIn lists what a flow shows: the texts of its paragraphs, and for each table a row a line with a bar behind each
// place, where a cell over several stands at each of them.
func shownIn(blocks []layout.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Group:
			out = append(out, shownIn(b.Blocks)...)
		case *layout.Paragraph:
			var text strings.Builder
			for _, part := range b.Parts {
				for _, s := range part.Spans {
					text.WriteString(s.Text)
				}
			}
			out = append(out, tight(text.String()))
		case *layout.Figure:
			if b.Caption != "" {
				out = append(out, tight(b.Caption))
			}
		case *layout.Table:
			out = append(out, rowsOf(b)...)
		}
	}
	return out
}

func rowsOf(t *layout.Table) []string {
	grid := make([][]string, t.Rows)
	for r := range grid {
		grid[r] = make([]string, len(t.Widths))
	}
	for _, c := range t.Cells {
		for r := c.Row; r < c.Row+max(c.RowSpan, 1); r++ {
			for col := c.Col; col < c.Col+max(c.ColSpan, 1); col++ {
				grid[r][col] = tight(c.Text)
			}
		}
	}
	out := make([]string, t.Rows)
	for r := range grid {
		out[r] = strings.Join(grid[r], "|") + "|"
	}
	return out
}

func encoded(t testing.TB, f *layout.Flow, e docx.Encoder) string {
	t.Helper()
	var b bytes.Buffer
	if err := e.EncodeFlow(&b, f); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "report.docx")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// readWithPython prints the texts of a document's paragraphs and the rows of its tables as JSON.
const readWithPython = `
import sys, json, docx
from docx.table import Table
from docx.text.paragraph import Paragraph
d = docx.Document(sys.argv[1])
out = []
for e in d.element.body:
    if e.tag.endswith('}p'):
        out.append(''.join(t.text or '' for t in e.iter('{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t')))
    elif e.tag.endswith('}tbl'):
        for row in Table(e, d).rows:
            out.append(''.join(c.text + '|' for c in row.cells))
p = d.core_properties
print(json.dumps({'texts': out, 'title': p.title, 'author': p.author, 'language': p.language,
    'headings': [x.text for x in d.paragraphs if x.style.name == 'Heading 1'], 'pictures': len(d.inline_shapes)}))
`

func TestPythonReadsTheSameTextsAndTables(t *testing.T) {
	python := pdfcheck.Tool(t, "/usr/bin/python3")
	if exec.Command(python, "-c", "import docx").Run() != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3-docx is not installed")
		}
		t.Skip("python3-docx is not installed")
	}
	for name, f := range readers(t) {
		out, err := exec.Command(python, "-c", readWithPython, encoded(t, f, docx.Encoder{})).Output()
		if err != nil {
			t.Fatal(name, err)
		}
		var got struct {
			Texts, Headings         []string
			Title, Author, Language string
			Pictures                int
		}
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		texts := slices.DeleteFunc(got.Texts, func(s string) bool { return tight(s) == "" })
		for i := range texts {
			texts[i] = tight(texts[i])
		}
		compareTexts(t, name, texts, shownIn(f.Blocks))
		if got.Title != f.Meta.Title || got.Author != f.Meta.Author || got.Language != "zh-CN" || len(got.Headings) != 6 {
			t.Errorf("%s: %q of %q in %q, headings %v", name, got.Title, got.Author, got.Language, got.Headings)
		}
		if want := map[string]int{"everything": 4}[name]; got.Pictures != want {
			t.Errorf("%s: %d figures", name, got.Pictures)
		}
	}
}

func compareTexts(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: text %d is %q, want %q", name, i, got[min(i, len(got)):min(i+1, len(got))], want[min(i, len(want)):min(i+1, len(want))])
			return
		}
	}
}

// TestLibreOfficeReadsTheSameText compares all characters in their order: its text form has no tables.
func TestLibreOfficeReadsTheSameText(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office := pdfcheck.Tool(t, "soffice")
	dir := t.TempDir()
	var files []string
	want := map[string]string{}
	for name, f := range readers(t) {
		file := filepath.Join(dir, name+".docx")
		if err := os.Rename(encoded(t, f, docx.Encoder{Grid: docx.LinesOnly}), file); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		want[name] = allText(f.Blocks)
	}
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}, files...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name := range want {
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got := tight(string(text)); got != want[name] {
			at := 0
			for at < min(len(got), len(want[name])) && got[at] == want[name][at] {
				at++
			}
			t.Errorf("%s: from byte %d on LibreOffice has %.90q, want %.90q", name, at, got[at:], want[name][at:])
		}
	}
}

// allText is all text of a flow in reading order, each cell once.
func allText(blocks []layout.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *layout.Group:
			b.WriteString(allText(block.Blocks))
		case *layout.Table:
			for _, c := range block.Cells {
				b.WriteString(tight(c.Text))
			}
		default:
			b.WriteString(strings.Join(shownIn([]layout.Block{block}), ""))
		}
	}
	return b.String()
}
