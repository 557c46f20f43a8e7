package html

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
)

var attachmentName = regexp.MustCompile(`(?i)\.(pdf|docx?|wps|xlsx?|ofd|zip|rar)\b`)

// Explain says what a page is that holds no report: a list of reports, a page that scripts fill, a
// login, an error, a page with the report as an attachment or as pictures. It returns nil when it does
// not know.
func Explain(doc *paper.Document) error {
	var all strings.Builder
	links, lines := 0, 0
	for _, b := range doc.Blocks {
		p, ok := b.(*paper.Paragraph)
		if !ok {
			continue
		}
		lines++
		if p.Chrome {
			links++
		}
		all.WriteString(p.Text + "\n")
	}
	text := all.String() + doc.Meta.Title
	chars := len([]rune(strings.Join(strings.Fields(text), "")))
	switch {
	case containsAny(text, "验证码", "安全验证", "请求被拦截", "访问被拒绝", "防火墙", "拦截", "403 Forbidden", "Access Denied", "异常访问"):
		return refusal("READ-NOREPORT", "这是网站的拦截页或验证页，不是报告", "请用浏览器打开报告的正文页面，确认看得到内容后另存")
	case containsAny(text, "404", "页面不存在", "找不到", "502 Bad Gateway", "500 Internal"):
		return refusal("READ-NOREPORT", "这是网站的错误页，不是报告", "请用浏览器打开报告的正文页面再另存")
	case containsAny(text, "登录", "用户名", "密码") && chars < 400:
		return refusal("READ-NOREPORT", "这是登录页，不是报告", "请登录后打开报告的正文页面再另存")
	case attachmentName.MatchString(text) && chars < 1500:
		return refusal("READ-NOREPORT", "这一页上没有报告的正文，报告可能是附件", "请打开或下载附件，再读取附件")
	case doc.Pictures > 0 && chars < 800:
		return refusal("READ-NOREPORT", "这一页上的报告是图片，无法读取", "请用原始的 Word、Excel 或 PDF 文件")
	case chars < 120:
		return refusal("READ-NOREPORT", "网页里几乎没有文字：内容要由脚本载入", "请用浏览器打开，等内容显示后全选、复制，粘贴为文本文件再读取")
	case strings.Count(text, "年度报告") >= 4 && links*2 > lines, strings.Count(text, "政府信息公开工作年度报告") >= 5:
		return refusal("READ-NOREPORT", "这是报告的列表页，不是报告", "请点开其中一份报告，另存正文页面再读取")
	}
	return nil
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
