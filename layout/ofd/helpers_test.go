package ofd_test

import (
	"bytes"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
)

// encode returns a document's file.
func encode(t testing.TB, e *ofd.Encoder, d *layout.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := e.Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// documents are the layouts that are looked at as files.
func documents(t testing.TB) map[string]*layout.Document {
	t.Helper()
	old, err := nianbao.ReadFile("../../testdata/qinghe-2020.yaml")
	if err != nil {
		t.Fatal(err)
	}
	long, err := nianbao.ReadFile("../../testdata/qinghe-2023.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*layout.Document{
		"seed": layouttest.Seed(t), "everything": layouttest.Everything(t), "edition 2019": layouttest.Lay(t, old),
		"long": layouttest.Lay(t, long, nianbao.WithDraft(), nianbao.WithContents(), nianbao.WithLandscape()),
	}
}
