package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

func packetOf(m layout.Meta) []byte {
	var b bytes.Buffer
	xmp(&b, m, (&encoding{}).claims())
	return b.Bytes()
}

func TestMetadataIsWellFormedWhateverTheTextsHold(t *testing.T) {
	for _, text := range []string{"", "年度报告", "a<b>&\"'", "]]>", "\x00\x01\uFFFE", "\xff\xfe", "<?xpacket end=\"w\"?>"} {
		packet := packetOf(layout.Meta{Title: text, Author: text, Subject: text, Lang: "zh-CN", Date: "2022-01-16"})
		if !utf8.Valid(packet) {
			t.Errorf("%q: the metadata is not UTF-8", text)
		}
		d := xml.NewDecoder(bytes.NewReader(packet))
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%q: %v", text, err)
				break
			}
		}
	}
}

// ISO 19005-2, 6.6.2.1 forbids the attributes bytes and encoding.
func TestTheMetadataHeaderHasNoForbiddenAttribute(t *testing.T) {
	head, _, _ := strings.Cut(string(packetOf(layout.Meta{Title: "年"})), "?>")
	if head != "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"" {
		t.Errorf("the header is %q", head)
	}
}

func TestWhatIsNotKnownIsNotInTheMetadata(t *testing.T) {
	packet := string(packetOf(layout.Meta{Title: "年", Lang: "zh-CN"}))
	for _, property := range []string{"dc:creator", "dc:description", "xmp:CreateDate"} {
		if strings.Contains(packet, "<"+property) {
			t.Errorf("the metadata has an empty %s", property)
		}
	}
	if n := strings.Count(packet, "<pdfaExtension:schemas>"); n != 1 {
		t.Errorf("%d bags of extension schemas", n)
	}
}

func TestTheDateOfTheFileIsTheDocumentsOrNone(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	if data := encode(t, &Encoder{Plain: true}, d); bytes.Contains(data, []byte("Date")) {
		t.Error("a document without a date has one in its file")
	}
	d.Meta.Date = "2022-01-16"
	data := encode(t, &Encoder{Plain: true}, d)
	for _, want := range []string{"/CreationDate(D:20220116000000+08'00')", "<xmp:CreateDate>2022-01-16T00:00:00+08:00<"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the file has no %s", want)
		}
	}
}

// Every bookmark stands below the nearest one before it of a higher level.
func TestBookmarksAreNestedByTheirLevels(t *testing.T) {
	for _, c := range []struct{ levels, parents []int }{
		{nil, nil},
		{[]int{1, 1, 1}, []int{-1, -1, -1}},
		{[]int{1, 2, 3, 2, 1}, []int{-1, 0, 1, 0, -1}},
		{[]int{3, 2, 1, 3}, []int{-1, -1, -1, 2}},
	} {
		entries := make([]layout.Heading, len(c.levels))
		for i, level := range c.levels {
			entries[i].Level = level
		}
		got := outlineParents(entries)
		for i, want := range c.parents {
			if got[i] != want {
				t.Errorf("levels %v: the parents are %v, not %v", c.levels, got, c.parents)
				break
			}
		}
	}
}
