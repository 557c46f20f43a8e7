package pdffile

import (
	"bytes"
	"compress/lzw"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The files were made by qpdf: e40 and e128 with RC4, v4 with RC4 by a filter, ea128 with AES, e256r5 and e256 with
// that of 256 bits, ec with metadata that is not encrypted, and pw with a password to open them. They are read as they
// are and with each byte of what says how they are encrypted another, of long strings only the first and last ones.
func TestEncryptedFilesWithOneByteHarmed(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "encrypted_files.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(list)) {
		name, quoted, _ := strings.Cut(strings.TrimSpace(line), "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatal(err)
		}
		data := []byte(text)
		base := told(data)
		fmt.Fprintf(&b, "%s\n%s", name, base)
		from := bytes.LastIndex(data, []byte("6 0 obj")) + len("6 0 obj\n")
		to := from + bytes.Index(data[from:], []byte("endobj"))
		for i := from; i < to; i++ {
			if isHex(data[i-2:i+1]) && isHex(data[i:i+3]) {
				continue
			}
			m := bytes.Clone(data)
			m[i] ^= 1
			if is := change(base, told(m)); is != "" {
				fmt.Fprintf(&b, "%s%c%s: %s\n", data[max(from, i-12):i], m[i], data[i+1:min(to, i+4)], is)
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "encrypted.txt"), []byte(b.String()))
}

func isHex(s []byte) bool {
	for _, c := range s {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'f' {
			continue
		}
		return false
	}
	return true
}

// TestKeysOf256Bits has digests of the hash of revision 6, whose rounds depend on what they give.
func TestKeysOf256Bits(t *testing.T) {
	all := sha256.New()
	for i := range 60 {
		all.Write(hash6([]byte{byte(i), 1, 2, 3, 4, 5, 6, 7}))
	}
	if got := fmt.Sprintf("%x", all.Sum(nil)[:8]); got != "c943fb721ed27266" {
		t.Errorf("the digest of all is %s", got)
	}
}

// TestTheEndsOfAES decrypts data of all lengths: whole blocks are, and the padding goes.
func TestTheEndsOfAES(t *testing.T) {
	key := []byte("0123456789abcdef")
	var lengths []string
	for n := range 66 {
		lengths = append(lengths, fmt.Sprint(len(decryptAES(key, make([]byte, n)))))
	}
	if got := strings.Join(lengths, " "); got != strings.Repeat("0 ", 32)+strings.Repeat("16 ", 16)+strings.Repeat("32 ", 16)+"48 48" {
		t.Errorf("lengths are %s", got)
	}
	if decryptAES(key[:15], make([]byte, 64)) != nil {
		t.Error("a key of 15 bytes is used")
	}
}

func fileOf(t *testing.T, dict, data string) (*File, *Stream) {
	t.Helper()
	f, err := Open(file("<</Type/Catalog>>", fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)))
	if err != nil {
		t.Fatal(err)
	}
	return f, f.Stream(Ref{ID: 2})
}

