package pdf

import (
	"bytes"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/sample"
)

// The limits that any file is read within, whatever it holds.
const (
	mostTime   = 2 * time.Second
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
					m = bytes.Join([][]byte{m[:at], []byte(strconv.Itoa([]int{0, 1, 2, 3, 5, -1, 99999, 1 << 31, 1 << 40}[r.IntN(9)])), m[end:]}, nil)
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
	n := 60
	if v, err := strconv.Atoi(os.Getenv("PDF_MUTANTS")); err == nil {
		n = v
	}
	for i, data := range files {
		mutants(data, n, uint64(i), func(m []byte) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			d, err := read(m) // Read would hide a panic
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if took > mostTime || after.TotalAlloc-before.TotalAlloc > mostMemory {
				t.Errorf("file %d: %v and %d MB", i, took, (after.TotalAlloc-before.TotalAlloc)>>20)
				_ = os.WriteFile(os.TempDir()+"/slow.pdf", m, 0o600)
			}
			if (d == nil) == (err == nil) {
				t.Error("neither a document nor an error")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rendered(f, sample.Report(0)))
	for _, file := range handmade() {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := read(data) // Read would hide a panic
		if (d == nil) == (err == nil) {
			t.Error("neither a document nor an error")
		}
	})
}

func handmade() [][]byte { return nil }
