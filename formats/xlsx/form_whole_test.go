package xlsx

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

func formOf(t testing.TB, r *model.Report, opts ...FormOption) parts {
	t.Helper()
	var b bytes.Buffer
	if err := WriteForm(&b, r, opts...); err != nil {
		t.Fatal(err)
	}
	files, _ := opctest.Unzip(t, b.Bytes())
	return files
}

// digests are the sizes and digests of parts, a line each.
func digests(name string, files parts) string {
	var out strings.Builder
	for _, part := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.Sum256([]byte(files[part]))
		fmt.Fprintf(&out, "%s %s %d %x\n", name, part, len(files[part]), sum[:8])
	}
	return out.String()
}

// TestTheBytesOfFormsAndBooks compares the sizes and digests of all parts of forms and books, so that no change of any
// goes unseen. What they hold is read in the other tests.
func TestTheBytesOfFormsAndBooks(t *testing.T) {
	var out strings.Builder
	show := func(name string, files parts) { out.WriteString(digests(name, files)) }
	for i := range 2 {
		r := sample.Report(i)
		show(fmt.Sprint("form ", i), formOf(t, r))
		show(fmt.Sprint("known ", i), formOf(t, r, KnownFigures()))
		show(fmt.Sprint("next ", i), formOf(t, model.New(r.Organ, r.Year+1, r), TakenFrom(r)))
	}
	book := func(b sheets.Book) parts {
		files, _ := opctest.Unzip(t, written(t, b))
		return files
	}
	show("review", book(review(7, 40)))
	show("one", book(review(1, 1)))
	show("wide", book(sheets.Book{Title: "宽", Kind: "x", Sheets: []sheets.Sheet{{
		Name: "表", Frozen: 1, Notes: []string{strings.Repeat("长的说明", 40)}, Columns: []sheets.Column{{Name: "甲", Width: 90, Wrap: true}, {Name: "乙", Width: 3}, {Name: "丙", Input: true, Choices: []string{"是", "否"}}},
		Rows: [][]sheets.Cell{{sheets.Text(strings.Repeat("很长的文字", 30)), sheets.Number("-1.50"), {}}, {sheets.Text("=1+1"), sheets.Number("12345678901234567890"), sheets.Text("_x0041_")}, {sheets.Text("多\n行\n字"), {}, {}}},
	}}}))
	golden.Compare(t, filepath.Join("testdata", "digests.txt"), []byte(out.String()))
}

