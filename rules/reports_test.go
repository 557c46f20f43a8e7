package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// The file has a report a line, by what it has that a sound one on 2023 without any figure has not, as
// path=value|path=value, and behind a tab all that the rules find in it. Paths behind "last." are of the
// report on the year before, those behind "1." to "3." of members, "blank." is what stands in a blank cell,
// "note." a note of the reader by its id. The year and the edition stand first. To add a report, write
// the line and run with -update.
func TestTheReportsOfTheTable(t *testing.T) { compareReports(t, "reports.txt") }

// The file has a report for each word, mark, name or form that a rule knows, and for some that none does.
func TestTheWordsOfTheTable(t *testing.T) { compareReports(t, "words.txt") }

// The file lists the rules.
func TestTheRulesOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Severity, r.Title, r.Detail, r.Source)
		if found, ok := rules.ByID(r.ID); !ok || found.Title != r.Title {
			t.Errorf("%s is not found by its id", r.ID)
		}
	}
	golden.Compare(t, filepath.Join("testdata", "rules.txt"), []byte(b.String()))
	if _, ok := rules.ByID("NONE"); ok {
		t.Error("a rule is found by the id of none")
	}
}

func compareReports(t *testing.T, name string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		changes, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(changes)
		for _, f := range checkChanged(changes) {
			b.WriteString("\t" + toldWhole(f))
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

// toldWhole writes a finding with all that it has but its place.
func toldWhole(f model.Finding) string {
	s := fmt.Sprintf("%s %s %s %s", f.Severity, f.ID, f.Path, f.Message)
	if f.Found != (model.Value{}) || f.Expected != (model.Value{}) {
		s += fmt.Sprintf(" [%s→%s]", f.Found, f.Expected)
	}
	if f.Hint != "" {
		s += "（" + f.Hint + "）"
	}
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(s)
}

// checkChanged applies all rules to a report that differs from a sound one as told.
func checkChanged(changes string) model.Findings {
	r, last := soundReport(2023), soundReport(2022)
	source := &model.Source{Blanks: map[string]string{}}
	var members [3]*model.Report
	var opts []rules.Option
	for change := range strings.SplitSeq(changes, "|") {
		path, value, _ := strings.Cut(change, "=")
		value = strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(value)
		where, rest, _ := strings.Cut(path, ".")
		switch where {
		case "last":
			if len(opts) == 0 {
				last.Organ = r.Organ
				opts = append(opts, rules.Against(last))
			}
			change1(last, rest, value)
		case "1", "2", "3":
			m := &members[where[0]-'1']
			if *m == nil {
				*m = soundReport(r.Year)
			}
			change1(*m, rest, value)
		case "blank":
			source.Blanks[rest] = value
			r.SetSource(source)
		case "note":
			source.Notes = append(source.Notes, model.Finding{ID: rest, Severity: model.SeverityWarning, Path: value, Message: "m"})
			r.SetSource(source)
		default:
			change1(r, path, value)
		}
	}
	for _, m := range members {
		if m != nil {
			opts = append(opts, rules.Summing(m))
		}
	}
	return rules.Check(r, opts...)
}

// change1 sets one field of a report.
func change1(r *model.Report, path, value string) {
	switch path {
	case "year":
		_, _ = fmt.Sscan(value, &r.Year)
		return
	case "edition":
		r.Edition = value
		return
	case "forms.disclosure":
		r.Forms.Disclosure = value
		return
	case "forms.applications":
		r.Forms.Applications = value
		return
	case "attachment":
		title, text, _ := strings.Cut(value, "/")
		r.Attachments = append(r.Attachments, model.Attachment{Title: title, Text: text})
		return
	case "signature.date":
		_, _ = fmt.Sscanf(value, "%d-%d-%d", &r.Signature.Date.Year, &r.Signature.Date.Month, &r.Signature.Date.Day)
		return
	}
	f := r.Schema().ByPath[path]
	if f == nil {
		return
	}
	if f.IsFigure() {
		_ = f.Set(r, value)
	} else if f.Kind == model.TextKind || f.Kind == model.NameKind {
		f.Value(r).SetString(value)
	}
}

func soundReport(year int) *model.Report {
	r := model.New("青禾县农业农村局", year, nil)
	r.Overview = "主动公开、依申请公开、政府信息管理、平台建设和监督保障工作有序。"
	r.Problems = "公开的内容不够丰富，我局将加强培训，丰富公开的内容。"
	r.OtherMatters = "本年度没有收取信息处理费。"
	return r
}
