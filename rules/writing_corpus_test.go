package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/model"
)

// textIDs are the rules that look at how texts are written.
var textIDs = []string{"SIGN", "STALE", "ORDER", "CITE", "MARKS", "PASTED", "THIN", "TWICE", "PLACEHOLDER", "TITLE", "TOPICS", "YEAR", "FEE-TEXT", "FEE-ROW",
	"PROSE-T2", "PROSE-T3", "PROSE-T4", "RULES"}

// invented returns the reports of the corpus that have texts of their own but no figures.
func invented(t *testing.T) map[string]*nianbao.Report {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus.Folder(t), "import", "manifest.json"))
	if err != nil {
		t.Skip(err)
	}
	var entries []struct {
		File, Organ string
		Year        int
		Title       []string
		Prose       map[string][]string
		Signature   *struct{ Organ, Date string }
	}
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatal(err)
	}
	all := map[string]*nianbao.Report{}
	for _, e := range entries {
		if e.Prose == nil {
			continue
		}
		text := func(key string) string { return strings.Join(e.Prose[key], "\n") }
		r := &nianbao.Report{Organ: e.Organ, Year: e.Year, Title: strings.Join(e.Title, "\n"), Preamble: text("preamble"),
			Overview: text("overview"), Problems: text("problems"), OtherMatters: text("other_matters")}
		if e.Signature != nil {
			r.Signature.Organ = e.Signature.Organ
			if r.Signature.Date, err = model.ParseDate(e.Signature.Date); err != nil {
				t.Fatal(err)
			}
		}
		all[e.File] = r
	}
	return all
}

// isTrue tells what is true of these texts: titles without 工作, headings in half-width brackets and
// overviews that leave a topic out.
func isTrue(p nianbao.Finding) bool {
	return p.ID == "TITLE" && strings.Contains(p.Message, "没有“政府信息公开工作年度报告”") ||
		p.ID == "MARKS" && p.Found.String() == "(一)" || p.ID == "TOPICS"
}

func TestSoundTextsAreSilent(t *testing.T) {
	for file, r := range invented(t) {
		for _, p := range nianbao.Check(r, nianbao.Only(textIDs...)) {
			if !isTrue(p) {
				t.Errorf("%s: %v", file, p)
			}
		}
	}
	dir := corpus.Folder(t)
	for _, pattern := range []string{"*-20*.yaml", "published/*.yaml"} {
		for _, file := range corpus.Reports(t, pattern) {
			r, err := yaml.ReadFile(file)
			if r == nil {
				t.Log(err) // figures that follow no edition, which is not looked at here
				continue
			}
			for _, p := range nianbao.Check(r, nianbao.Only(textIDs...)) {
				if !isTrue(p) {
					t.Errorf("%s: %v", file, p)
				}
			}
		}
	}
	for _, name := range []string{"huaian-2024", "zhongning-gxj-2021"} {
		for _, p := range nianbao.Check(published(t, dir, name), nianbao.Only(textIDs...)) {
			t.Errorf("%s: %v", name, p)
		}
	}
}
