package deflate

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// lengthsOf and distsOf are the tables of RFC 1951, 3.2.5: the extra bits and the first value of each symbol.
var (
	lengthsOf = [...][2]int{
		{0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}, {0, 8}, {0, 9}, {0, 10}, {1, 11}, {1, 13}, {1, 15}, {1, 17}, {2, 19}, {2, 23}, {2, 27},
		{2, 31}, {3, 35}, {3, 43}, {3, 51}, {3, 59}, {4, 67}, {4, 83}, {4, 99}, {4, 115}, {5, 131}, {5, 163}, {5, 195}, {5, 227}, {0, 258},
	}
	distsOf = [...][2]int{
		{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 5}, {1, 7}, {2, 9}, {2, 13}, {3, 17}, {3, 25}, {4, 33}, {4, 49}, {5, 65}, {5, 97}, {6, 129}, {6, 193},
		{7, 257}, {7, 385}, {8, 513}, {8, 769}, {9, 1025}, {9, 1537}, {10, 2049}, {10, 3073}, {11, 4097}, {11, 6145}, {12, 8193}, {12, 12289},
		{13, 16385}, {13, 24577},
	}
)

func TestSymbolsAreThoseOfTheFormat(t *testing.T) {
	for length := 3; length <= 258; length++ {
		want := 28
		for lengthsOf[want][1] > length {
			want--
		}
		s, extra, n := lengthSymbol(uint16(length))
		if s != 257+want || int(n) != lengthsOf[want][0] || int(extra) != length-lengthsOf[want][1] {
			t.Errorf("length %d: symbol %d, %d of %d bits", length, s, extra, n)
		}
	}
	for dist := 1; dist <= 32768; dist++ {
		want := 29
		for distsOf[want][1] > dist {
			want--
		}
		s, extra, n := distSymbol(uint16(dist))
		if s != want || int(n) != distsOf[want][0] || int(extra) != dist-distsOf[want][1] {
			t.Fatalf("distance %d: symbol %d, %d of %d bits", dist, s, extra, n)
		}
	}
}

// noise is data without repeats of four bytes.
func noise(n int) []byte {
	b := make([]byte, 0, n+4)
	for i := uint32(0); len(b) < n; i++ {
		sum := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		b = append(b, sum[:]...)
	}
	return b[:n]
}

func spelled(tokens []token) string {
	var b strings.Builder
	open := false
	for _, t := range tokens {
		if (t.length == 0) != open {
			open = !open
			b.WriteByte(' ')
		}
		if t.length == 0 {
			b.WriteByte(t.lit)
		} else {
			fmt.Fprintf(&b, "(%d back %d)", t.length, t.dist)
		}
	}
	if b.Len() > 600 {
		return fmt.Sprintf(" %d tokens, SHA-256 %x, the last: %v", len(tokens), sha256.Sum256([]byte(b.String())), tokens[len(tokens)-1])
	}
	return fmt.Sprintf("%q", b.String())
}

// found are the tokens that a scanner finds in data.
func found(data []byte) (tokens []token) {
	s := new(scanner)
	s.begin(data)
	for i := 0; i < len(data); {
		at, length, dist := s.next(i)
		for ; i < at; i++ {
			tokens = append(tokens, token{lit: data[i]})
		}
		if length > 0 {
			tokens = append(tokens, token{length: uint16(length), dist: uint16(dist)})
		}
		i += length
	}
	return tokens
}

