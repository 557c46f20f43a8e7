package formtest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// write writes a text behind what stands in the field that has the focus, as one event.
const write = `(() => {
	const e = document.activeElement;
	e.setRangeText(%q, e.value.length, e.value.length, "end");
	e.dispatchEvent(new InputEvent("input", { bubbles: true }));
	return true;
})()`

// The page goes away so soon after the last key that its database writes nothing more.
func TestTheLastKeyIsKept(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.begin("青禾县民政局", "2023")
	p.show("s1")
	p.Fill("overview", "写到一半")
	p.Ready()
	p.Focus(formcheck.At("overview"))
	formcheck.Eval[bool](p.Tab, `(IDBDatabase.prototype.transaction = () => { throw new DOMException("closing", "InvalidStateError") }, true)`)
	formcheck.Eval[bool](p.Tab, fmt.Sprintf(write, "的文字。"))
	p.Reload()
	if got := p.Value("overview"); got != "写到一半的文字。" {
		t.Errorf("the text is %q", got)
	}
}

// What a tab has when another one takes its report over is not lost, however often that happens.
func TestTakingOverWhileTyping(t *testing.T) {
	f := startForm(t)
	first := f.tab(formcheck.Desk)
	first.begin("青禾县民政局", "2023")
	first.show("s1")
	first.Ready()
	second := f.tab(formcheck.Desk)
	second.Click("button[data-open]")
	second.Wait("it says that it only shows the report", `document.querySelector("[role=alert] [data-action=take-over]")`)
	second.show("s1")
	want := ""
	tabs := []tab{first, second}
	for i := range 6 {
		from, to := tabs[i%2], tabs[(i+1)%2]
		want += fmt.Sprintf("第%d句。", i)
		from.Focus(formcheck.At("overview"))
		formcheck.Eval[bool](from.Tab, fmt.Sprintf(write, fmt.Sprintf("第%d句。", i)))
		to.Click("[data-action=take-over]")
		to.Wait("it has taken over", `!document.querySelector("[data-action=take-over]")`)
		from.Wait("the other one only shows", `document.querySelector("[data-action=take-over]")`)
		to.Ready()
	}
	for _, p := range tabs {
		p.Wait("both show the text", fmt.Sprintf(`document.querySelector('%s').value === %q`, formcheck.At("overview"), want))
	}
}

func TestABrowserThatKeepsNothing(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	formcheck.Eval[bool](p.Tab, `(IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError") }, true)`)
	p.begin("青禾县民政局", "2023")
	p.Wait("it is told", `document.querySelector("[role=alert] [data-action=save-unkept]")`)
	p.Click("[data-action=home]")
	p.Wait("it is asked", `document.querySelector("dialog[open] [data-action=leave-unkept]")`)
	p.Press("Escape")
	p.Wait("the report is still there", `!document.querySelector("dialog[open]") && document.querySelector("main[data-part=basic]")`)
}

// A step ends with a pause, and undo leads to where it changed the text.
func TestTypingIsUndoneByPauses(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s1")
	was := p.Value("overview")
	p.Focus(formcheck.At("overview"))
	formcheck.Eval[bool](p.Tab, `(document.activeElement.setSelectionRange(4, 4), true)`)
	p.Type("甲")
	p.Type("乙")
	const undo = `document.querySelector("[data-action=undo]")`
	formcheck.Eval[bool](p.Tab, `new Promise(wake => setTimeout(() => wake(true), 1200))`)
	p.Type("丙")
	caret := func(want int, text string) {
		t.Helper()
		p.Wait("the caret is behind the change", fmt.Sprintf(`document.activeElement.dataset.path === "overview" && document.activeElement.selectionStart === %d`, want))
		if got := p.Value("overview"); got != text {
			t.Errorf("the text is %q, not %q", got, text)
		}
	}
	r := []rune(was)
	p.Press("Ctrl+z")
	caret(6, string(r[:4])+"甲乙"+string(r[4:]))
	p.Press("Ctrl+z")
	caret(4, was)
	if !formcheck.Eval[bool](p.Tab, undo+".disabled") {
		t.Error("there is more to undo")
	}
	p.Press("Ctrl+y")
	caret(6, string(r[:4])+"甲乙"+string(r[4:]))
}

// A picture and its line are one step.
func TestPicturesAreUndone(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s6")
	was := p.Value("other_matters")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "chart.png")
	if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Choose("main input[type=file]", file)
	p.Ready()
	if got := p.Value("other_matters"); !strings.Contains(got, "](chart.png ") {
		t.Fatalf("the text is %q", got)
	}
	count := func(want int) {
		t.Helper()
		p.show("basic")
		p.Wait("the pictures are listed", fmt.Sprintf(`document.querySelectorAll(".pictures li").length === %d`, want))
		p.show("s6")
	}
	count(1)
	p.Click("[data-action=undo]")
	p.Ready()
	count(0)
	if got := p.Value("other_matters"); got != was {
		t.Errorf("the text is %q", got)
	}
	p.Click("[data-action=redo]")
	p.Ready()
	count(1)
}

// An answer that breaks off stops no check for good, and unseen characters from elsewhere no file.
func TestBrokenAnswersAndUnseenCharacters(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	p.show("s1")
	before := p.findings()
	formcheck.Eval[bool](p.Tab, `(() => {
		const fetch = window.fetch;
		window.fetch = async (...args) => { window.fetch = fetch; await fetch(...args); return new Response('{"errors": 0, "pag') };
		return true;
	})()`)
	text := p.Value("overview")
	p.Fill("overview", text+"。\u2028\u0001\ufeff\u000b")
	p.Wait("it is told", `document.querySelector(".status").dataset.checked === "offline"`)
	p.Wait("it is asked again", `document.querySelector(".status").dataset.checked === "idle"`)
	if got, want := p.Value("overview"), text+"。\n\n"; got != want {
		t.Errorf("the text is %q, not %q", got, want)
	}
	p.Fill("overview", text)
	if after := p.findings(); strings.Join(after, ";") != strings.Join(before, ";") {
		t.Errorf("found %q, not %q", after, before)
	}
}
