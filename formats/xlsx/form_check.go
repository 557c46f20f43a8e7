package xlsx

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// formCheck is a line of the sheet 检查: two sides that should be equal.
type formCheck struct {
	rule        string
	what        string
	left, right side
	bad         string // what is said when they are not
	sheet       string
	place       at // of the cell that is at fault
}

// side is one side of a check: a formula and what it gives.
type side struct {
	formula string
	value   int64
}

// What the sheet 检查 says of a line.
const (
	saysEqual  = "相符"
	saysWrong  = "不符"
	saysFilled = "填全"
	saysBlank  = "未填完"
)

// checker makes the lines of the sheet 检查 for one table.
type checker struct {
	*form
	sheet  string
	places map[string]at
	out    []formCheck
}

// allChecks are the lines of the sheet 检查: what the rules of the tables compare.
func (f *form) allChecks() []formCheck {
	var out []formCheck
	for i := range f.tables {
		t := &f.tables[i]
		c := &checker{form: f, sheet: t.sheet, places: t.places()}
		c.blanks(t)
		c.stocks()
		if _, ok := c.places["applications.received[0]"]; ok {
			c.tableThree()
		}
		if _, ok := c.places["reconsideration[0]"]; ok {
			c.tableFour()
		}
		out = append(out, c.out...)
	}
	return out
}

func (c *checker) add(rule, what, path string, left, right side) {
	c.out = append(c.out, formCheck{rule: rule, what: what, left: left, right: right, bad: saysWrong, sheet: c.sheet, place: c.places[path]})
}

// ref is the reference of cells from another sheet.
func (c *checker) ref(first, last at) string {
	if first == last {
		return "'" + c.sheet + "'!" + first.String()
	}
	return "'" + c.sheet + "'!" + first.String() + ":" + last.String()
}

// of is a figure. A total that is no number counts as what it adds up, as it does in the rules.
func (c *checker) of(path string) side {
	v, p := c.value(path), c.places[path]
	if parts, total := c.totals[path]; total && strings.HasSuffix(path, lastOf(path)) {
		s := c.sumOf(parts)
		formula := fmt.Sprintf("IF(COUNT(%s)=0,%s,SUM(%[1]s))", c.ref(p, p), s.formula)
		if !v.number {
			return side{formula, s.value}
		}
		return side{formula, v.count}
	}
	return side{"SUM(" + c.ref(p, p) + ")", v.count}
}

// lastOf is how the path of the last figure of a row of its table ends.
func lastOf(path string) string {
	if strings.HasPrefix(path, tables.TableThree) {
		return fmt.Sprintf("[%d]", len(tables.ApplicantColumns)-1)
	}
	return fmt.Sprintf("[%d]", len(tables.CaseColumns)-1)
}

// sumOf is the sum of figures that stand side by side or below each other.
func (c *checker) sumOf(parts []string) side {
	s := side{formula: "SUM(" + c.ref(c.places[parts[0]], c.places[parts[len(parts)-1]]) + ")"}
	for _, path := range parts {
		s.value += c.value(path).count
	}
	return s
}

// plus adds two sides.
func (s side) plus(t side) side { return side{s.formula + "+" + t.formula, s.value + t.value} }

func (s side) minus(t side) side { return side{s.formula + "-" + t.formula, s.value - t.value} }

// stocks compares what is in force with last year's and what was issued and repealed since.
func (c *checker) stocks() {
	last := c.options.previous
	for _, stock := range c.schema.Edition.Stocks {
		if _, here := c.places[stock.Now]; !here || !c.options.filled[stock.Now] {
			continue
		}
		before := int64(0)
		for _, path := range stock.Before {
			before += last.Count(path)
		}
		right, what := side{fmt.Sprint(before), before}, fmt.Sprintf("＝上年的%d", before)
		for _, path := range stock.Plus {
			right, what = right.plus(c.of(path)), what+"＋本年增加"
		}
		for _, path := range stock.Minus {
			right, what = right.minus(c.of(path)), what+"－本年减少"
		}
		c.add("INFORCE", c.schema.ByPath[stock.Now].Label()+what, stock.Now, c.of(stock.Now), right)
	}
}

