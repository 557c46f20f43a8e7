package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/html"
)

// Each error of the system has a Chinese text of its own.
func TestEveryErrorOfTheSystemIsToldInChinese(t *testing.T) {
	want := map[error]string{
		fs.ErrNotExist: "文件不存在", fs.ErrPermission: "没有权限", fs.ErrExist: "已经有同名的文件或文件夹", errNoFile: "不是普通文件", errTooLarge: "文件太大",
		syscall.EISDIR: "这是文件夹，不是文件", syscall.ENOTDIR: "路径中有一段不是文件夹", syscall.ENOSPC: "磁盘空间不足", syscall.EDQUOT: "磁盘配额已用完",
		syscall.EROFS: "磁盘是只读的", syscall.ENAMETOOLONG: "文件名太长", syscall.ELOOP: "符号链接绕成了圈", syscall.ETXTBSY: "文件正被运行",
		syscall.EBUSY: "文件正被占用", syscall.EFBIG: "文件大小超过了系统限制", syscall.EMFILE: "打开的文件太多", syscall.EIO: "磁盘读写出错",
		syscall.EINVAL: "系统不接受这个文件名或这种操作", syscall.ENXIO: "这种文件不能这样打开", syscall.EPIPE: "接收的程序已经退出", fs.ErrClosed: "已经关闭",
	}
	for err, text := range want {
		if got := cause(fmt.Errorf("open x: %w", err)); got != text {
			t.Errorf("%v is %q, want %q", err, got, text)
		}
	}
	for err, text := range map[error]string{
		errors.New("odd\n"): `系统报告错误（odd\u000a）`,
		&crash{"boom"}:      "程序内部出错，没有完成：请把所用的命令和报告文件发给程序的维护者（boom）",
	} {
		if got := cause(err); got != text {
			t.Errorf("%v is %q, want %q", err, got, text)
		}
	}
	if got := cause(syscall.Errno(12345)); !strings.HasPrefix(got, "系统报告错误 12345（") {
		t.Errorf("a number is %q", got)
	}
}

// What a batch can't get past, and what concerns one file alone.
func TestErrorsThatBlockABatch(t *testing.T) {
	for err, want := range map[error]bool{
		syscall.ENOSPC: true, syscall.EDQUOT: true, syscall.EIO: true, syscall.EROFS: true, errors.New("odd"): true,
		errNoFile: false, fs.ErrPermission: false, fs.ErrExist: false, syscall.EISDIR: false, syscall.ENOTDIR: false,
		syscall.ENAMETOOLONG: false, syscall.EINVAL: false, syscall.ETXTBSY: false, syscall.EBUSY: false,
	} {
		if got := blocks(&writeError{"m", err}); got != want {
			t.Errorf("%v blocks: %v", err, got)
		}
		if blocks(err) {
			t.Errorf("%v blocks though nothing was written", err)
		}
	}
}

// Each tag has a field of its own.
func TestEveryMetaTagHasItsField(t *testing.T) {
	for name, field := range map[string]func(html.Labels) string{
		"SiteName": func(l html.Labels) string { return l.SiteName }, "SiteDomain": func(l html.Labels) string { return l.SiteDomain },
		"SiteIDCode": func(l html.Labels) string { return l.SiteIDCode }, "ColumnName": func(l html.Labels) string { return l.ColumnName },
		"ColumnDescription": func(l html.Labels) string { return l.ColumnDescription }, "ColumnKeywords": func(l html.Labels) string { return l.ColumnKeywords },
		"ColumnType": func(l html.Labels) string { return l.ColumnType }, "PubDate": func(l html.Labels) string { return l.PubDate },
		"Keywords": func(l html.Labels) string { return l.Keywords }, "Author": func(l html.Labels) string { return l.Author },
		"Description": func(l html.Labels) string { return l.Description }, "Image": func(l html.Labels) string { return l.Image }, "Url": func(l html.Labels) string { return l.URL },
	} {
		var l html.Labels
		at := labelNamed(&l, strings.ToUpper(name))
		if at == nil {
			t.Errorf("there is no tag %s", name)
			continue
		}
		if *at = "x"; field(l) != "x" {
			t.Errorf("%s is another field", name)
		}
	}
	if got := strings.Join(labelNames(), " "); got != "SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType PubDate Keywords Author Description Image Url" {
		t.Errorf("the tags are %s", got)
	}
	if labelNamed(new(html.Labels), "Site") != nil {
		t.Error("a tag there is not")
	}
	for text, want := range map[string]bool{"2024-01-20": true, "2024-01-20 09:00": true, "2024-01-20 09:00:01": true, "2024-01": false, "2024/01/20": false, "": false} {
		if isPubDate(text) != want {
			t.Errorf("%q is a date: %v", text, !want)
		}
	}
}

// The extensions that are taken for reports where folders are searched.
func TestReportsAreKnownByTheseExtensions(t *testing.T) {
	const reports = "yaml yml json html htm shtml mht docx docm xlsx xlsm pdf ofd txt md doc xls wps et rtf"
	for ext := range strings.FieldsSeq(reports) {
		if !isReportName("a."+ext) || !isReportName("a/B."+strings.ToUpper(ext)) || isReportName("a/~$b."+ext) {
			t.Errorf("%s is not that of a report, or its lock file is", ext)
		}
	}
	if len(reportExtensions) != len(strings.Fields(reports)) {
		t.Errorf("the extensions are %q", reportExtensions)
	}
	for ext := range strings.FieldsSeq("html htm shtml mht docx docm xlsx xlsm pdf ofd txt md") {
		if !isPaper("a." + ext) {
			t.Errorf("%s has keys", ext)
		}
	}
	for ext := range strings.FieldsSeq("yaml yml json doc xls png") {
		if isPaper("a." + ext) {
			t.Errorf("%s has no keys", ext)
		}
	}
	for name, want := range map[string]bool{"a.xlsx": true, "a.XLSM": true, "a.xls": false, "a.docx": false} {
		if isWorkbook(name) != want {
			t.Errorf("%s is filled in: %v", name, !want)
		}
	}
}

