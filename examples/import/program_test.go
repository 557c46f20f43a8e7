package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/exampletest"
)

func TestMain(m *testing.M) { exampletest.Main(m, main) }

func TestTheProgramReadsAFile(t *testing.T) {
	folder := t.TempDir()
	in, out := filepath.Join(folder, "a.html"), filepath.Join(folder, "a.yaml")
	if err := os.WriteFile(in, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		told string
		ok   bool
	}{
		{[]string{in}, "用法：import 报告文件 输出.yaml\n", false}, {[]string{in, out, out}, "用法：import 报告文件 输出.yaml\n", false}, {[]string{out, out}, "a.yaml", false},
		{[]string{in, filepath.Join(folder, "none", "a.yaml")}, "none", false}, {[]string{in, out}, "网页：青禾县农业农村局，2023年度\n", true},
	} {
		said, told, ok := exampletest.Run(t, c.args...)
		if told = said + told; ok != c.ok || !strings.Contains(told, c.told) {
			t.Errorf("%q: %v, %s", c.args, ok, told)
		}
		if _, err := os.Stat(out); (err == nil) != c.ok {
			t.Errorf("%q: the file is there: %v", c.args, err == nil)
		}
	}
	var want, told strings.Builder
	if err := convert(&want, &told, in, strings.NewReader(page)); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(out); err != nil || string(got) != want.String() {
		t.Errorf("the file is\n%s\n%v", got, err)
	}
}
