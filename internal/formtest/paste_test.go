package formtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// rows are those of table three, from the top.
var rows = []string{
	"received", "carried_over", "outcomes.granted", "outcomes.partially_granted",
	"outcomes.refused.state_secrets", "outcomes.refused.prohibited_by_law", "outcomes.refused.security_and_stability", "outcomes.refused.third_party_rights",
	"outcomes.refused.internal_affairs", "outcomes.refused.process_information", "outcomes.refused.enforcement_files", "outcomes.refused.administrative_queries",
	"outcomes.unavailable.not_held", "outcomes.unavailable.needs_creation", "outcomes.unavailable.unclear_after_correction",
	"outcomes.not_processed.petitions", "outcomes.not_processed.repeated", "outcomes.not_processed.publications", "outcomes.not_processed.excessive", "outcomes.not_processed.reconfirmation",
	"outcomes.other.not_corrected", "outcomes.other.fee_unpaid", "outcomes.other.other", "outcomes.total", "carried_forward",
}

// block is a block of figures for the whole of table three, each of them another one, so that one in a wrong cell shows.
func block() [][]string {
	var cells [][]string
	for r := range rows {
		var line []string
		for c := range 7 {
			line = append(line, fmt.Sprint(100*(r+1)+c))
		}
		cells = append(cells, line)
	}
	return cells
}

func tabbed(cells [][]string) string {
	var b strings.Builder
	for _, line := range cells {
		b.WriteString(strings.Join(line, "\t") + "\r\n")
	}
	return b.String()
}

const excelStyle = "<style>td{mso-number-format:General}</style>"

// asPage is a block as Excel puts it on the clipboard as HTML.
func asPage(cells [][]string) string {
	var b strings.Builder
	b.WriteString("<html><head>" + excelStyle + "</head><body><!--StartFragment--><table>")
	for _, line := range cells {
		b.WriteString("<tr><td>" + strings.Join(line, "</td><td class=xl65>") + "</td></tr>")
	}
	b.WriteString("</table><!--EndFragment--></body></html>")
	return b.String()
}

// cellsOfTableThree are what stands in it.
func (p tab) cellsOfTableThree() [][]string {
	p.t.Helper()
	p.Ready()
	fields := p.fields()
	var cells [][]string
	for _, row := range rows {
		var line []string
		for c := range 7 {
			path := fmt.Sprintf("applications.%s[%d]", row, c)
			text, ok := fields[path]
			if !ok {
				p.t.Fatalf("there is no %s", path)
			}
			line = append(line, text)
		}
		cells = append(cells, line)
	}
	return cells
}

func same(a, b [][]string) bool { return slices.EqualFunc(a, b, slices.Equal[[]string]) }

func TestABlockIsPastedIntoTableThree(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s3")
	before, want := p.cellsOfTableThree(), block()
	if len(want) != 25 || len(want[0]) != 7 {
		t.Fatal("the block has another size")
	}
	const first = "applications.received[0]"
	for name, paste := range map[string]func(){
		"text":              func() { p.Paste(map[string]string{"text/plain": tabbed(want)}) },
		"Excel":             func() { p.Paste(map[string]string{"text/plain": "not this", "text/html": asPage(want)}) },
		"clipboard as text": func() { p.PasteFromClipboard(map[string]string{"text/plain": tabbed(want)}) },
		"clipboard as page": func() { // the browser itself offends against the policy when it writes styles
			p.PasteFromClipboard(map[string]string{"text/plain": tabbed(want), "text/html": strings.Replace(asPage(want), excelStyle, "", 1)})
		},
	} {
		p.Focus(formcheck.At(first))
		paste()
		if got := p.cellsOfTableThree(); !same(got, want) {
			t.Errorf("%s: the table has %q", name, got)
		}
		if got := p.Focused(); got != first {
			t.Errorf("%s: the focus is at %s", name, got)
		}
		p.Screenshot("pasted")
		p.Press("Ctrl+z") // one step
		if got := p.cellsOfTableThree(); !same(got, before) {
			t.Errorf("%s: when it is undone the table has %q", name, got)
		}
	}
}

