package docx

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"image/color"
	"image/png"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/layout"
)

// TestRareFlows writes flows of few blocks: what begins a page, pictures that are shown twice, drafts without a word of
// their own, fonts of one name, notes without a place, and groups without blocks. It compares the main part, the names of
// the others and a digest of each.
func TestRareFlows(t *testing.T) {
	para := func(text string) layout.Block {
		return &layout.Paragraph{Parts: []layout.Part{{Spans: []layout.Span{{Text: text}}}}}
	}
	table := func() layout.Block { return layout.NewTable("表", 0, [][]string{{"甲", "1"}}) }
	apart := func(blocks ...layout.Block) layout.Block { return &layout.Group{Apart: true, Blocks: blocks} }
	front := func(blocks ...layout.Block) layout.Block { return &layout.Group{Front: true, Blocks: blocks} }
	turned := func(blocks ...layout.Block) layout.Block { return &layout.Group{Landscape: true, Blocks: blocks} }
	wide := func(columns int) layout.Block {
		return layout.NewTable("宽", 0, [][]string{slices.Repeat([]string{"123456789012"}, columns)})
	}
	gray := &layout.Picture{Width: 2, Height: 1, Components: 1, Data: []byte{0, 255}}
	colours := &layout.Picture{Width: 1, Height: 2, Components: 3, Data: []byte{255, 0, 0, 0, 128, 255}}
	figure := func(p *layout.Picture) layout.Block { return &layout.Figure{Alt: "图", Picture: p} }
	short := &layout.Picture{Width: 2, Height: 2, Components: 3, Data: make([]byte, 11)}
	four := &layout.Picture{Width: 1, Height: 1, Components: 4, Data: make([]byte, 4)}
	single := layout.GBT9704()
	single.SingleSided = true
	var b strings.Builder
	for _, c := range []struct {
		name    string
		flow    layout.Flow
		encoder Encoder
	}{
		{"nothing", layout.Flow{}, Encoder{}},
		{"groups without blocks", layout.Flow{Blocks: []layout.Block{apart(), front(), para("甲"), turned(), apart(), para("乙")}}, Encoder{}},
		{"blocks that begin a page", layout.Flow{Blocks: []layout.Block{para("甲"), apart(table()), apart(&layout.Separator{}), apart(figure(gray)), apart(para("乙")), apart(table())}}, Encoder{}},
		{"the first begins a page", layout.Flow{Blocks: []layout.Block{apart(para("甲")), apart(table(), table())}}, Encoder{}},
		{"pages in front only", layout.Flow{Blocks: []layout.Block{front(para("甲"))}}, Encoder{}},
		{"pages in front twice", layout.Flow{Blocks: []layout.Block{front(para("甲")), front(table()), para("乙"), front(para("丙"))}}, Encoder{}},
		{"a table ends turned pages", layout.Flow{Blocks: []layout.Block{para("甲"), turned(table()), para("乙"), turned(&layout.Separator{}), turned(figure(gray))}}, Encoder{}},
		{"tables that must turn", layout.Flow{Blocks: []layout.Block{&layout.Group{Turnable: true, Blocks: []layout.Block{para("甲"), wide(4), wide(8)}}, &layout.Group{Turnable: true, Blocks: []layout.Block{para("乙"), wide(4)}}}}, Encoder{}},
		{"tables that must turn and may not", layout.Flow{Blocks: []layout.Block{&layout.Group{Blocks: []layout.Block{wide(8)}}, wide(8)}}, Encoder{}},
		{"pictures twice", layout.Flow{Blocks: []layout.Block{figure(gray), figure(colours), figure(gray), figure(colours)}}, Encoder{}},
		{"a picture of few samples", layout.Flow{Blocks: []layout.Block{figure(short)}}, Encoder{}},
		{"a picture of four components", layout.Flow{Blocks: []layout.Block{figure(four)}}, Encoder{}},
		{"a draft", layout.Flow{Draft: true, Blocks: []layout.Block{para("甲")}}, Encoder{}},
		{"a draft on one side", layout.Flow{Draft: true, Page: single, Blocks: []layout.Block{para("甲"), turned(para("乙"))}}, Encoder{}},
		{"fonts of one name", layout.Flow{Blocks: []layout.Block{para("甲")}}, Encoder{Fonts: map[fonts.Role]string{fonts.FangSong: "宋体", fonts.Song: "宋体", fonts.Kai: "楷体", fonts.Hei: "楷体", fonts.XiaoBiaoSong: "宋体"}}},
		{"notes without a place", layout.Flow{Notes: []layout.Note{{Label: "错误", Text: "没有正文"}}, Blocks: []layout.Block{&layout.Separator{}}}, Encoder{}},
		{"only lines", layout.Flow{Blocks: []layout.Block{para("甲")}}, Encoder{Grid: LinesOnly}},
	} {
		if c.flow.Page.Body == 0 {
			c.flow.Page = layout.GBT9704()
		}
		fmt.Fprintf(&b, "# %s\n", c.name)
		var out bytes.Buffer
		if err := c.encoder.EncodeFlow(&out, &c.flow); err != nil {
			fmt.Fprintf(&b, "%v\n", err)
			continue
		}
		files, _ := opctest.Unzip(t, out.Bytes())
		_, body, _ := strings.Cut(files["word/document.xml"], "<w:body>")
		b.WriteString(strings.NewReplacer("<w:p>", "\n<w:p>", "<w:tbl>", "\n<w:tbl>", "<w:sectPr>", "\n<w:sectPr>", "</w:body></w:document>", "").Replace(body) + "\n")
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if strings.HasSuffix(name, ".png") { // however it is packed
				img, err := png.Decode(strings.NewReader(files[name]))
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%s %v", name, img.Bounds().Max)
				for y := range img.Bounds().Dy() {
					for x := range img.Bounds().Dx() {
						fmt.Fprintf(&b, " %v", color.NRGBAModel.Convert(img.At(x, y)))
					}
				}
				b.WriteString("; ")
				continue
			}
			sum := fnv.New32a()
			sum.Write([]byte(files[name]))
			fmt.Fprintf(&b, "%s %08x; ", name, sum.Sum32())
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "rare.txt"), []byte(b.String()))
}
