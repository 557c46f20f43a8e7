package html

import (
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	row := "<tr style=\"height:20pt\">" + strings.Repeat(`<td width="60" style="border:1px solid #000;text-align:center"><p class=MsoNormal align=center><span lang=EN-US style="font-size:10.5pt">12<o:p></o:p></span></p></td>`, 10) + "</tr>\n"
	page := report + "<table>" + strings.Repeat(row, 40) + "</table>" + strings.Repeat(`<p style="text-indent:32pt"><span style="font-family:仿宋">主动公开政府信息，及时更新目录，</span><span>按期答复申请。</span></p>`+"\n", 150)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read([]byte(page)); err != nil {
			b.Fatal(err)
		}
	}
}
