package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
)

// Formats of files that are no reports. Those of reports are in package export. The extension of a file's
// name says which one is meant.
var (
	csvFormat       = &export.Format{Name: "CSV", Extensions: []string{".csv"}}
	jsonLinesFormat = &export.Format{Name: "JSON", Extensions: []string{".jsonl", ".ndjson", ".json"}}
)

// checkExtension refuses a file name with an extension of none of the formats: programs would
// take the file for something that it is not. A name without an extension is accepted. flag is
// where the name was given.
func checkExtension(name, flag string, formats []*export.Format) error {
	ext := extensionOf(name)
	if ext == "" {
		return nil
	}
	var names, extensions []string
	for _, f := range formats {
		if slices.Contains(f.Extensions, strings.ToLower(ext)) {
			return nil
		}
		names = append(names, f.Name)
		extensions = append(extensions, f.Extensions...)
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

// formatNames lists formats for people.
func formatNames(formats []*export.Format) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, "、")
}

// spacedNames lists formats with a space before the first if it is in letters, as it stands behind Chinese text.
func spacedNames(formats []*export.Format) string {
	names := formatNames(formats)
	if names != "" && names[0] < utf8.RuneSelf {
		return " " + names
	}
	return names
}

// formatNamed is the format that --format names.
func formatNamed(id string) (*export.Format, error) {
	if f := export.ByID(id); f != nil {
		return f, nil
	}
	var ids []string
	for _, f := range export.Formats() {
		ids = append(ids, f.ID)
	}
	return nil, fmt.Errorf("--format 没有“%s”这种格式，可用的有 %s\n%s", visible(id), strings.Join(ids, "、"), seeHelp)
}

// instead are the formats to use for some that people ask for and that are not written.
var instead = map[string]*export.Format{".doc": export.DOCX, ".wps": export.DOCX, ".rtf": export.DOCX, ".xls": export.XLSX, ".et": export.XLSX, ".csv": export.XLSX, ".shtml": export.HTML}

// formatOf is the format of a report that goes to a file: the one that --format names, or that of the
// file's extension. A name without an extension is a PDF file's, and so is a device's or a pipe's.
func formatOf(named, out *string) (*export.Format, error) {
	switch {
	case named != nil:
		return formatNamed(*named)
	case out == nil || *out == standard || extensionOf(*out) == "":
		return export.PDF, nil
	}
	ext := extensionOf(*out)
	if f := export.ByExtension(ext); f != nil {
		return f, nil
	}
	if info, err := os.Stat(*out); err == nil && !info.Mode().IsRegular() {
		return export.PDF, nil
	}
	if f := instead[strings.ToLower(ext)]; f != nil {
		return nil, fmt.Errorf("-o %s：不能生成 %s 文件，请改用 %s，如 %s\n%s", visible(*out), ext, f.Extensions[0], visible(strings.TrimSuffix(*out, ext)+f.Extensions[0]), seeHelp)
	}
	var extensions []string
	for _, f := range export.Formats() {
		extensions = append(extensions, f.Extensions[0])
	}
	return nil, fmt.Errorf("-o %s 的扩展名是 %s，不知道要生成什么：请改用 %s 中的一个，或用 --format 写明格式\n%s",
		visible(*out), visible(ext), strings.Join(extensions, "、"), seeHelp)
}

// checkBatchNames refuses a manifest with the extension of something else, and the name of a
// file where a new folder's is expected.
func checkBatchNames(folder, manifest string) error {
	if err := checkExtension(manifest, "--manifest", []*export.Format{jsonLinesFormat}); err != nil {
		return err
	}
	if _, err := os.Stat(folder); err == nil || export.ByExtension(extensionOf(folder)) == nil {
		return nil
	}
	return fmt.Errorf("-o %s 像是一个文件，batch 的 -o 是存放生成的文件的文件夹：请写文件夹的名称；只有一份报告的，请用 nianbao render\n%s",
		visible(folder), seeHelp)
}
