// Package yaml reads reports from YAML and JSON, and writes them as YAML or JSON.
//
// One decoder reads both. It remembers the line and column of every value, so that findings name
// their places, and it explains what is wrong with a file in Chinese, for people who have never
// heard of YAML. Keys are English or Chinese. Text may be encoded in UTF-8, UTF-16 or GB18030.
package yaml

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// MaxInputBytes is the largest input file that Read takes.
const MaxInputBytes = 8 << 20

// maxFindings bounds the list of findings; a report has some 250 figures, so a longer list
// comes from a file that is something else.
const maxFindings = 1000

// maxParts bounds the keys, values, items and lines of a file, of which a report has some thousand. The
// parser takes some hundred bytes of memory for each.
const maxParts = 100_000

// typicalPlaces is how many places a full report has: its figures, rows and texts.
const typicalPlaces = 320

// Read reads a report from YAML or JSON, in UTF-8, UTF-16 or GB18030.
//
// When the input is at fault the error is of type model.Findings and holds everything that was
// found, sorted by place. What keeps no report from being made (blank cells, a table of another
// edition) is no fault: the rules report it. An error of r itself is wrapped.
func Read(r io.Reader) (*model.Report, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxInputBytes+1))
	if err != nil {
		return nil, fmt.Errorf("nianbao: reading a report: %w", err)
	}
	rd := newReader()
	rd.read(data)
	return rd.result()
}

// ReadFile reads a report from a file, as Read does.
func ReadFile(name string) (*model.Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("nianbao: %w", err)
	}
	defer f.Close()
	return Read(f)
}

// reader turns one input file into a report.
type reader struct {
	src      *model.Source
	report   model.Report
	findings model.Findings
	left     int // findings beyond maxFindings
	model    *model.Schema

	chinese   bool // the file writes its keys in Chinese
	noEdition bool // the file names an edition that there is not

	keepsMarks bool // byte order marks inside texts are kept, as other invisible characters are
	marks      int  // those that were kept
}

func newReader() *reader {
	return &reader{src: &model.Source{Places: make(map[string]model.Place, typicalPlaces)}}
}

func (rd *reader) read(data []byte) {
	if len(data) > MaxInputBytes {
		line := bytes.Count(data[:MaxInputBytes], []byte("\n")) + 1
		rd.add(model.Finding{ID: "READ-SIZE", Place: model.Place{Line: line, Column: 1}, Message: fmt.Sprintf("文件到这一行已超过 %d MB，不像是一份年度报告", MaxInputBytes>>20),
			Hint: "请检查是否选错了文件", Expected: model.Text(fmt.Sprintf("不超过 %d 字节", MaxInputBytes))})
		return
	}
	text, finding := decodeText(data)
	if finding != nil {
		rd.add(*finding)
		return
	}
	if tooManyParts(text) {
		rd.add(model.Finding{ID: "READ-LIMIT", Severity: model.SeverityError, Message: fmt.Sprintf("文件里的行和数据项超过 %d 个，不像是一份年度报告", maxParts),
			Hint: "请检查是否选错了文件；一个文件只能有一份报告"})
		return
	}
	if marks := strings.Count(text, string(byteOrderMark)); marks > 0 {
		// When all stand inside texts of a sound file, a draft can be made. Anywhere else a mark
		// breaks what it stands in.
		trial := newReader()
		trial.keepsMarks = true
		trial.decoded(text)
		if trial.marks == marks && !trial.findings.HasErrors() {
			*rd = *trial
			return
		}
	}
	rd.decoded(text)
}

// tooManyParts reports whether a text has more of what separates parts than maxParts.
func tooManyParts(text string) bool {
	if len(text) <= maxParts {
		return false
	}
	n := 0
	for _, mark := range []string{"\n", "\r", ",", ":", "[", "{", "- ", "? "} {
		n += strings.Count(text, mark)
	}
	return n > maxParts
}

// decoded reads the text of a file.
func (rd *reader) decoded(text string) {
	rd.src.Text = text
	clean, bad := rd.badCharacters(text)
	for _, p := range bad {
		rd.add(p)
	}
	root, findings := parse(clean)
	for _, p := range findings {
		// what breaks the syntax may well be a space put in place of a bad character
		if len(bad) == 0 || p.ID != "READ-SYNTAX" && p.ID != "READ-EMPTY" {
			rd.add(p)
		}
	}
	if root != nil {
		rd.root(root)
	}
}

// parse returns the tree of a file's only document. The tree is nil when there is none.
func parse(text string) (*yaml.Node, model.Findings) {
	if isJSON(text) {
		return parseJSON(text)
	}
	return parseYAML(text)
}

// result is what Read returns.
func (rd *reader) result() (*model.Report, error) {
	if rd.left > 0 {
		rd.findings = append(rd.findings, model.Finding{ID: "READ-MORE", Severity: model.SeverityError,
			Message: fmt.Sprintf("另有 %d 个问题未列出", rd.left), Hint: "请先改正已列出的问题，再检查一次"})
	}
	rd.report.SetSource(rd.src)
	if len(rd.findings) == 0 {
		return &rd.report, nil
	}
	// what was read is checked as far as a report in pieces can be
	all := slices.Concat(rd.findings, rd.src.Notes, rd.report.CheckNegative())
	if rd.model != nil {
		all = append(all, rd.report.CheckForeign()...)
		all = append(all, rd.report.CheckBlank()...)
	}
	return nil, all.Sort()
}

// add notes a finding; one without a severity is an error.
func (rd *reader) add(p model.Finding) {
	if p.Severity == model.SeverityInfo {
		p.Severity = model.SeverityError
	}
	if rd.full() {
		rd.left++
		return
	}
	rd.findings = append(rd.findings, p)
}

func (rd *reader) full() bool { return len(rd.findings) >= maxFindings }

// fault returns a finding of SeverityError at a value.
func fault(id string, v value, message, hint string) model.Finding {
	return model.Finding{ID: id, Severity: model.SeverityError, Path: v.path, Place: v.pos,
		Message: message, Hint: hint}
}

// root reads the tree of a whole file.
func (rd *reader) root(n *yaml.Node) {
	v := value{n, "", model.Place{Line: n.Line, Column: n.Column}}
	rd.src.Places[""] = v.pos
	switch {
	case n.Kind == yaml.ScalarNode && isNull(n):
		rd.add(emptyFile())
	case n.Kind != yaml.MappingNode:
		rd.add(fault("READ-SHAPE", v, "整个文件应由“键: 值”组成，实为"+describe(n), rootHint(n)))
	case rd.tagged(v):
	default:
		rd.chinese = chineseKeys(n)
		rd.decideEdition(n)
		rd.group(rd.model.Root, v)
	}
}

// chineseKeys reports whether most keys of a mapping are Chinese.
func chineseKeys(n *yaml.Node) bool {
	balance := 0
	for i := 0; i < len(n.Content); i += 2 {
		if strings.ContainsFunc(keyText(n.Content[i]), isHan) {
			balance++
		} else {
			balance--
		}
	}
	return balance > 0
}

func rootHint(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		if _, cause := slip(n.Value); cause != "" {
			return cause
		}
	}
	return "第一行可写“organ: 机关全称”，冒号用半角，后面空一格"
}

func emptyFile() model.Finding {
	return model.Finding{ID: "READ-EMPTY", Severity: model.SeverityError, Place: model.Place{Line: 1, Column: 1},
		Message: "文件是空的，或只有注释", Hint: "请按格式填写 organ（机关全称）、year（年度）等内容"}
}
