package yaml

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// maxComment bounds the characters of a comment: a finding may quote a page of text.
const maxComment = 500

// WithHeading writes comments above everything else, one a line.
func WithHeading(lines ...string) WriteOption {
	return func(o *writeOptions) { o.heading = append(o.heading, lines...) }
}

// WithFindings writes what is not certain about a report as comments: each finding on a line above
// the field that its path leads to, or above the nearest one around it. Those that lead to no field
// stand at the top. A comment begins with 存疑, that of SeverityInfo with 提示. JSON has no comments.
func WithFindings(findings model.Findings) WriteOption {
	return func(o *writeOptions) { o.findings = append(o.findings, findings...) }
}

// annotate finds out where the comments of a report's findings stand, and writes those at the top.
func (w *yamlWriter) annotate() {
	if len(w.options.findings) > 0 {
		anchors := map[string]bool{}
		w.anchors(w.report.Schema().Root, anchors)
		w.doubts = map[string][]string{}
		for _, f := range w.options.findings {
			path := anchorOf(f.Path, anchors)
			w.doubts[path] = append(w.doubts[path], doubt(f))
		}
	}
	for _, line := range w.options.heading {
		w.WriteString(strings.TrimRight("# "+commentText(line), " ") + "\n")
	}
	w.comments("", "")
}

// anchors notes the paths below f that have a line of their own in the file.
func (w *yamlWriter) anchors(f *model.Field, paths map[string]bool) {
	for _, c := range f.Children {
		if w.isLeftOut(c) {
			continue
		}
		paths[c.Path] = true
		switch {
		case c.Kind == model.ListKind:
			for i := range w.report.Attachments {
				paths[attachmentItem(i)] = true
			}
		case c.Kind == model.GroupKind && !isOneLine(c):
			w.anchors(c, paths)
		}
	}
}

// anchorOf is the path itself when it has a line, or else that of the nearest field around it; ""
// is the top of the file.
func anchorOf(path string, anchors map[string]bool) string {
	for path != "" && !anchors[path] {
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return path
}

// attachmentItem is the path of one attachment.
func attachmentItem(i int) string { return fmt.Sprintf("attachments[%d]", i) }

// comments writes the comments that stand above a path.
func (w *yamlWriter) comments(path, indent string) {
	for _, line := range w.doubts[path] {
		w.WriteString(indent + "# " + line + "\n")
	}
}

// doubt is a finding as a comment.
func doubt(f model.Finding) string {
	text := "存疑："
	if f.Severity <= model.SeverityInfo {
		text = "提示："
	}
	at := f.Place
	if at.Name != "" { // by which people find it; lines of a page's source are no help to them
		at.Line, at.Column = 0, 0
	}
	if !at.IsZero() {
		text += at.String() + "："
	}
	text += f.Message
	if f.Hint != "" {
		text += "（" + f.Hint + "）"
	}
	return commentText(text)
}

// commentText makes any text fit for a comment: one line, and nothing in it that Read refuses or that
// turns the direction of the line. Such characters are written as U+202E.
func commentText(s string) string {
	var b strings.Builder
	n, blank := 0, true // none at the beginning
	for _, r := range strings.TrimRightFunc(s, zhtext.IsBlank) {
		switch was := blank; {
		case n == maxComment:
			return b.String() + "……"
		case zhtext.IsBlank(r):
			if r, blank = ' ', true; was {
				continue
			}
		case zhtext.IsBad(r) || unicode.Is(unicode.Cf, r):
			fmt.Fprintf(&b, "U+%04X", r)
			blank = false
			n++
			continue
		default:
			blank = false
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}
