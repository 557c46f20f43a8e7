package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/sample"
)

// randomMembers writes the reports of a few members, some of them with errors, on another year, twice, or
// broken.
func randomMembers(t *testing.T, r *rand.Rand, folder string) {
	t.Helper()
	for i := range 3 + r.IntN(6) {
		report := sample.Report(5*(i+r.IntN(400)) + 2) // on the same year
		text := string(yamlOf(t, report))
		switch r.IntN(8) {
		case 0:
			text = strings.Replace(text, "year: 2023", "year: 2022", 1)
		case 1:
			report.Applications.Received.Total += 1 + r.Int64N(5)
			text = string(yamlOf(t, report))
		case 2:
			writeText(t, filepath.Join(folder, fmt.Sprintf("%d-again.yaml", i)), text)
		case 3:
			text = strings.Replace(text, "year:", "yaer:", 1)
		case 4:
			report.ProactiveDisclosure.Licensing = r.Int64N(1 << 40)
			text = string(yamlOf(t, report))
		}
		writeText(t, filepath.Join(folder, fmt.Sprintf("%d.yaml", i)), text)
	}
}

func yamlOf(t *testing.T, report *nianbao.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := nianbao.WriteYAML(&b, report); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The sum, the check of the sum and the statistics take the same reports and have the same figures.
func TestSumCheckAndStatisticsAgree(t *testing.T) {
	agreed := 0
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 0))
		work := t.TempDir()
		members, county, table := filepath.Join(work, "in"), filepath.Join(work, "county.yaml"), filepath.Join(work, "stats.csv")
		if err := os.Mkdir(members, 0o755); err != nil {
			t.Fatal(err)
		}
		randomMembers(t, r, members)
		var stdout, stderr bytes.Buffer
		if run([]string{"sum", members, "--organ", "甲县人民政府", "--year", "2023", "--partial", "-o", county}, nil, &stdout, &stderr) != 0 {
			if !strings.Contains(stderr.String(), "没有一份可以汇总的报告") {
				t.Fatalf("seed %d:\n%s", seed, &stderr)
			}
			continue
		}
		agreed++
		stdout.Reset()
		run([]string{"check", county, "--members", members}, nil, &stdout, &stderr)
		if strings.Contains(stdout.String(), " SUM ") {
			t.Errorf("seed %d: the check does not agree with the sum:\n%s", seed, &stdout)
		}
		if code := run([]string{"stats", members, "--year", "2023", "--csv", table}, nil, &stdout, &stderr); code != 0 {
			t.Fatalf("seed %d: statistics: exit code %d\n%s", seed, code, &stderr)
		}
		total, err := nianbao.ReadFile(county)
		if err != nil {
			t.Fatal(err)
		}
		compareTotals(t, seed, total, table)
	}
	if agreed < 15 {
		t.Errorf("only %d folders had anything to add up", agreed)
	}
}

// compareTotals compares a summary with the last row of a table of statistics.
func compareTotals(t *testing.T, seed uint64, total *nianbao.Report, table string) {
	t.Helper()
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	header, last := rows[0], rows[len(rows)-1]
	m := total.Schema()
	compared := 0
	for _, path := range m.Figures {
		f := m.ByPath[path]
		for i, name := range header {
			if name != f.FullName() {
				continue
			}
			compared++
			if got := fmt.Sprint(last[i]); got != f.Text(total) && !(got == "" && f.Text(total) == "0") {
				t.Errorf("seed %d: %s: the statistics have %q, the sum %q", seed, name, got, f.Text(total))
			}
		}
	}
	if compared != len(m.Figures) {
		t.Errorf("seed %d: %d of %d figures in the table", seed, compared, len(m.Figures))
	}
}