// A text in a folder is a report when it names the subject and one of the contents, in any encoding.
func TestATextThatMayBeAReport(t *testing.T) {
	name := t.TempDir() + "/a.txt"
	for _, content := range []string{"收到和处理", "主动公开", "总体情况", "行政许可"} {
		for i, text := range encodings("政府信息公开工作年度报告 " + content) {
			writeText(t, name, string(text))
			if !mayBeReport(name) {
				t.Errorf("%s in encoding %d is no report", content, i)
			}
		}
	}
	for _, text := range []string{"信息公开", "主动公开", "收到和处理 总体情况 行政许可", ""} {
		if writeText(t, name, text); mayBeReport(name) {
			t.Errorf("%q may be a report", text)
		}
	}
	if writeText(t, name, strings.Repeat(" ", 1<<20-24)+"信息公开主动公开"); !mayBeReport(name) {
		t.Error("the end of the first megabyte is not looked at")
	}
	if writeText(t, name, strings.Repeat(" ", 1<<20-23)+"信息公开主动公开"); mayBeReport(name) {
		t.Error("more than a megabyte is looked at")
	}
	if !mayBeReport(t.TempDir() + "/none.txt") {
		t.Error("what can't be read is passed over")
	}
}

// Which flags concern which formats, one line a flag.
const flagFormats = `
--attach pdf ofd
--standard pdf
--ofd-links ofd
--contents pdf ofd svg
--font pdf ofd svg
--office-fonts pdf ofd svg
--landscape pdf ofd docx svg
--single-sided pdf ofd docx svg
--word-fonts docx
--word-grid docx
--fragment html
--unstyled html
--meta html
--keys yaml json`

func TestEveryFlagSuitsItsFormatsAndNoOther(t *testing.T) {
	text, list := "x", []string{"x"}
	flags := map[string]renderFlags{
		"--attach": {outputFlags: outputFlags{Attach: true}}, "--standard": {outputFlags: outputFlags{Standard: &text}}, "--ofd-links": {outputFlags: outputFlags{OFDLinks: true}},
		"--contents": {Contents: true}, "--font": {fontFlags: fontFlags{Font: list}}, "--office-fonts": {fontFlags: fontFlags{OfficeFonts: true}},
		"--landscape": {Landscape: true}, "--single-sided": {SingleSided: true}, "--word-fonts": {outputFlags: outputFlags{WordFonts: list}},
		"--word-grid": {outputFlags: outputFlags{WordGrid: &text}}, "--fragment": {outputFlags: outputFlags{Fragment: true}},
		"--unstyled": {outputFlags: outputFlags{Unstyled: true}}, "--meta": {outputFlags: outputFlags{Meta: list}}, "--keys": {outputFlags: outputFlags{KeysIn: &text}},
	}
	lines := strings.Split(strings.TrimSpace(flagFormats), "\n")
	for _, line := range lines {
		words := strings.Fields(line)
		f := flags[words[0]]
		if got := f.given(); len(got) != 1 || got[0] != words[0] {
			t.Errorf("%s is given as %q", words[0], got)
		}
		for _, format := range export.Formats() {
			err := f.suits([]*export.Format{format})
			if want := slices.Contains(words[1:], format.ID); (err == nil) != want || err != nil && !strings.HasPrefix(err.Error(), words[0]+" 只用于") {
				t.Errorf("%s with %s: %v", words[0], format.ID, err)
			}
		}
	}
	none := renderFlags{}
	if len(lines) != len(formatsOf) || len(none.given()) > 0 || none.suits([]*export.Format{export.PDF}) != nil {
		t.Errorf("%d flags concern some formats", len(formatsOf))
	}
}

// Sizes and times change their units at these borders.
func TestSizesAndTimesForPeople(t *testing.T) {
	for bytes, want := range map[int64]string{
		0: "0 KB", 1: "1 KB", 1024: "1 KB", 1025: "2 KB", 10<<20 - 1: "10240 KB", 10 << 20: "10 MB", 10<<20 + 1: "11 MB",
		10<<30 - 1: "10240 MB", 10 << 30: "10.0 GB", 10<<30 + 1<<29: "10.5 GB",
	} {
		if got := size(bytes); got != want {
			t.Errorf("%d bytes are %s, want %s", bytes, got, want)
		}
	}
	for seconds, want := range map[int]string{0: "0:00", 59: "0:59", 60: "1:00", 3599: "59:59", 3600: "1:00:00", 3661: "1:01:01", 7322: "2:02:02"} {
		if got := clock(time.Duration(seconds) * time.Second); got != want {
			t.Errorf("%d s are %s, want %s", seconds, got, want)
		}
	}
	if barEvery != 100*time.Millisecond || lineEvery != 10*time.Second {
		t.Errorf("progress is shown every %v or %v", barEvery, lineEvery)
	}
}
