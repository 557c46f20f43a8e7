package formtest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// Files of all formats that the form offers are made and can be told by how they begin; those with a report in them are
// read back when they are dropped on the page.
func TestFilesOfAllFormats(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	other := f.tab(formcheck.Desk)
	want := f.values(seed)
	for _, c := range []struct{ menu, action, extension, begins string }{
		{"生成", "download-pdf", ".pdf", "%PDF-1.7"},
		{"生成", "download-pdf-data", ".pdf", "%PDF-1.7"},
		{"生成", "download-ofd", ".ofd", "PK"},
		{"生成", "download-docx", ".docx", "PK"},
		{"生成", "download-html", ".html", "<!DOCTYPE html>"},
		{"生成", "download-fragment", ".html", "<"},
		{"生成", "download-json", ".json", "{"},
		{"文件", "save-yaml", ".yaml", ""},
		{"文件", "save-xlsx", ".xlsx", "PK"},
	} {
		name, data := f.download(p, c.menu, c.action)
		if !strings.HasSuffix(name, c.extension) || !bytes.HasPrefix(bytes.ToLower(data), []byte(strings.ToLower(c.begins))) {
			t.Errorf("%s: %s begins with %q", c.action, name, data[:min(len(data), 20)])
			continue
		}
		if c.action == "download-fragment" { // a piece for an editor, not a file to open
			continue
		}
		other.Drop("main", name, data)
		other.Click("[data-action=use-report]")
		other.Wait("the report is open", fmt.Sprintf(`[...document.querySelectorAll("[role=status]")].some(e => e.textContent.startsWith(%q))`, "已读取 "+name))
		other.Ready()
		for _, part := range []string{"s1", "s3"} {
			other.show(part)
			for path, text := range other.fields() {
				if strings.Join(strings.Fields(text), "") != strings.Join(strings.Fields(want[path]), "") {
					t.Errorf("%s: %s has %q, not %q", c.action, path, text, want[path])
				}
			}
		}
	}
}

func TestAFileThatIsNoReportIsRefused(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.Allow("status of 422")
	for name, data := range map[string]string{"照片.png": "\x89PNG\r\n\x1a\n", "说明.txt": "今天天气很好。", "空.docx": ""} {
		p.Drop("main", name, []byte(data))
		p.Allow("status of 400")
		p.Wait("it is told why "+name+" is not opened", `[...document.querySelectorAll("dialog[open], .notice, [role=status]")].some(e => /不像|图片|空的|不是/.test(e.textContent))`)
		p.Press("Escape")
		p.Wait("the dialog is closed", `!document.querySelector("dialog[open]")`)
		p.Wait("the start is shown", `document.querySelector("[data-action=new]")`)
	}
}

// Figures of last year stand beside those of this year, and what follows from them is computed.
func TestLastYearIsShown(t *testing.T) {
	f := startForm(t)
	const previous = "../../testdata/qinghe-2023.yaml"
	last := f.values(previous)
	p := f.tab(formcheck.Desk)
	p.Choose("[data-role=open]", previous)
	p.Click("[data-action=use-as-last]")
	p.Wait("the report is open", `document.querySelector('nav a[href="#s3"]')`)
	p.Ready()
	p.show("s3")
	for c := range 7 {
		path := fmt.Sprintf("applications.carried_over[%d]", c)
		if got, carried := p.Value(path), last[fmt.Sprintf("applications.carried_forward[%d]", c)]; got != carried {
			t.Errorf("%s is %q; last year %q were carried forward", path, got, carried)
		}
	}
	for _, path := range []string{"applications.received[0]", "applications.received[6]", "applications.carried_forward[6]"} {
		described := formcheck.Eval[string](p.Tab, fmt.Sprintf(`document.querySelector('%s').getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id)?.textContent ?? "").join(" ")`, formcheck.At(path)))
		if !strings.Contains(described, "上年"+last[path]) {
			t.Errorf("%s is described as %q; last year it was %s", path, described, last[path])
		}
	}
	p.Screenshot("last-year")
}

// A service that is gone for a while costs nothing that was typed.
func TestTheServiceIsGoneForAWhile(t *testing.T) {
	f := startForm(t)
	p := f.opened(formcheck.Desk, seed)
	before := p.findings()
	p.show("s3")
	p.Allow("net::ERR_INTERNET_DISCONNECTED")
	p.Offline(true)
	p.Fill(cell, "8")
	p.Wait("it is told that the service is gone", `document.querySelector("[data-checked=offline]")?.textContent.includes("连不上服务")`)
	p.Screenshot("offline")
	p.Wait("the work is kept", `document.querySelector("[data-state=saved]")`)
	p.ClickText("生成")
	p.Click("[data-action=download-pdf]")
	p.Wait("a file is refused with a reason", `document.querySelector("dialog[open]")?.textContent.includes("连不上服务")`)
	p.Press("Escape")
	p.Offline(false)
	p.Wait("the report is checked again", `document.querySelector("[data-checked=idle]") && document.querySelector('[data-finding]')`)
	if after := p.findings(); len(after) <= len(before) {
		t.Errorf("found %q, and %q before", after, before)
	}
	if got := p.Value(cell); got != "8" {
		t.Errorf("the cell has %q", got)
	}
}
