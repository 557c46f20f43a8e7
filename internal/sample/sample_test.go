package sample

import (
	"bytes"
	"io"
	"reflect"
	"testing"

	"github.com/nianbao/nianbao"
)

func TestASampleIsSoundAndCanBeSet(t *testing.T) {
	for i := range 2000 {
		r := Report(i)
		if problems := nianbao.Check(r); problems != nil {
			t.Errorf("report %d: %v", i, problems)
		}
		if i >= 60 {
			continue
		}
		if err := nianbao.Render(io.Discard, r); err != nil {
			t.Errorf("report %d: %v", i, err)
		}
	}
}

func TestASampleIsTheSameAtEveryCallAndLikeNoOther(t *testing.T) {
	seen := map[string]int{}
	for i := range 2000 {
		if !reflect.DeepEqual(Report(i), Report(i)) {
			t.Errorf("report %d differs from itself", i)
		}
		text := file(t, Report(i))
		if other, ok := seen[text]; ok {
			t.Errorf("reports %d and %d are the same", other, i)
		}
		seen[text] = i
	}
}

// file is a report as an input file, of which Read makes the same one.
func file(t *testing.T, r *nianbao.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := nianbao.WriteYAML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFiveSamplesInARowAreOfOneOrgan(t *testing.T) {
	for i := range 5 {
		if r := Report(10 + i); r.Organ != Report(10).Organ || r.Year != 2021+i {
			t.Errorf("report %d is of %s on %d", 10+i, r.Organ, r.Year)
		}
	}
	if Report(10).Organ == Report(15).Organ {
		t.Error("two organs have the same name")
	}
}
