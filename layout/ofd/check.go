package ofd

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/doccheck"
	"github.com/nianbao/nianbao/layout"
)

// far is how far from a page's corner something on it may be.
const far = 4 * doccheck.MaxSide

// check refuses what makes no sound file, and leaves in x.tree what it finds out.
func (x *encoding) check() error {
	d := x.doc
	if err := doccheck.Whole(d); err != nil {
		return err
	}
	if !isDate(d.Meta.Date) {
		return fmt.Errorf("%q is no date like 2022-01-16", d.Meta.Date)
	}
	for _, h := range d.Outline {
		if !isNear(h.Y) {
			return errors.New("the outline names a place that is far outside its page")
		}
	}
	for i := range d.Pages {
		if err := doccheck.Page(d, i); err != nil {
			return err
		}
	}
	if err := checkAttachments(x.attached); err != nil {
		return err
	}
	if err := x.tree.survey(d); err != nil {
		return err
	}
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			if fault := x.tree.fault(i, item); fault != "" {
				return fmt.Errorf("page %d has %s", i, fault)
			}
		}
	}
	return x.tree.resolve()
}

// isDate reports whether a date is one, or not given.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return s == "" || err == nil
}

func isNear(all ...layout.Length) bool {
	for _, l := range all {
		if l < -far || l > far {
			return false
		}
	}
	return true
}

// fault says what is wrong with an item of a page beside what doccheck finds, "" for nothing.
func (t *tree) fault(page int, item layout.Item) string {
	near, mark := true, layout.Artifact
	switch item := item.(type) {
	case *layout.Glyphs:
		near, mark = isNear(item.X, item.Y), item.Mark
		if fault := runFault(item); fault != "" {
			return fault
		}
	case *layout.Rule:
		near = isNear(item.X, item.Y, item.W, item.H)
		if min(item.W, item.H) < 0 {
			return "a rule with a side less than 0"
		}
	case *layout.Link:
		near = isNear(item.X, item.Y, item.W, item.H)
		if (item.URL == "") == (item.Heading == 0) {
			return "a link that leads nowhere, or to two places"
		}
		t.drawn[item] = page
	case *layout.Image:
		near, mark = isNear(item.X, item.Y, item.W, item.H), item.Mark
		if min(item.W, item.H) <= 0 {
			return "an image without a size"
		}
	case *layout.Path:
		near, mark = isNear(item.Weight), item.Mark
		for _, p := range item.Points {
			near = near && isNear(p.X, p.Y)
		}
		for _, d := range item.Dash {
			near = near && isNear(d)
		}
	}
	switch {
	case !near:
		return "an item that is far outside the page"
	case mark != layout.Artifact && !t.has(page, mark):
		return fmt.Sprintf("an item with the mark %d, which is not in the tree", mark)
	}
	return ""
}

// runFault says what is wrong with a run of glyphs, "" for nothing.
func runFault(g *layout.Glyphs) string {
	if _, known := matrices[g.Angle]; !known || g.Angle != 0 && g.Mark != layout.Artifact {
		return fmt.Sprintf("a run of glyphs that is turned by %d degrees", g.Angle)
	}
	for i := range g.Glyphs {
		gl := &g.Glyphs[i]
		if !isNear(gl.X) {
			return "a glyph that is far outside the page"
		}
		if !isText(gl.Text) {
			return fmt.Sprintf("a glyph that stands for %q, which cannot be written", gl.Text)
		}
	}
	return ""
}

func isText(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !isXML(r) {
			return false
		}
	}
	return true
}

// isName reports whether a role can name an element of the tree.
func isName(role layout.Role) bool {
	for i, r := range role {
		if !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return role != "" && !strings.EqualFold(string(role[:min(3, len(role))]), "xml")
}