var cellPattern = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)`)

// TestAFormWithOneCellAnother has cells of a form gone, with another text, a figure that is a text and with borders of
// other kinds, and compares what is read of it.
func TestAFormWithOneCellAnother(t *testing.T) {
	r := sample.Report(2)
	files := formOf(t, r, KnownFigures())
	base := whole(t, files)
	var b strings.Builder
	b.WriteString(base)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.Contains(name, "worksheets/sheet") {
			continue
		}
		b.WriteString(name + "\n")
		cells := cellPattern.FindAllStringSubmatchIndex(files[name], -1)
		step := max(1, len(cells)/5)
		for i := 0; i < len(cells); i += step {
			at, ref := cells[i], files[name][cells[i][2]:cells[i][3]]
			for what, with := range []string{"", `<c r="` + ref + `" t="inlineStr"><is><t>改了</t></is></c>`, `<c r="` + ref + `" t="inlineStr"><is><t>12件</t></is></c>`, `<c r="` + ref + `"><f>SUM(B2:B3)</f></c>`} {
				m := maps.Clone(files)
				m[name] = files[name][:at[0]] + with + files[name][at[1]:]
				if is := golden.Difference(base, whole(t, m), 70); is != "" {
					fmt.Fprintf(&b, "  %s %s: %s\n", ref, []string{"gone", "words", "units", "formula"}[what], is)
				}
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "form.txt"), []byte(b.String()))
}

// TestSmallPartsOfCells compares formats of numbers, dates, references and formulas one by one.
func TestSmallPartsOfCells(t *testing.T) {
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(builtin)) {
		days, times := isDate(builtin[id])
		fmt.Fprintf(&b, "format %s %s days %v times %v\n", id, builtin[id], days, times)
	}
	for _, s := range []string{`y"m`, `[h`, `[hh]`, `[m]`, `[mm]`, `[s]`, `[ss]`, `[Red]d`, `\d`, `_d`, `*d`, `d;h`, `"d"`, `D`, `General`, `mm`, `m0`, `m#`, `m?`, `y0`, `d#`, `e?`, `s`, `ss`, `h`, `@`, `0%`, `"%"`, ``} {
		days, times := isDate(s)
		fmt.Fprintf(&b, "format %s: %q days %v times %v\n", s, codes(s), days, times)
	}
	k := &book{}
	for _, raw := range []string{"0", "0.5", "1", "59", "60", "61", "32873", "32874", "73415", "73416", "2958465", "2958466", "45296.75", "-1", "x", "1e31", "1e30", "0.12345"} {
		for _, format := range []string{"", "yyyy-m-d", "m/d", "yyyy/m", "h:mm", "0%", "m"} {
			text, remark := k.show(raw, readFormat(format))
			k.from1904 = true
			other, _ := k.show(raw, readFormat(format))
			k.from1904 = false
			fmt.Fprintf(&b, "show %s as %s: %s %s 1904: %s\n", raw, format, text, remark, other)
		}
	}
	for _, s := range []string{"2024-01-05", "2024-01-05T12:00", "2024-13-05", "x", ""} {
		fmt.Fprintf(&b, "iso %s: %s\n", s, isoDate(s))
	}
	for _, s := range []string{"A1", "a1", "$B$7", "Z1", "AA1", "XFD1048576", "XFE1", "A1048577", "A0", "1", "A", "ABCD1", "ABCDE1", "A1B", "", "[1", "@1", "A1:B2", "B2:A1", "A1:", ":A1", "A1:x"} {
		p, ok := position(s)
		a, isArea := parseArea(s)
		fmt.Fprintf(&b, "ref %s: %v %v area %v %v\n", s, p, ok, a, isArea)
	}
	for _, n := range []int{0, 1, 25, 26, 51, 52, 701, 702, 16383} {
		fmt.Fprintf(&b, "column %d %s\n", n, columnName(n))
	}
	for _, s := range []string{`SUM(A1:B2)+C3`, `SUM($A$1:A2)`, `'一 二'!A1+表!B2:C3`, `'it''s'!A1`, `"A1""B2"&A3`, `A1(B2)`, `LOG10(A1)`, `_xlfn.IFS(A1,TRUE,false)`, `name+A1`, `2A+A1`, `表!name`, `A1:`, `A1:name`, `A1 B2`, `'open`, `"open`, `B2:A1`, `x.y_z$1`, `甲1+A1`, `A1!B2`} {
		refs, functions, names := targets(s)
		fmt.Fprintf(&b, "formula %s: %v %v %v pieces %v shifted %s and %s\n", s, refs, functions, names, slices.Collect(pieces(s)), shift(s, 1, 2), shift(s, -1, -1))
	}
	fmt.Fprintln(&b, shift("A1", 1<<20-1, 1<<14-1), shift("A1", 1<<20, 0), shift("A1", 0, 1<<14), shift("$A1", 3, 3), shift("A$1", 3, 3))
	for _, s := range []string{"_x0041_", "_x005F_x0041_", "_xD800_", "_xDFFF_", "_xE000_", "_x0000_", "_x000D_\n", "a\r\nb\rc", "_x41_", "x_x0041"} {
		fmt.Fprintf(&b, "text %q: %q %q\n", s, decode(s), encoded(s))
	}
	for _, s := range []string{"5", "-5", "+5", "5,000", "５", "5.5", "5件", "", "-", "第5", "5 5", ","} {
		fmt.Fprintf(&b, "number %s %v", s, isNumber(&cell{rich: rich{text: s}}))
		v, ok := (&cell{rich: rich{text: s}}).typed()
		fmt.Fprintf(&b, " typed %v %v\n", v, ok)
	}
	for _, unit := range "件条次份个项宗起人户" {
		v, ok := (&cell{rich: rich{text: "5" + string(unit)}}).typed()
		fmt.Fprintf(&b, "unit %c %v %v\n", unit, v, ok)
	}
	for _, s := range []string{"一、甲", "　十二、甲", "一.甲", "一．甲", "一甲", "1、甲", "甲。", "甲；", "甲！", "甲？", "注：甲", " 注:甲", "甲注：", "甲"} {
		fmt.Fprintf(&b, "words %s: heading %v sentence %v\n", s, heading.MatchString(s), sentence.MatchString(s))
	}
	for _, format := range []string{"0.00", "0.0", "0", "0.00_ ", "0.00__", "#0.00"} {
		for _, text := range []string{"5", "5.5", "5.555", "-5", "5%"} {
			fmt.Fprintf(&b, "decimals %s %s: %s\n", format, text, decimals(&cell{rich: rich{text: text}, number: true, style: style{format: format}}))
		}
	}
	for _, n := range []int{9, 10, 11} {
		fmt.Fprintln(&b, some(strings.Split(strings.Repeat("a,", n-1)+"b", ",")))
	}
	golden.Compare(t, filepath.Join("testdata", "small.txt"), []byte(b.String()))
}

