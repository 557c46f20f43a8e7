package paper

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// two is table two as it was found.
type two struct {
	edition string // whose form it has, "" when nothing tells
	rows    []twoRow
	extra   []row
}

// twoRow is a row of table two: the fields that its values are for.
type twoRow struct {
	path    string   // "proactive_disclosure.licensing"
	fields  []string // below path, in the order of the values; "" is the path itself
	edition string
	row     row
	wrong   int // characters of the label that differ
}

// readTwo finds the rows of table two.
func readTwo(rows []row) *two {
	t := &two{}
	var heads []string // of the block of rows
	pending := ""      // the labels since the last row, folded
	for i := range rows {
		r := &rows[i]
		pending = lastOfText(pending + fold(joinLabels(r)))
		keys := twoHeaders(pending)
		if keys != nil {
			heads = keys
		}
		if len(r.values) == 0 {
			continue
		}
		path, wrong := twoLabel(r)
		if path == "" {
			switch named := twoHeaders(fold(r.shown())); {
			case r.allBlank():
			case named != nil && !slices.ContainsFunc(r.values, func(v value) bool { return !isLabelText(v.text) }):
				heads = named // a short header looks like a word in the place of a number
			default:
				t.extra = append(t.extra, *r)
			}
			continue
		}
		if keys == nil && strings.Contains(pending, "第二十条") && len(r.labels) == 1 {
			heads = nil
		}
		pending = ""
		t.rows = append(t.rows, twoRow{path: path, fields: heads, row: *r, wrong: wrong})
	}
	t.settle()
	return t
}

// lastOfText cuts what stands too far before a row to be its header.
func lastOfText(s string) string {
	const most = 3000
	if len(s) <= most {
		return s
	}
	at := len(s) - most
	for !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

func joinLabels(r *row) string {
	var parts []string
	for _, l := range r.labels {
		parts = append(parts, l.text)
	}
	return strings.Join(parts, "")
}

// twoLabel finds the field that a row of table two is for.
func twoLabel(r *row) (path string, wrong int) {
	f := fold(r.text())
	bare := foldLabel(r.last())
	for _, known := range twoRows {
		for _, l := range known.labels {
			if bare == l {
				return known.path, 0
			}
		}
	}
	for _, known := range twoRows { // no two of them end alike
		for _, l := range known.labels {
			if strings.HasSuffix(f, l) {
				return known.path, 0
			}
		}
	}
	wrong = 99
	for _, known := range twoRows {
		for _, l := range known.labels {
			most := allowed(l)
			if d := distance(bare, l, most); d <= most && d < wrong {
				path, wrong = known.path, d
			}
			if strings.HasPrefix(bare, l) && length(bare) <= length(l)+8 && wrong > 2 {
				path, wrong = known.path, 2
			}
		}
	}
	return path, wrong
}

// fieldsOf are the fields of a row in each edition, in print order.
func fieldsOf(path, edition string) []string {
	name := strings.TrimPrefix(path, "proactive_disclosure.")
	if edition == "2019" {
		switch name {
		case "regulations", "normative_documents":
			return []string{"newly_made", "newly_published", "total_public"}
		case "fees":
			return []string{"previous_items", "change"}
		case "procurement":
			return []string{"projects", "amount"}
		}
		return []string{"previous_items", "change", "decisions"}
	}
	switch name {
	case "regulations", "normative_documents":
		return []string{"issued", "repealed", "in_force"}
	case "other_services", "procurement":
		return nil
	}
	return []string{""}
}

// settle decides for each row which edition's fields it has and in which order, then for the table.
func (t *two) settle() {
	votes := map[string]int{}
	for i := range t.rows {
		r := &t.rows[i]
		r.edition = r.form()
		votes[r.edition]++
	}
	switch {
	case votes["2019"] > votes["2021"]:
		t.edition = "2019"
	case votes["2021"] > 0:
		t.edition = "2021"
	}
	for i := range t.rows {
		r := &t.rows[i]
		if r.edition == "" {
			r.edition = t.edition
		}
		if r.edition == "" {
			r.edition = "2021"
		}
		r.fields = ordered(fieldsOf(r.path, r.edition), r.fields)
	}
}

// form tells by the headers above a row, or by its label, whose form it has.
func (r *twoRow) form() string {
	if strings.HasSuffix(r.path, ".other_services") || strings.HasSuffix(r.path, ".procurement") {
		return "2019"
	}
	for _, h := range r.fields {
		for _, c := range twoColumns {
			if c.key == h && c.edition != "" {
				return c.edition
			}
		}
	}
	if len(r.fields) == 1 && r.fields[0] == "decisions" {
		return "2021"
	}
	return ""
}

// ordered puts the fields of a row into the order of its headers, when those name all of them.
func ordered(fields, heads []string) []string {
	if len(fields) < 2 || len(heads) != len(fields) {
		return fields
	}
	out := make([]string, 0, len(fields))
	for _, h := range heads {
		if h == "total" {
			h = "amount"
		}
		for _, f := range fields {
			if f == h {
				out = append(out, f)
			}
		}
	}
	if len(out) != len(fields) {
		return fields
	}
	return out
}
