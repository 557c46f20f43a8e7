package pdfcheck

import (
	"runtime"
	"strings"
	"testing"
)

// fake is a test that notes how it ended.
type fake struct {
	testing.TB
	ended string
}

func (*fake) Helper() {}

func (f *fake) Skipf(string, ...any) {
	f.ended = "skipped"
	runtime.Goexit()
}

func (f *fake) Fatalf(string, ...any) {
	f.ended = "failed"
	runtime.Goexit()
}

func TestAMissingToolSkipsATestAndFailsItUnderContinuousIntegration(t *testing.T) {
	for ci, want := range map[string]string{"": "skipped", "false": "skipped", "true": "failed"} {
		t.Setenv("CI", ci)
		f := &fake{TB: t}
		done := make(chan struct{})
		go func() {
			defer close(done)
			Tool(f, "a-program-that-nobody-has")
		}()
		<-done
		if f.ended != want {
			t.Errorf("CI=%q: the test %s, not %s", ci, f.ended, want)
		}
	}
}

func TestWhatIsNoPDFFileIsAnError(t *testing.T) {
	for _, data := range []string{"", "no file", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"} {
		if _, err := Check([]byte(data)); err == nil || !strings.HasPrefix(err.Error(), "pdfcheck: ") {
			t.Errorf("%q: Check gives %v", data, err)
		}
		if _, err := Text([]byte(data)); err == nil {
			t.Errorf("%q: Text gives no error", data)
		}
	}
}

func TestTextsAreComparedCodePointByCodePoint(t *testing.T) {
	for _, c := range []struct{ got, want, diff string }{
		{"", "", ""},
		{"年报", "年报", ""},
		{"⼀月", "一月", "character 0 is U+2F00"},
		{"更\uf98e", "更年", "character 1 is U+F98E"},
		{"e\u0301", "é", "character 0 is U+0065"},
		{"年报", "年", `it ends in "报", not in ""`},
		{"\xff", "\ufffd", "character 0"},
	} {
		got := DiffText(c.got, c.want)
		if c.diff == "" && got != "" || !strings.Contains(got, c.diff) {
			t.Errorf("%q and %q: %q", c.got, c.want, got)
		}
	}
}

func TestElementsAreComparedByRoleDepthTextAndNumber(t *testing.T) {
	want := []ElementText{{"Document", 0, "ab"}, {"P", 1, "a"}, {"P", 1, "b"}}
	for name, got := range map[string][]ElementText{
		"of role TD":      {want[0], {"TD", 1, "a"}, want[2]},
		"of role P deep":  {want[0], {"P", 2, "a"}, want[2]},
		"of another text": {want[0], {"P", 1, "c"}, want[2]},
		"too few":         want[:2],
		"too many":        append(want[:3:3], want[2]),
	} {
		if len(Diff(got, want)) == 0 {
			t.Errorf("elements %s pass", name)
		}
	}
	if diff := Diff(want, want); len(diff) > 0 {
		t.Error(diff)
	}
}

func FuzzXMP(f *testing.F) {
	f.Add([]byte(`<a xmlns="b"><c>d</c></a>`))
	f.Add([]byte("<a><b></a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := xmpProperties(data); err == nil && len(p) == 0 {
			t.Error("no properties and no error")
		}
	})
}
