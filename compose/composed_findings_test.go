package compose

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

func composedRead(t *testing.T, overview string) *model.Report {
	t.Helper()
	r, err := yaml.Read(strings.NewReader("organ: 青禾县水利局\nyear: 2023\noverview: |\n  " + overview + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func checkComposed(t *testing.T, name string, got []string, want ...string) {
	t.Helper()
	if text := strings.ReplaceAll(strings.Join(got, "\n"), `\u3000`, "　"); text != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", name, text, strings.Join(want, "\n"))
	}
}

// Each kind of fault has its words and its place.
func TestTheWordsOfEachFaultOfLayout(t *testing.T) {
	r := composedRead(t, "甲𠮷乙丙")
	glyph := func(c rune) error { return &layout.MissingGlyph{Rune: c, Source: "overview"} }
	for _, c := range []struct {
		fault error
		want  string
	}{
		{glyph('𠮷'), "error FONT overview 第4行第4列: 字体中没有字符“𠮷”（U+20BB7）（请核对是否误输，或指定收有这个字的字体；GB 18030-2022 的全部汉字，包括这个字，收在生僻字字体（fonts/rare）中） found \"𠮷\""},
		{glyph('Ꭰ'), "error FONT overview 第3行第11列: 字体中没有字符“Ꭰ”（U+13A0）（请核对是否误输，或指定收有这个字的字体） found \"Ꭰ\""},
		{glyph('\u200b'), "error FONT overview 第3行第11列: 含有看不见的字符 U+200B（零宽空格）（请删除这个字符） found \"\\u200b\""},
		{glyph('\ue123'), "error FONT overview 第3行第11列: 含有自造字（专用区字符 U+E123），在别的电脑上显示不出，也不能存档（请改用这个字在国家标准 GB 18030 中的编码） found \"\\ue123\""},
		{glyph('\U0010fffd'), "error FONT overview 第3行第11列: 含有自造字（专用区字符 U+10FFFD），在别的电脑上显示不出，也不能存档（请改用这个字在国家标准 GB 18030 中的编码） found \"\\U0010fffd\""},
		{&layout.TooWide{Table: "表三", Row: 3, Col: 4, Text: "12345678", Source: "overview"}, "error LAYOUT overview 第3行第11列: “12345678”太长，在表三的单元格里排不下（） found \"12345678\""},
		{&layout.BadTable{Table: "表格“甲”", Reason: "x", Source: "overview"}, "error LAYOUT overview 第3行第11列: 表格“甲”排不下：表头或一格的文字高过一页（请写短表头和各格的文字，或分成几张表）"},
		{&layout.BadFigure{Source: "overview", Caption: "乙丙", Reason: "x"}, "error FIGURE overview 第4行第5列: 图“乙丙”中的文字排不下（请减少数据，或写短各项的名称）"},
		{errors.New("x"), "error LAYOUT  第1行第1列: 表格无法排版：x（）"},
	} {
		checkComposed(t, c.fault.Error(), composedFindings(model.Findings{faultFinding(r, c.fault)}), c.want)
		checkComposed(t, c.fault.Error(), composedFindings(Told(r, layout.Faults{c.fault})), c.want)
	}
}

// The characters of a script are one finding, in the place of the first of them; each other fault is its own.
func TestTheFaultsOfScripts(t *testing.T) {
	r := composedRead(t, "정ก보ข𠮷")
	glyphs := func(text string) (faults layout.Faults) {
		for _, c := range text {
			faults = append(faults, &layout.MissingGlyph{Rune: c, Source: "overview"})
		}
		return faults
	}
	const (
		hint   = "（请改写成汉字或删去，或用 --font 后备=字体文件 指定收有这种文字的字体）"
		single = "（请核对是否误输，或指定收有这个字的字体）"
	)
	for text, want := range map[string][]string{
		"":   nil,
		"정":  {"error FONT overview 第4行第3列: 字体中没有字符“정”（U+C815）" + single + ` found "정"`},
		"정정": {"error FONT overview 第4行第3列: 字体中没有字符“정”（U+C815）" + single + ` found "정"`},
		"ก보정보": {"error FONT overview 第4行第4列: 字体中没有字符“ก”（U+0E01）" + single + ` found "ก"`,
			"error FONT overview 第4行第5列: 字体中没有朝鲜文，文中有2个这样的字符：“보정”" + hint + ` found "보정"`},
		"정𡋾ก보ข": {"error FONT overview 第4行第3列: 字体中没有朝鲜文，文中有2个这样的字符：“정보”" + hint + ` found "정보"`,
			"error FONT overview 第3行第11列: 字体中没有字符“𡋾”（U+212FE）（请核对是否误输，或指定收有这个字的字体；GB 18030-2022 的全部汉字，包括这个字，收在生僻字字体（fonts/rare）中） found \"𡋾\"",
			"error FONT overview 第4行第4列: 字体中没有泰文，文中有2个这样的字符：“กข”" + hint + ` found "กข"`},
	} {
		checkComposed(t, text, composedFindings(faultFindings(r, glyphs(text))), want...)
	}
	many := string([]rune("가각간갇갈감갑값갓강개객갠갤갬갭갯갱갸갹걀거걱건걷걸검겁것겅게겐겔겟겨격견결겸겹경")[:41])
	found := faultFindings(r, glyphs(many))
	short := string([]rune(many)[:40]) + "…"
	checkComposed(t, "41 of a script", composedFindings(found), "error FONT overview 第3行第11列: 字体中没有朝鲜文，文中有41个这样的字符：“"+short+"”"+hint+fmt.Sprintf(" found %q", short))
}

// What is not a fault of layout is returned as it is, and faults go with the findings that are known.
func TestFaultsJoinTheFindings(t *testing.T) {
	r := composedRead(t, "甲𠮷乙")
	other := errors.New("x")
	known := model.Findings{{ID: "B", Path: "overview", Place: model.Place{Line: 4, Column: 5}}, {ID: "A", Path: "organ", Place: model.Place{Line: 1, Column: 1}}}
	missing := layout.Faults{&layout.MissingGlyph{Rune: '𠮷', Source: "overview"}}
	if err := Faults(r, other, nil); err != other {
		t.Errorf("got %v", err)
	}
	if err := Faults(r, other, known); err != other {
		t.Errorf("with findings: %v", err)
	}
	if err := Faults(r, nil, nil); err != nil {
		t.Errorf("nothing: %v", err)
	}
	for name, c := range map[string]struct {
		err   error
		known model.Findings
		want  string
	}{
		"findings alone": {nil, known, "A B"}, "faults alone": {missing, nil, "FONT"}, "as many of both": {missing, known[:1], "FONT B"}, "both, in the order of the file": {fmt.Errorf("y: %w", missing), known, "A FONT B"},
	} {
		var found model.Findings
		if !errors.As(Faults(r, c.err, append(model.Findings(nil), c.known...)), &found) {
			t.Errorf("%s: no findings", name)
			continue
		}
		var ids []string
		for _, f := range found {
			ids = append(ids, f.ID)
		}
		if strings.Join(ids, " ") != c.want {
			t.Errorf("%s: %s, want %s", name, ids, c.want)
		}
	}
	var alike layout.Faults
	for i := range 300 {
		alike = append(alike, &layout.TooWide{Table: "表", Row: i, Text: "1", Source: "overview"})
	}
	var found model.Findings
	if !errors.As(Faults(r, alike, nil), &found) || len(found) >= 300 {
		t.Errorf("%d findings that are alike", len(found))
	}
}

// The list of a draft: what is counted, and each finding with its place, if it is known.
func TestTheListOfFindings(t *testing.T) {
	faces := composedFaces(t)
	fs := model.Findings{
		{ID: "T3-SUM", Severity: model.SeverityError, Place: model.Place{Line: 7, Column: 2}, Message: "甲𠮷", Hint: "乙"},
		{ID: "URL", Severity: model.SeverityWarning, Place: model.Place{Page: 4, Name: "表三"}, Message: "丙"},
		{ID: "INFO", Severity: model.SeverityInfo, Message: "丁\u200b"},
	}
	checkComposed(t, "all", composedText([]layout.Block{FindingList(fs, faces)}, true),
		`group "Sect" front`,
		"  paragraph problems: size 16, after 10, centred, with the next",
		`    P 黑"问题清单（不属于报告正文）"`,
		"  paragraph problems: size 10.5, pitch 20, after 10, centred, with the next",
		`    P 楷"共1个错误、1个警告、1个提示；所注的位置是报告文件中的位置"`,
		`  group "L"`,
		`    group "LI"`,
		"      paragraph problems: size 12, pitch 20, after 5",
		`        Lbl 黑"1.　"`,
		`        LBody 黑"错误　T3-SUM　第7行　" 仿宋"甲U+20BB7（乙）"`,
		`    group "LI"`,
		"      paragraph problems: size 12, pitch 20, after 5",
		`        Lbl 黑"2.　"`,
		`        LBody 黑"警告　URL　第4页表三　" 仿宋"丙"`,
		`    group "LI"`,
		"      paragraph problems: size 12, pitch 20, after 5",
		`        Lbl 黑"3.　"`,
		`        LBody 黑"提示　INFO　" 仿宋"丁U+200B"`,
	)
	first := FindingList(model.Findings{{ID: "A", Severity: model.SeverityInfo, Place: model.Place{Line: 1, Column: 1}, Message: "甲"}}, faces)
	if got := composedText(first.Blocks[2:], true); !strings.Contains(strings.Join(got, ""), "第1行") {
		t.Errorf("a finding in the first line: %s", got)
	}
	checkComposed(t, "lines only", []string{countFindings(fs[:1]), countFindings(fs[1:2]), countFindings(fs[2:])}, "共1个错误；行号是报告文件中的行号", "共1个警告；所注的位置是报告文件中的位置", "共1个提示；行号是报告文件中的行号")
}

func TestFindingsAreNotesAtTheirPlaces(t *testing.T) {
	notes := Notes(model.Findings{
		{ID: "T3-ROW", Severity: model.SeverityError, Path: "overview", Message: "甲", Hint: "乙", Found: model.Text("丙")}, {ID: "A", Severity: model.SeverityInfo, Message: "丁"},
	})
	if got, want := fmt.Sprintf("%q", notes), `[{"overview" "丙" "错误 T3-ROW" "甲（乙）"} {"" "" "提示 A" "丁"}]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := Notes(nil); got == nil || len(got) != 0 {
		t.Errorf("no findings give %v", got)
	}
}

// One finding for each two faces, with the characters in the order of the text, each once.
func TestCharactersInAnotherFaceAreToldForEachPairOfFaces(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	face := func(name, text string) *fonts.Face {
		spec := cfftest.Drawn(name, text, shape)
		f, err := fonts.NewFace(spec.File(), 0)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	set := composedFaces(t)
	own, other := face("Own", "甲"), face("Other", "甲")
	set = set.With(fonts.FangSong, own).With(fonts.Kai, own).With(fonts.Hei, other)
	r := composedRead(t, "甲乙丙。乙")
	spans := []layout.Span{{Text: "甲乙乙丙", Face: fonts.FangSong}, {Text: "丙丁", Face: fonts.Kai}, {Text: "丙", Face: fonts.Hei}, {Text: "甲", Face: fonts.Song}}
	flow := []layout.Block{&layout.Paragraph{Source: "overview", Parts: []layout.Part{{Role: layout.RoleP, Spans: spans}}}}
	const hint = "（字形会与上下文略有不同；可换用收有这些字的字体）"
	checkComposed(t, "two faces", composedFindings(Fallbacks(r, flow, set)),
		"info FALLBACK overview 第4行第4列: 字体 "+own.PostScriptName()+" 没有“乙”“丙”“丁”，用内嵌的宋体的字形代替"+hint+` found "乙丙丁"`,
		"info FALLBACK overview 第4行第5列: 字体 "+other.PostScriptName()+" 没有“丙”，用内嵌的宋体的字形代替"+hint+` found "丙"`)
	if got := Fallbacks(r, flow, composedFaces(t)); got != nil {
		t.Errorf("the embedded faces: %v", got)
	}
	names := map[fonts.Role]string{fonts.FangSong: "内嵌的仿宋体", fonts.Song: "内嵌的宋体", fonts.XiaoBiaoSong: "内嵌的小标宋体", fonts.Hei: "内嵌的黑体", fonts.Kai: "内嵌的楷体"}
	data, err := os.ReadFile("../fonts/faces/kai-regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := fonts.NewFace(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := faceName(loaded), "字体 NB Kai "; got != want || loaded.FullName() == loaded.PostScriptName() {
		t.Errorf("a face is called %s, not %s", got, want)
	}
	for role, want := range names {
		if got := faceName(composedFaces(t).Face(role)); got != want {
			t.Errorf("a face is called %s, not %s", got, want)
		}
	}
}

// composedFlow has a table of each kind of cell in a group, and figures.
func composedFlow() []layout.Block {
	table := &layout.Table{Name: "表", Cells: []layout.Cell{{Row: 0, Col: 0, Text: "甲", Source: "one"}, {Row: 0, Col: 1, Text: "12345\n123", Align: layout.Units}, {Row: 1, Col: 0, Text: "", Align: layout.Units}, {Row: 1, Col: 1, Text: "12", Align: layout.Left}}}
	return []layout.Block{
		&layout.Group{Turnable: true, Blocks: []layout.Block{table, &layout.Figure{Source: "a", Caption: "图"}}},
		&layout.Figure{Source: "a", Caption: "图二"}, &layout.Figure{Source: "b", Caption: "图"}, &layout.Table{Name: "表", Cells: []layout.Cell{{Source: "two"}}}, &layout.Table{Name: "空"}, &layout.Separator{},
	}
}

// What of a draft is put in order after each fault; what the caller has is not changed but for the texts of cells.
func TestADraftIsMended(t *testing.T) {
	const line = "paragraph %s: size 16, first 31.586\n  P 仿宋\"〔此处的图表未能排入，见问题清单〕\""
	gone := func(source string) string { return fmt.Sprintf(line, source) }
	table := func(name string, cells ...string) string {
		out := fmt.Sprintf("table %s: 0 rows, 0 of them heads, widths [], sizes [], keep [], divisible false, keeps its end false, %d cells", name, len(cells))
		for _, c := range cells {
			out += "\n  " + c
		}
		return out
	}
	figure := func(source, caption string) string {
		return fmt.Sprintf("figure %s: \"\", caption %q, keeps its end false", source, caption)
	}
	in := func(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }
	cells := []string{`0,0 仿宋 justified "甲" one`, `0,1 仿宋 units "12345\n123" `, `1,0 仿宋 units "" `, `1,1 仿宋 left "12" `}
	with := func(i int, cell string) []string {
		out := append([]string(nil), cells...)
		out[i] = cell
		return out
	}
	whole := []string{`group "" turnable`, in(table("表", cells...)), in(figure("a", "图")), figure("a", "图二"), figure("b", "图"), table("表", `0,0 仿宋 justified "" two`), table("空"), "*layout.Separator"}
	but := func(changes ...string) []string {
		out := append([]string(nil), whole...)
		for i := 0; i < len(changes); i += 2 {
			out[changes[i][0]-'0'] = changes[i+1]
		}
		return out
	}
	wide := func(row, col int) error { return &layout.TooWide{Table: "表", Row: row, Col: col} }
	for name, c := range map[string]struct {
		faults layout.Faults
		want   []string
	}{
		"no faults":               {nil, whole},
		"another fault":           {layout.Faults{errors.New("x"), &layout.MissingGlyph{}}, whole},
		"a wide cell":             {layout.Faults{wide(0, 1)}, but("1", in(table("表", with(1, `0,1 仿宋 centred "123\n45\n123" `)...)), "5", gone("two"))},
		"a wide cell at the left": {layout.Faults{wide(1, 1)}, but("1", in(table("表", with(3, `1,1 仿宋 left "1\n2" `)...)), "5", gone("two"))},
		"one that is not parted":  {layout.Faults{wide(0, 0)}, but("1", in(gone("one")), "5", gone("two"))},
		"an empty one":            {layout.Faults{wide(1, 0)}, but("1", in(gone("one")), "5", gone("two"))},
		"none":                    {layout.Faults{wide(7, 0)}, but("1", in(gone("one")), "5", gone("two"))},
		"a bad table":             {layout.Faults{&layout.BadTable{Table: "表"}}, but("1", in(gone("one")), "5", gone("two"))},
		"one without cells":       {layout.Faults{&layout.BadTable{Table: "空"}}, but("6", gone(""))},
		"a bad figure":            {layout.Faults{&layout.BadFigure{Source: "a", Caption: "图"}}, but("2", in(gone("a")))},
		"two":                     {layout.Faults{&layout.BadFigure{Source: "a", Caption: "图二"}, &layout.BadFigure{Source: "b", Caption: "图"}}, but("3", gone("a"), "4", gone("b"))},
	} {
		flow := composedFlow()
		checkComposed(t, name, composedText(Mend(flow, c.faults, layout.GBT9704()), true), strings.Split(strings.Join(c.want, "\n"), "\n")...)
		if g := flow[0].(*layout.Group); len(flow) != 6 || len(g.Blocks) != 2 {
			t.Errorf("%s: the caller's flow was changed", name)
		} else if _, ok := g.Blocks[0].(*layout.Table); !ok {
			t.Errorf("%s: the caller's group was changed", name)
		}
	}
}

// The lines of a cell are at most half as long as the longest was.
func TestHowACellIsParted(t *testing.T) {
	for text, want := range map[string]string{"": "", "甲": "", "甲乙": "甲\n乙", "甲乙丙": "甲乙\n丙", "1234": "12\n34", "12345": "123\n45", "123456\n1\n1234": "123\n456\n1\n123\n4", "甲\n乙": "", "甲乙\n": "甲\n乙\n"[:len("甲\n乙")]} {
		table := &layout.Table{Cells: []layout.Cell{{Row: 1, Col: 2, Text: "x"}, {Row: 0, Col: 2, Text: text}, {Row: 0, Col: 2, Text: "xy"}}}
		parted := partCell(table, 0, 2)
		if got := table.Cells[1].Text; parted != (want != "") || parted && got != want || table.Cells[0].Text != "x" || table.Cells[2].Text != "xy" {
			t.Errorf("%q: %v, %q, want %q", text, parted, got, want)
		}
	}
}

// The table of contents, with the room for its numbers and the faces of its levels.
func TestTheTableOfContents(t *testing.T) {
	d := &layout.Document{Front: 2, Outline: []layout.Heading{
		{Level: 2, Text: "（零）前。", Page: 2}, {Level: 1, Text: "一、甲", Page: 3}, {Level: 3, Text: "1.丙", Page: 3}, {Level: 2, Text: "（一）乙：。", Page: 11},
	}}
	checkComposed(t, "two levels", composedText([]layout.Block{Contents(d, layout.GBT9704())}, true),
		`group "Sect" front`,
		"  paragraph contents: size 22, pitch 36.238, after 28.991, centred, with the next, on the grid",
		`    P 小标宋"目　录"`,
		`  group "TOC"`,
		`    group "TOC"`,
		`      group "TOCI"`,
		"        paragraph contents: size 16, left 31.586, right 24, at the left",
		`          Reference 仿宋"（零）前"→heading 1`,
		`          tail " 1"`,
		`    group "TOCI"`,
		"      paragraph contents: size 16, right 24, at the left",
		`        Reference 黑"一、甲"→heading 2`,
		`        tail " 2"`,
		`    group "TOC"`,
		`      group "TOCI"`,
		"        paragraph contents: size 16, left 31.586, right 24, at the left",
		`          Reference 仿宋"（一）乙"→heading 4`,
		`          tail " 10"`,
	)
}

// What comes last keeps its end with the next, also in a group; what has no end does not.
func TestTheEndOfTheLastBlockIsKept(t *testing.T) {
	paragraph, table, figure := &layout.Paragraph{}, &layout.Table{}, &layout.Figure{}
	for _, blocks := range [][]layout.Block{nil, {&layout.Group{}}, {&layout.Separator{}}, {&layout.Paragraph{}, paragraph}, {&layout.Group{Blocks: []layout.Block{table}}}, {&layout.Group{Blocks: []layout.Block{&layout.Table{}, figure}}}} {
		keepEnd(blocks)
		for _, b := range blocks[:max(len(blocks)-1, 0)] {
			if b.(*layout.Paragraph).Style.KeepEnd {
				t.Error("a block before the last one is kept")
			}
		}
	}
	if !paragraph.Style.KeepEnd || !table.KeepEnd || !figure.KeepEnd {
		t.Errorf("kept: %v, %v, %v", paragraph.Style.KeepEnd, table.KeepEnd, figure.KeepEnd)
	}
}
