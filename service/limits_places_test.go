package service

import (
	"fmt"
	"slices"
	"testing"
)

// How many may compute and wait, in all and of heavy requests.
func TestThePlacesOfAGate(t *testing.T) {
	for _, c := range []struct {
		l    Limits
		want string
	}{
		{Limits{Workers: 1, Heavy: 1, Queue: 1}, "1 of 1, 1 of 1"}, {Limits{Workers: 4, Heavy: 2, Queue: 3}, "4 of 3, 2 of 1"}, {Limits{Workers: 4, Heavy: 2, Queue: 4}, "4 of 4, 2 of 1"},
		{Limits{Workers: 4, Heavy: 2, Queue: 7}, "4 of 7, 2 of 1"}, {Limits{Workers: 4, Heavy: 2, Queue: 8}, "4 of 8, 2 of 2"}, {Limits{Workers: 4, Heavy: 2, Queue: 128}, "4 of 128, 2 of 32"},
	} {
		g := newGate(c.l)
		if got := fmt.Sprintf("%d of %d, %d of %d", cap(g.workers.places), g.workers.longest, cap(g.heavy.places), g.heavy.longest); got != c.want {
			t.Errorf("%+v: %s, want %s", c.l, got, c.want)
		}
	}
}

// A picture does not hide what else is in a request.
func TestAPictureIsNoHeavyFile(t *testing.T) {
	for range 50 { // in whatever order the parts come
		r := &request{files: map[string][]file{string(picturePart): {{data: []byte("PK")}}, string(reportPart): {{data: []byte("organ")}, {data: []byte("PK")}}}}
		if !r.heavy() {
			t.Fatal("a package beside a picture is not heavy")
		}
	}
}

// A part that is there but empty is as good as none.
func TestAnEmptyFileIsNone(t *testing.T) {
	for _, c := range []struct {
		files []file
		want  string
	}{
		{nil, ""}, {[]file{{name: "a"}}, ""}, {[]file{{name: "a", data: []byte("x")}}, "a"}, {[]file{{name: "a", data: []byte("x")}, {name: "b"}}, "a"}, {[]file{{name: "a"}, {name: "b", data: []byte("x")}}, ""},
	} {
		r := &request{files: map[string][]file{"report": c.files}}
		got, err := r.file(reportPart)
		if got.name != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%v: %s, %v", c.files, got.name, err)
		}
	}
	if got := (most{"b": 1, "a": -1, "c": 2}).names(); got != "a、b、c" {
		t.Errorf("the parts are %s", got)
	}
	if got := listed(nil); got == nil || len(got) != 0 || !slices.Equal(listed([]string{"x"}), []string{"x"}) {
		t.Errorf("no list is %v", got)
	}
}
