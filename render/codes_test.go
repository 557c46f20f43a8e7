package render_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/golden"
)

// Texts of each kind in the seed reports' files are what the codes are made from.
func TestGoldenTheCodesAreMadeFromReports(t *testing.T) {
	samples := map[string][][]byte{}
	for _, file := range []string{seed, "../testdata/qinghe-2020.yaml"} {
		for _, text := range streams(t, render(t, read(t, file), nianbao.WithContents())) {
			code := codeOf(text)
			samples[code] = append(samples[code], text)
		}
	}
	for _, code := range []string{"../layout/pdf/content.code", "../layout/pdf/tounicode.code", "../internal/pdfobj/objects.code"} {
		golden.Compare(t, code, []byte(deflate.TrainText(samples[code]).String()+"\n"))
	}
}

// codeOf tells the kind of a text by its end or beginning.
func codeOf(text []byte) string {
	switch {
	case bytes.HasSuffix(text, []byte("EMC\n")):
		return "../layout/pdf/content.code"
	case bytes.HasPrefix(text, []byte("/CIDInit")):
		return "../layout/pdf/tounicode.code"
	case bytes.HasSuffix(text, []byte(">>\n")):
		return "../internal/pdfobj/objects.code"
	}
	return ""
}

// streams returns what the compressed streams of a file hold.
func streams(t *testing.T, file []byte) (texts [][]byte) {
	t.Helper()
	for {
		_, after, found := bytes.Cut(file, []byte("/FlateDecode"))
		if !found {
			return texts
		}
		_, file, _ = bytes.Cut(after, []byte("\nstream\n"))
		r, err := zlib.NewReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
}
