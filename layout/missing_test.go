package layout

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
)

func TestCharactersThatOtherFacesStandInForAreListedOnceForEachRole(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	face, err := fonts.NewFace(cfftest.Drawn("", "国甲。", shape).File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	set := faces(t).With(fonts.FangSong, face).With(fonts.Kai, face)
	table := &Table{Cells: []Cell{{Text: "乙丙\n甲", Face: fonts.Kai, Source: "cell"}, {Text: "乙", Face: fonts.Song, Source: "cell"}}}
	figure := &Figure{Caption: "丁", Source: "figure"}
	list := &Paragraph{Parts: []Part{{Spans: []Span{{Text: "公", Face: fonts.FangSong}}}}, Tail: "12", Source: "list"}
	flow := []Block{body("甲乙，乙A。"), &Group{Blocks: []Block{table, figure}}, list}
	var got string
	for _, s := range StandIns(flow, set) {
		got += s.Role.String() + string(s.Rune) + s.Source + " "
		if s.Lacks != face || s.Has != set.Face(fonts.Song) {
			t.Errorf("%q stands in for another face, or another face for it", s.Rune)
		}
	}
	if want := "仿宋乙test 仿宋，test 楷乙cell 楷丙cell 仿宋丁figure 仿宋公list "; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if all := StandIns(flow, faces(t)); len(all) > 0 {
		t.Errorf("the embedded faces lack %q", all[0].Rune)
	}
}
