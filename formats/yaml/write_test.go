package yaml

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// drawReport fills a report of one edition with anything that an input file can hold.
func drawReport(t *rapid.T, m *model.Schema) *model.Report {
	r := &model.Report{}
	for _, f := range leaves(m.Root) {
		drawValue(t, r, f, m)
	}
	return r
}

func drawValue(t *rapid.T, r *model.Report, f *model.Field, m *model.Schema) {
	v := f.Value(r)
	switch f.Kind {
	case model.CountKind:
		v.SetInt(rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, f.Path))
		if rapid.IntRange(0, 20).Draw(t, "remark") == 7 {
			if r.Remarks == nil {
				r.Remarks = map[string]string{}
			}
			r.Remarks[f.Path] = rapid.SampledFrom([]string{"（其中修订16件）", "(含网上3件)", "其中：注销\"2\"件"}).Draw(t, "remark")
		}
	case model.AmountKind, model.MoneyKind:
		text := rapid.StringMatching(`[-+]?[0-9]{1,15}(\.[0-9]{1,15})?`).Draw(t, f.Path)
		if f.Kind == model.MoneyKind {
			text += rapid.SampledFrom([]string{"", "元", " 万元", "元\"\\#", "元: 整"}).Draw(t, f.Path)
		}
		if err := f.Set(r, text); err != nil {
			t.Fatal(err)
		}
	case model.YearKind:
		last := m.Edition.LastYear
		if last == 0 {
			last = model.LastYear
		}
		v.SetInt(int64(rapid.IntRange(m.Edition.FirstYear, last).Draw(t, f.Path)))
	case model.EditionKind:
		v.SetString(rapid.SampledFrom([]string{"", m.Edition.ID}).Draw(t, f.Path))
	case model.TitlesKind:
		v.SetString(rapid.SampledFrom([]string{"", "template", "body"}).Draw(t, f.Path))
		if v.String() == "" && rapid.Bool().Draw(t, "own titles") {
			r.OwnTitles = rapid.SliceOfN(anyTitle, 6, 6).Draw(t, "titles")
		}
	case model.ListKind:
		for range rapid.IntRange(0, 2).Draw(t, f.Path) {
			r.Attachments = append(r.Attachments, model.Attachment{Title: anyTitle.Draw(t, "title"), Text: anyProse.Draw(t, "text")})
		}
	case model.DateKind:
		if rapid.Bool().Draw(t, f.Path) {
			v.Set(reflect.ValueOf(model.Date{Year: rapid.IntRange(model.FirstDateYear, model.LastDateYear).Draw(t, "y"), Month: rapid.IntRange(1, 12).Draw(t, "m"), Day: rapid.IntRange(1, 28).Draw(t, "d")}))
		}
	case model.NameKind:
		v.SetString(rapid.OneOf(anyName, rapid.SampledFrom([]string{"null", "~", "- 局", "1e3", "局: #1", "yes", "2021", "0x1F", "“甲”局,}]", "&局", "*", "'", `"`, "|", "！"})).Draw(t, f.Path))
	default:
		v.SetString(anyProse.Draw(t, f.Path))
	}
}

var (
	// pieces that YAML could take for something of its own, or lose
	proseParts = []string{" ", "  ", "\t", "\n", "\n\n", "　", "#", " #", ":", ": ", "- ", "? ", "|", ">", "'", `"`, `\`, "---", "...", "%YAML",
		"null", "~", "2021-01-01", "{", "]", "&a", "*a", "!!str", "@", "`", "正文。", "（一）主动公开。", "𠮷", "\u00a0", "\u200b", "\u3000"}
	anyTitle = rapid.SampledFrom([]string{"概述", "本年度工作：总体情况", "- 情况", "null", "“五公开”情况", "一是", "2021", "|", "#1"})
	anyProse = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(proseParts), rapid.String().Filter(func(s string) bool {
			return !strings.ContainsFunc(s, zhtext.IsBad)
		})), 0, 6).Draw(t, "parts"), "")
	})
)

// differing returns the first value in which two reports differ, "" when they are the same.
func differing(a, b *model.Report) string {
	for _, m := range model.Schemas() {
		for _, f := range leaves(m.Root) {
			if written(f, a) != written(f, b) {
				return f.Path + ": " + written(f, a) + " and " + written(f, b)
			}
		}
	}
	return ""
}

