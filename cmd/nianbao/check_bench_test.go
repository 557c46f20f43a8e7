package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeReports fills a folder with reports of about ten kilobytes: four years of each organ.
func writeReports(tb testing.TB, folder string, count int) {
	tb.Helper()
	seed, err := os.ReadFile(filepath.Join("..", "..", "testdata", "zhongning-2021.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	more := "problems: |\n"
	for i := range 20 {
		more += fmt.Sprintf("  第%d类公开的内容与企业和群众的期待还有差距，解读材料偏少，更新也不够及时；今后按月核对目录，逐项明确责任，年底前补齐。\n", i+1)
	}
	text := strings.Replace(string(seed), "problems: |\n", more, 1)
	for i := range count {
		organ, year := fmt.Sprintf("青禾县第%d办公室", i/4), fmt.Sprint(2021+i%4)
		report := strings.NewReplacer("中宁县工业和信息化局", organ, "2021 ", year+" ", "2021年", year+"年", "year: 2021", "year: "+year,
			"2022-01-16", fmt.Sprintf("%d-01-16", 2022+i%4), "今后按月", year+"年起按月").Replace(text)
		name := filepath.Join(folder, fmt.Sprintf("%03d", i/4), year+".yaml")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(report), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkCheckFolder checks a thousand reports from a folder, as a reviewing office does.
func BenchmarkCheckFolder(b *testing.B) {
	const count = 1000
	folder := b.TempDir()
	writeReports(b, folder, count)
	b.ReportAllocs()
	for b.Loop() {
		var stderr bytes.Buffer
		if code := run([]string{"check", folder}, nil, io.Discard, &stderr); code != 0 || stderr.Len() > 0 {
			b.Fatalf("exit code %d\n%s", code, &stderr)
		}
	}
	b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
