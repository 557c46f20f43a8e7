package model

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestAFindingAsJSON(t *testing.T) {
	f := Finding{
		ID: "T3-ROW", Severity: SeverityError, Path: "applications.received[6]", Place: Place{Line: 3, Column: 5},
		Message: "甲<乙", Hint: "请改正", Found: Number(4), Expected: Text("5元"),
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, c := range []struct {
		finding Finding
		want    string
	}{
		{f, `{"id":"T3-ROW","severity":"error","path":"applications.received[6]","line":3,"column":5,"place":"第3行第5列",` +
			`"message":"甲<乙","hint":"请改正","found":4,"expected":"5元"}`},
		{Finding{ID: "IO"}, `{"id":"IO","severity":"info","path":"","line":0,"column":0,"place":"","message":"","hint":"","found":null,"expected":null}`},
	} {
		b.Reset()
		if err := e.Encode(c.finding); err != nil || b.String() != c.want+"\n" {
			t.Errorf("got %v\n%s, want\n%s", err, b.String(), c.want)
		}
	}
}

func TestAFindingAsALine(t *testing.T) {
	f := Finding{ID: "BLANK", Severity: SeverityWarning, Path: "year", Place: Place{Line: 3, Column: 5}, Message: "空白", Hint: "请写 0"}
	if got, want := f.Error(), "第3行第5列：警告[BLANK] year：空白（请写 0）"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := (Finding{ID: "IO", Severity: SeverityError, Message: "无法读取"}).Error(), "错误[IO] 无法读取"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFindingsAreSortedByPlacePathAndID(t *testing.T) {
	fs := Findings{
		{ID: "B", Path: "b", Place: Place{Line: 2, Column: 1}}, {ID: "B", Path: "a", Place: Place{Line: 2, Column: 1}},
		{ID: "A", Path: "a", Place: Place{Line: 2, Column: 1}}, {ID: "C", Place: Place{Line: 1, Column: 9}}, {ID: "D"},
	}
	got := ""
	for _, f := range fs.Sort() {
		got += f.ID + f.Path + " "
	}
	if want := "D C Aa Ba Bb "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if (Findings{}).Sort() != nil {
		t.Error("an empty list is not nil")
	}
}