func (c *checker) tableThree() {
	const received, carried, total, forward = "applications.received", "applications.carried_over", "applications.outcomes.total", "applications.carried_forward"
	outcomes := c.schema.Edition.Outcomes
	for i, name := range tables.ApplicantColumns {
		column := fmt.Sprintf("[%d]", i)
		c.add("T3-IDENT", "表三“"+name+"”：第一项＋第二项＝（七）总计＋第四项", forward+column,
			c.of(received+column).plus(c.of(carried+column)), c.of(total+column).plus(c.of(forward+column)))
	}
	for i, name := range tables.ApplicantColumns {
		column := fmt.Sprintf("[%d]", i)
		c.add("T3-RESULT", "表三“"+name+"”：（一）至（六）相加＝（七）总计", total+column, c.results(i), c.of(total+column))
	}
	for _, path := range append(append([]string{received, carried}, outcomes...), total, forward) {
		sum := path + "[6]"
		row := c.schema.ByPath[path]
		c.add("T3-ROW", "表三"+row.Label()+"：前六个数相加＝总计", sum, c.sumOf(rowParts(row)), c.of(sum))
	}
}

// results is the sum of the outcomes in a column. In the last one, the rows of totals that are no
// numbers count as the sum of what stands before them.
func (c *checker) results(column int) side {
	outcomes := c.schema.Edition.Outcomes
	paths := func(i int) (out []string) {
		for _, path := range outcomes {
			out = append(out, fmt.Sprintf("%s[%d]", path, i))
		}
		return out
	}
	s := c.sumOf(paths(column))
	last := len(tables.ApplicantColumns) - 1
	if column < last {
		return s
	}
	s.value = 0
	for _, path := range paths(last) {
		s.value += c.of(path).value
	}
	at := func(i int) string {
		p := paths(i)
		return c.ref(c.places[p[0]], c.places[p[len(p)-1]])
	}
	for i := range last {
		s.formula += fmt.Sprintf("+SUMPRODUCT(1-ISNUMBER(%s),%s)", at(last), at(i))
	}
	return s
}

// rowParts are the figures of a row but the last, its total.
func rowParts(row *model.Field) []string {
	var out []string
	for _, f := range row.Children[:len(row.Children)-1] {
		out = append(out, f.Path)
	}
	return out
}

func (c *checker) tableFour() {
	for _, g := range []struct{ path, name string }{
		{"reconsideration", "行政复议"}, {"litigation.direct", "未经复议直接起诉"}, {"litigation.after_reconsideration", "复议后起诉"},
	} {
		total := g.path + "[4]"
		c.add("T4-SUM", "表四“"+g.name+"”：前四个数相加＝总计", total, c.sumOf(rowParts(c.schema.ByPath[g.path])), c.of(total))
	}
}

// blanks counts the cells of a table without a number.
func (c *checker) blanks(t *formTable) {
	var numbers, texts []at
	blank := int64(0)
	goal := "" // the first that is blank, or the first of all
	for _, cell := range t.grid.Cells {
		field := c.schema.ByPath[cell.Path]
		if field == nil || c.totals[cell.Path] != nil {
			continue
		}
		if goal == "" {
			goal = cell.Path
		}
		v := c.value(cell.Path)
		_, isText := v.value.(string)
		if money := inputKind(field) == moneyInput; money {
			texts = append(texts, t.place(cell))
			isText = false
		} else {
			numbers = append(numbers, t.place(cell))
		}
		if v.value == nil || isText {
			if blank++; blank == 1 {
				goal = cell.Path
			}
		}
	}
	prefix := "'" + t.sheet + "'!"
	formula := fmt.Sprintf("%d-COUNT(%s)", len(numbers), ranges(numbers, prefix, ","))
	for _, p := range texts {
		formula += "+IF(LEN(" + prefix + p.String() + ")=0,1,0)"
	}
	c.out = append(c.out, formCheck{rule: "BLANK", what: t.sheet + "还没有填数字的格数", left: side{formula, blank}, right: side{"0", 0}, bad: saysBlank, sheet: t.sheet, place: c.places[goal]})
}

