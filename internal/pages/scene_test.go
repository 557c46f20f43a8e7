package pages

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
)

// A scene is pages as lines of words:
//
//	page 600 800             the next page and its size
//	t 10 50 100 b12 text     a text of size 10 that begins at 50, 100 on the page, with flags
//	T 10 50 100 b12 text     the same, which is not moved
//	h 100 50 250             a horizontal rule at 100 from 50 to 250
//	v 50 100 250             a vertical one
//	fill 50 100 250 101      a filled part
//	picture 0 0 600 800
//	lost SimSun 3            glyphs without text
//	e 1 TD 2 1 5,6           an element of the structure within the last one of level 0: rows, columns, marks
//
// Flags of texts: b bold, u unseen, a artifact, v written downwards, l r d turned, x slanted, digits a mark.
type scene struct {
	name  string
	lines []string
}

// readScenes reads a file of scenes, which may hold what comes of them in lines that begin with "> ".
func readScenes(t *testing.T, file string) []scene {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []scene
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, scene{name: line})
		case line != "" && line[0] != '>':
			s := &out[len(out)-1]
			s.lines = append(s.lines, line)
		}
	}
	return out
}

func numbers(t *testing.T, words []string) []float64 {
	t.Helper()
	var out []float64
	for _, w := range words {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// draw makes the pages and, where there are elements, the structure.
func draw(t *testing.T, lines []string) ([]*Page, func(*Marks) *Element) {
	t.Helper()
	var list []*Page
	var elements [][]string
	for _, line := range lines {
		w := strings.Fields(line)
		var p *Page
		if len(list) > 0 {
			p = list[len(list)-1]
		}
		switch w[0] {
		case "page":
			n := numbers(t, w[1:])
			list = append(list, New(len(list)+1, Box{0, 0, n[0], n[1]}))
		case "t", "T":
			n := numbers(t, w[1:4])
			put(p, n[0], Point{n[1], n[2]}, w[4], strings.SplitN(line, " ", 6)[5])
		case "h", "v":
			n := numbers(t, w[1:])
			var path Path
			if w[0] == "h" {
				path.Move(Point{n[1], n[0]})
				path.Line(Point{n[2], n[0]})
			} else {
				path.Move(Point{n[0], n[1]})
				path.Line(Point{n[0], n[2]})
			}
			p.Stroke(path, 0.5, p.Box)
		case "fill":
			n := numbers(t, w[1:])
			var path Path
			path.Move(Point{n[0], n[1]})
			path.Line(Point{n[2], n[3]})
			p.Fill(path, p.Box)
		case "picture":
			n := numbers(t, w[1:])
			p.Picture(Box{n[0], n[1], n[2], n[3]})
		case "lost":
			p.Lost[w[1]] += int(numbers(t, w[2:])[0])
		case "e":
			elements = append(elements, w[1:])
		default:
			t.Fatalf("what is %q?", line)
		}
	}
	if elements == nil {
		return list, nil
	}
	return list, func(m *Marks) *Element { return build(list, m, elements) }
}

func build(list []*Page, m *Marks, elements [][]string) *Element {
	path := []*Element{{Role: "Document"}}
	for _, w := range elements {
		level, _ := strconv.Atoi(w[0])
		level = min(level, len(path)-1)
		e := &Element{Role: w[1]}
		e.RowSpan, _ = strconv.Atoi(w[2])
		e.ColSpan, _ = strconv.Atoi(w[3])
		if w[1] == "Figure" {
			e.Alt = "图的说明"
		}
		for id := range strings.SplitSeq(w[4], ",") {
			if n, err := strconv.Atoi(id); err == nil {
				// A mark on the second page is written as 1000 more.
				e.Page = list[n/1000]
				e.Kids = append(e.Kids, m.Take(e.Page, n%1000))
			}
		}
		path = path[:level+1]
		path[level].Kids = append(path[level].Kids, e)
		path = append(path, e)
	}
	return path[0]
}

func put(p *Page, size float64, at Point, flags, text string) {
	g := Glyph{Mark: -1}
	m := Matrix{size, 0, 0, size, 0, 0}
	mark := ""
	for _, f := range flags {
		switch f {
		case 'b':
			g.Bold = true
		case 'u':
			g.Unseen = true
		case 'a':
			g.Artifact = true
		case 'v':
			g.Vertical = true
		case 'd':
			m = Matrix{0, size, -size, 0, 0, 0}
		case 'l':
			m = Matrix{-size, 0, 0, -size, 0, 0}
		case 'r':
			m = Matrix{0, -size, size, 0, 0, 0}
		case 'x':
			m = Matrix{size, size / 2, -size / 2, size, 0, 0}
		case '-':
		default:
			mark += string(f)
		}
	}
	if mark != "" {
		g.Mark, _ = strconv.Atoi(mark)
	}
	for _, r := range text {
		width := 1.0
		if r < 0x80 {
			width = 0.5
		}
		g.Text = strings.ReplaceAll(string(r), "_", " ")
		p.Place(g, m, at, width)
		if g.Vertical {
			at.Y += size
			continue
		}
		at.X, at.Y = at.X+width*m[0], at.Y+width*m[1]
	}
}

// told is a document, a line a block or cell.
func told(d *paper.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "> %s loose %v pictures %d\n", d.Kind, d.Loose, d.Pictures)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "> note %v %v %v %s（%s）\n", n.ID, n.Severity, n.Place, n.Message, n.Hint)
	}
	for _, block := range d.Blocks {
		switch x := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(&b, "> %d/%d p %q", x.Place.Page, x.Place.Order, x.Text)
			if x.Number != "" || x.Level != 0 || x.Align != paper.Start || x.Role != 0 || x.Bold != nil {
				fmt.Fprintf(&b, " number %q level %d align %d role %v bold %v", x.Number, x.Level, x.Align, x.Role, x.Bold)
			}
			for i, on := range []bool{x.Line, x.Indent, x.Full, x.Gap, x.Picture} {
				if on {
					b.WriteString(" " + []string{"line", "indent", "full", "gap", "picture"}[i])
				}
			}
			b.WriteByte('\n')
		case *paper.Grid:
			fmt.Fprintf(&b, "> %d/%d grid %d %d\n", x.Place.Page, x.Place.Order, x.Rows, x.Cols)
			for _, c := range x.Cells {
				fmt.Fprintf(&b, ">   %d/%d %d,%d %dx%d %q", c.Place.Page, c.Place.Order, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
				if c.Header {
					b.WriteString(" header")
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

// The file has scenes, and after each what is read of it. To add one, write its lines and run with -update.
func TestTheScenes(t *testing.T) {
	file := filepath.Join("testdata", "scenes.txt")
	var b strings.Builder
	for _, s := range readScenes(t, file) {
		fmt.Fprintf(&b, "%s\n%s\n", s.name, strings.Join(s.lines, "\n"))
		list, structure := draw(t, s.lines)
		if f := Unreadable(list, "文件", strings.Contains(s.name, "drawn")); f != nil {
			fmt.Fprintf(&b, "> refused %s %s（%s）\n", f.ID, f.Message, f.Hint)
		}
		b.WriteString(told(Document("文件", list, structure)) + "\n")
	}
	golden.Compare(t, file, []byte(strings.TrimSuffix(b.String(), "\n")))
}

// TestScenesWithOneThingMoved moves, stretches and removes the lines of each scene one at a time, and compares
// from where to where nothing changes and what does beyond: the first line that is another, how many are, and a sum
// of all.
func TestScenesWithOneThingMoved(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("where products and sums are rounded at once, what stands at a limit may come out otherwise")
	}
	var b strings.Builder
	for _, s := range readScenes(t, filepath.Join("testdata", "scenes.txt")) {
		read := func(lines []string) string {
			list, structure := draw(t, lines)
			return told(Document("文件", list, structure))
		}
		base := read(s.lines)
		b.WriteString(s.name + "\n")
		for i, line := range s.lines {
			w := strings.Fields(line)
			if w[0] == "page" || w[0] == "lost" || w[0] == "T" {
				continue
			}
			lines := append([]string{}, s.lines...)
			lines[i] = "h 1 0 0"
			fmt.Fprintf(&b, "%s\n  without: %s\n", line, golden.Difference(base, read(lines), math.MaxInt))
			if w[0] == "e" {
				continue
			}
			for field := 1; field <= 3; field++ {
				var from, to, was string
				end := func() {
					if from != "" && was != "" {
						fmt.Fprintf(&b, "  %d %s…%s: %s\n", field, from, to, was)
					}
				}
				v := numbers(t, w[field:field+1])[0]
				for _, by := range steps(w[0] == "t" && field == 1) {
					moved := append([]string{}, w...)
					moved[field] = strconv.FormatFloat(v+by, 'f', 2, 64)
					lines[i] = strings.Join(moved, " ")
					is := golden.Difference(base, read(lines), math.MaxInt)
					if is != was {
						end()
						from, was = moved[field], is
					}
					to = moved[field]
				}
				end()
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "moved.txt"), []byte(b.String()))
}

// steps are by how much a thing is moved: far by few steps, and near by halves or for sizes by tenths.
func steps(isSize bool) []float64 {
	if isSize {
		return []float64{-2, -1.2, -1, -0.6, -0.5, 0, 0.5, 0.6, 1, 1.2, 2, 8}
	}
	return []float64{-20, -12, -8, -5, -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 5, 8, 12, 20}
}
