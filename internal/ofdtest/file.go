// Package ofdtest writes OFD files for tests, as programs of others write them and as they must not be.
package ofdtest

import (
	"fmt"
	"html"
	"maps"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
)

// Spaces are the namespaces that files have.
const (
	Space = "http://www.ofdspec.org/2016"
	Older = "http://www.ofdspec.org"
)

// File is a file that is being made. Its parts have the customary names.
type File struct {
	Pages    []string // the objects of each page
	Common   string   // more children of CommonData
	Children string   // more children of Document
	Body     string   // more children of DocBody
	Last     bool     // CommonData behind Pages
	Absolute bool     // locations begin with a slash
	Space    string   // Space when it is ""
	Size     string   // of pages: "210 297"
	More     opctest.Parts
}

// Root is an XML part.
func (f *File) Root(name, content string) string {
	space := f.Space
	if space == "" {
		space = Space
	}
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<ofd:` + name + ` xmlns:ofd="` + space + `">` + content + `</ofd:` + name + `>`
}

// Parts are the parts of the file.
func (f *File) Parts() opctest.Parts {
	root, folder := "Doc_0/", ""
	if f.Absolute {
		root, folder = "/Doc_0/", "/Doc_0/"
	}
	size := f.Size
	if size == "" {
		size = "210 297"
	}
	parts := opctest.Parts{}
	parts["OFD.xml"] = f.Root("OFD", `<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Title>年报</ofd:Title><ofd:Author>青禾县</ofd:Author></ofd:DocInfo><ofd:DocRoot>`+root+`Document.xml</ofd:DocRoot>`+f.Body+`</ofd:DocBody>`)
	common := `<ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ` + size + `</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>` + folder + `PublicRes.xml</ofd:PublicRes>` + f.Common + `</ofd:CommonData>`
	list := "<ofd:Pages>"
	for i, content := range f.Pages {
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="%sPages/Page_%d/Content.xml"/>`, 90000+i, folder, i)
		parts[fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i)] = f.Root("Page", `<ofd:Content><ofd:Layer ID="`+fmt.Sprint(91000+i)+`">`+content+`</ofd:Layer></ofd:Content>`)
	}
	list += "</ofd:Pages>"
	if f.Last {
		common, list = list, common
	}
	parts["Doc_0/Document.xml"] = f.Root("Document", common+list+f.Children)
	parts["Doc_0/PublicRes.xml"] = f.Root("Res", `<ofd:Fonts><ofd:Font ID="1" FontName="宋体" FamilyName="宋体"/><ofd:Font ID="2" FontName="SimHei" Bold="true"/></ofd:Fonts>`)
	maps.Copy(parts, f.More)
	return parts
}

// Bytes is the file.
func (f *File) Bytes(t testing.TB) []byte { return opctest.Zip(t, f.Parts()) }

// Text is a text of a size in millimetres at a place on its baseline. Chinese characters are as wide as that,
// others half as wide.
func Text(x, y, size float64, text string, attributes ...string) string {
	var steps []string
	width := 0.0
	for _, r := range text {
		step := size
		if r < 0x100 {
			step /= 2
		}
		steps = append(steps, fmt.Sprint(step))
		width += step
	}
	delta := ""
	if len(steps) > 1 {
		delta = ` DeltaX="` + strings.Join(steps[:len(steps)-1], " ") + `"`
	}
	return Object("TextObject", x, y-size, width, size*1.2, fmt.Sprintf(` Font="1" Size="%g" %s`, size, strings.Join(attributes, " ")),
		fmt.Sprintf(`<ofd:TextCode X="0" Y="%g"%s>%s</ofd:TextCode>`, size, delta, html.EscapeString(text)))
}

// Object is an object of a page.
func Object(kind string, x, y, w, h float64, attributes, content string) string {
	return fmt.Sprintf(`<ofd:%s ID="7" Boundary="%g %g %g %g" %s>%s</ofd:%s>`, kind, x, y, w, h, attributes, content, kind)
}

// Line is a line that is drawn.
func Line(x0, y0, x1, y1 float64) string {
	return Object("PathObject", x0, y0, max(x1-x0, 0.1), max(y1-y0, 0.1), `LineWidth="0.2"`, fmt.Sprintf(`<ofd:AbbreviatedData>M 0 0 L %g %g</ofd:AbbreviatedData>`, x1-x0, y1-y0))
}

// Frame is a table of lines at places.
func Frame(xs, ys []float64) string {
	var b strings.Builder
	for _, y := range ys {
		b.WriteString(Line(xs[0], y, xs[len(xs)-1], y))
	}
	for _, x := range xs {
		b.WriteString(Line(x, ys[0], x, ys[len(ys)-1]))
	}
	return b.String()
}
