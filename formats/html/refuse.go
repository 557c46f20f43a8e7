package html

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// Parts of the titles of a report's sections and labels of its tables, blanks removed. Three titles or
// two labels are enough to leave the page to those who know reports.
var (
	sectionWords = []string{"总体情况", "主动公开政府信息", "收到和处理政府信息公开申请", "行政复议", "存在的主要问题", "其他需要报告"}
	labelWords   = []string{"本年新收政府信息公开申请数量", "予以公开", "结转下年度继续办理", "现行有效件数", "处理决定数量", "尚未审结", "法律服务机构", "现行有效", "商业企业"}
)

const (
	saveText   = "请用浏览器打开网页，待正文显示后全选，复制到文本文件，再读入该文件"
	openReport = "请用浏览器打开该年度报告的页面，另存后读入"
)

// han counts the Chinese characters that the page shows outside its menus.
func (d *page) han() int {
	n := 0
	each(d.doc.Blocks, func(p *paper.Paragraph) {
		if !p.Chrome && !p.Picture {
			n += countHan(p.Text)
		}
	})
	return n
}

// each calls do for every paragraph, also those in cells.
func each(blocks []paper.Block, do func(*paper.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			do(b)
		case *paper.Grid:
			for i := range b.Cells {
				if c := &b.Cells[i]; c.Blocks != nil {
					each(c.Blocks, do)
				} else if c.Text != "" {
					do(&paper.Paragraph{Text: c.Text})
				}
			}
		}
	}
}

// keepContent takes back what was said of menus when it holds for the report itself: a link that is
// never closed makes links of all that follows, and some pages stand in their header as a whole.
func (d *page) keepContent() {
	var content, menus strings.Builder
	var marked []*paper.Paragraph
	each(d.doc.Blocks, func(p *paper.Paragraph) {
		to := &content
		if p.Chrome {
			to = &menus
			marked = append(marked, p)
		}
		to.WriteString(packed(p.Text) + "\n")
	})
	const enough = 3
	if len(marked) == 0 || countWords(content.String(), sectionWords) >= enough || countWords(menus.String(), sectionWords) < enough {
		return
	}
	for _, p := range marked {
		p.Chrome = false
	}
}

// seen is what a page shows, for telling what it is.
type seen struct {
	text     string // of the page, with blanks removed
	titles   int    // of sections
	labels   int    // of the tables
	han      int
	reports  int // paragraphs that name a yearly report
	menu     int // paragraphs of links
	pictures int // that stand behind a section's title
}

func (d *page) look() seen {
	var all strings.Builder
	s := seen{pictures: d.doc.Pictures}
	each(d.doc.Blocks, func(p *paper.Paragraph) {
		if p.Chrome {
			s.menu++
		}
		text := packed(p.Text)
		if !p.Chrome && !p.Picture {
			s.han += countHan(text)
		}
		if strings.Contains(text, "年度报告") || strings.Contains(text, "年报") {
			s.reports++
		}
		all.WriteString(text)
		all.WriteByte('\n')
	})
	s.text = all.String()
	s.titles, s.labels = countWords(s.text, sectionWords), countWords(s.text, labelWords)
	return s
}

// packed is a text without blanks.
func packed(text string) string {
	if !strings.ContainsFunc(text, zhtext.IsBlank) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if zhtext.IsBlank(r) {
			return -1
		}
		return r
	}, text)
}

