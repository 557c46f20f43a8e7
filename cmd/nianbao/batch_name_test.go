package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"pgregory.net/rapid"
)

// hostileTexts are organs as nobody should be called.
func hostileTexts() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"..", "../", `..\`, "/", `C:\`, "~", "~$", ".", " ", "\u3000", "\x00", "\n", "\u202e", "\ufeff", "\xff", "CON", "nul", "Com1", "LPT³", "conin$", "AUX.txt",
		"a:b", "*?", `<>|"`, "青禾县农业农村局", "{file}", "{organ}", "%2e%2e%2f", "．", "／", "\U0010ffff",
	})
	return rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOfN(pieces, 0, 6), func(list []string) string { return strings.Join(list, "") }))
}

// What Windows keeps for its devices, whatever follows a dot.
var device = regexp.MustCompile(`(?i)^(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³]|CONIN\$|CONOUT\$) *(\.|$)`)

// refusedBySystems says why a usual system would not take a file name, or would not show it.
func refusedBySystems(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "it is not UTF-8"
	case strings.ContainsAny(name, "/\\:*?\"<>|"):
		return "it has a character that is refused"
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		return "it has what is invisible"
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
		return "folders hide it"
	case strings.TrimSpace(name) != name, strings.HasSuffix(strings.TrimSuffix(name, ".pdf"), "."), strings.HasSuffix(strings.TrimSuffix(name, ".pdf"), " "):
		return "it has dots or blanks at an end"
	case device.MatchString(name):
		return "it is a device"
	case len(name) > 255:
		return "it is too long"
	}
	return ""
}

func TestNoOrganLeavesTheFolderOrMakesANameThatSystemsRefuse(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		template, err := parseName(rapid.SampledFrom([]string{"{organ}", "{机关}{年度}", "{year}{organ}", "{organ}.{file}", "{organ}{organ}", " {organ} .", "con{organ}", ".{organ}"}).Draw(t, "template"))
		if err != nil {
			t.Fatal(err)
		}
		p := &plan{formats: []*export.Format{export.PDF}, folder: folder, inputs: []input{{name: filepath.Join("in", "甲县", "own.yaml"), below: "in"}}}
		p.topics = []topic{{organ: hostileTexts().Draw(t, "organ"), year: rapid.Int().Draw(t, "year")}}
		if err := p.nameOutputs(template); err != nil {
			if !strings.Contains(err.Error(), "超过了 255 字节") || !strings.Contains(err.Error(), "own.yaml") {
				t.Fatal(err)
			}
			return
		}
		where, name := filepath.Split(p.output(0, export.PDF))
		if filepath.Clean(where) != "甲县" || !filepath.IsLocal(p.output(0, export.PDF)) || filepath.Ext(name) != ".pdf" {
			t.Fatalf("the output is %q", p.output(0, export.PDF))
		}
		if why := refusedBySystems(name); why != "" {
			t.Fatalf("%q: %s", name, why)
		}
		if err := p.write(p.path(0, export.PDF), nil); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(folder, "甲县", name)); err != nil {
			t.Fatal(err)
		}
	})
}

// An organ that has nothing strange is in the name as it is, and nothing is told.
func TestUsualOrgansStayAsTheyAre(t *testing.T) {
	for _, organ := range []string{"青禾县农业农村局", "青禾县人民政府办公室（外事办）", "A县·B镇", "𠮷野乡", "conference.甲"} {
		p := &plan{formats: []*export.Format{export.PDF}, inputs: []input{{name: "own.yaml"}}, topics: []topic{{organ: organ, year: 2023}}}
		if err := p.nameOutputs("{organ}-{year}"); err != nil || p.output(0, export.PDF) != organ+"-2023.pdf" || p.notes != nil {
			t.Errorf("%s: %q, %q, %v", organ, p.output(0, export.PDF), p.notes, err)
		}
	}
}

