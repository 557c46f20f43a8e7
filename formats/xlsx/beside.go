package xlsx

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// textBox is a text box or a picture that lies over the cells.
type textBox struct {
	from    at
	lines   []string
	picture bool
	alt     string
}

// readBeside reads what belongs to a sheet and stands outside it: comments and drawings.
func (b *book) readBeside(s *sheet) error {
	threads := map[at][]string{} // a comment and the replies to it
	relations, err := b.pkg.Relations(s.part)
	if err != nil { // comments and drawings could be missing without a word
		return err
	}
	for _, rel := range relations {
		if rel.External || !b.pkg.Has(rel.Target) {
			continue
		}
		var read func(x *opc.Reader, _ opc.Element) error
		switch rel.Type {
		case "comments":
			read = func(x *opc.Reader, _ opc.Element) error { return readComments(x, s.comments) }
		case "threadedComment":
			read = func(x *opc.Reader, _ opc.Element) error { return readThreads(x, threads) }
		case "drawing":
			read = func(x *opc.Reader, _ opc.Element) error { return b.readDrawing(x, s) }
		default:
			continue
		}
		if err := b.pkg.Walk(rel.Target, read); err != nil {
			return err
		}
	}
	for p, texts := range threads { // the comments of the old kind only say that there are newer ones
		s.comments[p] = strings.Join(texts, "；")
	}
	return nil
}

func readComments(x *opc.Reader, comments map[at]string) error {
	return x.Each(func(e opc.Element) error {
		if e.Name != "s:commentList" {
			return nil
		}
		return x.Each(func(e opc.Element) error {
			p, ok := position(e.Attr("ref"))
			if !ok || len(comments) >= maxCells {
				return nil
			}
			return x.Each(func(e opc.Element) error {
				if e.Name != "s:text" {
					return nil
				}
				t, err := readRich(x, false)
				comments[p] = strings.TrimSpace(t.text)
				return err
			})
		})
	})
}

func readThreads(x *opc.Reader, threads map[at][]string) error {
	return x.Each(func(e opc.Element) error {
		p, ok := position(e.Attr("ref"))
		if !ok {
			return nil
		}
		return x.Each(func(e opc.Element) error {
			if e.Name != "tc:text" {
				return nil
			}
			text, err := x.Text()
			if text != "" {
				threads[p] = append(threads[p], text)
			}
			return err
		})
	})
}

// Pictures below this size, in English metric units, hold no table.
const (
	leastWidth  = 150 * 9525
	leastHeight = 60 * 9525
)

// drawn is an object of a drawing while it is read.
type drawn struct {
	textBox
	width, height int
}

// readDrawing reads the text boxes and pictures of a sheet.
func (b *book) readDrawing(x *opc.Reader, s *sheet) error {
	return x.Each(func(e opc.Element) error {
		if !strings.HasSuffix(e.Name, "Anchor") {
			return nil
		}
		var d drawn
		if err := b.readAnchored(x, s, &d); err != nil {
			return err
		}
		if d.picture && (d.width == 0 || d.width >= leastWidth && d.height >= leastHeight) {
			b.pictures++
		}
		if d.picture || len(d.lines) > 0 {
			s.boxes = append(s.boxes, d.textBox)
		}
		return nil
	})
}

// readAnchored reads what is inside an object or a group of them.
func (b *book) readAnchored(x *opc.Reader, s *sheet, d *drawn) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "xdr:from":
			return readCorner(x, &d.from)
		case "xdr:to", "xdr:clientData":
			return nil
		case "xdr:ext", "a:ext":
			if w, err := strconv.Atoi(e.Attr("cx")); err == nil && w > d.width {
				d.width = w
				d.height, _ = strconv.Atoi(e.Attr("cy"))
			}
		case "xdr:cNvPr":
			if alt := e.Attr("descr"); alt != "" {
				d.alt = alt
			}
			return nil
		case "a:blip":
			d.picture = true
			return nil
		case "c:chart":
			b.note(model.SeverityInfo, s.place(d.from), "工作表里的图表没有读入", "")
			return nil
		case "dgm:relIds":
			b.note(model.SeverityInfo, s.place(d.from), "工作表里 SmartArt 图形中的文字没有读入", "")
			return nil
		case "mc:AlternateContent":
			return first(x, func() error { return b.readAnchored(x, s, d) })
		case "a:p":
			line, err := readLine(x)
			if !isBlank(line) {
				d.lines = append(d.lines, strings.Split(line, "\n")...)
			}
			return err
		}
		return b.readAnchored(x, s, d)
	})
}

// first reads the first of the alternatives that a file gives for programs of different age.
func first(x *opc.Reader, read func() error) error {
	done := false
	return x.Each(func(opc.Element) error {
		if done {
			return nil
		}
		done = true
		return read()
	})
}

// tellObjects tells of the files that are embedded in a sheet.
func (b *book) tellObjects(x *opc.Reader, s *sheet) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "s:oleObject":
			b.note(model.SeverityInfo, model.Place{Name: s.name}, "工作表“"+s.name+"”里嵌有对象（"+e.Attr("progId")+"），其中的内容没有读入", "")
		case "mc:AlternateContent":
			return first(x, func() error { return b.tellObjects(x, s) })
		}
		return nil
	})
}

func readCorner(x *opc.Reader, p *at) error {
	return x.Each(func(e opc.Element) error {
		text, err := x.Text()
		n, bad := strconv.Atoi(strings.TrimSpace(text))
		switch {
		case bad != nil || n < 0:
		case e.Name == "xdr:row":
			p.row = min(n, sheetRows-1)
		case e.Name == "xdr:col":
			p.col = min(n, sheetCols-1)
		}
		return err
	})
}

// readLine reads a paragraph of a text box.
func readLine(x *opc.Reader) (string, error) {
	var w textWriter
	kind := onLine
	var part func(e opc.Element) error
	part = func(e opc.Element) error {
		switch e.Name {
		case "a:r", "a:fld":
			kind = onLine
			return x.Each(part)
		case "a:rPr":
			switch n, err := strconv.Atoi(e.Attr("baseline")); {
			case err == nil && n > 0:
				kind = above
			case err == nil && n < 0:
				kind = below
			}
		case "a:br":
			w.add("\n", onLine, false)
		case "a:t":
			text, err := x.Text()
			w.add(decode(text), kind, false)
			return err
		}
		return nil
	}
	err := x.Each(part)
	return w.text(), err
}
