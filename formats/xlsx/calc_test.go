package xlsx

import (
	"fmt"
	"strings"
	"testing"
)

// f makes a cell with a formula and no result.
func f(formula string) string { return "<><f>" + formula + "</f>" }

func TestFormulasWithoutAResultAreComputed(t *testing.T) {
	const done = "{" + remarkComputed + "}"
	failed := func(why, formula string) string { return "{" + remarkFailed + "（" + why + "）：=" + formula + "}" }
	for _, c := range []struct{ name, formula, want string }{
		{"a sum", "SUM(A1:C1)", "6" + done},
		{"additions", "A1+B1-C1*2", "-3" + done},
		{"a sum of another sheet", "SUM('二'!A1:B1)+二!A1", "90" + done},
		{"a fraction", "0.1+0.2", "0.3" + done},
		{"nested functions", "IFERROR(ROUND(SUM($A$1:C$1)/4,0),0)", "2" + done},
		{"a subtotal", "SUBTOTAL(9,A1:C1)", "6" + done},
		{"a condition", `SUMIF(A1:C1,"&gt;=2")`, "5" + done},
		{"a text", `"共"&amp;A1&amp;"件"`, "共1件" + done},
		{"a formula that needs another", "F1*2", "14" + done},
		{"a division by nought", "A1/0", failed("#DIV/0!", "A1/0")},
		{"a function that is not computed", "RAND()", failed("函数 RAND", "RAND()")},
		{"another file", "[1]Sheet1!A1", failed("引用了别的文件或名称", "[1]Sheet1!A1")},
		{"a name", "总数+1", failed("引用了别的文件或名称", "总数+1")},
		{"no such sheet", "'三'!A1", failed("引用的工作表不存在", "'三'!A1")},
		{"a large range", "SUM(A1:XFD1048576)", failed("引用的区域太大", "SUM(A1:XFD1048576)")},
		{"itself", "SUM(A1:E1)", failed("循环引用", "SUM(A1:E1)")},
		{"an error", "SUM(A1:G1)", failed("G1 没有值", "SUM(A1:G1)")},
		{"rubbish", "SUM(A1:", failed("", "SUM(A1:")},
	} {
		t.Run(c.name, func(t *testing.T) {
			column := 4
			line := "1|2|3|甲|" + f(c.formula) + "|" + f("A1+6") + `|<  t="e"><v>#REF!</v>`
			if c.name == "an error" { // a range without the cell itself
				column, line = 7, "1|2|3|甲|5|"+f("A1+6")+`|< t="e"><v>#REF!</v>|`+f(c.formula)
			}
			got := read(t, workbook(data(line+"\n4|5|6|乙|1|2|3"), data("40|10\n1|2")))
			_, after, _ := strings.Cut(got, fmt.Sprintf(" %d:", column))
			cell, _, _ := strings.Cut(after, fmt.Sprintf(" %d:", column+1))
			cell, _, _ = strings.Cut(cell, "\n")
			if want := strings.Replace(c.want, "（）", "", 1); cell != want && !(c.name == "rubbish" && strings.HasPrefix(cell, "{"+remarkFailed)) {
				t.Errorf("got %s, want %s", cell, want)
			}
		})
	}
}

func TestSharedFormulasMoveTheirReferences(t *testing.T) {
	for formula, want := range map[string]string{
		"SUM(A1:C1)": "SUM(B3:D3)", "$A1+B$1+$C$1": "$A3+C$1+$C$1", `"A1"&A1`: `"A1"&B3`, "'A1'!B2+A1!B2": "'A1'!C4+A1!C4", "LOG10(A1)": "LOG10(B3)", "_A1+1": "_A1+1", "XFD1": "#REF!",
	} {
		got := shift(formula, 2, 1)
		if fixed := strings.NewReplacer("$A3", "$A3", "C$1", "C$1").Replace(want); stripDollars(got) != stripDollars(fixed) {
			t.Errorf("%s: got %s, want %s", formula, got, want)
		}
	}
	got := read(t, workbook(data(`甲|1|2|<><f t="shared" si="0" ref="D1:D2">SUM(B1:C1)</f>`+"\n"+`乙|3|4|<><f t="shared" si="0"/>`)))
	if want := "[2x4]\n 0:甲 1:1 2:2 3:3{" + remarkComputed + "}\n 0:乙 1:3 2:4 3:7{" + remarkComputed + "}\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func stripDollars(s string) string { return strings.ReplaceAll(s, "$", "") }

func TestFormulasThatWouldRunLongDoNot(t *testing.T) {
	var chain, double, ring, wide strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&chain, "甲|%s|1\n", f(fmt.Sprintf("B%d+1", i+2)))
		fmt.Fprintf(&double, "甲|%s|1\n", f(fmt.Sprintf("B%d+B%d", i+2, i+3)))
		fmt.Fprintf(&ring, "甲|%s|1\n", f(fmt.Sprintf("B%d+1", (i+1)%3000+1)))
		fmt.Fprintf(&wide, "甲|%s|1\n", f("SUM(C1:C19000)"))
	}
	for name, sheet := range map[string]string{"a chain": chain.String(), "doubling": double.String(), "a ring": ring.String(), "wide": wide.String()} {
		if got := read(t, workbook(data(sheet))); !strings.Contains(got, "[3000x3]") {
			t.Errorf("%s: %.100s", name, got)
		}
	}
}

func TestAPanicOfTheCalculationIsAnError(t *testing.T) {
	m := &machine{} // without a file, so that asking panics
	if got, err := m.result(spot{sheet: &sheet{name: "一"}}); err == nil || got != "" {
		t.Errorf("%q %v", got, err)
	}
}
