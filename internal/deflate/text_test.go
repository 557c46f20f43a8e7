package deflate

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts are data with repeats at any distance, some further back than the format allows.
func texts() *rapid.Generator[[]byte] {
	return rapid.Custom(func(t *rapid.T) []byte {
		parts := rapid.SliceOfN(datas(), 1, 5).Draw(t, "parts")
		var text []byte
		for range rapid.IntRange(0, 12).Draw(t, "count") {
			text = append(text, rapid.SampledFrom(parts).Draw(t, "part")...)
		}
		return text
	})
}

func TestAnyTextComesBackUnderAnyCode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := TrainText(rapid.SliceOfN(texts(), 0, 3).Draw(t, "samples"))
		text := texts().Draw(t, "text")
		if got := inflate(t, c.Compress(nil, text)); !bytes.Equal(got, text) {
			t.Fatalf("%d bytes come back as %d others", len(text), len(got))
		}
	})
}

func TestATextIsAppendedToWhatStandsThere(t *testing.T) {
	c, text := TrainText(nil), []byte("年报年报年报")
	if got := c.Compress([]byte("before"), text); !bytes.Equal(got, append([]byte("before"), c.Compress(nil, text)...)) {
		t.Error("what stood before was changed, or made a difference")
	}
}

// Files of ZIP have streams without the frame of zlib: two bytes before and four behind.
func TestABareStreamIsOneWithoutItsFrame(t *testing.T) {
	c := TrainText(nil)
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		framed := c.Compress(nil, text)
		if got := c.Bare([]byte("before"), text); !bytes.Equal(got, append([]byte("before"), framed[2:len(framed)-4]...)) {
			t.Fatal("the code writes another stream")
		}
		framed, err := Compress(nil, text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Bare([]byte("before"), text)
		if err != nil || !bytes.Equal(got, append([]byte("before"), framed[2:len(framed)-4]...)) {
			t.Fatalf("the compressor writes another stream (%v)", err)
		}
	})
}

func TestRepeatsOfATextAreFoundAsFarBackAsTheFormatAllows(t *testing.T) {
	c := TrainText(nil)
	for _, gap := range []int{window - 8, window - 7, window, window + 1} {
		filler := make([]byte, gap)
		for i := range filler {
			filler[i] = byte(i*i>>8 ^ i*7)
		}
		text := slices.Concat([]byte("天地玄黄"), filler, []byte("天地玄黄"))
		if got := inflate(t, c.Compress(nil, text)); !bytes.Equal(got, text) {
			t.Fatalf("a repeat over %d bytes is lost", gap)
		}
	}
}

// What a scanner met before must not be found, even where bytes are counted from the beginning again.
func TestAScannerFindsTheSameAfterOtherData(t *testing.T) {
	text := []byte(strings.Repeat("主动公开政府信息", 40))
	found := func(s *scanner) (all []int) {
		s.begin(text)
		defer s.end()
		for i := 0; i < len(text); {
			at, length, dist := s.next(i)
			all = append(all, at, length, dist)
			i = at + length
		}
		return all
	}
	want := found(new(scanner))
	used := new(scanner)
	for _, first := range []uint32{1, math.MaxUint32 - 2000, math.MaxUint32 - 1000, math.MaxUint32} {
		used.first = max(used.first, first)
		for range 3 {
			if got := found(used); !slices.Equal(got, want) {
				t.Fatalf("from %d on other repeats are found", first)
			}
		}
	}
}

func TestACodeForATextIsShorterThanOneForNothing(t *testing.T) {
	var text []byte
	for i := range 500 {
		text = strconv.AppendInt(text, int64(i*i), 10)
	}
	if own, other := len(TrainText([][]byte{text}).Compress(nil, text)), len(TrainText(nil).Compress(nil, text)); own >= other {
		t.Errorf("%d bytes with a code of its own, %d with one for nothing", own, other)
	}
}

func FuzzCompress(f *testing.F) {
	f.Add([]byte("0 0 m 10 0 l S"), []byte("0 0 m 10 0 l S 0 0 m 10 0 l S"))
	f.Add([]byte{}, bytes.Repeat([]byte{0}, 600))
	f.Fuzz(func(t *testing.T, sample, text []byte) {
		if got := inflate(t, TrainText([][]byte{sample}).Compress(nil, text)); !bytes.Equal(got, text) {
			t.Fatal("another text was read back")
		}
	})
}

func BenchmarkText(b *testing.B) {
	text := []byte(strings.Repeat("<</S/TD/P 12 0 R/K 3>>\n<</S/TH/P 7 0 R/K 15/A<</O/Table/Headers[(h1)(h23)]>>>>\n", 300))
	c := TrainText([][]byte{text})
	b.SetBytes(int64(len(text)))
	var room []byte
	for b.Loop() {
		room = c.Compress(room[:0], text)
	}
}
