package yaml

import (
	"bytes"

	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// maxParses is how often a file is parsed at most. Twice is enough for dashes where values stand, and three
// times where a text has the same.
const maxParses = 8

// dashed is a file in which a lone dash may stand for "none". In YAML it begins a list, and the parser stops
// there. Then all that look like it are replaced, and what turns out to be part of a text is put back.
type dashed struct {
	text     []byte
	replaced []int // where dashes were
	parses   int
}

func (d *dashed) parse() (root *yaml.Node, findings model.Findings, failed *yaml.LoadError) {
	for {
		d.parses++
		root, findings, failed = composeYAML(d.text)
		if d.parses == maxParses {
			return root, findings, failed
		}
		if failed == nil {
			if !d.putBack(root) {
				return root, findings, nil
			}
			continue
		}
		at := dashAt(d.text, failed)
		if at < 0 {
			return root, findings, failed
		}
		d.replaceAll(at)
	}
}

// replaceAll replaces the dash that stopped the parser, and the first time all that look like it.
func (d *dashed) replaceAll(at int) {
	if d.replaced == nil {
		for i, b := range d.text {
			if b == '-' && i != at && isLone(d.text, i) {
				d.replaced = append(d.replaced, i)
			}
		}
	}
	d.replaced = append(d.replaced, at)
	for _, i := range d.replaced {
		d.text[i] = '~'
	}
}

// putBack puts back the dashes that are no values in a tree, and reports whether there are any.
func (d *dashed) putBack(root *yaml.Node) bool {
	if d.replaced == nil || root == nil {
		return false
	}
	nulls := map[model.Place]bool{}
	nullsBelow(root, nulls)
	places := placesOf(d.text, d.replaced)
	kept := d.replaced[:0]
	for _, i := range d.replaced {
		if nulls[places[i]] {
			kept = append(kept, i)
		} else {
			d.text[i] = '-'
		}
	}
	wrong := len(kept) < len(d.replaced)
	d.replaced = kept
	return wrong
}

// nullsBelow notes where ~ is a value.
func nullsBelow(n *yaml.Node, places map[model.Place]bool) {
	if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == "~" {
		places[model.Place{Line: n.Line, Column: n.Column}] = true
	}
	for _, c := range n.Content {
		nullsBelow(c, places)
	}
}

// placesOf returns the lines and columns of some offsets.
func placesOf(text []byte, offsets []int) map[int]model.Place {
	places := make(map[int]model.Place, len(offsets))
	for _, i := range offsets {
		places[i] = model.Place{}
	}
	at := model.Place{Line: 1, Column: 1}
	for i, r := range string(text) {
		if _, ok := places[i]; ok {
			places[i] = at
		}
		at = at.After(r)
	}
	return places
}

// dashAt returns the offset of a dash that stands for a whole value and that stopped the parser, -1 when
// something else did.
func dashAt(text []byte, failed *yaml.LoadError) int {
	if failed.Mark.Line == 0 {
		return -1
	}
	at := offsetOf(string(text), model.Place{Line: failed.Mark.Line, Column: failed.Mark.Column})
	if at >= len(text) || text[at] != '-' || !follows(text, at, " \t\n", ":,[{") {
		return -1
	}
	if !precedes(text, at, " \t", "\n,]}") && !isComment(text[at+1:]) {
		return -1
	}
	return at
}

// isLone reports whether a dash looks as if it stood for a whole value: alone behind the key of its line, or
// alone in a list or mapping in brackets.
func isLone(text []byte, at int) bool {
	if follows(text, at, " \t", ":") && at > 0 && text[at-1] != ':' {
		return precedes(text, at, " \t", "\n,]}") || isComment(text[at+1:])
	}
	return follows(text, at, " \t\n", ",[{:") && precedes(text, at, " \t\n", ",]}")
}

// follows reports whether one of some marks stands before an offset, with nothing but blanks between.
func follows(text []byte, at int, blanks, marks string) bool {
	before := bytes.TrimRight(text[:at], blanks)
	return len(before) > 0 && bytes.IndexByte([]byte(marks), before[len(before)-1]) >= 0
}

// precedes reports whether one of some marks stands behind the character at an offset, with nothing but
// blanks between. The end of the text is a line end.
func precedes(text []byte, at int, blanks, marks string) bool {
	mark := byte('\n')
	if after := bytes.TrimLeft(text[at+1:], blanks); len(after) > 0 {
		mark = after[0]
	}
	return bytes.IndexByte([]byte(marks), mark) >= 0
}

// isComment reports whether a text begins with blanks and a comment behind them.
func isComment(text []byte) bool {
	rest := bytes.TrimLeft(text, " \t")
	return len(rest) < len(text) && len(rest) > 0 && rest[0] == '#'
}
