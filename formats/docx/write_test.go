package docx_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/opctest"
)

const seed = "../../testdata/zhongning-2021.yaml"

func readSeed(t testing.TB) *nianbao.Report {
	t.Helper()
	data, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	r, err := nianbao.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func write(t testing.TB, r *nianbao.Report, e docx.Encoder, opts ...nianbao.Option) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := nianbao.Render(&b, r, append(opts, nianbao.WithFlowEncoder(e))...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheSeedIsValid(t *testing.T) {
	data := write(t, readSeed(t), docx.Encoder{})
	os.WriteFile("/tmp/dx/seed.docx", data, 0o644)
	opctest.Validate(t, data, ".docx")
}
