package main

import (
	"os/exec"
	"runtime"
	"testing"
)

// A name that is no UTF-8 is written so that a shell gives the program the same bytes.
func TestNamesOfBytesAreWrittenForAShell(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("names are UTF-16 there")
	}
	for word, want := range map[string]string{
		"\xb1\xa8.yaml":          `$'\xb1\xa8.yaml'`,
		"甲'\\\xff\n -":           `$'甲\'\\\xff\x0a -'`,
		"-\xb1":                  `$'./-\xb1'`,
		"\ufffd.yaml":            "\ufffd.yaml", // a character like others
		"a\u202e\xb1f\u3000\xa8": `$'a\xe2\x80\xae\xb1f` + "\u3000" + `\xa8'`,
	} {
		got := argument(word)
		if got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
		bash, err := exec.LookPath("bash")
		if err != nil {
			continue
		}
		said, err := exec.Command(bash, "-c", "printf %s "+got).Output()
		if err != nil || string(said) != word && string(said) != "./"+word {
			t.Errorf("%s: the shell makes %q of it, %v", got, said, err)
		}
	}
}
