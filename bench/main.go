// Command bench measures nianbao beside other ways to a PDF, all in one run, and writes a
// table of the results.
package main

import (
	"bytes"
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	output := flag.String("o", "RESULTS.md", "file for the results")
	flag.Parse()
	var out bytes.Buffer
	if err := report(&out); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*output, out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
