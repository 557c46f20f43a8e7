package ofdcheck

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// Node is an element of a part.
type Node struct {
	Space, Name string
	Attrs       map[string]string
	Kids        []*Node
	Text        string // directly in it
}

// Each calls f for an element and all below it, in their order.
func (n *Node) Each(f func(*Node)) {
	f(n)
	for _, k := range n.Kids {
		k.Each(f)
	}
}

// Find returns the first child of a name, an element without anything when there is none.
func (n *Node) Find(name string) *Node {
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return &Node{}
}

// namespace is that of all elements of the standard.
const namespace = "http://www.ofdspec.org/2016"

// Package is the files of an OFD file, with what is wrong with them.
type Package struct {
	Names  []string // in the order of the file
	Parts  map[string][]byte
	Faults []string
	seen   map[string]bool // reached from the first
}

func (p *Package) fault(format string, args ...any) {
	p.Faults = append(p.Faults, fmt.Sprintf(format, args...))
}

// open reads the files.
func open(data []byte) *Package {
	p := &Package{Parts: map[string][]byte{}, seen: map[string]bool{}}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		p.fault("not a zip: %v", err)
		return p
	}
	for _, f := range z.File {
		p.entry(f, data)
	}
	return p
}

// entry reads a file of the package.
func (p *Package) entry(f *zip.File, all []byte) {
	if f.Method != zip.Store && f.Method != zip.Deflate {
		p.fault("%s: method %d", f.Name, f.Method)
	}
	if strings.ContainsAny(f.Name, "\\ ") || strings.HasPrefix(f.Name, "/") || path.Clean(f.Name) != f.Name || !isASCII(f.Name) {
		p.fault("%s: bad name", f.Name)
	}
	if _, twice := p.Parts[f.Name]; twice {
		p.fault("%s: twice", f.Name)
	}
	from, err := f.DataOffset()
	local := from - int64(len(f.Name)) - 30 // as nothing else stands between
	if err != nil || local < 0 || binary.LittleEndian.Uint32(all[local:]) != 0x04034b50 {
		p.fault("%s: no local header with a name only", f.Name)
		return
	}
	h := all[local:]
	if binary.LittleEndian.Uint16(h[6:])&8 != 0 || binary.LittleEndian.Uint32(h[14:]) != f.CRC32 ||
		binary.LittleEndian.Uint32(h[18:]) != uint32(f.CompressedSize64) || binary.LittleEndian.Uint32(h[22:]) != uint32(f.UncompressedSize64) {
		p.fault("%s: sum and sizes are not in the local header", f.Name)
	}
	r, err := f.Open()
	if err != nil {
		p.fault("%s: %v", f.Name, err)
		return
	}
	data, err := io.ReadAll(r)
	if err != nil {
		p.fault("%s: %v", f.Name, err)
	}
	p.Names, p.Parts[f.Name] = append(p.Names, f.Name), data
}

func isASCII(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > '~' }) < 0 }

// part parses a part, an element without anything when there is none.
func (p *Package) part(name, root string) *Node {
	data, ok := p.Parts[name]
	switch {
	case !ok:
		p.fault("%s: missing", name)
		return &Node{}
	case p.seen[name]:
		p.fault("%s: named twice", name)
	}
	p.seen[name] = true
	n, err := parse(data)
	if err != nil {
		p.fault("%s: %v", name, err)
		return &Node{}
	}
	if root != "" && (n.Space != namespace || n.Name != root || !bytes.Contains(data, []byte("<ofd:"+root+" "))) {
		p.fault("%s: the root is %s of %s, not ofd:%s", name, n.Name, n.Space, root)
	}
	return n
}

// file takes a file that is no XML.
func (p *Package) file(name string) []byte {
	data, ok := p.Parts[name]
	if !ok {
		p.fault("%s: missing", name)
	}
	p.seen[name] = true
	return data
}

// rest finds files that nothing leads to.
func (p *Package) rest() {
	for _, name := range p.Names {
		if !p.seen[name] {
			p.fault("%s: nothing leads to it", name)
		}
	}
}

// beside returns the name of a file as another one names it.
func beside(of, name string) string { return path.Join(path.Dir(of), name) }

// parse reads XML and refuses what the parts must not have.
func parse(data []byte) (*Node, error) {
	top := &Node{}
	open := []*Node{top}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF && len(top.Kids) == 1 {
			return top.Kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &Node{Space: token.Name.Space, Name: token.Name.Local, Attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.Attrs[a.Name.Local] = a.Value
			}
			last.Kids = append(last.Kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.Text += string(token)
		case xml.ProcInst:
			if d.InputOffset() > 60 || len(top.Kids) > 0 {
				return nil, fmt.Errorf("an instruction %s", token.Target)
			}
		default:
			return nil, fmt.Errorf("a %T", token)
		}
	}
}
