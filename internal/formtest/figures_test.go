package formtest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/formcheck"
)

// The form adds up what the service takes for numbers, and nothing else.
func TestTheFormAndTheServiceTakeTheSameForFigures(t *testing.T) {
	texts := []string{
		"0", "12", "00012", "1,234", "1,23", "12,345,678", "１２", "１，２３４", "12件", "12 件", "12项", "22（其中修订16件）", "22(其中修订16件)", "12 （注）", " 7 ", "　8　",
		"", " ", "-", "/", "无", "－", "＋5", "+5", "-5", "--5", "-+5", "+-5", "++5", "5-", "12人", "12 人次", "12件次", "12户", "12家", "12元", "１２．０", "⑫", "2 3", "1、2", "x1", "1x", "1.0", "1.5", "1e3", "0x10", "（注）", "12件件", "①",
	}
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	read := formcheck.Eval[[]string](p.Tab, fmt.Sprintf(`import(new URL("form/figures.js", document.baseURI)).then(({ figure }) => %s.map((text) => {
		const f = figure(text);
		return f.kind === "number" ? String(f.value) : f.kind;
	}))`, list))
	for i, text := range texts {
		want := "other"
		cell, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		r, err := yaml.Read(strings.NewReader(fmt.Sprintf("organ: 甲\nyear: 2023\napplications: {received: [%s, 0, 0, 0, 0, 0, 0]}\n", cell)))
		switch {
		case err != nil:
		case r.Source().Blanks["applications.received[0]"] != "" || strings.TrimSpace(text) == "":
			want = "blank"
		default:
			want = fmt.Sprint(r.Applications.Received.NaturalPersons)
		}
		if read[i] != want {
			t.Errorf("%q is %s in the form and %s to the service (%v)", text, read[i], want, err)
		}
	}
}

// A YAML file names its pictures and has none: whoever opens it gives them again.
func TestPicturesOfAFileAreGivenAgain(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	text := strings.Replace(string(read(t, seed)), "overview: |\n", "overview: |\n  ![一张图](photo.png \"图1　照片\")\n", 1)
	p.Drop("main", "有图.yaml", []byte(text))
	p.Click("[data-action=use-report]")
	p.Wait("the report is open", `document.querySelector("main[data-part=basic]")`)
	p.Ready()
	picture := filepath.Join(t.TempDir(), "other-name.png")
	if err := os.WriteFile(picture, read(t, "../../docs/page-1.png"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Wait("the picture is missed", `document.querySelector('[data-picture="photo.png"]')`)
	p.Choose(`[data-picture="photo.png"]`, picture)
	p.Wait("the picture is there", `!document.querySelector("[data-picture]")`)
	p.Ready()
	if found := p.findings(); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

// Half a word that an input method composes is not checked.
func TestComposedTextIsCheckedWhenItIsWhole(t *testing.T) {
	f := startForm(t)
	p := f.tab(formcheck.Desk)
	p.begin("青禾县民政局", "2023")
	p.show("s5")
	p.Ready()
	p.Focus(formcheck.At("problems"))
	compose := func(kind, text string) {
		formcheck.Eval[bool](p.Tab, fmt.Sprintf(`(() => {
			const e = document.activeElement;
			if (%[1]q === "compositionstart") e.dispatchEvent(new CompositionEvent(%[1]q, { bubbles: true }));
			e.value = %[2]q;
			e.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
			if (%[1]q === "compositionend") e.dispatchEvent(new CompositionEvent(%[1]q, { bubbles: true }));
			return true;
		})()`, kind, text))
	}
	asked := func() int {
		return formcheck.Eval[int](p.Tab, `performance.getEntriesByType("resource").filter((e) => e.name.endsWith("/preview")).length`)
	}
	before := asked()
	compose("compositionstart", "wu")
	compose("", "wu ren")
	if formcheck.Eval[bool](p.Tab, `new Promise((done) => setTimeout(() => done(true), 500))`); asked() != before {
		t.Error("half a word was checked")
	}
	compose("compositionend", "无人")
	p.Ready()
	if asked() == before {
		t.Error("the whole word was not checked")
	}
}
