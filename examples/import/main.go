// Command import reads a report from a web page, a Word, Excel, PDF or text file and writes it as YAML, with
// a comment at all that is not certain: import report.docx report.yaml.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/yaml"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("用法：import 报告文件 输出.yaml")
	}
	source, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer source.Close()
	var file bytes.Buffer // so that nothing is written when there is no report
	if err := convert(&file, os.Stdout, os.Args[1], source); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], file.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// convert reads a report, tells what to compare with the source, and writes YAML.
func convert(to, told io.Writer, name string, source io.Reader) error {
	imported, err := formats.Import(name, source)
	var why nianbao.Findings
	switch {
	case errors.As(err, &why): // what the file is, and what to do
		return fmt.Errorf("%s：%s（%s）", name, why[0].Message, why[0].Hint)
	case err != nil:
		return err
	}
	fmt.Fprintf(told, "%s：%s，%d年度\n", imported.Format, imported.Report.Organ, imported.Report.Year)
	for _, f := range imported.Findings {
		fmt.Fprintf(told, "%s %s：%s\n", f.Severity.Chinese(), f.Place, f.Message)
	}
	return nianbao.WriteYAML(to, imported.Report, yaml.ChineseKeys(), yaml.WithFindings(imported.Findings))
}
