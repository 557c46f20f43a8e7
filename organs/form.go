package organs

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// form is a name taken apart.
type form struct {
	name     string   // as it is written
	spelling string   // without spaces and brackets, in half-width characters
	above    []string // the places above the organ's own: 江苏省, 南京市
	core     string   // the rest, with 政府 for 人民政府 and without 办公室 behind it
	office   bool     // 办公室 stood there
}

func formOf(name string) form {
	f := form{name: name, spelling: spellingOf(name)}
	f.above, f.core = splitPlaces(f.spelling)
	f.core = strings.Replace(f.core, "人民政府", "政府", 1)
	for _, office := range []string{"办公室", "办公厅", "办"} {
		if government, ok := strings.CutSuffix(f.core, "政府"+office); ok {
			f.core, f.office = government+"政府", true
			break
		}
	}
	switch {
	case strings.HasSuffix(f.core, "街道"):
		f.core += "办事处"
	case strings.HasSuffix(f.core, "街道办"):
		f.core += "事处"
	case isPlace(f.core):
		f.core += "政府"
	}
	return f
}

// spellingOf is a name without what typing adds: spaces, brackets and quotation marks, full-width forms,
// characters that nobody sees.
func spellingOf(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf) || r == '"' || r == '\'' {
			return -1
		}
		return r
	}, width.Fold.String(name))
}

// What the names of places end in, from the province down.
var (
	provinces   = []string{"省", "自治区"}
	prefectures = []string{"地区", "市", "州", "盟"}
	counties    = []string{"县", "区", "市", "旗"}
	townships   = []string{"镇", "乡", "苏木", "街道"}

	belowProvince = concat(prefectures, counties, townships)
	belowCity     = concat(counties, townships)
	anyPlace      = concat(provinces, prefectures, counties, townships)
)

func concat(lists ...[]string) []string {
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// splitPlaces takes the places off a name that stand above another place: 江苏省, 南京市 of
// 江苏省南京市鼓楼区统计局. The organ's own place stays with it.
func splitPlaces(name string) (above []string, rest string) {
	rest = name
	for _, level := range []struct{ endings, below []string }{{provinces, belowProvince}, {prefectures, belowCity}, {counties, townships}} {
		end := placeEnd(rest, level.endings)
		if end > 0 && placeEnd(rest[end:], level.below) > 0 {
			above = append(above, rest[:end])
			rest = rest[end:]
		}
	}
	return above, rest
}

// notInPlaces are characters of organs that no name of a place has.
const notInPlaces = "局厅委办部队"

// mostOfPlace is how many characters the longest name of a place has: counties of several peoples have 15.
const mostOfPlace = 16

// placeEnd returns where the name of a place ends that a text begins with, 0 when it begins with none.
func placeEnd(text string, endings []string) int {
	n := 0
	for i, r := range text {
		if n++; n > mostOfPlace || strings.ContainsRune(notInPlaces, r) {
			return 0
		}
		for _, ending := range endings {
			if end := i + len(ending); i > 0 && strings.HasPrefix(text[i:], ending) && !isWord(text[:end], text[end:]) {
				return end
			}
		}
	}
	return 0
}

// isPlace reports whether a text is the name of a place and nothing else.
func isPlace(text string) bool {
	if strings.ContainsAny(text, notInPlaces) || utf8.RuneCountInString(text) > mostOfPlace {
		return false
	}
	return slices.ContainsFunc(anyPlace, func(ending string) bool { return strings.HasSuffix(text, ending) && text != ending })
}

// isWord reports whether what ends like the name of a place is a word, such as 城市 or the beginning of
// 市场, or goes on: 徐州 of 徐州市, 红旗 of 红旗区, 津市 of 津市市.
func isWord(place, rest string) bool {
	switch place {
	case "城市", "社区", "市区", "地区", "园区", "城乡", "住房和城乡", "住房城乡":
		return true
	}
	_, size := utf8.DecodeLastRuneInString(place)
	return startsWord(place[len(place)-size:]+rest) || goesOn(rest)
}

// startsWord reports whether a text begins with a word that begins like the end of a place's name.
func startsWord(text string) bool {
	for _, word := range []string{"市场", "市容", "市政", "区划", "区域", "乡村", "乡镇", "县域", "镇街"} {
		if strings.HasPrefix(text, word) {
			return !strings.HasPrefix(text, "市政府")
		}
	}
	return false
}

// goesOn reports whether a text begins with the end of a place's name. Districts such as 市南区 begin a name
// of their own.
func goesOn(text string) bool {
	for _, own := range []string{"市南区", "市北区", "市中区"} {
		if strings.HasPrefix(text, own) {
			return false
		}
	}
	ends := slices.ContainsFunc(belowCity, func(ending string) bool { return strings.HasPrefix(text, ending) })
	return ends && !startsWord(text)
}
