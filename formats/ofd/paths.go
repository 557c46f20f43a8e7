package ofd

import (
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
)

// defaultWidth is how thick lines are of which nothing is said, in millimetres.
const defaultWidth = 0.353

// slack is how far a path may stand out of its boundary, in points: makers round it, and some leave out
// the line's own width.
const slack = 1

// path takes the straight lines of a path for rules.
func (w *walker) path(r *opc.Reader, e opc.Element, in frame) error {
	a := attrsOf(e)
	o := objectOf(a, in)
	stroke, fill := !isFalse(a.get("Stroke")), isTrue(a.get("Fill"))
	width := defaultWidth
	if text := a.get("LineWidth"); text != "" {
		width = number(text)
	}
	data := ""
	err := r.Each(func(e opc.Element) error {
		if local(e) != "AbbreviatedData" {
			return nil
		}
		var err error
		data, err = r.Text()
		return err
	})
	if err != nil || o.unseen || !o.m.Usable() {
		return err
	}
	clip := w.p.Box
	if o.box != (pages.Box{}) {
		clip = clip.Meet(o.box.Grow(slack))
	}
	p := pathOf(data, o.m)
	if fill {
		w.p.Fill(p, clip)
	}
	if stroke {
		w.p.Stroke(p, width*point, clip)
	}
	return nil
}

// operands is how many numbers the commands of paths have.
var operands = map[string]int{"M": 2, "L": 2, "S": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

// pathOf reads a path. What follows a command that there is not is left out.
func pathOf(data string, m pages.Matrix) pages.Path {
	var p pages.Path
	words := strings.FieldsFunc(data, isGap)
	for i := 0; i < len(words); {
		command := words[i]
		n, known := operands[command]
		if i++; !known || i+n > len(words) {
			break
		}
		to := pages.Point{}
		if n > 0 {
			to = m.Apply(number(words[i+n-2]), number(words[i+n-1]))
		}
		switch command {
		case "L":
			p.Line(to)
		case "C":
			p.Close()
		default:
			p.Move(to)
		}
		i += n
	}
	return p
}
