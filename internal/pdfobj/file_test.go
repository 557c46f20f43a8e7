package pdfobj

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) {
	api.DisableConfigDir()
	m.Run()
}

// blank fills a file with one empty page, and returns its catalogue and information.
func blank(f *File) (root, info Ref) {
	tree, page := f.New(), f.New()
	var o Buffer
	o.Dict().Key("Type").Name("Pages").Key("Count").Int(1).Key("Kids").Array().Ref(page).EndArray().EndDict()
	f.Set(tree, &o)
	o.Reset()
	o.Dict().Key("Type").Name("Page").Key("Parent").Ref(tree).Key("MediaBox").Raw("[0 0 100 100]").Key("Resources").Dict().EndDict().EndDict()
	f.Set(page, &o)
	o.Reset()
	o.Dict().Key("Type").Name("Catalog").Key("Pages").Ref(tree).EndDict()
	root = f.Add(&o)
	o.Reset()
	o.Dict().Key("Title").Text("年").EndDict()
	return root, f.Add(&o)
}

func written(t interface{ Fatal(...any) }, f *File, root, info Ref) []byte {
	var out bytes.Buffer
	n, err := f.WriteTo(&out, root, info)
	if err != nil || n != int64(out.Len()) {
		t.Fatal(n, out.Len(), err)
	}
	return out.Bytes()
}

// drawn adds any objects and streams to a file, and returns what they hold.
func drawn(t *rapid.T, f *File) (texts map[Ref]string, streams map[Ref][]byte) {
	texts, streams = map[Ref]string{}, map[Ref][]byte{}
	for range rapid.IntRange(0, 30).Draw(t, "objects") {
		r := f.New()
		var o Buffer
		if rapid.Bool().Draw(t, "is a stream") {
			streams[r] = rapid.SliceOf(rapid.Byte()).Draw(t, "data")
			f.Stream(r, &o, streams[r])
			continue
		}
		texts[r] = rapid.String().Draw(t, "text")
		o.Dict().Key("T").Text(texts[r]).EndDict()
		f.Set(r, &o)
	}
	return texts, streams
}

var entry = regexp.MustCompile(`^(\d{10}) (\d{5}) ([nf]) $`)

func TestEveryEntryOfAPlainFilesTablePointsAtItsObject(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &File{Plain: true}
		drawn(t, f)
		data := written(t, f, Ref(0), Ref(0))
		_, after, found := bytes.Cut(data, []byte("\nxref\n0 "))
		start, err := strconv.Atoi(string(bytes.Split(data[bytes.LastIndex(data, []byte("startxref\n")):], []byte("\n"))[1]))
		if !found || err != nil || !bytes.HasPrefix(data[start:], []byte("xref\n")) {
			t.Fatalf("startxref leads to byte %d: %v", start, err)
		}
		lines := strings.Split(string(after), "\n")
		if lines[0] != strconv.Itoa(len(f.objects)+1) {
			t.Fatalf("the table counts %s of %d objects", lines[0], len(f.objects)+1)
		}
		for i, line := range lines[1 : len(f.objects)+2] {
			m := entry.FindStringSubmatch(line)
			if m == nil {
				t.Fatalf("entry %d is %q", i, line)
			}
			if i == 0 {
				if line != "0000000000 65535 f " {
					t.Fatalf("the first entry is %q", line)
				}
				continue
			}
			offset, err := strconv.Atoi(m[1])
			if head := fmt.Sprintf("%d 0 obj\n", i); err != nil || !bytes.HasPrefix(data[offset:], []byte(head)) {
				t.Fatalf("entry %d leads to %q: %v", i, data[offset:min(offset+20, len(data))], err)
			}
		}
	})
}

func TestAnotherReaderReadsEveryObjectBack(t *testing.T) {
	for _, plain := range []bool{false, true} {
		t.Run(fmt.Sprint("plain=", plain), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := &File{Plain: plain}
				root, info := blank(f)
				texts, streams := drawn(t, f)
				ctx, err := api.ReadContext(bytes.NewReader(written(t, f, root, info)), model.NewDefaultConfiguration())
				if err != nil {
					t.Fatal(err)
				}
				for r, want := range texts {
					if got := textOf(t, ctx, r); got != want {
						t.Fatalf("object %d holds %q, not %q", r, got, want)
					}
				}
				for r, want := range streams {
					s, _, err := ctx.DereferenceStreamDict(*types.NewIndirectRef(int(r), 0))
					if err != nil || s == nil || s.Decode() != nil || !bytes.Equal(s.Content, want) {
						t.Fatalf("stream %d: %v", r, err)
					}
				}
			})
		})
	}
}

// textOf reads the text string of an object.
func textOf(t *rapid.T, ctx *model.Context, r Ref) string {
	d, err := ctx.DereferenceDict(*types.NewIndirectRef(int(r), 0))
	if err != nil {
		t.Fatal(err)
	}
	switch s := d["T"].(type) {
	case types.StringLiteral:
		b, err := types.Unescape(string(s))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	case types.HexLiteral:
		b, err := s.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return utf16Back(t, b)
	}
	t.Fatalf("object %d: %v", r, d)
	return ""
}

