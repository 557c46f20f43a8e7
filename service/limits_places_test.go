package service

import (
	"fmt"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
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

// A body that is said to be too large is refused before it is read.
func TestABodyThatIsSaidToBeTooLargeIsNotRead(t *testing.T) {
	s := newService(t, Config{Limits: Limits{BodyBytes: 2 << 20}})
	for length, want := range map[int64]string{2<<20 + 1: "请求超过 2 MB", 2 << 20: "请求没有收完，或者 multipart/form-data 的格式不对", -1: "请求没有收完，或者 multipart/form-data 的格式不对"} {
		r := httptest.NewRequest("POST", "http://localhost/api/v1/check", iotest.ErrReader(io.ErrUnexpectedEOF))
		r.ContentLength = length
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `"detail":"`+want+`"`) {
			t.Errorf("%d bytes: %s", length, w.Body)
		}
	}
}

// A list of members is a text in any usual encoding.
func TestAListOfMembersIsAText(t *testing.T) {
	for text, want := range map[string]string{"甲局\n乙局\n": "甲局 乙局", "\xbc\xd7\xbe\xd6": "甲局", "": "", "PK\x03\x04\x00\x00": "refused", "\xff\xff\xff": "refused", "甲\x00局": "refused"} {
		r := &request{files: map[string][]file{string(listPart): {{data: []byte(text)}}}}
		members, err := r.list()
		var names []string
		for _, m := range members {
			names = append(names, m.Name)
		}
		got := strings.Join(names, " ")
		if err != nil {
			got = "refused"
			if detail(err) != "成员单位名单（名为 list 的部分）不是文本文件，或者编码不是 UTF-8、UTF-16、GB18030" {
				t.Errorf("%q: %v", text, err)
			}
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if members, err := (&request{}).list(); members != nil || err != nil {
		t.Errorf("without a list: %v, %v", members, err)
	}
}
