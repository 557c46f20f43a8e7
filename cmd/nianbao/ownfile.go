package main

import (
	"io"

	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/sheets"
)

// indexKind is what a page that lists the PDF files of a batch says of itself. Lists of findings and
// statistics have kinds of their own.
const indexKind = "index"

// The extensions of files that the program writes and that may lie among reports.
var (
	pageExtensions = []string{"html", "htm"}
	bookExtensions = []string{"xlsx"}
)

// isManifest reports whether a JSON file is the manifest of a batch, whatever it is called.
func isManifest(name string) bool {
	if !hasExtension(name, []string{"json"}) {
		return false
	}
	f, err := openRegular(name)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(recordStart))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == recordStart
}

// kindOf says what a file of the program's own is: a page or a workbook with a list of findings, say; ""
// for any other file.
func kindOf(name string) string {
	isPage := hasExtension(name, pageExtensions)
	if !isPage && !hasExtension(name, bookExtensions) {
		return ""
	}
	f, err := openRegular(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	if isPage {
		start, err := io.ReadAll(io.LimitReader(f, 16<<10))
		if err != nil {
			return ""
		}
		return sheets.KindOfPage(start)
	}
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	return xlsx.Kind(f, info.Size())
}
