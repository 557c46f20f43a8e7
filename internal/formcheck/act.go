package formcheck

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/nianbao/nianbao/internal/htmlcheck"
)

// quote writes a value as JavaScript.
func quote(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // texts can always be written
	}
	return string(data)
}

// At is the selector of what stands for a field of a report.
func At(path string) string { return "[data-path=" + quote(path) + "]" }

// Click clicks in the middle of the first element that a selector of CSS finds, as soon as it can be seen.
func (p *Tab) Click(selector string) {
	p.t.Helper()
	p.Wait(selector+" can be seen", fmt.Sprintf(`document.querySelector(%s)?.checkVisibility()`, quote(selector)))
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

// ClickText clicks the first button or link whose name is a text.
func (p *Tab) ClickText(name string) {
	p.t.Helper()
	const marked = "data-formcheck"
	find := fmt.Sprintf(`(() => {
		const found = [...document.querySelectorAll("button, a, summary, label, [role=tab], [role=button]")].find(e => e.checkVisibility() && (e.getAttribute("aria-label") ?? e.textContent).trim() === %s);
		document.querySelectorAll("[%[2]s]").forEach(e => e.removeAttribute(%[3]s));
		found?.setAttribute(%[3]s, "");
		return found;
	})()`, quote(name), marked, quote(marked))
	p.Wait("there is "+name, find)
	p.do(chromedp.Click(chromedp.CSS("[" + marked + "]")))
}

// Focus moves the focus to an element, as soon as it is there.
func (p *Tab) Focus(selector string) {
	p.t.Helper()
	p.Wait(selector+" has the focus", fmt.Sprintf(`(() => { const e = document.querySelector(%s); e?.focus(); return e && document.activeElement === e })()`, quote(selector)))
}

// Focused is the path of the field that has the focus, or the name of its element.
func (p *Tab) Focused() string {
	p.t.Helper()
	return Eval[string](p, `document.activeElement.dataset.path ?? document.activeElement.tagName`)
}

// Fill replaces what stands in a field. The text comes at once, as from an input method.
func (p *Tab) Fill(path, text string) {
	p.t.Helper()
	p.Wait(path+" has the focus", fmt.Sprintf(`(() => { const e = document.querySelector(%s); e?.focus(); e?.select(); return e && document.activeElement === e })()`, quote(At(path))))
	if text == "" {
		p.Press("Delete")
		return
	}
	p.Type(text)
}

// Type types a text where the focus is.
func (p *Tab) Type(text string) {
	p.t.Helper()
	p.do(func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return chromedp.Void{}, err
	})
}

// Value is what stands in a field.
func (p *Tab) Value(path string) string {
	p.t.Helper()
	p.Wait("there is "+path, fmt.Sprintf(`document.querySelector(%s)`, quote(At(path))))
	return Eval[string](p, fmt.Sprintf(`document.querySelector(%s).value`, quote(At(path))))
}

var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Space": " ", "Delete": kb.Delete, "Backspace": kb.Backspace, "F2": kb.F2, "F8": kb.F8,
	"Up": kb.ArrowUp, "Down": kb.ArrowDown, "Left": kb.ArrowLeft, "Right": kb.ArrowRight, "Home": kb.Home, "End": kb.End, "PageUp": kb.PageUp, "PageDown": kb.PageDown,
}

var modifiers = map[string]kb.Modifier{"Shift": kb.ModifierShift, "Ctrl": kb.ModifierCtrl, "Alt": kb.ModifierAlt}

// Press presses keys such as "Enter", "7", "Shift+Tab" or "Ctrl+z".
func (p *Tab) Press(combinations ...string) {
	p.t.Helper()
	for _, c := range combinations {
		parts := strings.Split(c, "+")
		last := len(parts) - 1
		key, ok := keys[parts[last]]
		if !ok {
			key = parts[last]
		}
		if utf8.RuneCountInString(key) != 1 {
			p.t.Fatalf("%q is no key", c)
		}
		var held []kb.Modifier
		for _, name := range parts[:last] {
			held = append(held, modifiers[name])
		}
		p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
	}
}

