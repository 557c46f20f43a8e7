package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	facelicences "github.com/nianbao/nianbao/fonts/faces/licences"
	"github.com/nianbao/nianbao/internal/golden"
)

// What is in the program of others, a line each: its name, without the version of code, its licence, and how its texts
// begin.
func TestTheListOfLicences(t *testing.T) {
	var b strings.Builder
	for _, c := range linkedCode {
		fmt.Fprintf(&b, "%s | %s | %s\n", c.path, c.licence, strings.Join(c.files, " "))
	}
	libraries, err := formNotices()
	if err != nil {
		t.Fatal(err)
	}
	faces, err := noticesOf(embeddedFaces, facelicences.Texts())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range append(libraries, faces...) {
		fmt.Fprintf(&b, "%s | %s", n.name, n.licence)
		for _, text := range n.texts {
			first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
			fmt.Fprintf(&b, " | %s", first)
		}
		b.WriteByte('\n')
	}
	b.WriteString(licencesHead(t))
	golden.Compare(t, filepath.Join("testdata", "licences.txt"), []byte(b.String()))
	all, err := faceNotices()
	if err != nil || len(all) != len(faces)+len(rareFaces) {
		t.Fatalf("%d faces, %v", len(all), err)
	}
	for i, want := range []string{"NBSongMore（Noto Serif SC 的修改版） | OFL-1.1 | Copyright 2012 Google", "NBSongPlaneTwo（花园明朝 B（HanaMinB）的修改版） | OFL-1.1 | HanaMinB is free"}[:len(rareFaces)] {
		n := all[len(faces)+i]
		if got := n.name + " | " + n.licence + " | " + n.texts[0]; !strings.HasPrefix(got, want) {
			t.Errorf("got %.200s, want %s", got, want)
		}
	}
}

// licencesHead is what the program says before the texts, without versions of code and what stands for rare faces.
func licencesHead(t *testing.T) string {
	t.Helper()
	var stdout bytes.Buffer
	if code := run([]string{"licences"}, nil, &stdout, io.Discard); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	head, texts, _ := strings.Cut(stdout.String(), "\n"+strings.Repeat("=", 78)+"\n")
	if n := strings.Count(texts, "\n"+strings.Repeat("=", 78)+"\n"); n < 30 || n%2 == 0 {
		t.Errorf("%d rules between texts", n)
	}
	head = strings.Replace(head, "nianbao "+programVersion()+"\n", "nianbao …\n", 1)
	head = strings.ReplaceAll(head, goLibrary+" "+runtime.Version()+"\n", goLibrary+" …\n")
	head = regexp.MustCompile(`(?m)^(  \S.*/\S+) v\d\S*$`).ReplaceAllString(head, "$1 …")
	return regexp.MustCompile(`(?m)^ .*NBSong(More|PlaneTwo)（.*\n`).ReplaceAllString(head, "")
}

// A text is shown once, below the names of all that it is the licence of.
func TestALicenceTextIsShownOnce(t *testing.T) {
	var b strings.Builder
	for _, text := range licenceTexts([]notice{{"a", "MIT", []string{"x\n\n"}}, {"b", "MIT", []string{"y", "x\n\n"}}, {"c", "BSD", []string{"z"}}}) {
		text.writeTo(&b)
	}
	rule := strings.Repeat("=", 78)
	want := strings.ReplaceAll("\n=\na\nb\n=\n\nx\n\n=\nb\n=\n\ny\n\n=\nc\n=\n\nz\n", "=", rule)
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if got := fmt.Sprint(entriesOf([]notice{{"a", "MIT", nil}, {"b", "BSD", nil}})); got != "[{MIT a} {BSD b}]" {
		t.Errorf("the list is %s", got)
	}
}
