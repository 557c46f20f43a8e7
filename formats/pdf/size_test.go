package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// TestFilesOfTheLargestSize has as many bytes as are read, and one more.
func TestFilesOfTheLargestSize(t *testing.T) {
	data := make([]byte, 64<<20+1)
	for n, want := range map[int]string{64 << 20: "文件不是 PDF", 64<<20 + 1: "文件有 64 MB，超过 64 MB"} {
		if _, err := Read(data[:n]); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// TestDamagedMetadataIsNotRead cuts packed metadata, of which the title could still be unpacked.
func TestDamagedMetadataIsNotRead(t *testing.T) {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write([]byte(`<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></x>`))
	_ = w.Flush()
	flushed := packed.Len()
	_, _ = w.Write([]byte("<!-- more -->"))
	_ = w.Close()
	for n, want := range map[int]string{packed.Len(): "T", flushed: ""} {
		b := newBuilder().page("", "", "")
		m := b.add(stream("/Filter/FlateDecode", packed.String()[:n]))
		b.objects[0] = fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/Metadata %d 0 R>>", m)
		file, err := pdffile.Open(b.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := newDocument(file).metadata().title; got != want {
			t.Errorf("%d of %d bytes: the title is %q", n, packed.Len(), got)
		}
	}
}

// TestAttachedFilesAreFoundToALimit has the file that is asked for as the last of those that are looked at, and behind it.
func TestAttachedFilesAreFoundToALimit(t *testing.T) {
	for n, want := range map[int]bool{100: true, 101: false} {
		for _, key := range []string{"/AF[%s]", "/Names<</EmbeddedFiles<</Names[%s]>>>>"} {
			b := newBuilder().page("", "", "")
			d := b.add(stream("/Params<</Size 1>>", "x"))
			list := ""
			for i := range n {
				if strings.HasPrefix(key, "/Names") {
					list += "(k)"
				}
				name := "other"
				if i == n-1 {
					name = "wanted"
				}
				list += fmt.Sprintf("<</UF(%s)/AFRelationship/Source/EF<</F %d 0 R>>>>", name, d)
			}
			b.objects[0] = "<</Type/Catalog/Pages 2 0 R" + fmt.Sprintf(key, list) + ">>"
			a := Data(b.bytes(), "wanted")
			if (a != nil) != want {
				t.Errorf("%d in %.6s: %v", n, key, a)
			}
			if a != nil && (string(a.Data) != "x" || a.Whole) { // it has no checksum
				t.Errorf("%d in %.6s: %q %v", n, key, a.Data, a.Whole)
			}
		}
	}
}

// TestFormsAndPagesInEachOther goes as deep as is read, and one step deeper.
func TestFormsAndPagesInEachOther(t *testing.T) {
	for depth, want := range map[int]bool{12: true, 13: false} {
		b := newBuilder()
		for i := range depth {
			content := "/X Do"
			if i == depth-1 {
				content = at(9, 9, 9, "底")
			}
			b.add(stream(fmt.Sprintf("/Subtype/Form/Resources<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>", len(b.objects)+2), content))
		}
		got := pagesOf(b.page("/X Do", "", "/XObject<</X 4 0 R>>").bytes())
		if strings.Contains(got, `"底"`) != want {
			t.Errorf("%d forms: %s", depth, got)
		}
	}
	for depth, want := range map[int]string{50: "1 glyphs", 51: "whole true; 0 glyphs"} {
		b := newBuilder()
		c := b.add(stream("", at(9, 9, 9, "字")))
		page := fmt.Sprintf("<</Type/Page/MediaBox[0 0 99 99]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", c)
		for range depth - 1 {
			page = fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", b.add(page))
		}
		b.kids = []string{fmt.Sprintf("%d 0 R", b.add(page))}
		if got := pagesOf(b.bytes()); !strings.Contains(got, want) {
			t.Errorf("%d nodes: %s", depth, got)
		}
	}
}

// TestElementsInEachOther goes as deep as a structure is read, and one step deeper.
func TestElementsInEachOther(t *testing.T) {
	for depth, loose := range map[int]bool{1: false, 30: false, 31: true} {
		b := newBuilder()
		c := b.add(stream("", "/P<</MCID 0>>BDC "+at(77, 700, 16, "年报")+"EMC"))
		p := b.add(fmt.Sprintf("<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", c))
		b.kids = []string{fmt.Sprintf("%d 0 R", p)}
		inner := fmt.Sprintf("<</S/P/Pg %d 0 R/K 0>>", p)
		for range depth - 1 {
			inner = fmt.Sprintf("<</S/Div/K %d 0 R>>", b.add(inner))
		}
		b.objects[0] = fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</RoleMap<</Title/P>>/K %d 0 R>>>>", b.add(inner))
		if d := must(t, b.bytes()); d.Loose != loose {
			t.Errorf("%d elements: loose %v", depth, d.Loose)
		}
	}
	for roles, loose := range map[string]bool{"/Title/P": false, "/Title/H1": true, "/Title/P/X/P": true, "/X/P": true, "": true} {
		b := newBuilder()
		c := b.add(stream("", "/P<</MCID 0>>BDC "+at(77, 700, 16, "年报")+"EMC"))
		p := b.add(fmt.Sprintf("<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", c))
		b.kids = []string{fmt.Sprintf("%d 0 R", p)}
		b.objects[0] = fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</RoleMap<<%s>>/K<</S/P/Pg %d 0 R/K 0>>>>>>", roles, p)
		if d := must(t, b.bytes()); d.Loose != loose {
			t.Errorf("with the roles %s: loose %v", roles, d.Loose)
		}
	}
}
