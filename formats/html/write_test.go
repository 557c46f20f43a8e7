package html_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/layout"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func paragraph(text string) *layout.Paragraph {
	return &layout.Paragraph{Source: "overview", Style: layout.Style{FirstIndent: layout.Pt}, Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}}}
}

func TestTheSameFlowGivesTheSameBytes(t *testing.T) {
	want := encode(t, &html.Encoder{}, whole(t))
	f := whole(t)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if err := (&html.Encoder{}).EncodeFlow(&b, f); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("another page: %v", err)
			}
		})
	}
	all.Wait()
}

func TestNothingOfAFaultyFlowIsWritten(t *testing.T) {
	var faults layout.Faults
	var b bytes.Buffer
	for name, blocks := range map[string][]layout.Block{
		"nil": {nil}, "table": {layout.NewTable("表", 1, [][]string{{"甲"}, {"1", "2"}})}, "figure": {&layout.Figure{}},
		"level": {&layout.Paragraph{Parts: []layout.Part{{Role: layout.RoleH3}}}},
	} {
		if err := new(html.Encoder).EncodeFlow(&b, &layout.Flow{Blocks: blocks}); !errors.As(err, &faults) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := (&html.Encoder{Data: []byte("{")}).EncodeFlow(&b, &layout.Flow{}); !errors.Is(err, html.ErrData) {
		t.Errorf("broken data: %v", err)
	}
	if b.Len() > 0 {
		t.Errorf("%q is written", b.String())
	}
}

// Whatever a text holds, it is text.
func TestTextsAreNoMarkup(t *testing.T) {
	const hostile = "</title></style><script>alert(1)</script><!-- ]]> & &amp; \" ' > <b>"
	chart := &layout.Chart{Series: []string{hostile}, Labels: []string{hostile}, Values: [][]int64{{1}}}
	f := &layout.Flow{
		Meta: layout.Meta{Title: hostile, Author: hostile, Subject: hostile, Date: hostile},
		Blocks: []layout.Block{
			paragraph(hostile), &layout.Figure{Alt: hostile, Caption: hostile, Chart: chart}, layout.NewTable(hostile, 1, [][]string{{hostile, "乙"}, {"1", hostile}}),
		},
		Notes: []layout.Note{{Source: "overview", Quote: "alert(1)", Label: hostile, Text: hostile}},
		Draft: true,
	}
	data := []byte(`{"a":"</script><script>alert(1)</script><!--"}`)
	for _, e := range []*html.Encoder{{Data: data, Labels: html.Labels{SiteName: hostile}}, {Fragment: true}} {
		root := parse(t, encode(t, e, f))
		for _, s := range find(root, atom.Script) {
			if kind := attrOf(s, "type"); kind != "application/json" && kind != "application/ld+json" {
				t.Errorf("a script of type %q", kind)
			} else if !json.Valid([]byte(s.FirstChild.Data)) {
				t.Errorf("no JSON: %s", s.FirstChild.Data)
			} else if attrOf(s, "id") == html.DataID && strings.ReplaceAll(s.FirstChild.Data, `\u003c`, "<") != string(data) {
				t.Errorf("other data: %s", s.FirstChild.Data)
			}
		}
		if n := len(find(root, atom.B)); n > 0 {
			t.Errorf("%d elements of the text", n)
		}
		if p := find(root, atom.P); !slices.ContainsFunc(p, func(n *xhtml.Node) bool { return seen(n) == hostile }) {
			t.Error("the text is another")
		}
	}
}

func TestCharactersThatPagesMustNotHaveAreReplaced(t *testing.T) {
	page := encode(t, &html.Encoder{}, &layout.Flow{Blocks: []layout.Block{paragraph("甲\x00\x1b\u0085\ufffe\U0001ffff\xff乙\r丙\n丁𠮷")}})
	if p := find(parse(t, page), atom.P)[0]; seen(p) != "甲\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd乙 丙丁𠮷" || len(find(p, atom.Br)) != 1 {
		t.Errorf("got %q", seen(p))
	}
}

func TestLinksLeadToPagesAndMailboxesOnly(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.cn/年报?b=c d&e=|": "https://a.cn/%E5%B9%B4%E6%8A%A5?b=c%20d&e=%7C", "mailto:a@b.cn": "mailto:a@b.cn", "HTTP://a.cn": "http://a.cn",
		"javascript:alert(1)": "", "data:text/html,a": "", "//a.cn": "", "http:": "", "file:///a": "", ":": "",
	} {
		p := paragraph("甲")
		p.Parts[0].Spans[0].Link = address
		links := find(find(parse(t, encode(t, &html.Encoder{}, &layout.Flow{Blocks: []layout.Block{p}})), atom.P)[0], atom.A)
		switch {
		case want == "" && len(links) > 0:
			t.Errorf("%q leads to %q", address, attrOf(links[0], "href"))
		case want != "" && (len(links) != 1 || attrOf(links[0], "href") != strings.ReplaceAll(want, "%20", "+") && attrOf(links[0], "href") != want || attrOf(links[0], "rel") != "noopener"):
			t.Errorf("%q is not linked to %q", address, want)
		}
	}
}

