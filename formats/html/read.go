// Package html reads web pages, also those saved as MHT or named .doc, into the neutral document of
// package paper: what a browser shows of them, in reading order.
//
// Encoder writes reports as web pages, which Read reads back, or as fragments for the editors of content
// management systems. StyleHash lets a strict Content-Security-Policy allow the pages.
package html

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/net/html"
)

// Kind is what messages call a page.
const Kind = "网页"

// Limits on a page. Real reports have some hundred paragraphs and some five hundred cells.
const (
	maxBytes   = 32 << 20
	maxTags    = 250_000 // with what else begins with <; the tree of the page takes most of the memory
	maxBlocks  = 60_000  // paragraphs and tables, with those in cells
	maxCells   = paper.MaxCells
	maxColumns = 2_000 // of one table, as colspan gives them
	maxNesting = 60    // tables in tables

	maxAttributes = 300_000   // of all tags; they take as much memory as tags do
	maxWords      = 1_500_000 // of a page with its tags; each may be an attribute, for which the tokenizer takes memory at once
)

// Read reads a page. When it cannot be read, or is something that is not a report for certain, such
// as a list of links or the error page of a server, the error is of type model.Findings.
func Read(data []byte) (*paper.Document, error) {
	if len(data) > maxBytes {
		return nil, failure("READ-LIMIT", fmt.Sprintf("网页超过 %d MB，不像是一份年度报告", maxBytes>>20), "请检查是否选错了文件")
	}
	var notes model.Findings
	charsetName := ""
	if isMHT(data) {
		page, err := pageOfMHT(data)
		if err != nil {
			return nil, err
		}
		data, charsetName = page.body, page.charset
	}
	text, note := decode(data, charsetName)
	notes = append(notes, note...)
	d, err := readText(text, false)
	if err != nil {
		return nil, err
	}
	if d.hidesTheReport() {
		shown, err := readText(text, true)
		if err != nil {
			return nil, err
		}
		at := d.hidden.place
		if d.hidden.parts == 0 {
			at = d.unseen.place
		}
		shown.note(model.SeverityWarning, at, "网页的正文默认不显示（可能由脚本显示），已按显示读入", "请与网页上看到的内容核对")
		d = shown
	}
	d.tellHidden()
	d.keepContent()
	d.doc.Notes = append(notes, d.doc.Notes...).Sort()
	if err := d.refuse(); err != nil {
		return nil, err
	}
	return d.doc, nil
}

// tooMuch refuses a page with more than any report has.
func tooMuch(what string) model.Findings {
	return failure("READ-LIMIT", "网页"+what+"，不像是一份年度报告", "请检查是否选错了文件；几份报告合在一起的网页，请拆开后逐份读入")
}

// failure is the error of a page that cannot be read.
func failure(id, message, hint string) model.Findings {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

// page is one page while it is read.
type page struct {
	doc    *paper.Document
	places []place
	facts  facts
	hidden dropped // text that a browser does not show
	unseen dropped // text that takes room and is not seen, often to set other text apart
	struck dropped // text that is crossed out
	ruby   dropped // readings above text
	raised dropped // marks behind what looked like the figure of a cell, and was none

	showAll bool // hidden elements are read too
	own     bool // an Encoder wrote it
	blocks  int  // paragraphs and tables so far
	cells   int
	nesting int // of tables
	tooBig  string
	spare   []*flow
	sheet   sheet
}

// dropped is text that is left out, for a note.
type dropped struct {
	parts  int
	quotes []string
	han    int
	place  model.Place
}

// facts are what a page has beside its text, for telling what it is when it is no report.
type facts struct {
	scripts   int
	challenge bool     // a script sets a cookie and loads the page again
	appRoot   bool     // an empty element that scripts fill
	password  bool     // a field for a password
	frames    int      // of a frameset
	links     int      // with text
	dated     int      // lines that are a link and a date
	files     []string // what links to documents are called
	embedded  []string // documents that are shown inside the page
	noscript  bool     // something is said to browsers that run no scripts
}

// readText reads a decoded page.
func readText(text string, showAll bool) (*page, error) {
	if strings.Count(text, "<") > maxTags {
		return nil, tooMuch(fmt.Sprintf("的标签超过 %d 个", maxTags))
	}
	if words(text) > maxWords {
		return nil, tooMuch("的内容太多")
	}
	root, places, err := parse(text)
	if err != nil {
		return nil, err
	}
	d := &page{doc: &paper.Document{Kind: Kind}, places: places, showAll: showAll}
	d.sheet = sheetOf(root)
	d.readMeta(root)
	f := d.newFlow()
	if article := ownArticle(root); article != nil {
		d.own = true
		f.children(article, context{inArticle: true})
	} else {
		f.children(root, context{})
	}
	f.flush()
	if d.tooBig != "" {
		return nil, tooMuch(d.tooBig)
	}
	d.doc.Blocks = f.blocks
	return d, nil
}

// note adds what was noticed of the page's content.
func (d *page) note(s model.Severity, at model.Place, message, hint string) {
	d.doc.Notes = append(d.doc.Notes, model.Finding{ID: "IMPORT-EXTRA", Severity: s, Place: at, Message: message, Hint: hint})
}

// add remembers text that is left out.
func (x *dropped) add(text string, at model.Place) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if x.parts == 0 {
		x.place = at
	}
	const quoted = 3
	if x.parts++; x.parts <= quoted {
		x.quotes = append(x.quotes, zhtext.Quote(text))
	}
	x.han += countHan(text)
}

func (x *dropped) String() string {
	s := strings.Join(x.quotes, "、")
	if x.parts > len(x.quotes) {
		s += fmt.Sprintf("等 %d 处", x.parts)
	}
	return s
}

// tellHidden notes what is not shown when that may be content.
func (d *page) tellHidden() {
	const much = 40
	if d.unseen.han > much {
		d.note(model.SeverityInfo, d.unseen.place, "网页中看不见的文字没有读入："+d.unseen.String(), "如果其中有报告的内容，请从看得见的网页上复制")
	}
	if d.hidden.parts > 0 {
		d.note(model.SeverityInfo, d.hidden.place, "网页中不显示的内容没有读入："+d.hidden.String(), "如果其中有报告的内容，请从看得见的网页上复制")
	}
	if d.struck.parts > 0 {
		d.note(model.SeverityInfo, d.struck.place, "带删除线的文字没有读入："+d.struck.String(), "")
	}
	if d.raised.parts > 0 {
		d.note(model.SeverityInfo, d.raised.place, "数字旁的标记没有读入："+d.raised.String(), "请与原件核对")
	}
	if d.ruby.parts > 0 {
		d.note(model.SeverityInfo, d.ruby.place, "文字上方的注音没有读入："+d.ruby.String(), "")
	}
	if len(d.facts.embedded) > 0 {
		d.note(model.SeverityInfo, model.Place{}, "网页中嵌有文件 "+zhtext.Quote(d.facts.embedded[0])+"，其内容不在网页里，没有读入", "如果报告在该文件里，请下载后读入该文件")
	}
}

// hidesTheReport says that nearly nothing of the page is shown and much is hidden, as on pages that
// scripts show.
func (d *page) hidesTheReport() bool {
	const little, much = 100, 400
	return !d.showAll && d.hidden.han+d.unseen.han >= much && d.han() < little
}

// place returns where an element begins.
func (d *page) place(n *html.Node) model.Place {
	for _, a := range n.Attr {
		if a.Key == placeKey {
			return d.placeOf(a.Val)
		}
	}
	return model.Place{}
}
