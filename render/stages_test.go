package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
)

// sound is a report without findings, changed.
func sound(t testing.TB, changes ...func(*model.Report)) *model.Report {
	t.Helper()
	r, err := yaml.ReadFile("../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		change(r)
	}
	return r
}

// The changes that harm a report, each in one way.
func warned(r *model.Report)   { r.Title = "2021年政府信息公开工作年度报告" }
func wrong(r *model.Report)    { r.Applications.Received.Total++ }
func rare(r *model.Report)     { r.Overview += "局长𠮷某。\n" }
func roomless(r *model.Report) { r.Overview += grid(2, 20, strings.Repeat("青禾县", 1300)) }
func undrawn(r *model.Report)  { r.Overview += ":::柱状图\n二图\n:::\n" }
func unseen(r *model.Report)   { r.Overview += "![图](a.png)\n" }
func foreign(r *model.Report)  { r.Edition = "1999" }

func grid(rows, columns int, text string) string {
	row := strings.Repeat(text+" | ", columns-1) + text
	return ":::表格 表1　情况\n" + strings.Repeat(row+"\n", rows) + ":::\n"
}

// ids are the findings of an error or a list, in their order.
func ids(found model.Findings, err error) string {
	var all []string
	for _, f := range found {
		all = append(all, f.ID)
	}
	text := strings.Join(all, " ")
	var refused model.Findings
	switch {
	case errors.As(err, &refused):
		text += "; " + ids(refused, nil)
	case err != nil:
		text += "; " + err.Error()
	}
	return text
}

// nothing is an encoder of each sort that writes its name.
type nothing struct{ pages, flow, report int }

func (n *nothing) Encode(w io.Writer, d *layout.Document) error {
	n.pages = len(d.Pages)
	_, err := fmt.Fprintf(w, "%d pages of %s", len(d.Pages), d.Meta.Author)
	return err
}

func (n *nothing) EncodeFlow(w io.Writer, f *layout.Flow) error {
	n.flow++
	_, err := fmt.Fprintf(w, "flow, draft %v, %d notes", f.Draft, len(f.Notes))
	return err
}

func (n *nothing) EncodeReport(w io.Writer, r *model.Report) error {
	n.report++
	_, err := fmt.Fprintf(w, "report of %d", r.Year)
	return err
}

// What comes of each report, as pages, as a flow and as a report, and when it is looked through for characters
// alone: the findings, behind a semicolon those of the error, and what is written. The table has a report and its harms
// in front of each block; to add one, write that line and run with -update.
func TestWhatBecomesOfTheReportsOfTheTable(t *testing.T) {
	harm := map[string]func(*model.Report){"warned": warned, "wrong": wrong, "rare": rare, "roomless": roomless, "undrawn": undrawn, "unseen": unseen, "foreign": foreign}
	const file = "testdata/stages.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		out.WriteString(line)
		r := sound(t)
		var more []Option
		for word := range strings.FieldsSeq(line) {
			switch {
			case word == "draft":
				more = append(more, WithDraft())
			case harm[word] != nil:
				harm[word](r)
			case word != "sound":
				t.Errorf("there is no %s", word)
			}
		}
		for _, name := range []string{"pages", "flow", "report"} {
			fmt.Fprintf(&out, "  %s: %s\n", name, rendered(t, r, name, more))
		}
		found, err := CheckFaces(r, more...)
		fmt.Fprintf(&out, "  faces: %s\n", ids(found, err))
		d, err := Layout(r, more...)
		if d == nil {
			d = &layout.Document{}
		}
		fmt.Fprintf(&out, "  layout: %d pages, %d in front%s\n", len(d.Pages), d.Front, ids(nil, err))
		f, err := Flow(r, more...)
		if f == nil {
			f = &layout.Flow{}
		}
		fmt.Fprintf(&out, "  flow: blocks %v, draft %v, %d notes%s\n", len(f.Blocks) > 0, f.Draft, len(f.Notes), ids(nil, err))
	}
	golden.Compare(t, file, []byte(out.String()))
}

