package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/exampletest"
)

func TestMain(m *testing.M) { exampletest.Main(m, main) }

func TestTheProgramWritesTheNotice(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "notice.pdf")
	for _, c := range []struct {
		args []string
		told string
	}{{nil, "用法：notice 输出.pdf\n"}, {[]string{out, out}, "用法：notice 输出.pdf\n"}, {[]string{filepath.Join(folder, "none", "a.pdf")}, "none"}, {[]string{out}, ""}} {
		said, told, ok := exampletest.Run(t, c.args...)
		if told = said + told; ok != (c.told == "") || !strings.Contains(told, c.told) {
			t.Errorf("%q: %v, %s", c.args, ok, told)
		}
	}
	var want bytes.Buffer
	if err := write(&want); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("the file is another one, %v", err)
	}
}
