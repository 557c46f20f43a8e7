package deflate

import (
	"bytes"
	"compress/zlib"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// inflate reads a stream with the standard library.
func inflate(t interface{ Fatalf(string, ...any) }, stream []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatalf("no zlib stream: %v", err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("a broken stream: %v", err)
	}
	return data
}

// assemble makes a stream of raw bytes, pieces and a rest.
func assemble(t interface{ Fatalf(string, ...any) }, c *Code, raw []byte, pieces [][]byte, rest []byte) []byte {
	s := NewStream(c, make([]byte, 0, 7))
	s.Raw(raw)
	for _, p := range pieces {
		piece := c.Press(p)
		s.Piece(&piece)
	}
	return s.Close(rest)
}

func datas() *rapid.Generator[[]byte] {
	return rapid.OneOf(
		rapid.SliceOfN(rapid.Byte(), 0, 300),
		rapid.SliceOfN(rapid.ByteRange('a', 'c'), 0, 600), // full of repeats
		rapid.Map(rapid.IntRange(0, 5000), func(n int) []byte { return make([]byte, n) }),
	)
}

func TestWhatIsPutTogetherIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Train(rapid.SliceOfN(datas(), 0, 4).Draw(t, "samples"))
		raw, rest := datas().Draw(t, "raw"), datas().Draw(t, "rest")
		pieces := rapid.SliceOfN(datas(), 0, 6).Draw(t, "pieces")
		got := inflate(t, assemble(t, c, raw, pieces, rest))
		if !bytes.Equal(got, slices.Concat(raw, bytes.Join(pieces, nil), rest)) {
			t.Fatalf("other data were read back")
		}
	})
}

func TestAPieceHasTheSameBitsWhateverWasPressedBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		samples := rapid.SliceOfN(datas(), 0, 3).Draw(t, "samples")
		data := datas().Draw(t, "data")
		first := Train(samples).Press(data)
		c := Train(samples)
		c.Press(datas().Draw(t, "before"))
		again := c.Press(data)
		if !bytes.Equal(first.bits, again.bits) || first.size != again.size {
			t.Fatalf("the bits differ")
		}
	})
}

func TestRepeatsOfEveryLengthAndDistanceAreRight(t *testing.T) {
	c := Train(nil)
	head := []byte("Xy,")
	for length := minMatch; length <= maxMatch+3; length++ {
		data := append(slices.Clone(head), bytes.Repeat([]byte("z"), length+1)...)
		if got := inflate(t, assemble(t, c, nil, [][]byte{data}, nil)); !bytes.Equal(got, data) {
			t.Fatalf("a repeat of %d bytes is lost", length)
		}
	}
	for gap := 1; gap < 32<<10-8; gap = gap*5/4 + 1 {
		filler := make([]byte, gap)
		for i := range filler {
			filler[i] = byte(i ^ i>>8)
		}
		data := slices.Concat([]byte("天地玄黄"), filler, []byte("天地玄黄"))
		if got := inflate(t, assemble(t, c, nil, [][]byte{data}, nil)); !bytes.Equal(got, data) {
			t.Fatalf("a repeat over %d bytes is lost", gap)
		}
	}
}

func TestACodeSuitsWhatItWasTrainedOn(t *testing.T) {
	text := []byte(strings.Repeat("abcabd", 3) + "aaabac")
	var samples [][]byte
	for i := range text {
		samples = append(samples, text[i/2:i])
	}
	if own, any := Train(samples).Press(text), Train(nil).Press(text); own.size*2 > any.size {
		t.Errorf("%d bits with a code of its own, %d with one for nothing", own.size, any.size)
	}
}

func TestACodeIsMadeAgainOfItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Train(rapid.SliceOfN(datas(), 0, 3).Draw(t, "samples"))
		again, err := Parse(c.String())
		if err != nil {
			t.Fatalf("%v", err)
		}
		data := datas().Draw(t, "data")
		if a, b := c.Press(data), again.Press(data); !bytes.Equal(a.bits, b.bits) || a.size != b.size || c.String() != again.String() {
			t.Fatalf("the codes differ")
		}
	})
}

func TestATextThatIsNoCodeIsRefused(t *testing.T) {
	sound := Train(nil).String()
	for name, text := range map[string]string{
		"empty": "", "short": sound[1:], "long": sound + "a", "a letter too high": "p" + sound[1:], "no letter": " " + sound[1:],
		"too many short words": "aaaa" + sound[4:],
	} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestLongWordsAreShortened(t *testing.T) {
	var freq [40]uint32
	a, b := uint32(1), uint32(1)
	for i := range freq { // Fibonacci's numbers make the deepest tree
		freq[i] = a
		a, b = b, a+b
	}
	c := newCode(freq[:], maxBits)
	room := 0
	for i, n := range c.size {
		if n == 0 || n > maxBits {
			t.Fatalf("symbol %d has a word of %d bits", i, n)
		}
		room += 1 << (maxBits - n)
	}
	if room > 1<<maxBits {
		t.Error("the words do not go together")
	}
}

func TestTheStandardLibraryReadsWhatCompressWrites(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("年"), bytes.Repeat([]byte("政府信息公开"), 4000)} {
		stream, err := Compress(nil, data)
		if err != nil {
			t.Fatal(err)
		}
		if got := inflate(t, stream); !bytes.Equal(got, data) {
			t.Errorf("%d bytes come back as %d", len(data), len(got))
		}
	}
}

func FuzzPress(f *testing.F) {
	f.Add([]byte("abcabcabc"), []byte("abcabcabcabc"))
	f.Add([]byte{}, []byte{0, 0, 0, 0, 255})
	f.Fuzz(func(t *testing.T, sample, data []byte) {
		if len(data) > window {
			data = data[:window]
		}
		got := inflate(t, assemble(t, Train([][]byte{sample}), data[:len(data)/2], [][]byte{data}, nil))
		if !bytes.Equal(got, slices.Concat(data[:len(data)/2], data)) {
			t.Fatal("other data were read back")
		}
	})
}

func BenchmarkStream(b *testing.B) {
	c := Train(nil)
	data := bytes.Repeat([]byte("0123456789abcdefghij"), 20)
	piece := c.Press(data)
	whole := bytes.Repeat(data, 500)
	room := make([]byte, len(whole))
	b.SetBytes(int64(len(whole)))
	for b.Loop() {
		s := NewStream(c, room[:0])
		for range 500 {
			s.Piece(&piece)
		}
		s.Close(nil)
	}
}
