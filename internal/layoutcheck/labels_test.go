package layoutcheck

import (
	"testing"

	"github.com/nianbao/nianbao/layout"
)

func TestAPartedWordOfALabelIsFound(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  int
	}{
		{nil, 0},
		{[]string{"三、", "年度", "结果"}, 0},
		{[]string{"年度办理"}, 1}, // the column holds four characters
		{[]string{"本年度办理"}, 0},
		{[]string{"年度办", "本年", "办理"}, 2},
	} {
		table := grouped(4, layout.XiaoWu)
		table.Cells[2].Text = "三、本年度办理结果"
		table.Widths = []int{43, 85}
		d := do(t, table)
		if got := Labels(d, small(), c.words); len(got) != c.want {
			t.Errorf("%q: got %v", c.words, got)
		}
	}
}
