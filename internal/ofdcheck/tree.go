package ofdcheck

import (
	"math"
	"strconv"
	"strings"
)

// annotations reads the link areas.
func (f *File) annotations(root string) {
	name := f.Document.Find("Annotations").Text
	if name == "" {
		return
	}
	name = beside(root, name)
	for _, n := range f.part(name, "Annotations").Kids {
		page := f.pageIDs[n.Attrs["PageID"]]
		if page == nil {
			f.fault("annotations of page %s, which there is not", n.Attrs["PageID"])
			continue
		}
		for _, a := range f.part(beside(name, n.Find("FileLoc").Text), "PageAnnot").Kids {
			f.annotation(page, a)
		}
	}
}

func (f *File) annotation(page *Page, n *Node) {
	id := f.id(n)
	for _, flag := range []string{"ReadOnly", "NoZoom", "NoRotate"} {
		if n.Attrs[flag] != "true" {
			f.fault("annotation %s is not %s", id, flag)
		}
	}
	look := n.Find("Appearance")
	l := &Link{ID: id, Text: n.Find("Remark").Text, Box: f.box(look.Attrs["Boundary"]), Parameter: n.Find("Parameters").Find("Parameter").Text}
	area := look.Find("PathObject")
	f.id(area)
	if b := f.box(area.Attrs["Boundary"]); n.Attrs["Type"] != "Link" || b.X != 0 || b.Y != 0 || b.W != l.Box.W || b.H != l.Box.H {
		f.fault("annotation %s is no link with an area", id)
	}
	action := area.Find("Actions").Find("Action")
	l.URI = action.Find("URI").Attrs["URI"]
	l.Page, l.Top = f.goTo(action)
	if (l.Page == "") == (l.Parameter == "") || l.URI != "" && l.URI != l.Parameter {
		f.fault("annotation %s leads nowhere, or to two places", id)
	}
	page.Links = append(page.Links, l)
}

// goTo reads where an action leads in the file.
func (f *File) goTo(action *Node) (page string, top float64) {
	dest := action.Find("Goto").Find("Dest")
	if dest.Name == "" {
		return "", 0
	}
	page = dest.Attrs["PageID"]
	to := f.pageIDs[page]
	if top = f.Number(dest.Attrs["Top"]); to == nil || top < 0 || top > to.Height {
		f.fault("an action leads to page %s, %v", page, top)
	}
	return page, top
}

// Heading is an entry of the outline.
type Heading struct {
	Depth int // from 0
	Title string
	Page  string
	Top   float64
}

// Outline returns the outline in its order.
func (f *File) Outline() []Heading {
	var all []Heading
	var walk func(n *Node, depth int)
	walk = func(n *Node, depth int) {
		for _, k := range n.Kids {
			if k.Name == "OutlineElem" {
				h := Heading{Depth: depth, Title: k.Attrs["Title"]}
				h.Page, h.Top = f.goTo(k.Find("Actions").Find("Action"))
				all = append(all, h)
				walk(k, depth+1)
			}
		}
	}
	walk(f.Document.Find("Outlines"), 0)
	return all
}

func (f *File) outline() {
	for _, h := range f.Outline() {
		if h.Page == "" || h.Title == "" {
			f.fault("the heading %q leads nowhere", h.Title)
		}
	}
}

// tags reads the custom tags: every leaf names an object of a page, which no other does.
func (f *File) tags(root string) {
	name := f.Document.Find("CustomTags").Text
	if name == "" {
		return
	}
	name = beside(root, name)
	tag := f.part(name, "CustomTags").Find("CustomTag")
	f.Tags = f.part(beside(name, tag.Find("FileLoc").Text), "")
	if f.Tags.Space != tag.Attrs["NameSpace"] || !strings.HasPrefix(f.Tags.Space, "urn:") {
		f.fault("the custom tags are of %q, and said to be of %q", f.Tags.Space, tag.Attrs["NameSpace"])
	}
	f.Tags.Each(func(n *Node) {
		if n.Name != "ObjectRef" {
			return
		}
		o := f.objects[n.Text]
		switch {
		case n.Space != namespace || o == nil || o.Page.ID != n.Attrs["PageRef"]:
			f.fault("a tag names object %q of page %s, which there is not", n.Text, n.Attrs["PageRef"])
		case o.named > 0:
			f.fault("two tags name object %s", o.ID)
		case o.Layer != "Body":
			f.fault("a tag names an object of the layer %s", o.Layer)
		}
		if o != nil {
			o.named++
		}
	})
}

// IsNamed reports whether custom tags name an object.
func (o *Object) IsNamed() bool { return o.named > 0 }

// Object returns an object by its ID, nil when there is none.
func (f *File) Object(id string) *Object { return f.objects[id] }

// Attachment is an attached file.
type Attachment struct {
	Name, Format, Date string
	Data               []byte
}

// Attachments returns the attached files.
func (f *File) Attachments() []Attachment {
	var all []Attachment
	name := f.Document.Find("Attachments").Text
	if name == "" {
		return nil
	}
	list, err := parse(f.Parts[beside("Doc_0/x", name)])
	if err != nil { // as is told when the file is read
		return nil
	}
	for _, n := range list.Kids {
		all = append(all, Attachment{n.Attrs["Name"], n.Attrs["Format"], n.Attrs["ModDate"], f.Parts[beside("Doc_0/"+name, n.Find("FileLoc").Text)]})
	}
	return all
}

func (f *File) attachments(root string) {
	name := f.Document.Find("Attachments").Text
	if name == "" {
		return
	}
	name = beside(root, name)
	for _, n := range f.part(name, "Attachments").Kids {
		data := f.file(beside(name, n.Find("FileLoc").Text))
		if size := f.Number(n.Attrs["Size"]); math.Abs(size-float64(len(data))/1024) > 0.001 {
			f.fault("attachment %s is said to have %v KB", n.Attrs["Name"], size)
		}
		if _, err := strconv.Atoi(n.Attrs["ID"]); err == nil || n.Attrs["ID"] == "" {
			f.fault("attachment %s has the ID %q", n.Attrs["Name"], n.Attrs["ID"])
		}
	}
}
