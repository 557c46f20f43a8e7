package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// notice is the document that rules the reports of some years.
type notice struct {
	year, number int
	name         string // what its title has and the other one's has not
	title        string
}

var (
	notice2019 = notice{2019, 60, "有关事项", "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知"}
	notice2021 = notice{2021, 30, "年度报告格式", "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知"}

	issuer  = "国办公开办函"
	docNote = regexp.MustCompile(`(国办[^〔\[【（(《》，。；]{0,6})[〔\[【（(]((?:19|20)[0-9]{2})[〕\]】）)]第?([0-9]+)号`)
	decree  = regexp.MustCompile(`(国务院|国)令[（(]?第?([0-9]{2,4})(号|条)`)
)

func (n notice) String() string { return fmt.Sprintf("%s〔%d〕%d号", issuer, n.year, n.number) }

// cite: the notice that the report goes by is the one that rules its year, by its right number and
// name, and so is the decree of the regulations.
func (x *Inspection) cite() {
	edition := x.Report.Format()
	if edition == nil {
		return
	}
	want := notice2021
	if edition.ID < "2021" {
		want = notice2019
	}
	for _, p := range x.passages() {
		if !strings.Contains(p.words, "国办") && !strings.Contains(p.words, "令") {
			continue
		}
		text := zhtext.Fold(p.words)
		x.citedNotices(p, text, want)
		x.citedDecrees(p, text)
	}
}

// citedNotices looks at numbers behind the name of a notice on annual reports, and at the two notices'
// own numbers wherever they stand.
func (x *Inspection) citedNotices(p passage, text string, want notice) {
	for _, m := range docNote.FindAllStringSubmatchIndex(text, -1) {
		cited, prefix := text[m[0]:m[1]], text[m[2]:m[3]]
		year, _ := strconv.Atoi(text[m[4]:m[5]])
		number, _ := strconv.Atoi(text[m[6]:m[7]])
		title := titleBefore(text[:m[0]])
		known := prefix == issuer && (year == notice2019.year && number == notice2019.number || year == notice2021.year && number == notice2021.number)
		about := strings.Contains(title, "年度报告")
		right := prefix == issuer && year == want.year && number == want.number
		switch {
		case right && about && !strings.Contains(title, want.name):
			x.cited(p, cited, want.title, fmt.Sprintf("%s的名称是“%s”，%s写的是“%s”", want, want.title, p.Name, zhtext.Shorten(title)))
			return
		case !right && (known || about):
			x.cited(p, cited, want.String(), fmt.Sprintf("%s引用的是“%s”，%d年度的报告适用%s", p.Name, cited, x.Report.Year, want))
			return
		}
	}
}

// titleBefore returns the 《title》 right before a bracket at a text's end.
func titleBefore(text string) string {
	text = strings.TrimRight(text, "（(")
	if !strings.HasSuffix(text, "》") {
		return ""
	}
	if i := strings.LastIndex(text, "《"); i >= 0 && strings.HasPrefix(text[i:], "《中华人民共和国") && strings.HasSuffix(text[:i], "印发") {
		text = text[:i] // a title inside a title, in the marks of the outer one
		i = strings.LastIndex(text, "《")
		return strings.Trim(text[max(i, 0):], "《") + notice2021.name
	}
	return strings.Trim(text[max(strings.LastIndex(text, "《"), 0):], "《》")
}

func (x *Inspection) citedDecrees(p passage, text string) {
	const regulations, near = "政府信息公开条例", 60
	for _, m := range decree.FindAllStringSubmatchIndex(text, -1) {
		number, word := text[m[4]:m[5]], text[m[6]:m[7]]
		before, after := text[max(0, m[0]-near):m[0]], text[m[1]:min(len(text), m[1]+near)]
		ours := number == "711" || strings.Contains(before, regulations) && !strings.ContainsAny(before[strings.LastIndex(before, regulations):], "，。；") ||
			strings.HasPrefix(strings.TrimLeft(after, "）)公布的《中华人民共和国"), regulations)
		if ours && (number != "711" || word != "号") {
			x.cited(p, text[m[0]:m[1]], "国务院令第711号", fmt.Sprintf("条例的公布令是国务院令第711号，%s写的是“%s”", p.Name, text[m[0]:m[1]]))
			return
		}
	}
}

func (x *Inspection) cited(p passage, found, expected, message string) {
	x.AddText(p.Path, found, model.Text(found), model.Text(expected), message)
}