// TestTheFormulasOfTheTable computes formulas, one a row of column C, beside the numbers 1 to 9 and some words.
func TestTheFormulasOfTheTable(t *testing.T) {
	formulas := []string{
		"SUM(A1:A9)", "A1+A2", "A1/0", "D1+1", "SUBTOTAL(9,A1:A3)", "SUMIF(A1:A9,\"&gt;5\")", "SUMIFS(A1:A9,A1:A9,\"&gt;5\")", "SUMPRODUCT(A1:A3,A1:A3)", "COUNT(A1:B9)", "COUNTA(A1:B9)", "COUNTIF(A1:A9,3)", "COUNTIFS(A1:A9,3)", "COUNTBLANK(A1:B9)",
		"AVERAGE(A1:A9)", "MAX(A1:A9)", "MIN(A1:A9)", "PRODUCT(A1:A4)", "IF(A1=1,5,6)", "IFS(A1=1,5,TRUE,6)", "IFERROR(1/0,7)", "IFNA(NA(),8)", "AND(A1=1,A2=2)", "OR(A1=1,A2=1)", "NOT(A1=1)", "ROUND(A7/3,2)", "ROUNDUP(A7/3,1)", "ROUNDDOWN(A7/3,1)",
		"INT(A7/3)", "TRUNC(A7/3)", "ABS(-A3)", "SIGN(-A3)", "MOD(A7,3)", "QUOTIENT(A7,3)", "N(A3)", "T(B1)", "VALUE(\"12\")", "ISBLANK(B9)", "ISNUMBER(A1)", "ISTEXT(B1)", "ISERROR(A1)", "ISERR(A1)", "ISNA(A1)", "LEFT(B1,1)", "RIGHT(B1,1)", "MID(B1,2,1)", "LEN(B1)",
		"TRIM(B1)", "CONCATENATE(B1,A1)", "CONCAT(B1,A1)", "TEXT(A1,\"0.0\")", "VLOOKUP(3,A1:A9,1)", "HLOOKUP(1,A1:A2,2)", "LOOKUP(3,A1:A9)", "INDEX(A1:A9,4)", "MATCH(4,A1:A9)", "CHOOSE(2,A1,A5)", "DATE(2024,1,5)", "YEAR(45296)", "MONTH(45296)", "DAY(45296)", "NA()",
		"RAND()", "NOW()", "name+1", "无!A1", "二!A1", "[1]x!A1", "SUM({1,2})", "C8", "C1+1", "SUM(A1:B9999)", "SUM(A1:B9999,A1:B1)", "SUM(A1:B9999,A1:B2)", "SUM(", "A1&amp;B1", "SUM(C1:C2)", "", "SUM(A1:B9999,A1:C1)",
	}
	var b strings.Builder
	// A few formulas a workbook, as each workbook has so much time.
	for some := range slices.Chunk(formulas, 20) {
		var rows []string
		for i, formula := range some {
			number := ""
			if i < 9 {
				number = fmt.Sprint(i + 1)
			}
			rows = append(rows, number+"|"+[]string{"甲乙", "丙", ""}[min(i, 2)]+"|"+"< t=\"n\"><f>"+formula+"</f>")
		}
		b.WriteString(whole(t, workbook(data(strings.Join(rows, "\n")), data("40|x"))))
	}
	golden.Compare(t, filepath.Join("testdata", "formulas.txt"), []byte(b.String()))
}
