package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// producer names the program in the file's metadata. It carries no version, so that the
// bytes of a report do not change with one.
const producer = "nianbao"

// catalogue writes the document's catalogue, information and metadata.
func (x *encoding) catalogue() (root, info pdfobj.Ref) {
	m := x.doc.Meta
	metadata := x.file.New()
	packet := &x.room.metadata
	packet.Reset()
	xmp(packet, m)
	x.file.RawStream(metadata, x.object().Key("Type").Name("Metadata").Key("Subtype").Name("XML"), packet.Bytes())
	intent, outline := x.outputIntent(), x.outline()

	o := x.object()
	o.Dict().Key("Type").Name("Catalog").Key("Pages").Ref(x.pageTree)
	o.Key("Lang").Literal(m.Lang)
	o.Key("MarkInfo").Dict().Key("Marked").Bool(true).EndDict()
	o.Key("StructTreeRoot").Ref(x.treeRoot).Key("Metadata").Ref(metadata)
	o.Key("OutputIntents").Array().Ref(intent).EndArray()
	o.Key("ViewerPreferences").Dict().Key("DisplayDocTitle").Bool(true).EndDict()
	if front := x.doc.Front; front > 0 { // so that a reader counts the pages as they are numbered
		o.Key("PageLabels").Dict().Key("Nums").Array().Int(0).Dict().Key("S").Name("r").EndDict()
		if front < len(x.pages) {
			o.Int(front).Dict().Key("S").Name("D").EndDict()
		}
		o.EndArray().EndDict()
	}
	if outline != 0 {
		o.Key("Outlines").Ref(outline)
	}
	o.EndDict()
	root = x.file.Add(o)

	o = x.object()
	o.Dict().Key("Title").Text(m.Title).Key("Producer").Literal(producer)
	for _, e := range []struct{ key, text string }{{"Author", m.Author}, {"Subject", m.Subject}} {
		if e.text != "" {
			o.Key(e.key).Text(e.text)
		}
	}
	if m.Date != "" {
		o.Key("CreationDate").Literal("D:" + strings.ReplaceAll(m.Date, "-", "") + "000000+08'00'")
	}
	o.EndDict()
	return root, x.file.Add(o)
}

// outputIntent says that colours are sRGB (ISO 19005-2, 6.2.3).
func (x *encoding) outputIntent() pdfobj.Ref {
	profile := x.file.New()
	o := x.object().Key("N").Int(3)
	if packed, err := packedProfile(); x.plain || err != nil {
		x.file.Stream(profile, o, srgbProfile())
	} else {
		x.file.DeflatedStream(profile, o, packed)
	}
	o = x.object()
	o.Dict().Key("Type").Name("OutputIntent").Key("S").Name("GTS_PDFA1")
	o.Key("OutputConditionIdentifier").Literal("sRGB IEC61966-2.1").Key("Info").Literal("sRGB IEC61966-2.1")
	o.Key("DestOutputProfile").Ref(profile).EndDict()
	return x.file.Add(o)
}

// packedProfile is the profile in compressed form, which is the same in every file.
var packedProfile = sync.OnceValues(func() ([]byte, error) { return deflate.Compress(nil, srgbProfile()) })

// xmp writes the metadata packet (ISO 19005-2, 6.6). The property that names PDF/UA is
// not among those that PDF/A knows, so the packet describes it (6.6.2.3.3).
func xmp(b *bytes.Buffer, m layout.Meta) {
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` + "\n" +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n" +
		"<dc:format>application/pdf</dc:format>\n")
	property(b, "dc:title", "rdf:Alt", ` xml:lang="x-default"`, m.Title)
	property(b, "dc:creator", "rdf:Seq", "", m.Author)
	property(b, "dc:description", "rdf:Alt", ` xml:lang="x-default"`, m.Subject)
	property(b, "dc:language", "rdf:Bag", "", m.Lang)
	b.WriteString("<pdf:Producer>" + producer + "</pdf:Producer>\n")
	if m.Date != "" {
		b.WriteString("<xmp:CreateDate>" + m.Date + "T00:00:00+08:00</xmp:CreateDate>\n")
	}
	b.WriteString(`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
		"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>" +
		"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" +
		"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
		"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>" +
		"<pdfaProperty:category>internal</pdfaProperty:category>" +
		"<pdfaProperty:description>part of ISO 14289 that the file meets</pdfaProperty:description>" +
		"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
}

// property writes a property that is a list of one, unless it is empty.
func property(b *bytes.Buffer, name, list, attribute, text string) {
	if text == "" {
		return
	}
	b.WriteString("<" + name + "><" + list + "><rdf:li" + attribute + ">")
	_ = xml.EscapeText(b, []byte(text)) // the buffer takes every write
	b.WriteString("</rdf:li></" + list + "></" + name + ">\n")
}