// checkColumns are the columns of the sheet 检查 and their widths.
var (
	checkColumns = []string{"规则", "核对什么", "左边", "右边", "差", "是否相符", "位置"}
	checkWidths  = []float64{12, 62, 10, 10, 10, 12, 12}
)

// The rows of the sheet 检查 above its lines, from 0: the title, what comes of all, the header.
const (
	resultRow    = 1
	firstCheckAt = 3
)

// checks writes the sheet 检查.
func (f *form) checks() error {
	all := f.allChecks()
	last := firstCheckAt + len(all)
	results := fmt.Sprintf("$F$%d:$F$%d", firstCheckAt+1, last)
	for i, c := range all {
		if err := f.file.SetCellHyperLink(checkSheet, at{firstCheckAt + i, 6}.String(), "'"+c.sheet+"'!"+c.place.String(), "Location"); err != nil {
			return err
		}
	}
	cells := rangeOf(area{firstCheckAt, 0, last - 1, len(checkColumns) - 1})
	row := fmt.Sprintf("$F%d=", firstCheckAt+1)
	if err := f.paint(checkSheet, cells, row+`"`+saysWrong+`"`, f.red); err != nil {
		return err
	}
	if err := f.paint(checkSheet, cells, row+`"`+saysBlank+`"`, f.amber); err != nil {
		return err
	}
	if err := f.protect(checkSheet, false); err != nil {
		return err
	}
	if err := f.printed(checkSheet, printing{headRows: firstCheckAt}); err != nil {
		return err
	}
	w, err := f.startRows(checkSheet, checkWidths, at{firstCheckAt, 0})
	if err != nil {
		return err
	}
	if err := w.title(checkSheet, len(checkColumns)); err != nil {
		return err
	}
	if err := w.result(all, results); err != nil {
		return err
	}
	header := make([]formCell, len(checkColumns))
	for i, name := range checkColumns {
		header[i] = formCell{value: name, look: formLook{zone: labelZone}}
	}
	if err := w.add(textHeight(1), header...); err != nil {
		return err
	}
	for _, c := range all {
		if err := w.check(c); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// result writes what comes of all checks.
func (w *rowWriter) result(all []formCheck, results string) error {
	wrong, blank := 0, 0
	for _, c := range all {
		switch {
		case c.left.value == c.right.value:
		case c.bad == saysBlank:
			blank++
		default:
			wrong++
		}
	}
	text := "数字已经填全，全部相符"
	if wrong+blank > 0 {
		text = fmt.Sprintf("不相符的有 %d 处；没有填完的表有 %d 张", wrong, blank)
	}
	count := func(word string) string { return fmt.Sprintf(`COUNTIF(%s,"%s")`, results, word) }
	formula := fmt.Sprintf(`IF(%s+%s=0,"数字已经填全，全部相符","不相符的有 "&%[1]s&" 处；没有填完的表有 "&%[2]s&" 张")`, count(saysWrong), count(saysBlank))
	if err := w.merge(area{resultRow, 0, resultRow, len(checkColumns) - 1}); err != nil {
		return err
	}
	return w.add(textHeight(1), formCell{value: text, formula: formula, look: formLook{zone: hintZone, left: true}})
}

// check writes a line.
func (w *rowWriter) check(c formCheck) error {
	good := saysEqual
	if c.bad == saysBlank {
		good = saysFilled
	}
	says, row := good, w.row+1
	if c.left.value != c.right.value {
		says = c.bad
	}
	look := formLook{zone: sumZone}
	return w.add(textHeight(wrapped(c.what, int(checkWidths[1]))),
		formCell{value: c.rule, look: formLook{zone: labelZone}},
		formCell{value: c.what, look: formLook{zone: labelZone, left: true}},
		formCell{value: c.left.value, formula: c.left.formula, look: look},
		formCell{value: c.right.value, formula: c.right.formula, look: look},
		formCell{value: c.left.value - c.right.value, formula: fmt.Sprintf("C%d-D%[1]d", row), look: look},
		formCell{value: says, formula: fmt.Sprintf(`IF(E%d=0,"%s","%s")`, row, good, c.bad), look: look},
		formCell{value: c.sheet + "!" + c.place.String(), look: formLook{zone: linkZone}})
}
