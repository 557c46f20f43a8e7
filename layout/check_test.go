package layout

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// asRole is a paragraph of one part.
func asRole(role Role, text string) *Paragraph {
	return &Paragraph{Parts: []Part{{Role: role, Spans: []Span{{Text: text, Face: fonts.FangSong}}}}}
}

func TestAFlowIsRefusedWithTheNamesOfItsBadBlocks(t *testing.T) {
	good := asRole(RoleP, "正文。")
	for name, c := range map[string]struct {
		flow []Block
		want string
	}{
		"nil":                        {[]Block{good, nil}, "layout: block 2: it is nil; leave it out"},
		"a nil paragraph":            {[]Block{(*Paragraph)(nil)}, "layout: paragraph 1: it is nil; leave it out"},
		"a nil table":                {[]Block{good, (*Table)(nil)}, "layout: table 2: it is nil; leave it out"},
		"a nil figure":               {[]Block{(*Figure)(nil)}, "layout: figure 1: it is nil; leave it out"},
		"a nil group":                {[]Block{good, (*Group)(nil)}, "layout: group after block 1: it is nil; leave it out"},
		"nil in a group":             {[]Block{&Group{Role: RoleSect, Blocks: []Block{good, nil}}}, "layout: block 2: it is nil; leave it out"},
		"a block of another package": {[]Block{good, struct{ *Paragraph }{good}}, "layout: block 2: struct { *layout.Paragraph } is no block of this package"},
		"no role":                    {[]Block{asRole("", "正文。")}, `layout: paragraph 1 “正文。”: "" is no role of text; use RoleP,`},
		"an unknown role":            {[]Block{asRole("H5", "一二三四五六七八九十一二三四")}, `layout: paragraph 1 “一二三四五六七八九十一二…”: "H5" is no role of text`},
		"a table's role":             {[]Block{asRole(RoleTD, "正文。")}, `"TD" is no role of text`},
		"a group's unknown role":     {[]Block{&Group{Role: "Part", Blocks: []Block{good}}}, `layout: group after block 0: "Part" is no role of a group`},
		"a first heading too low":    {[]Block{asRole(RoleH2, "（一）")}, "H2 follows a heading of level 0"},
		"a level skipped":            {[]Block{asRole(RoleH1, "一、"), good, asRole(RoleH3, "1.")}, "layout: paragraph 3 “1.”: H3 follows a heading of level 1; no level may be skipped (ISO 14289-1, 7.4.2): use RoleH2"},
	} {
		d, err := Do(c.flow, GBT9704(), faces(t))
		var bad *BadBlock
		if d != nil || !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestNilBlocksAreNoTexts(t *testing.T) {
	flow := []Block{nil, (*Paragraph)(nil), (*Table)(nil), (*Figure)(nil), (*Separator)(nil), (*Group)(nil), &Group{Blocks: []Block{nil}}}
	if got := Missing(flow, faces(t)); got != nil {
		t.Errorf("got %v", got)
	}
	Substitute(flow, faces(t), '〓')
	if got := StandIns(flow, faces(t)); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestAllBadBlocksAreToldAtOnce(t *testing.T) {
	_, err := Do([]Block{nil, asRole("X", "甲"), asRole(RoleH2, "乙")}, GBT9704(), faces(t))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 3 {
		t.Errorf("got %v", err)
	}
}

func TestHeadingsMayGoUpAnyNumberOfLevels(t *testing.T) {
	mustDo(t, GBT9704(), asRole(RoleTitle, "题"), asRole(RoleH1, "一、"), asRole(RoleH2, "（一）"), asRole(RoleH3, "1."), asRole(RoleH4, "（1）"), asRole(RoleH1, "二、"))
}

// A fault says where it is even when its block has no Source.
func TestAFaultWithoutASourceNamesItsBlock(t *testing.T) {
	table := counts(2, 2, 1)
	for i := range table.Cells {
		table.Cells[i].Source = ""
	}
	table.Cells[1].Text = "\U000f0000"
	for name, c := range map[string]struct {
		flow []Block
		want string
	}{
		"a paragraph":      {[]Block{asRole(RoleP, "甲"), asRole(RoleP, "见\U000f0000")}, "in paragraph 2 “见\U000f0000”"},
		"one in a group":   {[]Block{&Group{Role: RoleSect, Blocks: []Block{asRole(RoleP, "甲"), asRole(RoleP, "乙\U000f0000")}}}, "in paragraph 2 “乙\U000f0000”"},
		"a table":          {[]Block{asRole(RoleP, "甲"), table}, "in table 2 “" + table.Name},
		"one with Source":  {[]Block{body("\U000f0000")}, "in test"},
		"a nameless table": {[]Block{asRole(RoleP, "甲"), &Table{Rows: 1}}, "layout: table 2: it has no columns"},
	} {
		_, err := Do(c.flow, GBT9704(), faces(t))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func TestSpansOfZeroCountAsOne(t *testing.T) {
	table := counts(3, 2, 1)
	want := mustDo(t, GBT9704(), table)
	bare := *table
	bare.Cells = append([]Cell(nil), table.Cells...)
	for i := range bare.Cells {
		c := &bare.Cells[i]
		if c.RowSpan == 1 {
			c.RowSpan = 0
		}
		if c.ColSpan == 1 {
			c.ColSpan = 0
		}
	}
	got := mustDo(t, GBT9704(), &bare)
	var a, b, c, d strings.Builder
	if err := errors.Join(Dump(&a, want), Dump(&b, got), DumpTree(&c, want), DumpTree(&d, got)); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() || c.String() != d.String() {
		t.Error("the pages or the trees differ")
	}
	if bare.Cells[0].RowSpan != 0 {
		t.Error("the caller's table was changed")
	}
	bare.Cells[0].ColSpan = -1
	if _, err := Do([]Block{&bare}, GBT9704(), faces(t)); err == nil {
		t.Error("a negative span is accepted")
	}
}
