package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strconv"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/review"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// reports returns reports of both editions with everything that reports may have. They are short, so that many files
// can be made of them.
func reports() []*nianbao.Report {
	plain := sample.Report(1)
	plain.Overview, plain.Problems, plain.OtherMatters, plain.Preamble = "公开信息12条。", "一是人手不足。\n二是更新不及时。", "无。", ""
	rich := sample.Report(4)
	rich.Overview = "（一）主动公开\n全年公开70条。\n![图](a.png \"题\")\n:::柱状图 公开数量\n系列: 一, 二\n2021: 1, 2\n2022: 3, 4\n:::\n表1 情况\n| 甲 | 乙 |\n| 1 | 2 |"
	rich.Attachments = []nianbao.Attachment{{Title: "清单", Text: "一、甲\n1.乙；\n2.丙。"}}
	old := &nianbao.Report{Organ: "甲县乙局", Year: 2020, Overview: "正文。", Problems: "无。", OtherMatters: "无。"}
	return []*nianbao.Report{plain, rich, old}
}

// files returns reports in a format.
func files(f *export.Format, o export.Options) (all [][]byte, err error) {
	e, err := export.New(o, render.WithDraft(), render.WithPictures(fstest.MapFS{"a.png": {Data: pngFile(image.NewGray(image.Rect(0, 0, 8, 8)))}}))
	if err != nil {
		return nil, err
	}
	for _, r := range reports() {
		var b bytes.Buffer
		if _, err := e.Write(&b, f, r); err != nil {
			return nil, err
		}
		all = append(all, b.Bytes())
	}
	return all, nil
}

// pdfFiles returns PDF files as they are written, without compression, and without font programs, which the reader of
// texts does not need and which would take most of the changes.
func pdfFiles() (all [][]byte, err error) {
	for _, o := range []export.Options{{Standard: pdf.A2a_UA1}, {Standard: pdf.A4_UA2, Data: true}} {
		some, err := files(export.PDF, o)
		if err != nil {
			return nil, err
		}
		for _, data := range some {
			all = append(all, data, inflated(data))
		}
	}
	return all, nil
}

var stream = regexp.MustCompile(`(?s)/Length (\d+)([^>]*?)/Filter */FlateDecode([^\n]*?)>>\s*stream\r?\n`)

// inflated returns a PDF with its streams unpacked; long ones are cut. Its cross-reference is wrong then, which is read
// over.
func inflated(data []byte) []byte {
	var out []byte
	for {
		m := stream.FindSubmatchIndex(data)
		if m == nil {
			return append(out, data...)
		}
		n, _ := strconv.Atoi(string(data[m[2]:m[3]]))
		end := min(m[1]+n, len(data))
		var text []byte
		if z, err := zlib.NewReader(bytes.NewReader(data[m[1]:end])); err == nil {
			text, _ = io.ReadAll(io.LimitReader(z, 8<<10))
		}
		out = append(out, data[:m[0]]...)
		out = append(out, "/Length "+strconv.Itoa(len(text))...)
		out = append(out, data[m[4]:m[5]]...)
		out = append(out, data[m[6]:m[7]]...)
		out = append(append(out, ">>\nstream\n"...), text...)
		data = data[end:]
	}
}

func pngFile(m image.Image) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, m) // memory takes everything
	return b.Bytes()
}

func jpegFile(m image.Image) []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, m, nil)
	return b.Bytes()
}

// pictureFiles returns pictures of every kind of pixel.
func pictureFiles() ([][]byte, error) {
	at := image.Rect(0, 0, 24, 16)
	colours := image.NewPaletted(at, color.Palette{color.Black, color.White, color.NRGBA{255, 0, 0, 128}})
	var all [][]byte
	for _, m := range []image.Image{image.NewGray(at), image.NewGray16(at), image.NewNRGBA(at), image.NewNRGBA64(at), image.NewRGBA(at), colours} {
		all = append(all, pngFile(m))
	}
	return append(all, jpegFile(image.NewGray(at)), jpegFile(image.NewRGBA(at)), jpegFile(image.NewYCbCr(at, image.YCbCrSubsampleRatio420))), nil
}

// fontFiles returns small fonts of both kinds of outlines, alone and together.
func fontFiles() ([][]byte, error) {
	set, err := fonts.Embedded()
	if err != nil {
		return nil, err
	}
	compact := cfftest.Sample().File()
	all := [][]byte{compact, cfftest.Collection(compact, compact)}
	for _, role := range []fonts.Role{fonts.FangSong, fonts.Hei} {
		face := sfnt.OfFace(set.Face(role))
		var glyphs []sfnt.Mapped
		for _, r := range "年报，。Ai1" {
			if id, ok := face.GlyphID(r); ok {
				glyphs = append(glyphs, sfnt.Mapped{Code: r, ID: id})
			}
		}
		file, err := face.OpenType(glyphs, "Seed")
		if err != nil {
			return nil, err
		}
		all = append(all, file)
	}
	return all, nil
}

// textFiles returns reports as people paste them into text files.
func textFiles() (all [][]byte, err error) {
	for _, r := range reports() {
		var b bytes.Buffer
		fmt.Fprintf(&b, "%s%d年政府信息公开工作年度报告\n\n一、总体情况\n%s\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t1\n行政规范性文件\t2\t1\t3\n", r.Organ, r.Year, r.Overview)
		fmt.Fprintf(&b, "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n四、行政复议、行政诉讼情况\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n五、存在的主要问题及改进情况\n%s\n六、其他需要报告的事项\n%s\n", r.Problems, r.OtherMatters)
		all = append(all, b.Bytes())
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes(all[0])
	return append(all, gbk), err
}

// workbooks returns workbooks of findings, one of them with what reviewers wrote.
func workbooks() (all [][]byte, err error) {
	files := []review.File{{Name: "甲局.yaml", Report: reports()[0], Findings: []nianbao.Finding{{ID: "LEN", Path: "overview", Message: "太长"}, {ID: "SUM", Severity: nianbao.SeverityError, Path: "problems", Message: "不等"}}}}
	members := organs.ParseList("甲局\n乙局\n")
	first := review.New(files, review.Options{Members: members})
	var decisions []review.Decision
	for i, print := range review.Fingerprints(first.Findings()) {
		decisions = append(decisions, review.Decision{Print: print, Decision: "属实", Reviewer: "丙", Remark: strconv.Itoa(i)})
	}
	decisions = append(decisions, review.Decision{Print: "0", Decision: "已改", Organ: "丁局"})
	for _, set := range []review.Settings{{}, {Decisions: decisions, Notes: []string{"没有读的文件"}}} {
		var b bytes.Buffer
		if err := xlsx.WriteBook(&b, first.Book(set)); err != nil {
			return nil, err
		}
		all = append(all, b.Bytes())
	}
	return all, nil
}
