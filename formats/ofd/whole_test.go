package ofd

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

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/opctest"
)

// pagesOf is what the pages of a file show: glyphs and rules with their places.
func pagesOf(data []byte) string {
	f, err := Open(data)
	if err != nil {
		return err.Error()
	}
	d := &document{file: f, body: f.bodies[0], fonts: map[string]bool{}, templates: map[string]string{}, units: map[string]unit{}}
	if err := d.read(); err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, p := range d.pages {
		fmt.Fprintf(&b, "page %d %.0fx%.0f pictures %d %v unseen %d", p.Number, p.Box.X1, p.Box.Y1, p.Pictures, p.Covered, p.Unseen)
		for _, g := range append(slices.Clone(p.Glyphs), p.Slanted...) {
			fmt.Fprintf(&b, "; %q %.1f…%.1f %.1f size %.1f mark %d", g.Text, g.X0, g.X1, g.Y, g.Size, g.Mark)
			for i, on := range []bool{g.Bold, g.Vertical, g.Unseen, !g.Upright, g.Turn != 0} {
				if on {
					b.WriteString(" " + []string{"bold", "down", "unseen", "slanted", "turn " + strconv.Itoa(g.Turn)}[i])
				}
			}
		}
		for _, r := range p.Rules {
			fmt.Fprintf(&b, "; rule %v %.1f %.1f…%.1f", r.Vertical, r.At, r.From, r.To)
		}
	}
	fmt.Fprintf(&b, "; %d glyphs %d objects %d drawn %d unnamed", d.glyphs, d.objects, d.drawn, d.unnamed)
	return b.String()
}

// shownDocument is what is read of a file: a line a block, a cell or a note.
func shownDocument(d *paper.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s loose %v pictures %d meta %v\n", d.Kind, d.Loose, d.Pictures, d.Meta)
	for _, block := range d.Blocks {
		switch x := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(&b, "%v %d p %q level %d role %d picture %v bold %v\n", x.Place, x.Place.Order, x.Text, x.Level, x.Role, x.Picture, x.Bold)
		case *paper.Grid:
			fmt.Fprintf(&b, "%v grid %d %d\n", x.Place, x.Rows, x.Cols)
			for _, c := range x.Cells {
				fmt.Fprintf(&b, "  %v %d,%d %dx%d %q %v\n", c.Place, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text, c.Header)
			}
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "%s %s %v %s（%s）\n", n.ID, n.Severity, n.Place, n.Message, n.Hint)
	}
	return b.String()
}

// The file has objects of a page a line, in which "{" and "}" are "<ofd:" and ">", and behind a tab what they show. To add
// one, write the line and run with -update.
func TestTheObjectsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "objects.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	closing := regexp.MustCompile(`\{/`)
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		given, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		text := strings.NewReplacer("{", "<ofd:", "}", ">", `\n`, "\n", `\t`, "\t").Replace(closing.ReplaceAllString(given, "</ofd:"))
		got := pagesOf((&ofdtest.File{Pages: []string{text}, Size: "100 100"}).Bytes(t))
		fmt.Fprintf(&b, "%s\t%s\n", given, strings.Replace(got, "page 1 283x283 pictures 0 false unseen 0", "", 1))
	}
	golden.Compare(t, file, []byte(b.String()))
}

