package model

import (
	"fmt"
	"strconv"

	"github.com/nianbao/nianbao/internal/prose"
)

// Passage is one text of a report: the prose of a section, a text beside a table, an attachment.
type Passage struct {
	Path string // "overview", "litigation.before", "attachments[0].text"
	Name string // Chinese, for messages: 第一部分, 表四前的文字, 附件1
	Text string // as typed, with the markup of prose
}

// Words returns the text as the rules read it: spaces stand in the place of figures and tables.
func (p Passage) Words() string { return prose.Words(p.Text) }

// passagePaths are the texts of a report but its attachments, in print order.
var passagePaths = []Passage{
	{Path: "preamble", Name: "前言"},
	{Path: "overview", Name: "第一部分"},
	{Path: "proactive_disclosure.before", Name: "表二前的文字"},
	{Path: "proactive_disclosure.after", Name: "表二后的文字"},
	{Path: "applications.before", Name: "表三前的文字"},
	{Path: "applications.after", Name: "表三后的文字"},
	{Path: "litigation.before", Name: "表四前的文字"},
	{Path: "litigation.after", Name: "表四后的文字"},
	{Path: "problems", Name: "第五部分"},
	{Path: "other_matters", Name: "第六部分"},
}

// Passages returns the texts of the report that are not empty, in print order.
func (r *Report) Passages() []Passage {
	out := make([]Passage, 0, len(passagePaths)+len(r.Attachments))
	m := r.Schema()
	for _, p := range passagePaths {
		if p.Text = m.ByPath[p.Path].Value(r).String(); p.Text != "" {
			out = append(out, p)
		}
	}
	for i, a := range r.Attachments {
		if a.Text != "" {
			out = append(out, Passage{AttachmentPath(i, "text"), fmt.Sprintf("附件%d", i+1), a.Text})
		}
	}
	return out
}

// AttachmentPath is the path of a field of the attachment with an index from 0.
func AttachmentPath(i int, key string) string {
	return "attachments[" + strconv.Itoa(i) + "]." + key
}

// Prose returns a text of the report by its path ("overview", "litigation.before",
// "attachments[0].text"), "" for other paths.
func (r *Report) Prose(path string) string {
	if f := r.Schema().ByPath[path]; f != nil && f.Kind == TextKind {
		return f.Value(r).String()
	}
	for i, a := range r.Attachments {
		if path == AttachmentPath(i, "text") {
			return a.Text
		}
	}
	return ""
}

// Words returns a text of the report as the rules read it: spaces stand in the place of figures and
// tables.
func (r *Report) Words(path string) string { return prose.Words(r.Prose(path)) }
