// Command render makes a PDF of a report: render report.yaml report.pdf.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/nianbao/nianbao"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("用法：render 报告.yaml 输出.pdf")
	}
	report, err := nianbao.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err) // what is wrong with the file, one finding a line
	}
	for _, finding := range nianbao.Check(report) {
		if finding.Severity < nianbao.SeverityError { // Render returns the errors
			fmt.Println(finding)
		}
	}
	var file bytes.Buffer
	pictures := os.DirFS(filepath.Dir(os.Args[1]))
	if err := nianbao.Render(&file, report, nianbao.WithPictures(pictures)); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], file.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