func countWords(text string, words []string) int {
	n := 0
	for _, w := range words {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}

// refuse says what a page is that cannot be a report, and what to do about it.
func (d *page) refuse() error {
	s := d.look()
	if s.titles >= 3 && s.labels == 0 && s.pictures > 0 {
		return failure("READ-FORMAT", "网页里的统计表是图片，读不出数字", "请向发布单位索取 Word 或 Excel 文件，或用识别文字的软件把表格转成文本")
	}
	if s.titles >= 3 || s.labels >= 2 {
		return nil
	}
	for _, test := range []func(*seen) model.Findings{d.refusesError, d.refusesScript, d.refusesAttachment, d.refusesList} {
		if f := test(&s); f != nil {
			return f
		}
	}
	return nil
}

// Words of pages that a server sends in place of the one that was asked for.
var (
	blockedWords = []string{"403Forbidden", "访问被阻断", "访问被拦截", "拦截提示", "已被网站管理员设置拦截", "网站防火墙", "安全威胁", "攻击请求", "访问过于频繁", "访问频率过高",
		"人机验证", "安全验证", "滑块", "请完成验证", "AccessDenied", "Requestblocked", "Justamoment", "非法请求", "拒绝访问", "您的IP"}
	missingWords = []string{"404", "页面不存在", "页面未找到", "页面找不到", "无法找到", "NotFound", "已被删除", "找不到您要", "访问的页面不"}
	serverWords  = []string{"500InternalServerError", "502BadGateway", "503Service", "504Gateway", "服务器错误", "系统繁忙", "网站维护", "系统维护"}
	loginWords   = []string{"未登录", "请登录", "请先登录", "重新登录", "统一身份认证", "登录已超时", "登录超时"}
)

// refusesError tells error pages and the like, which are short.
func (d *page) refusesError(s *seen) model.Findings {
	const long = 400
	if s.han > long {
		return nil
	}
	text := packed(d.doc.Meta.Title) + "\n" + s.text
	switch {
	case zhtext.ContainsAny(text, blockedWords):
		return failure("READ-FORMAT", "这是网站拦截访问或要求验证的页面，不是年度报告", "请用浏览器打开网页，通过验证后另存，再读入")
	case zhtext.ContainsAny(text, missingWords):
		return failure("READ-FORMAT", "这是“页面不存在”的提示页，不是年度报告", "请核对网址，"+openReport[len("请"):])
	case zhtext.ContainsAny(text, serverWords):
		return failure("READ-FORMAT", "这是网站出错的提示页，不是年度报告", "请稍后用浏览器重新打开网页，另存后读入")
	case d.facts.password || zhtext.ContainsAny(text, loginWords):
		return failure("READ-FORMAT", "这是登录页面，不是年度报告", "请登录后打开年度报告的页面，另存后读入")
	}
	return nil
}

// refusesScript tells pages whose text comes by scripts or in frames.
func (d *page) refusesScript(s *seen) model.Findings {
	const little = 60
	f := &d.facts
	switch {
	case s.han > little:
		return nil
	case f.frames > 0:
		return failure("READ-FORMAT", "这是框架网页，正文在另外的网页里", "请用浏览器单独打开正文所在的框架，另存后读入")
	case f.challenge && s.han == 0:
		return failure("READ-FORMAT", "这是网站防采集的脚本页，没有正文", saveText)
	case f.appRoot || f.scripts > 0 && (s.han == 0 || f.noscript) && len(f.embedded)+len(f.files) == 0:
		return failure("READ-FORMAT", "网页的正文由脚本载入，文件里没有", saveText)
	case s.han == 0 && d.doc.Pictures > 0:
		return failure("READ-FORMAT", "网页里只有图片，没有文字", "请向发布单位索取 Word 或 PDF 文件，或用识别文字的软件转成文本")
	case s.text == "" && len(f.embedded)+len(f.files) == 0:
		return failure("READ-EMPTY", "网页里没有文字", "请检查是否选错了文件")
	}
	return nil
}

// refusesAttachment tells pages on which the report is a file to download or to look at.
func (d *page) refusesAttachment(s *seen) model.Findings {
	const short = 300
	f := &d.facts
	switch {
	case s.han > short || s.labels > 0:
	case len(f.embedded) > 0:
		return failure("READ-FORMAT", "网页里只有阅读文件 "+zhtext.Quote(f.embedded[0])+" 的窗口，没有报告的正文", "请下载该文件后读入该文件")
	case len(f.files) > 0 && s.titles < 2:
		return failure("READ-FORMAT", "网页里没有报告的正文，只有附件 "+zhtext.Quote(f.files[0]), "请打开附件，下载后读入附件")
	}
	return nil
}

// refusesList tells lists of reports and other pages.
func (d *page) refusesList(s *seen) model.Findings {
	const many, most = 5, 600
	if s.han < most && s.menu >= many && s.titles < 2 && (s.reports >= many || d.facts.dated >= many) {
		return failure("READ-FORMAT", "这是列表页，只有各篇文章的链接，没有年度报告的正文", openReport)
	}
	return nil
}
