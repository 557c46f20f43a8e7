package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// refusal is all that an error says.
func refusal(err error) string {
	var list model.Findings
	if !errors.As(err, &list) {
		return fmt.Sprint(err)
	}
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprintf("%s %v %s（%s）", f.ID, f.Severity, f.Message, f.Hint))
	}
	return strings.Join(out, " | ")
}

// whole reads a part: elements with all their attributes, and their texts.
func whole(text string) string {
	r, err := newReader(Word, "x/part.xml", []byte(text))
	if err != nil {
		return refusal(err)
	}
	var b strings.Builder
	var walk func(e Element) error
	walk = func(e Element) error {
		b.WriteString("(" + e.Name)
		e.Attributes(func(name, value string) { fmt.Fprintf(&b, " %s=%q", name, value) })
		if strings.HasSuffix(e.Name, "t") {
			text, err := r.Text()
			fmt.Fprintf(&b, " %q)", text)
			return err
		}
		err := r.Each(walk)
		b.WriteString(")")
		return err
	}
	root, err := r.Root()
	if err == nil {
		err = walk(root)
	}
	if err != nil {
		b.WriteString(" " + refusal(err))
	}
	return b.String()
}

// The file has texts as Go writes them, a line, and behind a tab what is read of each. To add one, write the line and
// run with -update.
func TestThePiecesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "pieces.txt")
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
		fmt.Fprintf(&b, "%s\t%s\n", quoted, whole(text))
	}
	golden.Compare(t, file, []byte(b.String()))
}

// TestAPartWithOneByteHarmed has each byte of a part gone, blank, a quote, a bracket and a slash.
func TestAPartWithOneByteHarmed(t *testing.T) {
	const part = `<?xml version="1.0"?><x:d xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" a = '1'><!-- c --><x:p x:val="&lt;2"/>` +
		`<x:t xmlns="urn:q" >a&#65;<![CDATA[<b>]]><y></y>&amp;</x:t ><p xmlns:r="urn:s" r:a=""><r:q/></p><r:q/></x:d>`
	base := whole(part)
	var b strings.Builder
	b.WriteString(part + "\n" + base + "\n")
	for _, with := range []string{"", " ", `"`, "<", ">", "/", "&"} {
		from, was := 0, ""
		for i := range len(part) + 1 {
			is := "end"
			if i < len(part) {
				if is = whole(part[:i] + with + part[i+1:]); is == base {
					is = ""
				} else if at := strings.Index(is, " READ-"); at >= 0 {
					is = is[at:]
				} else if len(is) > 20 {
					sum := fnv.New32a()
					sum.Write([]byte(is))
					is = fmt.Sprintf("%08x", sum.Sum32())
				}
			}
			if is != was {
				if was != "" {
					fmt.Fprintf(&b, "%q for %q: %s\n", with, part[from:i], was)
				}
				from, was = i, is
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}

// archive packs the parts of a line: names and, behind an equals sign, contents, in their order.
func archive(t *testing.T, parts string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for part := range strings.SplitSeq(parts, " ; ") {
		name, content, _ := strings.Cut(part, " = ")
		w, err := z.Create(strings.TrimSpace(name))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(content))
	}
	_ = z.Close()
	return b.Bytes()
}

// The file has packages a line, and behind a tab what each is: its kind, main part, properties, and how it is opened as
// a file of each application. To add one, write the line and run with -update.
func TestThePackagesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "packages.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		parts, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(parts)
		for i, app := range []App{Word, Excel, OFD} {
			p, err := Open(archive(t, parts), app)
			if i == 0 {
				q, _ := zip.NewReader(bytes.NewReader(archive(t, parts)), int64(len(archive(t, parts))))
				all := &Package{app: app, files: map[string]*zip.File{}, left: MaxUnpacked}
				for _, f := range q.File {
					if key := clean(f.Name); all.files[key] == nil {
						all.files[key] = f
						all.names = append(all.names, f.Name)
					}
				}
				main, contentType := all.Main()
				relations, err := all.Relations(main)
				related := fmt.Sprint(relations)
				if err != nil {
					related = refusal(err)
				}
				fmt.Fprintf(&b, "\t%s\t%s %s\t%v %v\t%v", all.Format(), main, contentType, all.Core(), all.Count("w"), related)
			}
			if err != nil {
				b.WriteString("\t" + refusal(err))
			} else {
				fmt.Fprintf(&b, "\tfine %v", p.names)
			}
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}
