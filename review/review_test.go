package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"pgregory.net/rapid"
)

func report(organ string, year int) *model.Report { return &model.Report{Organ: organ, Year: year} }

func members(names ...string) []organs.Member {
	var list []organs.Member
	for i, name := range names {
		list = append(list, organs.Member{Name: name, Line: i + 1})
	}
	return list
}

// shape is a row as a test writes it.
func shape(r *Review) string {
	var lines []string
	for _, row := range r.Rows {
		lines = append(lines, fmt.Sprintf("%s %v %s", row.Organ, row.Files, row.State.Chinese()))
	}
	return strings.Join(lines, "\n")
}

func TestEachMemberHasOneStateInTheOrderOfTheList(t *testing.T) {
	wrong := model.Findings{{ID: "T3-ROW", Severity: model.SeverityError}}
	doubtful := model.Findings{{ID: "CARRY", Severity: model.SeverityWarning}, {ID: "TWICE", Severity: model.SeverityInfo}}
	unread := model.Findings{{ID: "READ-DAMAGED", Severity: model.SeverityError}}
	r := New([]File{
		0:  {Name: "0", Report: report("甲县财政局", 2023), Findings: wrong},
		1:  {Name: "1", Report: report("甲县 教育局", 2023)},
		2:  {Name: "2", Report: report("乙市甲县水利局", 2023), Findings: doubtful},
		3:  {Name: "3", Report: report("甲县水利局", 2022)},
		4:  {Name: "4", Report: report("甲县林业局", 2022)},
		5:  {Name: "收/甲县审计局2023年报告.pdf", Findings: unread},
		6:  {Name: "6.pdf", Findings: unread},
		7:  {Name: "7", Report: report("甲县统计局", 2023)},
		8:  {Name: "8", Report: report("甲县统计局", 2023), Findings: wrong},
		9:  {Name: "9", Report: report("丙县民政局", 2023)},
		10: {Name: "甲县教育局附件.docx", Findings: unread},
		11: {Name: "11", Report: report("甲县人民政府办公室", 2023)},
		12: {Name: "12.docx", Findings: unread, Organ: "甲县体育局"},
	}, Options{Members: members("甲县教育局", "甲县财政局", "甲县水利局", "甲县林业局", "甲县审计局", "甲县统计局", "甲县民政局", "甲县人民政府", "甲县体育局")})
	want := `甲县教育局 [1 10] 须修改
甲县财政局 [0] 须修改
甲县水利局 [2] 须核对
甲县林业局 [4] 年度不符
甲县审计局 [5] 无法读取
甲县统计局 [7 8] 重复报送
甲县民政局 [] 未报送
甲县人民政府 [11] 合格
甲县体育局 [12] 无法读取
 [6] 无法读取
丙县民政局 [9] 不在名单`
	if got := shape(r); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := r.Summary(); got != "2023年度，名单 9 个单位，名单之外 2 个：合格 1，须核对 1，须修改 2，无法读取 3，年度不符 1，重复报送 1，未报送 1，不在名单 1" {
		t.Errorf("summary: %s", got)
	}
	if len(r.Missing) != 1 || r.Missing[0].Finding.Place.Line != 7 || !strings.Contains(r.Missing[0].Finding.Hint, "看不出单位的 1 个文件") {
		t.Errorf("missing: %+v", r.Missing)
	}
	if len(r.Own[7]) != 1 || r.Own[7][0].ID != "MEMBER-TWICE" || r.Own[8] != nil || len(r.Own[4]) != 1 || len(r.Own[9]) != 1 || r.Own[3] != nil {
		t.Errorf("own: %v", r.Own)
	}
	if want := "[“甲县 教育局”按名单中的“甲县教育局”处理（空格、括号或全角半角不同） “乙市甲县水利局”按名单中的“甲县水利局”处理（上级地名或“人民政府”的写法不同） “甲县人民政府办公室”按名单中的“甲县人民政府”处理（政府和它的办公室）]"; fmt.Sprint(r.Matches) != want {
		t.Errorf("matches: %v", r.Matches)
	}
}

