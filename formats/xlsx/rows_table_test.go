package xlsx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/model"
)

// TestRowsAreFoundByNameAndColumns asks for sheets by names and columns, there or not, once or twice.
func TestRowsAreFoundByNameAndColumns(t *testing.T) {
	book := opctest.Store(t, workbook(data("说明\n\na|b\n1|2|"), data("x\nb|a\n3|4|5\n||.\n|6"), data("q\n7")))
	for _, c := range []struct{ ask, want string }{
		{"一", "[[说明] [a b] [1 2]]"}, {"二", "[[x] [b a] [3 4 5] [ 6]]"}, {"三", "[[q] [7]]"}, {"一 a", "[[a b] [1 2]]"}, {"一 b a", "[[a b] [1 2]]"}, {"二 a", "[[b a] [3 4 5] [ 6]]"}, {"一 q", "[[q] [7]]"}, {"四 q", "[[q] [7]]"}, {"三 q", "[[q] [7]]"},
		{"四", "READ-FORMAT Excel 文件里没有工作表“四”（文件里有 3 张工作表：“一”、“二”、“三”；请不要改表名和表头）"}, {"四 a", "READ-FORMAT Excel 文件里没有工作表“四”，也没有（或不止一张）工作表有这些列：a（文件里有 3 张工作表：“一”、“二”、“三”；请不要改表名和表头）"},
		{"三 a b", "READ-FORMAT Excel 文件里没有工作表“三”，也没有（或不止一张）工作表有这些列：a、b（文件里有 3 张工作表：“一”、“二”、“三”；请不要改表名和表头）"}, {"一 z", "READ-FORMAT Excel 文件里没有工作表“一”，也没有（或不止一张）工作表有这些列：z（文件里有 3 张工作表：“一”、“二”、“三”；请不要改表名和表头）"},
	} {
		words := strings.Fields(c.ask)
		rows, err := ReadRows(book, words[0], words[1:]...)
		got := fmt.Sprint(rows)
		var found model.Findings
		if errors.As(err, &found) {
			got = fmt.Sprintf("%s %s（%s）", found[0].ID, found[0].Message, found[0].Hint)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.ask, got, c.want)
		}
	}
	many := workbook(data("甲"))
	many["xl/workbook.xml"] = strings.Replace(many["xl/workbook.xml"], `<sheet name="一" sheetId="1" r:id="r1"/>`, strings.Repeat(`<sheet name="一" sheetId="1" r:id="r1"/>`, 11), 1)
	if _, err := ReadRows(opctest.Store(t, many), "二"); err == nil || !strings.Contains(err.Error(), "文件里有 11 张工作表："+strings.TrimSuffix(strings.Repeat("“一”、", 10), "、")+"；") {
		t.Errorf("many sheets: %v", err)
	}
}
