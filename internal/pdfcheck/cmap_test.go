package pdfcheck

import (
	"maps"
	"strings"
	"testing"
)

func TestAToUnicodeMapIsReadLineByLine(t *testing.T) {
	const data = `/CIDInit/ProcSet findresource begin 12 dict begin begincmap
		1 begincodespacerange <0000><FFFF> endcodespacerange
		2 beginbfchar <0001><5E74> <0002><D842DFB70041> endbfchar
		2 beginbfrange <0010><0012><0061> <0020><0021>[<4E00><4E8C4E09>] endbfrange endcmap`
	got, err := unicodeMap([]byte(data))
	want := map[uint16]string{1: "年", 2: "𠮷A", 0x10: "a", 0x11: "b", 0x12: "c", 0x20: "一", 0x21: "二三"}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAToUnicodeMapThatIsNotPlainIsRefused(t *testing.T) {
	for data, want := range map[string]string{
		"<0001> endbfchar":                       "without text",
		"<01><0041> endbfchar":                   "not of two bytes",
		"1 2 endbfchar":                          "not of two bytes",
		"<0001>/a endbfchar":                     "does not lead to a text",
		"<0001><41> endbfchar":                   "does not lead to UTF-16",
		"<0001><D842> endbfchar":                 "does not lead to UTF-16",
		"<0001><0041><0001><0042> endbfchar":     "mapped twice",
		"<0001><0002> endbfrange":                "not complete",
		"<0002><0001><0041> endbfrange":          "range 0002 to 0001",
		"<0001><0003>[<0041>] endbfrange":        "has 1 texts",
		"<0001><0002><00FF> endbfrange":          "has no texts",
		"<0001><0002>/a endbfrange":              "has no texts",
		"/Other usecmap":                         "another CMap",
		"<00><FF> endcodespacerange":             "not 0000 to FFFF",
		"<0000><7FFF> endcodespacerange":         "not 0000 to FFFF",
		"<0001><0041> endbfchar ]":               "closes nothing",
		"<0001><0002><0041><01> endbfrange":      "not complete",
		"<0001><0002><0041><01><02>< endbfrange": "in a hexadecimal string",
	} {
		if _, err := unicodeMap([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, not one with %q", data, err, want)
		}
	}
}

func FuzzUnicodeMap(f *testing.F) {
	f.Add([]byte("1 beginbfchar <0001><5E74> endbfchar"))
	f.Add([]byte("<0000><FFFF>[<0041>] endbfrange <0010><0020><0041> endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := unicodeMap(data); err == nil && len(m) > maxRange {
			t.Errorf("%d codes", len(m))
		}
	})
}
