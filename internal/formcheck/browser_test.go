package formcheck

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pageOf serves a page with a script, under a policy as strict as that of the form.
func pageOf(t *testing.T, body, script string) string {
	t.Helper()
	mux := http.NewServeMux()
	serve := func(path, kind, content string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind+"; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; img-src 'self' http://127.0.0.1:1; connect-src 'self'")
			_, _ = w.Write([]byte(content))
		})
	}
	serve("/{$}", "text/html", `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a</title><link rel="icon" href="/icon"><script type="module" src="script.js"></script></head><body>`+body+`</body></html>`)
	serve("/script.js", "text/javascript", script+"\n;document.documentElement.dataset.ready = true;")
	serve("/icon", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// Whatever goes wrong on a page is told: else a page without faults would say nothing.
func TestFaultsOfAPageAreFound(t *testing.T) {
	p := Start(t, pageOf(t, `<main><h1>a</h1></main>`, `
		console.error("first fault", {});
		console.warn("second fault");
		Promise.reject(new Error("third fault"));
		setTimeout(() => { throw new Error("fourth fault") });
		document.body.append(Object.assign(document.createElement("script"), { textContent: "1" }));
		document.body.setAttribute("style", "color: red");
		new Image().src = "http://127.0.0.1:1/away";
		fetch("http://127.0.0.1:2/").catch(() => {});
		await fetch("missing");
		setTimeout(() => document.documentElement.dataset.done = alert("fifth fault"));
	`)).Open(Desk)
	p.Wait("the page is done", `document.documentElement.dataset.done`)
	found := p.Faults()
	for _, want := range []string{
		`console: "first fault"`, `console: "second fault"`, "exception: Uncaught (in promise) Error: third fault", "exception: Uncaught Error: fourth fault", "script-src 'self'", "'style-src' was not",
		"request to http://127.0.0.1:1/away", "connect-src 'self'", "status of 404", "dialog: fifth fault",
	} {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("%q is not among\n%s", want, strings.Join(found, "\n"))
		}
	}
}

func TestFaultsThatAreAllowed(t *testing.T) {
	p := Start(t, pageOf(t, ``, ``)).Open(Desk)
	p.Allow("status of 404")
	Eval[bool](p, `fetch("missing").then(() => true)`)
	Eval[bool](p, `(console.error("other"), true)`)
	if found := p.Faults(); len(found) != 1 || !strings.Contains(found[0], "other") {
		t.Errorf("%q", found)
	}
}

const fields = `<main><h1>a</h1><label>one <input data-path="a.b[0]"></label><label>two <textarea data-path="c"></textarea></label>
	<button>press</button><input type="file" aria-label="open" data-role="open"><p id="told"></p></main>`

func TestFieldsAreFilledAndKeysArePressed(t *testing.T) {
	p := Start(t, pageOf(t, fields, `
		const tell = text => document.querySelector("#told").textContent += text + ";";
		document.querySelector("button").onclick = () => tell("pressed");
		addEventListener("keydown", e => tell([e.ctrlKey && "Ctrl", e.shiftKey && "Shift", e.key].filter(Boolean).join("+")));
	`)).Open(Desk)
	p.Fill("a.b[0]", "12")
	p.Fill("a.b[0]", "中文")
	p.Fill("c", "x")
	p.Fill("c", "")
	p.Focus(At("a.b[0]"))
	p.Press("End", "7", "Shift+Left", "Ctrl+a", "Tab")
	if got := p.Value("a.b[0]"); got != "中文7" {
		t.Errorf("the field has %q", got)
	}
	if got := p.Value("c"); got != "" {
		t.Errorf("the area has %q", got)
	}
	if got := p.Focused(); got != "c" {
		t.Errorf("the focus is at %q", got)
	}
	p.ClickText("press")
	if got, want := Eval[string](p, `document.querySelector("#told").textContent`), "Delete;End;7;Shift+ArrowLeft;Ctrl+a;Tab;pressed;"; got != want {
		t.Errorf("the page was told %q, not %q", got, want)
	}
}

