package opc

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// TestNamespacesAreKnown has all namespaces with the prefixes of this package.
func TestNamespacesAreKnown(t *testing.T) {
	const (
		open   = "http://schemas.openxmlformats.org/"
		strict = "http://purl.oclc.org/ooxml/"
		office = "http://schemas.microsoft.com/office/"
	)
	known := map[string][]string{
		"w": {open + "wordprocessingml/2006/main", strict + "wordprocessingml/main"}, "r": {open + "officeDocument/2006/relationships", strict + "officeDocument/relationships"},
		"mc": {open + "markup-compatibility/2006"}, "wp": {open + "drawingml/2006/wordprocessingDrawing", strict + "drawingml/wordprocessingDrawing"},
		"wps": {office + "word/2010/wordprocessingShape"}, "wpg": {office + "word/2010/wordprocessingGroup"}, "w14": {office + "word/2010/wordml"},
		"a": {open + "drawingml/2006/main", strict + "drawingml/main"}, "pic": {open + "drawingml/2006/picture", strict + "drawingml/picture"},
		"c": {open + "drawingml/2006/chart", strict + "drawingml/chart"}, "dgm": {open + "drawingml/2006/diagram", strict + "drawingml/diagram"},
		"xdr": {open + "drawingml/2006/spreadsheetDrawing", strict + "drawingml/spreadsheetDrawing"}, "v": {"urn:schemas-microsoft-com:vml"}, "o": {"urn:schemas-microsoft-com:office:office"},
		"m": {open + "officeDocument/2006/math", strict + "officeDocument/math"}, "s": {open + "spreadsheetml/2006/main", strict + "spreadsheetml/main"},
		"tc": {office + "spreadsheetml/2018/threadedcomments"}, "rel": {open + "package/2006/relationships"}, "ct": {open + "package/2006/content-types"},
		"cp": {open + "package/2006/metadata/core-properties"}, "dc": {"http://purl.org/dc/elements/1.1/"}, "xml": {"http://www.w3.org/XML/1998/namespace"}, "ep": {open + "officeDocument/2006/extended-properties"},
	}
	n := 0
	for prefix, spaces := range known {
		for _, space := range spaces {
			n++
			if got, want := whole(`<q:e xmlns:q=" `+space+` " q:a="1"/>`), fmt.Sprintf("(%s:e ?:q=%q %s:a=\"1\")", prefix, " "+space+" ", prefix); got != want {
				t.Errorf("%s: got %s, want %s", space, got, want)
			}
		}
	}
	if n != len(prefixes) {
		t.Errorf("%d are compared, of %d", n, len(prefixes))
	}
	for _, prefix := range []string{"xml", "w", "r", "mc", "a", "v", "wp", "wps"} {
		if got := whole("<" + prefix + ":e/>"); got != "("+prefix+":e)" {
			t.Errorf("%s is undeclared: %s", prefix, got)
		}
	}
	for _, prefix := range []string{"c", "s", "o", "x"} {
		if got := whole("<" + prefix + ":e/>"); got != "(?:e)" {
			t.Errorf("%s is undeclared: %s", prefix, got)
		}
	}
}

