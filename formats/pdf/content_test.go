package pdf

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// rich is a file with fonts, forms, layers, marks, a structure and attached data of all kinds. Objects are named in
// the texts by the letters behind @.
func rich(content string) *builder {
	b := newBuilder()
	names := []string{"simple", "mapped", "down", "type3", "image", "form", "inner", "state", "off", "on", "member", "any", "props", "cmap", "unicode", "page", "content", "second", "struct", "info", "data", "spec", "encoding", "base"}
	at := map[string]int{}
	for i, name := range names {
		at[name] = i + 4
		b.objects = append(b.objects, "")
	}
	ref := regexp.MustCompile(`@[a-z0-9]+`)
	set := func(name, object string) {
		b.objects[at[name]-1] = ref.ReplaceAllStringFunc(object, func(s string) string {
			if at[s[1:]] == 0 {
				panic(s)
			}
			return fmt.Sprintf(" %d 0 R", at[s[1:]])
		})
	}
	set("simple", "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Arial-BoldMT/FirstChar 64/LastChar 67/Widths[500 600 700 800]/Encoding@encoding/FontDescriptor<</Flags 32/MissingWidth 250>>>>")
	set("encoding", "<</BaseEncoding/MacRomanEncoding/Differences[66/one/uni5E74 70/u62A5]>>")
	set("mapped", "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding@cmap/ToUnicode@unicode/DescendantFonts[<</Subtype/CIDFontType2/DW 900/W[3[100 200]7 9 300]/FontDescriptor<</Flags 262144>>>>]>>")
	set("cmap", stream("/UseCMap@base", "<00> <80> <8140> <FEFE> endcodespacerange <41> <43> 3 <8150> <8152> 7 endcidrange <44> 8 endcidchar"))
	set("base", stream("", "<A0> <A1> endcodespacerange <A0> 4 endcidchar"))
	set("unicode", stream("", "<41> <5E74> <42> <D83DDE00> <A0> <> endbfchar <43> <44> <0061> <8150> <8152> [<62A5> <544A>] endbfrange"))
	set("down", "<</Type/Font/Subtype/Type0/BaseFont/SimHei/Encoding/UniGB-UTF16-V/DescendantFonts[<</DW2[800 -900]/W2[34[-500 250 700]]/W[34 34 600]>>]>>")
	set("type3", "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.02 0 0]/FirstChar 97/Widths[50 60]/Encoding<</Differences[97/a/b]>>>>")
	set("image", stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x"))
	set("form", stream("/Subtype/Form/Matrix[2 0 0 2 10 10]/Resources<</Font<</F 3 0 R>>/XObject<</Y@inner/X@form>>>>", "q BT /F 5 Tf 1 1 Td "+ucs2("形")+" Tj ET /Y Do /X Do 0 0 m 40 0 l"))
	set("inner", stream("/Subtype/Form/OC@on", "BT /F 4 Tf 2 Tc 9 1 Td "+ucs2("内")+" Tj ET Q Q 5 w"))
	set("state", "<</LW 7/Font[@simple 11]>>")
	set("off", "<</Type/OCG/Name(off)>>")
	set("on", "<</Type/OCG/Name(on)>>")
	set("member", "<</Type/OCMD/OCGs[@off]>>")
	set("any", "<</Type/OCMD/OCGs[@off@on]>>")
	set("props", "<</MCID 5>>")
	set("info", "<</Title(\xfe\xff\x5e\x74)/Author(Agency)/Producer(nianbao)>>")
	set("content", stream("", content))
	set("second", stream("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", place(60, 60, 9, "尾"))))
	set("page", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/CropBox[0 0 300 350]/Rotate 360/UserUnit 1/Resources<</Font<</F 3 0 R/S@simple/M@mapped/V@down/T@type3/Z null>>"+
		"/XObject<</I@image/X@form/Y@inner>>/ExtGState<</G@state>>/Properties<</O@off/N@on/M@member/A@any/P@props/L<</MCID 6>>>>>>/Contents[@content@second]>>")
	set("struct", "<</Type/StructTreeRoot/RoleMap<</Title/P>>/K[<</S/H1/Pg@page/K 1>><</S/P/K[<</Type/MCR/Pg@page/MCID 2>><</Type/OBJR>>]>>"+
		"<</S/Table/Pg@page/K[<</S/TR/K[<</S/TH/A<</RowSpan 1/ColSpan 2>>/K 3>>]>><</S/TR/K[<</S/TD/K 4>><</S/TD/K 5>>]>>]>><</S/Figure/Alt(A picture)/Pg@page/K 6>>]>>")
	set("data", stream("/Type/EmbeddedFile/Params<</Size 3/CheckSum<900150983cd24fb0d6963f7d28e17f72>>>", "abc"))
	set("spec", "<</Type/Filespec/UF(a.yaml)/AFRelationship/Source/EF<</F@data>>>>")
	b.objects[0] = ref.ReplaceAllStringFunc("<</Type/Catalog/Pages 2 0 R/StructTreeRoot@struct/OCProperties<</D<</OFF[@off]>>>>/AF[null@spec]/Names<</EmbeddedFiles<</Kids[<</Names[(a)@spec]>>]>>>>>>", func(s string) string { return fmt.Sprintf(" %d 0 R", at[s[1:]]) })
	b.kids = []string{fmt.Sprintf("%d 0 R", at["page"])}
	b.info = fmt.Sprintf("/Info %d 0 R", at["info"])
	return b
}