// The lines are filters with what they are given and what they give, how it ends and how much is unpacked.
func TestTheFiltersOfTheTable(t *testing.T) {
	z := func(s string) string { return string(packed([]byte(s))) }
	broken := []byte(z("broken at the end"))
	broken[len(broken)-1] ^= 1
	var b strings.Builder
	for _, c := range [][2]string{
		{"/Filter/Fl", z("flate")}, {"/Filter/FlateDecode", string(broken)}, {"/Filter/FlateDecode", z("cut off")[:12]}, {"/Filter/FlateDecode", "none"},
		{"/F/FlateDecode", z("short")}, {"/Filter/Fl/DP<</Predictor 2/Columns 3>>", z("\x01\x01\x01")}, {"/Filter/Fl/DP 1/DecodeParms<</Predictor 2/Columns 3>>", z("\x01\x01\x01")},
		{"/Filter/AHx", "6 1z62>63"}, {"/Filter/ASCIIHexDecode", "6162"}, {"/Filter/A85", "87cURD]j7BEbo80~>"}, {"/Filter/A85", " <~87cURD]j7BEbo80"}, {"/Filter/A85", "v~>"},
		{"/Filter/RL", "\x00a"}, {"/Filter/RunLengthDecode", "\x02abcd\x80e"}, {"/Filter/RL", "\x05ab"}, {"/Filter/RL", "\x7f" + strings.Repeat("x", 128) + "\x81y\xffz"}, {"/Filter/RL", "\x00"}, {"/Filter/RL", "\x80\x00a"},
		{"/Filter/LZW", "\x80\x18\x60\x26\x20"}, // a code behind the end
		{"/Filter/Crypt", "as it is"}, {"/Filter/DCTDecode", "picture"}, {"/Filter[/AHx/AHx]", "3631>"}, {"/Filter[]", "none"},
		{"/Filter[" + strings.Repeat("/Crypt", 8) + "]", "eight"}, {"/Filter[" + strings.Repeat("/Crypt", 9) + "]", "nine"},
		{"/Filter[/AHx/Fl]/DecodeParms[null<</Predictor 2/Columns 2>>]", fmt.Sprintf("%x>", z("\x01\x01\x02\x02"))}, {"/Filter[/AHx/Fl]/DecodeParms[<</Predictor 2/Columns 2>>]", fmt.Sprintf("%x>", z("\x01\x01\x02\x02"))},
	} {
		f, s := fileOf(t, c[0], c[1])
		out, err := f.Decode(s)
		fmt.Fprintf(&b, "%s %q: %q %v %d\n", c[0], c[1], out, err, maxTotal-f.left)
	}
	rows := "\x01\x02\x03\x04\x02\x05\x06\x07\x03\x09\x0a\x0b\x04\x0c\x0d\x0e\x00\x0f\x10\x11\x05\x12\x13\x14\x04\xf0\x01"
	for _, parms := range []string{
		"/Predictor 1/Columns 3", "/Predictor 2/Columns 3", "/Predictor 2/Columns 2/Colors 2", "/Predictor 2/Columns 3/BitsPerComponent 4", "/Predictor 2/Columns 27", "/Predictor 2/Columns 28", "/Predictor 3/Columns 3",
		"/Predictor 10/Columns 3", "/Predictor 15", "/Predictor 15/Columns 3/Colors 0", "/Predictor 15/Columns 1/Colors 3", "/Predictor 15/Columns 3/BitsPerComponent 4", "/Predictor 15/Columns 3/BitsPerComponent 16",
		"/Predictor 15/Columns 65535", "/Predictor 15/Columns 65536", "/Predictor 15/Columns 65535/Colors 65535/BitsPerComponent 8", "/Predictor 15/Columns 1/Colors 65535/BitsPerComponent 65535",
	} {
		f, s := fileOf(t, "/Filter/Fl/DecodeParms<<"+parms+">>", z(rows))
		out, err := f.Decode(s)
		fmt.Fprintf(&b, "%s: %x %v\n", parms, out, err)
	}
	for a := 0; a < 4; a++ {
		for up := 0; up < 4; up++ {
			for corner := 0; corner < 4; corner++ {
				fmt.Fprintf(&b, "%d", paeth(a*3, up*2+1, corner*3))
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "filters.txt"), append([]byte(b.String()), '\n'))
}

// text is one whose entries fill the table of LZW.
func text(n int) []byte {
	var out []byte
	for i := 0; len(out) < n; i++ {
		out = append(out, byte(i*i>>3), byte(i%7), byte(i>>5))
	}
	return out[:n]
}

// TestLZWOfAllWidths unpacks what another program packed, where codes do not grow early, and packs for itself where
// they do.
func TestLZWOfAllWidths(t *testing.T) {
	for _, n := range []int{0, 1, 255, 256, 300, 700, 1500, 5000, 40_000} {
		want := text(n)
		var late bytes.Buffer
		w := lzw.NewWriter(&late, lzw.MSB, 8)
		_, _ = w.Write(want)
		_ = w.Close()
		f, s := fileOf(t, "/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", late.String())
		got, err := f.Decode(s)
		if err != nil || !bytes.Equal(got, want) || maxTotal-f.left != n {
			t.Errorf("%d bytes: %v, %d are unpacked, %d counted", n, err, len(got), maxTotal-f.left)
		}
		f, s = fileOf(t, "/Filter/LZW", string(early(want)))
		if got, err := f.Decode(s); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes with codes that grow early: %v, %d are unpacked", n, err, len(got))
		}
	}
	for data, want := range map[string]string{"\x80\x18\x60\x60": "a", "\x80\x40\x80": ""} {
		f, s := fileOf(t, "/Filter/LZW", data)
		if got, err := f.Decode(s); !errors.Is(err, ErrDamaged) || string(got) != want {
			t.Errorf("a code before its time gives %q, %v", got, err)
		}
	}
}

// early packs as PDF has it: the table is cleared when it is full.
func early(data []byte) []byte {
	var out []byte
	bits, have := uint32(0), 0
	put := func(code, width int) {
		bits, have = bits<<width|uint32(code), have+width
		for have >= 8 {
			out, have = append(out, byte(bits>>(have-8))), have-8
		}
	}
	table, next, width := map[string]int{}, 258, 9
	of := func(s []byte) int {
		if len(s) == 1 {
			return int(s[0])
		}
		return table[string(s)]
	}
	put(256, width)
	start := 0
	for i := range data {
		if i == start {
			continue
		}
		if _, ok := table[string(data[start:i+1])]; ok {
			continue
		}
		put(of(data[start:i]), width)
		table[string(data[start:i+1])] = next
		next++
		if next == 4095 {
			put(256, 12)
			table, next, width = map[string]int{}, 258, 9
		} else if next+1 > 1<<width {
			width++
		}
		start = i
	}
	if start < len(data) {
		put(of(data[start:]), width)
		if next++; next+1 > 1<<width && width < 12 {
			width++
		}
	}
	put(257, width)
	put(0, 7)
	return out
}

// TestLimitsOfUnpacking has room for as much as there is, and for one byte less.
func TestLimitsOfUnpacking(t *testing.T) {
	for _, c := range [][2]string{
		{"/Filter/Fl", string(packed([]byte("0123456789")))}, {"/Filter/LZW", string(early([]byte("0123456789")))}, {"/Filter/RL", "\xfd0\xfb1"},
	} {
		for left, want := range map[int]error{11: nil, 10: nil, 9: ErrLimit, 0: ErrLimit} {
			f, s := fileOf(t, c[0], c[1])
			f.left = left
			out, err := f.Decode(s)
			if !errors.Is(err, want) || want == nil && (len(out) != 10 || f.left != left-10) || want != nil && (f.left != 0 || out != nil) {
				t.Errorf("%s with room for %d: %q, %v, %d left", c[0], left, out, err, f.left)
			}
			if f.Full() != (f.left == 0) {
				t.Errorf("%s with room for %d: full %v", c[0], left, f.Full())
			}
		}
	}
}
