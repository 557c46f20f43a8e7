package rules_test

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

// BenchmarkCheck checks one report of about ten kilobytes.
func BenchmarkCheck(b *testing.B) {
	r := consistent(b)
	r.Problems = strings.Repeat("公开的内容与企业和群众的期待还有差距，解读材料偏少，更新也不够及时；今后按月核对目录，逐项明确责任，年底前补齐。\n", 20) + r.Problems
	b.ReportAllocs()
	for b.Loop() {
		nianbao.Check(r)
	}
}
