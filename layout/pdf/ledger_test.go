package pdf

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const ledger = "CONFORMANCE.md"

// sources returns the text of all Go files of the folders whose tests and files the ledger
// names.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, folder := range []string{".", "../../internal/pdfobj", "../../internal/pdfcheck", "../../internal/sfnt"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has no Go files: %v", folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString("file " + filepath.Base(file) + "\n")
			all.Write(data)
		}
	}
	return all.String()
}

func TestTheLedgerNamesOnlyTestsFilesAndFunctionsThatExist(t *testing.T) {
	text, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	code := sources(t)
	for _, m := range regexp.MustCompile("`((?:\\w+/)*)([\\w.]+)`").FindAllStringSubmatch(string(text), -1) {
		name := m[2]
		found := strings.Contains(code, "file "+name+"\n")
		if last := name[strings.LastIndexByte(name, '.')+1:]; !strings.HasSuffix(name, ".go") {
			found = regexp.MustCompile(`(?m)^(func (\([^)]*\) )?|var |type |package )`+last+`\b`).MatchString(code) ||
				regexp.MustCompile(`(?m)^xref|^layout$|^q$`).MatchString(last)
		}
		if !found {
			t.Errorf("%s names `%s`, which does not exist", ledger, m[1]+name)
		}
	}
}

// rows are the clauses of a part of the ledger.
func clausesOf(text, heading string) map[string]bool {
	_, part, _ := strings.Cut(text, "\n## "+heading)
	part, _, _ = strings.Cut(part, "\n## ")
	clauses := map[string]bool{}
	for _, line := range strings.Split(part, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 6 {
			continue
		}
		for _, clause := range strings.Split(cells[1], ",") {
			clauses[strings.TrimSpace(clause)] = true
		}
	}
	delete(clauses, "clause")
	delete(clauses, "---")
	return clauses
}

// The clauses for which the published validation profiles have rules.
const (
	clausesPDFA = `6.1.2 6.1.3 6.1.4 6.1.6 6.1.7.1 6.1.7.2 6.1.8 6.1.9 6.1.10 6.1.12 6.1.13 6.2.2 6.2.3 6.2.4.2 6.2.4.3
		6.2.4.4 6.2.5 6.2.6 6.2.8 6.2.8.3 6.2.9 6.2.10 6.2.11.2 6.2.11.3.1 6.2.11.3.2 6.2.11.3.3 6.2.11.4.1 6.2.11.4.2
		6.2.11.5 6.2.11.6 6.2.11.7.2 6.2.11.7.3 6.2.11.8 6.3.1 6.3.2 6.3.3 6.4.1 6.4.2 6.4.3 6.5.1 6.5.2 6.6.2.1 6.6.2.3.1
		6.6.2.3.2 6.6.2.3.3 6.6.4 6.7.2.2 6.7.3.3 6.7.3.4 6.7.4 6.8 6.9 6.10 6.11`
	clausesPDFA3 = `6.8`
	clausesPDFA1 = `6.1.2 6.1.3 6.1.4 6.1.6 6.1.7 6.1.8 6.1.10 6.1.11 6.1.12 6.1.13 6.2.2 6.2.3.2 6.2.3.3 6.2.4 6.2.5 6.2.6
		6.2.7 6.2.8 6.2.9 6.2.10 6.3.2 6.3.3.1 6.3.3.2 6.3.3.3 6.3.4 6.3.5 6.3.6 6.3.7 6.3.8 6.4 6.5.2 6.5.3 6.6.1 6.6.2 6.7.2
		6.7.3 6.7.5 6.7.8 6.7.9 6.7.11 6.8.2.2 6.8.3.3 6.8.3.4 6.8.4 6.9`
	clausesPDFA4 = `6.1.2 6.1.3 6.1.4 6.1.5 6.1.6.1 6.1.6.2 6.1.7 6.1.8 6.1.9 6.1.11 6.1.12 6.2.2 6.2.3 6.2.4.2 6.2.4.3 6.2.4.4
		6.2.5 6.2.7.1 6.2.7.3 6.2.8.1 6.2.8.2 6.2.9 6.2.10.2 6.2.10.3.1 6.2.10.3.2 6.2.10.3.3 6.2.10.4.1 6.2.10.5 6.2.10.6
		6.2.10.7 6.2.10.8 6.2.10.9 6.3.1 6.3.2 6.3.3 6.4.1 6.4.2 6.6.1 6.6.3 6.7.2.1 6.7.3 6.9 6.10 6.11 6.12`
	clausesPDFUA2 = `5 6.2 8.2.1 8.2.2 8.2.4 8.2.5.2 8.2.5.8 8.2.5.12 8.2.5.14 8.2.5.20 8.2.5.23 8.2.5.24 8.2.5.25 8.2.5.26
		8.2.5.27 8.2.5.28.2 8.2.5.29 8.4.3 8.4.4 8.4.5.3.1 8.4.5.3.2 8.4.5.4 8.4.5.5.1 8.4.5.6 8.4.5.7 8.4.5.8 8.4.5.9 8.6 8.7
		8.8 8.9.2.2 8.9.2.3 8.9.2.4.7 8.9.2.4.8 8.9.2.4.9 8.9.2.4.10 8.9.2.4.11 8.9.2.4.12 8.9.2.4.13 8.9.2.4.14 8.9.2.4.15
		8.9.2.4.16 8.9.2.4.19 8.9.3.3 8.9.4.2 8.10.1 8.10.2.3 8.10.3.3 8.10.3.5 8.11.1 8.11.2 8.14.1`
	clausesPDFUA = `5 6.1 6.2 7.1 7.2 7.3 7.4.2 7.4.4 7.5 7.7 7.9 7.10 7.11 7.15 7.16 7.18.1 7.18.2 7.18.3 7.18.4 7.18.5
		7.18.6.2 7.18.8 7.20 7.21.3.1 7.21.3.2 7.21.3.3 7.21.4.1 7.21.4.2 7.21.5 7.21.6 7.21.7 7.21.8`
)

func TestTheLedgerAccountsForEveryClause(t *testing.T) {
	text, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	for heading, want := range map[string]string{
		"ISO 19005-2": clausesPDFA, "ISO 14289-1": clausesPDFUA, "ISO 19005-3": clausesPDFA3, "ISO 19005-1": clausesPDFA1,
		"ISO 19005-4": clausesPDFA4, "ISO 14289-2": clausesPDFUA2,
	} {
		got := clausesOf(string(text), heading)
		for _, clause := range strings.Fields(want) {
			if !got[clause] {
				t.Errorf("%s, %s has no row", heading, clause)
			}
			delete(got, clause)
		}
		for clause := range got {
			t.Errorf("%s, %q is no clause with rules", heading, clause)
		}
	}
}
