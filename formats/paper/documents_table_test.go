package paper

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// The file has documents, and below --- what is read of each: all of the report, where it stands and what is
// told. A document begins with === and a name; a line that begins with a colon has what is true of all of it
// (loose, office, pictures=1, name, title, organ). The other lines are:
//
//	@usual            the usual report
//	~ LINE            LINE of the usual report is left out, and what + begins stands in its place
//	[indent full] …   a paragraph, with what is true of it; \n and \t stand for themselves
//	@表三 PATH=TEXT   an official table of zeros, but for some figures; @2019:表三 that of the first edition; 7,2=TEXT
//	                  changes the cell in that row and column, -7 drops the cells of a row
//	| a | b{2x1} | c  a row of a grid, with the rows and columns that a cell spans; {-} is a place without a cell
//
// To add one, write it and run with -update.
func TestTheDocumentsOfTheTable(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "documents*.txt"))
	if len(files) == 0 {
		t.Fatal("no documents")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, part := range strings.SplitAfter("\n"+string(data), "\n=== ")[1:] {
			part, _, _ = strings.Cut(strings.TrimSuffix(part, "=== "), "\n---\n")
			part = strings.TrimSpace(part)
			doc, name := readScript(t, strings.Split(part, "\n")[1:])
			out.WriteString("=== " + part + "\n---\n" + dumped(doc, name) + "\n")
		}
		golden.Compare(t, file, []byte(out.String()))
	}
}

// scriptReader makes a document of the lines of a script.
type scriptReader struct {
	t    *testing.T
	doc  *Document
	rows []string // of the grid that is read
}

func readScript(t *testing.T, script []string) (doc *Document, name string) {
	s := &scriptReader{t: t, doc: &Document{Kind: "测试"}}
	for i, l := range unfolded(script) {
		if opts, ok := strings.CutPrefix(l, ": "); ok {
			name = s.options(opts)
			continue
		}
		if strings.HasPrefix(l, "|") {
			s.rows = append(s.rows, l)
			continue
		}
		s.grid(i)
		place := model.Place{Order: i + 1, Name: fmt.Sprintf("第%d段", i+1)}
		if table, ok := strings.CutPrefix(l, "@"); ok {
			s.doc.Blocks = append(s.doc.Blocks, officialOf(table, place))
			continue
		}
		s.doc.Blocks = append(s.doc.Blocks, flagged(l, place))
	}
	s.grid(len(script) + 100)
	return s.doc, name
}

// unfolded puts the lines of the usual report, with their changes, in the place of @usual.
func unfolded(script []string) []string {
	var out []string
	at := -1
	for _, l := range script {
		old, change := strings.CutPrefix(l, "~ ")
		added, add := strings.CutPrefix(l, "+ ")
		switch {
		case l == "@usual":
			for _, u := range usual {
				if strings.HasPrefix(u, "表") {
					u = "@" + u
				}
				out = append(out, u)
			}
		case change:
			if at = slices.Index(out, old); at < 0 {
				panic("no line " + old)
			}
			out = slices.Delete(out, at, at+1)
		case add:
			out = slices.Insert(out, at, added)
			at++
		default:
			out = append(out, l)
		}
	}
	return out
}

func (s *scriptReader) options(opts string) (name string) {
	for _, o := range strings.Fields(opts) {
		switch key, value, _ := strings.Cut(o, "="); key {
		case "loose":
			s.doc.Loose = true
		case "office":
			s.doc.Office = true
		case "pictures":
			s.doc.Pictures, _ = strconv.Atoi(value)
		case "name":
			name = value
		case "title":
			s.doc.Meta.Title = value
		case "organ":
			s.doc.Meta.Organ = value
		case "note":
			s.doc.Notes = append(s.doc.Notes, model.Finding{ID: "NOTE", Message: value})
		default:
			s.t.Fatalf("option %s", o)
		}
	}
	return name
}

