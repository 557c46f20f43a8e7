package main

import (
	"bytes"
	"io"
	"os"
)

// pageMark is what a page that lists the PDF files of a batch says of itself.
const pageMark = `<meta name="nianbao" content="index">`

// pageExtensions are those of pages that the program may have written.
var pageExtensions = []string{"html", "htm"}

// isOwnPage reports whether a regular file is a page that the program wrote. The mark stands at the
// beginning of it, so no more is read.
func isOwnPage(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	start, err := io.ReadAll(io.LimitReader(f, 2<<10))
	return err == nil && bytes.Contains(start, []byte(pageMark))
}
