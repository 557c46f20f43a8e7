package html

import (
	"fmt"
	"strings"
	"testing"
)

// nestedParts is an MHT file whose page stands in so many multiparts.
func nestedParts(n int) string {
	page := "Content-Type: text/html\n\n<p>甲" + report + "\n"
	for i := n; i > 0; i-- {
		page = fmt.Sprintf("Content-Type: multipart/x; boundary=b%d\n\n--b%d\n%s--b%d--\n", i, i, page, i)
	}
	return "Subject: a\n" + page
}

func TestTheLimitsOfPagesAreExact(t *testing.T) {
	const noParts = "Subject: a\nContent-Type: multipart/x; boundary=b\n\n"
	table := func(cells string) string { return "<table><tr>" + cells + "</table>" + report }
	for name, c := range map[string]struct {
		page, id string
	}{
		"bytes":            {noParts + strings.Repeat(" ", maxBytes-len(noParts)), "READ-DAMAGED"},
		"a byte more":      {strings.Repeat(" ", maxBytes+1), "READ-LIMIT"},
		"tags":             {report + strings.Repeat("< ", maxTags-strings.Count(report, "<")), ""},
		"a tag more":       {report + strings.Repeat("< ", maxTags-strings.Count(report, "<")+1), "READ-LIMIT"},
		"words":            {report + strings.Repeat("a ", maxWords-words(strings.Repeat(" ", 2*maxWords)+report)) + strings.Repeat(" ", 100), ""},
		"a word more":      {report + strings.Repeat("a ", maxWords+1), "READ-LIMIT"},
		"attributes":       {strings.Repeat("<p a b c>", maxAttributes/3) + report, ""},
		"an attribute too": {strings.Repeat("<p a b c>", maxAttributes/3) + "<p a>" + report, "READ-LIMIT"},
		"blocks":           {strings.Repeat("<p>1", maxBlocks-4) + report, ""},
		"a block more":     {strings.Repeat("<p>1", maxBlocks-3) + report, "READ-LIMIT"},
		"cells":            {table(strings.Repeat(strings.Repeat("<td>", 1000)+"<tr>", maxCells/1000)), ""},
		"a cell more":      {table(strings.Repeat(strings.Repeat("<td>", 1000)+"<tr>", maxCells/1000) + "<td>"), "READ-LIMIT"},
		"columns":          {table("<td colspan=1000><td colspan=1000>"), ""},
		"a column more":    {table("<td colspan=1000><td colspan=1000><td>"), "READ-LIMIT"},
		"nesting":          {strings.Repeat("<table><tr><td>", maxNesting) + report, ""},
		"deeper nesting":   {strings.Repeat("<table><tr><td>", maxNesting+1) + report, "READ-LIMIT"},
		"parts":            {"Subject: a\nContent-Type: multipart/x; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: a/b\n\n", maxParts-1) + "--b\nContent-Type: text/html\n\n" + report + "\n--b--\n", ""},
		"a part more":      {"Subject: a\nContent-Type: multipart/x; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: a/b\n\n", maxParts) + "--b\nContent-Type: text/html\n\n" + report + "\n--b--\n", "READ-DAMAGED"},
		"multiparts":       {nestedParts(maxMultiparts + 1), ""},
		"deeper ones":      {nestedParts(maxMultiparts + 2), "READ-DAMAGED"},
		"a late header":    {"Subject: " + strings.Repeat("a", 4096-len("Subject: \nContent-Type: text/html")) + "\nContent-Type: text/html\n\n" + report, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read([]byte(c.page)); idOf(err) != c.id {
				t.Error(err)
			}
		})
	}
	for text, want := range map[string]int{strings.Repeat("a ", maxWords): 0, strings.Repeat("a ", maxWords) + "a": maxWords + 1, strings.Repeat("/", 2*maxWords) + "a\tb\nc\fd\re/f\"g'h i": 9} {
		if got := words(text); got != want {
			t.Errorf("%d words, not %d", got, want)
		}
	}
	if isMHT([]byte("Subject: " + strings.Repeat("a", 4096-len("Subject: \nContent-Type: text/htm")) + "\nContent-Type: text/html")) {
		t.Error("what stands behind the first 4096 bytes is looked at")
	}
}

func TestPlacesCountLinesAndCharacters(t *testing.T) {
	for source, want := range map[string]place{
		"": {1, 1}, "a": {1, 2}, "甲𠀀": {1, 3}, "\n": {2, 1}, "\r": {2, 1}, "\r\n": {2, 1}, "\n\r": {3, 1}, "\r\r": {3, 1}, "a\r\nb": {2, 2}, "\r|\n": {2, 1}, "\r|a|\n": {3, 1}, "\r||\n": {2, 1}, "甲\n乙|丙": {2, 3}, "\xff\n\xff": {2, 2},
	} {
		c := counter{place: place{1, 1}}
		for piece := range strings.SplitSeq(source, "|") {
			c.pass([]byte(piece))
		}
		if c.place != want {
			t.Errorf("%q ends at %v, not %v", source, c.place, want)
		}
	}
	d := &page{places: []place{{3, 4}}}
	for number, want := range map[string]int{"0": 3, "1": 0, "-1": 0, "x": 0, "": 0} {
		if got := d.placeOf(number); got.Line != want {
			t.Errorf("place %q is %v", number, got)
		}
	}
}

func TestWhatPagesSayOfTheirEncoding(t *testing.T) {
	big5 := "<p>\xa5\xd2\xa7\xbd</p>" // 甲局
	for name, c := range map[string]struct{ page, said, want, notes string }{
		"nothing":          {big5, "", "<p>ヒЫ</p>", ""},
		"the part says it": {big5, "Big5", "<p>甲局</p>", "提示[IMPORT-EXTRA] 网页按 Big5 编码（繁体）读入"},
		"the page":         {"<META content='text/html; charset = \"big5'>" + big5, "", "<META content='text/html; charset = \"big5'><p>甲局</p>", "提示[IMPORT-EXTRA] 网页按 Big5 编码（繁体）读入"},
		"the page, late":   {strings.Repeat(" ", 4096-len("<meta charset=big")) + "<meta charset=big5>" + big5, "", strings.Repeat(" ", 4096-len("<meta charset=big")) + "<meta charset=big5><p>ヒЫ</p>", ""},
		"in time":          {strings.Repeat(" ", 4096-len("<meta charset=big5")) + "<meta charset=big5>" + big5, "", strings.Repeat(" ", 4096-len("<meta charset=big5")) + "<meta charset=big5><p>甲局</p>", "提示[IMPORT-EXTRA] 网页按 Big5 编码（繁体）读入"},
		"UTF-8 that says":  {"<meta charset=big5>甲", "", "<meta charset=big5>甲", ""},
		"a mark":           {"\ufeff甲", "", "甲", ""},
		"damaged":          {"甲\n\xff乙\xfe", "", "甲\n\ufffd乙\ufffd", "第2行第1列：警告[IMPORT-EXTRA] 网页是 UTF-8 编码，但有 2 个字节已损坏，读作“\ufffd”（请重新保存网页，或核对此处的文字）"},
	} {
		text, notes := decode([]byte(c.page), c.said)
		if text != c.want || notes.Error() != c.notes {
			t.Errorf("%s: %q, %v", name, text[max(0, len(text)-40):], notes)
		}
	}
}
