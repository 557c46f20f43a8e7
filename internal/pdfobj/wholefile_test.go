package pdfobj

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/golden"
)

// sampled fills a file with objects of every kind.
func sampled(f *File) (root, info Ref) {
	root, info = blank(f)
	text := bytes.Repeat([]byte("0 0 m 10 0 l S\n"), 3)
	f.Stream(f.New(), (&Buffer{}).Key("A").Int(1), text)
	f.TextStream(f.New(), &Buffer{}, text, deflate.Later(objectSizes))
	f.RawStream(f.New(), (&Buffer{}).Key("B").Name("x"), []byte("raw data"))
	f.Packed(f.New(), &Buffer{}, []byte("source"), func(out []byte) ([]byte, error) { return append(out, "packed data"...), nil })
	f.Packed(f.New(), &Buffer{}, nil, func(out []byte) ([]byte, error) { return append(out, "packed data"...), nil })
	f.DeflatedStream(f.New(), (&Buffer{}).Key("C").Array().EndArray(), []byte("as it was given"))
	late := f.New()
	f.Add((&Buffer{}).Literal("text (1) \\ \x01\x7f~").Text("年").Hex16(0x0A9F))
	f.Set(late, (&Buffer{}).Dict().Key("Late").Bool(true).EndDict())
	return root, info
}

var lengths = regexp.MustCompile(`/Length \d+`)

// opened writes a file with its compressed streams read: those with a predictor as rows of numbers.
func opened(t *testing.T, data []byte) string {
	var b strings.Builder
	for len(data) > 0 {
		head, rest, found := bytes.Cut(data, []byte("\nstream\n"))
		dict := string(head[bytes.LastIndex(head, []byte("obj\n")):])
		if !found || !strings.Contains(dict, "/FlateDecode") || strings.Contains(dict, "/Length 11>>") || strings.Contains(dict, "/C[]") {
			if found {
				head = data[:len(head)+len("\nstream\n")]
			}
			b.Write(head)
			data = rest
			continue
		}
		n, err := strconv.Atoi(strings.TrimPrefix(lengths.FindString(dict), "/Length "))
		if err != nil {
			t.Fatal(err)
		}
		b.Write(lengths.ReplaceAll(head, []byte("/Length …"))) // depends on the compressor
		r, err := zlib.NewReader(bytes.NewReader(rest[:n]))
		if err != nil {
			t.Fatal(err)
		}
		read, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("\nstream\n")
		if strings.Contains(dict, "/Predictor") {
			b.WriteString(rowsOf(read))
		} else {
			b.Write(read)
		}
		data = rest[n:]
	}
	return b.String()
}

// rowsOf are those of a cross-reference stream.
func rowsOf(coded []byte) string {
	var b strings.Builder
	var above [row]byte
	for ; len(coded) >= row+1; coded = coded[row+1:] {
		for i, c := range coded[1 : row+1] {
			above[i] += c
		}
		fmt.Fprintf(&b, "(%d) %d %d %d\n", coded[0], above[0], int(above[1])<<24|int(above[2])<<16|int(above[3])<<8|int(above[4]), int(above[5])<<8|int(above[6]))
	}
	fmt.Fprintf(&b, "%x", coded)
	return b.String()
}

// Each form of a file: plain, as readers of PDF 1.4 know it, and with compressed objects, of each version.
func TestGoldenFormsOfAFile(t *testing.T) {
	var b strings.Builder
	for _, f := range []*File{
		{Plain: true}, {Plain: true, Version: Version14}, {Classic: true, Version: Version14}, {}, {Version: Version20}, {Plain: true, Classic: true, Version: Version20},
	} {
		root, info := sampled(f)
		if f.Version == Version20 {
			info = 0
		}
		data := written(t, f, root, info)
		at := bytes.LastIndex(data, []byte("startxref\n"))
		start, err := strconv.Atoi(strings.Fields(string(data[at:]))[1])
		if begins := bytes.HasPrefix(data[start:], []byte("xref\n")); err != nil || !begins && !bytes.Contains(data[start:start+60], []byte("/XRef")) {
			t.Errorf("startxref leads to %q: %v", data[start:start+20], err)
		}
		shown := opened(t, data)
		if !f.Plain {
			shown = unsteady.ReplaceAllString(shown, "$1$2$3$4…")
		}
		fmt.Fprintf(&b, "== plain %v, classic %v, %s\n%s\n", f.Plain, f.Classic, f.Version, shown)
	}
	golden.Compare(t, "testdata/files.txt", []byte(strings.ToValidUTF8(b.String(), "?")))
}

// unsteady is what depends on how data were compressed.
var unsteady = regexp.MustCompile(`(?m)^(\(2\) 1 )\d+ 0$|(?m)^()\d{10} 00000 n|(startxref\n)\d+|(/ID\[)[^]]*`)