// A government and its office that both report are two organs; a district that two cities have is nobody's
// until somebody says whose.
func TestNamesThatCouldBeTwoOrgansAreNotMatched(t *testing.T) {
	both := New([]File{
		{Name: "0", Report: report("甲县人民政府办公室", 2023)}, {Name: "1", Report: report("甲县人民政府", 2023)},
	}, Options{Members: members("甲县人民政府")})
	if got := shape(both); got != "甲县人民政府 [1] 合格\n甲县人民政府办公室 [0] 不在名单" {
		t.Errorf("got\n%s", got)
	}
	r := New([]File{{Name: "0", Report: report("鼓楼区统计局", 2023)}}, Options{Members: members("南京市鼓楼区统计局", "徐州市鼓楼区统计局")})
	if r.Count(Missing) != 2 || r.Count(Unknown) != 1 || !strings.Contains(r.Own[0][0].Message, "不能确定是哪一个") {
		t.Errorf("got\n%s\n%v", shape(r), r.Own)
	}
	names := &organs.Names{}
	names.Add("鼓楼区统计局", "徐州市鼓楼区统计局")
	r = New([]File{{Name: "0", Report: report("鼓楼区统计局", 2023)}}, Options{Members: members("南京市鼓楼区统计局", "徐州市鼓楼区统计局"), Names: names})
	if got := shape(r); got != "南京市鼓楼区统计局 [] 未报送\n徐州市鼓楼区统计局 [0] 合格" {
		t.Errorf("declared: got\n%s", got)
	}
}

func TestWithoutAListTheReportsAreTheMembers(t *testing.T) {
	r := New([]File{
		{Name: "0", Report: report("甲局", 2023)}, {Name: "1", Report: report("乙局", 2022)}, {Name: "2", Report: report("甲局", 2022)},
		{Name: "3", Report: report("丙局", 2023)},
	}, Options{})
	if got := shape(r); got != "甲局 [0] 合格\n乙局 [1] 年度不符\n丙局 [3] 合格" || r.Before != 1 {
		t.Errorf("got\n%s\n%d", got, r.Before)
	}
}

func TestTheYearUnderReviewIsNoSlip(t *testing.T) {
	var files []File
	for i := range 30 {
		files = append(files, File{Report: report(fmt.Sprint(i), 2023)}, File{Report: report(fmt.Sprint(i), 2022)})
	}
	files = append(files, File{Report: report("手误", 2032)}, File{})
	if r := New(files, Options{}); r.Year != 2023 || fmt.Sprint(r.Years) != "[2022 2023 2032]" {
		t.Errorf("got %d of %v", r.Year, r.Years)
	}
	if r := New(nil, Options{}); r.Year != 0 || r.Rows != nil {
		t.Errorf("no reports: %+v", r)
	}
}

// Whatever is handed in, each member of the list has one row, each file is in one row or serves for
// comparison only, and nobody is missing of whom there is a file.
func TestNobodyIsForgottenAndNobodyIsToldTwice(t *testing.T) {
	organ := rapid.SampledFrom([]string{"甲县教育局", "乙市甲县教育局", "甲县 财政局", "甲县财政局", "甲县人民政府", "甲县人民政府办公室", "甲县", "丙县水利局", ""})
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) File {
			name := organ.Draw(t, "organ")
			f := File{Name: rapid.SampledFrom([]string{"1.yaml", "甲县教育局.pdf", "甲县财政局2023.docx"}).Draw(t, "name")}
			if rapid.IntRange(0, 3).Draw(t, "readable") > 0 {
				f.Report = report(name, rapid.SampledFrom([]int{2022, 2023, 2023}).Draw(t, "year"))
			} else if rapid.Bool().Draw(t, "told") {
				f.Organ = name
			}
			return f
		}), 0, 12).Draw(t, "files")
		var list []organs.Member
		if rapid.Bool().Draw(t, "list") {
			list = members(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"甲县教育局", "甲县财政局", "甲县人民政府", "甲县水利局"}), 1, 4, rapid.ID[string]).Draw(t, "members")...)
		}
		r := New(files, Options{Members: list})
		seen := map[int]int{}
		for _, row := range r.Rows {
			for _, at := range row.Files {
				seen[at]++
			}
			if (len(row.Files) == 0) != (row.State == Missing) {
				t.Fatalf("%+v", row)
			}
		}
		once := 0
		for at, n := range seen {
			if n != 1 {
				t.Fatalf("file %d is in %d rows:\n%s", at, n, shape(r))
			}
			once++
		}
		if once+r.Before != len(files) {
			t.Fatalf("%d files in rows, %d for comparison, of %d:\n%s", once, r.Before, len(files), shape(r))
		}
		for _, m := range list {
			if n := len(slices.DeleteFunc(slices.Clone(r.Rows), func(row Row) bool { return !row.Listed || row.Organ != m.Name })); n != 1 {
				t.Fatalf("%s has %d rows:\n%s", m.Name, n, shape(r))
			}
		}
		if len(r.Missing) != r.Count(Missing) {
			t.Fatalf("%d findings for %d missing", len(r.Missing), r.Count(Missing))
		}
		if got := len(Fingerprints(r.Findings())); got != len(slices.Compact(slices.Sorted(slices.Values(Fingerprints(r.Findings()))))) {
			t.Fatalf("fingerprints are not distinct")
		}
	})
}

