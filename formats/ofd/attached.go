package ofd

import (
	"path"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
)

// Attached is a file that is attached to a document.
type Attached struct {
	Name  string
	Data  []byte
	Whole bool // it could be unpacked
}

// Attached returns the first attached file of a document whose name is wanted, nil when there is none. A
// file has the name that the list says and that of its part.
func (f *File) Attached(index int, wanted func(name string) bool) *Attached {
	d := &document{file: f, body: f.bodies[index], templates: map[string]string{}, fonts: map[string]bool{}, units: map[string]unit{}, pageIDs: map[string]*page{}}
	if !f.pack.Has(d.body.root) {
		return nil
	}
	err := f.pack.Walk(d.body.root, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			if local(e) != "Attachments" {
				return nil
			}
			return d.child(r, e)
		})
	})
	if err != nil || !f.pack.Has(d.attachments) {
		return nil
	}
	var out *Attached
	n := 0
	_ = f.pack.Walk(d.attachments, func(r *opc.Reader, _ opc.Element) error { // what is found before a fault counts
		return r.Each(func(e opc.Element) error {
			if n++; out != nil || local(e) != "Attachment" || n > maxAttached {
				return nil
			}
			name, part := attr(e, "Name"), ""
			err := r.Each(func(e opc.Element) error {
				if local(e) != "FileLoc" {
					return nil
				}
				var err error
				part, err = f.location(r, d.attachments)
				return err
			})
			for _, n := range []string{name, path.Base(part)} {
				if out == nil && wanted(strings.ToLower(n)) {
					out = f.unpack(n, part)
				}
			}
			return err
		})
	})
	return out
}

func (f *File) unpack(name, part string) *Attached {
	data, err := f.pack.Bytes(part)
	return &Attached{Name: name, Data: data, Whole: err == nil}
}
