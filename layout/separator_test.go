package layout

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// rulesOf lists the rules of a page.
func rulesOf(p *Page) (all []*Rule) {
	for _, item := range p.Items {
		if r, ok := item.(*Rule); ok {
			all = append(all, r)
		}
	}
	return all
}

func TestASeparatorStandsAcrossTheTypeArea(t *testing.T) {
	page := GBT9704()
	s := &Separator{Weight: 2 * Pt, Color: OfficialRed, SpaceBefore: 10 * Pt, SpaceAfter: 5 * Pt, Snap: true}
	d := mustDo(t, page, body("甲"), s, body("乙"))
	rules := rulesOf(&d.Pages[0])
	want := Rule{X: page.Left, Y: page.Top + page.Pitch() + 10*Pt, W: page.Measure(), H: 2 * Pt, Color: OfficialRed}
	if len(rules) != 1 || *rules[0] != want {
		t.Fatalf("got %+v, want %+v", rules, want)
	}
	glyphs := d.Pages[0].glyphs()
	if below := glyphs[len(glyphs)-1].y - glyphs[0].y; below != 2*page.Pitch() {
		t.Errorf("the text goes on %s below, not on the next line of the grid", below)
	}
	var tree strings.Builder
	if err := DumpTree(&tree, d); err != nil {
		t.Fatal(err)
	}
	if strings.Count(tree.String(), "\n") != 3 {
		t.Errorf("the tree holds more than the paragraphs:\n%s", tree.String())
	}
}

func TestASeparatorGoesToTheNextPageWithoutItsSpace(t *testing.T) {
	page := narrow(6, 4)
	d := mustDo(t, page, body("甲\n乙\n丙\n丁"), &Separator{SpaceBefore: 3 * Pt, LeftIndent: Pt, RightIndent: 2 * Pt})
	if len(d.Pages) != 2 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	rules := rulesOf(&d.Pages[1])
	if want := (Rule{X: page.Left + Pt, Y: page.Top, W: page.Measure() - 3*Pt, H: RuleWeight}); len(rules) != 1 || *rules[0] != want {
		t.Errorf("got %+v, want %+v", rules, want)
	}
}

func TestASeparatorThatKeepsWithTheNextIsNotAtAPagesFoot(t *testing.T) {
	page := narrow(6, 4)
	d := mustDo(t, page, body("甲\n乙\n丙"), &Separator{SpaceAfter: Pt, KeepNext: true}, body("丁"))
	if len(d.Pages) != 2 || len(rulesOf(&d.Pages[0])) != 0 || len(rulesOf(&d.Pages[1])) != 1 {
		t.Errorf("%d pages, %d rules on the first", len(d.Pages), len(rulesOf(&d.Pages[0])))
	}
}

func TestASeparatorWithoutRoomIsRefused(t *testing.T) {
	page := GBT9704()
	for _, c := range []struct {
		reason    string
		separator *Separator
	}{
		{"a length is negative", &Separator{Weight: -1}},
		{"a length is negative", &Separator{LeftIndent: -1}},
		{"a length is negative", &Separator{RightIndent: -1}},
		{"a length is negative", &Separator{SpaceBefore: -1}},
		{"a length is negative", &Separator{SpaceAfter: -1}},
		{"its indents leave no room", &Separator{LeftIndent: page.Measure() - 1, RightIndent: 1}},
		{"it is higher than a page", &Separator{SpaceBefore: page.Depth()}},
		{"it is nil; leave it out", nil},
	} {
		_, err := Do([]Block{body("甲"), c.separator}, page, faces(t))
		var bad *BadBlock
		if !errors.As(err, &bad) || bad.Reason != c.reason || bad.Block != "separator 2" {
			t.Errorf("%s: got %v", c.reason, err)
		}
	}
}

func TestASeparatorAloneMakesNoElementOfItsGroup(t *testing.T) {
	d := mustDo(t, GBT9704(), body("甲"), &Group{Role: RoleSect, Blocks: []Block{&Separator{}}})
	if len(d.Tree.Kids) != 1 || len(rulesOf(&d.Pages[0])) != 1 {
		t.Errorf("%d elements, %d rules", len(d.Tree.Kids), len(rulesOf(&d.Pages[0])))
	}
}

func TestColoursOfTextPartRuns(t *testing.T) {
	p := body("")
	p.Parts[0].Spans = []Span{{Text: "黑", Face: fonts.FangSong}, {Text: "红", Face: fonts.FangSong, Color: OfficialRed}, {Text: "黑", Face: fonts.FangSong}}
	d := mustDo(t, GBT9704(), p)
	var colors []Color
	for _, item := range d.Pages[0].Items {
		if g, ok := item.(*Glyphs); ok && g.Mark != Artifact {
			colors = append(colors, g.Color)
		}
	}
	if len(colors) != 3 || colors[0] != (Color{}) || colors[1] != OfficialRed || colors[2] != (Color{}) {
		t.Errorf("got %v", colors)
	}
	var dump strings.Builder
	if err := Dump(&dump, d); err != nil {
		t.Fatal(err)
	}
	if strings.Count(dump.String(), " #ff0000") != 1 {
		t.Errorf("got\n%s", dump.String())
	}
}

func TestAPageNumberSizeOfZeroLeavesNumbersOut(t *testing.T) {
	page := GBT9704()
	page.NumberSize = 0
	d := mustDo(t, page, body("甲"))
	for _, item := range d.Pages[0].Items {
		if g, ok := item.(*Glyphs); ok && g.Mark == Artifact {
			t.Errorf("there is %v", g.Glyphs)
		}
	}
}

func TestALineFeedEndsALineWithinAParagraph(t *testing.T) {
	page := GBT9704()
	title := asRole(RoleTitle, "关于做好工作的\n通知")
	title.Style = Style{Align: Centre}
	d := mustDo(t, page, title)
	glyphs := d.Pages[0].glyphs()
	first, last := glyphs[0], glyphs[len(glyphs)-1]
	if last.y-first.y != page.Pitch() {
		t.Errorf("the second line stands %s below the first", last.y-first.y)
	}
	if n := len(d.Tree.Kids); n != 1 {
		t.Errorf("%d elements", n)
	}
}
