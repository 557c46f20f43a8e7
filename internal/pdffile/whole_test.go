package pdffile

import (
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// told is all that a file holds: what its objects are and what their streams unpack to.
func told(data []byte) string {
	f, err := Open(data)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "rebuilt %v trailer %#v\n", f.Rebuilt, f.Trailer)
	for _, id := range slices.Sorted(maps.Keys(f.xref)) {
		if v, ok := f.Resolve(Ref{ID: id}).(*Stream); ok {
			out, err := f.Decode(v)
			fmt.Fprintf(&b, "%d %#v stream %q %v\n", id, v.Dict, out, err)
		} else if v := f.Resolve(Ref{ID: id}); v != nil {
			fmt.Fprintf(&b, "%d %#v\n", id, v)
		}
	}
	fmt.Fprintf(&b, "nodes %d left %d\n", maxNodes-f.nodes, maxTotal-f.left)
	return b.String()
}

// The file has texts as Go writes them, a line, and behind a tab the tokens of each with the place behind them; then
// what they are where references are read. To add one, write the line and run with -update.
func TestTheTokensOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "tokens.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		quoted, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", quoted, err)
		}
		b.WriteString(quoted)
		l := NewLexer([]byte(text))
		for {
			v, ok := l.Next()
			if !ok {
				break
			}
			fmt.Fprintf(&b, "\t%#v@%d", v, l.Pos())
		}
		fmt.Fprintf(&b, "\tleft %d", maxNodes-*l.nodes)
		l = NewLexer([]byte(text))
		l.refs = true
		for {
			v, ok := l.value()
			if !ok {
				break
			}
			fmt.Fprintf(&b, "\t%#v", v)
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

// small is a file with a table, and behind it one that was added when it was saved again.
func small() string {
	var b strings.Builder
	b.WriteString("junk %PDF-1.4\n")
	at := map[int]int{}
	add := func(id int, text string) {
		at[id] = b.Len() - 5
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", id, text)
	}
	add(1, "<</Type/Catalog/A 2 0 R/B[3 0 R 4 0 R]>>")
	add(2, "(old)")
	add(3, "<</Length 5 0 R>>\nstream\r\nabc\nendstream")
	add(5, "3")
	first := b.Len() - 5
	fmt.Fprintf(&b, "xref\n0 4\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n5 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Info 2 0 R>>\nstartxref\n%d\n%%%%EOF\n", at[1], at[2], at[3], at[5], first)
	add(2, "/New")
	next := b.Len() - 5
	fmt.Fprintf(&b, "xref\n2 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at[2], first, next)
	return b.String()
}

// packedSmall is a file whose objects stand in streams.
func packedSmall() string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	inner := "2 0 4 6 6 99 (two) <</Type/Catalog/X 2 0 R/Y 7 0 R>>"
	at3 := b.Len()
	fmt.Fprintf(&b, "3 0 obj\n<</Type/ObjStm/N 3/First 13/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(inner), inner)
	at7 := b.Len()
	b.WriteString("7 1 obj\n[1 (x)]\nendobj\n")
	start := b.Len()
	rows := fmt.Sprintf("000000 020300 010%03x 020301 010%03x 010%03x", at3, start, at7)
	fmt.Fprintf(&b, "5 0 obj\n<</Type/XRef/Size 8/W[1 1 1]/Index[1 5 7 1]/Root 4 0 R/Filter/ASCIIHexDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF", len(rows), rows, start)
	s := b.String()
	// Offsets of two bytes: kind, high and low, where the third is the generation in none.
	s = strings.Replace(s, "W[1 1 1]", "W[1 2 0]", 1)
	s = strings.Replace(s, "020300", "020003", 1)
	return strings.Replace(s, "020301", "020003", 1)
}

// TestFilesWithOnePartHarmed takes files apart at each place: a byte gone, another one instead, a number one higher.
func TestFilesWithOnePartHarmed(t *testing.T) {
	var b strings.Builder
	for _, data := range []string{small(), packedSmall()} {
		base := told([]byte(data))
		fmt.Fprintf(&b, "%q\n%s", data, base)
		for _, harm := range []struct {
			name string
			do   func(string, int) string
		}{
			{"gone", func(s string, i int) string { return s[:i] + s[i+1:] }},
			{"blank", func(s string, i int) string { return s[:i] + " " + s[i+1:] }},
			{"other", func(s string, i int) string { return s[:i] + string(rune(s[i]^1)) + s[i+1:] }},
			{"end", func(s string, i int) string { return s[:i] }},
		} {
			from, was := 0, ""
			for i := range len(data) + 1 {
				is := ""
				if i < len(data) {
					is = change(base, told([]byte(harm.do(data, i))))
				}
				if i == len(data) || is != was {
					if i > from && was != "" {
						fmt.Fprintf(&b, "%s %d…%d %q: %s\n", harm.name, from, i-1, data[from:i], was)
					}
					from, was = i, is
				}
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}

// change says what differs: the first line and a sum of all, "" when nothing does.
func change(base, got string) string {
	if base == got {
		return ""
	}
	a, b := strings.Split(base, "\n"), strings.Split(got, "\n")
	for i, line := range b {
		if i >= len(a) || a[i] != line {
			sum := fnv.New32a()
			sum.Write([]byte(got))
			return fmt.Sprintf("%.40s %08x", line, sum.Sum32())
		}
	}
	return "cut"
}
