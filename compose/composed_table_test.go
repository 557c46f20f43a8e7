package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// composedStyle writes what a style has.
func composedStyle(s layout.Style) string {
	out := fmt.Sprintf("size %s", s.Size)
	for _, l := range []struct {
		name   string
		length layout.Length
	}{{"pitch", s.Pitch}, {"first", s.FirstIndent}, {"left", s.LeftIndent}, {"right", s.RightIndent}, {"before", s.SpaceBefore}, {"after", s.SpaceAfter}} {
		if l.length != 0 {
			out += fmt.Sprintf(", %s %s", l.name, l.length)
		}
	}
	for _, f := range []struct {
		name string
		set  bool
	}{
		{[...]string{"justified", "at the left", "centred", "at the right", "units"}[s.Align], s.Align != layout.Justify},
		{"with the next", s.KeepNext}, {"its end with the next", s.KeepEnd}, {"on the grid", s.Snap}, {"words of headings", slices.Equal(s.Phrases, headingPhrases)},
		{fmt.Sprintf("phrases %q", slices.DeleteFunc(slices.Clone(s.Phrases), func(p string) bool { return slices.Contains(headingPhrases, p) })), len(s.Phrases) > 0 && !slices.Equal(s.Phrases, headingPhrases)},
	} {
		if f.set {
			out += ", " + f.name
		}
	}
	return out
}

// composedSpan writes a span: its face, its text and where it leads.
func composedSpan(s layout.Span) string {
	out := s.Face.String() + strconv.Quote(s.Text)
	if s.Bold {
		out = "bold " + out
	}
	if s.Link != "" {
		out += "→" + s.Link
	}
	if s.To != 0 {
		out += fmt.Sprintf("→heading %d", s.To)
	}
	return out
}

// composedCell writes a cell.
func composedCell(c layout.Cell) string {
	out := fmt.Sprintf("%d,%d", c.Row, c.Col)
	if c.RowSpan > 1 || c.ColSpan > 1 {
		out += fmt.Sprintf(" %d×%d", c.RowSpan, c.ColSpan)
	}
	out += fmt.Sprintf(" %s %s %q %s", c.Face, [...]string{"justified", "left", "centred", "right", "units"}[c.Align], c.Text, c.Source)
	if c.Header != layout.NoScope {
		out += " heads the " + strings.ToLower(c.Header.String())
	}
	if len(c.Phrases) > 0 {
		out += fmt.Sprintf(" %q", c.Phrases)
	}
	return out
}

// composedText writes blocks with all that they have; cells says whether tables have theirs.
func composedText(blocks []layout.Block, cells bool) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Group:
			flags := ""
			for _, f := range []struct {
				name string
				set  bool
			}{{" front", b.Front}, {" landscape", b.Landscape}, {" turnable", b.Turnable}, {" apart", b.Apart}} {
				if f.set {
					flags += f.name
				}
			}
			add("group %q%s", b.Role, flags)
			for _, line := range composedText(b.Blocks, cells) {
				add("  %s", line)
			}
		case *layout.Paragraph:
			add("paragraph %s: %s", b.Source, composedStyle(b.Style))
			for _, p := range b.Parts {
				var spans []string
				for _, s := range p.Spans {
					spans = append(spans, composedSpan(s))
				}
				add("  %s %s", p.Role, strings.Join(spans, " "))
			}
			if b.Tail != "" {
				add("  tail %q", b.Tail)
			}
		case *layout.Figure:
			add("figure %s: %q, caption %q, keeps its end %v", b.Source, b.Alt, b.Caption, b.KeepEnd)
			if b.Picture != nil {
				add("  a picture of %d × %d", b.Picture.Width, b.Picture.Height)
			}
			if b.Chart != nil {
				add("  a chart of kind %d, series %q, labels %q, values %d", b.Chart.Kind, b.Chart.Series, b.Chart.Labels, b.Chart.Values)
			}
		case *layout.Table:
			add("table %s: %d rows, %d of them heads, widths %v, sizes %s, keep %v, divisible %v, keeps its end %v, %d cells", b.Name, b.Rows, b.HeadRows, b.Widths, b.Sizes, b.Keep, b.Divisible, b.KeepEnd, len(b.Cells))
			for _, c := range b.Cells {
				if cells {
					add("  %s", composedCell(c))
				}
			}
		default:
			add("%T", b)
		}
	}
	return out
}

// composedFindings writes findings whole.
func composedFindings(found model.Findings) []string {
	var out []string
	for _, f := range found {
		line := fmt.Sprintf("%s %s %s %s: %s（%s）", f.Severity, f.ID, f.Path, f.Place, f.Message, f.Hint)
		if text := f.Found.String(); text != "" {
			line += fmt.Sprintf(" found %q", text)
		}
		if text := f.Expected.String(); text != "" {
			line += fmt.Sprintf(" expected %q", text)
		}
		out = append(out, line)
	}
	return out
}

// composedTable rewrites a table of inputs, each on a line of its own that does not begin with a space, and
// what came out of them below.
func composedTable(t *testing.T, name string, result func(input string) []string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, " ") {
			continue
		}
		b.WriteString(line + "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		for _, out := range result(line) {
			b.WriteString("  " + strings.ReplaceAll(out, "\n", `\n`) + "\n")
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}

func composedFaces(t *testing.T) *fonts.Set {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// composedPictures are two small pictures.
func composedPictures(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, size := range map[string]image.Point{"a.png": {3, 2}, "b/c.png": {1, 1}} {
		var data bytes.Buffer
		if err := png.Encode(&data, image.NewGray(image.Rectangle{Max: size})); err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data.Bytes()}
	}
	return files
}

// The file has texts, \n for the ends of their lines, and for each the blocks and findings. Behind "draft " stand
// those of a draft, and behind "after " those below a table.
func TestTheProseOfTheTable(t *testing.T) {
	composedTable(t, "prose.txt", func(input string) []string {
		text, draft := strings.CutPrefix(input, "draft ")
		text, below := strings.CutPrefix(text, "after ")
		text = strings.ReplaceAll(strings.ReplaceAll(text, `\n`, "\n    "), `\t`, "\t")
		field, key := "overview: |\n    ", "overview"
		if below {
			field, key = "applications:\n  after: |\n    ", "applications.after"
		}
		r, err := yaml.Read(strings.NewReader("organ: 青禾县水利局\nyear: 2023\n" + field + text + "\n"))
		if err != nil {
			t.Fatalf("%s: %v", input, err)
		}
		f := &flow{r: r, page: layout.GBT9704(), faces: composedFaces(t), files: composedPictures(t), draft: draft, level: 1}
		f.prose(key, r.Prose(key))
		return append(composedText(f.blocks, true), composedFindings(f.findings)...)
	})
}
