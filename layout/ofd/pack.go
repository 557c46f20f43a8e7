package ofd

import (
	"archive/zip"
	"crypto/sha256"
	_ "embed" // the code
	"encoding/hex"
	"hash/crc32"
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/press"
)

// entryName is the part that readers look for.
const entryName = "OFD.xml"

// pageName names the part with the content of a page, counted from 0, relative to folder.
func pageName(page int) string { return "Pages/Page_" + strconv.Itoa(page) + "/Content.xml" }

// parts are the parts of a file in the form in which it holds them.
type parts struct {
	list []part
	data []byte // of all, one behind the other
	err  error
}

type part struct {
	name     string
	method   uint16
	sum      uint32
	size     int // before compression
	from, to int // in the data of all parts
}

func (p *parts) clear() {
	clear(p.list)
	p.list, p.data, p.err = p.list[:0], p.data[:0], nil
}

// The code in which XML is compressed, made from the parts of reports.
var (
	//go:embed xml.code
	xmlSizes string
	xmlCode  = deflate.Later(xmlSizes)
)

// add compresses a part in XML.
func (p *parts) add(name string, data []byte) {
	code, err := xmlCode()
	if err != nil {
		p.err = err
		return
	}
	from := len(p.data)
	p.data = code.Bare(p.data, data)
	p.note(name, zip.Deflate, data, from)
}

// press compresses a part of any kind.
func (p *parts) press(name string, data []byte) {
	from := len(p.data)
	out, err := deflate.Bare(p.data, data)
	if err != nil {
		p.err = err
		return
	}
	p.data = out
	p.note(name, zip.Deflate, data, from)
}

// program takes a font file.
func (p *parts) program(name string, made *press.Program) {
	from := len(p.data)
	var sum uint32
	p.data, sum = made.File(p.data)
	p.list = append(p.list, part{name, zip.Deflate, sum, made.Size, from, len(p.data)})
}

// store takes a part that is compressed already.
func (p *parts) store(name string, data []byte) {
	from := len(p.data)
	p.data = append(p.data, data...)
	p.note(name, zip.Store, data, from)
}

func (p *parts) note(name string, method uint16, data []byte, from int) {
	p.list = append(p.list, part{name, method, crc32.ChecksumIEEE(data), len(data), from, len(p.data)})
}

// has reports whether there is a part of a name, relative to folder.
func (p *parts) has(name string) bool {
	for i := range p.list {
		if p.list[i].name[len(folder):] == name {
			return true
		}
	}
	return false
}

// add adds a part of the document, by its name relative to folder.
func (x *encoding) add(name string, b *buffer) { x.parts.add(folder+name, b.data) }

// pack puts the file together.
func (x *encoding) pack() error {
	x.entry(x.docID())
	if x.parts.err != nil {
		return x.parts.err
	}
	z := zip.NewWriter(&x.file)
	last := len(x.parts.list) - 1
	// Readers begin with the two parts that were written last.
	for _, p := range slices.Concat([]part{x.parts.list[last], x.parts.list[last-1]}, x.parts.list[:last-1]) {
		if err := p.write(z, x.parts.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// dosDate is the date of all parts, 1980-01-01: the same document gives the same bytes.
const dosDate = 1<<5 | 1

// write writes a part. Its sizes and sum stand before its data: readers of streams rely on them.
func (p *part) write(z *zip.Writer, data []byte) error {
	h := &zip.FileHeader{Name: p.name, Method: p.method, CRC32: p.sum, CompressedSize64: uint64(p.to - p.from), UncompressedSize64: uint64(p.size)}
	h.ModifiedDate = dosDate //lint:ignore SA1019 CreateRaw looks at no other field
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data[p.from:p.to])
	return err
}

// docID returns the document's identifier: a UUID of the parts and what is known of the document, in the version for such
// (RFC 9562, 5.8).
func (x *encoding) docID() string {
	h := sha256.New()
	m := &x.doc.Meta
	for _, s := range []string{m.Title, m.Author, m.Subject, m.Lang, m.Date} {
		h.Write([]byte(s + "\x00"))
	}
	h.Write(x.parts.data)
	id := h.Sum(nil)[:16]
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return hex.EncodeToString(id)
}

// rest lets go of the document, and keeps what there is room for, unless it has grown too large.
func (x *encoding) rest() {
	x.tree.clear()
	x.faces.clear()
	x.pictures.clear()
	x.leaves.clear()
	clear(x.links)
	x.doc, x.attached, x.lastID, x.pageIDs, x.common = nil, nil, 0, x.pageIDs[:0], size{}
	if x.parts.clear(); cap(x.parts.data)+cap(x.out.data)+x.file.Cap() <= mostBytes {
		x.file.Reset()
		rooms.Give(x)
	}
}

// mostBytes is how large a room may be that is kept: several times what a report needs.
const mostBytes = 4 << 20