// rendered is what a renderer makes of a report, and the function Render likewise.
func rendered(t *testing.T, r *model.Report, name string, more []Option) string {
	t.Helper()
	var n nothing
	opt := map[string]Option{"pages": WithEncoder(&n), "flow": WithFlowEncoder(&n), "report": WithReportEncoder(&n)}[name]
	x, err := NewRenderer(opt)
	if err != nil {
		t.Fatal(err)
	}
	var b, alone bytes.Buffer
	result, err := x.Render(&b, r, more...)
	if result.Bytes != int64(b.Len()) || result.Pages != n.pages {
		t.Errorf("%s: %+v, %d bytes and %d pages", name, result, b.Len(), n.pages)
	}
	if aloneErr := Render(&alone, r, append(more[:len(more):len(more)], opt)...); ids(nil, aloneErr) != ids(nil, err) || alone.String() != b.String() {
		t.Errorf("%s: Render gives %v and %s", name, aloneErr, &alone)
	}
	return ids(result.Findings, err) + " → " + b.String()
}

// Where a report can't be typeset, no option is passed over in silence.
func TestOptionsThatCannotBeMet(t *testing.T) {
	none := WithFaces(&fonts.Set{})
	r := sound(t)
	if _, err := NewRenderer(none); !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("a renderer: %v", err)
	}
	if err := Render(io.Discard, r, none); !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("a render: %v", err)
	}
	if d, err := Layout(r, none); d != nil || !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("a layout: %v", err)
	}
	if f, err := Flow(r, none); f != nil || !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("a flow: %v", err)
	}
	if _, err := CheckFaces(r, none); !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("a look at faces: %v", err)
	}
}

// A stamp of one's own stays in a draft, and there is none but in drafts.
func TestADraftIsStamped(t *testing.T) {
	own := layout.GBT9704()
	own.Stamp = "样稿"
	for want, opts := range map[string][]Option{"": nil, "草稿": {WithDraft()}, "样稿": {WithPage(own)}, "样稿 ": {WithDraft(), WithPage(own)}} {
		o, err := newOptions(opts)
		if err != nil || o.Page.Stamp != strings.TrimSpace(want) {
			t.Errorf("%d options: %q, %v", len(opts), o.Page.Stamp, err)
		}
	}
}

// One foreign face, in whatever role, is enough.
func TestFacesOfTheModuleAreKnownAsSuch(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if !builtIn(set) {
		t.Error("the embedded faces are foreign")
	}
	face, err := fonts.Open(cfftest.Drawn("Office", "国", cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}).File(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
		if builtIn(set.With(role, face)) {
			t.Errorf("a foreign face as %v is not known", role)
		}
	}
}

// holder is an encoder that keeps the files that it is given.
type holder struct {
	nothing
	files []layout.DataFile
}

func (h *holder) WithData(files ...layout.DataFile) layout.Encoder {
	h.files = files
	return h
}