// A subordinate body is not its parent, whatever its file is called.
func TestAnOrganBelowAMemberDoesNotTakeItsSeat(t *testing.T) {
	signed := report("青禾县市场监督管理局经开区分局", 2023)
	signed.Signature.Organ = "青禾县市场监督管理局"
	r := New([]File{
		{Name: "青禾县财政局国库支付中心.yaml", Report: report("青禾县财政局国库支付中心", 2023)}, {Name: "1.yaml", Report: signed},
		{Name: "青禾县司法局.docx", Report: report("临河县司法局", 2023)},
	}, Options{Members: members("青禾县财政局", "青禾县市场监督管理局", "青禾县司法局")})
	want := "青禾县财政局 [] 未报送\n青禾县市场监督管理局 [] 未报送\n青禾县司法局 [2] 须核对\n青禾县财政局国库支付中心 [0] 不在名单\n青禾县市场监督管理局经开区分局 [1] 不在名单"
	if got := shape(r); got != want {
		t.Errorf("got\n%s", got)
	}
}

// Two cities have a county of the name; a list without cities does not tell which.
func TestAMemberThatTwoOrgansCouldBeIsNeithers(t *testing.T) {
	files := []File{{Name: "a", Report: report("白石市青禾县水利局", 2023)}, {Name: "b", Report: report("黑山市青禾县水利局", 2023)}}
	for range 2 {
		r := New(files, Options{Members: members("青禾县水利局")})
		if r.Count(Missing) != 1 || r.Count(Unknown) != 2 || !strings.Contains(r.Own[0][0].Message, "不能确定是哪一个") {
			t.Errorf("got\n%s\n%v", shape(r), r.Own)
		}
		slices.Reverse(files)
	}
	bare := New([]File{{Name: "a", Report: report("青禾县水利局", 2023)}, {Name: "b", Report: report("白石市青禾县水利局", 2023)}},
		Options{Members: members("白石市青禾县水利局", "黑山市青禾县水利局")})
	if got := shape(bare); got != "白石市青禾县水利局 [1] 合格\n黑山市青禾县水利局 [] 未报送\n青禾县水利局 [0] 不在名单" {
		t.Errorf("got\n%s", got)
	}
}

func TestReportsThatNameNoOrganAreNotOneOrgan(t *testing.T) {
	signed := report(model.NoOrgan, 2023)
	signed.Signature.Organ = "甲局"
	r := New([]File{{Name: "0", Report: report(model.NoOrgan, 2023)}, {Name: "1", Report: report(model.NoOrgan, 2023)}, {Name: "2", Report: signed}},
		Options{Members: members("甲局")})
	if r.Count(Twice) != 0 || r.Rows[0].State != Doubtful || r.Own[2][0].ID != "MEMBER-NAME" || !strings.Contains(r.Own[0][0].Message, "没有写明机关") {
		t.Errorf("got\n%s\n%v", shape(r), r.Own)
	}
}

func TestAMemberOfWhichOnlyAnOlderReportIsCollectedIsMissing(t *testing.T) {
	var files []File
	for _, organ := range []string{"甲县教育局", "甲县财政局", "甲县水利局"} {
		files = append(files, File{Name: organ, Report: report(organ, 2022)}, File{Name: organ, Report: report(organ, 2023)})
	}
	files = append(files, File{Name: "x", Report: report("甲县林业局", 2022)})
	r := New(files, Options{Members: members("甲县教育局", "甲县林业局")})
	if r.Rows[1].State != Missing || r.Rows[1].Remark != "有2022年度的报告；可能在看不出单位的文件之中" {
		t.Errorf("got\n%s\n%+v", shape(r), r.Rows[1])
	}
}

// A decision is about one organ's file: it must not go to another's, though the fault is the same.
func TestADecisionStaysWithItsOrganAndFile(t *testing.T) {
	damaged := model.Findings{{ID: "READ-DAMAGED", Severity: model.SeverityError, Message: "文件已损坏"}}
	a, b := faulty(10), faulty(10)
	a.Report, b.Report = report("白石市青禾县水利局", 2023), report("黑山市青禾县水利局", 2023)
	both := Fingerprints(New([]File{a, b}, Options{}).Findings())
	alone := Fingerprints(New([]File{b}, Options{}).Findings())
	if !slices.Equal(both[3:], alone) || slices.Contains(both[:3], alone[0]) {
		t.Errorf("two cities: %v, %v", both, alone)
	}
	two := []File{{Name: "甲局.docx", Organ: "甲局", Findings: damaged}, {Name: "甲局（修改）.docx", Organ: "甲局", Findings: damaged}}
	before := Fingerprints(New(two, Options{}).Findings())
	after := Fingerprints(New(two[1:], Options{}).Findings())
	if before[0] == after[0] {
		t.Errorf("the decision about one file goes to the other: %v, %v", before, after)
	}
}
