// Package golden compares what a test made with a file of what it should make.
//
// Run the tests with -update to write the files anew; then read every line that changed
// before committing it.
package golden

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Compare fails the test when got is not what the file holds, and shows the lines that
// differ. With -update it writes the file instead.
func Compare(t testing.TB, file string, got []byte) {
	t.Helper()
	if *update {
		write(t, file, got)
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s does not exist; run the test with -update to write it", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if the change is wanted, run with -update and read it:\n%s",
			file, shown(diff.Diff("expected", want, "got", got)))
	}
}

// maxShown is how much of a difference is shown, in bytes, so that a failure stays readable.
const maxShown = 12_000

func shown(d []byte) string {
	if len(d) <= maxShown {
		return string(d)
	}
	return strings.ToValidUTF8(string(d[:maxShown]), "") + "\n… and more"
}

func write(t testing.TB, file string, got []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, got, 0o644); err != nil {
		t.Fatal(err)
	}
}

// PDF turns an uncompressed PDF file into text to compare: streams that are no text are
// replaced by their size and digest, and so are the offsets of the objects.
func PDF(file []byte) []byte {
	var out bytes.Buffer
	rest := file
	for {
		before, after, found := bytes.Cut(rest, []byte("\nstream\n"))
		out.Write(before)
		if !found {
			return withoutOffsets(out.Bytes())
		}
		data, tail, _ := bytes.Cut(after, []byte("\nendstream"))
		out.WriteString("\nstream\n")
		if utf8.Valid(data) && !bytes.ContainsRune(data, 0) {
			out.Write(data)
		} else {
			fmt.Fprintf(&out, "(%d bytes, sha256 %x)", len(data), sha256.Sum256(data))
		}
		out.WriteString("\nendstream")
		rest = tail
	}
}

// withoutOffsets leaves out the cross-reference table, which changes with every byte.
func withoutOffsets(text []byte) []byte {
	head, tail, found := bytes.Cut(text, []byte("\nxref\n"))
	if !found {
		return text
	}
	_, trailer, _ := bytes.Cut(tail, []byte("\ntrailer\n"))
	dict, _, _ := strings.Cut(string(trailer), "\nstartxref")
	return append(append(bytes.Clone(head), "\ntrailer\n"...), dict+"\n"...)
}
