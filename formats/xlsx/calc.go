package xlsx

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// The limits of computing formulas.
const (
	maxFormulas = 5000
	maxFormula  = 4096    // bytes of one, of a shared one as its first cell has it
	maxRange    = 20_000  // cells that one formula refers to
	maxTouched  = 200_000 // cells that all of them refer to
	maxWaiting  = 200_000 // cells that wait for others to be computed
	maxGiven    = 1 << 20 // bytes of the texts that one formula refers to, each time that it does
	maxTime     = 1500 * time.Millisecond
)

const (
	remarkComputed = "公式没有保存结果，按公式算得"
	remarkFailed   = "公式没有保存结果，也无法算出"
)

// functions are those that are computed: the ones that totals are made with. None of them reads
// anything but its arguments or makes more than it is given.
var functions = map[string]bool{}

func init() {
	for _, f := range strings.Fields(`SUM SUBTOTAL SUMIF SUMIFS SUMPRODUCT COUNT COUNTA COUNTIF COUNTIFS COUNTBLANK AVERAGE MAX MIN PRODUCT
		IF IFS IFERROR IFNA AND OR NOT ROUND ROUNDUP ROUNDDOWN INT TRUNC ABS SIGN MOD QUOTIENT N T VALUE
		ISBLANK ISNUMBER ISTEXT ISERROR ISERR ISNA LEFT RIGHT MID LEN TRIM CONCATENATE CONCAT TEXT
		VLOOKUP HLOOKUP LOOKUP INDEX MATCH CHOOSE DATE YEAR MONTH DAY NA`) {
		functions[f] = true
	}
}

// spot is a cell of a workbook.
type spot struct {
	sheet *sheet
	at    at
}

// machine computes the formulas without a result.
type machine struct {
	b        *book
	file     *excelize.File
	byName   map[string]*sheet
	state    map[spot]int // 1 while its formula is computed, 2 after it
	known    map[spot]bool
	touched  int
	deadline time.Time
}

// compute gives all cells with formulas and no result their values. Formulas are computed when all
// that they refer to has a value, so that none leads into another and each costs what it refers to.
func (b *book) compute() error {
	var open []spot
	for _, s := range b.sheets {
		for p, c := range s.cells {
			if c.open {
				open = append(open, spot{s, p})
			}
		}
	}
	if len(open) == 0 {
		return nil
	}
	order := map[*sheet]int{}
	m := &machine{b: b, byName: map[string]*sheet{}, state: map[spot]int{}, known: map[spot]bool{}, deadline: time.Now().Add(maxTime)}
	for i, s := range b.sheets {
		order[s] = i
		m.byName[strings.ToLower(s.name)] = s
		if s.cells == nil { // a hidden one that a formula may refer to
			pictures, notes := b.pictures, b.notes
			if err := b.readSheet(s); err != nil {
				return err
			}
			b.pictures, b.notes = pictures, notes
		}
	}
	slices.SortFunc(open, func(x, y spot) int {
		return cmp.Or(cmp.Compare(order[x.sheet], order[y.sheet]), cmp.Compare(x.at.row, y.at.row), cmp.Compare(x.at.col, y.at.col))
	})
	m.file = excelize.NewFile()
	defer m.file.Close()
	for _, s := range b.sheets {
		if _, err := m.file.NewSheet(s.name); err != nil { // a name that Excel refuses too: formulas there fail
			continue
		}
	}
	for i, o := range open {
		if i >= maxFormulas {
			m.fail(o, "公式太多")
			continue
		}
		m.solve(o)
	}
	return nil
}

func (m *machine) fail(o spot, why string) {
	m.state[o] = 2
	c := o.sheet.cells[o.at]
	c.text, c.number, c.failed = "", false, true
	remark := remarkFailed
	if why != "" {
		remark += "（" + why + "）"
	}
	c.addRemark(remark + "：=" + c.formula.start())
}

// mostShown is how many characters of a text a message has.
const mostShown = 60

