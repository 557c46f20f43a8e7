package docx

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// readSupport reads the parts that the text refers to. Those that are not there are not needed;
// damaged ones are, as paragraphs would lose their numbers without a word.
func (d *reader) readSupport() error {
	d.texts = map[string]map[string]string{}
	d.met = map[string]bool{}
	d.styles = styles{byID: map[string]*style{}}
	d.numbers = newNumbering()
	for _, part := range []struct {
		kind string
		read func(x *opc.Reader) error
	}{
		{"styles", d.styles.read},
		{"numbering", d.numbers.read},
		{"footnotes", func(x *opc.Reader) error { return d.readTexts(x, "footnotes") }},
		{"endnotes", func(x *opc.Reader) error { return d.readTexts(x, "endnotes") }},
		{"comments", func(x *opc.Reader) error { return d.readTexts(x, "comments") }},
	} {
		name := d.related[part.kind]
		if name == "" {
			continue
		}
		if err := d.pkg.Walk(name, func(x *opc.Reader, _ opc.Element) error { return part.read(x) }); err != nil {
			return err
		}
	}
	return nil
}

// readTexts reads the texts of footnotes, endnotes or comments.
func (d *reader) readTexts(x *opc.Reader, kind string) error {
	byID := map[string]string{}
	d.texts[kind] = byID
	return x.Each(func(e opc.Element) error {
		id := e.Attr("w:id")
		if t := e.Attr("w:type"); t != "" && t != "normal" { // lines that separate
			return nil
		}
		if kind == "comments" && e.Attr("w:author") == commenter { // what a check of a draft found
			return nil
		}
		s := &story{}
		if err := d.blocks(x, s); err != nil {
			return err
		}
		var lines []string
		for _, it := range d.close(s) {
			lines = append(lines, wordsOf(it.block)...)
		}
		byID[id] = strings.TrimSpace(strings.Join(lines, "\n"))
		return nil
	})
}

// wordsOf are the texts of a block of a footnote, which may be a table or a picture, too.
func wordsOf(b paper.Block) []string {
	var out []string
	add := func(text string) {
		if text != "" {
			out = append(out, text)
		}
	}
	switch b := b.(type) {
	case *paper.Grid:
		for _, c := range b.Cells {
			add(c.Text)
		}
	case *paper.Paragraph:
		if add(textOf(b)); b.Picture {
			add("［图片］" + b.Text)
		}
	}
	return out
}

// referred returns the note for a reference to a footnote, an endnote or a comment, false when
// there is nothing to tell.
func (d *reader) referred(kind, id string) (note, bool) {
	text := d.texts[kind][id]
	if text == "" || d.met[kind+id] {
		return note{}, false
	}
	d.met[kind+id] = true
	switch kind {
	case "footnotes":
		return note{model.SeverityWarning, "脚注没有读入正文：" + quote(text), text}, true
	case "endnotes":
		return note{model.SeverityWarning, "尾注没有读入正文：" + quote(text), text}, true
	}
	return note{model.SeverityInfo, "批注没有读入正文：" + quote(text), text}, true
}

// tellUnmet tells of footnotes, endnotes and comments that no place in the text refers to.
func (d *reader) tellUnmet() {
	for _, kind := range []string{"footnotes", "endnotes", "comments"} {
		var ids []string
		for id := range d.texts[kind] {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			if n, ok := d.referred(kind, id); ok {
				d.add(model.Place{}, n)
			}
		}
	}
}

// quote returns a text in quotation marks for a note. Notes carry what is nowhere else, so only a
// very long one is cut.
func quote(text string) string {
	const most = 500
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return "“" + text + "”"
}
