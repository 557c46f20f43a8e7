package pdf

import (
	"cmp"
	"crypto/md5"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/pdfobj"
)

// Attachment is a file within the file that belongs to the document as a whole.
type Attachment struct {
	Name         string // of the file, without folders
	MIME         string // "text/csv"
	Description  string // for people
	Relationship Relationship
	Data         []byte
	Date         string // of its last change, 2022-01-16; the document's date when it is ""
}

// Relationship is what an attachment is to the document (ISO 19005-3, annex E; ISO 32000-2, table 43).
type Relationship int

// The relationships.
const (
	Unspecified Relationship = iota
	Source                   // the document was made from it
	Data                     // what a table or a chart shows
	Alternative              // the same in another form
	Supplement               // more than the document has
)

func (r Relationship) name() string {
	return [...]string{"Unspecified", "Source", "Data", "Alternative", "Supplement"}[r]
}

// With returns an encoder for another standard and other attachments, which uses the outlines and
// memory that e keeps. It is cheap: a program can make one for every document.
func (e *Encoder) With(s Standard, attachments ...Attachment) *Encoder {
	return &Encoder{Plain: e.Plain, Standard: s, Attachments: attachments, from: e.keeper()}
}

// keeper is the encoder that keeps outlines and memory.
func (e *Encoder) keeper() *Encoder {
	if e.from != nil {
		return e.from
	}
	return e
}

// mimeType is the form of a media type (RFC 6838, 4.2), as short as a name of PDF.
var mimeType = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,40}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,60}$`)

// checkAttachments refuses attachments that a reader could not find, name or save.
func checkAttachments(all []Attachment) error {
	names := map[string]bool{}
	for i := range all {
		a := &all[i]
		switch {
		case !isFileName(a.Name):
			return fmt.Errorf("pdf: %q is no name of an attachment", a.Name)
		case names[a.Name]:
			return fmt.Errorf("pdf: two attachments are called %q", a.Name)
		case !mimeType.MatchString(a.MIME):
			return fmt.Errorf("pdf: %q is no media type of an attachment (ISO 19005-3, 6.8)", a.MIME)
		case a.Description == "" || isTooLong(a.Description):
			return errors.New("pdf: an attachment has no description, or one that is too long (ISO 14289-2, 8.14)")
		case a.Relationship < Unspecified || a.Relationship > Supplement:
			return fmt.Errorf("pdf: an attachment has the relationship %d, which does not exist", a.Relationship)
		case a.Date != "" && !isDate(a.Date):
			return fmt.Errorf("pdf: %q is no date like 2022-01-16", a.Date)
		}
		names[a.Name] = true
	}
	return nil
}

// isFileName reports whether a file can have a name on any system.
func isFileName(name string) bool {
	return name != "" && len(name) <= 255 && utf8.ValidString(name) && strings.Trim(name, ". ") == name &&
		!strings.ContainsAny(name, `/\:*?"<>|`) && !strings.ContainsFunc(name, unicode.IsControl)
}

// attachments writes the attached files into the catalogue: as associated files, and by name.
func (x *encoding) attachments(catalogue *pdfobj.Buffer) {
	if len(x.specs) == 0 {
		return
	}
	catalogue.Key("AF").Array()
	for _, s := range x.specs {
		catalogue.Ref(s)
	}
	catalogue.EndArray()
	catalogue.Key("Names").Dict().Key("EmbeddedFiles").Dict().Key("Names").Array()
	for _, i := range x.byName() {
		catalogue.Text(x.attached[i].Name).Ref(x.specs[i])
	}
	catalogue.EndArray().EndDict().EndDict()
}

// byName returns the attachments in the order of the bytes that their names are written in, which
// a name tree must have: those in ASCII come before those in UTF-16, and these go by their units.
func (x *encoding) byName() []int {
	keys := make([]string, len(x.attached))
	order := make([]int, len(x.attached))
	for i, a := range x.attached {
		var o pdfobj.Buffer
		keys[i], order[i] = a.Name, i
		if o.Text(a.Name).Bytes()[0] == '<' {
			keys[i] = "\xff" + string(o.Bytes()) // hexadecimal digits have the order of the bytes
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	return order
}

// attach writes the attached files and what the file says of them (ISO 32000-1, 7.11; ISO 19005-3,
// 6.8).
func (x *encoding) attach() {
	for i := range x.attached {
		a := &x.attached[i]
		stream := x.file.New()
		o := x.object()
		o.Key("Type").Name("EmbeddedFile").Key("Subtype").Name(a.MIME)
		o.Key("Params").Dict().Key("Size").Int(len(a.Data))
		o.Key("CheckSum").Raw("<")
		sum := md5.Sum(a.Data) // which is what CheckSum is; it guards against damage, not against people
		for i := 0; i < len(sum); i += 2 {
			o.Hex16(uint16(sum[i])<<8 | uint16(sum[i+1]))
		}
		o.Raw(">")
		if date := cmp.Or(a.Date, x.doc.Meta.Date); date != "" {
			o.Key("ModDate").Literal(pdfDate(date))
		}
		o.EndDict()
		x.file.Stream(stream, o, a.Data)

		o = x.object()
		o.Dict().Key("Type").Name("Filespec").Key("F").Text(a.Name).Key("UF").Text(a.Name)
		o.Key("Desc").Text(a.Description).Key("AFRelationship").Name(a.Relationship.name())
		o.Key("EF").Dict().Key("F").Ref(stream).Key("UF").Ref(stream).EndDict().EndDict()
		x.specs = append(x.specs, x.file.Add(o))
	}
}

// pdfDate writes a day as the standard has dates (ISO 32000-1, 7.9.4), in China's time.
func pdfDate(day string) string { return "D:" + strings.ReplaceAll(day, "-", "") + "000000+08'00'" }
