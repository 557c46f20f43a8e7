package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"golang.org/x/net/html/atom"
)

func TestWhichElementsAWayOfParsingLeavesOut(t *testing.T) {
	const struck = "s strike"
	for way, c := range []struct{ without, asParagraphs string }{
		{"", ""}, {"a b big code em font i nobr small strong tt u span", ""},
		{"a b big code em font i nobr small strong tt u span", "div section article main center blockquote fieldset form ul ol dl address figure ins label"},
	} {
		for name := range strings.FieldsSeq("a b big code em font i nobr small strong tt u span " + struck + " div section article main center blockquote fieldset form ul ol dl address figure ins label p td table li h1 pre html") {
			var out strings.Builder
			left := leavesOut(atom.Lookup([]byte(name)), way, &out)
			wanted := " " + c.without + " "
			if paragraph := strings.Contains(" "+c.asParagraphs+" ", " "+name+" "); left != (paragraph || strings.Contains(wanted, " "+name+" ")) || (out.String() == "<p>") != paragraph {
				t.Errorf("way %d, %s: %v %q", way, name, left, out.String())
			}
		}
	}
	for raw, want := range map[string]int{"<p": 2, "<p>": 2, "<p a>": 2, "<p\t>": 2, "<p\n>": 2, "<p\f>": 2, "<p\r>": 2, "<p/>": 2, "<o:p>": 4} {
		if got := nameEnd([]byte(raw)); got != want {
			t.Errorf("the name in %q ends at %d", raw, got)
		}
	}
	marks := func(source string, way int) string {
		text, _, err := marked(source, way)
		if err != nil {
			return err.Error()
		}
		return text
	}
	for _, c := range []struct {
		source string
		way    int
		want   string
	}{
		{"<p>a<b>c</b></p>", asWritten, "<p keytype=0>a<b>c</b></p>"}, {"<p>a<b>c</b></p>", withoutFormatting, "<p keytype=0>ac</p>"}, {"<div>a<s x>c</s></div>", withoutFormatting, "<div keytype=0>a<del x>c</s></div>"},
		{"<div>a<strike>c</div>", withoutContainers, "<p>a<del>c<p>"}, {"<html><body><head><meta><link><script></script><style></style><tbody><col><s>", asWritten, "<html><body><head><meta><link><script></script><style></style><tbody><col><s>"},
		{"<br/><img/ a><td  b=1>", asWritten, "<br keytype=0 /><img keytype=1 / a><td keytype=2  b=1>"}, {"<!-- a --><!doctype x>b", asWritten, "<!-- a --><!doctype x>b"}, {"<p", asWritten, "<p"},
	} {
		if got := marks(c.source, c.way); got != c.want {
			t.Errorf("%s, way %d: %s", c.source, c.way, got)
		}
	}
}

func TestCharactersThatPagesHaveAreWritten(t *testing.T) {
	for _, c := range []struct {
		from, to rune
		want     string
	}{
		{0, 8, "\ufffd"}, {'\t', '\n', ""}, {0xb, 0xc, "\ufffd"}, {'\r', '\r', " "}, {0xe, 0x1f, "\ufffd"}, {' ', '!', ""}, {'"', '"', "&quot;"}, {'#', '%', ""}, {'&', '&', "&amp;"}, {'\'', ';', ""}, {'<', '<', "&lt;"}, {'=', '=', ""}, {'>', '>', "&gt;"},
		{'?', 0x7e, ""}, {0x7f, 0x9f, "\ufffd"}, {0xa0, 0xfdcf, ""}, {0xfdd0, 0xfdef, "\ufffd"}, {0xfdf0, 0xfffc, ""}, {0xfffe, 0xffff, "\ufffd"}, {0x10000, 0x1fffd, ""}, {0x1fffe, 0x1ffff, "\ufffd"}, {0x10fffe, 0x10ffff, "\ufffd"},
	} {
		for r := c.from; r <= c.to; r++ {
			if r >= 0xd800 && r < 0xe000 || r == 0xfffd {
				continue
			}
			if got := escaped(r); got != c.want {
				t.Fatalf("%U is written %q", r, got)
			}
		}
	}
	for text, want := range map[string]string{"": "", "a&b": "a&amp;b", "&": "&amp;", "甲\xff乙": "甲\ufffd乙", "\xff\xfe": "\ufffd\ufffd", "\ufffd": "\ufffd", "a<": "a&lt;", "<a": "&lt;a", "\x00\x01a": "\ufffd\ufffda"} {
		var o out
		if o.text(text); string(o) != want {
			t.Errorf("%q is written %q", text, o)
		}
	}
	var o out
	if o.script([]byte(`{"a":"</b><"}`)); string(o) != `{"a":"\u003c/b>\u003c"}` {
		t.Errorf("got %s", o)
	}
	o = nil
	if o.attr("a", `b"c`); string(o) != ` a="b&quot;c"` {
		t.Errorf("got %s", o)
	}
}

