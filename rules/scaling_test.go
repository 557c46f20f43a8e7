package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// withProblems is a sound report with other words in section five, read from a file.
func withProblems(t testing.TB, text string) *model.Report {
	t.Helper()
	r := *read(t, seed)
	r.Problems = strings.TrimSuffix(text, "\n") + "\n"
	var file strings.Builder
	if err := yaml.Write(&file, &r); err != nil {
		t.Fatal(err)
	}
	back, err := yaml.Read(strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// ns/B stays the same when the time grows with the text.
func BenchmarkCheckScaling(b *testing.B) {
	for name, piece := range map[string]string{
		"sound": "主动公开信息，及时更新目录。", "wrong": "收到政府信息公开申请995件，", "sentences": "收到政府信息公开申请995件。", "paragraphs": "收到政府信息公开申请995件。\n", "points": "一是甲。三是乙。",
		"lists": "一是甲。", "units": "共公开申请件(", "years": "较2020年增长。\n", "marks": "字,字。。“", "tags": "<b>字&nbsp;", "stars": "**一**县*", "addresses": "www.a.gov.cn/字，",
	} {
		for _, size := range []int{100_000, 200_000, 400_000} {
			r := withProblems(b, strings.Repeat(piece, size/len(piece)))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					rules.Check(r)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/B")
			})
		}
	}
}

// The first of many findings of one kind are told with their places, the rest are counted.
func TestAlikeFindingsOfOneTextAreCounted(t *testing.T) {
	for _, n := range []int{1, model.MaxAlike - 1, model.MaxAlike, model.MaxAlike + 1, model.MaxAlike + 2, 1000} {
		for _, end := range []string{"\n", ""} {
			sentence := "收到政府信息公开申请995件。" + end
			r := withProblems(t, strings.Repeat(sentence, n))
			found := rules.Check(r, rules.Only("PROSE-T3"))
			if want := min(n, model.MaxAlike+1); len(found) != want {
				t.Fatalf("%d findings of %d", len(found), n)
			}
			first := found[0]
			for i, f := range found {
				want := first
				if end == "\n" {
					want.Place.Line += i
				} else {
					want.Place.Column += i * len([]rune(sentence))
				}
				if i == model.MaxAlike {
					want.Message, want.Hint, want.Found, want.Expected = fmt.Sprintf("这里还有 %d 处同类的问题，没有列出", n-i), "", model.Value{}, model.Value{}
				} else if end == "" { // one paragraph, of which each shows its own part
					want.Message = f.Message
				}
				if f != want {
					t.Fatalf("%d of %d: %v, not %v", i, n, f, want)
				}
			}
		}
	}
}

func TestLimitsOfTexts(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		found      int
	}{
		{"ORDER", strings.Repeat("一是甲。", 20) + strings.Repeat("二是乙。", 20), 0}, // each list goes on
		{"ORDER", strings.Repeat("一是甲。", 21) + strings.Repeat("二是乙。", 21), 1}, // the first is forgotten
		{"ORDER", "一是甲。三是乙，二要丙。", 0},
		{"ORDER", "一是甲。三是乙。", 1},
		{"ORDER", "一是甲。\n三是乙，二要丙。\n一是甲。\n三是乙。", 1},
		{"PLACEHOLDER", "答复25件" + strings.Repeat("字", 94) + "收到申请件，", 0},
		{"PLACEHOLDER", "答复25件" + strings.Repeat("字", 95) + "收到申请件，", 1},
		{"STALE", "2020年，主动公开信息12条。\n较上年增长。", 1},
		{"STALE", "2020年，主动公开。\n本年公开信息12条。", 0},
	} {
		if found := rules.Check(withProblems(t, c.text), rules.Only(c.rule)); len(found) != c.found {
			t.Errorf("%s finds in %s: %v", c.rule, c.text, found)
		}
	}
}
