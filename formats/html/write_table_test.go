package html_test

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/layout"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func hashOf(sheet string) string {
	sum := sha256.Sum256([]byte(sheet))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// tablesOf are the tables of a flow in order.
func tablesOf(flow []layout.Block) []*layout.Table {
	var all []*layout.Table
	for _, b := range flow {
		switch b := b.(type) {
		case *layout.Group:
			all = append(all, tablesOf(b.Blocks)...)
		case *layout.Table:
			all = append(all, b)
		}
	}
	return all
}

// shownTables are the tables of a page that are not those of charts.
func shownTables(root *xhtml.Node) []*xhtml.Node {
	return slices.DeleteFunc(find(root, atom.Table), func(n *xhtml.Node) bool {
		for p := n.Parent; p != nil; p = p.Parent {
			if p.DataAtom == atom.Details {
				return true
			}
		}
		return false
	})
}

func number(n *xhtml.Node, key string) int {
	v, err := strconv.Atoi(attrOf(n, key))
	if err != nil {
		return 1
	}
	return v
}

// Each data cell names the texts of the headers that layout finds for it, and each table is a full rectangle.
func TestCellsNameTheirHeaders(t *testing.T) {
	f := whole(t)
	root := parse(t, encode(t, &html.Encoder{}, f))
	shown, tables := shownTables(root), tablesOf(f.Blocks)
	if len(shown) != len(tables) {
		t.Fatalf("%d tables, not %d", len(shown), len(tables))
	}
	named := 0
	for k, table := range tables {
		headers, err := table.Headers()
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		var cells []*xhtml.Node
		for n := range shown[k].Descendants() {
			if n.DataAtom == atom.Th || n.DataAtom == atom.Td {
				cells = append(cells, n)
			}
			if n.DataAtom == atom.Th {
				if attrOf(n, "scope") == "" || seen(n) == "" {
					t.Errorf("%s: a header without scope or text: %q", table.Name, seen(n))
				}
				texts[attrOf(n, "id")] = seen(n)
			}
		}
		if len(cells) != len(table.Cells) {
			t.Fatalf("%s has %d cells, not %d", table.Name, len(cells), len(table.Cells))
		}
		area := 0
		for i, n := range cells {
			area += number(n, "rowspan") * number(n, "colspan")
			if attrOf(n, "headers") == "" {
				continue
			}
			named++
			var got, want []string
			for id := range strings.FieldsSeq(attrOf(n, "headers")) {
				got = append(got, texts[id])
			}
			for _, h := range headers[i] {
				if text := table.Cells[h].Text; cells[h].DataAtom == atom.Th {
					want = append(want, text)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q is headed by %q, not %q", table.Name, seen(n), got, want)
			}
		}
		if area != table.Rows*len(table.Widths) {
			t.Errorf("%s is no full rectangle", table.Name)
		}
	}
	if named < 200 {
		t.Errorf("only %d cells name their headers", named)
	}
}

// Rows of a group are an element of their own, so that a header over them ends with it.
func TestRowsThatBelongTogetherAreAGroup(t *testing.T) {
	tables := shownTables(parse(t, encode(t, &html.Encoder{}, flowOf(t, seed(t)))))
	for i, want := range [][]int{{4, 3, 4, 3}, {2, 22, 1}, {1}} {
		var got []int
		for _, b := range find(tables[i], atom.Tbody) {
			got = append(got, len(find(b, atom.Tr)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("table %d: groups of %v rows, not %v", i+2, got, want)
		}
	}
	for i, want := range []int{0, 3, 3} {
		rows := 0
		for _, h := range find(tables[i], atom.Thead) {
			rows += len(find(h, atom.Tr))
		}
		if rows != want {
			t.Errorf("table %d: %d header rows, not %d", i+2, rows, want)
		}
	}
}

// What stands in the corner heads nothing.
func TestTheCornerIsNoHeader(t *testing.T) {
	for _, table := range shownTables(parse(t, encode(t, &html.Encoder{}, whole(t)))) {
		for _, th := range find(table, atom.Th) {
			if strings.Contains(seen(th), "勾稽关系") {
				t.Error("the corner is a header")
			}
		}
	}
}

// No two parts of a page have the same name, which is how people with screen readers tell them apart.
func TestPartsHaveNamesOfTheirOwn(t *testing.T) {
	root := parse(t, encode(t, &html.Encoder{}, whole(t)))
	names := map[string]bool{}
	for _, s := range find(root, atom.Section) {
		name := attrOf(s, "aria-label")
		if id := attrOf(s, "aria-labelledby"); id != "" {
			for n := range root.Descendants() {
				if attrOf(n, "id") == id {
					name = seen(n)
				}
			}
		}
		if name != "" && names[name] {
			t.Errorf("two parts are called %q", name)
		}
		names[name] = true
	}
}

// The widths of a row make the table's: else an editor's page squeezes the last column.
func TestWidthsOfAFragmentMakeAHundred(t *testing.T) {
	tables := find(parse(t, encode(t, &html.Encoder{Fragment: true}, flowOf(t, seed(t)))), atom.Table)
	rows := find(tables[2], atom.Tr)
	sum := 0
	for _, td := range find(rows[len(rows)-1], atom.Td) {
		width, err := strconv.Atoi(strings.TrimSuffix(attrOf(td, "width"), "%"))
		if err != nil {
			t.Fatal(err)
		}
		sum += width
	}
	if sum != 100 {
		t.Errorf("they make %d", sum)
	}
}
