package paper

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// lastSection returns the index behind the title of the last section that has one.
func (rc *recognizer) lastSection() int {
	for s := 6; s >= 5; s-- {
		if at := rc.titles[s].index; at >= 0 && at < rc.at[tableFour] {
			return at + 1 // the texts stand before the tables
		}
	}
	last := rc.frontEnd()
	for s := 1; s <= 6; s++ {
		last = max(last, rc.titles[s].index+1, rc.titles[s].start)
	}
	for _, at := range rc.at {
		last = max(last, at+1)
	}
	return last
}

var (
	dateText   = regexp.MustCompile(`(20[0-9]{2})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*日?`)
	hanDate    = regexp.MustCompile(`([二〇○零一三四五六七八九０O]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`)
	attachment = regexp.MustCompile(`^(附件|附表|附：)\s*[0-9一二三四五六七八九十]*\s*[：:.、]?`)
)

var hanDigits = strings.NewReplacer("二", "2", "〇", "0", "○", "0", "零", "0", "０", "0", "O", "0", "一", "1", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9", "２", "2")

// dateOf reads a paragraph that is a date and nothing else but perhaps an organ before it.
func dateOf(text string) (organ string, date model.Date, ok bool) {
	t, short := squeezed(text, 50)
	if !short || digitsIn(t) == 0 && !strings.Contains(t, "日") {
		return "", date, false
	}
	if m := dateText.FindStringSubmatchIndex(t); m != nil && m[1] == len(strings.TrimRight(t, "）)")) {
		d, err := model.ParseDate(t[m[2]:m[3]] + "-" + t[m[4]:m[5]] + "-" + t[m[6]:m[7]])
		before := strings.Trim(t[:m[0]], "（(　")
		if err == nil && (before == "" || isOrganLine(before)) {
			return before, d, true
		}
	}
	if m := hanDate.FindStringSubmatchIndex(t); m != nil && m[1] == len(strings.TrimRight(t, "）)")) {
		month, day := chineseNumber(t[m[4]:m[5]]), chineseNumber(t[m[6]:m[7]])
		d, err := model.ParseDate(hanDigits.Replace(t[m[2]:m[3]]) + "-" + itoa(month) + "-" + itoa(day))
		before := strings.Trim(t[:m[0]], "（(　")
		if err == nil && (before == "" || isOrganLine(before)) {
			return before, d, true
		}
	}
	return "", date, false
}

// pageEnd matches what a page puts below an article.
var pageEnd = regexp.MustCompile(`^【?(上一(篇|条)|下一(篇|条)|打印(本页)?】?$|关闭(窗口|本页)?】?$|保存】?$|分享到?(：|:|$)|相关(附件|链接|文章|信息|文档|新闻|阅读|推荐)(：|:|$)|主办(单位)?(：|:)|版权所有|扫一扫|责任编辑|网站地图|返回(顶部|首页|列表)|(附件|文件)下载|.*ICP备)`)

// signature reads the sign-off below the last section and returns the index of the first item that is
// no part of the text any more.
func (rc *recognizer) signature(from int) int {
	sign := &rc.report.Signature
	for i := from; i < len(rc.items); i++ {
		p := rc.items[i].par
		if p == nil {
			continue
		}
		lines := textLines(p)
		for k, l := range lines {
			organ, date, ok := dateOf(l)
			if !ok {
				continue
			}
			sign.Date = date
			sign.Organ = organ
			begin := i
			switch {
			case organ != "":
			case k > 0 && isOrganLine(lines[k-1]):
				sign.Organ = squeeze(lines[k-1])
				if k > 1 {
					rc.cutLines(i, k-1, k+1)
					begin = i + 1
				}
			case k > 0:
				rc.cutLines(i, k, k+1)
				begin = i + 1
			case k == 0 && i > from && rc.items[i-1].par != nil && isOrganLine(rc.items[i-1].par.Text) && !rc.items[i-1].par.Chrome:
				sign.Organ = squeeze(rc.items[i-1].par.Text)
				begin = i - 1
			}
			rc.source.Places["signature"] = rc.items[min(begin, i)].place
			rc.source.Places["signature.date"] = rc.items[i].place
			return rc.withoutTail(from, begin)
		}
	}
	end := rc.withoutTail(from, len(rc.items))
	if end > from {
		if p := rc.items[end-1].par; p != nil && !p.Picture && isOrganLine(p.Text) && squeeze(p.Text) == squeeze(rc.report.Organ) {
			sign.Organ = squeeze(p.Text)
			end--
		}
	}
	return end
}

// cutLines keeps the first lines of a paragraph in which the signature follows, and tells of those behind it.
func (rc *recognizer) cutLines(i, keep, behind int) {
	p := *rc.items[i].par
	lines := textLines(&p)
	var quoted []string
	for _, l := range lines[behind:] {
		quoted = append(quoted, zhtext.Shorten(squeeze(l)))
	}
	rc.outside("落款后面", quoted, rc.items[i].place)
	p.Text = strings.Join(lines[:keep], "\n")
	p.Bold = nil
	rc.items[i].par, rc.items[i].match = &p, nil
}

func textLines(p *Paragraph) []string {
	var out []string
	for _, l := range strings.Split(p.Text, "\n") {
		if !zhtextBlank(l) {
			out = append(out, l)
		}
	}
	return out
}

// withoutTail returns where the text ends before an index: lists of attachments and the page's
// furniture are no text.
func (rc *recognizer) withoutTail(from, end int) int {
	for i := from; i < end; i++ {
		p := rc.items[i].par
		if p == nil {
			continue
		}
		if t := squeeze(p.Text); length(t) <= 80 && (attachment.MatchString(t) || i > from && pageEnd.MatchString(t)) {
			return rc.withoutTail(from, i)
		}
	}
	for end > from {
		p := rc.items[end-1].par
		if p == nil || !isChrome(p) || p.Picture {
			break
		}
		end--
	}
	return rc.beforeChrome(from, end)
}

// beforeChrome returns the first item from which on most of what stands before end is furniture of a
// page, end when there is none.
func (rc *recognizer) beforeChrome(from, end int) int {
	first, chrome := end, 0
	for i := end - 1; i >= from; i-- {
		p := rc.items[i].par
		if p == nil || !isChrome(p) {
			continue
		}
		if chrome++; !p.Picture && chrome*2 > end-i {
			first = i
		}
	}
	return first
}

// tail reports what stands behind the report.
func (rc *recognizer) tail(from int) {
	var quoted []string
	var place model.Place
	for i := from; i < len(rc.items); i++ {
		it := &rc.items[i]
		switch {
		case it.part != nil || rc.isSignature(i):
			continue
		case it.grid != nil:
			if !isMetaTable(it.grid) {
				rc.find("IMPORT-EXTRA", model.SeverityWarning, "", it.place, "报告后面的表格没有读入："+zhtext.Quote(strings.Join(tableLines(it.grid), " ")), "需要的话，请写成附件")
			}
			continue
		case it.par.Picture || isChrome(it.par) && !rc.isTyped(it.par):
			continue
		}
		if place.IsZero() {
			place = it.place
		}
		quoted = append(quoted, zhtext.Shorten(squeeze(it.par.Text)))
	}
	rc.outside("报告后面", quoted, place)
}

// isTyped reports whether what looks like furniture of a page was typed by whoever wrote the document, such as
// 联系电话 below a date.
func (rc *recognizer) isTyped(p *Paragraph) bool {
	t := squeeze(p.Text)
	return rc.doc.Office && !p.Chrome && !isPageNumber(t) && strings.Trim(t, "|｜") != ""
}

// outside reports text around the report that was left out.
func (rc *recognizer) outside(where string, quoted []string, place model.Place) {
	if len(quoted) == 0 {
		return
	}
	more := ""
	if len(quoted) > 12 {
		quoted, more = quoted[:12], " 等"
	}
	rc.find("IMPORT-EXTRA", model.SeverityInfo, "", place, where+"的文字没有读入：“"+strings.Join(quoted, "／")+"”"+more, "")
}

// isSignature reports whether an item is the sign-off that was read.
func (rc *recognizer) isSignature(i int) bool {
	p := rc.items[i].par
	if p == nil {
		return false
	}
	sign := rc.report.Signature
	for _, l := range textLines(p) {
		organ, date, ok := dateOf(l)
		if ok && date == sign.Date && (organ == "" || organ == sign.Organ) || squeeze(l) == sign.Organ {
			continue
		}
		return false
	}
	return true
}

// preamble reads what stands between the title and section one.
func (rc *recognizer) preamble(first, last, end int) {
	var t text
	var before []string
	var beforePlace model.Place
	for i := 0; i < end; i++ {
		it := &rc.items[i]
		switch {
		case it.part != nil || i >= first && i <= last:
			continue
		case it.grid != nil:
			if !isMetaTable(it.grid) && i > last {
				rc.addTable(&t, it.grid)
			} else if !isMetaTable(it.grid) {
				rc.find("IMPORT-EXTRA", model.SeverityInfo, "", it.place, "报告前面的表格没有读入："+zhtext.Quote(strings.Join(tableLines(it.grid), " ")), "")
			}
			continue
		case it.par.Picture, isChrome(it.par), contentsLine.MatchString(it.par.Text), it.matchOf().score >= 2:
			continue
		}
		if i < last || last < 0 && len(t.lines) == 0 && !isSentence(it.par.Text) {
			if !rc.isOwnName(it.par.Text) {
				before = append(before, zhtext.Shorten(squeeze(it.par.Text)))
			}
			if beforePlace.IsZero() {
				beforePlace = it.place
			}
			continue
		}
		rc.preambleLine(&t, it, i == last+1)
	}
	rc.outside("报告前面", before, beforePlace)
	if len(t.lines) > 0 {
		rc.report.Preamble = t.String()
		if rc.source.Lines == nil {
			rc.source.Lines = map[string][]model.Place{}
		}
		rc.source.Lines["preamble"] = t.places
	}
}

// isSentence reports whether a text before the first title reads as one: it ends as one, or it is long
// and says of the report what preambles say.
func isSentence(text string) bool {
	return strings.Contains(text, "。") || length(text) >= 30 && strings.ContainsAny(text, "，,") && (strings.Contains(text, "条例") || strings.Contains(text, "报告"))
}

// isOwnName reports whether a line only names the report or its organ again.
func (rc *recognizer) isOwnName(t string) bool {
	t = squeeze(t)
	return isTitle(t) || t == rc.report.Organ || strings.Contains(t, "政府信息公开") && reportName.MatchString(t) && length(t) < 80
}

// preambleLine keeps one paragraph between the title and section one.
func (rc *recognizer) preambleLine(t *text, it *item, afterTitle bool) {
	s := squeeze(it.par.Text)
	if organ, _, ok := dateOf(s); ok && organ == "" && len(t.lines) == 0 && rc.report.DateLine == "" {
		rc.report.DateLine = s
		return
	}
	if isYearLine(s) && len(t.lines) == 0 && strings.HasSuffix(rc.report.Title, s) {
		return
	}
	if isOrganLine(s) && len(t.lines) == 0 && (s == rc.report.Organ || afterTitle) {
		return
	}
	if strings.HasSuffix(s, "：") && length(s) <= 40 && len(t.lines) == 0 && rc.report.Addressee == "" && !strings.Contains(s, "如下") {
		rc.report.Addressee = s
		return
	}
	for _, l := range paragraphsOf(it.par) {
		t.add(l, it.place)
	}
}
