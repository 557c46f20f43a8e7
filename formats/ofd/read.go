// Package ofd reads OFD files (GB/T 33190-2016): text and tables by where glyphs and ruled lines stand, and
// the files that nianbao wrote by their custom tags.
package ofd

import (
	"fmt"
	"path"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/model"
)

// The limits of a file.
const (
	maxSize       = 64 << 20
	maxBodies     = 20 // documents in a file
	maxPages      = 200
	maxGlyphs     = 300_000   // of all pages
	maxObjects    = 1_500_000 // of all pages
	maxNested     = 12        // composite objects in each other
	maxDrawn      = 16 << 20  // bytes of composite objects
	maxElements   = 200_000   // of the custom tags
	maxAttached   = 100
	maxAppearance = 2000 // glyphs of annotations, which are only told
)

// File is an opened file. A file may hold several documents, though most hold one.
type File struct {
	pack   *opc.Package
	bodies []body
}

// body is what OFD.xml says of a document.
type body struct {
	meta       paper.Meta
	root       string // the part Document.xml
	signatures string // the part that lists them, "" for none
}

// Open opens a file. The error is model.Findings when it is none that can be read.
func Open(data []byte) (*File, error) {
	if len(data) > maxSize {
		return nil, limit(fmt.Sprintf("文件有 %d MB，超过 %d MB", len(data)>>20, maxSize>>20))
	}
	pack, err := opc.Open(data, opc.OFD)
	if err != nil {
		return nil, err
	}
	f := &File{pack: pack}
	if f.isEncrypted() {
		return nil, encrypted()
	}
	if err := f.entry(); err != nil {
		return nil, err
	}
	if len(f.bodies) == 0 {
		return nil, damaged("OFD.xml 里没有文档")
	}
	return f, nil
}

// Read reads the first document of a file.
func Read(data []byte) (*paper.Document, error) {
	f, err := Open(data)
	if err != nil {
		return nil, err
	}
	return f.Read(0)
}

// Documents is how many documents the file holds.
func (f *File) Documents() int { return len(f.bodies) }

// Read reads the document with an index. The error is model.Findings when it cannot be read.
func (f *File) Read(index int) (*paper.Document, error) { return f.readAs(index, true) }

// readAs reads a document, by its custom tags where they say what each text is and tags is set.
func (f *File) readAs(index int, tags bool) (*paper.Document, error) {
	d := &document{file: f, body: f.bodies[index], fonts: map[string]bool{}, templates: map[string]string{}, units: map[string]unit{}}
	if err := d.read(); err != nil {
		return nil, err
	}
	list := make([]*pages.Page, len(d.pages))
	for i, p := range d.pages {
		list[i] = p.Page
	}
	if d.unnamed > 10 && d.unnamed*10 > d.glyphs {
		list[0].Lost["¤"] += d.unnamed
	}
	if found := pages.Unreadable(list, "OFD", d.objects > 200); found != nil {
		return nil, model.Findings{*found}
	}
	var structure func(*pages.Marks) *pages.Element
	if tags {
		structure = d.structure()
	}
	out := pages.Document("OFD", list, structure)
	out.Meta = d.body.meta
	out.Notes = append(out.Notes, d.told()...).Sort()
	return out, nil
}

// entry reads OFD.xml.
func (f *File) entry() error {
	return f.pack.Walk("OFD.xml", func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			if local(e) != "DocBody" {
				return nil
			}
			if len(f.bodies) == maxBodies {
				return limit(fmt.Sprintf("文件里有超过 %d 个文档", maxBodies))
			}
			b, err := f.body(r)
			f.bodies = append(f.bodies, b)
			return err
		})
	})
}

// body reads what is said of a document. Of several versions the current one counts.
func (f *File) body(r *opc.Reader) (body, error) {
	var b body
	version := ""
	err := r.Each(func(e opc.Element) error {
		var err error
		switch local(e) {
		case "DocInfo":
			b.meta, err = info(r)
		case "DocRoot":
			b.root, err = f.location(r, "")
		case "Signatures":
			b.signatures, err = f.location(r, "")
		case "Versions":
			err = r.Each(func(e opc.Element) error {
				if strings.EqualFold(attr(e, "Current"), "true") {
					version = f.find("", attr(e, "BaseLoc"))
				}
				return nil
			})
		}
		return err
	})
	if err == nil && f.pack.Has(version) {
		err = f.pack.Walk(version, func(r *opc.Reader, _ opc.Element) error {
			return r.Each(func(e opc.Element) error {
				if local(e) != "DocRoot" {
					return nil
				}
				root, err := f.location(r, version)
				if f.pack.Has(root) {
					b.root = root
				}
				return err
			})
		})
	}
	return b, err
}

// info reads what the file says of a document.
func info(r *opc.Reader) (paper.Meta, error) {
	var meta paper.Meta
	err := r.Each(func(e opc.Element) error {
		var err error
		switch local(e) {
		case "Title":
			meta.Title, err = trimmed(r)
		case "Author":
			meta.Organ, err = trimmed(r)
		}
		return err
	})
	return meta, err
}

// isEncrypted reports whether the package has what GM/T 0099 makes of encrypted ones. OFDEntries.xml is in
// those that are only protected against changes, too: these have an entry that can be read.
func (f *File) isEncrypted() bool {
	return f.pack.Has("Encryptions.xml") || f.pack.Has("decryptseed.dat") || f.pack.Has("OFDEntries.xml") && !f.pack.Has("OFD.xml")
}

// location reads the name of a part that the present element of a part holds.
func (f *File) location(r *opc.Reader, part string) (string, error) {
	text, err := trimmed(r)
	return f.find(part, text), err
}

// find returns the part that a location in a part leads to. Relative ones begin at the folder of the part,
// and in some files at the root.
func (f *File) find(part, location string) string {
	if location = strings.TrimSpace(location); location == "" {
		return ""
	}
	near := opc.Resolve(path.Dir("/" + part)[1:]+"/", location)
	if far := opc.Resolve("", location); !f.pack.Has(near) && f.pack.Has(far) {
		return far
	}
	return near
}

func trimmed(r *opc.Reader) (string, error) {
	text, err := r.Text()
	return strings.TrimSpace(text), err
}

// local is the name of an element without its prefix, for some files have another namespace, or none.
func local(e opc.Element) string {
	return e.Name[strings.LastIndexByte(e.Name, ':')+1:]
}

// attrs are the attributes of an element.
type attrs []struct{ name, value string }

func attrsOf(e opc.Element) attrs {
	const usual = 8
	out := make(attrs, 0, usual)
	e.Attributes(func(name, value string) { out = append(out, struct{ name, value string }{name, value}) })
	return out
}

// get is an attribute, whatever the case of its name, "" when there is none.
func (a attrs) get(name string) string {
	for i := range a {
		if strings.EqualFold(a[i].name, name) {
			return a[i].value
		}
	}
	return ""
}

// attr is one attribute of an element.
func attr(e opc.Element, name string) string { return attrsOf(e).get(name) }
