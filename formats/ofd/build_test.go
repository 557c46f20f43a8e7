package ofd

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/papertest"
	"github.com/nianbao/nianbao/model"
)

func must(t testing.TB, data []byte) *paper.Document {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func expect(t *testing.T, d *paper.Document, want ...string) {
	t.Helper()
	if got := papertest.Texts(d); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// refused is the id of the finding that a file is refused with.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	d, err := Read(data)
	fs, ok := err.(model.Findings)
	if !ok || d != nil || len(fs) != 1 || fs[0].Severity != model.SeverityError || fs[0].Message == "" || fs[0].Hint == "" {
		t.Errorf("got %v, %v", d, err)
		return ""
	}
	return fs[0].ID
}
