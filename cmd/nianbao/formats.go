package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// outputFormat is a kind of file that the program writes. The extension of a file's name says
// which one is meant.
type outputFormat struct {
	name       string   // as messages call it
	extensions []string // in lower case, the usual one first
}

var (
	pdfFormat       = outputFormat{"PDF", []string{".pdf"}}
	yamlFormat      = outputFormat{"YAML", []string{".yaml", ".yml"}}
	xlsxFormat      = outputFormat{"Excel", []string{".xlsx"}}
	csvFormat       = outputFormat{"CSV", []string{".csv"}}
	htmlFormat      = outputFormat{"网页", []string{".html", ".htm"}}
	jsonLinesFormat = outputFormat{"JSON", []string{".jsonl", ".ndjson", ".json"}}
)

// checkExtension refuses a file name with an extension of none of the formats: programs would
// take the file for something that it is not. A name without an extension is accepted. flag is
// where the name was given.
func checkExtension(name, flag string, formats []outputFormat) error {
	ext := extensionOf(name)
	if ext == "" {
		return nil
	}
	var names, extensions []string
	for _, f := range formats {
		if slices.Contains(f.extensions, strings.ToLower(ext)) {
			return nil
		}
		names = append(names, f.name)
		extensions = append(extensions, f.extensions...)
	}
	return fmt.Errorf("%s %s 的扩展名是 %s，这里生成的却是 %s 文件：请改用扩展名 %s，如 %s\n%s",
		flag, visible(name), visible(ext), strings.Join(names, "、"), strings.Join(extensions, "、"),
		visible(strings.TrimSuffix(name, ext)+extensions[0]), seeHelp)
}

// extensionOf returns the extension of a file's name with its dot. A dot at the beginning of
// the name hides the file, and one at the end of it begins no extension.
func extensionOf(name string) string {
	base := filepath.Base(name)
	ext := filepath.Ext(base)
	if ext == base || ext == "." {
		return ""
	}
	return ext
}

// checkBatchNames refuses a manifest with the extension of something else, and the name of a
// file where a new folder's is expected.
func checkBatchNames(folder, manifest string) error {
	if err := checkExtension(manifest, "--manifest", []outputFormat{jsonLinesFormat}); err != nil {
		return err
	}
	if _, err := os.Stat(folder); err == nil || !slices.Contains(pdfFormat.extensions, strings.ToLower(extensionOf(folder))) {
		return nil
	}
	return fmt.Errorf("-o %s 像是一个文件，batch 的 -o 是存放 PDF 的文件夹：请写文件夹的名称；只有一份报告的，请用 nianbao render\n%s",
		visible(folder), seeHelp)
}
