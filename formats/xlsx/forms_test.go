package xlsx

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
)

var shortNames = strings.NewReplacer("①", "一、总体情况", "⑤", "五、存在的主要问题及改进情况", "⑥", "六、其他需要报告的事项")

// shortForm makes a form of a line: sheets with " ## " between them, as shortSheet has them; "*" makes a cell bold, "#"
// before a sheet's name hides it, and "=" stands behind a name. Behind " @ " are defined names, else there is one of no use.
// In a cell, "¶" ends a line, and * stands before and behind what is bold.
func shortForm(line string) parts {
	line, defined, ok := strings.Cut(line, " @ ")
	if !ok {
		defined = "nb.x=一!$A$1"
	}
	var sheets []string
	names := []string{"一", "二", "三"}
	for i, sheet := range strings.Split(line, " ## ") {
		if name, rest, ok := strings.Cut(sheet, "="); ok && !strings.Contains(name, "|") {
			names[i], sheet = name, rest
		}
		var rows []string
		for row := range strings.SplitSeq(shortNames.Replace(sheet), "/") {
			cells := strings.Split(row, "|")
			for k, c := range cells {
				c = strings.ReplaceAll(c, "¶", "\n")
				switch parts := strings.Split(c, "*"); {
				case len(parts) == 2 && parts[0] == "":
					c = `< s="6" t="inlineStr"><is><t>` + parts[1] + `</t></is>`
				case len(parts) == 3:
					c = `< t="inlineStr"><is><r><t>` + parts[0] + `</t></r><r><rPr><b/></rPr><t>` + parts[1] + `</t></r><r><t>` + parts[2] + `</t></r></is>`
				}
				cells[k] = c
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		sheet = data(strings.ReplaceAll(strings.ReplaceAll(strings.Join(rows, "\x00"), "\n", "&#10;"), "\x00", "\n"))
		if strings.HasPrefix(names[i], "#") {
			names[i], sheet = names[i][1:], "hidden|"+sheet
		}
		sheets = append(sheets, sheet)
	}
	files := workbook(sheets...)
	var list strings.Builder
	for name := range strings.FieldsSeq(defined) {
		name, goal, _ := strings.Cut(name, "=")
		fmt.Fprintf(&list, `<definedName name="%s">%s</definedName>`, name, goal)
	}
	book := files["xl/workbook.xml"]
	for i, name := range []string{"一", "二", "三"} {
		book = strings.Replace(book, `<sheet name="`+name+`" sheetId="`+fmt.Sprint(i+1), `<sheet name="`+names[i]+`" sheetId="`+fmt.Sprint(i+1), 1)
	}
	files["xl/workbook.xml"] = strings.Replace(book, "</workbook>", "<definedNames>"+list.String()+"</definedNames></workbook>", 1)
	return files
}

// shownForm is what is read of a form in one line: texts with their places, then what is told. Of what is missing, only
// the paths are.
func shownForm(t testing.TB, files parts) string {
	d, err := Read(opctest.Store(t, files))
	if err != nil {
		return "error: " + err.Error()
	}
	var out []string
	if d.Form == nil {
		out = append(out, "no form")
	} else {
		for _, path := range slices.Sorted(maps.Keys(d.Form.Texts)) {
			text := path
			for _, line := range d.Form.Texts[path] {
				text += fmt.Sprintf(" %s %q", line.Place.Name, line.Text)
			}
			out = append(out, text)
		}
	}
	for _, block := range d.Blocks {
		if p, ok := block.(*paper.Paragraph); ok {
			out = append(out, "paragraph "+p.Place.Name+" "+p.Text)
		} else {
			out = append(out, "grid")
		}
	}
	missing := "missing"
	for _, n := range d.Notes {
		if n.ID == "IMPORT-MISSING" {
			path := regexp.MustCompile(`^没有认出填报表的(..).*`).ReplaceAllString(n.Message, "$1")
			if n.Path != "" {
				path = n.Path
			}
			missing += " " + path
			continue
		}
		out = append(out, fmt.Sprintf("! %s %s", n.Place.Name, n.Message))
	}
	return strings.Join(append(out, strings.Replace(missing, "表二 表三 表四", "tables", 1)), "; ")
}

// The file has forms a line, as shortForm reads them, and behind a tab what is read of each. To add one, write the line and
// run with -update.
func TestTheFormsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "forms.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		fmt.Fprintf(&b, "%s\t%s\n", line, shownForm(t, shortForm(line)))
	}
	golden.Compare(t, file, []byte(b.String()))
}
