package ofd_test

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
)

// compare finds what of a file is not as its layout has it.
func compare(t testing.TB, d *layout.Document, data []byte) *ofdcheck.File {
	t.Helper()
	f := ofdcheck.Read(data)
	for _, fault := range f.Faults[:min(20, len(f.Faults))] {
		t.Error(fault)
	}
	if len(f.Pages) != len(d.Pages) {
		t.Fatalf("%d pages, not %d", len(f.Pages), len(d.Pages))
	}
	for i := range d.Pages {
		comparePage(t, &d.Pages[i], f.Pages[i])
	}
	compareTree(t, d, f)
	return f
}

// mm is a length in millimetres.
func mm(l layout.Length) float64 { return float64(l) / float64(layout.Pt) * 25.4 / 72 }

// near reports whether two places are the same for any eye: a thousandth of a millimetre.
func near(a, b float64) bool { return math.Abs(a-b) < 0.001 }

// comparePage compares the glyphs of a page, which are in the same order within each layer.
func comparePage(t testing.TB, p *layout.Page, got *ofdcheck.Page) {
	t.Helper()
	if !near(mm(p.Width), got.Width) || !near(mm(p.Height), got.Height) {
		t.Errorf("a page is %v × %v", got.Width, got.Height)
	}
	glyphs := map[string][]ofdcheck.Glyph{}
	for _, o := range got.Objects {
		glyphs[o.Layer] = append(glyphs[o.Layer], o.Glyphs...)
	}
	same := map[sameGlyph]bool{}
	for _, item := range p.Items {
		g, ok := item.(*layout.Glyphs)
		if !ok {
			continue
		}
		layer := layerOf(g)
		if len(glyphs[layer]) < len(g.Glyphs) {
			t.Fatalf("layer %s lacks glyphs", layer)
		}
		for i, gl := range g.Glyphs {
			compareGlyph(t, g, gl, glyphs[layer][i], same)
		}
		glyphs[layer] = glyphs[layer][len(g.Glyphs):]
	}
	for layer, left := range glyphs {
		if len(left) > 0 {
			t.Errorf("layer %s has %d glyphs more than the page", layer, len(left))
		}
	}
}

func layerOf(g *layout.Glyphs) string {
	switch {
	case g.Mark == layout.Artifact && g.Page && g.Angle == 45:
		return "Background"
	case g.Mark == layout.Artifact:
		return "Foreground"
	}
	return "Body"
}

func compareGlyph(t testing.TB, g *layout.Glyphs, want layout.Glyph, got ofdcheck.Glyph, same map[sameGlyph]bool) {
	t.Helper()
	text := cmp.Or(want.Text, "¤") // the placeholder
	if got.Text != text {
		t.Errorf("%q is %q", text, got.Text)
	}
	sin, cos := math.Sincos(float64(g.Angle) * math.Pi / 180)
	x, y := mm(g.X)+cos*mm(want.X), mm(g.Y)-sin*mm(want.X)
	if !near(x, got.X) || !near(y, got.Y) {
		t.Errorf("%q stands at %v, %v, not %v, %v", text, got.X, got.Y, x, y)
	}
	if k := (sameGlyph{g.Face, got.Font, want.ID, got.ID}); !same[k] {
		same[k] = trace(sfnt.OfFace(g.Face), want.ID) == trace(got.Font.Font, got.ID)
		if !same[k] {
			t.Errorf("%q is another glyph", text)
		}
	}
}

// sameGlyph is a glyph of a face and one of the font that is embedded for it.
type sameGlyph struct {
	face     *fonts.Face
	font     *ofdcheck.Font
	want, is uint16
}

// trace is a glyph's outline.
func trace(f *sfnt.Font, id uint16) string {
	p := &pen{}
	if !f.Trace(id, p) {
		return "damaged"
	}
	return string(p.data)
}

type pen struct{ data []byte }

