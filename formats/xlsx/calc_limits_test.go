package xlsx

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/xuri/excelize/v2"
)

// Formulas are computed up to a number of them, and of cells that they refer to.
func TestFormulasAreComputedToALimit(t *testing.T) {
	d, err := Read(opctest.Store(t, workbook(data("甲|1|2"+strings.Repeat("\n乙|1|<><f/>", 5001)))))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	last := ""
	for _, c := range d.Blocks[0].(*paper.Grid).Cells {
		if c.Remark != "" {
			counts[c.Remark]++
			last = c.Place.Name + " " + c.Remark
		}
	}
	if fmt.Sprint(counts) != "map[公式没有保存结果，也无法算出（公式太多）：=:1 公式没有保存结果，也无法算出（公式读不到）：=:5000]" || last != "一!C5002 公式没有保存结果，也无法算出（公式太多）：=" {
		t.Errorf("%v, the last %s", counts, last)
	}
	for touched, want := range map[int]string{0: "8", 199_998: "8", 199_999: ""} {
		s := &sheet{name: "一", cells: map[at]*cell{{0, 0}: {rich: rich{text: "7"}, raw: "7", number: true}, {0, 1}: {formula: formula{text: "A1+1"}, open: true}}}
		b := &book{sheets: []*sheet{s}}
		m := &machine{b: b, byName: map[string]*sheet{"一": s}, state: map[spot]int{}, known: map[spot]bool{}, deadline: time.Now().Add(time.Hour), file: excelize.NewFile(), touched: touched}
		if _, err := m.file.NewSheet("一"); err != nil {
			t.Fatal(err)
		}
		m.solve(spot{s, at{0, 1}})
		if c := s.cells[at{0, 1}]; c.text != want || m.touched != touched+2 || c.failed != (want == "") {
			t.Errorf("with %d before: %q, %s, then %d", touched, c.text, c.remark, m.touched)
		}
		_ = m.file.Close()
	}
}

// A formula that many cells share is kept once, and what is too long to be computed is not kept at all.
func TestSharedFormulasAreKeptOnce(t *testing.T) {
	for length, want := range map[int]string{4096: remarkComputed, 4097: "公式太长", 100_000: "公式太长"} {
		text := "(" + strings.Repeat("A1+", (length-4)/3) + "A1"
		text += strings.Repeat(" ", length-len(text)-1) + ")"
		rows := `1|<><f t="shared" si="0">` + text + "</f>" + strings.Repeat("\n"+`1|<><f t="shared" si="0"/>`, 30)
		files := workbook(data(rows))
		pkg, err := opc.Open(opctest.Store(t, files), opc.Excel)
		if err != nil {
			t.Fatal(err)
		}
		b := &book{pkg: pkg}
		if err := b.read(); err != nil {
			t.Fatal(err)
		}
		s := b.sheets[0]
		if err := b.readSheet(s); err != nil {
			t.Fatal(err)
		}
		first := s.cells[at{0, 1}].formula
		if len(first.text) > maxFormula+1 {
			t.Errorf("of %d bytes, %d are kept", length, len(first.text))
		}
		for row := range 31 {
			f := s.cells[at{row, 1}].formula
			if unsafe.StringData(f.text) != unsafe.StringData(first.text) || f.rows != row || f.cols != 0 {
				t.Errorf("%d bytes, row %d: a text of its own, moved by %d, %d", length, row, f.rows, f.cols)
			}
		}
		if err := b.compute(); err != nil {
			t.Fatal(err)
		}
		last := s.cells[at{30, 1}].remark
		if !strings.Contains(last, want) || length > maxFormula && !strings.HasSuffix(last, "：=(A31+A31+A31+A31+A31+A31+A31+A31+A31+A31+A31+A31+A31+A31+A31…") {
			t.Errorf("%d bytes: %s", length, last)
		}
	}
}

// The start of a moved formula is that of the whole one, wherever the references in it end.
func TestTheStartOfAFormula(t *testing.T) {
	for _, text := range []string{"A1", "XFD1048576+1", strings.Repeat("XFD1048576+", 370), strings.Repeat("字", 1300), `"` + strings.Repeat("A1", 2000) + `"`} {
		for _, moved := range []int{0, -1, 1, 1 << 19} {
			f := formula{text, moved, 0}
			if got, want := f.start(), shorten(f.String()); got != want {
				t.Errorf("%.20s by %d: %s, not %s", text, moved, got, want)
			}
		}
	}
}

// Cells that wait for others are counted: each of many that refer to all before them would make them wait again.
func TestFormulasWaitToALimit(t *testing.T) {
	s := &sheet{name: "一", cells: map[at]*cell{}}
	first, second := spot{s, at{0, 0}}, spot{s, at{1, 0}}
	for _, o := range []spot{first, second} {
		s.cells[o.at] = &cell{formula: formula{text: "B1"}, open: true}
	}
	for waiting, want := range map[int]string{199_998: "", 199_999: "", 200_000: remarkFailed + "（公式太多）：=B1"} {
		m := &machine{state: map[spot]int{}}
		s.cells[second.at].remark = ""
		way := m.wait(make([]spot, waiting), second, []spot{first, {s, at{9, 9}}})
		if got := s.cells[second.at].remark; got != want || len(way) != min(waiting+1, maxWaiting) {
			t.Errorf("%d wait: %q, then %d", waiting, got, len(way))
		}
	}
}

// A formula can make a long text of a short file; it is computed as long as its result fits into a cell.
func TestTextsOfFormulasHaveALimit(t *testing.T) {
	for _, c := range []struct {
		length, times, shown int
		want                 string
	}{
		{3276, 10, 0, remarkComputed}, {32_767, 1, 0, remarkComputed}, {16_384, 2, 0, "结果太长"}, {32_768, 32, 0, "结果太长"}, {32_768, 33, 0, "引用的文字太长"}, {10, 1, maxShown - 10, remarkComputed}, {10, 1, maxShown - 9, "结果太长"},
	} {
		text := strings.Repeat("a", c.length)
		s := &sheet{name: "一", cells: map[at]*cell{{0, 0}: {rich: rich{text: text}}, {0, 1}: {formula: formula{text: strings.Repeat("A1&", c.times-1) + "A1"}, open: true}}}
		m := &machine{b: &book{sheets: []*sheet{s}, shown: c.shown}, byName: map[string]*sheet{"一": s}, state: map[spot]int{}, known: map[spot]bool{}, deadline: time.Now().Add(time.Hour), file: excelize.NewFile()}
		if _, err := m.file.NewSheet("一"); err != nil {
			t.Fatal(err)
		}
		m.solve(spot{s, at{0, 1}})
		if got := s.cells[at{0, 1}]; !strings.Contains(got.remark, c.want) || (got.text == strings.Repeat(text, c.times)) != (c.want == remarkComputed) {
			t.Errorf("%d times %d: %d, %s", c.times, c.length, len(got.text), got.remark)
		}
		_ = m.file.Close()
	}
}
