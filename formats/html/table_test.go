package html

import (
	"strconv"
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"spans", "<table><tr><th rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>", "grid 2x3\n 0,0 2x1 th \"甲\"\n 0,1 1x2 \"乙\"\n 1,1 \"1\"\n 1,2 \"2\"\n"},
		{"rowspan 0 and beyond", "<table><tbody><tr><td rowspan=0>甲<td rowspan=9>乙<td>1<tr><td>2<tbody><tr><td>丙<td>丁<td>3</table>", "grid 3x3\n 0,0 2x1 \"甲\"\n 0,1 2x1 \"乙\"\n 0,2 \"1\"\n 1,2 \"2\"\n 2,0 \"丙\"\n 2,1 \"丁\"\n 2,2 \"3\"\n"},
		{"colspan beyond", "<table><tr><td colspan=999>甲<tr><td>乙<td colspan=9>1</table>", "grid 2x2\n 0,0 1x2 \"甲\"\n 1,0 \"乙\"\n 1,1 \"1\"\n"},
		{"colspan into a rowspan", "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙<td>丁</table>", "grid 2x3\n 0,0 \"甲\"\n 0,1 2x1 \"乙\"\n 1,0 \"丙\"\n 1,2 \"丁\"\n"},
		{"hidden rows and cells", "<table><tr><td>甲<td style='display:none'>9<td>1<tr style='display: none'><td>乙<td>2<tr height=0><td><td></table>", "grid 2x2\n 0,0 \"甲\"\n 0,1 \"1\"\n"},
		{"column without width", "<table><tr><td>甲<td>1<td width=0></td><tr><td>乙<td></td></table>", "grid 2x2\n 0,0 \"甲\"\n 0,1 \"1\"\n 1,0 \"乙\"\n 1,1 \"\"\n"},
		{"foot before body", "<table><tfoot><tr><td>末<td>0</tfoot><tbody><tr><td>中<td>1</tbody><thead><tr><th>首<th>2</thead></table>", "grid 3x2\n 0,0 th \"首\"\n 0,1 th \"2\"\n 1,0 \"中\"\n 1,1 \"1\"\n 2,0 \"末\"\n 2,1 \"0\"\n"},
		{"caption", "<table><tr><td>甲<td>1<caption>表一</caption></table>", "center \"表一\"\ngrid 1x2\n 0,0 \"甲\"\n 0,1 \"1\"\n"},
		{"paragraphs in cells", "<table><tr><td><p>商业</p><p>企业<br>数</p><td> 1 <o:p>&nbsp;</o:p></table>", "grid 1x2\n 0,0 \"商业\\n企业\\n数\"\n  > \"商业\"\n  > \"企业\\n数\"\n 0,1 \"1\"\n"},
		{"table in a cell", "<table><tr><td>甲<table><tr><td>1<td>2</table><td>3</table>", "grid 1x2\n 0,0 \"甲\"\n  > \"甲\"\n  > grid 1x2\n  >  0,0 \"1\"\n  >  0,1 \"2\"\n 0,1 \"3\"\n"},
		{"a single cell", "<table><tr><td><b>一、甲</b></table><table><tr><td>5<td><table><tr><td>6</table></table>", "bold(一、甲) \"一、甲\"\ngrid 1x2\n 0,0 \"5\"\n 0,1 \"6\"\n"},
		{"boxes as a table", "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>甲</div><div style='display:table-cell'>1</div></div></div>", "grid 1x2\n 0,0 \"甲\"\n 0,1 \"1\"\n"},
		{"note of a figure", "<table><tr><td>甲<td>5<sup>①</sup></table>", "grid 1x2\n 0,0 \"甲\"\n 0,1 \"5\" remark \"数字后有上标“①”\"\n"},
		{"menu in a cell", "<table><tr><td><a>机构</a><br><a>文件</a><td><a href=1>甲</a></table>", "grid 1x2\n 0,0 \"机构\\n文件\"\n  > chrome \"机构\\n文件\"\n 0,1 \"甲\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.TrimSuffix(dump(read(t, c.page+report).Blocks), dump(read(t, report).Blocks))
			if got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

func TestTablesHaveLimits(t *testing.T) {
	wide := "<table>"
	for i := range 30 {
		wide += "<tr>" + strings.Repeat("<td>1", i) + "<td colspan=1000>" + strings.Repeat("<td colspan=100>", 12)
	}
	for name, page := range map[string]string{
		"columns": wide,
		"cells":   "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>", 100), maxCells/100+1),
		"nesting": strings.Repeat("<table><tr><td>"+strconv.Itoa(1), maxNesting+2),
		"blocks":  strings.Repeat("<p>1", maxBlocks+1),
	} {
		if _, err := Read([]byte(page)); idOf(err) != "READ-LIMIT" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
