package paper

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// permuted calls do with every order of the letters.
func permuted(letters string, do func(string)) {
	if letters == "" {
		do("")
		return
	}
	for i, l := range letters {
		permuted(letters[:i]+letters[i+1:], func(s string) { do(string(l) + s) })
	}
}

// The file has documents as letters and where their sections begin: 1 to 6 are the official titles, v to z titles of
// section two that are less certain, the others bare texts and tables A to C. Of each section, the title's place and,
// where it is another, its beginning, behind where the front ends; and what is told.
func TestWhereSectionsBegin(t *testing.T) {
	texts := map[rune]string{
		'1': "一、总体情况", '2': "二、主动公开政府信息情况", '3': "三、收到和处理政府信息公开申请情况", '4': "四、政府信息公开行政复议、行政诉讼情况", '5': "五、存在的主要问题及改进情况", '6': "六、其他需要报告的事项",
		'v': "主动公开政府信息情况", 'w': "（一）主动公开情况", 'x': "一、主动公开情况", 'y': "二主动公开工作情况", 'z': "主动公开政府信息", 'n': "七、总体情况", 'o': "2、主动公开政府信息情况", '.': "正文。",
	}
	var b strings.Builder
	one := func(doc string) {
		rc := newRecognizer(&Document{}, "")
		for i, c := range doc {
			it := item{place: model.Place{Order: i, Name: fmt.Sprint("第", i, "段")}}
			if c >= 'A' && c <= 'C' {
				it.part = &part{kind: kind(c-'A') + tableTwo}
			} else if c != 'p' {
				it.par = &Paragraph{Text: texts[c]}
			} else {
				it.par = &Paragraph{Picture: true, Text: texts['v']}
			}
			rc.items = append(rc.items, it)
		}
		rc.gather()
		rc.findTitles()
		fmt.Fprintf(&b, "%s front %d", doc, rc.frontEnd())
		for s := 1; s <= 6; s++ {
			fmt.Fprintf(&b, " %d", rc.titles[s].index)
			if rc.titles[s].start != rc.titles[s].index {
				fmt.Fprintf(&b, "@%d", rc.titles[s].start)
			}
		}
		for _, f := range rc.findings {
			b.WriteString(" " + f.Path + " " + f.Place.Name + " " + strings.TrimPrefix(f.ID, "IMPORT-") + " " + f.Severity.String() + " " + f.Message)
		}
		b.WriteByte('\n')
	}
	for _, letters := range []string{"12A5", "2A3B", "C456", "A2.3"} {
		permuted(letters, one)
	}
	for _, doc := range []string{"123456", "12A3B4C56", "1A2B3C56", "ABC123456", "ABC156", "56ABC1", "156ABC", "1", "", ".", "2", "22A", "2A2", "2AA", "2A.2", "vA", "wA", "xA", "yA", "zA", ".A", "v.A", "v..A", "v...A", "z..A", "z...A", "y..A", "y...A", "2vA", "v2A", "2wA", "w2A", "x2A", "2xA",
		"pA", "vpA", "zpA", "A2", "Av", "Aw", "Ax", "Az", "n2A56", "1oA56", "11A", "1.1A", "1A1", "51A5", "1256", "1A256", "12A56.5", "12A5565", "1w2A", "1.w.2A", "vvA", "v3A", "2B3A", "3A2B", "1n2", "wxyz", "oooo", "152A3B4C56", "1562A3B4C56", "15C5", "15C.5", "1525", "15A5", "1645", "16C6", "1516", "51C", "56C1", "5C5", "1C25", "1535B5", "14C5C5", "125A5", ".6", "..5", "65"} {
		one(doc)
	}
	golden.Compare(t, filepath.Join("testdata", "places.txt"), []byte(b.String()))
}