// place is at, which names in rich hide.
func place(x, y, size float64, text string) string { return at(x, y, size, text) }

// pagesOf is what the pages of a file show: glyphs and rules with their places.
func pagesOf(data []byte) string {
	file, err := pdffile.Open(data)
	if err != nil {
		return err.Error()
	}
	d := newDocument(file)
	var b strings.Builder
	fmt.Fprintf(&b, "whole %v", d.findPages())
	d.findLayers()
	for _, p := range d.pages {
		d.readPage(p)
		fmt.Fprintf(&b, "; page %d %gx%g cut %v pictures %d %v unseen %d", p.Number, p.Box.X1, p.Box.Y1, p.cut, p.Pictures, p.Covered, p.Unseen)
		for _, g := range append(slices.Clone(p.Glyphs), p.Slanted...) {
			fmt.Fprintf(&b, "; %q %.2f…%.2f %.2f size %.2f", g.Text, g.X0, g.X1, g.Y, g.Size)
			if g.Mark >= 0 || g.Turn > 0 {
				fmt.Fprintf(&b, " mark %d turn %d", g.Mark, g.Turn)
			}
			for i, on := range []bool{g.Bold, g.Vertical, g.Artifact, g.Unseen, !g.Upright} {
				if on {
					b.WriteString(" " + []string{"bold", "down", "artifact", "unseen", "slanted"}[i])
				}
			}
		}
		for _, r := range p.Rules {
			fmt.Fprintf(&b, "; rule %v %.2f %.2f…%.2f", r.Vertical, r.At, r.From, r.To)
		}
		for _, name := range slices.Sorted(maps.Keys(p.Lost)) {
			fmt.Fprintf(&b, "; lost %s %d", name, p.Lost[name])
		}
	}
	fmt.Fprintf(&b, "; %d glyphs %d operators", d.glyphs, d.operators)
	return b.String()
}

// The file has contents of a page a line, with texts in the font F between « and », and behind a tab what they show. To
// add one, write the line and run with -update.
func TestTheContentsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "contents.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile("«[^»]*»")
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		given, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		content := text.ReplaceAllStringFunc(given, func(s string) string { return ucs2(strings.Trim(s, "«»")) })
		got := pagesOf(rich(strings.ReplaceAll(content, `\n`, "\n")).bytes())
		got = strings.Replace(got, "whole true; page 1 300x350 ", "", 1)
		fmt.Fprintf(&b, "%s\t%s\n", given, strings.Replace(got, "; \"尾\" 60.00…69.00 290.00 size 9.00", "", 1))
	}
	golden.Compare(t, file, []byte(b.String()))
}

