package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

// mutation is damage to a sound file that leaves its length as it is. old is a pattern; its
// first match is replaced, where $1 … stand for its groups. want is in one of the findings.
type mutation struct{ name, old, new, want string }

// overlooked are faults that validators of PDF/A and PDF/UA let pass.
var overlooked = []mutation{
	{"two entries of the parent tree are swapped", `/Nums\[0\[(\d\d) 0 R (\d\d) 0 R`, "/Nums[0[$2 0 R $1 0 R", "the parent tree leads from MCID 0"},
	{"one MCID is in two elements", `(/S/TD[^>]*/K 1)3`, "${1}5", "MCID 15 is in the tree 2 times"},
	{"ToUnicode names a wrong character", `<5E74>`, "<F98E>", "U+F98E"},
	{"ToUnicode names a radical for an ideograph", `<4E00>`, "<2F00>", "U+2F00"},
	{"TH is written as TD", `/S/TH(/[^>]*01)`, "/S/TD$1", "no TH"},
	{"a header's identifier leads nowhere", `/Headers\[\(01\)`, "/Headers[(99)", `"99" is not in the IDTree`},
}

// broken are faults of the content, the tree and its tables.
var broken = []mutation{
	{"a mark has no element", `(/S/H1/P \d+ 0 R/Pg \d+ 0 R/)K 1>`, "${1}Q 1>", "MCID 1 is not in the tree"},
	{"an element names a mark that is not there", `(/S/TD[^>]*/K )13`, "${1}99", "names MCID 99"},
	{"an MCID stands twice on a page", `/MCID 12>`, "/MCID 13>", "MCID 13 stands on the page twice"},
	{"a sequence has no MCID", `/P<</MCID`, "/P<</MCIX", "has no MCID"},
	{"text is neither marked nor an artifact", `/Artifact<</Type/Layout>>BDC`, "                            ", "neither marked nor an artifact"},
	{"a sequence has no end", `EMC`, "   ", "have no EMC"},
	{"a sequence has two ends", `BDC\nBT\n`, "BDC\nEMC", "EMC without a beginning"},
	{"a text object has no end", `\nET\n`, "\n  \n", "BT"},
	{"an operator is unknown", `T[dm]\[<`, "Tz[<", `"Tz"`},
	{"an operator lacks an operand", `(/F\d) 16 Tf`, "$1    Tf", "Tf has 1 operands, not 2"},
	{"the mark's tag is not the element's role", `/H2<</MCID`, "/H3<</MCID", "is tagged H3"},
	{"a parent is wrong", `/S/TR/P (\d)[1-9]`, "/S/TR/P ${1}0", "P leads to object"},
	{"a role is unknown", `/RoleMap<</Title`, "/RoleMap<</Titel", "neither standard nor mapped"},
	{"a level of headings is left out", `/S/H2`, "/S/H3", "follows a heading of level 1"},
	{"a link leads back to another element", `/StructParent \d`, "/StructParent 0", "parent tree"},
	{"an annotation is in no element", `/Type/OBJR/Obj (\d)\d`, "/Type/OBJR/Obj ${1}0", "annotation 1 is in 0 elements"},
	{"a header has no scope", `/Scope/Row`, "/Scopf/Row", "without a scope"},
	{"a cell spans too many columns", `/ColSpan 2`, "/ColSpan 3", "no cell at row"},
	{"a cell spans too few columns", `/ColSpan 2`, "/ColSpan 1", "no cell at row 0, column 2"},
	{"a cell spans too many rows", `/RowSpan 2/H`, "/RowSpan 3/H", "cell at row"},
	{"an identifier is not in the IDTree", `/ID\(02\)`, "/ID(22)", `02`},
	{"an identifier stands twice", `/ID\(02\)`, "/ID(01)", "is another's, too"},
	{"a row is no row", `/S/TR/`, "/S/TD/", "out of place"},
}

