package formtest

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

const cell = "applications.received[0]"

func TestWorkSurvivesReloadsAndClosedTabs(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.begin("青禾县民政局", "2023")
	p.show("s1")
	p.Fill("overview", "写到一半的文字。")
	p.show("s3")
	p.Fill(cell, "31")
	p.Reload() // at once: nobody waits until something is stored
	p.Wait("the part is the same", `location.hash === "#s3" && document.querySelector('main[data-part=s3]')`)
	if got := p.Value(cell); got != "31" {
		t.Errorf("after a reload the cell has %q", got)
	}
	if stored := p.Stored(); !strings.Contains(stored, `"`+cell+`":"31"`) || !strings.Contains(stored, "写到一半的文字。") {
		t.Errorf("stored is %s", stored)
	}
	p.Fill(cell, "32")
	p.Close()

	again := f.tab(formcheck.Desk)
	again.Screenshot("start")
	again.Click("button[data-open]")
	again.Wait("the report is open", `document.querySelector('nav a[href="#s3"]')`)
	again.show("s3")
	if got := again.Value(cell); got != "32" {
		t.Errorf("in another tab the cell has %q", got)
	}
	again.show("s1")
	if got := again.Value("overview"); got != "写到一半的文字。" {
		t.Errorf("in another tab the text is %q", got)
	}
}

// One of two tabs writes; neither loses what was typed into the other.
func TestTwoTabsWithOneReport(t *testing.T) {
	f := startForm(t)
	first := f.tab(formcheck.Desk)
	first.begin("青禾县民政局", "2023")
	first.show("s3")
	first.Fill(cell, "1")
	first.Ready()

	second := f.tab(formcheck.Desk)
	second.Click("button[data-open]")
	second.Wait("it says that it only shows the report", `document.querySelector("[role=alert] [data-action=take-over]")`)
	second.show("s3")
	if got := second.Value(cell); got != "1" {
		t.Errorf("the other tab has %q", got)
	}
	second.Focus(formcheck.At(cell))
	second.Type("9")
	if got := second.Value(cell); got != "1" {
		t.Errorf("the other tab took %q", got)
	}
	first.Fill(cell, "2")
	second.Wait("the other tab follows", `document.querySelector('`+formcheck.At(cell)+`').value === "2"`)
	second.Screenshot("shows-only")

	first.Fill(cell, "3") // and at once the other one takes over
	second.Click("[data-action=take-over]")
	second.Wait("the other tab has taken over", `!document.querySelector("[data-action=take-over]")`)
	second.Ready()
	if got := second.Value(cell); got != "3" {
		t.Errorf("what was typed last is lost: %q", got)
	}
	second.Fill(cell, "4")
	first.Wait("the first tab follows", `document.querySelector("[data-action=take-over]") && document.querySelector('`+formcheck.At(cell)+`').value === "4"`)
	second.Ready()
	second.Reload()
	if got := second.Value(cell); got != "4" {
		t.Errorf("after a reload the cell has %q", got)
	}
}

// Two tabs with reports of their own do not disturb each other.
func TestTwoTabsWithTwoReports(t *testing.T) {
	f := startForm(t)
	first, second := f.tab(formcheck.Desk), f.tab(formcheck.Desk)
	first.begin("甲局", "2023")
	second.begin("乙局", "2023")
	for i, p := range []tab{first, second, first, second} {
		p.show("s3")
		p.Fill(cell, string(rune('1'+i)))
		p.Ready()
	}
	for want, p := range map[string]tab{"3 甲局": first, "4 乙局": second} {
		p.Reload()
		p.show("s3")
		number := p.Value(cell)
		p.show("basic")
		if got := number + " " + p.Value("organ"); got != want {
			t.Errorf("the tab has %s, not %s", got, want)
		}
	}
}
