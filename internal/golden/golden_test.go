package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder takes the place of a failing test.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(_ string, args ...any) {
	for _, a := range args {
		if s, ok := a.(string); ok {
			r.said += s
		}
	}
}

func TestADifferenceFailsAndShowsTheLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "g.txt")
	if err := os.WriteFile(file, []byte("1\n2\n3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := &recorder{TB: t}
	Compare(r, file, []byte("1\ntwo\n3\n"))
	if !strings.Contains(r.said, "-2\n+two\n") {
		t.Errorf("it said %q", r.said)
	}
}

func TestEqualTextsPass(t *testing.T) {
	file := filepath.Join(t.TempDir(), "g.txt")
	if err := os.WriteFile(file, []byte("1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := &recorder{TB: t}
	Compare(r, file, []byte("1\n"))
	if r.said != "" {
		t.Errorf("it said %q", r.said)
	}
}

func TestALongDifferenceIsCut(t *testing.T) {
	if got := shown([]byte(strings.Repeat("年报", maxShown))); len(got) > maxShown+20 {
		t.Errorf("%d bytes are shown", len(got))
	}
}

func TestBinaryStreamsOfAPDFAreReplacedByADigest(t *testing.T) {
	in := "1 0 obj\n<<>>\nstream\n\x00\x01\nendstream\nendobj\n2 0 obj\n<<>>\nstream\nBT ET\nendstream\nendobj\nxref\n0 1\n0000\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
	out := string(PDF([]byte(in)))
	if !strings.Contains(out, "(2 bytes, sha256 b413f4") || !strings.Contains(out, "BT ET") || strings.Contains(out, "0000") {
		t.Errorf("got:\n%s", out)
	}
}
