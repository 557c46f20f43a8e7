package ofd_test

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
)

// rezip makes a file of parts, by name in their order, as the package does unless a name is twice in it.
func rezip(t testing.TB, f *ofdcheck.File, names []string, streamed bool) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		data := f.Parts[name]
		h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}
		create := z.CreateRaw
		if streamed {
			create = z.CreateHeader
		}
		w, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// damages are changes of parts, with what the checks say of each.
var damages = []struct{ part, old, new, want string }{
	{"OFD.xml", `<ofd:DocID>`, `<ofd:DocID>0`, "no UUID"},
	{"OFD.xml", "</ofd:OFD>", "</ofd:OFD><a/>", "OFD.xml"},
	{"OFD.xml", "ofd:", "o:", "not ofd:OFD"},
	{"Doc_0/Document.xml", "<ofd:MaxUnitID>", "<ofd:MaxUnitID>1</ofd:MaxUnitID><ofd:MaxUnitID>", "beyond 1"},
	{"Doc_0/Document.xml", `Page ID="12"`, `Page ID="012"`, `the ID "012"`},
	{"Doc_0/Document.xml", `<ofd:PhysicalBox>0 0 210 297`, `<ofd:PhysicalBox>0 0 210`, "3 numbers"},
	{"Doc_0/Document.xml", `Page_1/Content.xml`, `Page_0/Content.xml`, "named twice"},
	{"Doc_0/Document.xml", `<ofd:Annotations>`, `<ofd:Permissions/><ofd:Annotations>`, "<ofd:Permissions"},
	{"Doc_0/Document.xml", `<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>`, ``, "nothing leads to it"},
	{"Doc_0/Document.xml", `PageID="`, `PageID="999`, "leads to page 999"},
	{"Doc_0/PublicRes.xml", `FontName="NB`, `FontName="XX`, `"XX`},
	{"Doc_0/PublicRes.xml", `Font_1.ttf`, `Font_9.ttf`, "Font_9.ttf: missing"},
	{"Doc_0/DocumentRes.xml", `Format="PNG"`, `Format="JPEG"`, "no JPEG"},
	{"Doc_0/Res/Font_0.ttf", "name", "nam_", "no table name"},
	{"Doc_0/Res/Font_0.ttf", "glyf", "glyx", "glyf"},
	{"Doc_0/Pages/Page_1/Content.xml", `<ofd:TextObject ID="`, `<ofd:TextObject ID="1`, "ID"},
	{"Doc_0/Pages/Page_1/Content.xml", `Size="5.6444"`, `Size="9.9"`, "out of its box"},
	{"Doc_0/Pages/Page_1/Content.xml", `DeltaX="`, `DeltaX="1 `, "steps between"},
	{"Doc_0/Pages/Page_1/Content.xml", `DeltaX="g `, `DeltaX="g  `, "no list of numbers"},
	{"Doc_0/Pages/Page_1/Content.xml", `中华`, `中龘`, "nothing leads to"},
	{"Doc_0/Pages/Page_1/Content.xml", `中华`, `中𠮷`, "half of a character"},
	{"Doc_0/Pages/Page_1/Content.xml", ` Font="`, ` Font="9`, "has no font"},
	{"Doc_0/Pages/Page_1/Content.xml", `Value="0 0 0"`, `Value="0"`, "1 numbers, not 3"},
	{"Doc_0/Pages/Page_1/Content.xml", `Type="Body"`, `Type="Foreground"`, "not in its order"},
	{"Doc_0/Pages/Page_2/Content.xml", `<ofd:Glyphs>`, `<ofd:Glyphs>9`, "has no glyph"},
	{"Doc_0/Pages/Page_2/Content.xml", `CodeCount="2"`, `CodeCount="9"`, "beyond the text"},
	{"Doc_0/Pages/Page_3/Content.xml", `ResourceID="`, `ResourceID="9`, "has no picture"},
	{"Doc_0/Pages/Page_3/Content.xml", `<ofd:ImageObject`, `<ofd:CompositeObject ID="1" Boundary="0 0 1 1"/><ofd:ImageObject`, "an object CompositeObject"},
	{"Doc_0/Pages/Page_3/Content.xml", `0 0" ResourceID`, `1 0" ResourceID`, "does not fill"},
	{"Doc_0/Pages/Page_3/Content.xml", `Stroke="false" Fill="true"`, `Fill="true"`, "neither a filled area nor a line"},
	{"Doc_0/Pages/Page_3/Content.xml", `<ofd:AbbreviatedData>M `, `<ofd:AbbreviatedData>M -1`, "out of its box"},
	{"Doc_0/Pages/Page_3/Content.xml", `<ofd:AbbreviatedData>M `, `<ofd:AbbreviatedData>A `, `a command "A"`},
	{"Doc_0/Annots/Page_0/Annotation.xml", `NoZoom="true"`, ``, "not NoZoom"},
	{"Doc_0/Annots/Page_0/Annotation.xml", `<ofd:Actions>`, `<ofd:Action>`, "Annotation.xml"},
	{"Doc_0/Annots/Page_0/Annotation.xml", `<ofd:Goto>`, `<ofd:URI URI="x"/><ofd:GoTo>`, "Annotation.xml"},
	{"Doc_0/Annots/Page_0/Annotation.xml", `<ofd:PathObject`, `<ofd:PageBlock/><ofd:PathObject`, "PageBlock"},
	{"Doc_0/Annots/Annotations.xml", `PageID="`, `PageID="9`, "which there is not"},
	{"Doc_0/Tags/CustomTags.xml", `urn:`, `http:`, "the custom tags are of"},
	{"Doc_0/Tags/Structure.xml", `PageRef="`, `PageRef="9`, "which there is not"},
	{"Doc_0/Tags/Structure.xml", `<ofd:ObjectRef`, `<ObjectRef`, "Structure.xml"},
	{"Doc_0/Tags/Structure.xml", `alt="`, `alt="http://`, "an address outside"},
	{"Doc_0/Attachs/Attachments.xml", `Size="`, `Size="9`, "KB"},
	{"Doc_0/Attachs/Attachments.xml", `ID="A`, `ID="`, "has the ID"},
}