// outside are faults of the file around its content.
var outside = []mutation{
	{"a width is wrong", `/W\[1\[5(\d)`, "/W[1[9$1", "is given a width of"},
	{"a font's name has no tag", `/BaseFont/[A-Z]{6}(\+NB\w+/Encoding)`, "/BaseFont/abcdef$1", "six capitals"},
	{"a font is not embedded", `/FontFile2`, "/FontFileX", "no embedded program"},
	{"a font has no ToUnicode map", `/ToUnicode`, "/ToUnicodf", "no ToUnicode map"},
	{"a code has no text", `<0002><`, "<FFF2><", "is shown and has no text"},
	{"a code has two texts", `<0002><`, "<0001><", "code 0001 is mapped twice"},
	{"a code leads to a byte order mark", `<5E74>`, "<FEFF>", "no text"},
	{"a font is not on the page", `/Resources<</Font<</F1`, "/Resources<</Font<</F9", "not in the page's resources"},
	{"there is no language", `/Lang\(`, "/Lxng(", "no Lang"},
	{"the file is not marked", `/Marked true`, "/Marxed true", "tagged"},
	{"the title is not displayed", `DisplayDocTitle true`, "DisplayDocTitlx true", "display the title"},
	{"the file names another part of PDF/A", `<pdfaid:part>2`, "<pdfaid:part>3", `is "3", not "2"`},
	{"the file names another level of PDF/A", `pdfaid:conformance>A`, "pdfaid:conformance>B", `is "B", not "A"`},
	{"the file does not name PDF/UA", `<pdfuaid:part>1`, "<pdfuaid:part>2", `is "2", not "1"`},
	{"the titles differ", `(dc:title><rdf:Alt><rdf:li xml:lang="x-default">)年`, "${1}月", "in the information dictionary"},
	{"there is no output intent", `GTS_PDFA1`, "GTS_PDFX1", "output intent"},
	{"the profile has another number of colours", `<</N 3`, "<</N 4", "N is 4"},
	{"tabs do not follow the structure", `/Tabs/S`, "/Tabs/R", "Tabs"},
	{"a page has no key in the parent tree", `/StructParents 0`, "/StructParentx 0", "no StructParents"},
	{"a link has no text", `/Contents\(`, "/Contentx(", "no Contents"},
	{"a link is not printed", `/F 4/Rect`, "/F 2/Rect", "not printed"},
	{"a link starts a program", `/A<</S/URI`, "/A<</S/GoX", "does not lead to an address"},
	{"the catalogue opens an action", `/Outlines \d+`, "/OpenAction 1", "OpenAction"},
	{"an action starts a program", `/S/URI/URI\(https:/`, "/S/Launch/F(ttps:/", "an action of type Launch"},
	{"a script is hidden in a page", `/Tabs/S`, "/JS 0  ", "has JS"},
	{"a stream lies in another file", `<</Length1 `, "<</F(ab)/L ", "in another file"},
	{"a page has a transparency group", `/StructParents 0/Tabs/S`, "/Group<</S/Transpar>>  ", "transparency group"},
	{"a page has no size", `/MediaBox\[0 0 595`, "/MediaBox[0 0 0 5", "MediaBox"},
	{"the number of pages is wrong", `/Type/Pages/Count \d`, "/Type/Pages/Count 9", "counts 9 pages"},
}

// within are faults of a table of contents.
var within = []mutation{
	{"a link leads to what is no page", `(/Border\[0 0 0\]/Dest\[)\d 0`, "${1}1 0", "does not lead to one page"},
	{"a link leads nowhere", `(\[0 0 0\])/Dest`, "$1/Dust", "does not lead to an address"},
	{"an entry is in no table", `/S/TOC/`, "/S/Sec/", "out of place"},
	{"an item is in no list", `/S/L/`, "/S/P/", "out of place"},
}

func TestTheChecksFindDamageInFrontOfPageOne(t *testing.T) {
	d := set(t, layout.GBT9704(), append([]layout.Block{sampleList(), sampleContents()}, sampleFlow()...)...)
	plain, texts := encode(t, &Encoder{Plain: true}, d), expected(d)
	for _, m := range within {
		found := strings.Join(faults(t, damage(t, plain, m), texts), "\n")
		if !strings.Contains(found, m.want) {
			t.Errorf("%s: none of the findings has %q:\n%s", m.name, m.want, found)
		}
	}
}

func TestTheChecksFindDamage(t *testing.T) {
	d := sample(t)
	plain, texts := encode(t, &Encoder{Plain: true}, d), expected(d)
	for group, mutations := range map[string][]mutation{"overlooked": overlooked, "broken": broken, "outside": outside} {
		for _, m := range mutations {
			t.Run(group+"/"+m.name, func(t *testing.T) {
				t.Parallel()
				found := faults(t, damage(t, plain, m), texts)
				if !strings.Contains(strings.Join(found, "\n"), m.want) {
					t.Errorf("none of the findings has %q:\n%s", m.want, strings.Join(found, "\n"))
				}
			})
		}
	}
}

// damage replaces the first match.
func damage(t *testing.T, data []byte, m mutation) []byte {
	t.Helper()
	pattern := regexp.MustCompile(m.old)
	at := pattern.FindSubmatchIndex(data)
	if at == nil {
		t.Fatalf("the file has no %s", m.old)
	}
	replaced := pattern.Expand(nil, []byte(m.new), data, at)
	if len(replaced) != at[1]-at[0] || bytes.Equal(replaced, data[at[0]:at[1]]) {
		t.Fatalf("%q becomes %q", data[at[0]:at[1]], replaced)
	}
	out := bytes.Clone(data)
	copy(out[at[0]:], replaced)
	return out
}
