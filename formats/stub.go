// Package formats reads reports from files of any format. This is a stub.
package formats

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

// Format is a kind of file.
type Format string

// Option changes how a file is read.
type Option func()

// Imported is what was read.
type Imported struct {
	Report   *model.Report
	Findings model.Findings
	Format   Format
}

var stubIDs = []string{"IMPORT-BLANK", "IMPORT-UNSURE", "IMPORT-LABEL", "IMPORT-MISSING", "IMPORT-EXTRA", "IMPORT-ORDER", "IMPORT-CHECK",
	"READ-FORMAT", "READ-SCAN", "READ-ENCRYPTED", "READ-DAMAGED", "READ-LIMIT", "READ-GLYPHS", "READ-NOREPORT"}

func fault(id, message, hint string) error {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

// Import reads a report: YAML and JSON as they are; what begins with STUB is YAML that has some
// findings, STUBINFO only infos, STUBPANIC panics.
func Import(name string, r io.Reader, _ ...Option) (*Imported, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	_ = stubIDs
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case strings.Contains(" .doc .xls .wps .et .ofd .rtf ", " "+ext+" "):
		return nil, fault("READ-FORMAT", "这是旧格式的文件", "请另存为 .docx 或 .xlsx")
	case bytes.HasPrefix(data, []byte("STUBPANIC")):
		panic("stub")
	case bytes.HasPrefix(data, []byte("STUB")):
		return stubbed(data)
	case bytes.HasPrefix(data, []byte("%PDF")) || strings.Contains(" .pdf .docx .html .txt .md ", " "+ext+" ") && !bytes.Contains(data, []byte("organ:")):
		return nil, fault("READ-NOREPORT", "文件不是年度报告", "请检查是否选错了文件")
	}
	report, err := yaml.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return &Imported{report, report.Source().Notes, "yaml"}, nil
}

func stubbed(data []byte) (*Imported, error) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	report, err := yaml.Read(bytes.NewReader(rest))
	if err != nil {
		return nil, errors.Join(err)
	}
	source := report.Source()
	source.Text = ""
	for path := range source.Places {
		source.Places[path] = model.Place{Page: 1, Name: "某处", Order: 1}
	}
	at := func(order int, name string) model.Place { return model.Place{Page: 4, Name: name, Order: order} }
	notes := model.Findings{{ID: "IMPORT-EXTRA", Severity: model.SeverityInfo, Place: at(9, "末尾"), Message: "“打印本页”不属于报告"}}
	if string(first) == "STUB" {
		notes = append(notes,
			model.Finding{ID: "IMPORT-UNSURE", Severity: model.SeverityWarning, Path: "applications.received[1]", Place: at(3, "表三第1行“商业企业”"),
				Message: "“1O”读作 10", Hint: "请与原件核对"},
			model.Finding{ID: "IMPORT-BLANK", Severity: model.SeverityWarning, Path: "applications.received[2]", Place: at(4, "表三第1行“科研机构”"),
				Message: "是“/”，读作 0"})
	}
	source.Notes = notes.Sort()
	return &Imported{report, source.Notes, "stub"}, nil
}
