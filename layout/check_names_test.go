package layout

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// What parts of paragraphs and groups may be, of all roles that there are and some that are none.
func TestWhichRolesAreThoseOfTextAndOfGroups(t *testing.T) {
	const (
		texts      = "Title H1 H2 H3 H4 P Span Lbl LBody Reference Caption"
		containers = " Sect L LI LBody TOC TOCI"
		others     = "Document Link Table THead TBody TR TH TD Figure H5 H0 H p Part"
	)
	all := append(strings.Split(texts+containers+" "+others, " "), "")
	in := func(list, role string) bool {
		for _, r := range strings.Split(list, " ") {
			if r == role {
				return true
			}
		}
		return false
	}
	for _, role := range all {
		p := asRole(Role(role), "甲")
		flow := []Block{p}
		for level := 1; level < Role(role).HeadingLevel(); level++ {
			flow = append([]Block{asRole(Role(fmt.Sprintf("H%d", Role(role).HeadingLevel()-level)), "题")}, flow...)
		}
		want := ""
		if !in(texts, role) {
			want = fmt.Sprintf("layout: paragraph 1 “甲”: %q is no role of text; use RoleP, RoleTitle, RoleH1 to RoleH4 or another Role of this package", role)
		}
		if got := faultsOf(flow); got != want {
			t.Errorf("text of the role %q: %s", role, got)
		}
		want = ""
		if !in(containers, role) {
			want = fmt.Sprintf("layout: group after block 0: %q is no role of a group; use RoleSect, RoleL, RoleLI, RoleLBody, RoleTOC, RoleTOCI or none", role)
		}
		if got := faultsOf([]Block{&Group{Role: Role(role)}}); got != want {
			t.Errorf("a group of the role %q: %s", role, got)
		}
	}
}

// faultsOf is what a flow is refused for before it is measured.
func faultsOf(flow []Block) string {
	var faults Faults
	checkFlow(flow, &faults)
	return faults.Error()
}

