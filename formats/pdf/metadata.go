package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// xmp is what is read of a file's metadata, where files of PDF 2.0 have what an information dictionary
// had.
type xmp struct{ title, creator, producer string }

// maxMetadata is how much metadata is read: ours have a few thousand bytes.
const maxMetadata = 1 << 20

// metadata reads the metadata of the file. What is no well-formed XML is left out.
func (d *document) metadata() xmp {
	s := d.file.Stream(d.file.Dict(d.file.Trailer["Root"])["Metadata"])
	if s == nil {
		return xmp{}
	}
	data, err := d.file.Decode(s)
	if err != nil || len(data) > maxMetadata {
		return xmp{}
	}
	var title, creator, producer strings.Builder
	texts := map[xml.Name]*strings.Builder{
		{Space: "http://purl.org/dc/elements/1.1/", Local: "title"}:   &title,
		{Space: "http://purl.org/dc/elements/1.1/", Local: "creator"}: &creator,
		{Space: "http://ns.adobe.com/pdf/1.3/", Local: "Producer"}:    &producer,
	}
	in := xml.NewDecoder(bytes.NewReader(data))
	var text *strings.Builder
	for {
		token, err := in.Token()
		if err != nil {
			break
		}
		switch token := token.(type) {
		case xml.StartElement:
			if to := texts[token.Name]; to != nil {
				text = to
			}
		case xml.EndElement:
			if texts[token.Name] != nil {
				text = nil
			}
		case xml.CharData:
			if text != nil {
				text.Write(token)
			}
		}
	}
	return xmp{strings.TrimSpace(title.String()), strings.TrimSpace(creator.String()), strings.TrimSpace(producer.String())}
}
