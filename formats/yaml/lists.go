package yaml

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// titles reads the choice of an official set of section titles, or a list of the organ's own.
func (rd *reader) titles(f *model.Field, v value) {
	switch v.Kind {
	case yaml.SequenceNode:
		rd.ownTitles(v)
		return
	case yaml.MappingNode:
		rd.add(rd.wrongShape(f, v))
		return
	}
	text := model.Titles(plain(v.Value))
	if isNull(v.Node) {
		text = ""
	}
	switch text {
	case "", model.TemplateTitles, model.BodyTitles:
		f.Value(&rd.report).SetString(string(text))
		return
	}
	if titles := sixTitles(v.Value); len(titles) == len(rd.model.Edition.Sections) {
		rd.report.OwnTitles = titles
		return
	}
	hint := "请写 template（通知附件的标题）或 body（通知正文的标题）；自拟的标题写成六行，每行缩进两格，以“- ”开头，如“  - 总体情况”"
	if near := suggestWord(string(text), []string{string(model.TemplateTitles), string(model.BodyTitles)}); near != "" {
		hint = "您是不是要写 " + near + "？"
	}
	p := fault("READ-TYPE", v, f.Label()+"应为 template 或 body，实为"+zhtext.Quote(v.Value), hint)
	p.Found, p.Expected = model.Text(zhtext.Shorten(v.Value)), model.Text("template 或 body")
	rd.add(p)
}

// sixTitles splits titles that are one text: a line each, or with marks between them.
func sixTitles(text string) []string {
	for _, marks := range []string{"\n", "；;", "，,", "、"} {
		if !strings.ContainsAny(strings.TrimSpace(text), marks) {
			continue
		}
		var titles []string
		for _, title := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
			title = strings.TrimLeft(strings.TrimFunc(title, zhtext.IsBlank), "-－ ")
			if title = titleNumber.ReplaceAllString(title, ""); title != "" {
				titles = append(titles, title)
			}
		}
		return titles
	}
	return nil
}

// titleNumber is the number of a section that people type before its title.
var titleNumber = regexp.MustCompile(`^[一二三四五六]\s*[、.．,，]\s*`)

// ownTitles reads the organ's own section titles: one for each section. Numbers before them are
// dropped, since they are printed anyway.
func (rd *reader) ownTitles(v value) {
	want := len(rd.model.Edition.Sections)
	if len(v.Content) != want {
		p := fault("READ-ROW", v, fmt.Sprintf("自拟的章节标题应有 %d 个（第一至第六部分各一个），实有 %d 个", want, len(v.Content)),
			"请按顺序写全六个标题，不写编号")
		p.Found, p.Expected = model.Number(int64(len(v.Content))), model.Number(int64(want))
		rd.add(p)
		return
	}
	titles := make([]string, want)
	for i, n := range v.Content {
		c := &model.Field{Key: "titles", Name: fmt.Sprintf("第%s部分的标题", rd.model.Edition.Sections[i].Number), Kind: model.NameKind, Path: fmt.Sprintf("titles[%d]", i)}
		entry := entryValue(c, n, v.pos)
		rd.src.Places[c.Path] = entry.pos
		if entry.Kind != yaml.ScalarNode {
			rd.add(rd.wrongShape(c, entry))
			return
		}
		text, ok := rd.textOf(c, entry)
		if !ok {
			return
		}
		if titles[i] = titleNumber.ReplaceAllString(text, ""); titles[i] == "" {
			rd.add(fault("READ-REQUIRED", entry, c.Label()+"是空白", "请写上这一部分的标题"))
			return
		}
	}
	rd.report.OwnTitles = titles
}

// maxAttachments is the most attachments that a report has.
const maxAttachments = 100

// attachments reads the list of attachments.
func (rd *reader) attachments(f *model.Field, v value) {
	switch {
	case v.Kind == yaml.ScalarNode && (isNull(v.Node) || plain(v.Value) == ""):
	case v.Kind == yaml.MappingNode && len(v.Content) > 0: // the only one, without its dash
		rd.attachment(0, v)
	case v.Kind == yaml.SequenceNode && len(v.Content) > maxAttachments:
		p := fault("READ-RANGE", v, fmt.Sprintf("附件有 %d 个，最多 %d 个", len(v.Content), maxAttachments), "请合并附件")
		p.Found, p.Expected = model.Number(int64(len(v.Content))), model.Text(fmt.Sprintf("最多 %d 个", maxAttachments))
		rd.add(p)
	case v.Kind == yaml.SequenceNode:
		for i, n := range v.Content {
			at := value{n, fmt.Sprintf("%s[%d]", f.Path, i), model.Place{Line: n.Line, Column: n.Column}}
			if n.Kind == yaml.AliasNode && n.Alias != nil {
				at.Node = n.Alias
			}
			rd.attachment(i, at)
		}
	default:
		rd.add(rd.wrongShape(f, v))
	}
}

func (rd *reader) attachment(i int, v value) {
	f := model.AttachmentField(i)
	v.path = f.Path
	rd.src.Places[f.Path] = v.pos
	if v.Kind != yaml.MappingNode {
		p := fault("READ-SHAPE", v, fmt.Sprintf("附件%d应有标题和正文，实为%s", i+1, describe(v.Node)),
			"请写成“- "+rd.keyOf(f.Child("title"))+": 附件的标题”，下一行写“"+rd.keyOf(f.Child("text"))+": |”")
		rd.add(p)
		return
	}
	var a model.Attachment
	given := rd.entries(f, v)
	for _, c := range f.Children {
		entry, ok := given[c.Key]
		if !ok || entry.Node == nil {
			if !ok && c.Key == "title" {
				rd.add(fault("READ-REQUIRED", v, fmt.Sprintf("附件%d没有标题", i+1), "请写上 "+rd.keyOf(c)+": …"))
			}
			continue
		}
		rd.src.Places[c.Path] = entry.pos
		switch {
		case rd.tagged(entry):
		case entry.Kind != yaml.ScalarNode:
			rd.add(rd.wrongShape(c, entry))
		default:
			text, _ := rd.textOf(c, entry)
			switch c.Key {
			case "title":
				a.Title = strings.TrimSpace(text)
				if a.Title == "" {
					rd.add(fault("READ-REQUIRED", entry, fmt.Sprintf("附件%d的标题是空白", i+1), "请写上附件的标题"))
				}
			case "text":
				a.Text = text
			}
		}
	}
	rd.report.Attachments = append(rd.report.Attachments, a)
}
