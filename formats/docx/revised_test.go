package docx

import (
	"strings"
	"testing"
)

// TestEachRevisionAloneIsTold has one mark of a revision a document, with the text that is left.
func TestEachRevisionAloneIsTold(t *testing.T) {
	const told = "! info : 文件含有未接受的修订，按接受后的文字读取\n"
	run := func(inner string) string { return p("<w:r>" + inner + "</w:r>" + r("字")) }
	end := func(mark string) string { return p("<w:pPr><w:rPr>" + mark + "</w:rPr></w:pPr>" + r("字")) }
	row := func(mark string) string {
		return tbl(tr("<w:trPr>"+mark+"</w:trPr>"+tcs("甲|乙")) + tr(tcs("丙|丁")))
	}
	cell := func(mark string) string { return tbl(tr(tc("<w:tcPr>"+mark+"</w:tcPr>"+p(r("甲"))) + tcs("乙"))) }
	for _, c := range []struct{ body, want string }{
		{p("<w:ins>" + r("字") + "</w:ins>"), "字\n"}, {p("<w:moveTo>" + r("字") + "</w:moveTo>"), "字\n"}, {p("<w:del>" + r("x") + "</w:del>" + r("字")), "字\n"}, {p("<w:moveFrom>" + r("x") + "</w:moveFrom>" + r("字")), "字\n"},
		{"<w:ins>" + p(r("字")) + "</w:ins>", "字\n"}, {"<w:moveTo>" + p(r("字")) + "</w:moveTo>", "字\n"}, {"<w:del>" + p(r("x")) + "</w:del>" + p(r("字")), "字\n"}, {"<w:moveFrom>" + p(r("x")) + "</w:moveFrom>" + p(r("字")), "字\n"},
		{run("<w:delText>x</w:delText>"), "字\n"}, {run("<w:delInstrText>x</w:delInstrText>"), "字\n"},
		{end("<w:del/>") + p(r("二")), "字二\n"}, {end("<w:moveFrom/>") + p(r("二")), "字二\n"}, {end("<w:ins/>") + p(r("二")), "字\n二\n"}, {end("<w:moveTo/>") + p(r("二")), "字\n二\n"},
		{row("<w:ins/>"), "[2x2]\n 0:甲 1:乙\n 0:丙 1:丁\n"}, {row("<w:moveTo/>"), "[2x2]\n 0:甲 1:乙\n 0:丙 1:丁\n"}, {row("<w:del/>"), "[1x2]\n 0:丙 1:丁\n"}, {row("<w:moveFrom/>"), "[1x2]\n 0:丙 1:丁\n"},
		{cell("<w:cellDel/>"), "[1x1]\n 0:乙\n"}, {cell("<w:cellIns/>"), "[1x2]\n 0:甲 1:乙\n"},
	} {
		if got := read(t, document(c.body, nil)); got != c.want+told {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want+told)
		}
	}
	if got := read(t, document(p(r("字")), nil)); strings.Contains(got, "修订") {
		t.Errorf("without a revision: %s", got)
	}
}

// TestEachEmbeddedFileAlone is refused where there is nothing else, and told of where there is.
func TestEachEmbeddedFileAlone(t *testing.T) {
	for _, body := range []string{"<w:altChunk/>", "<w:subDoc/>", p("<w:subDoc/>")} {
		if got := read(t, document(body, nil)); !strings.Contains(got, "Word 文件的正文嵌在另一个文件里") {
			t.Errorf("%s: got %s", body, got)
		}
		if got := read(t, document(p(r("字"))+body, nil)); !strings.HasPrefix(got, "字\n! warning 第1段") || !strings.HasSuffix(got, "这里嵌有另一个文件的内容，没有读入\n") {
			t.Errorf("%s behind a text: got %s", body, got)
		}
	}
}
