package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has tables as grids or lines, written as in the files of documents, and below --- what is found in
// their rows: labels and values, the tables they belong to, and which value each figure has.
func TestTheRowsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "rows.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, part := range strings.SplitAfter("\n"+string(data), "\n=== ")[1:] {
		part, _, _ = strings.Cut(strings.TrimSuffix(part, "=== "), "\n---\n")
		part = strings.TrimSpace(part)
		doc, _ := readScript(t, strings.Split(part, "\n")[1:])
		out.WriteString("=== " + part + "\n---\n")
		var rows [4][]row
		for _, it := range stream(doc) {
			switch {
			case it.part != nil:
				rows[it.part.kind] = append(rows[it.part.kind], it.part.rows...)
				fmt.Fprintf(&out, "%s %s\n", it.part.kind.name(), it.place)
				for i := range it.part.rows {
					out.WriteString("  " + rowText(&it.part.rows[i]) + "\n")
				}
			case it.grid != nil:
				fmt.Fprintf(&out, "grid %q %s\n", tableLines(it.grid), it.place)
			default:
				fmt.Fprintf(&out, "text %q %s\n", it.par.Text, it.place)
			}
		}
		out.WriteString(foundText(rows) + "\n")
	}
	golden.Compare(t, file, []byte(out.String()))
}

func rowText(r *row) string {
	var b strings.Builder
	for _, l := range r.labels {
		fmt.Fprintf(&b, "%q@%d ", l.text, l.col)
	}
	b.WriteString("=")
	for _, v := range r.values {
		fmt.Fprintf(&b, " %s", v.text)
		if v.col >= 0 {
			fmt.Fprintf(&b, "@%d", v.col)
		}
	}
	if r.named {
		b.WriteString(" named")
	}
	if r.short {
		b.WriteString(" short")
	}
	if !r.exact {
		fmt.Fprintf(&b, " flat %d", r.width)
	}
	return b.String()
}

func foundText(rows [4][]row) string {
	var b strings.Builder
	texts := func(values []value) string {
		var out []string
		for _, v := range values {
			out = append(out, fmt.Sprintf("%q", v.text))
		}
		return strings.Join(out, " ")
	}
	extra := func(rows []row) {
		for i := range rows {
			fmt.Fprintf(&b, "extra %s\n", rows[i].shown())
		}
	}
	if len(rows[tableTwo]) > 0 {
		two := readTwo(rows[tableTwo])
		fmt.Fprintf(&b, "two of %q\n", two.edition)
		for _, r := range two.rows {
			values, sure := r.row.take(len(r.fields), nil)
			fmt.Fprintf(&b, "%s %q %s %d: %s %v\n", r.path, r.fields, r.edition, r.wrong, texts(values), sure)
		}
		extra(two.extra)
	}
	if len(rows[tableThree]) > 0 {
		three := readThree(rows[tableThree])
		fmt.Fprintf(&b, "three of %q order %v heads %v unsure %v\n", three.edition, three.flat().order, three.flat().cols, three.unsureOrder)
		for _, m := range three.rows {
			values, sure := m.row.take(7, m.heads.cols)
			fmt.Fprintf(&b, "%s %d %d: %s %v", m.spec.path, m.spec.number, m.wrong, texts(values), sure)
			if !slices.Equal(m.heads.order, three.flat().order) {
				fmt.Fprintf(&b, " in the order %v", m.heads.order)
			}
			b.WriteByte('\n')
		}
		extra(three.extra)
	}
	if len(rows[tableFour]) > 0 {
		four := readFour(rows[tableFour])
		for g, path := range fourGroups {
			if four.found[g] {
				fmt.Fprintf(&b, "%s: %s %v\n", path, texts(four.values[g*5:g*5+5]), four.sure[g])
			}
		}
		fmt.Fprintf(&b, "four of %d rows\n", len(four.rows))
		extra(four.extra)
	}
	return b.String()
}
