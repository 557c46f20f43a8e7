package layout

import (
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// allocated is how many allocations setting a flow takes.
func allocated(t *testing.T, flow []Block) float64 {
	t.Helper()
	return testing.AllocsPerRun(1, func() {
		if _, err := Do(flow, GBT9704(), faces(t)); err != nil {
			t.Error(err)
		}
	})
}

// TestTheWorkGrowsWithTheTextOnly counts allocations, which follow the work in layout:
// what is twice as long may take little more than twice as many.
func TestTheWorkGrowsWithTheTextOnly(t *testing.T) {
	paragraphs := func(n int) []Block { return slices.Repeat([]Block{body(ideographs(60))}, n) }
	headings := func(n int) []Block { return slices.Repeat([]Block{heading(RoleH1, "一、甲")}, n) }
	for name, flow := range map[string]func(n int) []Block{
		"paragraphs": paragraphs, "headings": headings,
		"a long paragraph": func(n int) []Block { return []Block{body(ideographs(50 * n))} },
		"rows":             func(n int) []Block { return []Block{counts(n, 3, 1)} },
	} {
		small, large := allocated(t, flow(250)), allocated(t, flow(1000))
		// Four times the text. Slices double as they grow, and a collection empties the pools, sooner with 32 bits; work
		// that grows by the square would give sixteen.
		if large > 12*small {
			t.Errorf("%s: %.0f allocations for 250, %.0f for 1000", name, small, large)
		}
	}
}

// report is a flow like that of a report: a title, sections, prose and the tables.
func report() []Block {
	title := heading(RoleTitle, "某县某局2021年政府信息公开工作年度报告")
	title.Style = Style{Size: ErHao, Pitch: 36 * Pt, Align: Centre, KeepNext: true, Snap: true}
	prose := "2021年，我局认真贯彻落实《中华人民共和国政府信息公开条例》（国务院令第711号），全年主动公开政府信息1,234条，" +
		"办理依申请公开33件，答复率100%；通过“某县人民政府”网站（http://www.example.gov.cn/zwgk/）公开——"
	run := body(prose)
	run.Style.FirstIndent = 2 * SanHao
	run.Parts = append([]Part{{Role: RoleH2, Spans: []Span{{Text: "（一）主动公开。", Face: fonts.Kai}}}}, run.Parts...)
	flow := []Block{title}
	for range 3 {
		flow = append(flow, heading(RoleH1, "一、总体情况"), run, body(prose+prose), run, counts(25, 8, 3))
	}
	return flow
}

func BenchmarkLayout(b *testing.B) {
	set, flow := faces(b), report()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Do(flow, GBT9704(), set); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLongParagraph(b *testing.B) {
	for name, n := range map[string]int{"10k": 10_000, "100k": 100_000} {
		b.Run(name, func(b *testing.B) { benchmark(b, []Block{body(ideographs(n))}) })
	}
}

func BenchmarkManyParagraphs(b *testing.B) {
	for name, n := range map[string]int{"500": 500, "5000": 5000} {
		b.Run(name, func(b *testing.B) { benchmark(b, slices.Repeat([]Block{body(ideographs(60))}, n)) })
	}
}

func benchmark(b *testing.B, flow []Block) {
	set := faces(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Do(flow, GBT9704(), set); err != nil {
			b.Fatal(err)
		}
	}
}
