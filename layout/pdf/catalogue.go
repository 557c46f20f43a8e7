package pdf

import (
	"bytes"
	"encoding/xml"
	"sync"

	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// producer names the program in the file's metadata. It carries no version, so that the
// bytes of a report do not change with one.
const producer = "nianbao"

// catalogue writes the document's catalogue, information and metadata. PDF/A-4 has no information
// dictionary (ISO 19005-4, 6.1.3); info is 0 then.
func (x *encoding) catalogue() (root, info pdfobj.Ref) {
	m := x.doc.Meta
	metadata := x.file.New()
	packet := &x.room.metadata
	packet.Reset()
	xmp(packet, m, x.claims())
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
	x.attachments(o)
	o.EndDict()
	root = x.file.Add(o)
	if x.standard == A4_UA2 {
		return root, 0
	}
	return root, x.information()
}

// information writes the information dictionary, which says what the metadata says.
func (x *encoding) information() pdfobj.Ref {
	m, o := x.doc.Meta, x.object()
	o.Dict().Key("Title").Text(m.Title).Key("Producer").Literal(producer)
	for _, e := range []struct{ key, text string }{{"Author", m.Author}, {"Subject", m.Subject}} {
		if e.text != "" {
			o.Key(e.key).Text(e.text)
		}
	}
	if m.Date != "" {
		o.Key("CreationDate").Literal(pdfDate(m.Date))
	}
	o.EndDict()
	return x.file.Add(o)
}

// outputIntent says that colours are sRGB (ISO 19005-2, 6.2.3).
func (x *encoding) outputIntent() pdfobj.Ref {
	profile := x.file.New()
	o := x.object().Key("N").Int(3)
	made, compressed := srgbProfile, packedProfile
	if x.standard == A1a { // PDF 1.4 knows no profiles of version 4
		made, compressed = srgbProfile2, packedProfile2
	}
	if packed, err := compressed(); x.plain || err != nil {
		x.file.Stream(profile, o, made())
	} else {
		x.file.DeflatedStream(profile, o, packed)
	}
	o = x.object()
	o.Dict().Key("Type").Name("OutputIntent").Key("S").Name("GTS_PDFA1")
	o.Key("OutputConditionIdentifier").Literal("sRGB IEC61966-2.1").Key("Info").Literal("sRGB IEC61966-2.1")
	o.Key("DestOutputProfile").Ref(profile).EndDict()
	return x.file.Add(o)
}

// packedProfile and packedProfile2 are the profiles in compressed form, which is the same in every file.
var (
	packedProfile  = sync.OnceValues(func() ([]byte, error) { return deflate.Compress(nil, srgbProfile()) })
	packedProfile2 = sync.OnceValues(func() ([]byte, error) { return deflate.Compress(nil, srgbProfile2()) })
)

// claims is what the metadata says of the standards that a file meets.
type claims struct {
	names    string // the properties that name them
	describe bool   // the packet describes the property of PDF/UA
}

func (x *encoding) claims() claims {
	const ua1 = "<pdfuaid:part>1</pdfuaid:part>\n"
	switch {
	case x.standard == A1a:
		return claims{names: "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"}
	case x.standard == A3a_UA1:
		return claims{"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" + ua1, true}
	case x.standard == A4_UA2:
		names := "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
		if len(x.attached) > 0 { // which level F is for
			names += "<pdfaid:conformance>F</pdfaid:conformance>"
		}
		return claims{names: names + "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>\n"}
	}
	return claims{"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" + ua1, true}
}

// xmp writes the metadata packet (ISO 19005-2, 6.6). The property that names PDF/UA is
// not among those that PDF/A knows, so the packet describes it (6.6.2.3.3), except where PDF/A-4
// no longer asks for that.
func xmp(b *bytes.Buffer, m layout.Meta, c claims) {
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` + "\n" +
		c.names +
		"<dc:format>application/pdf</dc:format>\n")
	property(b, "dc:title", "rdf:Alt", ` xml:lang="x-default"`, m.Title)
	property(b, "dc:creator", "rdf:Seq", "", m.Author)
	property(b, "dc:description", "rdf:Alt", ` xml:lang="x-default"`, m.Subject)
	property(b, "dc:language", "rdf:Bag", "", m.Lang)
	b.WriteString("<pdf:Producer>" + producer + "</pdf:Producer>\n")
	if m.Date != "" {
		b.WriteString("<xmp:CreateDate>" + m.Date + "T00:00:00+08:00</xmp:CreateDate>\n")
	}
	if c.describe {
		b.WriteString(describedUA)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
}

// describedUA describes the property that names PDF/UA.
const describedUA = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>" +
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" +
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>" +
	"<pdfaProperty:category>internal</pdfaProperty:category>" +
	"<pdfaProperty:description>part of ISO 14289 that the file meets</pdfaProperty:description>" +
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"

// property writes a property that is a list of one, unless it is empty.
func property(b *bytes.Buffer, name, list, attribute, text string) {
	if text == "" {
		return
	}
	b.WriteString("<" + name + "><" + list + "><rdf:li" + attribute + ">")
	_ = xml.EscapeText(b, []byte(text)) // the buffer takes every write
	b.WriteString("</rdf:li></" + list + "></" + name + ">\n")
}
