package paper

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	reportName = regexp.MustCompile(`政府信息(主动)?公开.{0,12}?(报告|年报)|政务公开.{0,8}?(报告|年报)|信息公开.{0,8}?(报告|年报)`)
	yearText   = regexp.MustCompile(`(20[0-9]{2})\s*年?\s*度?`)
	wordsOfUse = regexp.MustCompile(`通知|印发|现将|现公布|公布如下|根据|关于.*的|下载|查阅|栏目|上一篇|下一篇|附件|：\s*$|来源|发布|索引`)
)

// isTitle reports whether a text is the title of a report, or its last line.
func isTitle(text string) bool {
	t, short := squeezed(text, 200)
	if !short || !strings.Contains(t, "公开") || !strings.Contains(t, "报") {
		return false
	}
	t = strings.Trim(t, "《》#*")
	if length(t) > 60 || length(t) < 6 || strings.ContainsAny(t, "。；;！，,") {
		return false
	}
	if chromeLine.MatchString(t) || strings.Contains(t, ">") {
		return false
	}
	if !endsAsTitle(t) {
		return false
	}
	return reportName.MatchString(t) && !wordsOfUse.MatchString(t) && sectionOf(text).score == 0
}

// endsAsTitle reports whether the name of a report ends a text, but for a year in brackets.
func endsAsTitle(t string) bool {
	at := reportName.FindStringIndex(t)
	if at == nil {
		return false
	}
	rest := strings.Trim(t[at[1]:], "》#*")
	return rest == "" || yearLine.MatchString(strings.Trim(rest, "（）()"))
}

// front reads what stands before section one: title, organ, year, date line, addressee, preamble.
func (rc *recognizer) front() {
	end := rc.frontEnd()
	first, last, lines := rc.findTitle(end)
	rc.takeTitle(lines)
	rc.organFromElsewhere()
	rc.preamble(first, last, end)
}

// frontEnd returns the index of the first item of section one, or of what comes first.
func (rc *recognizer) frontEnd() int {
	for s := 1; s <= 6; s++ {
		if rc.titles[s].start >= 0 {
			return rc.titles[s].start
		}
	}
	return len(rc.items)
}

// findTitle returns the items of the title, from first to last, and its lines. The last title before
// the text is the report's own: page titles and notices come before it.
func (rc *recognizer) findTitle(end int) (first, last int, lines []string) {
	for i := end - 1; i >= 0; i-- {
		p := rc.items[i].par
		if p == nil || p.Chrome {
			continue
		}
		own := titleLines(p)
		if n := titleEnd(own); n >= 0 {
			lines = own[:n+1]
			first, last = i, i
			for first > 0 && needsOrgan(lines[0]) {
				above := rc.items[first-1].par
				if above != nil && isTitle(above.Text) && strings.HasSuffix(squeeze(above.Text), lines[0]) {
					lines = titleLines(above) // the title is repeated, once with the organ
					break
				}
				if above == nil || above.Chrome || !isOrganLine(above.Text) {
					break
				}
				lines = append([]string{squeeze(above.Text)}, lines...)
				first--
				break
			}
			if strings.HasSuffix(lines[len(lines)-1], "）") && yearLine.MatchString(lastBracket(lines[len(lines)-1])) {
				return first, last, lines
			}
			if len(own) > n+1 && isYearLine(own[n+1]) {
				lines = append(lines, own[n+1])
			} else if i+1 < end && rc.items[i+1].par != nil && isYearLine(rc.items[i+1].par.Text) {
				lines = append(lines, squeeze(rc.items[i+1].par.Text))
				last = i + 1
			}
			return first, last, lines
		}
		if n := rc.brokenTitle(i, end); n > 0 {
			for k := i; k < i+n; k++ {
				lines = append(lines, squeeze(rc.items[k].par.Text))
			}
			first, lines = rc.aboveTitle(i, lines)
			return first, i + n - 1, lines
		}
	}
	return -1, -1, nil
}

// aboveTitle puts the lines of the year and of the organ above a title that is broken over lines and does not
// name them before it. It returns the first item of the title.
func (rc *recognizer) aboveTitle(first int, lines []string) (int, []string) {
	organ, year := organAndYear(lines)
	for first > 0 {
		above := rc.items[first-1].par
		if above == nil || above.Chrome || organ != "" {
			break
		}
		switch text := squeeze(above.Text); {
		case year == 0 && isYearLine(text):
			year = 1
		case isOrganLine(text):
			organ = text
		default:
			return first, lines
		}
		lines = append([]string{squeeze(above.Text)}, lines...)
		first--
	}
	return first, lines
}

// brokenTitle returns over how many lines, at most four, a title runs from item i on.
func (rc *recognizer) brokenTitle(i, end int) int {
	text := ""
	for n := 0; n < 4 && i+n < end; n++ {
		p := rc.items[i+n].par
		if p == nil || p.Chrome || length(squeeze(p.Text)) > 30 || strings.ContainsAny(p.Text, "。，；：") {
			return 0
		}
		text += squeeze(p.Text)
		if n > 0 && isTitle(text) && !isOrganLine(squeeze(rc.items[i].par.Text)) {
			return n + 1
		}
		if n > 0 && isTitle(text) && !isTitle(squeeze(p.Text)) {
			return n + 1
		}
	}
	return 0
}

