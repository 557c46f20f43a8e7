package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// The size of a sheet in Excel.
const (
	sheetRows = 1 << 20
	sheetCols = 1 << 14
)

// at is a position on a sheet, from 0.
type at struct{ row, col int }

// area is a rectangle of cells with its last row and column.
type area struct{ top, left, bottom, right int }

// sheet is a worksheet.
type sheet struct {
	name, part string
	hidden     bool
	cells      map[at]*cell // nil until it is read
	merges     []area
	boxes      []textBox
	comments   map[at]string
	remarked   map[at]bool // comments that are told
	told       map[at]bool // remarks on cells that are told
	bordered   bool        // some cells have borders

	hiddenRows []int  // a row may be among them more than once
	hiddenCols []area // only their columns count
	shared     map[string]sharedFormula
}

// cell is a cell as the file has it. Cells without text are kept when the file names them: they
// are the empty ones of tables.
type cell struct {
	rich
	style   style
	remark  string
	formula formula
	raw     string // the number as stored
	number  bool   // the text is a number
	truth   bool   // the text is TRUE or FALSE as a value
	open    bool   // the formula has no result in the file
	failed  bool   // there is no value: an error, a formula that cannot be computed
}

// blank reports whether a cell shows nothing.
func (c *cell) blank() bool { return c == nil || isBlank(c.text) }

func isBlank(s string) bool {
	for _, r := range s {
		if !zhtext.IsBlank(r) {
			return false
		}
	}
	return true
}

func tooManyCells() error {
	return opc.Refuse("READ-LIMIT", fmt.Sprintf("Excel 文件的单元格超过 %d 个", maxCells), "请删去无关的工作表和数据后另存")
}

// readSheet reads a sheet with its comments and drawings.
func (b *book) readSheet(s *sheet) error {
	s.cells, s.shared = map[at]*cell{}, map[string]sharedFormula{}
	s.comments, s.remarked, s.told = map[at]string{}, map[at]bool{}, map[at]bool{}
	row := -1
	if err := b.pkg.Walk(s.part, func(x *opc.Reader, _ opc.Element) error {
		return x.Each(func(e opc.Element) error {
			switch e.Name {
			case "s:cols":
				return x.Each(func(e opc.Element) error { s.hideCols(e); return nil })
			case "s:sheetData":
				return x.Each(func(e opc.Element) error {
					row++
					if n, err := strconv.Atoi(e.Attr("r")); err == nil {
						row = n - 1
					}
					if row < 0 || row >= sheetRows {
						return nil
					}
					if isTrue(e.Attr("hidden")) {
						s.hiddenRows = append(s.hiddenRows, row)
					}
					return b.readRow(x, s, row)
				})
			case "s:oleObjects":
				return b.tellObjects(x, s)
			case "s:mergeCells":
				return x.Each(func(e opc.Element) error { return s.merge(e.Attr("ref")) })
			}
			return nil
		})
	}); err != nil {
		return err
	}
	return b.readBeside(s)
}

func (s *sheet) hideCols(e opc.Element) {
	first, err1 := strconv.Atoi(e.Attr("min"))
	last, err2 := strconv.Atoi(e.Attr("max"))
	if err1 != nil || err2 != nil || !isTrue(e.Attr("hidden")) || first < 1 {
		return
	}
	s.hiddenCols = append(s.hiddenCols, area{left: first - 1, right: last - 1})
}

func (b *book) readRow(x *opc.Reader, s *sheet, row int) error {
	col := -1
	return x.Each(func(e opc.Element) error {
		if e.Name != "s:c" {
			return nil
		}
		col++
		if p, ok := position(e.Attr("r")); ok {
			col = p.col
		}
		if col < 0 || col >= sheetCols {
			return nil
		}
		c, err := b.readCell(x, e, s, at{row, col})
		if err != nil {
			return err
		}
		if b.shown += len(c.text); b.shown > maxShown { // before the text is looked through
			return opc.Refuse("READ-LIMIT", fmt.Sprintf("Excel 文件各单元格的文字超过 %d MB", maxShown>>20), "请删去无关的工作表和数据后另存")
		}
		switch {
		case !c.blank() || c.style.bordered || c.open || c.remark != "":
			if b.cells++; b.cells > maxCells {
				return tooManyCells()
			}
		default:
			if b.empty++; b.empty > maxEmpty {
				return nil
			}
		}
		s.cells[at{row, col}] = c
		s.bordered = s.bordered || c.style.bordered
		return nil
	})
}

