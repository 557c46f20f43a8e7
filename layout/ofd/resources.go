package ofd

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// pictureTable holds the pictures of a document in the order of their first use. One that stands in several places is written
// once.
type pictureTable struct {
	all []*layout.Picture
	ids map[*layout.Picture]objectID
}

func (t *pictureTable) clear() {
	clear(t.all)
	clear(t.ids)
	t.all = t.all[:0]
}

func (x *encoding) picture(p *layout.Picture) {
	t := &x.pictures
	if t.ids == nil {
		t.ids = map[*layout.Picture]objectID{}
	}
	if t.ids[p] == 0 {
		t.ids[p] = x.newID()
		t.all = append(t.all, p)
	}
}

// resources writes fonts and pictures, and the parts that list them.
func (x *encoding) resources() error {
	if err := x.fonts(); err != nil {
		return err
	}
	return x.media()
}

// resourceFolder is where fonts and pictures are.
const resourceFolder = "Res"

func (x *encoding) fonts() error {
	if len(x.faces.faces) == 0 {
		return nil
	}
	b := x.begin("Res", ` BaseLoc="`+resourceFolder+`"`)
	b.raw("<ofd:Fonts>\n")
	for i, f := range x.faces.faces {
		name := "Font_" + strconv.Itoa(i)
		extension, err := x.program(f, folder+resourceFolder+"/"+name)
		if err != nil {
			return f.cannot(f.page, "", "its font file cannot be made: "+err.Error())
		}
		b.raw(`<ofd:Font ID="`).id(f.id).raw(`"`).attribute("FontName", f.PostScriptName())
		b.attribute("FamilyName", familyName(f)).attribute("Charset", "unicode")
		b.raw("><ofd:FontFile>").raw(name).raw(extension).raw("</ofd:FontFile></ofd:Font>\n")
	}
	x.add(publicName, b.raw("</ofd:Fonts></ofd:Res>\n"))
	return nil
}

// families are the families that readers which pass over embedded fonts know, by what stands in the names of faces.
var families = []struct{ part, family string }{
	{"xiaobiaosong", "方正小标宋简体"}, {"songsemibold", "方正小标宋简体"}, {"小标宋", "方正小标宋简体"},
	{"fang", "仿宋"}, {"仿宋", "仿宋"}, {"kai", "楷体"}, {"楷", "楷体"}, {"hei", "黑体"}, {"黑", "黑体"},
	{"song", "宋体"}, {"sun", "宋体"}, {"宋", "宋体"},
}

// familyName returns the family that is most like a face.
func familyName(f *face) string {
	for _, name := range []string{f.PostScriptName(), f.FullName()} {
		for _, known := range families {
			if strings.Contains(strings.ToLower(name), known.part) {
				return known.family
			}
		}
	}
	return f.PostScriptName()
}

func (x *encoding) media() error {
	if len(x.pictures.all) == 0 {
		return nil
	}
	b := x.begin("Res", ` BaseLoc="`+resourceFolder+`"`)
	b.raw("<ofd:MultiMedias>\n")
	for i, p := range x.pictures.all {
		data, _, err := redraw.ImageFile(p)
		if err != nil {
			return err
		}
		format, extension := "PNG", ".png"
		if p.Format == layout.JPEG {
			format, extension = "JPEG", ".jpg"
		}
		name := "Image_" + strconv.Itoa(i) + extension
		x.parts.store(folder+resourceFolder+"/"+name, data)
		b.raw(`<ofd:MultiMedia ID="`).id(x.pictures.ids[p]).raw(`" Type="Image" Format="`).raw(format)
		b.raw(`"><ofd:MediaFile>`).raw(name).raw("</ofd:MediaFile></ofd:MultiMedia>\n")
	}
	x.add(resourcesName, b.raw("</ofd:MultiMedias></ofd:Res>\n"))
	return nil
}
