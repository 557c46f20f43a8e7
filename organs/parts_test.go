package organs

import (
	"fmt"
	"slices"
	"testing"
)

func TestHowMuchNamesLookAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"甲乙丙丁", "甲乙丙丁", 100},
		{"甲乙丙丁", "甲乙丙戊", 0},     // of short names each character counts
		{"甲乙丙", "甲乙丙", 0},       // too short
		{"甲乙丙丁", "甲乙丙丁戊", 0},    // one below it
		{"甲乙丙丁", "戊甲乙丙丁", 54},   // with a place above it
		{"戊己甲乙丙丁", "甲乙丙丁", 54},  // the other way round
		{"乙丙丁戊己", "甲乙丙丁戊己", 55}, // the longer one says more
		{"甲乙丙丁戊己庚", "甲乙丙丁戊己辛", 0},
		{"甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚壬", 99}, // eight characters allow a slip
		{"甲乙丙丁戊己庚辛", "甲乙丙丁戊己癸壬", 0},
		{"甲乙丙丁戊己庚辛甲乙丙丁戊己庚", "甲乙丙丁戊己庚辛甲乙丙丁戊癸壬", 0},
		{"甲乙丙丁戊己庚辛甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛甲乙丙丁戊己癸壬", 98},
		{"甲乙丙己", "甲乙丙丁戊己", 24}, // shortened
		{"甲乙丙己庚", "甲乙丙丁戊己庚", 25},
		{"甲乙丙己", "甲乙丁丙戊己", 0},      // the first three differ
		{"甲乙丙己", "甲乙丙丁戊庚辛己", 24},   // half of it is left
		{"甲乙丙己", "甲乙丙丁戊庚辛壬己", 0},   // less than half
		{"甲乙丙己丁", "甲乙丙丁戊己", 0},     // in another order
		{"甲乙丙己辛", "甲乙丙丁戊己庚", 0},    // with what it has not
		{"甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚", 0}, // the shorter one counts
		{"甲乙丙丁戊己庚辛壬", "甲乙丙丁戊己庚壬", 99},
	} {
		a, b := []rune(c.a), []rune(c.b)
		if got := likeness(a, b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := likeness(b, a); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.b, c.a, got, c.want)
		}
	}
	for _, c := range []struct {
		name string
		list []string
		want int
	}{
		{"白石市青禾县农业农村局", []string{"农业农村局", "青禾县农业农村局"}, 1},
		{"白石市青禾县农业农村局", []string{"青禾县农业农村局", "农业农村局"}, 0},
		{"白石市青禾县农业农村局", []string{"青禾县农业农村局", "青禾县（农业）农村局"}, -1},
		{"白石市青禾县农业农村局", []string{"青禾县农业农村局", "青禾县（农业）农村局", "白石市青禾县农业农材局"}, 2},
		{"甲局", nil, -1},
	} {
		if got := Similar(c.name, c.list); got != c.want {
			t.Errorf("%s in %q: %d, want %d", c.name, c.list, got, c.want)
		}
	}
}

func TestDistancesOfNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "甲乙丙", 3}, {"甲", "甲", 0}, {"甲", "乙", 1}, {"乙", "甲乙", 1}, {"甲", "甲乙", 1}, {"甲乙", "乙甲", 2}, {"甲乙丙", "乙丙", 1}, {"甲乙丙丁", "乙丙丁戊", 2},
		{"甲乙丙", "丁戊己", 3}, {"甲乙丙丁戊", "甲丁", 3}, {"乙乙甲", "甲", 2},
	} {
		if got, back := distance([]rune(c.a), []rune(c.b)), distance([]rune(c.b), []rune(c.a)); got != c.want || back != c.want {
			t.Errorf("%s and %s: %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

// Places keep their order.
func TestPlacesThatCanBeLeftOut(t *testing.T) {
	list := func(names ...string) []string { return names }
	for _, c := range []struct {
		a, b []string
		want bool
	}{
		{nil, nil, true}, {nil, list("甲省"), true}, {list("甲省"), list("甲省", "乙市"), true}, {list("乙市"), list("甲省", "乙市"), true}, {list("甲省", "乙市"), list("甲省", "乙市"), true},
		{list("丙市"), list("甲省", "乙市"), false}, {list("乙市", "甲省"), list("甲省", "乙市"), false}, {list("甲市", "甲市"), list("甲市", "乙市"), false},
		{list("甲省", "丙县"), list("甲省", "乙市", "丙县"), true}, {list("乙市", "丙县"), list("甲省", "乙市"), false},
	} {
		if nested(c.a, c.b) != c.want || nested(c.b, c.a) != c.want {
			t.Errorf("%q and %q: %v, %v, want %v", c.a, c.b, nested(c.a, c.b), nested(c.b, c.a), c.want)
		}
	}
}

func TestDeclaredNamesAreKeptOnceAndCopied(t *testing.T) {
	var n Names
	n.Add("甲局", "乙局", "乙 局", "", "（）")
	n.Add("丙局", "乙局")
	want := []string{"甲局", "丙局", "乙局"}
	if got := n.All("甲局"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := n.All("乙　局"); !slices.Equal(got, []string{"乙　局", "丙局", "甲局"}) {
		t.Errorf("got %q", got)
	}
	c := n.Clone()
	c.Add("甲局", "丁局")
	if got := fmt.Sprint(n.Compare("甲局", "丙局"), c.Compare("甲局", "丙局"), n.Compare("丙局", "丁局"), c.Compare("丙局", "丁局")); got != "4 4 0 4" {
		t.Errorf("got %s", got)
	}
	none := (*Names)(nil).Clone()
	none.Add("甲局", "乙局")
	if none.Compare("甲局", "乙局") != Declared || !slices.Equal((*Names)(nil).All("甲局"), []string{"甲局"}) {
		t.Error("no names can't be added to")
	}
}

// What is the same by itself is not told as declared; what people declare goes before what places say.
func TestWhatDeclaredNamesChange(t *testing.T) {
	var n Names
	n.Add("甲局", "乙局")
	n.Add("南京市鼓楼区统计局", "徐州市鼓楼区统计局")
	for _, c := range []struct {
		a, b string
		want Degree
	}{
		{"甲局", "甲局", Literal}, {"甲局", "甲 局", Spelling}, {"甲局", "乙局", Declared}, {"甲 局", "乙（局）", Declared},
		{"南京市鼓楼区统计局", "徐州市鼓楼区统计局", Declared}, {"南京市 鼓楼区统计局", "徐州市 鼓楼区统计局", Declared}, {"南京市鼓楼区统计局", "鼓楼区统计局", Declared}, {"苏州市鼓楼区统计局", "鼓楼区统计局", Variant},
		{"", "", Different}, {"", "甲局", Different}, {"甲局", "", Different}, {"（）", "()", Different},
	} {
		if got := n.Compare(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	want := []string{"", "政府和它的办公室", "上级地名或“人民政府”的写法不同", "空格、括号或全角半角不同", "按所给的对应名称", ""}
	for d := Different; d <= Literal; d++ {
		if d.Chinese() != want[d] {
			t.Errorf("%d: %s", d, d.Chinese())
		}
	}
}
