package svg_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// allowed are the elements of a file.
var allowed = []string{"svg", "title", "desc", "defs", "path", "g", "use", "image", "text", "tspan", "a", "rect"}

func TestAFileStandsAloneAndDefinesEachGlyphOnce(t *testing.T) {
	for name, d := range documents(t) {
		for i, data := range pages(t, &svg.Encoder{}, d) {
			defined, used := map[string]int{}, map[string]int{}
			parse(t, data).walk(func(n *node) {
				if !slices.Contains(allowed, n.name) {
					t.Errorf("%s, page %d: an element %s", name, i+1, n.name)
				}
				for key, value := range n.attrs {
					if strings.HasPrefix(key, "on") || key == "style" || key == "class" {
						t.Errorf("%s, page %d: an attribute %s", name, i+1, key)
					}
					switch {
					case key == "id":
						defined[value]++
					case key == "href" && n.name == "use":
						used[strings.TrimPrefix(value, "#")]++
					case key == "href" && n.name == "image" && !strings.HasPrefix(value, "data:image/"):
						t.Errorf("%s, page %d: a picture %.40q", name, i+1, value)
					}
				}
			})
			for id, n := range defined {
				if n != 1 || used[id] == 0 {
					t.Errorf("%s, page %d: %s is defined %d times and used %d times", name, i+1, id, n, used[id])
				}
			}
			for id := range used {
				if defined[id] == 0 {
					t.Errorf("%s, page %d: %s is not defined", name, i+1, id)
				}
			}
			if len(used) < 10 {
				t.Errorf("%s, page %d uses %d glyphs only", name, i+1, len(used))
			}
		}
	}
}

// What is read of all pages is the document's text, element by element.
func TestTheTextIsThatOfTheDocumentInReadingOrder(t *testing.T) {
	for name, d := range documents(t) {
		for i, data := range pages(t, &svg.Encoder{}, d) {
			_, read := parse(t, data).layers(t)
			var got strings.Builder
			read.walk(func(n *node) {
				if n.name == "tspan" || n.name == "a" {
					got.WriteString(n.text)
				}
			})
			want := textOf(d, d.Tree, i)
			if diff := pdfcheck.DiffText(got.String(), want); diff != "" {
				t.Errorf("%s, page %d: %s", name, i+1, diff)
			}
			if want == "" {
				t.Errorf("%s, page %d has no text", name, i+1)
			}
		}
	}
}

// textOf is the text of an element on a page.
func textOf(d *layout.Document, e *layout.Elem, page int) string {
	var b strings.Builder
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
			b.WriteString(textOf(d, k.Elem, page))
		case k.Link == nil && k.Page == page:
			for _, item := range d.Pages[page].Items {
				if g, ok := item.(*layout.Glyphs); ok && g.Mark == k.Mark {
					for _, gl := range g.Glyphs {
						b.WriteString(gl.Text)
					}
				}
			}
		}
	}
	return b.String()
}

func TestRolesLinksAndDescriptionsAreThere(t *testing.T) {
	var all strings.Builder
	count := map[string]int{}
	var figures []string // their texts
	e := &svg.Encoder{Prefix: "p-", Address: func(page int) string { return "page-" + strconv.Itoa(page+1) + ".svg" }}
	for _, data := range pages(t, e, layouttest.Everything(t)) {
		all.Write(data)
		_, read := parse(t, data).layers(t)
		read.walk(func(n *node) {
			if n.attrs["role"] == "img" {
				figures = append(figures, strings.Join(lines(n), " "))
			}
			count[n.name+" "+n.attrs["role"]+n.attrs["aria-level"]]++
			if n.attrs["role"] == "row" && len(n.kids) == 0 {
				t.Error("a row has no cells")
			}
		})
	}
	for _, want := range []string{
		`role="document" xml:lang="zh-CN"`, `<title>中宁县工业和信息化局2021年政府信息公开工作年度报告 第1页（共`, `<desc>中宁县工业和信息化局，2022-01-16</desc>`,
		`<a xlink:href="http://www.znznf.gov.cn">http://www.znznf.gov.cn</a>`, `<a xlink:href="mailto:zngongxinju@163.com">`,
		`<a xlink:href="https://www.gov.cn/a?b=1&amp;c=2">`, `<a xlink:href="page-10.svg">`,
		`<g role="img" aria-label="收到申请逐年增加">`, `<g role="img" aria-label="大厅">`, `xlink:href="data:image/jpeg;base64,/9j/`, `xlink:href="data:image/png;base64,iVBOR`,
		`&amp; &lt;`, `width="297mm" height="210mm" viewBox="0 0 841.89 595.276"`, `<path id="p-`, `href="#p-`, "rotate(-45)",
		`<text role="columnheader"`, ` aria-colspan="5"`, ` aria-rowspan="`,
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the files have no %s", want)
		}
	}
	if want := []string{"", "", "0 1 2 3 1 3 2020 2021", "0 50 100 150 200 140 183 2020 2021"}; !slices.Equal(figures, want) {
		t.Errorf("the texts of the figures are %q", figures)
	}
	for kind, least := range map[string]int{
		"text heading1": 1, "text heading2": 6, "text heading3": 5, "text heading4": 2, "text paragraph": 20, "g table": 6,
		"g row": 100, "text rowheader": 20, "text cell": 200, "g img": 4, "g list": 1, "g listitem": 10,
	} {
		if count[kind] < least {
			t.Errorf("%d of %s, fewer than %d; all: %v", count[kind], kind, least, count)
		}
	}
}

// lines are the texts below an element, each by itself.
func lines(n *node) (all []string) {
	n.walk(func(n *node) {
		if n.name != "text" {
			return
		}
		line := ""
		n.walk(func(n *node) { line += n.text })
		all = append(all, line)
	})
	return all
}

// The stamp, page numbers and repeated header rows are seen only.
func TestArtifactsAreNotRead(t *testing.T) {
	for i, data := range pages(t, &svg.Encoder{}, layouttest.Everything(t)) {
		_, read := parse(t, data).layers(t)
		read.walk(func(n *node) {
			if n.text == "草稿" || strings.HasPrefix(n.text, "— ") {
				t.Errorf("page %d: %q is read", i+1, n.text)
			}
		})
	}
}

func TestThePagesAreTheSameOneByOneAndAgain(t *testing.T) {
	d, e := layouttest.Everything(t), &svg.Encoder{}
	again := pages(t, e, layouttest.Everything(t))
	for i, data := range pages(t, e, d) {
		var one bytes.Buffer
		if err := e.EncodePage(&one, d, i); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), data) || !bytes.Equal(again[i], data) {
			t.Errorf("page %d differs", i+1)
		}
	}
}

func TestXMLLintFindsNothingWrong(t *testing.T) {
	tool := pdfcheck.Tool(t, "xmllint")
	for name, d := range documents(t) {
		for i, data := range pages(t, &svg.Encoder{}, d) {
			file := filepath.Join(t.TempDir(), "page.svg")
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(tool, "--noout", "--nonet", file).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%s, page %d: %v\n%s", name, i+1, err, out)
			}
		}
	}
}
