package yaml

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// complete returns the text of a report in which nothing is wrong.
func complete(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "read", "complete.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// edited returns the complete report with the first old replaced by new.
func edited(t testing.TB, old, new string) string {
	t.Helper()
	text := complete(t)
	if !strings.Contains(text, old) {
		t.Fatalf("the report does not contain %q", old)
	}
	return strings.Replace(text, old, new, 1)
}

// mustRead returns a report and what the rules say of how it was read.
func mustRead(t testing.TB, text string) (*model.Report, model.Findings) {
	t.Helper()
	r, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return r, slices.Concat(r.Source().Notes, r.CheckEdition(), r.CheckBlank()).Sort()
}

// mustFail returns the findings that a text gives rise to.
func mustFail(t testing.TB, text string) model.Findings {
	t.Helper()
	r, err := Read(strings.NewReader(text))
	var ps model.Findings
	if r != nil || !errors.As(err, &ps) {
		t.Fatalf("Read gave report %v and error %v, want Findings", r != nil, err)
	}
	return ps
}

// places lists findings as "ID path line:column".
func places(ps model.Findings) string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, fmt.Sprintf("%s %s %d:%d", p.ID, p.Path, p.Place.Line, p.Place.Column))
	}
	return strings.Join(lines, "\n")
}

// findingCase is an edit of the complete report and the one finding it must give.
type findingCase struct {
	name     string
	old, new string
	place    string // "ID path line:column"
	says     string // part of the message or the hint
}

func checkFindings(t *testing.T, cases []findingCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ps := mustFail(t, edited(t, c.old, c.new))
			if got := places(ps); got != c.place {
				t.Errorf("findings\n%s\nwant\n%s\n%v", got, c.place, ps)
			}
			if !strings.Contains(ps.Error(), c.says) {
				t.Errorf("%v\ndoes not say %q", ps, c.says)
			}
		})
	}
}

func TestACompleteReportIsReadWithoutANote(t *testing.T) {
	r, notes := mustRead(t, complete(t))
	if len(notes) > 0 {
		t.Errorf("notes: %v", notes)
	}
	if r.Organ != "中宁县工业和信息化局" || r.Year != 2021 || r.Edition != "2021" || r.Titles != model.TemplateTitles {
		t.Errorf("organ %q, year %d, edition %q, titles %q", r.Organ, r.Year, r.Edition, r.Titles)
	}
	if r.ProactiveDisclosure.Licensing != 33 || r.ProactiveDisclosure.Fees.String() != "0" {
		t.Errorf("table two: %+v", r.ProactiveDisclosure)
	}
	if want := "一年来，工作平稳有序。\n（一）主动公开。公开各类信息183条。\n"; r.Overview != want {
		t.Errorf("overview %q, want %q", r.Overview, want)
	}
	if want := (model.Signature{Organ: "中宁县工业和信息化局", Date: model.Date{Year: 2022, Month: 1, Day: 16}}); r.Signature != want {
		t.Errorf("signature %v, want %v", r.Signature, want)
	}
}

