package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/exampletest"
)

func TestMain(m *testing.M) { exampletest.Main(m, main) }

// A report is rendered as the library does it, with pictures of its folder, and what is no error is told.
func TestAReportIsRendered(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.yaml"), filepath.Join(folder, "out.pdf")
	if err := os.WriteFile(filepath.Join(folder, "a.png"), picture.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"plain":          string(text),
		"with a picture": strings.Replace(string(text), "problems: |\n", "problems: |\n  ![图](a.png)\n", 1),
		"with faults":    "organ: 甲县乙局\nyear: 2020\noverview: 正文。\nproblems: 无。\nother_matters: 无。\n",
	} {
		if err := os.WriteFile(in, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		report, err := nianbao.ReadFile(in)
		if err != nil {
			t.Fatal(name, err)
		}
		var want bytes.Buffer
		told := ""
		for _, f := range nianbao.Check(report) {
			if f.Severity != nianbao.SeverityError {
				told += f.Error() + "\n"
			}
		}
		rendering := nianbao.Render(&want, report, nianbao.WithPictures(os.DirFS(folder)))
		if faulty := name == "with faults"; told == "" && faulty || (rendering != nil) != faulty || name != "plain" && data == string(text) {
			t.Fatalf("%s: told is %q, and %v", name, told, rendering)
		}
		os.Remove(out)
		said, complaints, ok := exampletest.Run(t, in, out)
		if said != told || ok != (rendering == nil) || ok && complaints != "" {
			t.Errorf("%s: %v, %s%s\nwant %s%v", name, ok, said, complaints, told, rendering)
		}
		if got, err := os.ReadFile(out); ok && !bytes.Equal(got, want.Bytes()) || (err == nil) != ok {
			t.Errorf("%s: the file is another one, %v", name, err)
		}
	}
}

func TestWhatCannotBeDoneIsTold(t *testing.T) {
	folder := t.TempDir()
	bad := filepath.Join(folder, "bad.yaml")
	if err := os.WriteFile(bad, []byte("organ: 甲局\nyear: 1949\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	const good = "../../testdata/zhongning-2021.yaml"
	for name, c := range map[string]struct {
		args []string
		told string
	}{
		"too few":   {[]string{good}, "用法：render 报告.yaml 输出.pdf\n"},
		"too many":  {[]string{good, folder, folder}, "用法：render 报告.yaml 输出.pdf\n"},
		"no file":   {[]string{filepath.Join(folder, "none"), filepath.Join(folder, "a.pdf")}, "none"},
		"no report": {[]string{bad, filepath.Join(folder, "a.pdf")}, "READ-RANGE"},
		"no folder": {[]string{good, filepath.Join(folder, "none", "a.pdf")}, "none"},
	} {
		if _, told, ok := exampletest.Run(t, c.args...); ok || !strings.Contains(told, c.told) {
			t.Errorf("%s: %v, %s", name, ok, told)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "a.pdf")); err == nil {
		t.Error("a file was made")
	}
}
