package nianbao

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// MaxInputBytes is the largest input file that Read takes.
const MaxInputBytes = 8 << 20

// maxProblems bounds the list of problems; a report has some 250 figures, so a longer list
// comes from a file that is something else.
const maxProblems = 1000

// typicalPlaces is how many places a full report has: its figures, rows and texts.
const typicalPlaces = 320

// Read reads a report from YAML or JSON, in UTF-8, UTF-16 or GB18030.
//
// When the input is at fault the error is of type Problems and holds everything that was
// found, sorted by place. A report that gives rise to warnings only is returned; its Check
// repeats them. An error of r itself is wrapped.
func Read(r io.Reader) (*Report, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxInputBytes+1))
	if err != nil {
		return nil, fmt.Errorf("nianbao: reading a report: %w", err)
	}
	rd := reader{src: &source{positions: make(map[string]position, typicalPlaces)}}
	rd.read(data)
	return rd.result()
}

// ReadFile reads a report from a file, as Read does.
func ReadFile(name string) (*Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("nianbao: %w", err)
	}
	defer f.Close()
	return Read(f)
}

// reader turns one input file into a report.
type reader struct {
	src      *source
	report   Report
	problems Problems
	left     int // problems beyond maxProblems
	model    *reportModel
	other    bool // the edition is in doubt: what is not in every edition is passed over
}

func (rd *reader) read(data []byte) {
	if len(data) > MaxInputBytes {
		line := bytes.Count(data[:MaxInputBytes], []byte("\n")) + 1
		rd.add(Problem{ID: "READ-SIZE", Line: line, Column: 1, Message: fmt.Sprintf("文件到这一行已超过 %d MB，不像是一份年度报告", MaxInputBytes>>20),
			Hint: "请检查是否选错了文件", Expected: Text(fmt.Sprintf("不超过 %d 字节", MaxInputBytes))})
		return
	}
	text, problem := decodeText(data)
	if problem != nil {
		rd.add(*problem)
		return
	}
	rd.src.text = text
	clean, bad := badCharacters(text)
	for _, p := range bad {
		rd.add(p)
	}
	root, problems := parse(clean)
	for _, p := range problems {
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
func parse(text string) (*yaml.Node, Problems) {
	if isJSON(text) {
		return parseJSON(text)
	}
	return parseYAML(text)
}

// result is what Read returns.
func (rd *reader) result() (*Report, error) {
	if rd.left > 0 {
		rd.problems = append(rd.problems, Problem{ID: "READ-MORE", Severity: Error,
			Message: fmt.Sprintf("另有 %d 个问题未列出", rd.left), Hint: "请先改正已列出的问题，再检查一次"})
	}
	problems := rd.withoutNoise(rd.problems).sorted()
	rd.report.source = rd.src
	if problems.HasErrors() {
		// what was read is checked as far as a report in pieces can be
		return nil, append(problems, rd.report.Check(Only("NONNEG"))...).sorted()
	}
	rd.src.notes = problems
	return &rd.report, nil
}

// add notes a problem; one without a severity is an error.
func (rd *reader) add(p Problem) {
	if p.Severity == Info {
		p.Severity = Error
	}
	if rd.full() {
		rd.left++
		return
	}
	rd.problems = append(rd.problems, p)
}

func (rd *reader) full() bool { return len(rd.problems) >= maxProblems }

// fault makes a problem of severity Error at a value.
func fault(id string, v value, message, hint string) Problem {
	return Problem{ID: id, Severity: Error, Path: v.path, Line: v.pos.line, Column: v.pos.column,
		Message: message, Hint: hint}
}

// root reads the tree of a whole file.
func (rd *reader) root(n *yaml.Node) {
	v := value{n, "", position{n.Line, n.Column}}
	rd.src.positions[""] = v.pos
	switch {
	case n.Kind == yaml.ScalarNode && isNull(n):
		rd.add(emptyFile())
	case n.Kind != yaml.MappingNode:
		rd.add(fault("READ-SHAPE", v, "整个文件应由“键: 值”组成，实为"+describe(n), rootHint(n)))
	case rd.tagged(v):
	default:
		rd.decideEdition(n)
		rd.group(rd.model.root, v)
	}
}

func rootHint(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		if _, cause := slip(n.Value); cause != "" {
			return cause
		}
	}
	return "第一行可写“organ: 机关全称”，冒号用半角，后面空一格"
}

func emptyFile() Problem {
	return Problem{ID: "READ-EMPTY", Severity: Error, Line: 1, Column: 1,
		Message: "文件是空的，或只有注释", Hint: "请按格式填写 organ（机关全称）、year（年度）等内容"}
}

// quoted shows a text in a message, cut short when it is long.
func quoted(s string) string { return "“" + shortened(s) + "”" }

// shortened makes a text fit for one line of a message, whatever characters are in it.
func shortened(s string) string {
	const most = 40
	var line []rune
	for _, r := range s {
		switch last := len(line) - 1; {
		case len(line) == most:
			return string(line) + "…"
		case isBlank(r) && (last < 0 || line[last] == ' '):
		case isBlank(r):
			line = append(line, ' ')
		case isBad(r):
			line = append(line, utf8.RuneError)
		default:
			line = append(line, r)
		}
	}
	return strings.TrimRight(string(line), " ")
}
