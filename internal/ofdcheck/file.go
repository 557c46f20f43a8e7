package ofdcheck

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// File is an OFD file as it was read back.
type File struct {
	*Package
	Entry    *Node // OFD.xml
	Document *Node
	Fonts    map[string]*Font // by ID
	Media    map[string][]byte
	Pages    []*Page
	Tags     *Node // the root of the custom tags, nil without any

	ids     map[string]string // what each ID belongs to
	maxID   int
	objects map[string]*Object
	pageIDs map[string]*Page
}

// Font is an embedded font.
type Font struct {
	*sfnt.Font
	Name, Family string
	File         []byte
}

// Page is a page.
type Page struct {
	ID            string
	Width, Height float64
	Objects       []*Object // in the order of the file
	Links         []*Link
}

// Link is an annotation.
type Link struct {
	ID, Text, URI, Parameter string
	Page                     string // where it leads, "" for nowhere in the file
	Top                      float64
	Box                      Box
}

// Read reads a file back. What is wrong is in its Faults.
func Read(data []byte) *File {
	f := &File{
		Package: open(data), Fonts: map[string]*Font{}, Media: map[string][]byte{}, ids: map[string]string{},
		objects: map[string]*Object{}, pageIDs: map[string]*Page{},
	}
	f.Entry = f.part("OFD.xml", "OFD")
	if len(f.Names) == 0 || f.Names[0] != "OFD.xml" {
		f.fault("OFD.xml is not the first file")
	}
	body := f.Entry.Find("DocBody")
	if !regexp.MustCompile(`^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$`).MatchString(body.Find("DocInfo").Find("DocID").Text) {
		f.fault("the document's ID is no UUID of version 8")
	}
	root := body.Find("DocRoot").Text
	f.Document = f.part(root, "Document")
	f.maxID, _ = strconv.Atoi(f.Document.Find("CommonData").Find("MaxUnitID").Text)
	f.resources(root)
	f.pages(root)
	f.annotations(root)
	f.outline()
	f.tags(root)
	f.attachments(root)
	f.rest()
	f.archive()
	return f
}

// IsArchive reports whether the file says that it is for archives.
func (f *File) IsArchive() bool { return f.Entry.Attrs["DocType"] == "OFD-A" }

// id notes an ID.
func (f *File) id(n *Node) string {
	id := n.Attrs["ID"]
	number, err := strconv.Atoi(id)
	switch before, twice := f.ids[id]; {
	case err != nil || number < 1 || strconv.Itoa(number) != id:
		f.fault("%s has the ID %q", n.Name, id)
	case number > f.maxID:
		f.fault("%s has the ID %d, beyond %d", n.Name, number, f.maxID)
	case twice:
		f.fault("%s and %s have the ID %s", before, n.Name, id)
	}
	f.ids[id] = n.Name
	return id
}

// resources reads fonts and pictures.
func (f *File) resources(root string) {
	common := f.Document.Find("CommonData")
	for _, kind := range []string{"PublicRes", "DocumentRes"} {
		name := common.Find(kind).Text
		if name == "" {
			continue
		}
		name = beside(root, name)
		res := f.part(name, "Res")
		base := beside(name, res.Attrs["BaseLoc"]) + "/x"
		res.Each(func(n *Node) {
			switch n.Name {
			case "Font":
				f.font(n, base)
			case "MultiMedia":
				data := f.file(beside(base, n.Find("MediaFile").Text))
				if !isPicture(n.Attrs["Format"], data) {
					f.fault("a picture is no %s", n.Attrs["Format"])
				}
				f.Media[f.id(n)] = data
			}
		})
	}
}

func isPicture(format string, data []byte) bool {
	begin := map[string]string{"PNG": "\x89PNG\r\n\x1a\n", "JPEG": "\xff\xd8\xff"}[format]
	return begin != "" && strings.HasPrefix(string(data), begin)
}

// tables are those that an embedded font must have, beside those of its outlines (GB/T 42133, 6.2.6c).
var tables = []string{"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"}

func (f *File) font(n *Node, base string) {
	name := beside(base, n.Find("FontFile").Text)
	font := &Font{Name: n.Attrs["FontName"], Family: n.Attrs["FamilyName"], File: f.file(name)}
	f.Fonts[f.id(n)] = font
	parsed, err := sfnt.Parse(font.File, 0)
	if err != nil {
		f.fault("%s: %v", name, err)
		return
	}
	font.Font = parsed
	directory := string(font.File[12:min(len(font.File), 12+16*20)])
	for _, t := range tables {
		if !strings.Contains(directory, t) {
			f.fault("%s: no table %s", name, t)
		}
	}
	if font.Name == "" || font.PostScriptName() != font.Name {
		f.fault("%s is called %q, and %q in the document", name, font.PostScriptName(), font.Name)
	}
}

// archive looks for what archives forbid, and for addresses in what a checker looks at.
func (f *File) archive() {
	if !f.IsArchive() {
		return
	}
	address := regexp.MustCompile(`="(https?|file|ftp):`)
	for _, name := range f.Names {
		if !strings.HasSuffix(name, ".xml") || strings.Contains(name, "/Attachs/A") {
			continue
		}
		text := strings.ReplaceAll(string(f.Parts[name]), `="`+namespace+`"`, "")
		if address.MatchString(text) {
			f.fault("%s: an address outside", name)
		}
		for _, forbidden := range []string{"<ofd:Permissions", "<ofd:VPreferences", "<ofd:Extensions", "<ofd:URI", "<ofd:GotoA", "<ofd:Sound", "<ofd:Movie", "<ofd:PageBlock", "<ofd:Clips"} {
			if strings.Contains(text, forbidden) {
				f.fault("%s: %s", name, forbidden)
			}
		}
	}
}
