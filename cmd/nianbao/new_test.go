package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"pgregory.net/rapid"
)

// Whatever a file is called, a summary that names it in a comment can be read.
func TestACommentHoldsAnyName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		})).Draw(t, "name")
		file, err := form(nianbao.New("青禾县人民政府", 2023, nil), []string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := nianbao.Read(bytes.NewReader(file)); err != nil {
			t.Fatalf("%v\n%q", err, file)
		}
	})
}

func TestAReportThatNoFileCanHoldIsToldInChinese(t *testing.T) {
	_, err := form(nianbao.New("青禾县\n人民政府", 2023, nil), nil, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "这样的报告写不成文件：") {
		t.Errorf("got %v", err)
	}
}

func TestADifferenceShowsItsSign(t *testing.T) {
	for in, want := range map[string]string{"": "-", "5": "+5%", "-5": "-5%", "0.00": "0.00%", "-0.5元": "-0.5元%"} {
		if got := signed(in, "%"); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}

func TestTheNewCommandsSpeakChineseWhateverTheyAreGiven(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", []byte("organ: 某局\nyear: 2023\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	words := rapid.OneOf(rapid.SampledFrom([]string{
		"-o", "out.yaml", "a.yaml", "-", "--organ", "某县", "--organ=某县", "--year", "--year=2023", "2023", "--previous", "--previous=a.yaml",
		"--members-list", "--members-list=a.yaml", "--partial", "--force", "--force=no", "--json", ".", "--help",
	}), rapid.StringN(0, 5, -1))
	rapid.Check(t, func(t *rapid.T) {
		args := append([]string{rapid.SampledFrom([]string{"new", "sum", "diff"}).Draw(t, "command")}, rapid.SliceOfN(words, 0, 6).Draw(t, "args")...)
		var stdout, stderr bytes.Buffer
		code := run(args, strings.NewReader("year: 1999"), &stdout, &stderr)
		if code < 0 || code > 2 || code > 0 && stderr.Len() == 0 {
			t.Fatalf("exit code %d, %q", code, &stderr)
		}
		for _, english := range []string{"unknown", "unexpected", "expected", "did you mean", "must be", "no such", "程序内部", "nianbao: "} {
			if strings.Contains(stderr.String(), english) && !strings.Contains(strings.Join(args, " "), english) {
				t.Fatalf("%q in %s", english, &stderr)
			}
		}
	})
}
