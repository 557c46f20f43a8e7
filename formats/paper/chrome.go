package paper

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// chromeLine matches lines that a web page or a form puts around an article.
var chromeLine = regexp.MustCompile(`^(当前(位置|页面)|您?(现在|当前)?所在?(的)?位置|首页[>›»\s]|[【\[]?字(体|号)|20[0-9]{2}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?[0-9:]{0,8}(来源|作者|浏览(次数|量)?|点击(数|量|次数)?|阅读(次数|量)?|访问(次数|量)?|字[体号])[:：]|【?(打印|关闭|大中小)|打印(本页)?$|关闭(窗口|本页)?$|保存$|分享(到)?|收藏|来源|信息来源|文章来源|稿件来源|作者|编辑|责任编辑|责编|审核|发布(时间|日期|机构|单位)|发表(时间|日期)|公开(日期|时间|形式|方式|范围)|生成日期|成文日期|公文生成日期|时间|日期|浏览(次数|量)?|点击(数|量|次数)?|阅读(次数|量)?|访问(次数|量)|索引号?|文号|发文字号|备注/?文号|主题(分类|词)|信息(分类|类别)|是否有效|有效性|时效|文件下载|相关(附件|链接|文章|信息|文档|新闻|阅读|推荐)|.{0,40}(发布|更新|发表)(时间|日期)[:：]20[0-9]{2}|扫一扫|用?微信扫(一扫|描)|上一(篇|条)|下一(篇|条)|主办(单位)?|承办(单位)?|版权所有|网站(标识码|地图)|备案号|联系我们|联系电话|无障碍|适老化|长者模式|繁體|繁体|简体|返回(顶部|首页|列表)?|名称|关键词|政府网站找错|技术支持|.{0,4}ICP备|.*公网安备|目录$|目\s*录$)`)

// ownerLine matches what the owner of a page says below it, in whole sentences too.
var ownerLine = regexp.MustCompile(`^(版权所有|主办|承办|技术支持|备案号|网站|返回|扫一扫|用?微信扫|您|.{0,4}ICP备)|公网安备|[>|].*[>|]`)

// isChrome reports whether a paragraph outside the report's text is a page's furniture.
func isChrome(p *Paragraph) bool {
	const longest = 120 // characters of a line of furniture
	if text := p.Text; len(text) > utf8.UTFMax*longest+mostFilling {
		return p.Chrome || zhtextBlank(text)
	}
	t, short := squeezed(strings.TrimLeft(p.Text, " •·●▪"), longest)
	switch {
	case p.Chrome, short && strings.Trim(t, "|｜") == "":
		return true
	case !short:
		return false
	case t == "":
		return true
	}
	if strings.HasSuffix(t, "。") && !ownerLine.MatchString(t) {
		return false // 编辑公报6期。 begins as 编辑：某某 does, and is a sentence
	}
	if isPageNumber(t) || chromeLine.MatchString(t) && (length(t) <= 40 || strings.ContainsAny(t, "：:>")) {
		return true
	}
	return strings.Count(t, ">") >= 2 || strings.Count(t, "|") >= 2 || strings.HasPrefix(t, "http")
}

// contentsLine matches a line of a table of contents: a title and the number of a page.
var contentsLine = regexp.MustCompile(`^(.{2,40}?)(\.{3,}|…{1,}|·{3,}|\t)\s*[0-9]{1,3}$`)

// isMetaTable reports whether a table describes the document and is no part of the report.
func isMetaTable(g *Grid) bool {
	n := 0
	for _, c := range g.Cells {
		t := strings.TrimRight(fold(c.Text), ":")
		for _, w := range []string{"索引号", "发布机构", "公开日期", "文号", "主题分类", "关键词", "生成日期", "信息分类", "发文日期", "成文日期", "发布日期", "公开形式", "时效性", "有效性", "信息名称", "名称", "主题词", "发文字号", "公开方式", "体裁分类", "组配分类", "发文机关", "标题"} {
			if t == w || strings.HasPrefix(t, w) && length(t) <= length(w)+2 {
				n++
				break
			}
		}
	}
	return n >= 2
}
