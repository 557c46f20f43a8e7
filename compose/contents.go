package compose

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// contentsLevels is how many levels of headings a table of contents lists.
const contentsLevels = 2

// contentsRoom is the width that a page number has at the right of an entry.
const contentsRoom = layout.SanHao * 3 / 2

// Contents makes the table of contents of a report that was laid out without it.
func Contents(d *layout.Document, page layout.PageStyle) *layout.Group {
	title := &layout.Paragraph{
		Source: "contents",
		Style:  titleStyle(page),
		Parts:  []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: "目　录", Face: fonts.XiaoBiaoSong}}}},
	}
	table := &layout.Group{Role: layout.RoleTOC}
	var below *layout.Group // the table of the level below, after its last entry of level one
	for i, h := range d.Outline {
		if h.Level > contentsLevels {
			continue
		}
		entry := &layout.Group{Role: layout.RoleTOCI, Blocks: []layout.Block{contentsEntry(i+1, h, h.Page-d.Front+1, page)}}
		if h.Level == 1 {
			table.Blocks = append(table.Blocks, entry)
			below = nil
			continue
		}
		if below == nil {
			below = &layout.Group{Role: layout.RoleTOC}
			table.Blocks = append(table.Blocks, below)
		}
		below.Blocks = append(below.Blocks, entry)
	}
	return &layout.Group{Role: layout.RoleSect, Front: true, Blocks: []layout.Block{title, table}}
}

// contentsEntry is one line of the table: the heading, without the full stop of a run-in heading,
// and the number of its page. A space between them separates the two for screen readers.
func contentsEntry(index int, h layout.Heading, number int, page layout.PageStyle) *layout.Paragraph {
	style := layout.Style{Size: page.Body, Align: layout.Left, RightIndent: contentsRoom}
	face := fonts.Hei
	if h.Level > 1 {
		face, style.LeftIndent = fonts.FangSong, page.Measure()*2/layout.Length(page.Chars)
	}
	return &layout.Paragraph{
		Source: "contents", Style: style, Tail: " " + strconv.Itoa(number),
		Parts: []layout.Part{{Role: layout.RoleReference, Spans: []layout.Span{{Text: strings.TrimRight(h.Text, "。："), Face: face, To: index}}}},
	}
}