// What holds data, and what refuses them.
func TestDataReachTheirEncoder(t *testing.T) {
	r := sound(t)
	var h holder
	var b bytes.Buffer
	if err := Render(&b, r, WithData(), WithEncoder(&h)); err != nil || !strings.HasPrefix(b.String(), "6 pages of ") {
		t.Errorf("written is %s, %v", &b, err)
	}
	var text, object bytes.Buffer
	if err := yaml.WriteBoth(&text, &object, r); err != nil {
		t.Fatal(err)
	}
	want := []layout.DataFile{{Name: "nianbao-report.yaml", Data: text.Bytes()}, {Name: "nianbao-report.json", Data: object.Bytes()}, {Name: "nianbao-figures.csv", Data: figureTable(r)}}
	if fmt.Sprint(h.files) != fmt.Sprint(want) {
		t.Errorf("the files are %d: %.300v", len(h.files), h.files)
	}
	files, err := dataOf(r)
	if err != nil || len(files) != 3 {
		t.Fatal(len(files), err)
	}
	for i, want := range []string{"nianbao-report.yaml application/yaml 这份年度报告的数据（YAML），可以读回或重新生成这份报告", "nianbao-report.json application/json 这份年度报告的数据（JSON），内容与 YAML 文件相同", "nianbao-figures.csv text/csv 这份年度报告各表的数字（CSV），一个数字一行"} {
		if got := files[i].Name + " " + files[i].MIME + " " + files[i].Description; got != want || files[i].Relationship != []pdf.Relationship{pdf.Source, pdf.Alternative, pdf.Data}[i] {
			t.Errorf("file %d is %s, %v", i, got, files[i].Relationship)
		}
	}
	for name, opts := range map[string][]Option{
		"an encoder without": {WithEncoder(&h.nothing)}, "a flow": {WithFlowEncoder(&h)}, "a flow beside": {WithEncoder(&h), WithFlowEncoder(&h)}, "a report": {WithReportEncoder(&h)}, "a report beside": {WithEncoder(&h), WithReportEncoder(&h)},
	} {
		b.Reset()
		if err := Render(&b, r, append(opts, WithData())...); err != ErrNoAttachments || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
	bad := sound(t, func(r *model.Report) { r.Organ = " 某局" })
	b.Reset()
	if err := Render(&b, bad, WithData(), WithDraft(), WithEncoder(&h)); ids(nil, err) != "; WRITE-LOSS" || b.Len() > 0 {
		t.Errorf("data that no file can hold: %v, %d bytes", err, b.Len())
	}
	for standard, want := range map[pdf.Standard]pdf.Standard{pdf.A2a_UA1: pdf.A3a_UA1, pdf.A3a_UA1: pdf.A3a_UA1, pdf.A4_UA2: pdf.A4_UA2, pdf.A1a: pdf.A1a} {
		o, err := newOptions([]Option{WithEncoder(&pdf.Encoder{Standard: standard})})
		if err != nil {
			t.Fatal(err)
		}
		with, err := o.withData(r)
		if err != nil || with.encoder.(*pdf.Encoder).Standard != want || len(with.encoder.(*pdf.Encoder).Attachments) != 3 || len(o.encoder.(*pdf.Encoder).Attachments) > 0 {
			t.Errorf("%v: %+v, %v", standard, with, err)
		}
	}
}

// The table of figures, whole: with blanks, a row of one figure and rows of many.
func TestGoldenTheTableOfFigures(t *testing.T) {
	blank, err := yaml.Read(strings.NewReader("organ: 某局\nyear: 2023\nproactive_disclosure: {licensing: , penalties: 7}\napplications: {received: 1 2 3 0 0 0 6}\nreconsideration: 0 0 0 0 0\n"))
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/figures.csv.txt", bytes.ReplaceAll(figureTable(blank), []byte("\r"), []byte(`\r`)))
}

// Bytes that were written are counted, also where the writer fails.
func TestBytesAreCounted(t *testing.T) {
	w := &countingWriter{to: &bytes.Buffer{}}
	for _, n := range []int{3, 0, 4} {
		if got, err := w.Write(make([]byte, n)); got != n || err != nil {
			t.Errorf("%d bytes: %d, %v", n, got, err)
		}
	}
	if w.bytes != 7 {
		t.Errorf("%d bytes are counted", w.bytes)
	}
}

// Faces that are much wider than the module's may leave no room where theirs do.
func TestWideFacesAreTriedOut(t *testing.T) {
	wide, err := fonts.Open(cfftest.Drawn("Wide", "0123456789", cfftest.Shape{UnitsPerEm: 1000, Advance: 9000, Bottom: -80, Top: 820}).File(), "")
	if err != nil {
		t.Fatal(err)
	}
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		faces *fonts.Set
		want  string
	}{"embedded": {set, ""}, "wide": {set.With(fonts.FangSong, wide).With(fonts.Song, wide), "LAYOUT"}} {
		found, err := CheckFaces(sound(t), WithFaces(c.faces))
		if got := ids(found.Errors(), err); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
