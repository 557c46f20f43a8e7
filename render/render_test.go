package render_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

func read(t testing.TB, file string) *nianbao.Report {
	t.Helper()
	r, err := nianbao.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func render(t testing.TB, r *nianbao.Report, opts ...nianbao.Option) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := nianbao.Render(&out, r, opts...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const seed = "../testdata/zhongning-2021.yaml"

// TestGolden compares every stage of each case in testdata with what it should be.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("../testdata/*.yaml")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		name := strings.TrimSuffix(file, ".yaml")
		t.Run(filepath.Base(name), func(t *testing.T) {
			r := read(t, file)
			d, err := nianbao.Layout(r)
			if err != nil {
				t.Fatal(err)
			}
			var dump, tags bytes.Buffer
			if err := layout.Dump(&dump, d); err != nil {
				t.Fatal(err)
			}
			if err := layout.DumpTree(&tags, d); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, name+".layout.txt", dump.Bytes())
			golden.Compare(t, name+".tags.txt", tags.Bytes())
			plain := render(t, r, nianbao.WithEncoder(&pdf.Encoder{Plain: true}))
			golden.Compare(t, name+".pdf.txt", golden.PDF(plain))
		})
	}
}

func TestTheSameReportGivesTheSameBytesOnAnyNumberOfProcessors(t *testing.T) {
	want := render(t, read(t, seed))
	for _, n := range []int{1, 2, 8} {
		previous := runtime.GOMAXPROCS(n)
		got := render(t, read(t, seed))
		runtime.GOMAXPROCS(previous)
		if !bytes.Equal(got, want) {
			t.Errorf("GOMAXPROCS=%d changes the file", n)
		}
	}
}

func TestTheSameReportGivesTheSameBytesInAnyTimeZoneAndLocale(t *testing.T) {
	want := render(t, read(t, seed))
	for _, env := range [][2]string{{"TZ", "America/New_York"}, {"TZ", "Asia/Urumqi"}, {"LANG", "tr_TR.UTF-8"}, {"LC_ALL", "C"}} {
		t.Setenv(env[0], env[1])
		if !bytes.Equal(render(t, read(t, seed)), want) {
			t.Errorf("%s=%s changes the file", env[0], env[1])
		}
	}
}

// Renders that run at once share the faces and the compressors' buffers; neither may show.
func TestRendersThatRunAtOnceDoNotDisturbEachOther(t *testing.T) {
	small := nianbao.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: "甲。", Problems: "乙。", OtherMatters: "没有收取信息处理费。"}
	wantSeed, wantSmall := render(t, read(t, seed)), render(t, &small)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			r, want := read(t, seed), wantSeed
			if i%2 == 0 {
				r, want = &small, wantSmall
			}
			var out bytes.Buffer
			if err := nianbao.Render(&out, r); err != nil || !bytes.Equal(out.Bytes(), want) {
				t.Errorf("render %d differs (%v)", i, err)
			}
		})
	}
	wg.Wait()
}

func TestAReportWithErrorsIsRefusedUnlessItIsADraft(t *testing.T) {
	r := read(t, seed)
	r.Applications.Received.Total = 7
	var out bytes.Buffer
	err := nianbao.Render(&out, r)
	if _, ok := err.(nianbao.Findings); !ok || out.Len() > 0 {
		t.Fatalf("got %v and %d bytes", err, out.Len())
	}
	d, err := nianbao.Layout(r, nianbao.WithDraft())
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Pages {
		g, ok := p.Items[0].(*layout.Glyphs)
		if !ok || g.Mark != layout.Artifact || g.Glyphs[0].Text != "草" {
			t.Errorf("page %d of a draft does not say so first, as an artifact", i+1)
		}
	}
	render(t, r, nianbao.WithDraft())
}

func TestADraftListsItsFindingsBeforePageOne(t *testing.T) {
	r := read(t, seed)
	sound, err := nianbao.Layout(r, nianbao.WithDraft())
	if err != nil {
		t.Fatal(err)
	}
	r.Applications.Received.Total = 7
	findings := nianbao.Check(r)
	d, err := nianbao.Layout(r, nianbao.WithDraft())
	if err != nil || len(findings) == 0 {
		t.Fatal(err, findings)
	}
	if sound.Front != 0 || d.Front != 1 || len(d.Pages) != len(sound.Pages)+1 || len(d.Outline) != len(sound.Outline) {
		t.Errorf("%d of %d pages stand before page 1, the report has %d", d.Front, len(d.Pages), len(sound.Pages))
	}
	list := d.Tree.Kids[0].Elem
	text := d.Text(list)
	if list.Role != layout.RoleSect || !strings.HasPrefix(text, "问题清单（不属于报告正文）共") {
		t.Errorf("the document begins with a %s: %s", list.Role, text)
	}
	for i, p := range findings {
		want := fmt.Sprintf("%d.　%s　%s　第%d行　%s", i+1, p.Severity.Chinese(), p.ID, p.Place.Line, p.Message)
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
	data := render(t, r, nianbao.WithDraft())
	faults, err := pdfcheck.Check(data)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v %q", err, faults)
	}
	pdfcheck.QPDF(t, data)
}

func TestAListOfFindingsIsSetWhateverCharactersItNames(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	ps := nianbao.Findings{{ID: "X\ue000", Severity: 9, Message: "“𠮷”\n" + strings.Repeat("长", 5000), Hint: "\u200b"}}
	d, err := layout.Do([]layout.Block{compose.FindingList(ps, set)}, layout.GBT9704(), set)
	if err != nil {
		t.Fatal(err)
	}
	if text := d.Text(d.Tree); !strings.Contains(text, "错误　XU+E000　“U+20BB7”U+000A长") || !strings.HasSuffix(text, "（U+200B）") {
		t.Errorf("got %s", text)
	}
	if len(d.Pages) < 3 || d.Front != len(d.Pages) {
		t.Errorf("%d of %d pages are before page 1", d.Front, len(d.Pages))
	}
}

