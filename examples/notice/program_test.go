package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The test is the program itself where the environment says so.
func TestMain(m *testing.M) {
	if os.Getenv("NIANBAO_EXAMPLE") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func TestTheProgramWritesTheNotice(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	out := filepath.Join(folder, "notice.pdf")
	for _, c := range []struct {
		args []string
		told string
	}{{nil, "用法：notice 输出.pdf\n"}, {[]string{out, out}, "用法：notice 输出.pdf\n"}, {[]string{filepath.Join(folder, "none", "a.pdf")}, "none"}, {[]string{out}, ""}} {
		program := exec.Command(self, c.args...)
		program.Env = append(os.Environ(), "NIANBAO_EXAMPLE=1")
		told, err := program.CombinedOutput()
		if (err == nil) != (c.told == "") || !strings.Contains(string(told), c.told) {
			t.Errorf("%q: %v, %s", c.args, err, told)
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