// Marks of notes change no character, and each note with a place leads there.
func TestNotesLeadToTheirPlaces(t *testing.T) {
	r := seed(t)
	r.Applications.Received.Total += 3
	draft := flowOf(t, r, nianbao.WithDraft())
	draft.Notes = append(draft.Notes, layout.Note{Source: "overview", Quote: "惠企政策", Text: "甲"}, layout.Note{Source: "overview", Quote: "政策、项目", Text: "乙"},
		layout.Note{Source: "titles", Text: "丙"}, layout.Note{Source: "signature.organ", Quote: "不在那里", Text: "丁"}, layout.Note{Text: "没有位置"})
	plain := *draft
	plain.Draft, plain.Notes = false, nil
	root := parse(t, encode(t, &html.Encoder{}, draft))
	if got, want := seen(root), seen(parse(t, encode(t, &html.Encoder{}, &plain))); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Error("the text of the draft is another")
	}
	if title := find(root, atom.Title)[0].FirstChild.Data; !strings.HasPrefix(title, "草稿") {
		t.Errorf("title %q", title)
	}
	ids := map[string]*xhtml.Node{}
	for n := range root.Descendants() {
		if id := attrOf(n, "id"); id != "" {
			if ids[id] != nil {
				t.Errorf("two elements are %s", id)
			}
			ids[id] = n
		}
	}
	items := find(find(root, atom.Aside)[0], atom.Li)
	if len(items) != len(draft.Notes) {
		t.Fatalf("%d notes, not %d", len(items), len(draft.Notes))
	}
	for i, item := range items {
		links := find(item, atom.A)
		if note := draft.Notes[i]; note.Source == "" {
			if len(links) > 0 {
				t.Errorf("%q leads somewhere", note.Text)
			}
			continue
		}
		if len(links) != 1 {
			t.Errorf("%+v leads nowhere", draft.Notes[i])
			continue
		}
		target := ids[strings.TrimPrefix(attrOf(links[0], "href"), "#")]
		if target == nil {
			t.Errorf("%+v leads to nothing", draft.Notes[i])
		} else if quote := draft.Notes[i].Quote; quote != "" && quote != "不在那里" && !strings.Contains(seen(target), quote) {
			t.Errorf("%+v leads to %q", draft.Notes[i], seen(target))
		}
	}
}

func TestLabelsAreWrittenWhenTheyAreKnown(t *testing.T) {
	f := flowOf(t, seed(t))
	tags := func(e *html.Encoder) map[string]string {
		found := map[string]string{}
		for _, m := range find(parse(t, encode(t, e, f)), atom.Meta) {
			if name := attrOf(m, "name"); name != "" {
				found[name] = attrOf(m, "content")
			}
		}
		return found
	}
	known := tags(&html.Encoder{})
	for name, want := range map[string]string{
		"ArticleTitle": "中宁县工业和信息化局2021年政府信息公开工作年度报告", "ContentSource": "中宁县工业和信息化局", "PubDate": "2022-01-16",
		"Keywords": "中宁县工业和信息化局,2021年,政府信息公开,年度报告",
	} {
		if known[name] != want {
			t.Errorf("%s is %q", name, known[name])
		}
	}
	if _, ok := known["SiteName"]; ok || !strings.HasPrefix(known["Description"], "本报告依照") {
		t.Errorf("got %v", known)
	}
	if given := tags(&html.Encoder{Labels: html.Labels{SiteName: "甲", PubDate: "2022-01-20 09:00"}}); given["SiteName"] != "甲" || given["PubDate"] != "2022-01-20 09:00" {
		t.Errorf("got %v", given)
	}
	f.Meta.Date = ""
	if _, ok := tags(&html.Encoder{})["PubDate"]; ok {
		t.Error("a date from nowhere")
	}
}

func TestTheHashIsThatOfTheSheet(t *testing.T) {
	root := parse(t, encode(t, &html.Encoder{}, whole(t)))
	sheets := find(root, atom.Style)
	if len(sheets) != 1 {
		t.Fatalf("%d style elements", len(sheets))
	}
	if got := hashOf(sheets[0].FirstChild.Data); got != html.StyleHash() {
		t.Errorf("the hash is %s, not %s", got, html.StyleHash())
	}
	for n := range root.Descendants() {
		if attrOf(n, "style") != "" {
			t.Errorf("<%s> has a style of its own, which the policy stops", n.Data)
		}
	}
}

func TestAnUnstyledFragmentHasNoStyles(t *testing.T) {
	for n := range parse(t, encode(t, &html.Encoder{Fragment: true, Unstyled: true}, whole(t))).Descendants() {
		if attrOf(n, "style") != "" || attrOf(n, "class") != "" {
			t.Errorf("<%s> has a style or a class", n.Data)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	f := flowOf(b, seed(b))
	for name, e := range map[string]*html.Encoder{"page": {}, "fragment": {Fragment: true}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := e.EncodeFlow(&out, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRender is a page from the report: checks, composing and writing.
func BenchmarkRender(b *testing.B) {
	r := seed(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := nianbao.Render(&out, r, nianbao.WithFlowEncoder(&html.Encoder{})); err != nil {
			b.Fatal(err)
		}
	}
}