func (p *pen) add(kind byte, places ...sfnt.Place) {
	p.data = append(p.data, kind)
	for _, at := range places {
		p.data = binary.AppendVarint(binary.AppendVarint(p.data, int64(at.X)), int64(at.Y))
	}
}

func (p *pen) Move(to sfnt.Place)                 { p.add('M', to) }
func (p *pen) Line(to sfnt.Place)                 { p.add('L', to) }
func (p *pen) Quad(by, to sfnt.Place)             { p.add('Q', by, to) }
func (p *pen) Cubic(first, second, to sfnt.Place) { p.add('C', first, second, to) }

// compareTree compares the custom tags with the tree, and the text of each element's own marks code point by code point.
func compareTree(t testing.TB, d *layout.Document, f *ofdcheck.File) {
	t.Helper()
	texts, objects := map[[2]int]string{}, 0
	for i, p := range d.Pages {
		for _, item := range p.Items {
			switch item := item.(type) {
			case *layout.Glyphs:
				if item.Mark != layout.Artifact {
					for _, gl := range item.Glyphs {
						texts[[2]int{i, item.Mark}] += cmp.Or(gl.Text, "¤")
					}
				}
			case *layout.Image:
				objects++
			case *layout.Path:
				if item.Filled {
					objects++
				}
				if item.Weight > 0 {
					objects++
				}
			}
		}
	}
	for _, p := range f.Pages {
		for _, o := range p.Objects {
			if o.IsNamed() && o.Kind != "TextObject" {
				objects--
			}
			if o.Kind == "TextObject" && o.IsNamed() != (o.Layer == "Body") {
				t.Errorf("no tag names the text %q", o.Text)
			}
		}
	}
	if objects != 0 {
		t.Errorf("the tags name %d pictures and paths too few", objects)
	}
	compareElem(t, d.Tree, f.Tags, f, texts)
}

func compareElem(t testing.TB, e *layout.Elem, n *ofdcheck.Node, f *ofdcheck.File, texts map[[2]int]string) {
	t.Helper()
	if n.Name != string(e.Role) || n.Attrs["alt"] != e.Alt || n.Attrs["scope"] != e.Scope.String() ||
		n.Attrs["rowspan"] != span(e.RowSpan) || n.Attrs["colspan"] != span(e.ColSpan) || len(strings.Fields(n.Attrs["headers"])) != len(e.Headers) {
		t.Errorf("%s is %s with %v", e.Role, n.Name, n.Attrs)
	}
	want, got := "", ""
	kids := slices.DeleteFunc(slices.Clone(n.Kids), func(k *ofdcheck.Node) bool { return k.Name == "ObjectRef" })
	for _, k := range n.Kids {
		if o := f.Object(k.Text); k.Name == "ObjectRef" && o != nil {
			got += o.Text
		}
	}
	for _, k := range e.Kids {
		switch {
		case k.Link != nil:
		case k.Elem == nil:
			want += texts[[2]int{k.Page, k.Mark}]
		case len(kids) == 0:
			t.Errorf("%s lacks %s", e.Role, k.Elem.Role)
		default:
			compareElem(t, k.Elem, kids[0], f, texts)
			kids = kids[1:]
		}
	}
	if want != got {
		t.Errorf("%s has the text %q, not %q", e.Role, got, want)
	}
}

func span(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprint(n)
}

// encoders are those of all kinds of files.
var encoders = map[string]*ofd.Encoder{
	"OFD-A": {},
	"OFD":   {Web: true},
	"attached": (&ofd.Encoder{}).With(
		ofd.Attachment{Name: "报告 <1>.xml", Format: "XML", Date: "2022-01-20", Data: []byte("<a/>")},
		ofd.Attachment{Name: "b.txt", Format: "TXT", Data: bytes.Repeat([]byte("报告\n"), 999)}),
}

