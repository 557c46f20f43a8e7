package claims

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ns/B stays the same when the time grows with the text.
func BenchmarkReadScaling(b *testing.B) {
	for name, piece := range map[string]string{
		"sentences": "收到政府信息公开申请3件，予以公开2件。", "clauses": "收到申请3件，", "stops": "！", "points": "1.", "levels": "1.1.1", "scaled": "1.2万",
		"numerals": "一1", "units": "1万", "counters": "件", "parts": "其中", "years": "2023年", "quotations": "“", "brackets": "（",
	} {
		for _, size := range []int{100_000, 200_000, 400_000} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					Read(text, Options{Year: 2023})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/B")
			})
		}
	}
}

func TestWhatIsBeforeTheNextFullStopIsLookedForOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"。", "！", "不予受理", "不予", "受理", "字", "？"})).Draw(t, "text"), ""))
		var o outlook
		for from := range len(text) + 1 {
			if from > 0 && rapid.Bool().Draw(t, "passed over") {
				continue
			}
			sentence, _, _ := bytes.Cut(text[from:], []byte("。"))
			want := slices.ContainsFunc(declining, func(w []byte) bool { return bytes.Contains(sentence, w) })
			if got := o.has(text, from, declining); got != want {
				t.Fatalf("%s from %d: %v", text, from, got)
			}
		}
	})
}

// Digits that are looked through once are read as if each place were looked at anew.
func TestNumeralsDoNotDependOnWhatWasLookedAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f folded
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"1", "12", ".", ",", " ", "，", "一", "十", "万", "百", "件", "年", "字"})).Draw(t, "text"), "")
		f.fold(text, 0, len(text))
		known, anew := scanner{words: lexicon()}, scanner{words: lexicon()}
		known.begin(f.text, 0)
		for more := true; more; {
			anew.begin(f.text, known.i)
			var m, n mark
			m, more = known.next()
			if n, _ = anew.next(); m != n || known.i != anew.i || known.unknown != anew.unknown || !slices.Equal(known.clause, anew.clause) {
				t.Fatalf("%q at %d: %v %v, but %v %v", f.text, known.i, m, known.clause, n, anew.clause)
			}
		}
	})
}

func TestLimitsOfClauses(t *testing.T) {
	read := func(text string) int { return len(Read(text, Options{Year: 2023})) }
	for text, want := range map[string]int{
		strings.Repeat("本年", maxTokens-3) + "收到政府信息公开申请3件": 1,
		strings.Repeat("本年", maxTokens-2) + "收到政府信息公开申请3件": 0,
		"收到政府信息公开申请1万亿亿件":                                  1, // 10^20
		"收到政府信息公开申请1千万亿亿件":                                 0,
	} {
		if got := read(text); got != want {
			t.Errorf("%.60s… has %d claims, not %d", text, got, want)
		}
	}
}