func yamlOf(t rapid.TB, r *model.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatalf("%v\n%+v", err, r)
	}
	return b.String()
}

type writer func(io.Writer, *model.Report, ...WriteOption) error

func TestReadingWhatWasWrittenGivesTheSameReport(t *testing.T) {
	for name, write := range map[string]writer{"YAML": Write, "JSON": WriteJSON} {
		for _, m := range model.Schemas() {
			t.Run(name+" "+m.Edition.ID, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { readsBack(t, drawReport(t, m), write) })
			})
		}
	}
}

// readsBack writes a report, reads it, and writes it again.
func readsBack(t *rapid.T, want *model.Report, write writer) {
	var first, second bytes.Buffer
	var opts []WriteOption
	if rapid.Bool().Draw(t, "chinese") {
		opts = append(opts, ChineseKeys())
	}
	if err := write(&first, want, opts...); err != nil {
		t.Fatalf("%v\n%+v", err, want)
	}
	text := first.String()
	got, err := Read(&first)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if len(got.Source().Notes) > 0 {
		t.Fatalf("notes: %v\n%s", got.Source().Notes, text)
	}
	if d := differing(want, got); d != "" {
		t.Fatalf("%s\n%s", d, text)
	}
	if err := write(&second, got, opts...); err != nil || second.String() != text {
		t.Fatalf("the second time it is %v\n%s\nnot\n%s", err, second.String(), text)
	}
}

// Other programs read the JSON, and decimals keep their digits.
func TestWrittenJSONIsJSON(t *testing.T) {
	r := &model.Report{Organ: "青禾县<农业>局", Year: 2023, Overview: "第一段。\n“第二段”。"}
	if err := r.ProactiveDisclosure.Fees.UnmarshalText([]byte("24252.311082")); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Organ      string
		Year       int
		Overview   string
		Disclosure struct{ Fees string }      `json:"proactive_disclosure"`
		Applied    struct{ Received []int64 } `json:"applications"`
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if got.Organ != r.Organ || got.Year != 2023 || got.Overview != r.Overview || got.Disclosure.Fees != "24252.311082" || len(got.Applied.Received) != 7 {
		t.Errorf("got %+v", got)
	}
	if err := WriteJSON(&b, &model.Report{Organ: "某局", Year: 2008}); err == nil {
		t.Error("a report that no edition rules was written")
	}
}

// Whatever Read accepts can be written, and stays what it is.
func FuzzWriteYAML(f *testing.F) {
	f.Add([]byte(complete(f)))
	f.Add([]byte(`{"organ": "某局", "year": 2020, "title": " 甲 \n\n", "proactive_disclosure": {"procurement": {"amount": "5（万元）"}}}`))
	f.Add([]byte("organ: '#'\nyear: 2021\noverview: |+\n  甲\n\n\nproblems: >\n  乙\n\n   丙\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, err := Read(bytes.NewReader(data))
		if err != nil || len(data) > 1<<20 { // a file near the limit may grow beyond it
			return
		}
		text := yamlOf(t, want)
		got, err := Read(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if d := differing(want, got); d != "" {
			t.Fatalf("%s\n%s", d, text)
		}
	})
}

func TestAReportIsWrittenTheWayPeopleWriteIt(t *testing.T) {
	r, _ := mustRead(t, complete(t))
	text := yamlOf(t, r)
	for _, want := range []string{
		"edition: \"2021\"\norgan: 中宁县工业和信息化局\nyear: 2021\n",
		"overview: |\n  一年来，工作平稳有序。\n  （一）主动公开。公开各类信息183条。\nproactive_disclosure: # 表二",
		"  regulations: {issued: 0, repealed: 0, in_force: 0} # 规章：本年制发件数、本年废止件数、现行有效件数\n",
		"  fees: \"0\" # 行政事业性收费（万元）\n",
		"applications: # 表三（收到和处理政府信息公开申请情况）；每行：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计\n",
		"  received: [0, 0, 0, 0, 0, 0, 0] # 一、本年新收政府信息公开申请数量\n  carried_over: [",
		"    refused: # （三）不予公开\n      state_secrets: [",
		"reconsideration: [0, 0, 0, 0, 0] # 表四（行政复议）：结果维持、结果纠正、其他结果、尚未审结、总计\n",
		"\nsignature: {organ: 中宁县工业和信息化局, date: 2022-01-16}\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks\n%s\nin\n%s", want, text)
		}
	}
}