func TestACharacterThatNoFaceHasIsNamedWithItsPlace(t *testing.T) {
	r, err := nianbao.Read(strings.NewReader("organ: 青禾县农业农村局\nyear: 2023\noverview: |\n  第一段。\n  局长𠮷某签发。\nproblems: 无。\nother_matters: 未收\u200b信息处理费。\n" +
		"proactive_disclosure: {fees: 0}\napplications: {received: 0 0 0 0 0 0 0}\nreconsideration: 0 0 0 0 0\n"))
	if err != nil {
		t.Fatal(err)
	}
	err = nianbao.Render(&bytes.Buffer{}, r)
	ps, ok := err.(nianbao.Findings)
	if !ok || len(ps) != 2 {
		t.Fatalf("got %v", err)
	}
	if p := ps[0]; p.ID != "FONT" || p.Place.Line != 5 || p.Place.Column != 5 || p.Path != "overview" || !strings.Contains(p.Message, "𠮷") || !strings.Contains(p.Message, "U+20BB7") {
		t.Errorf("got %+v", p)
	}
	if p := ps[1]; p.Place.Line != 7 || p.Place.Column != 18 || !strings.Contains(p.Message, "零宽空格") {
		t.Errorf("got %+v", p)
	}
}

// A draft shows what can't be set as it is, and lists it.
func TestADraftIsSetWithoutWhatCannotBeSet(t *testing.T) {
	r := read(t, seed)
	r.Overview += "\n局长𠮷某签发。\n![一图](没有.png)\n:::柱状图\n二图\n:::"
	opts := []nianbao.Option{nianbao.WithDraft(), nianbao.WithPictures(fstest.MapFS{})}
	d, err := nianbao.Layout(r, opts...)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Text(d.Tree)
	for want, times := range map[string]int{"局长〓某签发。": 1, "此处的图表未能排入": 2, "FONT": 1, "U+20BB7": 2, "没有图片文件": 1} {
		if got := strings.Count(text, want); got != times {
			t.Errorf("%q stands in it %d times", want, got)
		}
	}
	x, err := nianbao.NewRenderer(opts...)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	result, err := x.Render(&file, r)
	found := map[string]bool{}
	for _, p := range result.Findings {
		found[p.ID] = true
	}
	if err != nil || !found["FONT"] || !found["FIGURE"] {
		t.Errorf("%v, %v", result.Findings, err)
	}
	if faults, err := pdfcheck.Check(file.Bytes()); err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
	if _, err := nianbao.Layout(r, opts[1]); err == nil {
		t.Error("what is no draft is set as well")
	}
}

func TestALongNumberIsSetWholeInItsColumn(t *testing.T) {
	r := read(t, seed)
	const most = 999_999_999_999_999
	r.Applications.Received.NaturalPersons, r.Applications.Received.Total = most, most
	r.Applications.Outcomes.Granted.NaturalPersons, r.Applications.Outcomes.Granted.Total = most, most
	r.Applications.Outcomes.Total.NaturalPersons, r.Applications.Outcomes.Total.Total = most, most
	d, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, p := range d.Pages {
		for _, item := range p.Items {
			g, ok := item.(*layout.Glyphs)
			if !ok {
				continue
			}
			text := ""
			for _, gl := range g.Glyphs {
				text += gl.Text
			}
			if text == "999999999999999" {
				seen++
				if g.Size < layout.XiaoWu {
					t.Errorf("set in %s pt", g.Size)
				}
			}
		}
	}
	if seen != 6 {
		t.Errorf("%d of 6 numbers are whole", seen)
	}
}

// Large figures make the labels' columns narrow; the table is then set smaller, and not with
// labels of one character a line.
func TestLargeFiguresInTableFourLeaveItsLabelsTwoCharactersALine(t *testing.T) {
	r := read(t, seed)
	r.Reconsideration.Upheld, r.Reconsideration.Total = 12345678, 12345678
	d, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if g, ok := item.(*layout.Glyphs); ok && g.Glyphs[0].Text == "纠" {
				lines++
				if len(g.Glyphs) != 2 {
					t.Errorf("a label has a line of %d characters", len(g.Glyphs))
				}
			}
		}
	}
	if lines != 3 {
		t.Errorf("结果纠正 is broken before 纠 %d times, want 3", lines)
	}
}

func TestAListOfFindingsTellsPlacesThatAreNoLines(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place nianbao.Place
		want  []string
	}{
		{nianbao.Place{Line: 7, Column: 3}, []string{"警告　X　第7行　错", "行号是报告文件中的行号"}},
		{nianbao.Place{Page: 4, Name: "表三第7行", Order: 2}, []string{"警告　X　第4页表三第7行　错", "所注的位置是报告文件中的位置"}},
		{nianbao.Place{}, []string{"警告　X　错", "行号是报告文件中的行号"}},
	} {
		ps := nianbao.Findings{{ID: "X", Severity: nianbao.SeverityWarning, Place: c.place, Message: "错"}}
		d, err := layout.Do([]layout.Block{compose.FindingList(ps, set)}, layout.GBT9704(), set)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if text := d.Text(d.Tree); !strings.Contains(text, want) {
				t.Errorf("%+v: no %s in %s", c.place, want, text)
			}
		}
	}
}