func titleLines(p *Paragraph) []string {
	var lines []string
	for _, l := range strings.Split(p.Text, "\n") {
		if t := strings.Trim(squeeze(l), "#*"); t != "" {
			if strings.HasPrefix(t, "《") && strings.HasSuffix(t, "》") {
				t = strings.Trim(t, "《》")
			}
			lines = append(lines, t)
		}
	}
	return lines
}

// titleEnd returns the index of the line that a title ends with, -1 when there is none.
func titleEnd(lines []string) int {
	if len(lines) > 5 {
		return -1
	}
	for i := range lines {
		if isTitle(strings.Join(lines[:i+1], "")) {
			return i
		}
	}
	return -1
}

// needsOrgan reports whether the first line of a title names no organ.
func needsOrgan(t string) bool {
	organ, _ := organAndYear([]string{t})
	return organ == ""
}

var organEnd = regexp.MustCompile(`(局|委|委员会|办|办公室|厅|府|会|院|所|处|队|支队|总队|站|室|区|新区|开发区|实验区|园区|县|市|省|旗|镇|乡|街道|街道办事处|中心|分局|署|司|部|行|社|馆|校|学|集团|公司|旗|州|盟|场|园|厂|圃|店|库|港|庭|团|组|基地)$`)

// isOrganLine reports whether a line is the name of an organ and nothing else.
func isOrganLine(text string) bool {
	t, short := squeezed(text, 100)
	if !short {
		return false
	}
	t = strings.Trim(t, "#*")
	inner := strings.TrimRight(t, "）)")
	if i := strings.IndexAny(t, "（("); i > 0 && inner != t && organEnd.MatchString(inner) {
		t = t[:i] // 城市管理局（综合行政执法局）
	}
	return length(t) >= 3 && length(t) <= 36 && organEnd.MatchString(t) && !strings.ContainsAny(t, "。，；：:>|《》/？！“”") && digitsIn(t) == 0
}

// isYearLine reports whether a line completes a title: （2020年度）, 2021年.
func isYearLine(text string) bool {
	t, short := squeezed(text, 100)
	if !short {
		return false
	}
	t = strings.Trim(t, "（）()")
	return yearLine.MatchString(t)
}

var yearLine = regexp.MustCompile(`^20[0-9]{2}(年度?|年[0-9]{1,2}月)?$`)

// lastBracket is what stands in the brackets at the end of a text.
func lastBracket(t string) string {
	i := strings.LastIndex(t, "（")
	if i < 0 {
		return ""
	}
	return strings.TrimSuffix(t[i+len("（"):], "）")
}

// organAndYear reads the organ and the year off the lines of a title.
func organAndYear(lines []string) (organ string, year int) {
	t := strings.Trim(strings.Join(lines, ""), "《》#*")
	t = strings.TrimPrefix(arabicYear(squeeze(t)), "关于")
	if m := yearText.FindStringSubmatchIndex(t); m != nil {
		year, _ = strconv.Atoi(t[m[2]:m[3]])
		before, after := t[:m[0]], t[m[1]:]
		t = strings.TrimRight(before, "（(") + strings.TrimLeft(after, "）)")
		if strings.Trim(before, "（(") == "" {
			t = after
		}
	}
	i := reportName.FindStringIndex(t)
	if i == nil {
		return strings.TrimSpace(t), year
	}
	organ = strings.Trim(t[:i[0]], "·-—_ 的")
	if strings.Count(organ, "（")+strings.Count(organ, "(") != strings.Count(organ, "）")+strings.Count(organ, ")") {
		organ = strings.Trim(organ, "（）()")
	}
	organ = strings.TrimSuffix(strings.TrimSuffix(organ, "度"), "关于")
	if strings.HasSuffix(organ, "人民") && strings.HasPrefix(t[i[0]:], "政府信息") {
		organ += "政府"
	}
	return organ, year
}

var hanYear = regexp.MustCompile(`[二２][〇○零０O][二三四五六七八九一〇○零]{2}年`)

// arabicYear writes 二〇二四年 with digits.
func arabicYear(t string) string {
	return hanYear.ReplaceAllStringFunc(t, func(y string) string {
		return hanDigits.Replace(y)
	})
}

// takeTitle keeps a title, and the organ and the year in it.
func (rc *recognizer) takeTitle(lines []string) {
	r := &rc.report
	source := lines
	if len(lines) == 0 && rc.doc.Meta.Title != "" {
		if title := pageTitle(rc.doc.Meta.Title); reportName.MatchString(title) {
			source = []string{strings.TrimSpace(title)}
		}
	}
	r.Organ, r.Year = organAndYear(source)
	if len(lines) == 0 {
		return
	}
	usual := strconv.Itoa(r.Year) + "年政府信息公开工作年度报告"
	if len(lines) == 2 && lines[0] == r.Organ && lines[1] == usual {
		return
	}
	r.Title = strings.Join(lines, "\n")
}

// pageTitle is the title of a file without the name of its site before or behind it.
func pageTitle(title string) string {
	parts := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("_|-—", r) })
	if len(parts) > 0 && reportName.MatchString(parts[0]) {
		return parts[0]
	}
	for _, p := range parts {
		if organ, year := organAndYear([]string{p}); organ != "" && year != 0 && reportName.MatchString(p) {
			return p
		}
	}
	return title
}
