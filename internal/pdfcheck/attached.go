package pdfcheck

import (
	"crypto/md5"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// relationships are those that an attached file may have (ISO 32000-2, table 43).
var relationships = map[string]bool{
	"Source": true, "Data": true, "Alternative": true, "Supplement": true, "Unspecified": true,
}

// checkAttached checks the attached files: each is associated with the document and has a name, and
// what is said of it is true (ISO 19005-3, 6.8; ISO 19005-4, 6.9; ISO 14289-2, 8.14).
func (c *checker) checkAttached() {
	if !c.standard.attachments {
		return
	}
	associated := map[int]bool{}
	for _, o := range c.array(c.catalog["AF"]) {
		associated[ref(o)] = true
		c.checkSpec(o)
	}
	tree := c.dict(c.dict(c.catalog["Names"])["EmbeddedFiles"])
	names := c.array(tree["Names"])
	last := ""
	for i := 0; i+1 < len(names); i += 2 {
		name, ok := c.bytes(names[i])
		if !ok || name <= last {
			c.find("the names of attached files: %q is out of order", name)
		}
		last = name
		if number := ref(names[i+1]); !associated[number] {
			c.find("the attached file %q is not associated with the document", name)
		} else {
			delete(associated, number)
		}
	}
	if len(associated) > 0 {
		c.find("%d attached files have no name", len(associated))
	}
	if c.standard.claims[nsPDFA+" conformance"] == "F" && tree == nil {
		c.find("a file of level F has no attached files")
	}
}

// checkSpec checks what the file says of an attached file.
func (c *checker) checkSpec(o types.Object) {
	spec := c.dict(o)
	name, _ := c.text(spec["UF"])
	if f, _ := c.text(spec["F"]); c.name(spec["Type"]) != "Filespec" || ref(o) == 0 || name == "" || f != name {
		c.find("an attached file has the names %q and %q, or no file specification", f, name)
	}
	if description, ok := c.text(spec["Desc"]); !ok || description == "" {
		c.find("the attached file %q has no description", name)
	}
	if r := c.name(spec["AFRelationship"]); !relationships[r] {
		c.find("the attached file %q has the relationship %q", name, r)
	}
	ef := c.dict(spec["EF"])
	stream := c.dict(ef["F"])
	data, ok := c.stream(ef["F"])
	if !ok || ref(ef["F"]) != ref(ef["UF"]) || c.name(stream["Type"]) != "EmbeddedFile" {
		c.find("the attached file %q has no data, or two", name)
		return
	}
	if kind := c.name(stream["Subtype"]); !strings.Contains(kind, "/") && !strings.Contains(kind, "#2F") {
		c.find("the attached file %q has the media type %q", name, kind)
	}
	params := c.dict(stream["Params"])
	sum := md5.Sum(data)
	if size, _ := c.integer(params["Size"]); size != len(data) {
		c.find("the attached file %q has %d bytes, not %d", name, len(data), size)
	}
	if given, _ := c.bytes(params["CheckSum"]); given != string(sum[:]) {
		c.find("the attached file %q has another checksum", name)
	}
	if date, _ := c.text(params["ModDate"]); date != "" && len(digits(date)) != len("20060102150405")+len("0800") {
		c.find("the attached file %q has the date %q", name, date)
	}
}
