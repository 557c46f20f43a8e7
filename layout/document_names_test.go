package layout

import (
	"strings"
	"testing"
)

// What encoders and readers of dumps rely on.
func TestTheNamesOfRoles(t *testing.T) {
	roles := []Role{
		RoleDocument, RoleTitle, RoleH1, RoleH2, RoleH3, RoleH4, RoleP, RoleSpan, RoleLink, RoleTable, RoleTHead, RoleTBody, RoleTR, RoleTH, RoleTD,
		RoleSect, RoleL, RoleLI, RoleLbl, RoleLBody, RoleTOC, RoleTOCI, RoleReference, RoleFigure, RoleCaption,
	}
	want := "Document Title H1 H2 H3 H4 P Span Link Table THead TBody TR TH TD Sect L LI Lbl LBody TOC TOCI Reference Figure Caption"
	for i, name := range strings.Fields(want) {
		if roles[i] != Role(name) {
			t.Errorf("role %d is %q, want %q", i, roles[i], name)
		}
	}
	if Artifact != -1 || Boldness != 32 || OfficialRed != (Color{255, 0, 0}) {
		t.Errorf("an artifact's mark is %d, boldness %d, red %v", Artifact, Boldness, OfficialRed)
	}
}

// Numbers, stamps, headers and labels that are repeated belong to the pagination; nothing of the content does.
func TestWhatBelongsToThePagination(t *testing.T) {
	page := pointPage(60*Pt, 6, 100*Pt)
	page.NumberSize, page.Stamp = 9*Pt, "稿"
	table := parseTable(t, []string{"heads 1", "| !甲 | !乙", "| =标 | 1", "| ^ | 2", "| ^ | 3", "| ^ | 4"}).table
	p := body("正文")
	p.Style.Size = 10 * Pt
	d := mustDo(t, page, table, p)
	seen := ""
	for _, p := range d.Pages {
		for _, item := range p.Items {
			g, ok := item.(*Glyphs)
			if !ok {
				continue
			}
			if g.Page != (g.Mark == Artifact) {
				t.Errorf("%s with the mark %d: of the pagination is %v", g.Glyphs[0].Text, g.Mark, g.Page)
			}
			if g.Page {
				for _, gl := range g.Glyphs {
					seen += gl.Text
				}
			}
		}
	}
	if want := "稿— 1 —稿甲乙标（续）— 2 —"; !strings.HasPrefix(seen, want) {
		t.Errorf("of the pagination are %s, not %s", seen, want)
	}
}