var (
	flagsOf  = regexp.MustCompile(`^\[([a-z][^\]]*)\] ?`)
	spanOf   = regexp.MustCompile(`\{(\d+)x(\d+)\}`)
	remarkOf = regexp.MustCompile(`\{!([^}]*)\}`)
	headerOf = regexp.MustCompile(`\{h\}`)
	escapes  = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u3000`, "\u3000")
	roles    = map[string]Role{"BodyText": BodyText, "HeadingText": HeadingText, "ReportTitle": ReportTitle, "DateLine": DateLine, "Addressee": Addressee, "SectionTitle": SectionTitle,
		"CaptionText": CaptionText, "SignatureOrgan": SignatureOrgan, "SignatureDate": SignatureDate, "AttachmentTitle": AttachmentTitle, "AttachmentList": AttachmentList}
)

// flagged is a paragraph with what stands before it in brackets.
func flagged(l string, place model.Place) *Paragraph {
	p := &Paragraph{Place: place}
	if m := flagsOf.FindStringSubmatch(l); m != nil {
		l = l[len(m[0]):]
		for _, f := range strings.Fields(m[1]) {
			switch key, value, _ := strings.Cut(f, "="); key {
			case "line":
				p.Line = true
			case "indent":
				p.Indent = true
			case "full":
				p.Full = true
			case "gap":
				p.Gap = true
			case "chrome":
				p.Chrome = true
			case "picture":
				p.Picture = true
			case "center":
				p.Align = Center
			case "end":
				p.Align = End
			case "level":
				p.Level, _ = strconv.Atoi(value)
			case "number":
				p.Number = value
			case "role":
				p.Role = roles[value]
			case "sheet":
				p.Place.Name = value + "!A" + strconv.Itoa(place.Order)
			case "bold":
				var s Span
				fmt.Sscanf(value, "%d-%d", &s.Start, &s.End)
				p.Bold = append(p.Bold, s)
			default:
				panic(f)
			}
		}
	}
	p.Text = escapes.Replace(l)
	return p
}

// officialOf is an official table, such as 表三 or 2019:表三, with some figures.
func officialOf(l string, place model.Place) *Grid {
	words := strings.Fields(l)
	edition, table, ok := strings.Cut(words[0], ":")
	if !ok {
		edition, table = "2021", words[0]
	}
	figures := map[string]string{}
	cells := map[string]string{}
	var dropped []int
	for _, w := range words[1:] {
		path, text, _ := strings.Cut(w, "=")
		if row, ok := strings.CutPrefix(path, "-"); ok {
			n, _ := strconv.Atoi(row)
			dropped = append(dropped, n)
			continue
		}
		if strings.Contains(path, ",") {
			cells[path] = escapes.Replace(text)
			continue
		}
		figures[path] = escapes.Replace(text)
	}
	used := 0
	g := officialGrid(tables.EditionByID(edition).Sections[strings.Index("表二表三表四", table)/len("表二")+1].Table, func(path string) string {
		for _, p := range []string{path, path[strings.LastIndex(path, ".")+1:]} {
			if text, ok := figures[p]; ok {
				used++
				return text
			}
		}
		if text, ok := figures["*"]; ok {
			return text
		}
		return "0"
	})
	if _, all := figures["*"]; !all && used < len(figures) {
		panic("no figure of " + l)
	}
	g.Place = place
	var kept []Cell
	for _, c := range g.Cells {
		if text, ok := cells[fmt.Sprintf("%d,%d", c.Row, c.Col)]; ok {
			c.Text = text
		}
		if !slices.Contains(dropped, c.Row) {
			kept = append(kept, c)
		}
	}
	g.Cells = kept
	return g
}

// grid ends the grid that is read.
func (s *scriptReader) grid(at int) {
	if len(s.rows) == 0 {
		return
	}
	g := &Grid{Rows: len(s.rows), Place: model.Place{Order: at, Name: fmt.Sprintf("第%d块", at)}}
	taken := map[[2]int]bool{}
	for r, l := range s.rows {
		col := 0
		for _, text := range strings.Split(strings.Trim(l, "|"), "|") {
			for taken[[2]int{r, col}] {
				col++
			}
			c := Cell{Row: r, Col: col, RowSpan: 1, ColSpan: 1, Text: strings.TrimSpace(text)}
			if m := spanOf.FindStringSubmatch(text); m != nil {
				c.RowSpan, _ = strconv.Atoi(m[1])
				c.ColSpan, _ = strconv.Atoi(m[2])
			}
			if m := remarkOf.FindStringSubmatch(text); m != nil {
				c.Remark = m[1]
			}
			c.Header = headerOf.MatchString(text)
			c.Text = escapes.Replace(strings.TrimSpace(headerOf.ReplaceAllString(remarkOf.ReplaceAllString(spanOf.ReplaceAllString(text, ""), ""), "")))
			if c.Text != "{-}" {
				if i := strings.Index(c.Text, "!!"); i >= 0 {
					c.Place, c.Text = model.Place{Order: at, Name: c.Text[:i] + "!R" + strconv.Itoa(r) + "C" + strconv.Itoa(col)}, c.Text[i+2:]
				}
				g.Cells = append(g.Cells, c)
			}
			for y := range c.RowSpan {
				for x := range c.ColSpan {
					taken[[2]int{r + y, col + x}] = true
				}
			}
			col += c.ColSpan
			g.Cols = max(g.Cols, col)
		}
	}
	s.doc.Blocks = append(s.doc.Blocks, g)
	s.rows = nil
}

// dumped is all that is read of a document.
func dumped(doc *Document, name string) string {
	var b strings.Builder
	r, findings, err := Recognize(doc, name)
	if err != nil {
		var why model.Findings
		if !errors.As(err, &why) {
			return err.Error() + "\n"
		}
		return told1(why)
	}
	fmt.Fprintf(&b, "%s %d %s %+v\n", r.Organ, r.Year, r.Edition, r.Forms)
	texts := [][2]string{{"title", r.Title}, {"date", r.DateLine}, {"addressee", r.Addressee}, {"titles", string(r.Titles)}, {"own titles", strings.Join(r.OwnTitles, "/")}, {"preamble", r.Preamble},
		{"signature", r.Signature.Organ + " " + r.Signature.Date.ISO()}, {"overview", r.Overview}, {"two before", r.ProactiveDisclosure.Before + r.ProactiveDisclosure2019.Before}, {"two after", r.ProactiveDisclosure.After + r.ProactiveDisclosure2019.After},
		{"three before", r.Applications.Before}, {"three after", r.Applications.After}, {"four before", r.Litigation.Before}, {"four after", r.Litigation.After}, {"problems", r.Problems}, {"other", r.OtherMatters}}
	for _, a := range r.Attachments {
		texts = append(texts, [2]string{"attachment " + a.Title, a.Text})
	}
	for _, t := range texts {
		if strings.TrimSpace(t[1]) != "" && !slices.Contains(usualTexts, t) {
			fmt.Fprintf(&b, "%s: %q\n", t[0], t[1])
		}
	}
	source, schema := r.Source(), r.Schema()
	nowhere := map[string]int{} // blank figures without a place, by table
	for _, path := range schema.Figures {
		f := schema.ByPath[path]
		_, blank := source.Blanks[path]
		if mark, ok := source.Blanks[path]; ok && mark == "" && source.Places[path].IsZero() {
			table, _, _ := strings.Cut(path, ".")
			nowhere[strings.TrimRight(table, "[]0123456789")]++
			continue
		}
		if text := f.Text(r); text != "0" || r.Remarks[path] != "" || blank {
			fmt.Fprintf(&b, "%s = %s%s", path, text, r.Remarks[path])
			if blank {
				fmt.Fprintf(&b, " blank %q", source.Blanks[path])
			}
			fmt.Fprintf(&b, " @%s\n", source.Places[path])
		}
	}
	if len(nowhere) > 0 {
		fmt.Fprintf(&b, "nowhere: %v\n", nowhere)
	}
	for _, path := range sortedKeys(source.Places) {
		if source.Places[path] != usualPlaces()[path] || source.Lines[path] != nil {
			fmt.Fprintf(&b, "%s @%s", path, source.Places[path])
			for _, l := range source.Lines[path] {
				b.WriteString(" " + l.String())
			}
			b.WriteByte('\n')
		}
	}
	if lines := source.Lines["preamble"]; lines != nil {
		fmt.Fprintf(&b, "preamble lines %v\n", lines)
	}
	return b.String() + told1(findings)
}

// usualPlaces are those of the usual report. Figures of it stand where they should.
var usualPlaces = sync.OnceValue(func() map[string]model.Place {
	r, _, _ := Recognize(documentOf(usual), "")
	return r.Source().Places
})

var usualTexts = [][2]string{{"preamble", "本报告由某县民政局编制。\n"}, {"overview", "（一）主动公开。全年公开9条。\n"}, {"problems", "一是不足。\n"}, {"other", "没有其他事项。\n"}}

func told1(findings model.Findings) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString("! " + f.Error())
		if found := fmt.Sprint(f.Found); f.Found != (model.Value{}) {
			b.WriteString(" found " + found)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
