package layout

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// flowOf makes a flow of a line: words are paragraphs, - is a separator, #n a table of n columns of numbers that have no
// room upright, and letters before brackets a group: F in front, L on landscape pages, A apart, T turnable, S a section,
// G none of these.
func flowOf(t *testing.T, words []string) (flow []Block, rest []string) {
	t.Helper()
	for len(words) > 0 {
		word := words[0]
		words = words[1:]
		switch {
		case word == ")":
			return flow, words
		case word == "-":
			flow = append(flow, &Separator{Weight: Pt})
		case word[0] == '#':
			n, err := strconv.Atoi(word[1:])
			if err != nil {
				t.Fatal(err)
			}
			flow = append(flow, numbers(n, 7))
		case strings.HasSuffix(word, "("):
			g := &Group{}
			for _, letter := range strings.TrimSuffix(word, "(") {
				switch letter {
				case 'F':
					g.Front = true
				case 'L':
					g.Landscape = true
				case 'A':
					g.Apart = true
				case 'T':
					g.Turnable = true
				case 'S':
					g.Role = RoleSect
				}
			}
			g.Blocks, words = flowOf(t, words)
			flow = append(flow, g)
		default:
			flow = append(flow, body(word))
		}
	}
	return flow, nil
}

// Each flow of the file is laid out: which pages there are, T for a turned one, with the numbers on them, and the tree.
func TestGroupsOfAFile(t *testing.T) {
	goldenBlocks(t, "testdata/groups.txt", func(t *testing.T, in []string) string {
		var b strings.Builder
		for _, line := range in {
			flow, _ := flowOf(t, strings.Fields(line))
			d, err := Do(flow, GBT9704(), faces(t))
			if err != nil {
				b.WriteString(line + " ⇒ " + faultLines(err))
				continue
			}
			fmt.Fprintf(&b, "%s ⇒ front %d", line, d.Front)
			for i := range d.Pages {
				p := &d.Pages[i]
				b.WriteString(" [")
				if p.Width > p.Height {
					b.WriteString("T")
				}
				number, lines := "", map[Length]bool{}
				rules := len(rulesOf(p))
				for _, item := range p.Items {
					g, ok := item.(*Glyphs)
					if !ok {
						continue
					}
					text := ""
					for _, gl := range g.Glyphs {
						text += gl.Text
					}
					if g.Mark != Artifact {
						lines[g.Y] = true
					}
					if g.Mark == Artifact {
						number += text
					} else if !strings.HasPrefix(text, "8888888") && !strings.HasPrefix(text, "列") {
						b.WriteString(text)
					}
				}
				fmt.Fprintf(&b, "|%d lines %d rules|%s]", len(lines), rules, number)
			}
			b.WriteString(" " + rolesBelow(d.Tree) + "\n")
		}
		return b.String()
	})
}

// rolesBelow writes the roles of a tree, but for those below a table.
func rolesBelow(e *Elem) string {
	var inner []string
	for _, k := range e.Kids {
		if k.Elem != nil && e.Role != RoleTable {
			inner = append(inner, rolesBelow(k.Elem))
		}
	}
	if len(inner) == 0 {
		return string(e.Role)
	}
	return string(e.Role) + "(" + strings.Join(inner, " ") + ")"
}

// Of a group that may be turned the faults of the page that it is set on are told, and missing characters once.
func TestTheFaultsOfAGroupThatMayBeTurned(t *testing.T) {
	const (
		missing = "layout: no face has U+F0000 '\\U000f0000', in table 2 “表”"
		before  = "layout: no face has U+F0001 '\\U000f0001', in paragraph 1 “甲\U000f0001”"
		figure  = "layout: figure in figure 3: it has no alternative text"
	)
	wide := func(n int) (lines string) {
		for c := range n {
			lines += fmt.Sprintf("layout: 表, row 1, column %d: \"8888888888\" does not fit\n", c)
		}
		return lines
	}
	with := func(table *Table, text string) *Table {
		table.Cells[0].Text = text
		return table
	}
	for name, c := range map[string]struct {
		table *Table
		want  string
	}{
		"upright":                     {with(numbers(3, 7), "列"), figure},
		"upright, though many pages":  {with(counts(80, 3, 1), "列"), figure},
		"upright with a fault":        {with(counts(80, 3, 1), "\U000f0000"), missing + "\n" + figure},
		"turned":                      {with(numbers(15, 7), "列"), figure},
		"turned with a fault":         {with(numbers(15, 7), "\U000f0000"), missing + "\n" + figure},
		"no room in either":           {with(numbers(15, 10), "列"), wide(15) + figure},
		"no room, with another fault": {with(numbers(15, 10), "\U000f0000"), missing + "\n" + wide(15) + figure},
	} {
		flow := []Block{body("甲\U000f0001"), &Group{Turnable: true, Blocks: []Block{c.table, &Figure{}}}}
		flow[0].(*Paragraph).Source = ""
		for i := range c.table.Cells {
			c.table.Cells[i].Source = ""
		}
		_, err := Do(flow, GBT9704(), faces(t))
		if want := before + "\n" + c.want; err == nil || err.Error() != want {
			t.Errorf("%s:\n%v\nwant\n%s", name, err, want)
		}
	}
}
