// Package opc reads what Word and Excel files are made of: a zip archive of parts, the relations
// between them, and their XML, all within limits, as the files come from anywhere. OFD files are
// archives of XML too, without relations.
package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// The limits of a package. Reports are below a tenth of each.
const (
	MaxEntries  = 4000     // files in the archive
	MaxPart     = 24 << 20 // bytes of one part, unpacked
	MaxUnpacked = 64 << 20 // bytes of all parts that are read, unpacked
	MaxDepth    = 200      // elements inside each other
)

// Package is an opened file.
type Package struct {
	app   App
	files map[string]*zip.File // by lower-case name with slashes
	names []string             // as written, in the order of the archive
	left  int64                // bytes that may still be unpacked
	main  *mainPart            // once it was asked for
}

// App is the application that the caller reads files of.
type App struct {
	Name     string // "Word", "Excel"
	Programs string // that open its files: "Word 或 WPS"
	Ext      string // ".docx"
	Wants    string // the Kind of its files, as Format tells it: KindWord
}

// The applications.
var (
	Word  = App{"Word", "Word 或 WPS", ".docx", KindWord}
	Excel = App{"Excel", "Excel 或 WPS", ".xlsx", KindExcel}
	OFD   = App{"OFD", "OFD 阅读软件或 WPS", ".ofd", KindOFD}
)

// Open opens a file of an application. What is no such file is refused with a finding.
func Open(data []byte, app App) (*Package, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, app.notZip(data)
	}
	if len(archive.File) > MaxEntries {
		return nil, app.limit("里的部件超过 %d 个（%d 个）", MaxEntries, len(archive.File))
	}
	p := &Package{app: app, files: make(map[string]*zip.File, len(archive.File)), left: MaxUnpacked}
	for _, f := range archive.File {
		key := clean(f.Name)
		if _, twice := p.files[key]; twice || strings.HasSuffix(key, "/") {
			continue
		}
		p.files[key] = f
		p.names = append(p.names, strings.ReplaceAll(f.Name, `\`, "/"))
	}
	if kind := p.Format(); kind != app.Wants {
		if kind == "" {
			return nil, app.noMain(p)
		}
		return nil, app.otherFormat(kind)
	}
	return p, nil
}

// clean returns the name by which a part is looked up. Names differ in case from the relations
// that point to them, and some programs write backslashes.
func clean(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has reports whether there is a part of this name.
func (p *Package) Has(part string) bool { return p.files[clean(part)] != nil }

// Count returns how many files have names that begin with prefix, in any case.
func (p *Package) Count(prefix string) int {
	n := 0
	for name := range p.files {
		if strings.HasPrefix(name, prefix) {
			n++
		}
	}
	return n
}

// flagEncrypted says in an archive that a part needs a password.
const flagEncrypted = 1

// Bytes unpacks a part.
func (p *Package) Bytes(part string) ([]byte, error) {
	f := p.files[clean(part)]
	if f == nil {
		return nil, p.app.missing(part)
	}
	if f.Flags&flagEncrypted != 0 {
		return nil, p.app.encrypted(part)
	}
	r, err := f.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return nil, p.app.method(part)
	case err != nil:
		return nil, p.app.damaged(part)
	}
	defer r.Close()
	most := min(p.left, MaxPart)
	var b bytes.Buffer
	if size := f.UncompressedSize64; size <= uint64(most) { // what the archive says of itself is only a hint
		b.Grow(int(min(size, 100*f.CompressedSize64, 4<<20)) + bytes.MinRead)
	}
	n, err := io.Copy(&b, io.LimitReader(r, most+1))
	p.left -= n
	switch {
	case n > most && most < MaxPart:
		return nil, p.app.limit("展开后太大（超过 %d MB）", MaxUnpacked>>20)
	case n > most:
		return nil, p.app.limit("展开后太大（%s 超过 %d MB）", path.Base(part), most>>20)
	case err != nil:
		return nil, p.app.damaged(part)
	}
	return b.Bytes(), nil
}

// XML opens a part as XML.
func (p *Package) XML(part string) (*Reader, error) {
	data, err := p.Bytes(part)
	if err != nil {
		return nil, err
	}
	return newReader(p.app, part, data)
}

// Walk reads a part: f is called with its root element.
func (p *Package) Walk(part string, f func(r *Reader, root Element) error) error {
	r, err := p.XML(part)
	if err != nil {
		return err
	}
	return walk(r, f)
}

// WalkPiece reads an element of a part that Outer returned.
func (p *Package) WalkPiece(part string, piece []byte, f func(r *Reader, root Element) error) error {
	r, err := newReader(p.app, part, piece)
	if err != nil {
		return err
	}
	return walk(r, f)
}

func walk(r *Reader, f func(r *Reader, root Element) error) error {
	root, err := r.Root()
	if err != nil {
		return err
	}
	return f(r, root)
}
