package main

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// The extensions of files that are taken for reports where folders are searched, in lower case and
// without dot.
var (
	plainExtensions = []string{"yaml", "yml", "json"} // the program's own input
	paperExtensions = []string{"html", "htm", "shtml", "mht", "docx", "docm", "xlsx", "xlsm", "pdf", "ofd"}
	noteExtensions  = []string{"txt", "md"}                      // which may be anything: see mayBeReport
	otherExtensions = []string{"doc", "xls", "wps", "et", "rtf"} // which can't be read; the reader says what to do

	reportExtensions = slices.Concat(plainExtensions, paperExtensions, noteExtensions, otherExtensions)
)

// reportKinds names them for messages.
const reportKinds = "YAML、JSON、网页、Word、Excel、PDF、OFD 或文本文件"

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

// subject is what every report is about, in the encodings of texts.
var subject = encodings("信息公开")

// contents are words of which each report has one at least, in the same encodings: 收到和处理, 主动公开, 总体情况, 行政许可.
var contents = encodings("收到和处理", "主动公开", "总体情况", "行政许可")

// encodings are words in the encodings of texts.
func encodings(words ...string) [][]byte {
	var all [][]byte
	for _, word := range words {
		all = append(all, []byte(word))
		for _, e := range []encoding.Encoding{
			simplifiedchinese.GB18030, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		} {
			if b, err := e.NewEncoder().Bytes([]byte(word)); err == nil {
				all = append(all, b)
			}
		}
	}
	return all
}

// mayBeReport looks into a text that lies in a folder: notes of any kind lie beside reports, but every
// report names its subject. What can't be read here is left to whoever reads it.
func mayBeReport(name string) bool {
	f, err := openRegular(name)
	if err != nil {
		return true
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return true
	}
	has := func(words []byte) bool { return bytes.Contains(data, words) }
	return slices.ContainsFunc(subject, has) && slices.ContainsFunc(contents, has)
}

// isPaper says, by its name, that a file is written for people and has no keys.
func isPaper(name string) bool {
	return hasExtension(name, paperExtensions) || hasExtension(name, noteExtensions)
}
