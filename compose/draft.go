package compose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// listPitch is the line spacing of a draft's list of findings.
const listPitch = 20 * layout.Pt

// FindingList composes the findings of a draft on pages before the report's page 1. It is tagged,
// since readers with a screen reader need it, too. It has no heading, so that the outline stays
// that of the report.
func FindingList(fs model.Findings, faces *fonts.Set) *layout.Group {
	l := &findingLister{faces: faces}
	list := &layout.Group{Role: layout.RoleL}
	for i, p := range fs {
		list.Blocks = append(list.Blocks, &layout.Group{Role: layout.RoleLI, Blocks: []layout.Block{l.entry(i+1, p)}})
	}
	style := layout.Style{Size: layout.SanHao, Align: layout.Centre, SpaceAfter: listPitch / 2, KeepNext: true}
	heading := l.paragraph(style, layout.Part{Role: layout.RoleP, Spans: []layout.Span{l.span("问题清单（不属于报告正文）", fonts.Hei)}})
	style = layout.Style{Size: layout.WuHao, Pitch: listPitch, Align: layout.Centre, SpaceAfter: listPitch / 2, KeepNext: true}
	count := l.paragraph(style, layout.Part{Role: layout.RoleP, Spans: []layout.Span{l.span(countFindings(fs), fonts.Kai)}})
	return &layout.Group{Role: layout.RoleSect, Front: true, Blocks: []layout.Block{heading, count, list}}
}

// countFindings says how many findings of each severity there are.
func countFindings(fs model.Findings) string {
	var counts [model.SeverityError + 1]int
	for _, p := range fs {
		counts[min(max(p.Severity, model.SeverityInfo), model.SeverityError)]++
	}
	var parts []string
	for s := model.SeverityError; s >= model.SeverityInfo; s-- {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d个%s", counts[s], s.Chinese()))
		}
	}
	where := "行号是报告文件中的行号"
	if slices.ContainsFunc(fs, func(p model.Finding) bool { return p.Place.Line == 0 && !p.Place.IsZero() }) {
		where = "所注的位置是报告文件中的位置"
	}
	return "共" + strings.Join(parts, "、") + "；" + where
}

type findingLister struct{ faces *fonts.Set }

// entry is one finding: its number, its severity, rule and line, and what is wrong.
func (l *findingLister) entry(number int, p model.Finding) *layout.Paragraph {
	label := p.Severity.Chinese() + "　" + p.ID + "　"
	if p.Place.Line > 0 {
		label += fmt.Sprintf("第%d行　", p.Place.Line)
	} else if !p.Place.IsZero() {
		label += p.Place.String() + "　"
	}
	text := p.Message
	if p.Hint != "" {
		text += "（" + p.Hint + "）"
	}
	style := layout.Style{Size: layout.XiaoSi, Pitch: listPitch, SpaceAfter: listPitch / 4}
	return l.paragraph(style,
		layout.Part{Role: layout.RoleLbl, Spans: []layout.Span{l.span(fmt.Sprintf("%d.　", number), fonts.Hei)}},
		layout.Part{Role: layout.RoleLBody, Spans: []layout.Span{l.span(label, fonts.Hei), l.span(text, fonts.FangSong)}})
}

func (l *findingLister) paragraph(style layout.Style, parts ...layout.Part) *layout.Paragraph {
	return &layout.Paragraph{Source: "problems", Style: style, Parts: parts}
}

// span returns a text in which characters that no face has are written as U+20BB7: a finding may
// be about them, and the list must be printed all the same.
func (l *findingLister) span(text string, face fonts.Role) layout.Span {
	var b strings.Builder
	for _, r := range text {
		if l.faces.Has(face, r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "U+%04X", r)
		}
	}
	return layout.Span{Text: b.String(), Face: face}
}