// Names of files that are not UTF-8, as old archives have them, are read as people know them, so that they differ
// as they did.
func TestNamesOfOldArchivesAreRead(t *testing.T) {
	for _, c := range []struct {
		template    nameTemplate
		files, want string // names are set off by blanks
		notes       string
	}{
		{"{file}", "\xd6\xd0.yaml \xb9\xfa.yaml b/国.yaml", "中.pdf 国.pdf b/国.pdf", "2 份报告的文件名不是 UTF-8 编码的，{file} 按 GBK 读出（中.yaml、国.yaml）"},
		{"{year}{file}", "\xd6\xd0.yaml", "2023中.pdf", "1 份报告的文件名不是 UTF-8 编码的，{file} 按 GBK 读出（中.yaml）"},
		{"{file}", "中.yaml", "中.pdf", ""},
		{"{organ}", "\xd6\xd0.yaml", "甲县.pdf", ""},
		{"{file}", "a\xff.yaml b\xff.yaml", "a＼xFF.pdf b＼xFF.pdf", `a\xFF.yaml 生成的文件命名为“a＼xFF.pdf”：文件名中不能用的字符已经换成全角的或去掉 b\xFF.yaml 生成的文件命名为“b＼xFF.pdf”：文件名中不能用的字符已经换成全角的或去掉`},
	} {
		p := &plan{formats: []*export.Format{export.PDF}, folder: "out"}
		for _, file := range strings.Fields(c.files) {
			p.inputs, p.topics = append(p.inputs, input{name: file, below: "."}), append(p.topics, topic{organ: "甲县", year: 2023})
		}
		if err := p.nameOutputs(c.template); err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range p.inputs {
			got = append(got, p.output(i, export.PDF))
		}
		if strings.Join(got, " ") != c.want || strings.Join(p.notes, " ") != c.notes {
			t.Errorf("%q: %q with the notes %q", c.files, got, p.notes)
		}
		if err := p.check(); err != nil {
			t.Errorf("%q: %v", c.files, err)
		}
	}
}

// Any template is either refused in words or names files.
func TestTemplatesAreRefusedOrSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(hostileTexts(), rapid.StringMatching(`[{}a机关年度organyearfile./ ]{0,20}`)).Draw(t, "template")
		template, err := parseName(text)
		if err != nil {
			if strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "--name ") {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		name, _ := template.name(topic{organ: "青禾县", year: 2023}, "own")
		if name == "" {
			t.Fatalf("%q makes no name", text)
		}
		if why := refusedBySystems(name + ".pdf"); why != "" && why != "it is too long" {
			t.Fatalf("%q makes %q: %s", text, name, why)
		}
	})
}

// Outputs that differ in nothing but case clash where the system does not tell them apart.
func TestNamesClashAsTheSystemTellsFilesApart(t *testing.T) {
	p := &plan{formats: []*export.Format{export.PDF}, folder: "out", inputs: []input{{name: "1.yaml"}, {name: "2.yaml"}}}
	p.topics = []topic{{organ: "A县", year: 2023}, {organ: "a县", year: 2023}}
	if err := p.nameOutputs("{organ}"); err != nil {
		t.Fatal(err)
	}
	if err, same := p.check(), fileKey("A") == fileKey("a"); same != (err != nil) {
		t.Errorf("%v, while case counts: %v", err, !same)
	}
}

// Of very many clashes a message tells the first.
func TestManyClashesAreToldInOneMessage(t *testing.T) {
	p := &plan{formats: []*export.Format{export.PDF}, folder: "out"}
	for i := range 30 {
		for range 2 {
			p.inputs = append(p.inputs, input{name: "own.yaml"})
			p.topics = append(p.topics, topic{organ: "青禾县", year: 2000 + i})
		}
	}
	if err := p.nameOutputs("{year}"); err != nil {
		t.Fatal(err)
	}
	err := p.check()
	if err == nil {
		t.Fatal("nothing is told")
	}
	text := err.Error()
	if strings.Count(text, "会生成同一个文件") != mostTogether || !strings.Contains(text, "有 30 处") || !strings.Contains(text, "另有 10 处没有列出") {
		t.Error(text)
	}
}

// The page is recognised by what its template says, and is the same for the same files.
func TestAPageIsRecognisedAndDeterministic(t *testing.T) {
	t.Chdir(t.TempDir())
	rapid.Check(t, func(t *rapid.T) {
		p := &plan{formats: []*export.Format{export.PDF}, folder: "out", index: "index.html"}
		var one, two indexPage
		for i := range rapid.IntRange(1, 8).Draw(t, "files") {
			p.inputs = append(p.inputs, input{name: hostileTexts().Draw(t, "file") + "x" + string(rune('a'+i)) + ".yaml"})
			p.topics = append(p.topics, topic{organ: hostileTexts().Draw(t, "organ"), year: rapid.IntRange(2008, 2012).Draw(t, "year")})
			one.add(i, export.PDF, 3, 1000)
		}
		for i := len(p.inputs) - 1; i >= 0; i-- {
			two.add(i, export.PDF, 3, 1000)
		}
		first, err := one.text(p)
		if err != nil {
			t.Fatal(err)
		}
		second, err := two.text(p)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("the order of the work shows in the page (%v)", err)
		}
		if !utf8.Valid(first) || bytes.Count(first, []byte("<a href=\"")) != len(p.inputs) || bytes.Contains(first, []byte("ZgotmplZ")) {
			t.Fatalf("the page is\n%s", first)
		}
		if err := os.WriteFile("page.html", first, 0o644); err != nil {
			t.Fatal(err)
		}
		if kindOf("page.html") != indexKind {
			t.Fatal("the page is not recognised")
		}
	})
}