// Objects lie in streams of 600, the last of which holds the rest. Streams among them do not count.
func TestHowManyObjectsAStreamHolds(t *testing.T) {
	for _, c := range []struct {
		objects, streams int // the streams stand behind every tenth object
		want             []int
	}{
		{1, 0, []int{1}}, {599, 0, []int{599}}, {600, 0, []int{600}}, {601, 0, []int{600, 1}}, {1200, 0, []int{600, 600}}, {1201, 0, []int{600, 600, 1}},
		{600, 60, []int{600}}, {605, 60, []int{600, 5}}, {0, 3, nil},
	} {
		f, made := &File{}, 0
		for i := range c.objects {
			f.Add((&Buffer{}).Int(i))
			if i%10 == 9 && made < c.streams {
				f.RawStream(f.New(), &Buffer{}, nil)
				made++
			}
		}
		for ; made < c.streams; made++ {
			f.RawStream(f.New(), &Buffer{}, nil)
		}
		var got []int
		data := written(t, f, 1, 0)
		for _, m := range regexp.MustCompile(`/ObjStm/N (\d+)/First`).FindAllSubmatch(data, -1) {
			n, _ := strconv.Atoi(string(m[1]))
			got = append(got, n)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%d objects and %d streams: %v, not %v", c.objects, c.streams, got, c.want)
		}
		for i, o := range f.objects[:c.objects+c.streams] {
			if (o.packed.stream == 0) != o.stream {
				t.Fatalf("%d objects: object %d is in stream %d", c.objects, i+1, o.packed.stream)
			}
		}
	}
}

// A mistake is told with the number of the object, and the first one counts.
func TestMistakesAreToldWithTheirObject(t *testing.T) {
	wrong := errors.New("wrong")
	for _, c := range []struct {
		want string
		do   func(f *File)
	}{
		{"pdfobj: object 3 was never given", func(f *File) { f.Add(&Buffer{}); f.Add(&Buffer{}); f.New(); f.New() }},
		{"pdfobj: object 1 is given twice", func(f *File) { f.Add(&Buffer{}); f.Set(1, &Buffer{}); f.Set(99, &Buffer{}) }},
		{"pdfobj: object 2 was not reserved", func(f *File) { f.Add(&Buffer{}); f.Set(2, &Buffer{}) }},
		{"pdfobj: object 0 was not reserved", func(f *File) { f.Set(0, &Buffer{}) }},
		{"wrong", func(f *File) {
			f.Packed(f.New(), &Buffer{}, nil, func([]byte) ([]byte, error) { return nil, wrong })
			f.Packed(99, &Buffer{}, nil, func([]byte) ([]byte, error) { t.Error("a second one is packed"); return nil, nil })
		}},
		{"wrong", func(f *File) {
			f.TextStream(f.New(), &Buffer{}, nil, func() (*deflate.Code, error) { return nil, wrong })
		}},
	} {
		f, out := &File{}, bytes.Buffer{}
		c.do(f)
		n, err := f.WriteTo(&out, 1, 0)
		if err == nil || err.Error() != c.want || n != 0 || out.Len() > 0 {
			t.Errorf("%v, not %s; %d bytes", err, c.want, out.Len())
		}
		if c.want == "wrong" && !errors.Is(err, wrong) {
			t.Error("the error is another one")
		}
	}
}

// An error of the writer comes back, whether it comes early or when the rest is written.
func TestAnErrorOfAWriterComesBackWheneverItComes(t *testing.T) {
	for _, room := range []int{0, 40000, 65536, 100000} {
		f := &File{Plain: true}
		root, _ := blank(f)
		f.RawStream(f.New(), &Buffer{}, make([]byte, 150000))
		_, err := f.WriteTo(&full{room}, root, 0)
		if !errors.Is(err, io.ErrShortBuffer) {
			t.Errorf("behind %d bytes: %v", room, err)
		}
	}
}

type full struct{ room int }

func (w *full) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, io.ErrShortBuffer
	}
	return len(b), nil
}

func TestAFileTellsItsRoom(t *testing.T) {
	f := &File{texts: make([]byte, 1, 1000), gather: make([]byte, 0, 234)}
	if f.Room() != 1234 {
		t.Errorf("%d bytes", f.Room())
	}
}

// Every byte and character at the ends of what is written as it is.
func TestWhatIsWrittenByNumber(t *testing.T) {
	var b strings.Builder
	for c := range 256 {
		s := string([]byte{byte(c)})
		fmt.Fprintf(&b, "%02x\t%s\t%s\t%s\t%s\t%s\n", c, (&Buffer{}).Name(s).b, (&Buffer{}).Literal(s).b, (&Buffer{}).Text(s).b, URI(s), (&Buffer{}).Raw(s).Int(1).b[1:])
	}
	for _, n := range []int64{0, 1, 9, 10, 99, 100, 101, 110, 999, 1000, 1001, 1010, 1100, 99999} {
		fmt.Fprintf(&b, "%d\t%s %s\n", n, (&Buffer{}).Milli(n).b, (&Buffer{}).Milli(-n).b)
	}
	golden.Compare(t, "testdata/bytes.txt", []byte(strings.ToValidUTF8(b.String(), "?")))
}
