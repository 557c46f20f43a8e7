package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The extensions of files that are taken for reports where folders are searched, in lower case and
// without dot.
var (
	plainExtensions = []string{"yaml", "yml", "json"} // the program's own input
	paperExtensions = []string{"html", "htm", "shtml", "mht", "docx", "docm", "xlsx", "xlsm", "pdf"}
	noteExtensions  = []string{"txt", "md"}                             // which may be anything: see mayBeReport
	otherExtensions = []string{"doc", "xls", "wps", "et", "ofd", "rtf"} // which can't be read; the reader says what to do

	reportExtensions = slices.Concat(plainExtensions, paperExtensions, noteExtensions, otherExtensions)
)

// reportKinds names them for messages.
const reportKinds = "YAML、JSON、网页、Word、Excel、PDF 或文本文件"

// isReportName reports whether a file's name is that of a report. Word and WPS put files that begin
// with ~$ beside what is open.
func isReportName(name string) bool {
	return hasExtension(name, reportExtensions) && !strings.HasPrefix(filepath.Base(name), "~$")
}

func hasExtension(name string, extensions []string) bool {
	return slices.Contains(extensions, strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")))
}

// stem is a file's name without its extension.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// subject is what every report is about, in the encodings of texts: UTF-8, GB18030, UTF-16.
var subject = [][]byte{
	[]byte("信息公开"), []byte("\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa"), []byte("\xe1\x4f\x6f\x60\x6c\x51\x00\x5f"), []byte("\x4f\xe1\x60\x6f\x51\x6c\x5f\x00"),
}

// mayBeReport looks into a text that lies in a folder: notes of any kind lie beside reports, but every
// report names its subject. What can't be read here is left to whoever reads it.
func mayBeReport(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return true
	}
	return slices.ContainsFunc(subject, func(words []byte) bool { return bytes.Contains(data, words) })
}

// isPaper says, by its name, that a file is written for people and has no keys.
func isPaper(name string) bool {
	return hasExtension(name, paperExtensions) || hasExtension(name, noteExtensions)
}