func TestAFileIsSoundAndGivesBackItsLayout(t *testing.T) {
	for name, d := range documents(t) {
		for kind, e := range encoders {
			t.Run(name+" "+kind, func(t *testing.T) {
				data := encode(t, e, d)
				f := compare(t, d, data)
				if f.IsArchive() == e.Web {
					t.Error("another kind of file")
				}
				if !bytes.Equal(data, encode(t, e, d)) {
					t.Error("the same document gives other bytes")
				}
				if name == "everything" || kind == "OFD-A" {
					lint(t, e, data)
				}
			})
		}
	}
}

// lint runs the checks that are shared with other programs, where they are at hand: they know the standard's schemas.
func lint(t *testing.T, e *ofd.Encoder, data []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.ofd")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join("..", "..", "..", "shared", "tools", "ofdlint.py")
	python := "/usr/bin/python3" // which has the distribution's modules
	for _, need := range []string{script, python} {
		if _, err := os.Stat(need); err != nil {
			t.Log("not linted: ", err)
			return
		}
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Log("not linted: ", err)
		return
	}
	if err := exec.Command(python, "-c", "import fontTools").Run(); err != nil {
		t.Log("not linted: fontTools is missing")
		return
	}
	out, _ := exec.Command(python, script, file).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if e.Web && (strings.Contains(line, "6.2.1a") || strings.Contains(line, "action that is no Goto")) {
			continue
		}
		if strings.HasPrefix(line, "lint ERROR") || strings.HasPrefix(line, "lint WARN") || strings.Contains(line, "Traceback") {
			t.Error(line)
		}
	}
}

// Reports of any make-up, with all that can be asked of their layout.
func TestGeneratedReportsAreSound(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	rapid.Check(t, func(rt *rapid.T) {
		options := []nianbao.Option{}
		for _, o := range []nianbao.Option{nianbao.WithDraft(), nianbao.WithContents(), nianbao.WithLandscape()} {
			if rapid.Bool().Draw(rt, "option") {
				options = append(options, o)
			}
		}
		d := layouttest.Lay(t, sample.Report(rapid.IntRange(0, 5000).Draw(rt, "report")), options...)
		f := ofdcheck.Read(encode(t, &ofd.Encoder{}, d))
		for _, fault := range f.Faults {
			rt.Error(fault)
		}
		for i := range d.Pages {
			comparePage(rtTB{t, rt}, &d.Pages[i], f.Pages[i])
		}
		compareTree(rtTB{t, rt}, d, f)
	})
}

// rtTB is a test whose failures are those of a rapid check.
type rtTB struct {
	testing.TB
	rt *rapid.T
}

func (t rtTB) Helper()                           {}
func (t rtTB) Error(args ...any)                 { t.rt.Error(args...) }
func (t rtTB) Errorf(format string, args ...any) { t.rt.Errorf(format, args...) }
func (t rtTB) Fatalf(format string, args ...any) { t.rt.Fatalf(format, args...) }

// An encoder serves several goroutines, whose documents have nothing to do with each other.
func TestSeveralGoroutinesWriteTheSameAsOne(t *testing.T) {
	documents := documents(t)
	var e ofd.Encoder
	want := map[string][]byte{}
	for name, d := range documents {
		want[name] = encode(t, &e, d)
	}
	var group sync.WaitGroup
	for range 4 {
		for name, d := range documents {
			group.Go(func() {
				var b bytes.Buffer
				if err := e.Encode(&b, d); err != nil || !bytes.Equal(b.Bytes(), want[name]) {
					t.Errorf("%s: other bytes, or %v", name, err)
				}
			})
		}
	}
	group.Wait()
}

func TestOtherContentGivesAnotherIdentifier(t *testing.T) {
	id := func(d *layout.Document) string {
		return ofdcheck.Read(encode(t, &ofd.Encoder{}, d)).Entry.Find("DocBody").Find("DocInfo").Find("DocID").Text
	}
	d := layouttest.Seed(t)
	first := id(d)
	d.Meta.Subject += "。"
	second := id(d)
	d.Pages[0].Items[0].(*layout.Glyphs).Y += layout.Pt
	if third := id(d); first == second || second == third || first == third {
		t.Error("documents that differ have the same ID")
	}
}
