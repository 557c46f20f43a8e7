// Package export writes a report in each format that there is. It is what the command-line program and
// other programs with a choice of formats share: names of formats, options of each, and which encoder
// writes which.
package export

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/layout/pdf"
)

// Format is a kind of file that a report is written as.
type Format struct {
	ID         string   // "docx": short, in lower case
	Name       string   // "Word", as Chinese messages call it
	Extensions []string // in lower case with the dot, the usual one first
	MediaType  string   // as HTTP has it
	Pages      bool     // the report is laid out, so that it has pages and needs font faces
}

// The formats. SVG has a file for each page.
var (
	PDF  = &Format{ID: "pdf", Name: "PDF", Extensions: []string{".pdf"}, MediaType: "application/pdf", Pages: true}
	DOCX = &Format{ID: "docx", Name: "Word", Extensions: []string{".docx"}, MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
	HTML = &Format{ID: "html", Name: "网页", Extensions: []string{".html", ".htm"}, MediaType: "text/html; charset=utf-8"}
	XLSX = &Format{ID: "xlsx", Name: "Excel", Extensions: []string{".xlsx"}, MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	YAML = &Format{ID: "yaml", Name: "YAML", Extensions: []string{".yaml", ".yml"}, MediaType: "application/yaml"}
	JSON = &Format{ID: "json", Name: "JSON", Extensions: []string{".json"}, MediaType: "application/json"}
	OFD  = &Format{ID: "ofd", Name: "OFD", Extensions: []string{".ofd"}, MediaType: "application/ofd", Pages: true}
	SVG  = &Format{ID: "svg", Name: "SVG", Extensions: []string{".svg"}, MediaType: "image/svg+xml", Pages: true}
)

// Formats returns all formats, in the order in which they are listed for people.
func Formats() []*Format { return []*Format{PDF, OFD, DOCX, HTML, XLSX, YAML, JSON, SVG} }

// ByID returns the format with an id in any case, also one of the extensions without its dot; nil when
// there is none.
func ByID(id string) *Format { return ByExtension("." + strings.TrimSpace(id)) }

// ByExtension returns the format whose files have an extension, in any case and with its dot; nil when
// there is none.
func ByExtension(extension string) *Format {
	extension = strings.ToLower(extension)
	for _, f := range Formats() {
		if slices.Contains(f.Extensions, extension) {
			return f
		}
	}
	return nil
}

// StandardByID returns a standard of PDF files by the word that programs and interfaces have for it: "2a", "3a", "1a" or
// "4".
func StandardByID(id string) (s pdf.Standard, ok bool) {
	s, ok = map[string]pdf.Standard{"2a": pdf.A2a_UA1, "3a": pdf.A3a_UA1, "1a": pdf.A1a, "4": pdf.A4_UA2}[id]
	return s, ok
}
