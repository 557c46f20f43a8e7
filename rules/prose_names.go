package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// longestName is the most bytes of a name in which places are looked for. The longest organs of China
// have a third of it, and what follows each place is compared with the whole text.
const longestName = 600

// shortNames are what an organ calls itself at home: 县财政局 for 青禾县财政局, and for a township or
// subdistrict its name with and without 人民政府 or 办事处. The longer come first.
func shortNames(name string) []string {
	places := placeEnds(name)
	if len(places) == 0 {
		return nil
	}
	last := places[len(places)-1]
	_, size := utf8.DecodeRuneInString(name[last:])
	own := name[last+size:]
	names := []string{name[last:]}
	for _, at := range places[:len(places)-1] {
		names = append(names, name[at+size:])
	}
	names = append(names, lowNames(own)...)
	names = append(names, abbreviated(append(names, name))...)
	for _, n := range names {
		if short := strings.Replace(n, "人民政府", "政府", 1); short != n {
			names = append(names, short)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == name || utf8.RuneCountInString(n) < 2 })
	return byLength(names)
}

// byLength puts the longer names first, which may contain the shorter ones.
func byLength(names []string) []string {
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return slices.Compact(names)
}

// lowNames are those of a township or subdistrict, "" standing for any other organ.
func lowNames(own string) []string {
	if !lowTerritory.MatchString(own) {
		return nil
	}
	place := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(own, "人民政府"), "办事处"), "人民政府")
	switch {
	case strings.HasSuffix(place, "街道"):
		return []string{own, place, place + "办事处", "街道", "街道办", "街道办事处"}
	case strings.HasSuffix(place, "镇"):
		return []string{own, place, place + "人民政府", "镇人民政府"}
	case strings.HasSuffix(place, "乡"):
		return []string{own, place, place + "人民政府", "乡人民政府"}
	case strings.HasSuffix(place, "苏木"):
		return []string{own, place, place + "人民政府", "苏木人民政府"}
	}
	return nil
}

// placeEnds are where the 省, 市, 州, 县 and 区 of a name stand that end the name of a place.
func placeEnds(name string) []int {
	if len(name) > longestName {
		return nil
	}
	var ends []int
	for i, r := range name {
		_, size := utf8.DecodeRuneInString(name[i:])
		rest := name[i+size:]
		switch {
		case i == 0 || rest == "", !strings.ContainsRune("省市州县区", r):
		case strings.HasPrefix(rest, "场"), strings.HasPrefix(rest, "划"), strings.HasPrefix(rest, "域"),
			strings.HasPrefix(rest, "容"), strings.HasPrefix(rest, "政") && !strings.HasPrefix(rest, "政府"),
			strings.HasSuffix(name[:i], "社"), r == '市' && isCity(name[:i], ends):
		default:
			ends = append(ends, i)
		}
	}
	return ends
}

// isCity reports whether 市 behind a text is that of 城市, as in 青禾县城市管理局 but not in 诸城市水利局: nothing stands
// between 城 and the place before it.
func isCity(before string, ends []int) bool {
	place, ok := strings.CutSuffix(before, "城")
	return ok && (place == "" || len(ends) > 0 && ends[len(ends)-1]+len("县") == len(place))
}

// abbreviations are what organs of a kind are called for short.
var abbreviations = []struct {
	full  string
	short []string
}{
	{"卫生健康委员会", []string{"卫健委", "卫生健康委"}},
	{"发展和改革委员会", []string{"发改委", "发展改革委"}},
	{"发展和改革局", []string{"发改局"}},
	{"国有资产监督管理委员会", []string{"国资委"}},
	{"住房和城乡建设局", []string{"住建局"}},
	{"住房和城乡建设委员会", []string{"住建委"}},
	{"工业和信息化局", []string{"工信局"}},
	{"人力资源和社会保障局", []string{"人社局"}},
	{"市场监督管理局", []string{"市场监管局"}},
	{"自然资源和规划局", []string{"自然资源规划局", "自规局", "资规局"}},
	{"文化广电和旅游局", []string{"文广旅局", "文旅局"}},
	{"退役军人事务局", []string{"退役军人局"}},
	{"应急管理局", []string{"应急局"}},
	{"交通运输局", []string{"交通局"}},
	{"城市管理行政执法局", []string{"城管局"}},
	{"城市管理局", []string{"城管局"}},
	{"科学技术局", []string{"科技局"}},
	{"教育体育局", []string{"教体局"}},
	{"医疗保障局", []string{"医保局"}},
	{"民族宗教事务委员会", []string{"民宗委"}},
	{"民族宗教事务局", []string{"民宗局"}},
	{"人民政府办公室", []string{"政府办"}},
	{"管理委员会", []string{"管委会"}},
}

// abbreviated lists the short forms of names.
func abbreviated(names []string) []string {
	var out []string
	for _, name := range names {
		for _, a := range abbreviations {
			if place, ok := strings.CutSuffix(name, a.full); ok && place != "" {
				for _, short := range a.short {
					out = append(out, place+short)
				}
			}
		}
	}
	return out
}

// definition is how a text says by what name it calls an organ from there on.
var definition = regexp.MustCompile(`[（(](?:以下|下文)?(?:简称|统称|称)[为：:]?[“"]?([^《“”"》）)，。、]{2,12})`)

// definedNames are the names that the report's texts give the organ: 青禾县税务局（以下简称县局）.
func (x *Inspection) definedNames(organ string, short []string) []string {
	var out []string
	for _, p := range x.passages() {
		if !strings.Contains(p.words, "称") {
			continue
		}
		text := zhtext.Fold(p.words)
		for _, m := range definition.FindAllStringSubmatchIndex(text, -1) {
			before := text[:m[0]]
			own := strings.HasSuffix(before, organ) || slices.ContainsFunc(short, func(s string) bool { return strings.HasSuffix(before, s) })
			if own {
				out = append(out, text[m[2]:m[3]])
			}
		}
	}
	return out
}