// ISO 19005-2, 6.1.2 and 6.1.3.
func TestAFileBeginsWithItsVersionAndEndsWithItsMarker(t *testing.T) {
	for _, plain := range []bool{false, true} {
		f := &File{Plain: plain}
		root, info := blank(f)
		data := written(t, f, root, info)
		lines := bytes.SplitN(data, []byte("\n"), 3)
		if string(lines[0]) != "%PDF-1.7" || lines[1][0] != '%' || len(lines[1]) < 5 {
			t.Errorf("plain=%v: it begins with %q, %q", plain, lines[0], lines[1])
		}
		for _, c := range lines[1][1:] {
			if c <= 127 {
				t.Errorf("plain=%v: the comment that marks it as binary has %q", plain, c)
			}
		}
		if !bytes.HasSuffix(data, []byte("\n%%EOF\n")) || bytes.Contains(data, []byte("/Encrypt")) {
			t.Errorf("plain=%v: it ends with %q", plain, data[len(data)-20:])
		}
	}
}

func TestMoreObjectsThanOneObjectStreamHoldsReadBack(t *testing.T) {
	f := &File{}
	root, info := blank(f)
	refs := make([]Ref, 2*perStream+1)
	for i := range refs {
		var o Buffer
		refs[i] = f.Add(o.Int(i))
	}
	ctx, err := api.ReadContext(bytes.NewReader(written(t, f, root, info)), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range refs {
		n, err := ctx.DereferenceInteger(*types.NewIndirectRef(int(r), 0))
		if err != nil || n == nil || n.Value() != i {
			t.Fatalf("object %d is %v, not %d: %v", r, n, i, err)
		}
	}
}

func TestMistakesStickUntilTheFileIsWritten(t *testing.T) {
	for want, mistake := range map[string]func(f *File){
		"was never given":  func(f *File) { f.New() },
		"is given twice":   func(f *File) { f.Set(f.Add(&Buffer{}), &Buffer{}) },
		"was not reserved": func(f *File) { f.Set(99, &Buffer{}) },
		"object 0":         func(f *File) { f.RawStream(0, &Buffer{}, nil) },
		"object -1":        func(f *File) { f.Stream(-1, &Buffer{}, nil); f.Stream(99, &Buffer{}, nil) },
	} {
		for _, plain := range []bool{false, true} {
			f := &File{Plain: plain}
			root, info := blank(f)
			mistake(f)
			var out bytes.Buffer
			if _, err := f.WriteTo(&out, root, info); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
				t.Errorf("the error is %v, not one with %q; %d bytes were written", err, want, out.Len())
			}
		}
	}
}

func TestAnErrorOfTheWriterIsReturned(t *testing.T) {
	r, w := io.Pipe()
	full := errors.New("full")
	if err := r.CloseWithError(full); err != nil {
		t.Fatal(err)
	}
	f := &File{}
	root, info := blank(f)
	if _, err := f.WriteTo(w, root, info); !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
}

// An object's text is copied, so that one buffer can serve many objects.
func TestAnObjectDoesNotChangeWithTheBufferItCameFrom(t *testing.T) {
	f := &File{Plain: true}
	root, info := blank(f)
	var o Buffer
	f.Add(o.Raw("(first)"))
	o.Reset()
	f.Add(o.Raw("(other)"))
	if data := written(t, f, root, info); !bytes.Contains(data, []byte("(first)")) || !bytes.Contains(data, []byte("(other)")) {
		t.Error("an object was lost")
	}
}

func TestTheRowsOfAPredictorAreDifferencesToTheRowAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 9).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.Byte(), width*5, width*5).Draw(t, "rows")
		coded := upPredict(rows, width)
		var back []byte
		above := make([]byte, width)
		for ; len(coded) > 0; coded = coded[width+1:] {
			if coded[0] != 2 {
				t.Fatalf("filter %d, not Up", coded[0])
			}
			row := bytes.Clone(coded[1 : width+1])
			for i := range row {
				row[i] += above[i]
			}
			back, above = append(back, row...), row
		}
		if !bytes.Equal(back, rows) {
			t.Fatalf("%x, not %x", back, rows)
		}
	})
}

func TestAFileThatWasResetIsLikeANewOne(t *testing.T) {
	for _, plain := range []bool{false, true} {
		rapid.Check(t, func(t *rapid.T) {
			used := &File{Plain: plain}
			used.New()
			if _, err := used.WriteTo(io.Discard, 0, 0); err == nil {
				t.Fatal("a missing object is no error")
			}
			for range 2 {
				used.Reset()
				root, info := blank(used)
				drawn(t, used)
				written(t, used, root, info)
			}
			used.Reset()
			fresh := &File{Plain: plain}
			root, info := blank(fresh)
			blank(used)
			if !bytes.Equal(written(t, used, root, info), written(t, fresh, root, info)) {
				t.Fatal("other bytes")
			}
		})
	}
}

func TestAFileThatWasResetHoldsNothingOfItsCaller(t *testing.T) {
	f := &File{}
	root, info := blank(f)
	f.RawStream(f.New(), &Buffer{}, []byte("picture"))
	written(t, f, root, info)
	f.Reset()
	for i, o := range f.objects[:cap(f.objects)] {
		if o.data != nil || o.body != nil {
			t.Errorf("object %d is kept", i+1)
		}
	}
}

// A source stands for content in the identifier, but a mistake in it can't hide other content.
func TestTheIdentifierFollowsFromTheSourceAndTheChecksum(t *testing.T) {
	id := func(source, content string) string {
		f := &File{}
		root, info := blank(f)
		f.Packed(f.New(), &Buffer{}, []byte(source), func(out []byte) ([]byte, error) { return append(out, content...), nil })
		_, after, _ := bytes.Cut(written(t, f, root, info), []byte("/ID["))
		return string(after[:34])
	}
	first := id("a", "content....")
	if id("a", "content....") != first || id("b", "content....") == first || id("a", "content...!") == first || id("a", "content.....") == first {
		t.Error("the identifier does not follow from them")
	}
}
