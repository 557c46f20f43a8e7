package pdf

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
	"github.com/nianbao/nianbao/model"
)

// The limits of annotations.
const (
	maxAnnotations = 1000 // of a page
	maxParents     = 32   // fields of a form in each other
)

// annotations are what is told of them, each text once.
type annotations struct {
	d      *document
	known  map[string]bool
	signed int
	notes  model.Findings
}

// annotated tells of what stands upon the pages and is no part of their content: remarks, stamps, and what is
// filled into the fields of a form.
func (d *document) annotated() model.Findings {
	a := &annotations{d: d, known: map[string]bool{}}
	for _, p := range d.pages {
		all := d.file.Array(p.dict["Annots"])
		for _, v := range all[:min(len(all), maxAnnotations)] {
			if dict := d.file.Dict(v); dict != nil {
				a.annotation(p, dict)
			}
		}
	}
	if a.signed > 0 {
		a.notes = append(a.notes, told(0, fmt.Sprintf("文件有 %d 个电子印章或数字签名，没有验证", a.signed)))
	}
	return a.notes
}

func told(page int, message string) model.Finding {
	f := model.Finding{ID: "IMPORT-EXTRA", Severity: model.SeverityInfo, Message: message}
	f.Place.Page = page
	return f
}

func (a *annotations) annotation(p *page, dict pdffile.Dict) {
	const hidden, noView = 1 << 1, 1 << 5
	kind := a.d.file.Name(dict["Subtype"])
	if a.d.file.Int(dict["F"])&(hidden|noView) != 0 || kind == "Link" || kind == "Popup" {
		return
	}
	what, text := "批注、水印或印章", textString(a.d.file.Get(dict, "Contents"))
	if kind == "Widget" {
		what, text = "表单域", textString(a.d.inField(dict, "V"))
		if a.d.file.Name(a.d.inField(dict, "FT")) == "Sig" {
			if a.d.file.Dict(a.d.inField(dict, "V")) != nil {
				a.signed++
			}
			return
		}
	}
	if strings.TrimSpace(text) == "" {
		text = a.d.appearance(p, dict)
	}
	message := ""
	switch text = strings.TrimSpace(text); {
	case text != "":
		message = fmt.Sprintf("%s里的文字没有读入：“%s”", what, pages.Shortened(text))
	case kind == "Stamp":
		message = "页上的印章是图片，没有读入"
	}
	if message != "" && !a.known[message] {
		a.known[message] = true
		a.notes = append(a.notes, told(p.Number, message))
	}
}

// inField returns what a field of a form has, or one that it is part of.
func (d *document) inField(dict pdffile.Dict, key pdffile.Name) any {
	for range maxParents {
		if v := d.file.Get(dict, key); v != nil {
			return v
		}
		if dict = d.file.Dict(dict["Parent"]); dict == nil {
			break
		}
	}
	return nil
}

// appearance is the text that an annotation shows.
func (d *document) appearance(p *page, dict pdffile.Dict) string {
	v := d.file.Dict(dict["AP"])["N"]
	s := d.file.Stream(v)
	if s == nil {
		return ""
	}
	shown := &page{Page: pages.New(p.Number, p.Box)}
	w := &walker{d: d, p: shown, text: pages.Identity, line: pages.Identity}
	w.s = state{ctm: p.base, clip: p.Box, width: 1, stretch: 1}
	w.form(v, s, nil)
	var b strings.Builder
	for _, list := range [][]pages.Glyph{shown.Glyphs, shown.Slanted} {
		for _, g := range list {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}
