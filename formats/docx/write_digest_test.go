package docx_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/png"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout"
)

// TestTheBytesOfManyDocuments compares the sizes and digests of all parts of documents with all that there is, and of
// made-up reports, so that no change of any goes unseen. What a part holds is read in the other tests.
func TestTheBytesOfManyDocuments(t *testing.T) {
	var out bytes.Buffer
	show := func(name string, data []byte) {
		parts, names := opctest.Unzip(t, data)
		for _, part := range names {
			content := unpacked(part, parts[part])
			sum := sha256.Sum256([]byte(content))
			fmt.Fprintf(&out, "%s %s %d %x\n", name, part, len(content), sum[:8])
		}
	}
	files := pictures(t)
	show("everything", write(t, everything(t), docx.Encoder{}, nianbao.WithPictures(files)))
	show("landscape", write(t, everything(t), docx.Encoder{Family: docx.GBK, Grid: docx.LinesOnly}, nianbao.WithPictures(files), nianbao.WithLandscape(), nianbao.WithContents()))
	show("draft", write(t, faulty(t), docx.Encoder{Fonts: map[fonts.Role]string{fonts.Kai: "楷体", fonts.Hei: ""}}, nianbao.WithDraft(), nianbao.WithContents()))
	show("2023", write(t, readReport(t, "qinghe-2023.yaml"), docx.Encoder{Family: 9}))
	narrow := layout.GBT9704()
	narrow.Left, narrow.Right, narrow.Chars = narrow.Left+narrow.Width/5, narrow.Right+narrow.Width/6, 15
	narrow.Top, narrow.Lines = narrow.Top+narrow.Height/4, 14
	show("narrow", write(t, everything(t), docx.Encoder{}, nianbao.WithPictures(files), nianbao.WithPage(narrow)))
	for i := range 6 {
		show(fmt.Sprint("sample ", i), write(t, sample.Report(i), docx.Encoder{}))
	}
	golden.Compare(t, filepath.Join("testdata", "digests.txt"), out.Bytes())
}

// unpacked is what a part holds where it is packed itself, so that digests do not depend on how well that is done.
func unpacked(name, part string) string {
	var b strings.Builder
	switch path.Ext(name) {
	case ".xlsx":
		parts, names := opctest.Unzip(panics{}, []byte(part))
		for _, name := range names {
			b.WriteString(name + parts[name])
		}
		return b.String()
	case ".png":
		img, err := png.Decode(strings.NewReader(part))
		if err != nil {
			return err.Error()
		}
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				red, green, blue, _ := img.At(x, y).RGBA()
				b.Write([]byte{byte(red >> 8), byte(green >> 8), byte(blue >> 8)})
			}
		}
		return b.String()
	}
	return part
}
