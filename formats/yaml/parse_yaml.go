package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// maxDepth bounds the nesting of an input file; a report nests five deep.
const maxDepth = 64

// parseYAML returns the tree of the only document of a YAML text.
func parseYAML(text string) (*yaml.Node, model.Findings) {
	d := dashed{text: []byte(text)}
	root, findings, failed := d.parse()
	return root, explain(text, failed, findings)
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