func TestTheLevelsOfHeadings(t *testing.T) {
	for in, want := range map[string]string{
		"1 2 3 4":   "",
		"1 1 2 1 2": "",
		"1 2 3 1":   "",
		"2":         "1: H2 after 0, H1",
		"1 3":       "2: H3 after 1, H2",
		"1 2 4":     "3: H4 after 2, H3",
		"1 2 1 3":   "4: H3 after 1, H2", // the last heading counts, not the deepest
		"1 3 4":     "2: H3 after 1, H2", // after which the level is 3
		"1 0 3":     "3: H3 after 1, H2", // text between
		"3 1 3":     "1: H3 after 0, H1\n3: H3 after 1, H2",
	} {
		var flow []Block
		for _, level := range strings.Fields(in) {
			role := Role("H" + level)
			if level == "0" {
				role = RoleP
			}
			flow = append(flow, asRole(role, "题"))
		}
		var lines []string
		for line := range strings.Lines(want) {
			var n, level, use int
			var role string
			if _, err := fmt.Sscanf(strings.Replace(line, ",", "", 1), "%d: %s after %d H%d", &n, &role, &level, &use); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprintf("layout: paragraph %d “题”: %s follows a heading of level %d; no level may be skipped (ISO 14289-1, 7.4.2): use RoleH%d", n, role, level, use))
		}
		if got := faultsOf(flow); got != strings.Join(lines, "\n") {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// Each fault of a paragraph is told, a bad role before a bad level.
func TestAllPartsOfAParagraphAreLookedAt(t *testing.T) {
	p := asRole("X", "甲")
	p.Parts = append(p.Parts, Part{Role: RoleH2}, Part{Role: "Y"}, Part{Role: RoleP})
	const name = "layout: paragraph 1 “甲”: "
	want := name + `"X" is no role of text; use RoleP, RoleTitle, RoleH1 to RoleH4 or another Role of this package` + "\n" +
		name + "H2 follows a heading of level 0; no level may be skipped (ISO 14289-1, 7.4.2): use RoleH1" + "\n" +
		name + `"Y" is no role of text; use RoleP, RoleTitle, RoleH1 to RoleH4 or another Role of this package`
	if got := faultsOf([]Block{p}); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestTheLevelOfEachRole(t *testing.T) {
	for role, want := range map[Role]int{
		RoleH1: 1, RoleH2: 2, RoleH3: 3, RoleH4: 4, "H0": 0, "H5": 0, "H": 0, "H11": 0, "h1": 0, "P1": 0, RoleP: 0, "": 0, RoleTH: 0, "H/": 0, "H:": 0,
	} {
		if got := role.HeadingLevel(); got != want {
			t.Errorf("%q: %d, want %d", role, got, want)
		}
	}
	for scope, want := range map[Scope]string{NoScope: "", ColumnScope: "Column", RowScope: "Row"} {
		if scope.String() != want {
			t.Errorf("%d: %s", scope, scope)
		}
	}
}

func TestHowABlockIsNamed(t *testing.T) {
	const twelve = "一二三四五六七八九十甲乙"
	for _, c := range []struct {
		b    Block
		want string
	}{
		{nil, "block 3"},
		{(*Paragraph)(nil), "paragraph 3"},
		{&Paragraph{}, "paragraph 3"},
		{asRole(RoleP, "甲"), "paragraph 3 “甲”"},
		{asRole(RoleP, twelve), "paragraph 3 “" + twelve + "”"},
		{asRole(RoleP, twelve+"丙"), "paragraph 3 “" + twelve + "…”"},
		{(*Table)(nil), "table 3"},
		{&Table{}, "table 3"},
		{&Table{Name: "表三"}, "table 3 “表三”"},
		{(*Figure)(nil), "figure 3"},
		{&Figure{Caption: "题"}, "figure 3"},
		{&Figure{Alt: "图"}, "figure 3 “图”"},
		{(*Separator)(nil), "separator 3"},
		{&Separator{}, "separator 3"},
		{(*Group)(nil), "group after block 3"},
		{&Group{}, "group after block 3"},
	} {
		if got := nameBlock(c.b, 3); got != c.want {
			t.Errorf("%T: %s, want %s", c.b, got, c.want)
		}
	}
}

func TestTheNumberOfABlockCountsThoseInGroups(t *testing.T) {
	a, b, c, d, e := &Separator{}, asRole(RoleP, "乙"), asRole(RoleP, "丙"), asRole(RoleP, "丁"), asRole(RoleP, "戊")
	flow := []Block{&Group{Blocks: []Block{a, &Group{Blocks: []Block{b}}, c}}, &Group{}, d}
	for want, block := range []Block{e, a, b, c, d} {
		if got := numberOf(flow, block); got != want {
			t.Errorf("block %d has the number %d", want, got)
		}
	}
	if got := numberOf([]Block{a, d, a}, a); got != 3 {
		t.Errorf("a block that stands twice has the number %d", got)
	}
	// The fault of each is told by the same number.
	bad := asRole("X", "坏")
	for i, flow := range [][]Block{
		{bad, a}, {a, bad}, {&Group{Blocks: []Block{a, b}}, bad}, {&Group{Blocks: []Block{a, &Group{Blocks: []Block{b}}, bad}}}, {a, nil, b, bad},
	} {
		if got, want := faultsOf(flow), fmt.Sprintf("layout: paragraph %d “坏”", []int{1, 2, 3, 3, 4}[i]); !strings.Contains(got, want) {
			t.Errorf("%d: %s", i, got)
		}
	}
}

// Only what has no Source is given a name, and all that has none.
func TestFaultsWithoutASourceAreNamed(t *testing.T) {
	p := asRole(RoleP, "见")
	faults := []error{
		errors.New("other"), &MissingGlyph{'a', "s"}, &MissingGlyph{'b', ""}, &TooWide{Table: "表"}, &TooWide{Source: "t"},
		&BadFigure{Reason: "r"}, &BadTable{Reason: "r"}, &BadTable{Table: "表"}, &BadBlock{Block: "", Reason: "r"},
	}
	nameFaults(faults, []Block{&Separator{}, p}, p)
	const name = "paragraph 2 “见”"
	want := []error{
		errors.New("other"), &MissingGlyph{'a', "s"}, &MissingGlyph{'b', name}, &TooWide{Table: "表", Source: name}, &TooWide{Source: "t"},
		&BadFigure{Source: name, Reason: "r"}, &BadTable{Table: name, Reason: "r"}, &BadTable{Table: "表"}, &BadBlock{Block: "", Reason: "r"},
	}
	if !reflect.DeepEqual(faults, want) {
		t.Errorf("got %v", faults)
	}
}

func TestWhatEachFaultSays(t *testing.T) {
	for _, c := range []struct {
		err     error
		want    string
		ofBlock bool
	}{
		{ErrNoFaces, "layout: a role has no face", false},
		{&MissingGlyph{'𠮷', "overview"}, "layout: no face has U+20BB7 '𠮷', in overview", false},
		{&TooWide{"表三", 2, 5, "12\n3", "s"}, `layout: 表三, row 2, column 5: "12\n3" does not fit`, true},
		{&BadTable{"表三", "it is bad", "s"}, "layout: 表三: it is bad", true},
		{&BadFigure{"overview", "图1", "it is bad"}, "layout: figure in overview: it is bad", true},
		{&BadPage{"it is bad"}, "layout: page: it is bad", false},
		{&BadBlock{"paragraph 1", "it is bad"}, "layout: paragraph 1: it is bad", false},
		{Faults{&BadPage{"a"}, &BadPage{"b"}}, "layout: page: a\nlayout: page: b", false},
		{Faults{}, "", false},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%T: %s, want %s", c.err, got, c.want)
		}
		if got := ofBlock(c.err); got != c.ofBlock {
			t.Errorf("%T is of a block: %v", c.err, got)
		}
	}
	if all := (Faults{&BadPage{"a"}}).Unwrap(); len(all) != 1 {
		t.Errorf("unwrapped: %v", all)
	}
}

// What is measured names its block as well as what is checked before.
func TestAllMissingCharactersOfAFlowAreToldWithTheirBlocks(t *testing.T) {
	span := func(text string) Span { return Span{Text: text, Face: fonts.FangSong} }
	first := asRole(RoleP, "甲\U000f0000乙\U000f0001")
	second := asRole(RoleP, "丙")
	second.Source, second.Parts[0].Spans = "own", []Span{span("丙"), span("\U000f0002")}
	_, err := Do([]Block{asRole(RoleP, "一"), &Group{Blocks: []Block{first}}, second}, GBT9704(), faces(t))
	const name = "paragraph 2 “甲\U000f0000乙\U000f0001”"
	want := Faults{&MissingGlyph{0xf0000, name}, &MissingGlyph{0xf0001, name}, &MissingGlyph{0xf0002, "own"}}
	if !reflect.DeepEqual(err, want) {
		t.Errorf("got %v", err)
	}
}
