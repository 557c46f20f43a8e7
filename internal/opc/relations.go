package opc

import (
	"path"
	"strings"
)

// Relation points from a part to another, or out of the package.
type Relation struct {
	ID       string
	Type     string // the last word of its type: "styles", "image"
	Target   string // the name of a part, or an address
	External bool
}

// Relations returns the relations of a part ("" for the package itself). A part may have none.
func (p *Package) Relations(part string) ([]Relation, error) {
	folder, file := path.Split(strings.TrimPrefix(part, "/"))
	var all []Relation
	name := folder + "_rels/" + file + ".rels"
	if !p.Has(name) {
		return nil, nil
	}
	err := p.Walk(name, func(r *Reader, _ Element) error {
		return r.Each(func(e Element) error {
			rel := Relation{ID: e.Attr("Id"), Type: path.Base(e.Attr("Type")), Target: e.Attr("Target"), External: e.Attr("TargetMode") == "External"}
			if !rel.External {
				rel.Target = Resolve(folder, rel.Target)
			}
			all = append(all, rel)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Resolve returns the name of a part that a target names from a folder.
func Resolve(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return strings.TrimPrefix(path.Clean("/"+folder+target), "/")
}

// Related returns the part that the first relation of a type points to, "" when there is none or the
// relations cannot be read: what they point to is then missing, and whoever needs it says so.
func (p *Package) Related(part, kind string) string {
	relations, _ := p.Relations(part)
	for _, rel := range relations {
		if rel.Type == kind && !rel.External && p.Has(rel.Target) {
			return rel.Target
		}
	}
	return ""
}

// mainPart is the name of the main part and its content type.
type mainPart struct{ name, contentType string }

// Main returns the name of the main part and its content type, "" when it is not there.
func (p *Package) Main() (name, contentType string) {
	if p.main == nil {
		name, contentType := p.findMain()
		p.main = &mainPart{name, contentType}
	}
	return p.main.name, p.main.contentType
}

func (p *Package) findMain() (name, contentType string) {
	types, byExt := p.contentTypes()
	name = p.Related("", path.Base(officeRelation))
	if name == "" { // the relations are lost: the content types may tell
		for _, n := range p.names {
			if t := types[clean(n)]; strings.Contains(t, ".main+xml") {
				return n, t
			}
		}
		for _, usual := range []string{"word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"} {
			if p.Has(usual) {
				name = usual
				break
			}
		}
	}
	if t := types[clean(name)]; t != "" {
		return name, t
	}
	return name, byExt[strings.TrimPrefix(path.Ext(clean(name)), ".")]
}

// contentTypes returns what [Content_Types].xml says of parts and of extensions.
func (p *Package) contentTypes() (parts, exts map[string]string) {
	parts, exts = map[string]string{}, map[string]string{}
	if !p.Has("[Content_Types].xml") {
		return parts, exts
	}
	_ = p.Walk("[Content_Types].xml", func(r *Reader, _ Element) error { // without it the names of the parts tell
		return r.Each(func(e Element) error {
			if name := e.Attr("PartName"); name != "" {
				parts[clean(name)] = e.Attr("ContentType")
			} else {
				exts[strings.ToLower(e.Attr("Extension"))] = e.Attr("ContentType")
			}
			return nil
		})
	})
	return parts, exts
}

// Core is what docProps/core.xml says of the file.
type Core struct{ Title, Creator string }

// Core reads the properties of the file, as far as there are any.
func (p *Package) Core() Core {
	var c Core
	part := p.Related("", "core-properties")
	if part == "" {
		return c
	}
	_ = p.Walk(part, func(r *Reader, _ Element) error { // properties are a help; a report without them is whole
		return r.Each(func(e Element) error {
			var err error
			switch e.Name {
			case "dc:title":
				c.Title, err = r.Text()
			case "dc:creator":
				c.Creator, err = r.Text()
			}
			return err
		})
	})
	c.Title, c.Creator = strings.TrimSpace(c.Title), strings.TrimSpace(c.Creator)
	return c
}
