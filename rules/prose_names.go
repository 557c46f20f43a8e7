package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

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
	for _, n := range names {
		if short := strings.Replace(n, "人民政府", "政府", 1); short != n {
			names = append(names, short)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == name || utf8.RuneCountInString(n) < 2 })
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
	}
	return nil
}

// placeEnds are where the 省, 市, 州, 县 and 区 of a name stand that end the name of a place.
func placeEnds(name string) []int {
	var ends []int
	for i, r := range name {
		_, size := utf8.DecodeRuneInString(name[i:])
		rest := name[i+size:]
		switch {
		case i == 0 || rest == "", !strings.ContainsRune("省市州县区", r):
		case strings.HasPrefix(rest, "场"), strings.HasPrefix(rest, "划"), strings.HasPrefix(rest, "域"),
			strings.HasPrefix(rest, "容"), strings.HasPrefix(rest, "政") && !strings.HasPrefix(rest, "政府"),
			strings.HasSuffix(name[:i], "社"):
		default:
			ends = append(ends, i)
		}
	}
	return ends
}
