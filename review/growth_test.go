package review

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// handedInBy are files that can't be read, of which every tenth can, each of another organ.
func handedInBy(n int) (files []File, list []organs.Member) {
	for i := range n {
		name := fmt.Sprintf("青禾县第%d镇人民政府", i)
		f := File{Name: fmt.Sprintf("%d.yaml", i), Organ: name, Findings: model.Findings{{ID: "READ-X", Severity: model.SeverityError}}}
		if i%10 == 0 {
			f = File{Name: f.Name, Report: report(name, 2023)}
		}
		files, list = append(files, f), append(list, organs.Member{Name: name, Line: i + 1})
	}
	return files, list
}

// Whose files are, many of them or few, their order does not change.
func TestManyFilesHaveRowsOfTheirOwn(t *testing.T) {
	files, list := handedInBy(500)
	for _, members := range [][]organs.Member{nil, list} {
		r := New(files, Options{Year: 2023, Members: members})
		again := append(append([]File{}, files...), files...)
		twice := New(again, Options{Year: 2023, Members: members})
		if len(r.Rows) != len(files) || len(twice.Rows) != len(files) {
			t.Fatalf("%d and %d rows", len(r.Rows), len(twice.Rows))
		}
		for i := range twice.Rows {
			if row := twice.Rows[i]; len(row.Files) != 2 || again[row.Files[0]].Name != again[row.Files[1]].Name {
				t.Fatalf("row %d has files %v", i, row.Files)
			}
		}
	}
}

// Up to a number of pairs names are compared for likeness; of more it is said that they are not.
func TestNamesAreComparedForLikenessUpToANumberOfPairs(t *testing.T) {
	for _, c := range []struct {
		most int
		want string
	}{
		{4, "没有收到“青禾县农业农村局”2023年度的报告+是不是 0 的“青禾县农业农材局”？是的话用 --same \"青禾县农业农村局=青禾县农业农材局\" 写明；不是，请催报"},
		{3, "没有收到“青禾县农业农村局”2023年度的报告+可能是名单之外的 2 份报告之一：先看一看，再催报"},
	} {
		files := []File{{Name: "0", Report: report("青禾县农业农材局", 2023)}, {Name: "1", Report: report("某某厂", 2023)}}
		r := &Review{Year: 2023, Files: files, Own: make([][]model.Finding, len(files)), listed: true}
		roll := newRoll(r, Options{Members: members("青禾县农业农村局", "青禾县人民政府")})
		roll.mostCompared = c.most
		roll.call()
		f := r.Missing[0].Finding
		if got := f.Message + "+" + f.Hint; got != c.want {
			t.Errorf("%d pairs: %s\nwant %s", c.most, got, c.want)
		}
		if told := strings.Count(strings.Join(r.Matches, "\n"), fmt.Sprintf("没有比较它们的名称是否相近（超过 %d 对）", c.most)); told != 4-c.most {
			t.Errorf("%d pairs: told is %q", c.most, r.Matches)
		}
	}
}

// BenchmarkNewScaling reviews files of organs that all differ: without a list, with the list of all, and with a list
// of others.
func BenchmarkNewScaling(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000, 8000} {
		files, list := handedInBy(n)
		others := make([]organs.Member, n)
		for i := range others {
			others[i] = organs.Member{Name: fmt.Sprintf("白石市第%d区教育局", i), Line: i + 1}
		}
		for what, members := range map[string][]organs.Member{"alone": nil, "listed": list, "others": others} {
			b.Run(fmt.Sprintf("%s/%d", what, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					New(files, Options{Year: 2023, Members: members}).Book(Settings{})
				}
			})
		}
	}
}
