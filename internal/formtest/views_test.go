package formtest

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// views are those that every part is looked at in.
var views = []struct {
	name string
	formcheck.View
}{
	{"desk", formcheck.Desk},
	{"dark", formcheck.View{Width: 1280, Height: 900, Dark: true}},
	{"telephone", formcheck.Telephone},
	{"zoomed", formcheck.View{Width: 1280, Height: 900, Zoom: 2}},
}

// look checks what is shown in all views.
func (p tab) look(name string) {
	p.t.Helper()
	for _, v := range views {
		p.Look(v.View)
		p.Ready()
		p.Screenshot(name + "-" + v.name)
		for _, fault := range p.Overflows() {
			p.t.Errorf("%s, %s: wider than the window: %s", name, v.name, fault)
		}
		if v.Zoom > 1 { // which changes nothing that axe looks at
			continue
		}
		for _, fault := range p.Axe() {
			p.t.Errorf("%s, %s: %s", name, v.name, fault)
		}
	}
	p.Look(formcheck.Desk)
}

// faulty is a tab with a report that has an error, a warning and a step to undo.
func (f *form) faulty() tab {
	f.t.Helper()
	p := f.opened(formcheck.Desk, seed)
	p.show("s1")
	p.Fill("overview", strings.Replace(p.Value("overview"), "全年未收到政府信息公开申请，", "全年收到政府信息公开申请 5 件，", 1))
	p.show("s3")
	p.Fill("applications.received[6]", "5")
	p.Fill("applications.received[0]", "x")
	p.Ready()
	return p
}

func TestEveryPartIsAccessible(t *testing.T) {
	p := startForm(t).faulty()
	for _, part := range parts {
		p.show(part)
		p.look(part)
	}
}

func TestStartAndDialogsAreAccessible(t *testing.T) {
	f := startForm(t)
	f.tab(formcheck.Desk).look("start")
	p := f.faulty()
	p.ClickText("生成")
	p.look("menu")
	p.Allow("status of 422")
	p.Click("[data-action=download-pdf]")
	p.Wait("a dialog is open", `document.querySelector("dialog[open]")`)
	p.look("dialog")
	p.Press("Escape")
	p.Wait("the dialog is closed", `!document.querySelector("dialog[open]")`)
	f.tab(formcheck.Desk).look("start-with-work")
}

// tabTo presses Tab until a selector has the focus.
func (p tab) tabTo(selector string) {
	p.t.Helper()
	const most = 300
	for range most {
		if formcheck.Eval[bool](p.Tab, `document.activeElement.matches('`+selector+`')`) {
			return
		}
		p.Press("Tab")
	}
	p.t.Fatalf("Tab does not lead to %s", selector)
}

func (p tab) at(path string) {
	p.t.Helper()
	if got := p.Focused(); got != path {
		p.t.Errorf("the focus is at %s, not at %s", got, path)
	}
}

// Everything that a report needs is done with keys.
func TestAReportWithoutAMouse(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.tabTo("[data-role=organ]")
	p.Type("青禾县民政局")
	p.tabTo("[data-role=year]")
	p.Press("Ctrl+a")
	p.Type("2023")
	p.Press("Enter")
	p.Wait("the report is open", `document.querySelector('nav a[href="#s3"]')`)
	p.Ready()

	p.Press("Alt+3")
	p.Wait("table three is shown", `document.querySelector("main[data-part=s3]")`)
	p.tabTo(formcheck.At("applications.received[0]"))
	for i, figure := range []string{"1", "2", "0", "0", "0", "0", "4"} {
		p.at("applications.received[" + string(rune('0'+i)) + "]")
		p.Press(figure, "Tab")
	}
	p.at("applications.carried_over[0]")
	p.Press("Down", "Down", "Right", "Up", "Left")
	p.at("applications.outcomes.granted[0]")
	p.Press("Enter")
	p.at("applications.outcomes.partially_granted[0]")
	p.Press("Shift+Enter", "Shift+Tab")
	p.at("applications.carried_over[6]")
	p.Press("Ctrl+Up")
	p.at("applications.received[6]")
	p.Press("Ctrl+Left")
	p.at("applications.received[0]")
	p.Press("9", "Escape")
	if got := p.Value("applications.received[0]"); got != "1" {
		t.Errorf("after Escape the cell has %q", got)
	}

	p.Ready()
	for range len(p.findings()) {
		p.Press("F8")
		p.Wait("the focus is where the finding leads", `(() => {
			const target = document.querySelector("[data-finding][aria-current=true]")?.dataset.target;
			const at = document.activeElement;
			return target !== undefined && (at.dataset.path ?? (at.tagName === "H2" ? target : " ")).startsWith(target);
		})()`)
		if p.Focused() == "applications.received[6]" {
			break
		}
	}
	p.at("applications.received[6]")
	p.Press("3", "Ctrl+z", "Ctrl+y")
	if got := p.Value("applications.received[6]"); got != "3" {
		t.Errorf("after undoing and doing again the cell has %q", got)
	}
	if name, data := f.Download(func() { p.Press("Ctrl+s") }); !strings.HasSuffix(name, ".yaml") || !strings.Contains(string(data), "青禾县民政局") {
		t.Errorf("Ctrl+S saves %s:\n%s", name, data)
	}

	p.Allow("status of 422")
	p.Press("Alt+0")
	p.tabTo("#menu-export summary")
	p.Press("Down", "Enter") // a report that has gaps is not made; a draft is
	p.Wait("a dialog has the focus", `document.querySelector("dialog[open]")?.contains(document.activeElement)`)
	p.tabTo("[data-action=draft]")
	if name, data := f.Download(func() { p.Press("Enter") }); !strings.HasSuffix(name, "（草稿）.pdf") || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("the draft is %s", name)
	}
}

// Tab leads through all of a part and out of it, and people see where they are.
func TestTheFocusIsSeen(t *testing.T) {
	p := startForm(t).faulty()
	const most = 400
	for _, part := range []string{"basic", "s1", "s2", "s4", "attachments", "preview"} {
		p.show(part)
		formcheck.Eval[bool](p.Tab, `(document.activeElement.blur(), window.stops = new Set(), true)`)
		stops := 0
		for ; stops < most; stops++ {
			p.Press("Tab")
			// "" when Tab has led around; else what is wrong with the element, or that it is sound
			told := formcheck.Eval[string](p.Tab, `(() => {
				const e = document.activeElement;
				if (e === document.body || window.stops.has(e)) return "";
				window.stops.add(e);
				const box = e.getBoundingClientRect(), style = getComputedStyle(e), around = getComputedStyle(e.closest("label, td, .editor") ?? e);
				if (box.width === 0 || box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return "is out of sight: " + e.outerHTML.slice(0, 200);
				const shown = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== "none";
				return shown(style) || shown(around) ? "sound" : "shows no focus: " + e.outerHTML.slice(0, 200);
			})()`)
			if told == "" {
				break
			}
			if told != "sound" {
				t.Errorf("%s: %s", part, told)
			}
		}
		if stops < 10 || stops == most {
			t.Errorf("%s: Tab stops %d times", part, stops)
		}
	}
}