// A token of a dictionary, so that each can be made another: a name, a number, a string or a bracket.
var token = regexp.MustCompile(`/[A-Za-z0-9-]+|[0-9]+ 0 R|-?[0-9.]+|\([^)]*\)|null|[][]`)

// TestARichFileWithOneTokenHarmed has in each dictionary a name another, a number one higher and one lower, a reference
// to nothing, and brackets gone.
func TestARichFileWithOneTokenHarmed(t *testing.T) {
	content := "/Span<</MCID 1>>BDC " + at(20, 320, 12, "一、题") + "EMC /Span<</MCID 2>>BDC " + at(20, 300, 12, "正文") + "EMC /Span<</MCID 3>>BDC BT /S 12 Tf 20 280 Td (ABCDEF) Tj ET EMC " +
		"/Span<</MCID 4>>BDC BT /M 12 Tf 20 260 Td <414243448150A081528152> Tj ET EMC /Span/P BDC BT /V 12 Tf 200 260 Td <5E74004162A5> Tj ET EMC /Span/L BDC BT /T 100 Tf 20 200 Td (abc) Tj ET EMC " +
		"/OC/O BDC " + at(100, 100, 9, "关") + "EMC /OC/M BDC " + at(100, 110, 9, "全") + "EMC /OC/A BDC " + at(100, 120, 9, "半") + "EMC /OC/N BDC /X Do EMC q 290 0 0 100 0 0 cm /I Do Q /G gs 10 50 m 200 50 l S BT 100 40 Td (A) Tj ET"
	read := func(b *builder) string {
		data := b.bytes()
		out := strings.ReplaceAll(pagesOf(data), "; ", "\n") + "\n"
		if d, err := readAs(data, true); err != nil {
			out += err.Error() + "\n"
		} else {
			out += dump(d)
		}
		for _, name := range []string{"a.yaml", "b.yaml"} {
			if a := Data(data, name); a != nil {
				out += fmt.Sprintf("attached %s %q %v\n", name, a.Data, a.Whole)
			}
		}
		return out
	}
	base := read(rich(content))
	var out strings.Builder
	out.WriteString(base)
	for i, object := range rich(content).objects {
		end := strings.Index(object, "\nstream")
		if end < 0 {
			end = len(object)
		}
		if i == 1 || object == "" {
			continue
		}
		fmt.Fprintf(&out, "%d %s\n", i+1, strings.ToValidUTF8(object[:end], "?"))
		for _, at := range token.FindAllStringIndex(object[:end], -1) {
			word := object[at[0]:at[1]]
			var others []string
			switch {
			case word == "/Length":
				continue
			case word[0] == '/':
				others = []string{word + "x", ""}
			case strings.HasSuffix(word, "R"):
				others = []string{"99 0 R"}
			case word[0] == '(' || word[0] == '[' || word[0] == ']' || word == "null":
				others = []string{""}
			default:
				n, err := strconv.ParseFloat(word, 64)
				if err != nil {
					continue
				}
				others = []string{strconv.FormatFloat(n+1, 'g', 7, 64), strconv.FormatFloat(n-1, 'g', 7, 64), "(x)"}
			}
			for _, other := range others {
				b := rich(content)
				b.objects[i] = object[:at[0]] + " " + other + " " + object[at[1]:]
				if is := golden.Difference(base, read(b), 120); is != "" {
					fmt.Fprintf(&out, "  %s…%s as %s: %s\n", strings.ToValidUTF8(object[max(0, at[0]-10):at[0]], "?"), word, other, is)
				}
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(out.String()))
}