func shorten(s string) string {
	n := 0
	for i := range s {
		if n == mostShown {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// solve computes a formula after those that it refers to. The way to them is kept in a list, not on
// the stack: a chain of formulas may be as long as the sheet.
func (m *machine) solve(first spot) {
	way := []spot{first}
	for len(way) > 0 {
		o := way[len(way)-1]
		if m.state[o] == 2 {
			way = way[:len(way)-1]
			continue
		}
		refs, why := m.refers(o)
		if why != "" {
			m.fail(o, why)
			continue
		}
		if m.state[o] == 0 {
			m.state[o] = 1
			before := len(way)
			way = m.wait(way, o, refs)
			if len(way) > before || m.state[o] == 2 {
				continue
			}
		}
		m.calc(o, refs)
		way = way[:len(way)-1]
	}
}

// wait adds to the way what has to be computed before a formula.
func (m *machine) wait(way []spot, o spot, refs []spot) []spot {
	for _, r := range refs {
		c := r.sheet.cells[r.at]
		switch {
		case c == nil || !c.open || m.state[r] == 2:
			continue
		case m.state[r] == 1:
			m.fail(o, "循环引用")
			return way
		case len(way) >= maxWaiting:
			m.fail(o, "公式太多")
			return way
		}
		way = append(way, r)
	}
	return way
}

// refers returns the cells that a formula refers to, or why it cannot be computed.
func (m *machine) refers(o spot) (cells []spot, why string) {
	own := o.sheet.cells[o.at].formula
	switch {
	case own.text == "":
		return nil, "公式读不到"
	case len(own.text) > maxFormula:
		return nil, "公式太长"
	case time.Now().After(m.deadline):
		return nil, "用时太长"
	}
	formula := own.String()
	refs, used, names := targets(formula)
	for _, f := range used {
		if !functions[f] {
			return nil, "函数 " + f
		}
	}
	if len(names) > 0 || strings.ContainsAny(formula, "[{") {
		return nil, "引用了别的文件或名称"
	}
	for _, r := range refs {
		s := o.sheet
		if r.sheet != "" {
			s = m.byName[strings.ToLower(r.sheet)]
		}
		if s == nil {
			return nil, "引用的工作表不存在"
		}
		size := int64(r.area.bottom-r.area.top+1) * int64(r.area.right-r.area.left+1) // of a whole sheet, 2^34
		if int64(len(cells))+size > maxRange {
			return nil, "引用的区域太大"
		}
		for row := r.area.top; row <= r.area.bottom; row++ {
			for col := r.area.left; col <= r.area.right; col++ {
				cells = append(cells, spot{s, at{row, col}})
			}
		}
	}
	return cells, ""
}

// calc computes a formula whose references all have values.
func (m *machine) calc(o spot, refs []spot) {
	if m.touched += len(refs) + 1; m.touched > maxTouched {
		m.fail(o, "公式太多")
		return
	}
	given := 0
	for _, r := range refs {
		if rc := r.sheet.cells[r.at]; rc != nil && rc.failed {
			m.fail(o, r.at.String()+" 没有值")
			return
		} else if rc != nil {
			given += len(rc.text)
		}
		if given > maxGiven { // a formula can join a text to itself a thousand times
			m.fail(o, "引用的文字太长")
			return
		}
		if err := m.give(r); err != nil {
			m.fail(o, "")
			return
		}
	}
	c := o.sheet.cells[o.at]
	if err := m.file.SetCellFormula(o.sheet.name, o.at.String(), c.formula.String()); err != nil {
		m.fail(o, "")
		return
	}
	result, err := m.result(o)
	if err != nil || strings.HasPrefix(result, "#") {
		m.fail(o, result)
		return
	}
	if m.b.shown += len(result); m.b.shown > maxShown || len(utf16.Encode([]rune(result))) > maxCellText {
		m.fail(o, "结果太长")
		return
	}
	m.state[o] = 2
	c.text, c.number = numberText(result)
	if c.number {
		var remark string
		c.text, remark = m.b.show(result, c.style.number)
		c.raw = result
		c.addRemark(remark)
	}
	c.addRemark(remarkComputed)
	m.known[o] = false
	if err := m.give(o); err != nil {
		m.fail(o, "")
	}
}

// result asks excelize for the value of a cell. It has panicked on formulas that nobody writes.
func (m *machine) result(o spot) (result string, err error) {
	defer func() {
		if recover() != nil {
			result, err = "", excelize.ErrParameterInvalid
		}
	}()
	return m.file.CalcCellValue(o.sheet.name, o.at.String(), excelize.Options{RawCellValue: true})
}

// give tells excelize the value of a cell.
func (m *machine) give(o spot) error {
	if m.known[o] {
		return nil
	}
	m.known[o] = true
	c := o.sheet.cells[o.at]
	if c == nil || c.text == "" {
		return nil
	}
	var value any = c.text
	if v, ok := c.value(); ok {
		value = v
	}
	return m.file.SetCellValue(o.sheet.name, o.at.String(), value)
}
