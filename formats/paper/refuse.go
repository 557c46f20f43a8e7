package paper

import (
	"strings"
	"sync"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// otherDocuments are documents that are taken for reports, by what their title says.
var otherDocuments = []struct{ word, what string }{
	{"政府网站工作年度报表", "政府网站工作年度报表"}, {"政府网站年度工作报表", "政府网站工作年度报表"},
	{"信息公开指南", "政府信息公开指南"}, {"信息公开目录", "政府信息公开目录"}, {"信息公开申请表", "政府信息公开申请表"},
	{"法治政府建设", "法治政府建设年度报告"}, {"部门预算", "部门预算"}, {"部门决算", "部门决算"}, {"财政决算", "财政决算"},
	{"政府工作报告", "政府工作报告"}, {"统计公报", "统计公报"}, {"信息公开制度", "政府信息公开制度"},
}

// traditional are common characters that simplified Chinese writes in another way.
var traditional = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range "開報導務請數據區縣會議處與個這為國學時來對說們發產電經應該義過還進總結專業務機構類環節護實關係統計劃條變現樣點單獨際戰寫網頁覽題顯華語種組織練繼續師" {
		set[r] = true
	}
	return set
})

// traditionalIn counts the characters of a text that are traditional, up to 400.
func traditionalIn(s string) int {
	const most = 400
	n, set := 0, traditional()
	for _, r := range s {
		if r >= 0x4e00 && set[r] {
			if n++; n == most {
				break
			}
		}
	}
	return n
}

// refuse returns why a document is no report that can be read, nil when it is one.
func (rc *recognizer) refuse() error {
	tables, titles := 0, 0
	for k := tableTwo; k <= tableFour; k++ {
		if len(rc.parts[k]) > 0 {
			tables++
		}
	}
	for s := 1; s <= 6; s++ {
		if rc.titles[s].index >= 0 && rc.titles[s].match.certain() {
			titles++
		}
	}
	all := rc.allText()
	if n := traditionalIn(all); n >= 20 && n*12 > length(all[:min(len(all), 30000)]) {
		return refusal("这是繁体中文的页面，表格和文字无法对应", "请打开该网页的简体版，另存后再读取")
	}
	if tables >= 2 || tables == 1 && titles >= 2 {
		return nil
	}
	if titles >= 4 && rc.doc.Pictures >= 1 {
		return refusal("报告的表格是图片，无法读取", "请用原始的 Word 或 Excel 文件，或把表格里的数字填进 nianbao new 生成的表单")
	}
	if titles >= 4 && tables == 0 {
		return nil // a draft without tables; each is reported missing
	}
	for _, d := range otherDocuments {
		if strings.Contains(firstText(all), d.word) {
			return refusal("这是"+d.what+"，不是政府信息公开工作年度报告", "请选择年度报告的文件")
		}
	}
	if rc.isSummary() {
		return refusal("这像是汇总表（一行一个单位），不是一份年度报告", "请改用各单位自己的报告；汇总用 nianbao sum")
	}
	if strings.TrimSpace(all) == "" {
		return refusal(rc.doc.Kind+"里没有文字", "请检查文件是否完整；图片和扫描件无法读取")
	}
	return refusal("没有找到年度报告的章节和表格，不像是政府信息公开工作年度报告，开头是"+zhtext.Quote(firstText(all)), "请检查是否选错了文件；网页请打开正文页面再另存")
}

func refusal(message, hint string) error {
	return model.Findings{{ID: "READ-NOREPORT", Severity: model.SeverityError, Message: message, Hint: hint}}
}

// firstText is the beginning of a text without white space.
func firstText(all string) string {
	t := []rune(squeeze(all[:min(len(all), 3000)]))
	return string(t[:min(len(t), 200)])
}

func (rc *recognizer) allText() string {
	var b strings.Builder
	for _, it := range rc.items {
		if b.Len() > 100000 {
			break
		}
		switch {
		case it.par != nil:
			b.WriteString(it.par.Text + "\n")
		case it.grid != nil:
			for _, c := range it.grid.Cells {
				b.WriteString(c.Text + "\n")
			}
		}
	}
	return b.String()
}

// isSummary reports whether a table has a row for each of several organs.
func (rc *recognizer) isSummary() bool {
	for _, it := range rc.items {
		if it.grid == nil {
			continue
		}
		organs := 0
		for _, c := range it.grid.Cells {
			if c.Row > 0 && c.Col <= 1 && isOrganLine(c.Text) {
				organs++
			}
		}
		if organs >= 2 {
			return true
		}
	}
	return false
}
