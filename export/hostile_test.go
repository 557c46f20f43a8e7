package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// hostile are texts that no format holds as they are, or that mean something to one.
var hostile = map[string]string{
	"a tab": "甲\t乙", "several tabs": "甲 \t\t 乙", "NUL": "甲\x00乙", "a control character": "甲\x01乙", "a vertical tab": "甲\v乙", "a form feed": "甲\f乙",
	"an escape": "甲\x1b[31m乙", "a carriage return": "甲\r乙", "DEL": "甲\x7f乙", "NEL": "甲\u0085乙", "a line separator": "甲\u2028乙", "a byte order mark": "甲\ufeff乙",
	"a soft hyphen": "甲\u00ad乙", "a zero-width space": "甲\u200b乙", "an override": "甲\u202e乙", "no-break space": "甲\u00a0乙",
	"a noncharacter": "甲\ufffe乙", "another": "甲\U0010ffff乙", "a private character": "甲\ue000乙", "one of plane 16": "甲\U00100000乙", "an unassigned one": "甲\U000e0fff乙",
	"a broken byte": "甲\xff乙", "a surrogate": "甲\xed\xa0\x80乙", "half a character": "甲\xe4\xb8", "an overlong one": "甲\xc0\xaf乙",
	"a tag": "甲<script>alert(1)</script>]]>&amp;\"'乙", "a formula": "=cmd|' /C calc'!A0", "a template": "{{.}} ${x} %s %n",
}

// inEachField puts a text into one field of a report after the other.
var inEachField = map[string]func(r *model.Report, s string){
	"organ":     func(r *model.Report, s string) { r.Organ = s + "农业农村局" },
	"title":     func(r *model.Report, s string) { r.Title = s + "2021年政府信息公开工作年度报告" },
	"overview":  func(r *model.Report, s string) { r.Overview += s + "。\n" },
	"signature": func(r *model.Report, s string) { r.Signature.Organ = s },
	"addressee": func(r *model.Report, s string) { r.Addressee = s },
	"a remark": func(r *model.Report, s string) {
		r.Remarks = map[string]string{"applications.received[0]": "（" + s + "）"}
	},
	"a table": func(r *model.Report, s string) { r.Overview += grid(2, 2, strings.ReplaceAll(s, "|", "")) },
	"a chart": func(r *model.Report, s string) {
		r.Overview += ":::柱状图 " + s + "\n系列: 收到\n2020: 1\n:::\n"
	},
	"an attachment": func(r *model.Report, s string) {
		r.Attachments = []model.Attachment{{Title: s, Text: s + "。"}}
	},
}

// Whatever texts a program sets, a file that is written is sound, and the reason why one is not is a
// finding; drafts are always written.
func TestHostileTextsGiveSoundFilesOrFindings(t *testing.T) {
	e, draft := exporter(t, export.Options{}), exporter(t, export.Options{}, render.WithDraft())
	for field, set := range inEachField {
		for name, text := range hostile {
			r := sample.Report(0)
			set(r, text)
			for _, f := range export.Formats() {
				if f == export.SVG || field != "overview" && field != "organ" && f != export.DOCX && f != export.HTML {
					continue // whose texts pass through the same functions
				}
				for which, x := range map[string]*export.Exporter{"final": e, "draft": draft} {
					var file bytes.Buffer
					_, err := x.Write(&file, f, r)
					at := fmt.Sprintf("%s in %s, %s as %s", name, field, which, f.Name)
					var found model.Findings
					switch {
					case err == nil:
						if fault := unsound(f, file.Bytes()); fault != "" {
							t.Errorf("%s: %s", at, fault)
						}
					case !errors.As(err, &found):
						t.Errorf("%s: the error is a %T: %.200v", at, err, err)
					case which == "draft" && f != export.XLSX && f != export.YAML && f != export.JSON:
						t.Errorf("%s: it is refused: %.200v", at, err)
					default:
						for _, f := range found {
							checkMessage(t, f)
							if strings.ContainsFunc(f.Message, func(r rune) bool { return r < ' ' }) || !utf8.ValidString(f.Message) {
								t.Errorf("%s: the message is %q", at, f.Message)
							}
						}
					}
				}
			}
		}
	}
}

// unsound says what is wrong with a file, "" for nothing.
func unsound(f *export.Format, data []byte) string {
	switch f {
	case export.HTML, export.YAML, export.JSON:
		if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
			return "it is not UTF-8, or has a NUL"
		}
	case export.DOCX, export.XLSX, export.OFD:
		parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return err.Error()
		}
		for _, part := range parts.File {
			if ext := path.Ext(part.Name); ext != ".xml" && ext != ".rels" {
				continue
			}
			in, err := part.Open()
			if err != nil {
				return err.Error()
			}
			for d := xml.NewDecoder(in); err == nil; {
				_, err = d.Token()
			}
			if !errors.Is(err, io.EOF) {
				return part.Name + ": " + err.Error()
			}
		}
	}
	return ""
}
