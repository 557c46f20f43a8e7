package pdfcheck

import (
	"encoding/xml"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// catalogue checks what the file says of itself as a whole.
func (c *checker) catalogue() {
	if lang, ok := c.text(c.catalog["Lang"]); !ok || lang == "" {
		c.find("the catalogue has no Lang")
	}
	mark := c.dict(c.catalog["MarkInfo"])
	if !c.isTrue(mark["Marked"]) || c.isTrue(mark["Suspects"]) {
		c.find("MarkInfo does not say that the file is tagged without suspects")
	}
	if !c.isTrue(c.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"]) {
		c.find("ViewerPreferences does not ask to display the title")
	}
	for _, key := range []string{"OpenAction", "AA", "AcroForm", "OCProperties", "Perms", "Requirements", "Collection", "NeedsRendering"} {
		if c.catalog[key] != nil {
			c.find("the catalogue has %s", key)
		}
	}
	if c.catalog["Names"] != nil && !c.standard.attachments {
		c.find("the catalogue has Names")
	}
	if c.x.Encrypt != nil {
		c.find("the file is encrypted")
	}
	if len(c.x.ID) != 2 {
		c.find("the trailer has no ID")
	}
	c.metadata()
	c.outputIntents()
}

const (
	nsPDFA  = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA = "http://www.aiim.org/pdfua/ns/id/"
	nsDC    = "http://purl.org/dc/elements/1.1/"
	nsPDF   = "http://ns.adobe.com/pdf/1.3/"
	nsXMP   = "http://ns.adobe.com/xap/1.0/"
)

// metadata checks the XMP packet (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).
func (c *checker) metadata() {
	o := c.catalog["Metadata"]
	data, ok := c.stream(o)
	if !ok {
		c.find("there is no metadata")
		return
	}
	d := c.dict(o)
	if d["Filter"] != nil || c.name(d["Type"]) != "Metadata" || c.name(d["Subtype"]) != "XML" {
		c.find("the metadata is no plain XML")
	}
	properties, err := xmpProperties(data)
	if err != nil {
		c.find("the metadata: %v", err)
		return
	}
	c.checkClaims(properties)
	title, ok := properties[xml.Name{Space: nsDC, Local: "title"}]
	if !ok || title == "" {
		c.find("the metadata has no dc:title")
	}
	c.checkInformation(properties)
}

func (c *checker) information() types.Dict {
	if c.x.Info == nil {
		return nil
	}
	return c.dict(*c.x.Info)
}

// xmpProperties returns the text within each element of a packet that is named once.
func xmpProperties(data []byte) (map[xml.Name]string, error) {
	properties := map[xml.Name]string{}
	var open []xml.Name
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		t, err := d.Token()
		if err != nil {
			if len(open) == 0 && len(properties) > 0 {
				return properties, nil
			}
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name)
			properties[t.Name] += ""
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, name := range open {
				properties[name] += strings.TrimSpace(string(t))
			}
		}
	}
}

// outputIntents checks that the colours are described (ISO 19005-2, 6.2.3).
func (c *checker) outputIntents() {
	intents := c.array(c.catalog["OutputIntents"])
	if len(intents) != 1 || c.name(c.dict(intents[0])["S"]) != "GTS_PDFA1" {
		c.find("there is not one output intent of PDF/A")
		return
	}
	profile := c.dict(intents[0])["DestOutputProfile"]
	data, ok := c.stream(profile)
	if !ok || len(data) < 128 || string(data[36:40]) != "acsp" {
		c.find("the output intent has no ICC profile")
		return
	}
	if data[8] > c.standard.profile {
		c.find("the ICC profile is of version %d", data[8])
	}
	n, _ := c.integer(c.dict(profile)["N"])
	if string(data[16:20]) != "RGB " || n != 3 {
		c.find("the ICC profile is of %q and N is %d", data[16:20], n)
	}
}
