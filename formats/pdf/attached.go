package pdf

import (
	"crypto/md5"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// Attached is a file that is attached to a PDF file.
type Attached struct {
	Data  []byte
	Whole bool // it is as long as the PDF file says, and has the checksum that it names
}

// The limits of looking for attached files.
const (
	maxAttached = 100
	maxNodes    = 1000
)

// Data returns the file of a name that was attached to a PDF file as its source; nil when there is none.
func Data(data []byte, name string) *Attached {
	file, err := pdffile.Open(data)
	if err != nil || len(data) > maxSize {
		return nil
	}
	d := newDocument(file)
	for _, spec := range d.attachedFiles() {
		if textString(file.Get(spec, "UF")) == name && file.Name(spec["AFRelationship"]) == "Source" {
			return d.attached(spec)
		}
	}
	return nil
}

// attachedFiles lists what a file says of those attached to it: its associated files, or those that have
// a name, as programs that save a file again may keep only these.
func (d *document) attachedFiles() []pdffile.Dict {
	root := d.file.Dict(d.file.Trailer["Root"])
	var specs []pdffile.Dict
	for _, v := range d.file.Array(root["AF"]) {
		if spec := d.file.Dict(v); spec != nil && len(specs) < maxAttached {
			specs = append(specs, spec)
		}
	}
	nodes := []any{d.file.Dict(root["Names"])["EmbeddedFiles"]}
	for i := 0; i < len(nodes) && i < maxNodes; i++ {
		node := d.file.Dict(nodes[i])
		nodes = append(nodes, d.file.Array(node["Kids"])...)
		names := d.file.Array(node["Names"])
		for k := 1; k < len(names) && len(specs) < maxAttached; k += 2 {
			if spec := d.file.Dict(names[k]); spec != nil {
				specs = append(specs, spec)
			}
		}
	}
	return specs
}

// attached reads an attached file and compares it with what is said of it.
func (d *document) attached(spec pdffile.Dict) *Attached {
	s := d.file.Stream(d.file.Dict(spec["EF"])["F"])
	if s == nil {
		return &Attached{}
	}
	data, err := d.file.Decode(s)
	params := d.file.Dict(s.Dict["Params"])
	sum := md5.Sum(data)
	given, _ := d.file.Get(params, "CheckSum").(pdffile.String)
	return &Attached{Data: data, Whole: err == nil && d.file.Int(params["Size"]) == len(data) && string(given) == string(sum[:])}
}
