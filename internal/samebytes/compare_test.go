package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestDifferencesAreTold(t *testing.T) {
	const here = "aa  one: PDF\nbb  one: OFD\ncc  two: PDF\n"
	for there, want := range map[string][]string{
		here: nil,
		"aa  one: PDF\nbx  one: OFD\ncc  two: PDF\n": {"one: OFD"},
		"aa  one: PDF\ncc  two: PDF\n":               {"one: OFD"},
		here + "dd  two: OFD\n":                      {"two: OFD"},
		"":                                           {"one: PDF", "one: OFD", "two: PDF"},
		"xx  one: PDF\nbb  one: OFD\ncc  three: PDF\n": {"one: PDF", "two: PDF", "three: PDF"},
	} {
		if got := differences(here, there); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", there, got, want)
		}
	}
}

// The list has each format, and one report's lines are the same every time.
func TestTheListHasEveryFormat(t *testing.T) {
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := run(out, 3, 1, "", nil); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Error("the same report gives other files")
	}
	for _, want := range []string{
		"sample 3: usual, PDF", "usual, OFD", "usual, Word", "usual, 网页", "usual, Excel", "usual, YAML", "usual, JSON", "usual, SVG", "draft with contents, PDF",
		"with data, PDF", "with data, OFD", "fragment, 网页", "with links that work, OFD", "PDF/A-1a, PDF", "CSV of findings", "page of findings", "workbook of findings",
	} {
		if !strings.Contains(first.String(), want+"\n") {
			t.Errorf("it lacks %s", want)
		}
	}
	if n := strings.Count(first.String(), "\n"); n != 28 {
		t.Errorf("there are %d files", n)
	}
}

func TestAProcessorThatIsNotKnownIsRefused(t *testing.T) {
	if err := run(new(bytes.Buffer), 0, 1, "pdp11", nil); err == nil || !strings.Contains(err.Error(), "pdp11") {
		t.Errorf("got %v", err)
	}
}
