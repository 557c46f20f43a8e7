package organs

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var (
	somePlaces = []string{"", "", "江苏省", "南京市", "徐州市", "江苏省南京市", "安徽省南京市", "江苏省徐州市", "南京市南京市"}
	someOwn    = []string{"", "鼓楼区", "鼓楼区统计局", "鼓楼区人民政府", "鼓楼区政府", "鼓楼区政府办公室", "鼓楼区人民政府 办公室", "鼓楼街道", "鼓楼街道办", "统计局", "统计", "南京市统计局", "（鼓楼区）统计局", "x局", "\xff局局局"}
)

// someNames are lists of names that differ in little.
func someNames() *rapid.Generator[[]string] {
	name := rapid.Map(rapid.IntRange(0, len(somePlaces)*len(someOwn)-1), func(n int) string { return somePlaces[n/len(someOwn)] + someOwn[n%len(someOwn)] })
	return rapid.SliceOfN(name, 0, 12)
}

// declared are names of which some are declared to be the same.
func declared(t *rapid.T) *Names {
	n := &Names{}
	for range rapid.IntRange(0, 3).Draw(t, "declared") {
		n.Add(someNames().Draw(t, "same")...)
	}
	return n
}

// What is looked up is what comparing all with all finds.
func TestLookingUpFindsWhatComparingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, list := declared(t), someNames().Draw(t, "list")
		text := strings.Join(someNames().Draw(t, "text"), "和")
		used := rapid.SliceOfN(rapid.Bool(), len(list), len(list)).Draw(t, "used")
		use := func(at int) bool { return used[at] }
		x, set := n.Index(list), n.Set()
		for i, name := range list {
			if got, want := set.First(name), slices.IndexFunc(list[:i], func(other string) bool { return n.Compare(name, other) >= Variant }); got != want {
				t.Fatalf("%q is the same as number %d of %q, not %d", name, want, list[:i], got)
			}
			set.Add(name)
			for _, least := range []Degree{Office, Variant, Spelling, Declared, Literal} {
				var want []int
				for j, other := range list {
					if n.Compare(name, other) >= least {
						want = append(want, j)
					}
				}
				if got := x.Fitting(name, least); !slices.Equal(got, want) {
					t.Fatalf("%q fits %v of %q by %d, not %v", name, want, list, least, got)
				}
			}
			if got, want := x.FindAmong(name, use), findByAll(x, name, use); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%q in %q: %v, not %v", name, list, want, got)
			}
		}
		if got, want := n.Groups(list), groupsByAll(n, list); !slices.Equal(got, want) {
			t.Fatalf("the groups of %q are %v, not %v", list, want, got)
		}
		if got, want := x.InText(text, use), inTextByAll(x, text, use); got != want {
			t.Fatalf("%q has number %d of %q, not %d", text, want, list, got)
		}
	})
}

// findByAll is FindAmong that compares with all names.
func findByAll(x *Index, name string, use func(int) bool) Match {
	best, own := Match{At: -1}, formOf(name)
	var found []int
	for i, other := range x.names.All(name) {
		for at, listed := range x.list {
			for j, its := range x.names.All(listed) {
				d := compare(formOf(other), formOf(its))
				if !use(at) || d == Different {
					continue
				}
				if i+j > 0 {
					if !isDeclared(d, own, formOf(listed)) {
						continue
					}
					d = Declared
				}
				if d > best.Degree {
					best.Degree, found = d, nil
				}
				if d == best.Degree {
					found = append(found, at)
				}
			}
		}
	}
	for _, at := range found {
		if !slices.ContainsFunc(best.Rivals, func(rival int) bool { return x.names.Compare(x.list[rival], x.list[at]) >= Variant }) {
			best.Rivals = append(best.Rivals, at)
		}
	}
	if len(best.Rivals) == 1 {
		best.At, best.Rivals = best.Rivals[0], nil
	}
	return best
}

// groupsByAll is Groups that compares all names with all.
func groupsByAll(n *Names, list []string) []int {
	group, fits := make([]int, len(list)), make([][]int, len(list))
	for i, name := range list {
		group[i] = i
		for j, other := range list {
			if n.Compare(name, other) >= Variant {
				fits[i] = append(fits[i], j)
			}
		}
	}
	for i, name := range list {
		for _, j := range fits[i] {
			if j < i && group[i] == i && (slices.Equal(fits[i], fits[j]) || n.Compare(name, list[j]) >= Spelling) {
				group[i] = group[j]
			}
		}
	}
	return group
}

// inTextByAll is InText that looks for each name.
func inTextByAll(x *Index, text string, use func(at int) bool) int {
	text = strings.ReplaceAll(spellingOf(text), "人民政府", "政府")
	longest, at := 0, -1
	for i, name := range x.list {
		for _, own := range x.names.All(name) {
			word := Key(own)
			switch n := utf8.RuneCountInString(word); {
			case !use(i) || n < shortestInText || n < longest || !strings.Contains(text, word):
			case n > longest:
				longest, at = n, i
			case x.names.Compare(x.list[max(at, 0)], name) < Variant:
				at = -1
			}
		}
	}
	return at
}

// A look-up gives what is not Different, and nothing else to be compared: among very many names of the same rest,
// or of the same spelling, it stays with those that fit.
func TestALookUpGivesOnlyWhatFits(t *testing.T) {
	const count = 3000
	places, same := make([]string, count), make([]string, count)
	for i := range places {
		places[i], same[i] = fmt.Sprintf("第%d省鼓楼区统计局", i), "鼓楼区统计局"
	}
	n := &Names{}
	x := n.Index(places)
	if got := x.table.fitting(formOf("第7省南京市鼓楼区统计局")); len(got) != 1 {
		t.Errorf("%d are compared with a name that one fits", len(got))
	}
	if got := x.table.fitting(formOf("鼓楼区统计局")); len(got) != count || !slices.IsSortedFunc(got, inOrder) {
		t.Errorf("%d are compared with a name that all fit", len(got))
	}
	if got := slices.Max(n.Groups(same)); got != 0 {
		t.Errorf("the same name is in group %d", got)
	}
	if got := n.Groups(places); got[count-1] != count-1 {
		t.Error("names of other places are in one group")
	}
	if got := x.texts(); len(got.lengths) != 1 || len(got.entries) != 1 {
		t.Errorf("names that are alike in texts take %d lengths and %d words", len(got.lengths), len(got.entries))
	}
}

// A distance that is not too long is found without comparing all.
func TestDistancesUpToALength(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]rune("甲乙丙")), 0, 9)
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := text.Draw(t, "a"), text.Draw(t, "b"), rapid.IntRange(0, 3).Draw(t, "most")
		if len(a) > len(b) {
			a, b = b, a
		}
		if got, want := distanceWithin(a, b, most), distance(a, b); min(got, most+1) != min(want, most+1) {
			t.Fatalf("%q and %q: %d within %d, not %d", string(a), string(b), got, most, want)
		}
	})
}

// A copy has the same names in the same order, and what is added to it stays in it.
func TestACopyOfDeclaredNamesIsItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := declared(t)
		c, list := n.Clone(), someNames().Draw(t, "list")
		for _, name := range list {
			if !slices.Equal(n.All(name), c.All(name)) {
				t.Fatalf("%q has %q and %q", name, n.All(name), c.All(name))
			}
		}
		before := len(n.All("鼓楼区统计局"))
		c.Add("鼓楼区统计局", "另一个名称")
		if got := n.All("鼓楼区统计局"); len(got) != before || c.Compare("另一个名称", "鼓楼区统计局") != Declared {
			t.Fatalf("what was added to a copy is in %q", got)
		}
	})
}
