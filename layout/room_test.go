package layout

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAPoolGivesRoomOfItsOwnToEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p pool[int]
		for range rapid.IntRange(1, 3).Draw(t, "documents") {
			var given [][]int
			for i, n := range rapid.SliceOfN(rapid.IntRange(0, 3000), 0, 20).Draw(t, "sizes") {
				s := p.take(n)
				if len(s) != n || cap(s) != n {
					t.Fatalf("%d values and room for %d, not %d", len(s), cap(s), n)
				}
				for k := range s {
					if s[k] != 0 {
						t.Fatalf("value %d of %d is %d", k, n, s[k])
					}
					s[k] = i + 1
				}
				given = append(given, s)
			}
			for i, s := range given {
				if slices.ContainsFunc(s, func(v int) bool { return v != i+1 }) {
					t.Fatalf("the values given at %d are another's, too", i)
				}
			}
			size := p.size()
			p.reset()
			if p.size() != size {
				t.Fatal("its room is lost")
			}
		}
	})
}

func dumped(t *rapid.T, d *Document) string {
	var b strings.Builder
	if err := errors.Join(Dump(&b, d), DumpTree(&b, d)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A document that lies in the room of others is the same as one that has its own.
func TestALentDocumentIsTheOneThatDoMakes(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 4).Draw(t, "documents") {
			page := narrow(rapid.IntRange(8, 28).Draw(t, "characters"), rapid.IntRange(9, 22).Draw(t, "lines"))
			flow := drawFlow(t, true)
			if rapid.IntRange(0, 4).Draw(t, "fault") == 0 {
				flow = append(flow, body("甲\ue000乙"))
			}
			want, wantErr := Do(flow, page, set)
			got := ""
			err := Lend(flow, page, set, func(d *Document) error {
				got = dumped(t, d)
				return nil
			})
			switch {
			case (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error():
				t.Fatalf("the errors are %v and %v", err, wantErr)
			case err == nil && got != dumped(t, want):
				t.Fatalf("it is\n%s, not\n%s", got, dumped(t, want))
			}
		}
	})
}

func TestAnErrorOfTheUserOfALentDocumentIsReturned(t *testing.T) {
	want := errors.New("no room")
	if err := Lend([]Block{body("甲")}, GBT9704(), faces(t), func(*Document) error { return want }); err != want {
		t.Errorf("it is %v", err)
	}
}
