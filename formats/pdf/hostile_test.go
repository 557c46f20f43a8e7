package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/sample"
)

// The limits that any file is read within, whatever it holds.
const (
	mostMemory = 300 << 20
)

// mutants changes a file in the ways that break readers: bytes, numbers, references, parts cut out or
// repeated.
func mutants(data []byte, n int, seed uint64, try func([]byte)) {
	r := rand.New(rand.NewPCG(seed, 1))
	for range n {
		m := bytes.Clone(data)
		for range 1 + r.IntN(4) {
			at := r.IntN(len(m))
			switch r.IntN(6) {
			case 0:
				m[at] ^= 1 << r.IntN(8)
			case 1:
				m[at] = "0123456789()<>[]/% R"[r.IntN(20)]
			case 2: // another number
				if i := bytes.IndexAny(m[at:], "0123456789"); i >= 0 {
					at += i
					end := at
					for end < len(m) && m[end] >= '0' && m[end] <= '9' {
						end++
					}
					m = bytes.Join([][]byte{m[:at], []byte(strconv.FormatInt([]int64{0, 1, 2, 3, 5, -1, 99999, 1 << 31, 1 << 40}[r.IntN(9)], 10)), m[end:]}, nil)
				}
			case 3: // a part gone
				end := min(len(m), at+r.IntN(200))
				m = append(m[:at:at], m[end:]...)
			case 4: // a part twice
				end := min(len(m), at+r.IntN(200))
				m = bytes.Join([][]byte{m[:end], m[at:]}, nil)
			case 5: // a reference to somewhere else
				if i := bytes.Index(m[at:], []byte(" 0 R")); i > 0 && m[at+i-1] >= '0' {
					m[at+i-1] = '0' + byte(r.IntN(10))
				}
			}
			if len(m) == 0 {
				m = []byte("%PDF-1.7")
			}
		}
		try(m)
	}
}

func TestNoFileTakesLongOrMuch(t *testing.T) {
	files := [][]byte{rendered(t, sample.Report(1))}
	for _, name := range corpus.Reports(t, "*/*.pdf") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data)
	}
	n := 15
	if v, err := strconv.Atoi(os.Getenv("PDF_MUTANTS")); err == nil {
		n = v
	}
	for i, data := range files {
		mutants(data, n, uint64(i), func(m []byte) {
			withinLimits(t, fmt.Sprint("a mutant of file ", i), m)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rendered(f, sample.Report(0)))
	for i, file := range handmade() {
		if i != bomb && len(file) < 20_000 { // the others take long with a fuzzer's counters
			f.Add(file)
		}
	}
	f.Add(newBuilder().page(table+at(77, 500, 16, "年报"), "/Rotate 90", "").bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if (d == nil) == (err == nil) {
			t.Error("neither a document nor an error")
		}
	})
}

// The seeds of FuzzRead are large, so fuzz with -fuzzminimizetime 1x: else minimizing takes all the time.

// bomb is the handmade file whose forms draw each other too often to be read to the end.
const bomb = 1

// handmade are files that lead readers in circles or into the deep.
func handmade() [][]byte {
	circle := newBuilder().page(at(77, 700, 16, "年报"), "", "")
	circle.kids = append(circle.kids, "2 0 R", "2 0 R")
	var out [][]byte
	out = append(out, circle.bytes())

	deep := newBuilder()
	for i := range 40 { // each form draws the next one ten times
		next := fmt.Sprintf("/Resources<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>", len(deep.objects)+2)
		deep.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]"+next, at(9, float64(i), 9, "字")+strings.Repeat("/X Do ", 10)))
	}
	out = append(out, deep.page("/X Do", "", "/XObject<</X 4 0 R>>").bytes())

	saved := newBuilder().page(strings.Repeat("q ", 100_000)+strings.Repeat("/Artifact BMC ", 100_000)+at(77, 700, 16, "年报"), "", "")
	out = append(out, saved.bytes())

	var rules strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&rules, "0 %g m 595 %g l S %g 0 m %g 842 l S\n", float64(i)/4, float64(i)/4, float64(i)/5, float64(i)/5)
	}
	out = append(out, newBuilder().page(rules.String()+at(77, 700, 16, "年报"), "", "").bytes())

	var glyphs strings.Builder
	for i := range 30_000 {
		glyphs.WriteString(at(float64(i%590), float64(i%840), 10, "0"))
	}
	out = append(out, newBuilder().page(glyphs.String(), "", "").bytes())

	huge := newBuilder().page("BT /F 1e9 Tf 1e30 0 0 1e30 1e30 1e30 Tm "+ucs2("年报")+" Tj ET 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm "+at(1, 1, 1, "字")+"0 0 1e20 1e20 re S", "/MediaBox[0 0 1e30 1e30]/UserUnit 1e30", "")
	out = append(out, huge.bytes())

	codes := newBuilder()
	codes.objects[2] = "<</Type/Font/Subtype/Type0/Encoding 4 0 R/ToUnicode 4 0 R/DescendantFonts[<</W[0 99999999 500 0 [1 2] 5]/DW2[1]/W2[0 9 9]>>]>>"
	codes.add(stream("/UseCMap 4 0 R/WMode 1", "<00000000> <FFFFFFFF> endcodespacerange <00> <FFFFFFFF> <FFFF> endbfrange <00> <FFFFFFFF> 4294967296 endcidrange <> <> endbfchar"))
	out = append(out, codes.page(at(77, 700, 16, "年报"), "", "").bytes())

	turned := newBuilder()
	for _, keys := range []string{"/Rotate 45", "/Rotate -90", "/MediaBox[0 0 0 0]", "/CropBox[900 900 1000 1000]", "/UserUnit -1", "/Contents[9 9 9]"} {
		turned.page(at(77, 700, 16, "年报"), keys, "")
	}
	return append(out, turned.bytes())
}

func TestHandmadeFiles(t *testing.T) {
	for i, data := range handmade() {
		withinLimits(t, fmt.Sprint("handmade file ", i), data)
	}
	for i, data := range handmade() {
		n := 8
		if i == bomb {
			n = 1 // each takes as long as the limits allow
		}
		mutants(data, n, uint64(i), func(m []byte) { withinLimits(t, fmt.Sprint("a mutant of handmade file ", i), m) })
	}
}

// withinLimits reads a file and measures its memory. One that never ended would end the test by its
// timeout.
func withinLimits(t *testing.T, name string, data []byte) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := Read(data)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory {
		t.Errorf("%s: %d MB", name, used>>20)
	}
	if (d == nil) == (err == nil) {
		t.Errorf("%s: neither a document nor an error", name)
	}
}
