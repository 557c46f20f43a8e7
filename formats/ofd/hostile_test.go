package ofd

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
)

func TestRefusals(t *testing.T) {
	good := pageOf(ofdtest.Text(20, 20, 5, "年报"))
	with := func(change func(p opctest.Parts)) []byte {
		p := good.Parts()
		change(p)
		return opctest.Zip(t, p)
	}
	many := &ofdtest.File{Pages: make([]string, maxPages+1)}
	bodies := strings.Repeat("<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>", maxBodies+1)
	content := "Doc_0/Pages/Page_0/Content.xml"
	data := good.Bytes(t)
	for _, c := range []struct {
		name, id, says string
		data           []byte
	}{
		{"nothing", "READ-DAMAGED", "空", nil},
		{"a picture", "READ-FORMAT", "不是 OFD", []byte("\x89PNG\r\n\x1a\n")},
		{"half a file", "READ-DAMAGED", "不完整", data[:len(data)/2]},
		{"another archive", "READ-FORMAT", "OFD", opctest.Zip(t, opctest.Parts{"a.txt": "甲"})},
		{"a blank page", "READ-SCAN", "空白", pageOf().Bytes(t)},
		{"outlines", "READ-SCAN", "图形", pageOf(strings.Repeat(ofdtest.Line(0, 0, 5, 9), 300)).Bytes(t)},
		{"no text for glyphs", "READ-GLYPHS", "文字对照表", pageOf(ofdtest.Text(20, 20, 5, strings.Repeat("¤", 30))).Bytes(t)},
		{"too many pages", "READ-LIMIT", "200 页", many.Bytes(t)},
		{"too many documents", "READ-LIMIT", "20 个文档", with(func(p opctest.Parts) { p["OFD.xml"] = good.Root("OFD", bodies) })},
		{"no document", "READ-DAMAGED", "没有文档", with(func(p opctest.Parts) { p["OFD.xml"] = good.Root("OFD", "") })},
		{"no root", "READ-DAMAGED", "在哪里", with(func(p opctest.Parts) { p["OFD.xml"] = good.Root("OFD", "<ofd:DocBody/>") })},
		{"no page", "READ-DAMAGED", "没有页", with(func(p opctest.Parts) { p["Doc_0/Document.xml"] = good.Root("Document", "") })},
		{"a part missing", "READ-DAMAGED", "缺少", with(func(p opctest.Parts) { delete(p, "Doc_0/Document.xml") })},
		{"a page missing", "READ-DAMAGED", "第 1 页", with(func(p opctest.Parts) { delete(p, content) })},
		{"a page broken", "READ-DAMAGED", "第 1 页", with(func(p opctest.Parts) { p[content] = p[content][:len(p[content])-9] })},
		{"a page that is no XML", "READ-DAMAGED", "XML", with(func(p opctest.Parts) { p[content] = "\x01\x02\x03" })},
		{"a document type", "READ-FORMAT", "DTD", with(func(p opctest.Parts) { p["OFD.xml"] = `<!DOCTYPE x [<!ENTITY a "b">]><x/>` })},
		{"elements too deep", "READ-LIMIT", "嵌套", pageOf(strings.Repeat("<ofd:PageBlock>", 300)).Bytes(t)},
		{"encrypted", "READ-ENCRYPTED", "加了密", with(func(p opctest.Parts) { p["Encryptions.xml"] = "<x/>" })},
		{"encrypted, without an entry", "READ-ENCRYPTED", "加了密", opctest.Zip(t, opctest.Parts{"OFDEntries.xml": "<x/>"})},
		{"a password", "READ-ENCRYPTED", "密码", headers(data, 8, 6, 1)},
		{"another method", "READ-FORMAT", "压缩方法", headers(data, 10, 8, 93)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if id := refused(t, c.data); id != c.id {
				t.Errorf("refused as %s", id)
			}
			if _, err := Read(c.data); !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v does not say %s", err, c.says)
			}
		})
	}
}

// headers sets a field in all headers of an archive: where it is in those of the directory, and of files.
func headers(data []byte, directory, file int, value uint16) []byte {
	out := bytes.Clone(data)
	for i := range len(out) - 30 {
		switch string(out[i : i+4]) {
		case "PK\x01\x02":
			binary.LittleEndian.PutUint16(out[i+directory:], value)
		case "PK\x03\x04":
			binary.LittleEndian.PutUint16(out[i+file:], value)
		}
	}
	return out
}

// mostMemory is what any file is read within.
const mostMemory = 400 << 20