// readCell reads a cell.
func (b *book) readCell(x *opc.Reader, e opc.Element, s *sheet, p at) (*cell, error) {
	c := &cell{style: b.styles.get(e.Attr("s"))}
	kind, value, hasFormula := e.Attr("t"), "", false
	err := x.Each(func(e opc.Element) error {
		var err error
		switch e.Name {
		case "s:v":
			value, err = x.Text()
		case "s:is":
			c.rich, err = readRich(x, true)
		case "s:f":
			hasFormula = true
			c.formula, err = s.readFormula(x, e, p)
		}
		return err
	})
	if err != nil {
		return c, err
	}
	if hasFormula && strings.TrimSpace(value) == "" && kind != "str" {
		c.open = true
		return c, nil
	}
	b.setValue(c, kind, value)
	if c.style.struck || c.struck {
		c.addRemark("文字带删除线")
	}
	c.addRemark(c.marks)
	if f := c.style.number; f != nil && f.hidesTexts() && !c.number && !c.truth && !c.failed && !c.blank() {
		c.addRemark("单元格的数字格式不显示其中的文字")
	}
	return c, nil
}

// setValue gives a cell its text.
func (b *book) setValue(c *cell, kind, value string) {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(b.texts) {
			c.rich = b.texts[i]
		} else if value != "" {
			c.addRemark("单元格的文字在文件里找不到")
		}
	case "str":
		c.text = decode(value)
	case "inlineStr":
		if c.text == "" {
			c.text = decode(value)
		}
	case "b":
		c.truth = true
		c.text = map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(strings.TrimSpace(value))]
	case "e":
		c.text, c.failed = strings.TrimSpace(value), true
		c.addRemark("单元格是错误值 " + c.text)
	case "d":
		c.text = isoDate(strings.TrimSpace(value))
	default:
		if strings.TrimSpace(value) == "" {
			return
		}
		var remark string
		c.text, remark = b.show(value, c.style.number)
		c.raw, c.number = strings.TrimSpace(value), true
		c.addRemark(remark)
	}
}

// value returns the number that a cell holds.
func (c *cell) value() (float64, bool) {
	if !c.number {
		return 0, false
	}
	v, err := strconv.ParseFloat(c.raw, 64)
	return v, err == nil
}

func (c *cell) addRemark(remark string) {
	const most = 4000
	switch {
	case remark == "" || len(c.remark) > most:
	case c.remark == "":
		c.remark = remark
	default:
		c.remark += "；" + remark
	}
}

// merge notes a merged range.
func (s *sheet) merge(ref string) error {
	a, ok := parseArea(ref)
	if !ok || a.top == a.bottom && a.left == a.right {
		return nil
	}
	if len(s.merges) >= maxMerges {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Excel 文件一张工作表的合并单元格超过 %d 处", maxMerges), "请删去无关的数据后另存")
	}
	s.merges = append(s.merges, a)
	return nil
}

// position reads a reference such as B7. Dollar signs don't matter.
func position(ref string) (at, bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	col, i := 0, 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	if i == 0 || err != nil || row < 1 || row > sheetRows || col > sheetCols {
		return at{}, false
	}
	return at{row - 1, col - 1}, true
}

func parseArea(ref string) (area, bool) {
	first, last, two := strings.Cut(ref, ":")
	p, ok := position(first)
	if !ok {
		return area{}, false
	}
	q := p
	if two {
		if q, ok = position(last); !ok {
			return area{}, false
		}
	}
	return area{min(p.row, q.row), min(p.col, q.col), max(p.row, q.row), max(p.col, q.col)}, true
}

// columnName returns the letters of a column.
func columnName(col int) string {
	var name []byte
	for col++; col > 0; col = (col - 1) / 26 {
		name = append(name, byte('A'+(col-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}

// compare orders positions by row, then column.
func (p at) compare(q at) int { return cmp.Or(cmp.Compare(p.row, q.row), cmp.Compare(p.col, q.col)) }

func (p at) String() string { return columnName(p.col) + strconv.Itoa(p.row+1) }

// place returns the place of a cell.
func (s *sheet) place(p at) model.Place { return model.Place{Name: s.name + "!" + p.String()} }
