package docx_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
)

func readReport(t testing.TB, name string) *nianbao.Report {
	t.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := nianbao.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func readSeed(t testing.TB) *nianbao.Report { return readReport(t, "zhongning-2021.yaml") }

// write writes a report as a Word document.
func write(t testing.TB, r *nianbao.Report, e docx.Encoder, opts ...nianbao.Option) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := nianbao.Render(&b, r, append(opts, nianbao.WithFlowEncoder(e))...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pictures are the files of the report that has everything.
func pictures(t testing.TB) fs.FS {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 900, 300))
	gray := image.NewGray(image.Rect(0, 0, 60, 2000))
	for i := range 900 * 300 {
		img.Set(i%900, i/900, color.RGBA{uint8(i % 900 / 4), uint8(i / 900), 120, 255})
	}
	for i := range 60 * 2000 {
		gray.SetGray(i%60, i/60, color.Gray{uint8(i / 60 % 256)})
	}
	var wide, tall bytes.Buffer
	if err := jpeg.Encode(&wide, img, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&tall, gray); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"宽.jpg": {Data: wide.Bytes()}, "高.png": {Data: tall.Bytes()}}
}

// everything is a report in which all that a document can hold stands.
func everything(t testing.TB) *nianbao.Report {
	t.Helper()
	r := readReport(t, "qinghe-2020.yaml")
	var rows strings.Builder
	for i := range 90 {
		fmt.Fprintf(&rows, "\n政策文件%d|%d|关于“先审查、后公开”的说明%d，网址 https://www.example.cn/%d", i, i*37, i, i)
	}
	r.DateLine, r.Addressee = "（2021年1月20日）", "青禾县人民政府："
	r.Overview = "𠮷𡈽㐂〇等生僻字与“引号”——破折号……<&\">照原样。\n（一）主动公开。**一是**公开图表。\n" +
		"![分月公开数量的示意图](宽.jpg \"图1　公开数量\")\n![一幅很高的图](高.png)\n:::柱状图 图2　收到与答复\n系列: 收到, 答复, 其他\n2019: 70, 60, 3\n2020: 81, 80, 0\n:::\n" +
		":::折线图 图3　各年数量\n2018: 5\n2019: 1000000\n2020: 12\n:::\n1.机制建设。\n（1）培训。\n机制已经建立，详见 https://www.example.cn/xxgk/a_b?c=1&d=2 或 zhang.san@example.cn。\n" +
		":::表格 表1　政策文件\n表头: 2\n文件|数量|说明\n|（件）|\n" + strings.TrimPrefix(rows.String(), "\n") + "\n:::\n"
	r.Applications.Before, r.Applications.After = "表前的话。\n", "注：表后的话，1.是说明，2.也是。\n"
	r.Remarks = map[string]string{"applications.received[1]": "（其中外资企业占半数以上，均按期答复）"}
	r.Attachments = []nianbao.Attachment{{Title: "主动公开政府信息目录", Text: "第一份附件。\n:::表格\n序号|名称\n1|目录\n:::\n"}, {Title: "关于政府信息公开工作中若干问题的情况说明和今后三年的工作打算", Text: "第二份附件。\n"}}
	return r
}

func TestDocumentsAreValid(t *testing.T) {
	for name, data := range map[string][]byte{
		"seed":       write(t, readSeed(t), docx.Encoder{}),
		"2023":       write(t, readReport(t, "qinghe-2023.yaml"), docx.Encoder{Family: docx.GBK, Grid: docx.LinesOnly}),
		"everything": write(t, everything(t), docx.Encoder{}, nianbao.WithPictures(pictures(t)), nianbao.WithLandscape()),
		"draft":      write(t, faulty(t), docx.Encoder{}, nianbao.WithDraft()),
	} {
		t.Run(name, func(t *testing.T) {
			opctest.Validate(t, data, ".docx")
			parts, _ := opctest.Unzip(t, data)
			for part, book := range parts {
				if strings.HasSuffix(part, ".xlsx") {
					opctest.Validate(t, []byte(book), ".xlsx")
				}
			}
		})
	}
}

// TestSampleDocumentsAreValid validates a hundred documents where there is time for it.
func TestSampleDocumentsAreValid(t *testing.T) {
	count := 5
	if os.Getenv("CI") == "true" {
		count = 100
	}
	for i := range count {
		opctest.Validate(t, write(t, sample.Report(i), docx.Encoder{}), ".docx")
	}
}

// faulty is a report with findings: in a cell, in a text, about the whole.
func faulty(t testing.TB) *nianbao.Report {
	t.Helper()
	r := readSeed(t)
	r.Applications.Received.Total += 3
	r.Overview += "全年公开信息184条，其中“三公”经费信息８条,以及其它。\n"
	return r
}

func TestTheBytesAreTheSameEveryTime(t *testing.T) {
	r, files := everything(t), pictures(t)
	first := write(t, r, docx.Encoder{}, nianbao.WithPictures(files))
	before := runtime.GOMAXPROCS(1)
	write(t, readSeed(t), docx.Encoder{Family: docx.GBK})
	if !bytes.Equal(write(t, everything(t), docx.Encoder{}, nianbao.WithPictures(files)), first) {
		t.Error("the same report gave other bytes")
	}
	runtime.GOMAXPROCS(before)
	f, err := nianbao.Flow(r, nianbao.WithPictures(files))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if err := (docx.Encoder{}).EncodeFlow(&b, f); err != nil || !bytes.Equal(b.Bytes(), first) {
				t.Errorf("several at once gave other bytes, or an error: %v", err)
			}
		})
	}
	all.Wait()
}

// TestThePartsOfTheSeed compares the parts with those that were read and looked at, an element a line.
func TestThePartsOfTheSeed(t *testing.T) {
	parts, names := opctest.Unzip(t, write(t, readSeed(t), docx.Encoder{}))
	var b bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&b, "== %s\n%s\n", name, strings.ReplaceAll(parts[name], "><", ">\n<"))
	}
	golden.Compare(t, "testdata/zhongning-2021.docx.txt", b.Bytes())
}
