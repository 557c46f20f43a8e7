package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
)

// whole reads a document and returns all that is read, a line a block or a note.
func whole(t *testing.T, files parts) string {
	t.Helper()
	d, err := Read(stored(t, files))
	if err != nil {
		return "> error: " + err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "> pictures %d %s\n", d.Pictures, d.Meta.Title+d.Meta.Organ)
	wholeBlocks(&b, d.Blocks, "> ")
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "> %s %s %s %d: %s %q\n", n.ID, n.Severity, n.Place, n.Place.Order, strings.ReplaceAll(n.Message, "\n", "/"), n.Found)
	}
	return b.String()
}

func wholeBlocks(b *strings.Builder, blocks []paper.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(b, "%s%d %s %s", indent, block.Place.Order, block.Place, strings.ReplaceAll(showParagraph(block), "\n", "/"))
			if block.Gap {
				b.WriteString(" gap")
			}
			if block.Role != 0 {
				fmt.Fprintf(b, " role %d", block.Role)
			}
			b.WriteString("\n")
		case *paper.Grid:
			fmt.Fprintf(b, "%s%d grid %dx%d\n", indent, block.Place.Order, block.Rows, block.Cols)
			for _, c := range block.Cells {
				fmt.Fprintf(b, "%s  %d %d,%d %dx%d %q", indent, c.Place.Order, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
				if c.Header {
					b.WriteString(" header")
				}
				if c.Remark != "" {
					b.WriteString(" {" + c.Remark + "}")
				}
				b.WriteString("\n")
				wholeBlocks(b, c.Blocks, indent+"    ")
			}
		}
	}
}

// sample is a document of the table: its parts by name, one a line.
type sampleText struct {
	name  string
	parts [][2]string
}

func (s sampleText) files() parts {
	support := parts{}
	body := ""
	for _, p := range s.parts {
		if p[0] == "body" {
			body += p[1]
		} else {
			support[p[0]] += p[1]
		}
	}
	return document(body, support)
}

func readSamples(t *testing.T, file string) []sampleText {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []sampleText
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, sampleText{name: line})
		case line != "" && line[0] != '>':
			kind, text, _ := strings.Cut(line, " ")
			s := &out[len(out)-1]
			s.parts = append(s.parts, [2]string{kind, text})
		}
	}
	return out
}

// The file has documents, each with lines of its body and of its other parts, and behind them what is read. To add one,
// write its lines and run with -update.
func TestTheBodiesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "bodies.txt")
	var b strings.Builder
	for _, s := range readSamples(t, file) {
		b.WriteString(s.name + "\n")
		for _, p := range s.parts {
			b.WriteString(p[0] + " " + p[1] + "\n")
		}
		b.WriteString(whole(t, s.files()) + "\n")
	}
	golden.Compare(t, file, []byte(strings.TrimSuffix(b.String(), "\n")))
}

var (
	tagPattern  = regexp.MustCompile(`<(/?)([A-Za-z0-9]+:[A-Za-z0-9]+)([^<>]*?)(/?)>`)
	attrPattern = regexp.MustCompile(` ([A-Za-z0-9:]+)="([^"]*)"`)
)

// harms calls f with a text in which one element is gone or has another name, or one attribute is gone or another.
func harms(text string, f func(what, harmed string)) {
	tags := tagPattern.FindAllStringSubmatchIndex(text, -1)
	seen := map[string]int{}
	for i, tag := range tags {
		if tag[2] < tag[3] {
			continue
		}
		name := text[tag[4]:tag[5]]
		seen[name]++
		what := fmt.Sprintf("%s[%d]", name, seen[name])
		end, closing := tag[1], -1
		if tag[8] == tag[9] {
			depth := 1
			for j := i + 1; depth > 0 && j < len(tags); j++ {
				switch {
				case tags[j][2] < tags[j][3]:
					depth--
				case tags[j][8] == tags[j][9]:
					depth++
				}
				end, closing = tags[j][1], tags[j][4]
			}
		}
		f(what+" gone", text[:tag[0]]+text[end:])
		if closing < 0 {
			f(what+" renamed", text[:tag[4]]+"w:other"+text[tag[5]:])
		} else {
			f(what+" renamed", text[:tag[4]]+"w:other"+text[tag[5]:closing]+"w:other>"+text[end:])
		}
		for _, a := range attrPattern.FindAllStringSubmatchIndex(text[tag[6]:tag[7]], -1) {
			at := func(k int) int { return a[k] + tag[6] }
			value := text[at(4):at(5)]
			is := fmt.Sprintf("%s %s=%s", what, text[at(2):at(3)], value)
			f(is+" gone", text[:at(0)]+text[at(1):])
			others := []string{value + "x"}
			if n, err := strconv.Atoi(value); err == nil {
				others = append(others, strconv.Itoa(n+1), strconv.Itoa(n-1))
			}
			for _, other := range others {
				f(is+" as "+other, text[:at(4)]+other+text[at(5):])
			}
		}
	}
}

// TestBodiesWithOnePartHarmed compares what is read when one element or attribute of a part is gone or another.
func TestBodiesWithOnePartHarmed(t *testing.T) {
	var b strings.Builder
	for _, s := range readSamples(t, filepath.Join("testdata", "bodies.txt")) {
		base := whole(t, s.files())
		b.WriteString(s.name + "\n")
		for i, part := range s.parts {
			harms(part[1], func(what, harmed string) {
				m := s
				m.parts = append([][2]string{}, s.parts...)
				m.parts[i][1] = harmed
				if is := differs(base, whole(t, m.files())); is != "" {
					fmt.Fprintf(&b, "%s: %s\n", what, is)
				}
			})
		}
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}

// differs says what is another: the first line, how many are, and a sum of all; "" when nothing is.
func differs(base, got string) string {
	if base == got {
		return ""
	}
	a, b := strings.Split(base, "\n"), strings.Split(got, "\n")
	first, n := "", 0
	for i := range max(len(a), len(b)) {
		x, y := "(none)", "(none)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			if n++; n == 1 {
				first = y
			}
		}
	}
	sum := fnv.New32a()
	sum.Write([]byte(got))
	if r := []rune(first); len(r) > 70 {
		first = string(r[:70])
	}
	return fmt.Sprintf("%s (%d lines, %08x)", first, n, sum.Sum32())
}

// stored packs files without compressing them, which is much faster.
func stored(t testing.TB, files parts) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[name]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
