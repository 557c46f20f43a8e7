package ofd

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Attachment is a file within the file that belongs to the document as a whole.
type Attachment struct {
	Name   string // for people
	Format string // "XML" or "TXT", which archives keep
	Date   string // of its last change, 2022-01-16; the document's date when it is ""
	Data   []byte
}

// checkAttachments refuses attachments that cannot be named or that archives do not keep.
func checkAttachments(all []Attachment) error {
	names := map[string]bool{}
	for i := range all {
		a := &all[i]
		switch {
		case a.Name == "" || !isText(a.Name):
			return fmt.Errorf("%q is no name of an attachment", a.Name)
		case names[a.Name]:
			return fmt.Errorf("two attachments are called %q", a.Name)
		case a.Format != "XML" && a.Format != "TXT":
			return fmt.Errorf("attachment %q has the format %q; archives keep XML and TXT (GB/T 42133-2022, 6.15.1)", a.Name, a.Format)
		case !isDate(a.Date):
			return fmt.Errorf("attachment %q: %q is no date like 2022-01-16", a.Name, a.Date)
		}
		names[a.Name] = true
	}
	return nil
}

// attachments writes the attached files and the part that lists them. Their entries have plain names, whatever they are called.
func (x *encoding) attachments() {
	if len(x.attached) == 0 {
		return
	}
	b := x.begin("Attachments")
	for i := range x.attached {
		a := &x.attached[i]
		id := "A" + strconv.Itoa(i+1)
		file := id + "." + strings.ToLower(a.Format)
		x.parts.press(folder+"Attachs/"+file, a.Data)
		b.raw(`<ofd:Attachment ID="`).raw(id).raw(`"`).attribute("Name", a.Name).attribute("Format", a.Format)
		if date := cmp.Or(a.Date, x.doc.Meta.Date); date != "" {
			b.attribute("CreationDate", date+"T00:00:00").attribute("ModDate", date+"T00:00:00")
		}
		b.raw(` Size="`).kilobytes(len(a.Data)).raw(`"><ofd:FileLoc>`).raw(file).raw("</ofd:FileLoc></ofd:Attachment>\n")
	}
	x.add(attachmentsName, b.raw("</ofd:Attachments>\n"))
}

// kilobytes writes a number of bytes in units of 1024 bytes.
func (b *buffer) kilobytes(n int) *buffer { return b.mm(unit(div(int64(n)*int64(millimetre), 1024))) }