// What is found in data by both ways, how many bits it takes in three codes, and the streams that it makes.
func TestTheStreamsOfTheTable(t *testing.T) {
	join := func(parts ...string) []byte { return []byte(strings.Join(parts, "")) }
	digits := "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&*+,-./"
	var spread []byte // five places of abc, the first of which goes on
	for i, after := range []string{"defgh", "Q", "R", "S", "T"} {
		spread = append(spread, "abc"+after+digits[4*i:4*i+4]...)
	}
	samples := [][]byte{join("<</S/TD/P 12 0 R/K 3>>\n<</S/TH/P 7 0 R/K 15>>\n<</S/TD/P 12 0 R/K 4>>\n"), join("aaaaabbbbbaaaaabbbbb"), noise(100)}
	codes := []*Code{Train(nil), Train(samples), TrainText(samples)}
	var b strings.Builder
	for i, c := range codes {
		fmt.Fprintf(&b, "code %d: %s\nheader %d bits %x\n", i, c, c.header.size, c.header.bits)
	}
	fmt.Fprintf(&b, "all of %x\n", sha256.Sum256(fmt.Append(nil, Train([][]byte{noise(2000), bytes.Repeat(noise(90), 30)}), TrainText([][]byte{noise(2000), bytes.Repeat(noise(90), 30)}))))
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil}, {"a byte", join("a")}, {"two", join("aa")}, {"three alike", join("aaa")}, {"four alike", join("aaaa")}, {"five alike", join("aaaaa")},
		{"many alike", bytes.Repeat([]byte("a"), 600)}, {"the longest repeat", join("b", strings.Repeat("a", 259))}, {"one more", join("b", strings.Repeat("a", 260))},
		{"a repeat of three at the end", join("abcXYabc")}, {"of two", join("abXYab")}, {"of four at the end", join("abcdXYabcd")}, {"of four before the end", join("abcdXYabcdZ")},
		{"repeats one in the other", join("abababab")}, {"one that begins a byte later is longer", join("abcd1bcdefgh2abcdefgh3")},
		{"alike with one later", join("abcd1bcde2abcdeX")}, {"two bytes later", join("abcd1bcde2cdefghij3abcdefghij")}, {"short far, long near", join("abcde1234abcdXabcde")},
		{"five places of one hash", append(slices.Clone(spread), "abcdefgh"...)}, {"four of them", append(slices.Clone(spread[12:]), "abcTGHI"...)}, {"three", slices.Concat(spread[24:], []byte("abcS"))},
		{"a repeat of 31", join(digits[:31], "~", digits[:31], "?")}, {"of 32", join(digits[:32], "~", digits[:32], "?")}, {"of 33", join(digits[:33], "~", digits[:33], "?")},
		{"a longer one behind one of 31", join(digits[:31], "x", digits[1:40], "y", digits[:40])}, {"behind one of 32", join(digits[:32], "x", digits[1:41], "y", digits[:41])},
		{"repeats inside a repeat", join("abcdefghijk", "1", "abcdefghijk", "2", "cdefg", "3", "defgh", "4", "efghi", "5", "fghij")},
		{"as far back as it may be", join("abcdefgh", strings.Repeat("z", 32<<10-8), "abcdefgh")},
		{"a byte farther", join("abcdefgh", strings.Repeat("z", 32<<10-7), "abcdefgh")},
		{"farther than a number of 16 bits", join("abcdefgh", strings.Repeat("z", 70000), "abcdefgh")},
		{"noise", noise(3000)}, {"noise twice", slices.Concat(noise(700), noise(700))}, {"rows", bytes.Repeat([]byte("12 0 R 3 0 R\n"), 40)},
	} {
		fmt.Fprintf(&b, "== %s\nscanned %s\n", c.name, spelled(found(c.data)))
		m := new(matcher)
		for i, code := range codes {
			if len(c.data) < 4096 || i == 0 && len(c.data) < 34000 {
				p := code.Press(c.data)
				fmt.Fprintf(&b, "matched %d %s, %d bits\n", i, spelled(m.tokens(nil, c.data, code)), p.size)
			}
			stream := code.Compress(nil, c.data)
			if len(c.data) > 12 || i != 1 {
				fmt.Fprintf(&b, "stream %d %d bytes, SHA-256 %x\n", i, len(stream), sha256.Sum256(stream))
			} else {
				fmt.Fprintf(&b, "stream %d %x\n", i, stream)
			}
			if got := inflate(t, stream); !bytes.Equal(got, c.data) {
				t.Errorf("%s comes back as %d bytes", c.name, len(got))
			}
		}
		for _, bare := range []bool{false, true} {
			s := NewStream(codes[1], nil)
			if bare {
				s = NewBare(codes[1], []byte("*"))
			}
			s.Raw(c.data[:min(10, len(c.data))])
			s.Text(c.data[:len(c.data)/3])
			p := codes[1].Press(c.data[len(c.data)/3 : min(len(c.data), len(c.data)/3+window)])
			s.Piece(&p)
			s.Piece(&p)
			out := s.Close(c.data[len(c.data)/2:])
			fmt.Fprintf(&b, "pieces of %d bytes: %d bytes, SHA-256 %x\n", p.Len(), len(out), sha256.Sum256(out))
		}
	}
	golden.Compare(t, "testdata/streams.txt", []byte(b.String()))
}

// The words of codes for symbols that occur so often, with and without a limit to their length.
func TestTheWordsOfCodes(t *testing.T) {
	var b strings.Builder
	for _, freq := range [][]uint32{
		{0, 0, 5, 0}, {1, 1}, {0, 3, 1}, {1, 1, 1}, {1, 1, 1, 1}, {2, 1, 1, 2}, {4, 3, 2, 1}, {1, 2, 3, 4}, {1, 1, 2, 3, 5, 8, 13}, {8, 4, 2, 1, 1, 0, 0},
		{5, 5, 5, 5, 5}, {1, 2, 4, 8, 16, 32, 64, 128, 256}, {100, 1, 1, 1, 1}, {3, 3, 2, 2, 4},
	} {
		for _, longest := range []int{3, 7, 15} {
			if 1<<longest < len(freq) {
				continue
			}
			c := newCode(freq, longest)
			fmt.Fprintf(&b, "%v at most %d:", freq, longest)
			for i, n := range c.size {
				if n == 0 {
					b.WriteString(" -")
					continue
				}
				word := fmt.Sprintf("%0*b", n, c.bits[i]) // the first bit last
				runes := []byte(word)
				slices.Reverse(runes)
				fmt.Fprintf(&b, " %s", runes)
			}
			b.WriteByte('\n')
		}
	}
	golden.Compare(t, "testdata/words.txt", []byte(b.String()))
}

// Up to 48 KB are compressed without tables, more with them; the level is one that repeats over some distance show.
func TestSizesOfWhatACompressorWrites(t *testing.T) {
	var text []byte
	for i := 0; len(text) < 200_000; i++ {
		text = fmt.Appendf(text, "<</S/TD/P %d 0 R/K %d>>\n", i/7*3, i*i%97)
	}
	var got []int
	for _, n := range []int{1000, 48<<10 - 1, 48 << 10, 48<<10 + 1, 200_000} {
		framed, err := Compress(nil, text[:n])
		if err != nil || !bytes.Equal(inflate(t, framed), text[:n]) {
			t.Fatalf("%d bytes: %v", n, err)
		}
		got = append(got, len(framed))
	}
	if want := []int{200, 6460, 6463, 6277, 24343}; !slices.Equal(got, want) { // those of the compressor that go.mod names
		t.Errorf("%v bytes, not %v", got, want)
	}
}