func TestLinesMayEndBetweenMostCharacters(t *testing.T) {
	for _, r := range "“‘（【《〈〔(" {
		if mayEnd(string(r)+"甲", len(string(r))) || !mayEnd("甲"+string(r), 3) {
			t.Errorf("a line may end behind %c", r)
		}
	}
	for _, r := range "、，。；：？！”’）】》〉〕),.;:?!" {
		if mayEnd("甲"+string(r), 3) || !mayEnd(string(r)+"甲", len(string(r))) {
			t.Errorf("a line may begin with %c", r)
		}
	}
	for _, text := range []string{"甲乙", "a b", "甲—"} {
		if !mayEnd(text, len(text)-len("乙")) && text != "a b" {
			t.Errorf("no line may end in %s", text)
		}
	}
	for _, c := range []struct {
		line, phrases, want string
	}{
		{"甲乙丙丁", "甲乙 丙丁", "[{0 6 []} {6 12 []}]"}, {"甲乙丙丁", "甲乙丙 乙丙丁", "[{0 9 []}]"}, {"甲乙丙丁", "甲乙丙丁 乙丙 丙丁", "[{0 12 [3 9]}]"}, {"甲乙丙丁", "甲乙丙丁 甲乙 丙丁", "[{0 12 [6]}]"}, {"甲乙甲乙", "甲乙", "[{0 6 []} {6 12 []}]"}, {"甲乙", "丙", "[]"},
		{"甲甲甲", "甲甲", "[{0 6 []}]"}, {"甲乙丙", "甲乙 乙丙", "[{0 6 []}]"}, {"甲乙丙", "甲乙丙 甲乙丙", "[{0 9 []}]"}, {"戊甲乙丙丁", "丙丁 甲乙丙", "[{3 12 []}]"},
	} {
		if got := fmt.Sprint(stretches(c.line, strings.Fields(c.phrases))); got != c.want {
			t.Errorf("%s, %s: %s", c.line, c.phrases, got)
		}
	}
}

func TestScalesOfChartsHaveRoundSteps(t *testing.T) {
	for greatest, want := range map[int64][2]int64{
		0: {1, 1}, 1: {1, 1}, 2: {1, 2}, 5: {1, 5}, 6: {2, 6}, 7: {2, 8}, 10: {2, 10}, 11: {5, 15}, 25: {5, 25}, 26: {10, 30}, 50: {10, 50}, 51: {20, 60}, 100: {20, 100}, 101: {50, 150}, 250: {50, 250}, 251: {100, 300}, 500: {100, 500}, 501: {200, 600}, 999_999_999: {200_000_000, 1_000_000_000},
	} {
		if step, end := scaleOf(greatest); step != want[0] || end != want[1] {
			t.Errorf("%d: step %d, end %d", greatest, step, end)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 8, "甲": 14, "a甲": 22, "\u2e7f": 8, "\u2e80": 14} {
		if got := widthOf(text); got != want {
			t.Errorf("%q is %d wide", text, got)
		}
	}
	for text, want := range map[string]string{strings.Repeat("甲", 16): strings.Repeat("甲", 16), strings.Repeat("甲", 17): strings.Repeat("甲", 15) + "…", "": ""} {
		if got := cut(text); got != want {
			t.Errorf("%s is cut to %s", text, got)
		}
	}
	for _, c := range [][3]int{{1, 3, 33}, {2, 3, 67}, {1, 2, 50}, {1, 200, 1}, {1, 201, 0}, {0, 5, 0}, {5, 5, 100}} {
		if got := percent(c[0], c[1]); got != c[2] {
			t.Errorf("%d of %d is %d", c[0], c[1], got)
		}
	}
}

func TestWhatAPageSaysOfItsText(t *testing.T) {
	indented := func(text string) *layout.Paragraph {
		return &layout.Paragraph{Style: layout.Style{FirstIndent: layout.Pt}, Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}}}
	}
	flush := indented("顶格")
	flush.Style.FirstIndent = 0
	heading := indented("标题")
	heading.Parts[0].Role = layout.RoleH1
	long := strings.Repeat("甲", 119)
	for _, c := range []struct {
		subject string
		blocks  []layout.Block
		want    string
	}{
		{"主题", []layout.Block{indented("甲")}, "主题"}, {"", nil, ""}, {"", []layout.Block{flush, heading, &layout.Paragraph{}, indented("甲\n乙"), indented("丙")}, "甲乙"},
		{"", []layout.Block{&layout.Group{Blocks: []layout.Block{flush}}, &layout.Group{Blocks: []layout.Block{indented("丁")}}, indented("丙")}, "丁"},
		{"", []layout.Block{indented(long + "乙")}, long + "乙"}, {"", []layout.Block{indented(long + "乙丙")}, long + "乙…"}, {"", []layout.Block{indented("。" + long + "丙")}, "。" + long + "…"},
		{"", []layout.Block{indented("戊。" + long + "丙")}, "戊。"}, {"", []layout.Block{indented(long + "。丙")}, long + "。"}, {"", []layout.Block{indented(long + "丙。")}, long + "丙…"},
	} {
		p := newPageWriter(&Encoder{}, &layout.Flow{Meta: layout.Meta{Subject: c.subject}, Blocks: c.blocks})
		if got := p.description(); got != c.want {
			t.Errorf("got %s, not %s", got, c.want)
		}
	}
	for title, want := range map[string]string{"": "甲局", "2023年政府信息公开年度报告": "甲局,2023年,政府信息公开,年度报告", "1999年报": "甲局,1999年,年报", "1823年": "甲局", "政府信息公开": "甲局,政府信息公开"} {
		if got := keywords(layout.Meta{Author: "甲局", Title: title}); got != want {
			t.Errorf("%s: %s", title, got)
		}
	}
	if got := keywords(layout.Meta{Title: "年报"}); got != "年报" {
		t.Errorf("without an organ: %s", got)
	}
	for heading, want := range map[string]string{"一、甲": "甲", "十二、甲": "甲", "十、": "", "甲、乙": "甲、乙", "甲一、乙": "甲一、乙", "一": "一", "1、甲": "1、甲"} {
		if got := withoutNumber(heading); got != want {
			t.Errorf("%s is %s", heading, got)
		}
	}
	for _, r := range "一二三四五六七八九十" {
		if got := withoutNumber(string(r) + "、甲"); got != "甲" {
			t.Errorf("%c: %s", r, got)
		}
	}
}