// TestPackagesWithinTheirLimits has as many parts as may be, and one more; and parts of the largest size.
func TestPackagesWithinTheirLimits(t *testing.T) {
	many := func(n int) string {
		parts := make([]string, n)
		for i := range parts {
			parts[i] = fmt.Sprintf("w%d", i)
		}
		parts[0] = "word/document.xml"
		return strings.Join(parts, " ; ")
	}
	if p, err := Open(archive(t, many(4000)), Word); err != nil || p.Count("w") != 4000 || p.Count("w1") != 1111 || p.Count("W") != 0 {
		t.Errorf("4000 parts: %v", err)
	}
	if _, err := Open(archive(t, many(4001)), Word); err == nil || refusal(err) != "READ-LIMIT error Word 文件里的部件超过 4000 个（4001 个）（请确认这是年度报告；必要时删去无关内容后另存）" {
		t.Errorf("4001 parts: %v", refusal(err))
	}
	p, err := Open(archive(t, "word/document.xml ; a/b = 12345"), Word)
	if err != nil {
		t.Fatal(err)
	}
	for left, want := range map[int64]string{6: "", 5: "", 4: "READ-LIMIT error Word 文件展开后太大（超过 64 MB）（请确认这是年度报告；必要时删去无关内容后另存）"} {
		p.left = left
		data, err := p.Bytes("A/B")
		if want == "" && (err != nil || string(data) != "12345" || p.left != left-5) || want != "" && refusal(err) != want {
			t.Errorf("with %d left: %q, %v, then %d", left, data, refusal(err), p.left)
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "word/large.xml"} {
		w, _ := z.Create(name)
		_, _ = w.Write(make([]byte, 24<<20))
		if name == "word/large.xml" {
			_, _ = w.Write([]byte{0})
		}
	}
	_ = z.Close()
	p, err = Open(b.Bytes(), Word)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := p.Bytes("word/document.xml"); err != nil || len(data) != 24<<20 {
		t.Errorf("the largest part has %d bytes, %v", len(data), err)
	}
	if _, err := p.Bytes("word/large.xml"); err == nil || refusal(err) != "READ-LIMIT error Word 文件展开后太大（large.xml 超过 24 MB）（请确认这是年度报告；必要时删去无关内容后另存）" {
		t.Errorf("a part one larger: %v", refusal(err))
	}
	if _, err := p.Bytes("word/none.xml"); refusal(err) != "READ-DAMAGED error Word 文件不完整：缺少 none.xml（请重新下载或请对方重新发送；如能用 Word 或 WPS 打开，另存为 .docx 再试）" {
		t.Errorf("no part: %v", refusal(err))
	}
}

// TestPartsThatCannotBeUnpacked harms what an archive says of a part.
func TestPartsThatCannotBeUnpacked(t *testing.T) {
	good := archive(t, "word/document.xml = some text that is packed")
	central := bytes.LastIndex(good, []byte("PK\x01\x02"))
	for _, c := range []struct {
		name string
		harm func([]byte)
		want string
	}{
		{"whole", func([]byte) {}, "<nil>"},
		{"a password", func(b []byte) { b[central+8] |= 1 }, "READ-ENCRYPTED error Word 文件加了密：其中的 document.xml 要密码才能打开（请用 Word 或 WPS 打开，去掉密码后另存，再读入）"},
		{"another method", func(b []byte) { binary.LittleEndian.PutUint16(b[central+10:], 99) }, "READ-FORMAT error Word 文件的 document.xml 用了这种文件不应有的压缩方法，解不开（请重新下载或请对方重新发送；如能用 Word 或 WPS 打开，另存为 .docx 再试）"},
		{"another checksum", func(b []byte) { b[central+16] ^= 1 }, "READ-DAMAGED error Word 文件不完整：其中的 document.xml 解不开（请重新下载或请对方重新发送；如能用 Word 或 WPS 打开，另存为 .docx 再试）"},
		{"no local header", func(b []byte) { b[0] = 'X' }, "READ-DAMAGED error Word 文件不完整：其中的 document.xml 解不开（请重新下载或请对方重新发送；如能用 Word 或 WPS 打开，另存为 .docx 再试）"},
	} {
		data := bytes.Clone(good)
		c.harm(data)
		p, err := Open(data, Word)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got, err := p.Bytes("/WORD/document.xml")
		if refusal(err) != c.want || err == nil && string(got) != "some text that is packed" {
			t.Errorf("%s: %q, %s", c.name, got, refusal(err))
		}
	}
	for data, want := range map[string]string{
		"":                                 "READ-DAMAGED error Excel 文件是空的（0 字节）（请重新下载或请对方重新发送；如能用 Excel 或 WPS 打开，另存为 .xlsx 再试）",
		"PK\x03\x04":                       "READ-DAMAGED error Excel 文件不完整：压缩包的目录读不到，可能没有下载完或传输时中断（请重新下载或请对方重新发送；如能用 Excel 或 WPS 打开，另存为 .xlsx 再试）",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "READ-FORMAT error 这是旧版 Office 文件（.doc、.xls、.wps、.et）或加了密码的文件（请用 Excel 或 WPS 打开（去掉密码）后另存为 .xlsx）",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a":     "READ-FORMAT error 这不是 Excel 文件（.xlsx）（请用 Excel 或 WPS 打开后另存为 .xlsx）",
	} {
		if _, err := Open([]byte(data), Excel); refusal(err) != want {
			t.Errorf("%q: %s", data, refusal(err))
		}
	}
}