// Paste pastes data of one kind, such as "text/plain" or "text/html", where the focus is, by an event like that of the
// browser.
func (p *Tab) Paste(data map[string]string) {
	p.t.Helper()
	Eval[bool](p, fmt.Sprintf(`(() => {
		const data = new DataTransfer();
		for (const [kind, text] of Object.entries(%s)) data.setData(kind, text);
		return document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	})()`, quote(data)))
}

// PasteFromClipboard puts data on the system's clipboard and presses the keys that paste it.
func (p *Tab) PasteFromClipboard(data map[string]string) {
	p.t.Helper()
	p.meddle(func() { // the browser cleans a page before it puts it on the clipboard
		p.t.Helper()
		Eval[bool](p, fmt.Sprintf(`navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(%s).map(([kind, text]) => [kind, new Blob([text], { type: kind })])))]).then(() => true)`, quote(data)))
	})
	p.do(chromedp.KeyEvent("v", chromedp.KeyModifiers(kb.ModifierCtrl), func(e *input.DispatchKeyEventParams) {
		if e.Type != input.DispatchKeyEventTypeKeyUp {
			e.Commands = []string{"paste"}
		}
	}))
}

// Drop drops a file on the first element that a selector finds.
func (p *Tab) Drop(selector, name string, data []byte) {
	p.t.Helper()
	p.Wait("there is "+selector, fmt.Sprintf(`document.querySelector(%s)`, quote(selector)))
	Eval[bool](p, fmt.Sprintf(`(() => {
		const data = new DataTransfer();
		data.items.add(new File([Uint8Array.from(atob(%s), c => c.charCodeAt(0))], %s));
		const target = document.querySelector(%s);
		for (const name of ["dragenter", "dragover", "drop"]) {
			target.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
		}
		return true;
	})()`, quote(base64.StdEncoding.EncodeToString(data)), quote(name), quote(selector)))
}

// Choose chooses a file of this machine for an input.
func (p *Tab) Choose(selector, file string) {
	p.t.Helper()
	whole, err := filepath.Abs(file)
	if err != nil {
		p.t.Fatal(err)
	}
	p.do(chromedp.SetUploadFiles(chromedp.CSS(selector), []string{whole}))
}

// Stored returns all that the page keeps in IndexedDB, as JSON: databases, stores and their values.
func (p *Tab) Stored() string {
	p.t.Helper()
	return Eval[string](p, `(async () => {
		const done = request => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) });
		const all = {};
		for (const { name } of await indexedDB.databases()) {
			const database = await done(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				all[name + "/" + store] = await done(database.transaction(store).objectStore(store).getAll());
			}
			database.close();
		}
		return JSON.stringify(all);
	})()`)
}

// Axe returns what axe-core finds on the page, a line a fault.
func (p *Tab) Axe() []string {
	p.t.Helper()
	var found struct {
		Passed int
		Faults []string
	}
	p.meddle(func() {
		p.t.Helper()
		if !Eval[bool](p, `"axe" in window`) {
			Eval[bool](p, htmlcheck.AxeSource(p.t)+"\n;true")
		}
		found = Eval[struct {
			Passed int
			Faults []string
		}](p, `axe.run({ preload: false }).then(({ violations, passes }) => ({
			Passed: passes.length,
			Faults: violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + " (" + n.any.concat(n.all, n.none).map(c => c.message).join("; ") + ")").join(" ")),
		}))`)
	})
	if found.Passed < 10 {
		found.Faults = append(found.Faults, fmt.Sprintf("axe passed only %d rules", found.Passed))
	}
	return found.Faults
}

// Overflows returns elements that make the page wider than the window.
func (p *Tab) Overflows() []string {
	p.t.Helper()
	return slices.Compact(Eval[[]string](p, `document.documentElement.scrollWidth <= innerWidth ? [] :
		[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.cloneNode().outerHTML.slice(0, 120)).slice(0, 8).concat("scrollWidth " + document.documentElement.scrollWidth)`))
}
