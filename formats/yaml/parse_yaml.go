package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// maxDepth bounds the nesting of an input file; a report nests five deep.
const maxDepth = 64

// People write a lone dash for "none", but in YAML it begins a list. The parser stops at each, so
// the file is parsed again with the dash replaced; these constants bound how often and up to which
// size.
const (
	maxDashes    = 300
	maxDashBytes = 256 << 10
)

// parseYAML returns the tree of the only document of a YAML text.
func parseYAML(text string) (*yaml.Node, model.Findings) {
	buf := []byte(text)
	for dashes := 0; ; dashes++ {
		root, findings, failed := composeYAML(buf)
		at := loneDash(buf, failed)
		if at < 0 || dashes == maxDashes || len(buf) > maxDashBytes {
			return root, explain(text, failed, findings)
		}
		buf[at] = '~'
	}
}

// composeYAML reads a whole YAML text: its first document, and a finding when there is a
// second one or none. failed is what stopped the parser.
func composeYAML(text []byte) (root *yaml.Node, findings model.Findings, failed *yaml.LoadError) {
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, nil, &yaml.LoadError{Message: err.Error()}
	}
	for n := 0; ; n++ {
		doc, err := nextDocument(loader)
		switch {
		case err == io.EOF && n == 0:
			return nil, model.Findings{emptyFile()}, nil
		case err == io.EOF:
			return root, findings, nil
		case err != nil:
			return nil, nil, loadError(err)
		case n == 0 && len(doc.Content) == 1:
			root = doc.Content[0]
		case n == 1:
			findings = append(findings, model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: model.Place{Line: doc.Line, Column: doc.Column},
				Message: "一个文件只能有一份报告，此处开始了另一份", Hint: "请删去“---”或“...”一行，或分成两个文件"})
		}
	}
}

// nextDocument guards against panics of the parser, since no input may end the program.
func nextDocument(loader *yaml.Loader) (doc yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	err = loader.Load(&doc)
	return doc, err
}

func loadError(err error) *yaml.LoadError {
	var at *yaml.LoadError
	if errors.As(err, &at) {
		return at
	}
	return &yaml.LoadError{Message: err.Error()}
}

// loneDash returns the offset of a dash that stands for a whole value and that stopped the
// parser, -1 when something else did.
func loneDash(text []byte, failed *yaml.LoadError) int {
	if failed == nil || failed.Mark.Line == 0 {
		return -1
	}
	at := offsetOf(string(text), model.Place{Line: failed.Mark.Line, Column: failed.Mark.Column})
	if at >= len(text) || text[at] != '-' {
		return -1
	}
	before := bytes.TrimRight(text[:at], " \t\n")
	if len(before) == 0 || !bytes.ContainsRune([]byte(":,[{"), rune(before[len(before)-1])) {
		return -1
	}
	line, _, _ := strings.Cut(string(text[at+1:]), "\n")
	rest := strings.TrimLeft(line, " \t")
	if rest == "" || strings.ContainsRune(",]}", rune(rest[0])) || rest[0] == '#' && rest != line {
		return at
	}
	return -1
}

// offsetOf returns the byte offset of a position, the text's length when it is past the end.
func offsetOf(text string, p model.Place) int {
	at := model.Place{Line: 1, Column: 1}
	for i, r := range text {
		if at == p || at.Line > p.Line {
			return i
		}
		at = at.After(r)
	}
	return len(text)
}
