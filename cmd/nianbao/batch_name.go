package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/zhtext"
	"golang.org/x/text/width"
)

// nameTemplate is what --name asks for: text with placeholders, all of them known.
type nameTemplate string

// placeholder finds what braces enclose.
var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// placeholders are what may stand in a template.
const placeholders = "{organ}（或 {机关}）、{year}（或 {年度}）、{file}（报告的文件名）"

// knownPlaceholders are what they are replaced by; "" when it is not known.
var knownPlaceholders = map[string]func(about topic, file string) string{
	"{organ}": topic.organName, "{机关}": topic.organName,
	"{year}": topic.yearName, "{年度}": topic.yearName,
	"{file}": func(_ topic, file string) string { return file },
}

func (t topic) organName(string) string { return t.organ }

func (t topic) yearName(string) string {
	if t.year == 0 {
		return ""
	}
	return strconv.Itoa(t.year)
}

// mostNameBytes is the longest file name that all usual systems take.
const mostNameBytes = 255

// refusedInNames are the characters that Windows refuses in file names, with those of other systems.
const refusedInNames = `/\:*?"<>|`

// naming is the template of --name, "" when there is none.
func (c *batchCommand) naming() (nameTemplate, error) {
	if c.Name == nil {
		return "", nil
	}
	t, err := parseName(*c.Name)
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, seeHelp)
	}
	return t, nil
}

func parseName(text string) (nameTemplate, error) {
	if extension := filepath.Ext(text); export.ByExtension(extension) != nil {
		text = text[:len(text)-len(extension)]
	}
	bad := strings.IndexFunc(text, func(r rune) bool {
		return strings.ContainsRune(refusedInNames, r) || zhtext.IsInvisible(r) || r == utf8.RuneError
	})
	switch {
	case strings.TrimSpace(text) == "":
		return "", errors.New("--name 是空的：请写出文件名，如 {organ}{year}年政府信息公开工作年度报告")
	case len(text) > mostNameBytes:
		return "", fmt.Errorf("--name 太长，有 %d 字节：文件名最多 %d 字节，一个汉字占 3 字节", len(text), mostNameBytes)
	case strings.ContainsAny(text, `/\`):
		return "", fmt.Errorf("--name 是文件名，其中不能有 / 和 \\，实为“%s”：放在哪个文件夹，由报告所在的文件夹和 -o 决定", visible(text))
	case bad >= 0:
		r, _ := utf8.DecodeRuneInString(text[bad:])
		return "", fmt.Errorf("--name 中不能有“%s”：有的系统不接受这样的文件名", visible(string(r)))
	case strings.ContainsAny(text, "｛｝"):
		return "", fmt.Errorf("--name 中的花括号应是半角的，实为“%s”", visible(text))
	}
	for _, found := range placeholder.FindAllString(text, -1) {
		if knownPlaceholders[found] == nil {
			return "", fmt.Errorf("--name 中的 %s 不知道是什么，可用的有 %s", visible(found), placeholders)
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
		return "", fmt.Errorf("--name 中的花括号不成对：“%s”，可用的有 %s", visible(text), placeholders)
	}
	return nameTemplate(text), nil
}

// name is what the template makes of a report in a file, which is given as people know it, without an extension: "" when what it asks for
// is not known. What stands in a report and can't stand in a file's name is changed, and told.
func (t nameTemplate) name(about topic, file string) (name string, changed bool) {
	unknown := false
	raw := placeholder.ReplaceAllStringFunc(string(t), func(found string) string {
		value := knownPlaceholders[found](about, file)
		unknown = unknown || value == ""
		return value
	})
	if unknown {
		return "", false
	}
	name = safeName(raw)
	return name, name != raw
}

// reservedName finds the names of devices, which Windows keeps for itself with any extension.
var reservedName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[ .]*(\.|$)`)

// safeName is a text as a file name without extension that all usual systems take, and that is shown and
// read like any other: full-width characters stand for those that are refused, and what is invisible is
// left out.
func safeName(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case zhtext.IsInvisible(r):
			return -1
		case strings.ContainsRune(refusedInNames, r):
			return fullWidth(r)
		}
		return r
	}, text)
	name = strings.TrimSpace(name)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), reservedName.MatchString(name):
		r, size := utf8.DecodeRuneInString(name)
		name = string(fullWidth(r)) + name[size:]
	}
	if rest, ok := strings.CutSuffix(name, "."); ok {
		name = rest + string(fullWidth('.'))
	}
	return name
}

func fullWidth(r rune) rune {
	wide, _ := utf8.DecodeRuneInString(width.Widen.String(string(r)))
	return wide
}

// nameOutputs names the outputs by what the reports are about. A report of which that is not known
// keeps its own name.
func (p *plan) nameOutputs(t nameTemplate) error {
	p.names = make([]string, len(p.inputs))
	var tooLong, decoded []string
	for i, in := range p.inputs {
		own := stem(filepath.Base(in.name))
		name, changed := t.name(p.topics[i], readable(own))
		known := name != ""
		switch {
		case !known:
			name = own
		case readable(own) != escapeBytes(own) && strings.Contains(string(t), "{file}"):
			decoded = append(decoded, in.name)
		}
		p.names[i] = name
		file := name + p.longest()
		if known && len(file) > mostNameBytes {
			tooLong = append(tooLong, fmt.Sprintf("%s 的文件名有 %d 字节，超过了 %d 字节：“%s”", shown(in.name), len(file), mostNameBytes, visible(file)))
		}
		if why := doubtOf(known, changed, p.topics[i].unsure); why != "" {
			p.notes = append(p.notes, fmt.Sprintf("%s 生成的文件命名为“%s”：%s", shown(in.name), visible(name+p.formats[0].Extensions[0]), why))
		}
	}
	if n := len(decoded); n > 0 {
		p.notes = append(p.notes, fmt.Sprintf("%d 份报告的文件名不是 UTF-8 编码的，{file} 按 GBK 读出（%s）", n, firstFew(decoded)))
	}
	if tooLong != nil {
		return together(tooLong, "请缩短 --name，或改正报告中的机关名称")
	}
	return nil
}

// longest is the longest extension of the outputs.
func (p *plan) longest() string {
	return slices.MaxFunc(p.formats, func(a, b *export.Format) int { return len(a.Extensions[0]) - len(b.Extensions[0]) }).Extensions[0]
}

// doubtOf says why a name is not quite what was asked for, "" when it is. Of a report that can't be read
// the run tells.
func doubtOf(known, changed, unsure bool) string {
	var why []string
	switch {
	case !known && unsure:
		return "没有读出机关名称或年度，沿用报告的文件名"
	case !known:
		return ""
	case unsure:
		why = append(why, "机关名称或年度存疑，请与报告核对")
	}
	if changed {
		why = append(why, "文件名中不能用的字符已经换成全角的或去掉")
	}
	return strings.Join(why, "；")
}