// rich is a file with a template, resources, a composite object, tags, annotations, a signature and an attached file.
func rich() *ofdtest.File {
	f := &ofdtest.File{Size: "100 120", Space: ofdtest.Space}
	f.Pages = []string{
		strings.ReplaceAll(ofdtest.Text(10, 20, 5, "一、题"), `ID="7"`, `ID="11"`) + strings.ReplaceAll(ofdtest.Text(10, 30, 5, "正文"), `ID="7"`, `ID="12"`) + strings.ReplaceAll(ofdtest.Text(10, 40, 5, "格"), `ID="7"`, `ID="13"`) +
			strings.ReplaceAll(ofdtest.Text(50, 40, 5, "12"), `ID="7"`, `ID="14"`) + ofdtest.Object("CompositeObject", 5, 50, 20, 20, `ResourceID="5" CTM="2 0 0 2 0 0"`, "") + ofdtest.Object("ImageObject", 0, 60, 90, 40, `ResourceID="9"`, ""),
		strings.ReplaceAll(ofdtest.Text(10, 20, 5, "第二页"), `ID="7"`, `ID="11"`),
	}
	f.Common = `<ofd:TemplatePage ID="3" BaseLoc="Tpls/T.xml"/><ofd:DocumentRes>DocRes.xml</ofd:DocumentRes>`
	f.Children = `<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:CustomTags>Tags.xml</ofd:CustomTags><ofd:Attachments>Attachs.xml</ofd:Attachments>`
	f.Body = `<ofd:Signatures>Signs.xml</ofd:Signatures><ofd:Versions><ofd:Version Current="false" BaseLoc="V0.xml"/><ofd:Version Current="true" BaseLoc="V1.xml"/></ofd:Versions>`
	f.More = opctest.Parts{}
	parts := f.Parts()
	content := strings.Replace(parts["Doc_0/Pages/Page_0/Content.xml"], "<ofd:Content>", `<ofd:Area><ofd:PhysicalBox>0 0 100 110</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID="3"/><ofd:PageRes>PageRes.xml</ofd:PageRes><ofd:Content>`, 1)
	f.More = opctest.Parts{
		"Doc_0/Pages/Page_0/Content.xml": content,
		"Doc_0/Pages/Page_0/PageRes.xml": f.Root("Res", `<ofd:Fonts><ofd:Font ID="1" FontName="仿宋" FamilyName="Song Bold"/></ofd:Fonts>`),
		"Doc_0/Tpls/T.xml":               f.Root("Page", `<ofd:Content><ofd:Layer>`+ofdtest.Text(70, 105, 3, "模板")+`</ofd:Layer></ofd:Content>`),
		"Doc_0/DocRes.xml":               f.Root("Res", `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="20" Height="20"><ofd:Content>`+ofdtest.Text(1, 4, 2, "组合")+ofdtest.Line(0, 5, 20, 5)+`</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`),
		"Doc_0/Annots.xml":               f.Root("Annotations", `<ofd:Page PageID="90000"><ofd:FileLoc>A0.xml</ofd:FileLoc></ofd:Page><ofd:Page PageID="90001"><ofd:FileLoc>A1.xml</ofd:FileLoc></ofd:Page>`),
		"Doc_0/A0.xml":                   f.Root("PageAnnot", `<ofd:Annot Type="Watermark"><ofd:Appearance Boundary="10 10 50 50">`+ofdtest.Text(1, 4, 2, "水印")+`</ofd:Appearance></ofd:Annot><ofd:Annot Type="Stamp"><ofd:Appearance/></ofd:Annot>`),
		"Doc_0/A1.xml":                   f.Root("PageAnnot", `<ofd:Annot Type="Stamp"><ofd:Appearance/></ofd:Annot><ofd:Annot Type="Link"><ofd:Appearance/></ofd:Annot>`),
		"Doc_0/Tags.xml":                 f.Root("CustomTags", `<ofd:CustomTag NameSpace="urn:nianbao:1"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>`),
		"Doc_0/Tag.xml": `<t:Document xmlns:t="urn:nianbao:1" xmlns:ofd="` + ofdtest.Space + `"><t:H1><ofd:ObjectRef PageRef="90000">11</ofd:ObjectRef></t:H1><t:P><ofd:ObjectRef PageRef="90000">12</ofd:ObjectRef></t:P>` +
			`<t:Table><t:TR><t:TH RowSpan="2" ColSpan="1"><ofd:ObjectRef PageRef="90000">13</ofd:ObjectRef></t:TH><t:TD><ofd:ObjectRef PageRef="90000">14</ofd:ObjectRef></t:TD></t:TR><t:TR><t:TD/></t:TR></t:Table>` +
			`<t:Figure Alt="图"><ofd:ObjectRef PageRef="90000">7</ofd:ObjectRef></t:Figure><t:P><ofd:ObjectRef PageRef="90001">11</ofd:ObjectRef></t:P></t:Document>`,
		"Doc_0/Attachs.xml": f.Root("Attachments", `<ofd:Attachment Name="a.yaml"><ofd:FileLoc>Res/a.dat</ofd:FileLoc></ofd:Attachment><ofd:Attachment Name="x"><ofd:FileLoc>Res/b.yaml</ofd:FileLoc></ofd:Attachment>`),
		"Doc_0/Res/a.dat":   "data",
		"Doc_0/Res/b.yaml":  "other",
		"Signs.xml":         f.Root("Signatures", `<ofd:Signature ID="1"/><ofd:Signature ID="2"/>`),
		"V1.xml":            f.Root("DocVersion", `<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>`),
	}
	return f
}

func readRich(t *testing.T, parts opctest.Parts) string {
	data := opctest.Store(t, parts)
	out := strings.ReplaceAll(pagesOf(data), "; ", "\n") + "\n"
	f, err := Open(data)
	if err != nil {
		return out
	}
	if d, err := f.Read(0); err != nil {
		out += err.Error() + "\n"
	} else {
		out += shownDocument(d)
	}
	for _, name := range []string{"a.yaml", "b.yaml", "c.yaml"} {
		if a := f.Attached(0, func(n string) bool { return n == name }); a != nil {
			out += fmt.Sprintf("attached %s %q %v\n", a.Name, a.Data, a.Whole)
		}
	}
	return out
}

// TestARichFileWithOnePartHarmed has each part gone, and each element and attribute of each part gone or another.
func TestARichFileWithOnePartHarmed(t *testing.T) {
	base := readRich(t, rich().Parts())
	var b strings.Builder
	b.WriteString(base)
	for _, name := range slices.Sorted(maps.Keys(rich().Parts())) {
		without := rich().Parts()
		delete(without, name)
		fmt.Fprintf(&b, "%s gone: %s\n", name, golden.Difference(base, readRich(t, without), 80))
		opctest.Harm(rich().Parts()[name], "other", func(what, harmed string) {
			m := rich().Parts()
			m[name] = harmed
			if is := golden.Difference(base, readRich(t, m), 80); is != "" {
				fmt.Fprintf(&b, "  %s: %s\n", what, is)
			}
		})
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}
