package main

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// writtenFiles are the files of a report, in their order.
var writtenFiles = strings.Split(`usual, PDF|usual, OFD|usual, Word|usual, 网页|usual, Excel|usual, YAML|usual, JSON|usual, SVG|
draft with contents, PDF|draft with contents, OFD|draft with contents, Word|draft with contents, 网页|draft with contents, Excel|draft with contents, YAML|draft with contents, JSON|draft with contents, SVG|
with data, PDF|with data, OFD|fragment, 网页|with links that work, OFD|other keys, YAML|other keys, JSON|PDF/A-3a、PDF/UA-1, PDF|PDF/A-1a, PDF|PDF/A-4、PDF/UA-2, PDF|
CSV of findings|page of findings|workbook of findings`, "|")

// Reports that are named come first, then made-up ones from a number on; every way to write one gives other bytes.
func TestTheFilesOfReports(t *testing.T) {
	const name = "../../testdata/zhongning-2021.yaml"
	var out bytes.Buffer
	if err := run(&out, 7, 1, "", []string{name}); err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, of := range []string{name, "sample 7"} {
		for _, what := range writtenFiles {
			want = append(want, of+": "+strings.TrimSpace(what))
		}
	}
	digests := map[string]string{}
	for line := range strings.Lines(out.String()) {
		digest, what, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(digest) {
			t.Errorf("the digest of %s is %s", what, digest)
		}
		if other, twice := digests[digest]; twice && !strings.Contains(what, "draft with contents") && !strings.Contains(what, "findings") { // which some formats and reports do not have
			t.Errorf("%s and %s are the same file", other, what)
		}
		digests[digest] = what
		got = append(got, what)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if err := run(&out, 0, 0, "", []string{"none.yaml"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a report that is not there: %v", err)
	}
	out.Reset()
	if err := run(&out, 0, 0, "", nil); err != nil || out.Len() > 0 {
		t.Errorf("no reports: %s, %v", &out, err)
	}
}
