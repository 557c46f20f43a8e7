// Command minimal renders the report named on its command line as report.pdf: the shortest
// use of package nianbao.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"

	"github.com/nianbao/nianbao"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("用法：minimal FILE")
	}
	report, err := nianbao.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err) // what is wrong with the file, one problem a line
	}
	for _, problem := range report.Check() {
		if problem.Severity < nianbao.Error { // Render returns the errors
			fmt.Println(problem)
		}
	}
	var file bytes.Buffer
	if err := report.Render(&file); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("report.pdf", file.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