func TestPartsOfABlockArePasted(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s3")
	want := p.cellsOfTableThree()

	p.Focus(formcheck.At("applications.outcomes.granted[2]"))
	p.Paste(map[string]string{"text/plain": "1\t2\n３\t—\n"})
	want[2][2], want[2][3], want[3][2], want[3][3] = "1", "2", "３", "—"
	if got := p.cellsOfTableThree(); !same(got, want) {
		t.Errorf("after a small block the table has %q", got)
	}

	p.Focus(formcheck.At("applications.carried_forward[5]")) // what does not fit is told
	p.Paste(map[string]string{"text/plain": "8\t9\t10\n11\t12\t13\n"})
	want[24][5], want[24][6] = "8", "9"
	if got := p.cellsOfTableThree(); !same(got, want) {
		t.Errorf("after a block at the edge the table has %q", got)
	}
	p.Wait("it is told what was left out", `[...document.querySelectorAll("[role=status]")].some(e => e.textContent.includes("4 格"))`)

	p.Focus(formcheck.At("applications.received[0]")) // no block: it is text for the cell
	p.PasteFromClipboard(map[string]string{"text/plain": "77"})
	want[0][0] = "77"
	if got := p.cellsOfTableThree(); !same(got, want) {
		t.Errorf("after one figure the table has %q", got)
	}

	p.Allow("status of 422")
	p.Focus(formcheck.At("applications.received[0]"))
	p.Paste(map[string]string{"text/plain": "甲\t乙\n丙\t丁\n"})
	p.Wait("words are refused", `[...document.querySelectorAll("[role=status]")].some(e => e.textContent.includes("没有粘贴"))`)
	if got := p.cellsOfTableThree(); !same(got, want) {
		t.Errorf("after words the table has %q", got)
	}
}

// A table of a web page comes with its labels, merged cells and other tables around it.
func TestAWholeTableIsPasted(t *testing.T) {
	f := startForm(t)
	page := string(f.post("render?format=html&fragment=true&draft=true", "qinghe.yaml", read(t, "../../testdata/qinghe-2023.yaml")))
	want := f.values("../../testdata/qinghe-2023.yaml")
	var table string
	for part := range strings.SplitSeq(page, "<table") {
		if strings.Contains(part, "法律服务机构") {
			table = "<table" + part[:strings.Index(part, "</table>")] + "</table>"
		}
	}
	if table == "" {
		t.Fatalf("no table three in %s", page)
	}
	p := f.tab(formcheck.Desk)
	p.begin("青禾县民政局", "2023")
	p.show("s3")
	p.Focus(formcheck.At("applications.received[3]")) // anywhere in the table
	p.Paste(map[string]string{"text/html": table})
	p.Wait("the table was read", `document.querySelector('`+formcheck.At("applications.received[0]")+`').value !== ""`)
	got := p.cellsOfTableThree()
	for r, row := range rows {
		for c := range 7 {
			path := fmt.Sprintf("applications.%s[%d]", row, c)
			if got[r][c] != want[path] {
				t.Errorf("%s has %q, not %q", path, got[r][c], want[path])
			}
		}
	}
}

// What people copy is seldom only a block of figures.
func TestBlocksWithMoreThanFigures(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.begin("青禾县民政局", "2023")
	p.show("s3")
	for name, one := range map[string]struct {
		data map[string]string
		at   string
		want map[string]string // by row, the first cells
	}{
		"hidden cells":   {map[string]string{"text/html": `<table><tr><td>1<td style="display:none">9<td>2</tr><tr style='mso-x:y;display:none'><td>8<td>8</tr><tr><td>3<td>4</tr></table>`}, "received", map[string]string{"received": "1 2 ", "carried_over": "3 4 "}},
		"blank ends":     {map[string]string{"text/plain": "1\t2\r\n\r\n\r\n"}, "carried_forward", map[string]string{"carried_forward": "1 2 "}},
		"quoted cells":   {map[string]string{"text/plain": "\"1\n\"\t2\n3\t4\n"}, "received", map[string]string{"received": "1 2 ", "carried_over": "3 4 "}},
		"other table":    {map[string]string{"text/html": `<table><tr><td>x</table><table><tr><td>&nbsp;1</td><td><p>2</p></td></tr></table>`}, "received", map[string]string{"received": "1 2 "}},
		"titles":         {map[string]string{"text/plain": "自然人\t商业企业\n1\t2\n"}, "received", map[string]string{"received": "1 2 "}},
		"a labelled row": {map[string]string{"text/plain": "二、上年结转政府信息公开申请数量\t1\t2\t3\t0\t0\t0\t6\n"}, "received", map[string]string{"received": "  ", "carried_over": "1 2 3"}},
	} {
		p.Focus(formcheck.At("applications." + one.at + "[0]"))
		p.Paste(one.data)
		p.Wait(name+" is pasted", `!document.querySelector("[data-action=undo]").disabled`)
		for row, want := range one.want {
			if got := p.Value("applications."+row+"[0]") + " " + p.Value("applications."+row+"[1]") + " " + p.Value("applications."+row+"[2]"); got != want {
				t.Errorf("%s: %s has %q, not %q", name, row, got, want)
			}
		}
		if formcheck.Eval[bool](p.Tab, `document.querySelector("dialog[open]") !== null`) {
			t.Errorf("%s: there are doubts", name)
			p.Press("Escape")
		}
		p.Click("[data-action=undo]")
		p.Ready()
	}
}