func TestTextsThatABlockCannotHoldAreQuotedLineByLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                 `""`,
		"甲\n乙":             "|-\n  甲\n  乙",
		"甲\n\n  乙\n":       "|\n  甲\n\n    乙\n",
		"甲 \n  乙\n\n":      "\"甲 \\n\\\n  \\  乙\\n\\\n  \\n\"",
		" 甲":               `" 甲"`,
		"\t\"\\":           `"\t\"\\"`,
		"\n甲":              "\"\\n\\\n  甲\"",
		"一\u200b二\n":       "|\n  一\u200b二\n",
		"control\u0007end": `"control\U00000007end"`,
	} {
		if got := textValue(text, "  "); got != strings.TrimSuffix(want, "\n") {
			t.Errorf("%q is written\n%s\nwant\n%s", text, got, want)
		}
	}
}

func TestAReportThatNoFileCanHoldIsNotWritten(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*model.Report)
		want   string // "ID path"
	}{
		"no organ":                 {func(r *model.Report) { r.Organ = "" }, "READ-REQUIRED organ"},
		"blanks around the organ":  {func(r *model.Report) { r.Organ = " 某局" }, "WRITE-LOSS organ"},
		"an organ of two lines":    {func(r *model.Report) { r.Organ = "某\n局" }, "READ-TYPE organ"},
		"no year":                  {func(r *model.Report) { r.Year = 0 }, "EDITION year"},
		"a year before the format": {func(r *model.Report) { r.Year = 2018 }, "EDITION year"},
		"a year too late":          {func(r *model.Report) { r.Year = 2100 }, "READ-RANGE year"},
		"an edition of other years": {
			func(r *model.Report) { r.Edition = "2019" }, "EDITION proactive_disclosure.licensing"},
		"figures of another edition": {
			func(r *model.Report) { r.ProactiveDisclosure2019.Licensing.Change = 1 }, "EDITION proactive_disclosure.licensing.change"},
		"a control character": {func(r *model.Report) { r.Problems = "甲\u0000乙" }, "READ-CONTROL problems"},
		"bytes that are no text": {
			func(r *model.Report) { r.Overview = "甲\xff" }, "READ-ENCODING overview"},
		"a number too long": {
			func(r *model.Report) { r.Litigation.Direct.Other = 1_000_000_000_000_000 }, "READ-RANGE litigation.direct[2]"},
		"a day that does not exist": {
			func(r *model.Report) { r.Signature.Date = model.Date{Year: 2022, Month: 2, Day: 30} }, "READ-TYPE signature.date"},
		"titles of neither set": {func(r *model.Report) { r.Titles = "正文" }, "READ-TYPE titles"},
		"a text too long":       {func(r *model.Report) { r.Overview = strings.Repeat("长", MaxInputBytes) }, "READ-SIZE "},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := mustRead(t, complete(t))
			r.Edition = ""
			c.change(r)
			var b bytes.Buffer
			err := Write(&b, r)
			var ps model.Findings
			if !errors.As(err, &ps) || b.Len() > 0 {
				t.Fatalf("got %v and %d bytes", err, b.Len())
			}
			if got := ps[0].ID + " " + ps[0].Path; got != c.want {
				t.Errorf("got %s, want %s\n%v", got, c.want, ps)
			}
		})
	}
}

func TestAnAmountThatReadTidiesUpIsNotWrittenSilently(t *testing.T) {
	r := &model.Report{Organ: "某局", Year: 2020}
	amount, err := tables.ParseAmount("5元ｋｇ")
	if err != nil {
		t.Fatal(err)
	}
	r.ProactiveDisclosure2019.Procurement.Amount = amount
	err = Write(&bytes.Buffer{}, r)
	if err != nil && !strings.Contains(err.Error(), "WRITE-LOSS") {
		t.Errorf("got %v", err)
	}
	if err == nil && !strings.Contains(yamlOf(t, r), `"5元ｋｇ"`) {
		t.Error("it is neither kept nor refused")
	}
}

func TestAnErrorOfTheDestinationIsReturned(t *testing.T) {
	broken := errors.New("disk full")
	r, _ := mustRead(t, complete(t))
	if err := Write(failing{broken}, r); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// failing is a destination that takes nothing.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
