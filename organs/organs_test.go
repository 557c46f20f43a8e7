package organs

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestWhichNamesAreTheSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Degree
	}{
		{"青禾县水利局", "青禾县水利局", Literal},
		{"青禾县水利局", "青禾县 水利局", Spelling},
		{"青禾县水利局（本级）", "青禾县水利局(本级)", Spelling},
		{"青禾县水利局", "青禾县水利局（本级）", Different},
		{"白石市青禾县水利局", "青禾县水利局", Variant},
		{"江苏省白石市青禾县水利局", "青禾县水利局", Variant},
		{"江苏省白石市青禾县水利局", "白石市青禾县水利局", Variant},
		{"江苏省水利厅", "水利厅", Different},
		{"白石市水利局", "青禾县水利局", Different},
		{"白石市青禾县水利局", "红河市青禾县水利局", Different},
		{"南京市鼓楼区统计局", "徐州市鼓楼区统计局", Different},
		{"青禾县人民政府", "青禾县政府", Variant},
		{"青禾县人民政府", "青禾县", Variant},
		{"青禾县人民政府", "青禾县人民政府办公室", Office},
		{"青禾县政府办", "青禾县人民政府办公室", Variant},
		{"白石市青禾县人民政府办公室", "青禾县人民政府", Office},
		{"青禾县红旗镇人民政府", "红旗镇人民政府", Variant},
		{"青禾县红旗镇人民政府", "红旗镇", Variant},
		{"青禾县东街街道办事处", "东街街道", Variant},
		{"青禾县东街街道办事处", "青禾县东街街道办", Variant},
		{"青禾县红旗镇人民政府", "青禾县东风镇人民政府", Different},
		{"青禾县城市管理局", "青禾县管理局", Different},
		{"白石市城市管理局", "城市管理局", Different},
		{"青禾县市场监督管理局", "场监督管理局", Different},
		{"津市市农业局", "常德市津市市农业局", Variant},
		{"青岛市市南区人民政府", "市南区人民政府", Variant},
		{"白石市市政管理处", "市政管理处", Different},
		{"积石山保安族东乡族撒拉族自治县水务局", "临夏州积石山保安族东乡族撒拉族自治县水务局", Variant},
		{"吉林省白城市水利局", "白城市水利局", Variant},
		{"青禾县住房和城乡建设局", "住房和城乡建设局", Different},
		{"", "", Different},
		{"（）", "", Different},
	} {
		if got := (*Names)(nil).Compare(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: got %d, want %d (%+v, %+v)", c.a, c.b, got, c.want, formOf(c.a), formOf(c.b))
		}
		if back := (*Names)(nil).Compare(c.b, c.a); back != (*Names)(nil).Compare(c.a, c.b) {
			t.Errorf("%s and %s: %d the other way round", c.a, c.b, back)
		}
	}
}

func TestNamesThatWereDeclaredTheSame(t *testing.T) {
	n := &Names{}
	if err := n.ParseSame("# 更名\n青禾县水务局＝青禾县水利局\n\n青禾县水利局 = 县水利局 # 简称\n"); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{
		{"青禾县水务局", "青禾县水利局"}, {"青禾县水务局", "县水利局"}, {"县水利局", "白石市青禾县水务局"},
	} {
		if got := n.Compare(pair[0], pair[1]); got != Declared {
			t.Errorf("%v: got %d", pair, got)
		}
		if m := n.Index([]string{"其他局", pair[1]}).Find(pair[0]); m.At != 1 || m.Degree != Declared {
			t.Errorf("%v: found %+v", pair, m)
		}
	}
	n.Add("鼓楼区统计局", "徐州市鼓楼区统计局")
	if got := n.Compare("南京市鼓楼区统计局", "徐州市鼓楼区统计局"); got != Different {
		t.Errorf("districts of two cities: got %d", got)
	}
	if m := n.Index([]string{"南京市鼓楼区统计局", "徐州市鼓楼区统计局"}).Find("鼓楼区统计局"); m.At != 1 || m.Degree != Declared {
		t.Errorf("found %+v", m)
	}
	if err := n.ParseSame("甲=乙\n丙\n"); err == nil || err.Error() != "第2行“丙”不是“甲=乙”的形式" {
		t.Errorf("got %v", err)
	}
}