// handmade are files that lead readers in circles, into the deep or to what takes long.
func handmade(t testing.TB) map[string][]byte {
	unit := func(id int, content string) string {
		return fmt.Sprintf(`<ofd:CompositeGraphicUnit ID="%d"><ofd:Content>%s</ofd:Content></ofd:CompositeGraphicUnit>`, id, content)
	}
	call := func(id int) string {
		return fmt.Sprintf(`<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="%d"/>`, id)
	}
	text := ofdtest.Text(20, 20, 5, "年报")
	circle := pageOf(call(1), text)
	circle.Common = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
	circle.More = opctest.Parts{"Doc_0/Res.xml": circle.Root("Res", `<ofd:CompositeGraphicUnits>`+unit(1, strings.Repeat(call(2), 10))+unit(2, strings.Repeat(call(1), 10))+`</ofd:CompositeGraphicUnits>`)}
	var groups strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&groups, `<ofd:CGTransform CodePosition="%d" CodeCount="9" GlyphCount="1"/>`, i)
	}
	var rules strings.Builder
	for i := range 1500 {
		rules.WriteString(ofdtest.Line(0, float64(i)/5, 210, float64(i)/5) + ofdtest.Line(float64(i)/8, 0, float64(i)/8, 297))
	}
	same := &ofdtest.File{Pages: []string{text}}
	same.Children = strings.Repeat(`<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>`, 150)
	tags := pageOf(text)
	tags.Children = `<ofd:CustomTags>Tags.xml</ofd:CustomTags><ofd:Annotations>Tags.xml</ofd:Annotations><ofd:Attachments>Document.xml</ofd:Attachments>`
	tags.More = opctest.Parts{"Doc_0/Tags.xml": `<a><Page PageID="90000"><FileLoc>Tags.xml</FileLoc><FileLoc>Document.xml</FileLoc><ObjectRef PageRef="90000">7</ObjectRef></Page></a>`}
	long := strings.Repeat("字", 400_000)
	return map[string][]byte{
		"a circle":      circle.Bytes(t),
		"many groups":   pageOf(code(0, 0, "", groups.String()+`<ofd:TextCode X="0" Y="5">`+long[:3*200_000]+`</ofd:TextCode>`)).Bytes(t),
		"a long text":   pageOf(code(0, 0, "", `<ofd:TextCode X="0" Y="5" DeltaX="g 999999 0">`+long+`</ofd:TextCode>`)).Bytes(t),
		"many rules":    pageOf(rules.String(), text).Bytes(t),
		"the same page": same.Bytes(t),
		"huge numbers":  pageOf(code(0, 0, `CTM="1e300 1e300 1e300 NaN Inf -1e9"`, `<ofd:TextCode X="1e99" Y="-1e9" DeltaX="NaN g -5 3 g x y">年报</ofd:TextCode>`), ofdtest.Object("PathObject", 1e9, -1e9, 1e300, 0, "", "<ofd:AbbreviatedData>M 1e9 1e9 L -1e300 0 C C L 5</ofd:AbbreviatedData>"), text).Bytes(t),
		"tags":          tags.Bytes(t),
		"a bomb":        pageOf("<!--"+strings.Repeat(" ", 30<<20)+"-->", text).Bytes(t),
	}
}

func TestHandmadeFiles(t *testing.T) {
	for name, data := range handmade(t) {
		withinLimits(t, name, data)
	}
}

func TestMutantsOfFiles(t *testing.T) {
	files := [][]byte{rendered(t, sample.Report(1)), pageOf(ofdtest.Frame([]float64{20, 50, 80}, []float64{20, 40, 60}), ofdtest.Text(22, 30, 5, "年报")).Bytes(t)}
	for i, data := range files {
		parts, _ := opctest.Unzip(t, data)
		r := rand.New(rand.NewPCG(uint64(i), 2))
		for n := range 40 {
			changed := opctest.Parts{}
			for name, part := range parts {
				changed[name] = part
			}
			for name, part := range parts {
				if len(part) > 0 && r.IntN(3) == 0 && !strings.HasSuffix(name, ".ttf") {
					at := r.IntN(len(part))
					end := min(len(part), at+r.IntN(100))
					changed[name] = []string{part[:at] + part[end:], part[:end] + part[at:], part[:at] + []string{"<", "\"", "-", "9999999", "g ", ">"}[r.IntN(6)] + part[at:]}[r.IntN(3)]
				}
			}
			withinLimits(t, fmt.Sprint("mutant ", n, " of file ", i), opctest.Zip(t, changed))
		}
	}
}

// withinLimits reads a file and measures its memory. One that never ended would end the test by its timeout.
func withinLimits(t *testing.T, name string, data []byte) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := Read(data)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory {
		t.Errorf("%s: %d MB", name, used>>20)
	}
	if (d == nil) == (err == nil) {
		t.Errorf("%s: neither a document nor an error", name)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(pageOf(ofdtest.Frame([]float64{20, 50, 80}, []float64{20, 40, 60}), ofdtest.Text(22, 30, 5, "年报")).Bytes(f))
	f.Add(rendered(f, sample.Report(0)))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if (d == nil) == (err == nil) {
			t.Error("neither a document nor an error")
		}
	})
}

// FuzzPage reads objects of a page, which a whole file hides behind its checksums.
func FuzzPage(f *testing.F) {
	f.Add(ofdtest.Frame([]float64{20, 50, 80}, []float64{20, 40, 60}) + ofdtest.Text(22, 30, 5, "年报"))
	f.Add(code(0, 0, `CTM="0 1 -1 0 0 0" ReadDirection="90"`, `<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"/><ofd:TextCode X="1" DeltaX="g 2 3" DeltaY="1">甲𠮷乙</ofd:TextCode>`))
	f.Fuzz(func(t *testing.T, objects string) {
		d, err := Read(pageOf(objects).Bytes(t))
		if (d == nil) == (err == nil) {
			t.Error("neither a document nor an error")
		}
	})
}
