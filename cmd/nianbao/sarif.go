package main

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifWriter writes a log in the Static Analysis Results Interchange Format 2.1.0, a result
// a line. The tool comes last: only then is it known which ids it has to describe.
type sarifWriter struct {
	out   io.Writer
	least nianbao.Severity
	comma string
	rules []explanation
	index map[string]int // into rules, by id
}

func newSARIFWriter(out io.Writer, least nianbao.Severity) *sarifWriter {
	w := &sarifWriter{out: out, least: least, comma: "\n", index: map[string]int{}}
	for _, e := range ruleExplanations() {
		w.describe(e)
	}
	fmt.Fprintf(out, `{"$schema":%s,"version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","language":"zh-CN","results":[`,
		compactJSON(sarifSchema))
	return w
}

func (w *sarifWriter) describe(e explanation) int {
	w.index[e.id] = len(w.rules)
	w.rules = append(w.rules, e)
	return len(w.rules) - 1
}

// ruleIndex is the place of an id among the rules. One that is not a rule's is added.
func (w *sarifWriter) ruleIndex(p nianbao.Finding) int {
	if i, ok := w.index[p.ID]; ok {
		return i
	}
	if e, ok := explanationOf(p.ID); ok {
		return w.describe(e)
	}
	return w.describe(explanation{id: p.ID, severity: p.Severity, title: p.ID})
}

func (w *sarifWriter) begin(int) {}

func (w *sarifWriter) write(r checked) {
	for _, p := range atLeast(w.least, r.findings) {
		fmt.Fprintf(w.out, "%s%s", w.comma, compactJSON(w.result(r.file, p)))
		w.comma = ",\n"
	}
}

func (w *sarifWriter) end(...string) {
	tool := sarifTool{Driver: sarifDriver{Name: "nianbao", Rules: make([]sarifRule, len(w.rules))}}
	for i, e := range w.rules {
		tool.Driver.Rules[i] = e.sarif()
	}
	fmt.Fprintf(w.out, "\n],\"tool\":%s}]}\n", compactJSON(tool))
}

func (w *sarifWriter) result(file string, p nianbao.Finding) sarifResult {
	text := p.Message
	if p.Hint != "" {
		text += "（" + p.Hint + "）"
	}
	where := sarifLocation{Physical: sarifPhysical{Artifact: artifact(file)}}
	if p.Place.Line > 0 {
		where.Physical.Region = &sarifRegion{Line: p.Place.Line, Column: p.Place.Column}
	}
	if p.Path != "" {
		where.Logical = append(where.Logical, sarifLogical{Path: p.Path})
	}
	if name := placeName(p.Place); name != "" {
		where.Logical = append(where.Logical, sarifLogical{Name: name})
	}
	return sarifResult{RuleID: p.ID, RuleIndex: w.ruleIndex(p), Level: sarifLevel(p.Severity),
		Message: sarifText{plainMessage(text)}, Locations: []sarifLocation{where}}
}

// sarif describes a rule. Its source stands in the help, as the fee's and the title's do.
func (e explanation) sarif() sarifRule {
	r := sarifRule{ID: e.id, Short: sarifText{plainMessage(e.title)}, Default: sarifDefault{sarifLevel(e.severity)}}
	if e.detail != "" {
		r.Full = &sarifText{plainMessage(e.detail)}
	}
	if e.source != "" {
		r.Help = &sarifText{plainMessage("依据：" + e.source)}
	}
	return r
}

func sarifLevel(s nianbao.Severity) string {
	if s <= nianbao.SeverityInfo {
		return "note"
	}
	return s.String()
}

// plainMessage writes a text so that no part of it is taken for a placeholder (SARIF 2.1.0,
// 3.11.5) or a link (3.11.6).
func plainMessage(text string) string {
	return strings.NewReplacer("{", "{{", "}", "}}", "](", `\](`).Replace(text)
}

// artifact names a file by a relative reference, or by an absolute URI when it is not below
// the working folder: a reference with ".." leads nowhere in a code-review tool.
func artifact(file string) sarifArtifact {
	if file == standard {
		return sarifArtifact{URI: "stdin", Description: &sarifText{shown(file)}}
	}
	path := filepath.Clean(file)
	if filepath.IsAbs(path) {
		if here, err := filepath.Abs("."); err == nil {
			if relative, err := filepath.Rel(here, path); err == nil {
				path = relative
			}
		}
	}
	if filepath.IsLocal(path) {
		return sarifArtifact{URI: (&url.URL{Path: filepath.ToSlash(path)}).String()}
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	slashed := "/" + strings.TrimPrefix(filepath.ToSlash(path), "/") // C:/… becomes /C:/…
	return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: slashed}).String()}
}

// The objects of a log, under the names of SARIF 2.1.0.
type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifText    `json:"shortDescription"`
		Full    *sarifText   `json:"fullDescription,omitempty"`
		Help    *sarifText   `json:"help,omitempty"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI         string     `json:"uri"`
		Description *sarifText `json:"description,omitempty"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"name,omitempty"`
		Path string `json:"fullyQualifiedName,omitempty"`
	}
)