func TestTheChecksFindDamage(t *testing.T) {
	whole := encode(t, encoders["attached"], layouttest.Everything(t))
	f := ofdcheck.Read(whole)
	if len(f.Faults) > 0 {
		t.Fatal(f.Faults)
	}
	found := func(data []byte, want string) {
		t.Helper()
		if faults := strings.Join(ofdcheck.Read(data).Faults, "\n"); !strings.Contains(faults, want) {
			t.Errorf("the faults have no %q:\n%.600s", want, faults)
		}
	}
	for _, d := range damages {
		before := f.Parts[d.part]
		if !bytes.Contains(before, []byte(d.old)) {
			t.Errorf("%s has no %s", d.part, d.old)
			continue
		}
		f.Parts[d.part] = bytes.Replace(before, []byte(d.old), []byte(d.new), 1)
		if d.new == "o:" {
			f.Parts[d.part] = bytes.ReplaceAll(before, []byte(d.old), []byte(d.new))
		}
		found(rezip(t, f, f.Names, false), d.want)
		f.Parts[d.part] = before
	}
	found(rezip(t, f, f.Names, true), "not in the local header")
	found(rezip(t, f, append(f.Names[1:], "OFD.xml"), false), "not the first file")
	found(rezip(t, f, append(f.Names, "OFD.xml"), false), "twice")
	f.Parts["Doc_0/a b"] = nil
	found(rezip(t, f, append(f.Names, "Doc_0/a b"), false), "bad name")
	found(whole[:len(whole)/2], "not a zip")
}
