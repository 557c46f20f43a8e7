package review

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

func TestFindingsAreToldWithWhatToDo(t *testing.T) {
	given := model.Findings{
		{ID: "BLANK", Hint: "照办", Message: "a"}, {ID: "T4-SUM", Message: "b"}, {ID: "IMPORT-CHECK", Severity: model.SeverityError}, {ID: "READ-SYNTAX"},
		{ID: "其他"}, {ID: "其他", Severity: model.SeverityWarning}, {ID: "其他", Severity: model.SeverityError}, {ID: "IMPORT"}, {ID: "READ"},
	}
	want := []string{"照办", "请核对台账，改正各项结果或总计", "请与原件核对", "请改正文件，或换一种格式另存后重新报送", "请看一看是否需要修改", "请核对后改正", "请核对后改正", "请看一看是否需要修改", "请看一看是否需要修改"}
	got := WithToDo(given)
	for i, f := range got {
		told := given[i]
		told.Hint = want[i]
		if f != told {
			t.Errorf("%s: %+v", told.ID, f)
		}
	}
	if len(got) != len(given) || given[1].Hint != "" {
		t.Errorf("%d findings, the first given is %+v", len(got), given[1])
	}
	if none := WithToDo(nil); none == nil || len(none) != 0 {
		t.Error("no findings are no list")
	}
	names := make([]string, 32)
	for i := range names {
		names[i] = fmt.Sprint(i)
	}
	thirty := strings.Join(names[:30], "、")
	for n, want := range map[int]string{0: "", 1: "0", 2: "0、1", 30: thirty, 31: thirty + "等 31 个", 32: thirty + "等 32 个"} {
		if got := fewNames(names[:n]); got != want {
			t.Errorf("%d names: %s", n, got)
		}
	}
}
