package docx

import (
	"archive/zip"
	"io"
	"path"
	"strconv"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/nianbao/nianbao/internal/idle"
)

// part is a file of a package that is written.
type part struct {
	name        string
	contentType string // "" for what the file's extension tells
	data        []byte
	stored      bool // it is compressed already
	relations   []relation
}

// relation leads from a part, or from the package, to another part or an address.
type relation struct {
	kind     string // the last word of its type
	target   string
	external bool
}

// relate adds a relation and returns its id.
func relate(to *[]relation, r relation) string {
	*to = append(*to, r)
	return "rId" + strconv.Itoa(len(*to))
}

const coreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

// relationsPart writes the relations of a part.
func relationsPart(relations []relation) []byte {
	var m markup
	m.raw(xmlHeader, `<Relationships xmlns="`, packageRelations, `">`)
	for i, r := range relations {
		kind := relationSpace + "/" + r.kind
		if r.kind == "core-properties" {
			kind = coreRelation
		}
		m.num(`<Relationship Id="rId`, i+1, `"`)
		m.attr("Type", kind)
		m.attr("Target", r.target)
		if r.external {
			m.raw(` TargetMode="External"`)
		}
		m.raw("/>")
	}
	m.raw("</Relationships>")
	return m.b
}

// extensions are the types of parts that are told by extension.
var extensions = []struct{ ext, contentType string }{
	{"jpeg", "image/jpeg"},
	{"png", "image/png"},
	{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"xml", "application/xml"},
}

func contentTypes(parts []part) []byte {
	var m markup
	m.raw(xmlHeader, `<Types xmlns="`, contentTypesSpace, `">`)
	for _, e := range extensions {
		m.raw(`<Default Extension="`, e.ext, `" ContentType="`, e.contentType, `"/>`)
	}
	for _, p := range parts {
		if p.contentType != "" {
			m.raw(`<Override PartName="/`, p.name, `" ContentType="`, p.contentType, `"/>`)
		}
	}
	m.raw("</Types>")
	return m.b
}

// writePackage writes the parts, of which the first is the one that the package is about, with the
// relations of the package.
func writePackage(w io.Writer, parts []part, relations []relation) error {
	files := []part{{name: "[Content_Types].xml", data: contentTypes(parts)}, {name: "_rels/.rels", data: relationsPart(relations)}}
	for _, p := range parts {
		files = append(files, p)
		if len(p.relations) > 0 {
			files = append(files, part{name: relationsName(p.name), data: relationsPart(p.relations)})
		}
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, compressor)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: written}
		if f.stored {
			header.Method = zip.Store
		}
		to, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// written is the time of all files: the same report gives the same bytes.
var written = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// relationsName is the name of the part with a part's relations.
func relationsName(name string) string {
	folder, file := path.Split(name)
	return folder + "_rels/" + file + ".rels"
}

// compression is the level that takes a seventh of the time of the best one, for 7% more bytes of a report.
const compression = 6

// pooled is a compressor that goes back to the idle ones when it is closed.
type pooled struct{ *flate.Writer }

var compressors idle.List[pooled]

func compressor(w io.Writer) (io.WriteCloser, error) {
	p := compressors.Take()
	if p.Writer == nil {
		var err error
		if p.Writer, err = flate.NewWriter(w, compression); err != nil {
			return nil, err
		}
		return p, nil
	}
	p.Reset(w)
	return p, nil
}

func (p *pooled) Close() error {
	err := p.Writer.Close()
	compressors.Give(p)
	return err
}
