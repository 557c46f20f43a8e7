package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/rules"
)

// note is what a reader of files noticed at a path.
func note(id, path string, severity nianbao.Severity) nianbao.Finding {
	return nianbao.Finding{ID: id, Path: path, Severity: severity, Message: "读入时发现"}
}

func TestNotesOfAReaderAreFindings(t *testing.T) {
	notes := nianbao.Findings{
		note("IMPORT-UNSURE", "applications.received[1]", nianbao.SeverityWarning), note("IMPORT-CHECK", "applications", nianbao.SeverityError),
		note("IMPORT-EXTRA", "", nianbao.SeverityInfo),
	}
	for _, c := range []struct {
		name string
		opts []nianbao.CheckOption
		want string
	}{
		{"all", nil, "IMPORT-CHECK IMPORT-EXTRA IMPORT-UNSURE"},
		{"errors", []nianbao.CheckOption{rules.ErrorsOnly()}, "IMPORT-CHECK"},
		{"comparisons", []nianbao.CheckOption{nianbao.Only("CARRY", "SUM")}, ""},
		{"one of them", []nianbao.CheckOption{nianbao.Only("IMPORT-UNSURE")}, "IMPORT-UNSURE"},
	} {
		r := consistent(t)
		r.Source().Notes = slices.Clone(notes)
		var got []string
		for _, f := range nianbao.Check(r, c.opts...) {
			if strings.HasPrefix(f.ID, "IMPORT-") {
				got = append(got, f.ID)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBlankCellsThatTheImportTellsOfAreNotToldAgain(t *testing.T) {
	const head = "organ: 青禾县农业农村局\nyear: 2023\n"
	for _, c := range []struct {
		name, text string
		notes      []string
		want       string
	}{
		{"nothing told", head + "reconsideration: [\"\", 0, \"\", 0, 0]\n", nil, "BLANK reconsideration"},
		{"a cell", head + "reconsideration: [\"\", 0, \"\", 0, 0]\n", []string{"reconsideration[0]"}, "BLANK reconsideration[2]"},
		{"both cells", head + "reconsideration: [\"\", 0, \"\", 0, 0]\n", []string{"reconsideration[0]", "reconsideration[2]"}, ""},
		{"the row", head + "reconsideration: [\"\", 0, \"\", 0, 0]\n", []string{"reconsideration"}, ""},
		{"another row", head + "reconsideration: [\"\", 0, \"\", 0, 0]\n", []string{"litigation.direct"}, "BLANK reconsideration"},
		{"a whole table", head + "reconsideration: [\"\", \"\", \"\", \"\", \"\"]\n", []string{"reconsideration", "litigation"}, "TABLE reconsideration"},
	} {
		if !strings.Contains(c.name, "table") {
			c.text += "litigation: {direct: [0, 0, 0, 0, 0], after_reconsideration: [0, 0, 0, 0, 0]}\n"
		}
		r, err := nianbao.Read(strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range c.notes {
			r.Source().Notes = append(r.Source().Notes, note("IMPORT-BLANK", path, nianbao.SeverityWarning))
		}
		var got []string
		for _, f := range nianbao.Check(r, nianbao.Only("BLANK", "TABLE")) {
			if strings.HasPrefix(f.Path, "reconsideration") {
				got = append(got, f.ID+" "+f.Path)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestASumThatFailsIsToldOnce(t *testing.T) {
	for _, c := range []struct{ other, want string }{{"", "T4-SUM"}, {"IMPORT-UNSURE", "IMPORT-CHECK T4-SUM"}} {
		r := consistent(t)
		r.Reconsideration.Total++
		r.Source().Notes = nianbao.Findings{note("IMPORT-CHECK", "reconsideration", nianbao.SeverityWarning)}
		if c.other != "" {
			r.Source().Notes = append(r.Source().Notes, note(c.other, "reconsideration[1]", nianbao.SeverityWarning))
		}
		var got []string
		for _, f := range nianbao.Check(r) {
			if f.ID == "IMPORT-CHECK" || strings.HasPrefix(f.ID, "T4-") {
				got = append(got, f.ID)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("beside %q: %q, want %q", c.other, got, c.want)
		}
	}
}