func TestPastedDroppedAndChosen(t *testing.T) {
	p := Start(t, pageOf(t, fields, `
		const tell = text => document.querySelector("#told").textContent += text + ";";
		document.querySelector("input").addEventListener("paste", e => { tell(e.clipboardData.getData("text/html") + "/" + e.clipboardData.getData("text/plain")); e.preventDefault() });
		document.body.addEventListener("dragover", e => e.preventDefault());
		document.body.addEventListener("drop", async e => { e.preventDefault(); tell(e.dataTransfer.files[0].name + "=" + await e.dataTransfer.files[0].text()) });
		document.querySelector("[data-role=open]").onchange = async e => tell(e.target.files[0].name + "=" + await e.target.files[0].text());
	`)).Open(Desk)
	told := func(want string) {
		t.Helper()
		p.Wait("the page was told "+want, `document.querySelector("#told").textContent.endsWith(`+quote(want+";")+`)`)
	}
	p.Focus(At("a.b[0]"))
	p.Paste(map[string]string{"text/html": "<b>1</b>", "text/plain": "1\t2\r\n3\t4"})
	told("<b>1</b>/1\t2\r\n3\t4")
	p.PasteFromClipboard(map[string]string{"text/plain": "5\t6"})
	told("/5\t6")
	p.Focus(At("c"))
	p.PasteFromClipboard(map[string]string{"text/plain": "甲"})
	if got := p.Value("c"); got != "甲" {
		t.Errorf("pasted %q", got)
	}
	p.Drop("main", "一.yaml", []byte("组织: 甲"))
	told("一.yaml=组织: 甲")
	file := filepath.Join(t.TempDir(), "b.txt")
	if err := os.WriteFile(file, []byte("chosen"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Choose("[data-role=open]", file)
	told("b.txt=chosen")
}

func TestDownloadsAndWhatIsStored(t *testing.T) {
	b := Start(t, pageOf(t, `<main><h1>a</h1><button>save</button></main>`, `
		document.querySelector("button").onclick = () => {
			const link = document.createElement("a");
			link.href = URL.createObjectURL(new Blob(["甲"]));
			link.download = "年报.txt";
			link.click();
		};
		const open = indexedDB.open("work", 1);
		open.onupgradeneeded = () => open.result.createObjectStore("reports").add({ organ: "甲" }, 1);
		await new Promise(resolve => open.onsuccess = resolve);
		open.result.close();
	`))
	p := b.Open(Desk)
	name, data := b.Download(func() { p.ClickText("save") })
	if name != "年报.txt" || string(data) != "甲" {
		t.Errorf("saved %q as %q", data, name)
	}
	p.Reload()
	if got, want := b.Open(Telephone).Stored(), `{"work/reports":[{"organ":"甲"}]}`; got != want {
		t.Errorf("stored %s, not %s", got, want)
	}
}

func TestViews(t *testing.T) {
	t.Setenv("NIANBAO_SCREENSHOTS", t.TempDir())
	p := Start(t, pageOf(t, `<main><h1>a</h1><p>text</p><img src="icon" width="600" height="10"></main>`, ``)).Open(Desk)
	for _, c := range []struct {
		view View
		want string
	}{
		{Desk, "1280 900 1 false"}, {Telephone, "390 844 1 false"}, {View{1280, 900, true, 2}, "640 450 2 true"},
	} {
		p.Look(c.view)
		if got := Eval[string](p, `[innerWidth, innerHeight, devicePixelRatio, matchMedia("(prefers-color-scheme: dark)").matches].join(" ")`); got != c.want {
			t.Errorf("%v is seen as %s", c.view, got)
		}
		if over := p.Overflows(); (len(over) > 0) != (c.view == Telephone) {
			t.Errorf("%v: %q", c.view, over)
		}
	}
	if found := strings.Join(p.Axe(), "\n"); !strings.Contains(found, "image-alt") {
		t.Errorf("axe finds\n%s", found)
	}
	p.Screenshot("page")
	if _, err := os.Stat(filepath.Join(os.Getenv("NIANBAO_SCREENSHOTS"), "TestViews-page.png")); err != nil {
		t.Error(err)
	}
}