func TestFindingTheSurestName(t *testing.T) {
	list := []string{"青禾县人民政府", "青禾县水利局", "南京市鼓楼区统计局", "徐州市鼓楼区统计局", "红旗镇"}
	for _, c := range []struct {
		name   string
		at     int
		degree Degree
		rivals []int
	}{
		{"青禾县人民政府", 0, Literal, nil},
		{"青禾县人民政府办公室", 0, Office, nil},
		{"白石市青禾县水利局", 1, Variant, nil},
		{"鼓楼区统计局", -1, Variant, []int{2, 3}},
		{"江苏省南京市鼓楼区统计局", 2, Variant, nil},
		{"青禾县红旗镇人民政府", 4, Variant, nil},
		{"青禾县财政局", -1, Different, nil},
	} {
		m := (*Names)(nil).Index(list).Find(c.name)
		if m.At != c.at || m.Degree != c.degree || !slices.Equal(m.Rivals, c.rivals) {
			t.Errorf("%s: got %+v", c.name, m)
		}
	}
	both := (*Names)(nil).Index([]string{"青禾县人民政府办公室", "青禾县人民政府"})
	if m := both.Find("青禾县人民政府"); m.At != 1 {
		t.Errorf("the government itself: got %+v", m)
	}
}

func TestGroupsOfTheSameOrgan(t *testing.T) {
	n := &Names{}
	n.Add("青禾县水务局", "青禾县水利局")
	list := []string{
		"青禾县水利局", "白石市青禾县水利局", "青禾县 水利局", "青禾县水务局", "青禾县人民政府", "青禾县人民政府办公室",
		"南京市鼓楼区统计局", "鼓楼区统计局", "徐州市鼓楼区统计局", "", "",
	}
	if got, want := fmt.Sprint(n.Groups(list)), "[0 0 0 0 4 5 6 7 8 9 10]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSuggestions(t *testing.T) {
	list := []string{"青禾县发展和改革委员会", "青禾县农业农村局", "青禾县财政局", "青禾县审计局", "青禾县水利局"}
	for name, want := range map[string]int{
		"青禾县发改委": 0, "农业农村局": 1, "青禾县农业农林局": 1, "县财政局": 2, "青禾县": -1, "青禾县教育体育局": -1, "青禾县民政局": -1,
	} {
		if got := Similar(name, list); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
}

func TestAListMayGiveOtherNames(t *testing.T) {
	got := ParseList("\ufeff甲局 # 备注\n\n  乙局 = 乙办 ＝ 乙中心\n#丙局\n=\n")
	if want := "[{甲局 [] 1} {乙局 [乙办 乙中心] 3}]"; fmt.Sprint(got) != want {
		t.Errorf("got %v", got)
	}
}

func TestListsAsOfficesHaveThem(t *testing.T) {
	text := "序号\t单位名称\t备注\r\n1\t青禾县教育局\t\r\n2\t青禾县财政局\t已报\r\n3、青禾县水利局\r4. 青禾县林业局,,\n（5）青禾县第二中学\n,\n6\n\"青禾县审计局\",\n"
	var got []string
	for _, m := range ParseList(text) {
		got = append(got, fmt.Sprint(m.Line, m.Name))
	}
	if want := "[2青禾县教育局 3青禾县财政局 4青禾县水利局 5青禾县林业局 6青禾县第二中学 9青禾县审计局]"; fmt.Sprint(got) != want {
		t.Errorf("got %v", got)
	}
}

// Whatever names are given, comparing is symmetric, a name is found in a list that has it, and groups
// hold only names that are the same as another of the group.
func TestComparingIsSymmetricAndFindsWhatIsThere(t *testing.T) {
	part := rapid.SampledFrom([]string{"江苏省", "南京市", "徐州市", "青禾县", "鼓楼区", "红旗镇", "东街街道", "人民政府", "政府", "办公室", "水利局", "（本级）", " ", "城市", "市场", "乡"})
	name := rapid.Custom(func(t *rapid.T) string {
		s := ""
		for _, p := range rapid.SliceOfN(part, 1, 5).Draw(t, "parts") {
			s += p
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(name, 1, 8).Draw(t, "names")
		n := &Names{}
		declared := rapid.Bool().Draw(t, "declared")
		if declared {
			n.Add(list[0], list[len(list)-1])
		}
		isOne := func(name string) bool { // of those that were declared to be the same
			spelling := spellingOf(name)
			return declared && spelling != "" && (spelling == spellingOf(list[0]) || spelling == spellingOf(list[len(list)-1]))
		}
		x := n.Index(list)
		groups := n.Groups(list)
		for i, a := range list {
			if IsBlank(a) {
				continue
			}
			if m := x.Find(a); m.At < 0 || m.Degree < Declared {
				t.Fatalf("%q in %q: %+v", a, list, m)
			}
			for j, b := range list {
				if n.Compare(a, b) != n.Compare(b, a) {
					t.Fatalf("%q, %q: not symmetric", a, b)
				}
				same := compare(formOf(a), formOf(b)) >= Spelling || isOne(a) && isOne(b)
				if same && groups[i] != groups[j] {
					t.Fatalf("%q and %q are the same and in two groups of %q: %v", a, b, list, groups)
				}
			}
			if g := groups[i]; g > i || groups[g] != g {
				t.Fatalf("%q: groups %v", list, groups)
			}
		}
	})
}
