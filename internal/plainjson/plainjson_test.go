package plainjson

import (
	"encoding/json"
	"testing"
)

// raw is a value that says what its encoding is.
type raw string

func (r raw) MarshalJSON() ([]byte, error) { return []byte(r), nil }

func TestTextsAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, "a<b>&c": `"a<b>&c"`, "甲\"\\": `"甲\"\\"`, "一\n二\t": `"一\n二\t"`, "\x01\x1f": `"\u0001\u001f"`,
		"~": `"~"`, "\x7f": `"\u007f"`, "\u0080": `"\u0080"`, "\u009f": `"\u009f"`, "\u00a0": "\"\u00a0\"",
		"a\x7f甲\x7fb": `"a\u007f甲\u007fb"`, "\ufffd": "\"\ufffd\"", "\xff": `"\ufffd"`,
		"\ufdd0": `"\ufdd0"`, "\ufdef": `"\ufdef"`, "\ufdcf": "\"\ufdcf\"", "\ufdf0": "\"\ufdf0\"", "\ufffe": `"\ufffe"`, "\uffff": `"\uffff"`,
		"\U0001fffe": `"\ud83f\udffe"`, "\U0001ffff": `"\ud83f\udfff"`, "\U0010ffff": `"\udbff\udfff"`, "\U0001fffd": "\"\U0001fffd\"", "\U00010000": "\"\U00010000\"",
		"\u2028\u2029\ufeff": `"\u2028\u2029\ufeff"`, "\U00020bb7甲\U0002fffe": "\"\U00020bb7甲\\ud87f\\udffe\"",
	} {
		got, err := Marshal(text)
		if err != nil || string(got) != want {
			t.Errorf("%+q: %s, %v, want %s", text, got, err, want)
		}
		var again string
		if err := json.Unmarshal(got, &again); err != nil || again != text && text != "\xff" {
			t.Errorf("%+q is read back as %+q, %v", text, again, err)
		}
	}
}

func TestValuesAreOnOneLine(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{nil, "null"}, {[]string{"<", "甲"}, `["<","甲"]`}, {map[string]int{"b>": 2, "a": 1}, `{"a":1,"b>":2}`}, {raw(`{"a": "<"}`), `{"a":"<"}`},
		{struct {
			A string `json:"a&"`
			B []int
		}{"\x7f", nil}, `{"a&":"\u007f","B":null}`},
	} {
		got, err := Marshal(c.value)
		if err != nil || string(got) != c.want {
			t.Errorf("%v: %s, %v, want %s", c.value, got, err, c.want)
		}
	}
	if got, err := Marshal(make(chan int)); err == nil || len(got) != 0 {
		t.Errorf("a channel is %q, %v", got, err)
	}
}
