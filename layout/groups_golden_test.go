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
