package formats_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/model"
)

func FuzzImport(f *testing.F) {
	for _, m := range mixed(f) {
		f.Add(m.name, m.data)
	}
	f.Add("a.txt", []byte("甲局2023年政府信息公开工作年度报告\n一、总体情况\n正文。\n"))
	f.Add("a.mht", []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>1\n--b--\n"))
	f.Add("a", []byte("\xff\xfe<\x00p\x00>\x00"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		got, err := formats.Import(name, bytes.NewReader(data))
		var why model.Findings
		switch {
		case err != nil && !errors.As(err, &why):
			t.Fatalf("not a finding: %v", err)
		case err != nil && len(why) == 0:
			t.Fatal("an error that says nothing")
		case err == nil && (got == nil || got.Report == nil):
			t.Fatal("neither an error nor a report")
		}
	})
}
