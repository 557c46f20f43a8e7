package paper

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// The identities of the tables are the checksum of a reading: where one fails, the file or the reading
// is at fault.

// checkSums reports the identities that fail and which side is likelier at fault.
func (rc *recognizer) checkSums() {
	e := rc.report.Format()
	if len(rc.parts[tableThree]) > 0 {
		rc.checkThree(e)
	}
	for g, path := range fourGroups {
		if rc.four.found[g] {
			rc.checkRow(path, 5)
		}
	}
}

func (rc *recognizer) checkThree(e *tables.Edition) {
	form := e.FormOf(tables.TableThree)
	for _, s := range threeOf(form) {
		rc.checkRow(s.path, 7)
	}
	for c := range 7 {
		in, out := rc.number("applications.received", c)+rc.number("applications.carried_over", c), rc.number("applications.outcomes.total", c)+rc.number("applications.carried_forward", c)
		var sum int64
		for _, p := range e.Outcomes {
			sum += rc.number(p, c)
		}
		total := rc.number("applications.outcomes.total", c)
		name := tables.ApplicantColumns[c]
		if sum != total && !rc.missing("applications.outcomes.total") {
			rc.fails("applications.outcomes.total", c, fmt.Sprintf("表三“%s”列：各项办理结果相加是 %d，（七）总计是 %d", name, sum, total), e.Outcomes)
		}
		if in != out {
			rc.fails("applications.carried_forward", c, fmt.Sprintf("表三“%s”列：第一项加第二项是 %d，第三项加第四项是 %d", name, in, out), nil)
		}
	}
}

// checkRow adds up a row whose last cell is its total.
func (rc *recognizer) checkRow(path string, n int) {
	if rc.missing(path) {
		return
	}
	var sum int64
	for i := range n - 1 {
		sum += rc.number(path, i)
	}
	last := rc.figures[cell(path, n-1)]
	if total := rc.number(path, n-1); sum != total && last != nil && !last.reading.blank {
		rc.fails(path, -1, fmt.Sprintf("%s一行相加是 %d，总计是 %d", named(schemaName(path)), sum, total), nil)
	}
}

// fails reports an identity that does not hold.
func (rc *recognizer) fails(path string, col int, what string, others []string) {
	at := rc.rowPlaces[path]
	doubtful := rc.doubtful(path)
	for _, o := range others {
		doubtful = doubtful || rc.doubtful(o)
	}
	where := path
	if f := rc.figures[cell(path, col)]; f != nil && col >= 0 {
		at, where = f.place, cell(path, col)
	}
	severity := model.SeverityWarning
	if col >= 0 && rc.doubtfulIn(col, append([]string{path}, others...)) {
		severity = model.SeverityInfo // the cell in doubt is told already, with a warning
	}
	switch {
	case doubtful:
		rc.find("IMPORT-CHECK", severity, where, at, what+"，对不上：这里有读不准的数字，多半是读取有误", "请与原件逐格核对")
	case rc.doc.Loose:
		rc.find("IMPORT-CHECK", model.SeverityWarning, where, at, what+"，对不上：各行数字齐全，多半是原件本身有误，也可能是读取有误", "请与原件核对")
	default:
		rc.find("IMPORT-CHECK", model.SeverityInfo, where, at, what+"，对不上：数字是逐格读出的，多半是原件本身有误", "")
	}
}

// doubtful reports whether anything about a row is not certain.
func (rc *recognizer) doubtful(path string) bool {
	for _, f := range rc.findings {
		if f.ID != "IMPORT-UNSURE" && f.ID != "IMPORT-MISSING" && (f.ID != "IMPORT-LABEL" || f.Severity < model.SeverityWarning) {
			continue
		}
		if f.Path != "" && (f.Path == path || strings.HasPrefix(f.Path, path+"[")) {
			return true
		}
	}
	return false
}

// doubtfulIn reports whether a cell of one column is told to be uncertain in any of the rows.
func (rc *recognizer) doubtfulIn(col int, paths []string) bool {
	for _, f := range rc.findings {
		if f.ID != "IMPORT-UNSURE" || f.Severity < model.SeverityWarning {
			continue
		}
		for _, p := range paths {
			if f.Path == cell(p, col) {
				return true
			}
		}
	}
	return false
}

func cell(path string, col int) string { return path + "[" + strconv.Itoa(col) + "]" }

func (rc *recognizer) missing(path string) bool {
	_, ok := rc.rowPlaces[path]
	return !ok
}

// number is the count in a cell, 0 when there is none.
func (rc *recognizer) number(path string, col int) int64 {
	f := rc.figures[cell(path, col)]
	if f == nil {
		return 0
	}
	n, _ := strconv.ParseInt(f.reading.number, 10, 64)
	return n
}