func TestReportsAsPublishedAreRead(t *testing.T) {
	dir := corpus.Folder(t)
	for name, licensing := range map[string]int64{"pingtan-2021": 2293, "pingtan-2023": -1, "huaian-2024": 447228,
		"suqian-2023": 1808595, "zhongning-gxj-2021": 33} {
		r, err := ReadFile(filepath.Join(dir, name+".yaml"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(r.Source().Notes) > 0 {
			t.Errorf("%s: %v", name, r.Source().Notes)
		}
		if got := r.ProactiveDisclosure.Licensing; licensing >= 0 && got != licensing {
			t.Errorf("%s: %d permits, want %d", name, got, licensing)
		}
	}
	for _, name := range []string{"pingtan-2019", "pingtan-2020"} {
		r, err := ReadFile(filepath.Join(dir, name+".yaml"))
		if err != nil || r.ProactiveDisclosure2019.Procurement.Amount.Unit() != "元" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAllFindingsAreToldAtOnceInOrder(t *testing.T) {
	text := edited(t, "organ: ", "organn: ")
	text = strings.Replace(text, "licensing: 33", "licensing: 三十三", 1)
	text = strings.Replace(text, "penalties: 0", "penalties: ", 1)
	text = strings.Replace(text, "  direct: [0, ", "  direct: [", 1)
	text = strings.Replace(text, "2022-01-16", "2022-02-30", 1)
	ps := mustFail(t, text)
	want := `READ-KEY organn 3:1
READ-TYPE proactive_disclosure.licensing 14:14
BLANK proactive_disclosure.penalties 15:3
READ-ROW litigation.direct 51:11
READ-TYPE signature.date 57:38`
	if got := places(ps); got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
	if ps[2].Severity != model.SeverityWarning || ps[1].Severity != model.SeverityError {
		t.Errorf("severities: %v", ps)
	}
}

// A number below zero is a rule's matter, but must not wait for the file's other faults to
// be put right.
func TestANegativeNumberIsToldTogetherWithWhatCannotBeRead(t *testing.T) {
	text := edited(t, "licensing: 33", "licensing: 三十三")
	text = strings.Replace(text, "penalties: 0", "penalties: -4", 1)
	want := "READ-TYPE proactive_disclosure.licensing 14:14\nNONNEG proactive_disclosure.penalties 15:14"
	if got := places(mustFail(t, text)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAFaultOfTheReaderIsWrapped(t *testing.T) {
	broken := errors.New("cable pulled")
	r, err := Read(io.MultiReader(strings.NewReader("organ: 某局\n"), iotest.ErrReader(broken)))
	if r != nil || !errors.Is(err, broken) {
		t.Errorf("Read gave %v, %v", r, err)
	}
	if _, err := ReadFile(filepath.Join(t.TempDir(), "none.yaml")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("ReadFile gave %v", err)
	}
}

func TestAnEndlessInputIsRefusedAfterTheLimit(t *testing.T) {
	in := &counter{}
	_, err := Read(in)
	if ps, ok := err.(model.Findings); !ok || places(ps) != "READ-SIZE  1:1" {
		t.Errorf("Read gave %v", err)
	}
	if in.n > MaxInputBytes+1 {
		t.Errorf("%d bytes were read, want at most %d", in.n, MaxInputBytes+1)
	}
}

// counter gives spaces without end.
type counter struct{ n int }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	c.n += len(p)
	return len(p), nil
}

func TestAListOfFindingsHasAnEnd(t *testing.T) {
	var b strings.Builder
	for i := range maxFindings + 500 {
		fmt.Fprintf(&b, "unknown%d: 1\n", i)
	}
	ps := mustFail(t, edited(t, "licensing: 33", "licensing: 三")+b.String())
	if len(ps) != maxFindings+1 || ps[0].ID != "READ-MORE" || !strings.Contains(ps[0].Message, "501 个") {
		t.Errorf("%d findings, the first %v", len(ps), ps[0])
	}
}

func TestPositionsAreKeptForEveryValueGiven(t *testing.T) {
	r, _ := mustRead(t, edited(t, "received: [0, 0, 0, 0, 0, 0, 0]",
		"received: {total: 1, natural_persons: 1, others: 0, enterprises: 0, research_institutions: 0, public_welfare: 0, legal_services: 0}"))
	for path, want := range map[string]model.Place{
		"":      {Line: 2, Column: 1},
		"organ": {Line: 3, Column: 8},
		"year":  {Line: 4, Column: 7}, "overview": {Line: 8, Column: 11},
		"proactive_disclosure":                    {Line: 12, Column: 3},
		"proactive_disclosure.regulations.issued": {Line: 12, Column: 25},
		"applications":                            {Line: 19, Column: 3},
		"applications.received":                   {Line: 19, Column: 13},
		"applications.received[0]":                {Line: 19, Column: 41},
		"applications.received[6]":                {Line: 19, Column: 21},
		"applications.carried_over[6]":            {Line: 20, Column: 36},
		"reconsideration[4]":                      {Line: 49, Column: 31},
		"litigation.direct[0]":                    {Line: 51, Column: 12},
		"signature.organ":                         {Line: 57, Column: 20},
		"signature.date":                          {Line: 57, Column: 38},
	} {
		if got := r.Source().Places[path]; got != want {
			t.Errorf("%q stands at %v, want %v", path, got, want)
		}
	}
	for _, path := range model.SchemaOf(nil).Figures {
		if _, ok := r.Source().Places[path]; !ok {
			t.Errorf("no place for %s", path)
		}
	}
	if r.Applications.Received != (tables.Applicants{NaturalPersons: 1, Total: 1}) {
		t.Errorf("received: %+v", r.Applications.Received)
	}
}

func TestATextInAMessageIsOneShortLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "甲 乙": "甲 乙", " 甲\n\t乙　": "甲 乙", "\x1b[31m": "\ufffd[31m", strings.Repeat("长", 41): strings.Repeat("长", 40) + "…",
		strings.Repeat("长", 40): strings.Repeat("长", 40), "\xff": "\ufffd",
	} {
		if got := zhtext.Shorten(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func TestFilesWithMorePartsThanAReport(t *testing.T) {
	for _, text := range []string{strings.Repeat("a: 1\n", maxParts/2+1), "a: [" + strings.Repeat("1,", maxParts), strings.Repeat("[{\"a\": 1},\n", maxParts/4)} {
		_, err := Read(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), "READ-LIMIT") {
			t.Errorf("%.20q: %.200v", text, err)
		}
	}
}
