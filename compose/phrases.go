package compose

import (
	"regexp"
	"slices"
	"strings"
)

// reportName is what the customary title calls the report, with its year.
var reportName = regexp.MustCompile(`(?:[0-9０-９〇零一二三四五六七八九]{4}\s*年?度?)?政府信息公开(?:工作)?(?:年度)?(?:工作)?报告`)

// yearBefore is the year that a report's name begins with.
var yearBefore = regexp.MustCompile(`^[^政]+`)

// titlePhrases returns the texts that no line end of a title should split: the report's name and
// the year in it, the organ's name, the units in that name, and their words.
func titlePhrases(organ string, lines []string) []string {
	phrases := namePhrases(organ)
	for _, line := range lines {
		at := reportName.FindStringIndex(line)
		if at == nil {
			phrases = append(phrases, namePhrases(line)...)
			continue
		}
		name := line[at[0]:at[1]]
		year := yearBefore.FindString(name)
		phrases = append(phrases, name, year, name[len(year):])
		phrases = append(phrases, namePhrases(line[:at[0]])...)
	}
	return distinct(append(phrases, headingPhrases...))
}

// longestName is the most bytes of a name that is broken by sense: each of its phrases is looked for
// in all of it.
const longestName = 600

// namePhrases are an organ's name, the units that it names, and what is joined in them.
func namePhrases(organ string) []string {
	if len(organ) > longestName {
		return nil
	}
	units := nameUnits(organ)
	phrases := append([]string{organ}, units...)
	for _, unit := range units {
		phrases = append(phrases, joined(unit)...)
	}
	return distinct(phrases)
}

// distinct drops empty texts and duplicates, since layout counts a phrase as often as it is given.
func distinct(phrases []string) []string {
	var out []string
	for _, p := range phrases {
		if p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// placeKinds are what the names of places end with; rank orders them from the province
// down. Longer ones stand before those that they end with.
var placeKinds = []struct {
	kind string
	rank int
}{
	{"特别行政区", 1}, {"自治区", 1}, {"省", 1},
	{"自治州", 2}, {"地区", 2}, {"市", 2},
	{"自治县", 3}, {"自治旗", 3}, {"开发区", 3}, {"示范区", 3}, {"新区", 3}, {"县", 3}, {"区", 3}, {"旗", 3},
	{"街道", 4}, {"民族乡", 4}, {"镇", 4}, {"乡", 4}, {"苏木", 4},
}

const cityRank = 2 // the one rank that stands below itself: 吉安市井冈山市

// noPlaces are words that contain the ending of a place name but do not end one.
var noPlaces = []string{
	"市场", "市政", "市容", "市民", "城市", "城区", "城乡", "城镇", "乡村", "乡镇", "村镇", "社区", "区域", "园区", "辖区", "林区", "灾区",
	"库区", "景区", "山区", "牧区", "校区", "小区", "街区", "省直", "市直", "区直", "县直", "省级", "市级", "县级", "区级", "县域", "县城", "市辖区", "乡族",
}

// bodies are parts of organ names that begin a unit of their own.
var bodies = []string{"人民政府", "办公室", "办公厅", "管理委员会", "办事处"}

// nameUnits splits an organ's name into units of sense: after the names of places, and before
// 人民政府 or 办公室.
func nameUnits(name string) []string {
	var units []string
	rank := 0
	for name != "" {
		end, r := unitEnd(name, rank)
		units = append(units, name[:end])
		name, rank = name[end:], r
	}
	return units
}

// unitEnd returns where the first unit of a name ends, and the rank of its place; a place
// of a rank above or equal has been named already.
func unitEnd(name string, rank int) (end, now int) {
	for at := range name {
		if at == 0 {
			continue
		}
		if r, n := placeAt(name, at, rank); n > 0 {
			return at + n, r
		}
		for _, body := range bodies {
			if strings.HasPrefix(name[at:], body) {
				return at, rank
			}
		}
	}
	return len(name), rank
}

// placeAt reports the rank and the length of the kind of place that stands at a byte of a
// name; 0 when none does.
func placeAt(name string, at, above int) (rank, length int) {
	for _, p := range placeKinds {
		if !strings.HasPrefix(name[at:], p.kind) {
			continue
		}
		if p.rank < above || p.rank == above && above != cityRank || inNoPlace(name, at) || kindFollows(name[at+len(p.kind):], p.kind, p.rank) {
			return 0, 0
		}
		return p.rank, len(p.kind)
	}
	return 0, 0
}

// inNoPlace reports whether the character at a byte of a name belongs to a word that ends
// no place.
func inNoPlace(name string, from int) bool {
	for _, word := range noPlaces {
		for i := max(0, from-len(word)+1); i <= from; i++ {
			if strings.HasPrefix(name[i:], word) && !(word == "城市" && i == len("诸")) { // 诸城市 is a city
				return true
			}
		}
	}
	return false
}

// kindFollows reports whether what looks like the kind of a place is within its name, since
// another kind follows: 新乡市, 沙市区. The names of districts and counties below a province
// or a city may begin like a kind (镇江市, 镇原县, 市中区).
func kindFollows(rest, kind string, rank int) bool {
	for _, p := range placeKinds {
		if !strings.HasPrefix(rest, p.kind) || inNoPlace(rest, 0) {
			continue
		}
		switch {
		case rank < cityRank:
			return false
		case rank == cityRank:
			return p.rank == cityRank+1 && p.kind != "旗"
		}
		return p.kind != kind
	}
	return false
}

// joined parts a unit of a name after 和 or 、: 人力资源和|社会保障局.
func joined(unit string) []string {
	for _, sign := range []string{"和", "与", "、"} {
		if before, after, ok := strings.Cut(unit, sign); ok && before != "" && after != "" {
			return append([]string{before + sign}, joined(after)...)
		}
	}
	return []string{unit}
}

// headingPhrases are the words of the official section titles, and of the headings that
// organs write below them.
var headingPhrases = []string{
	"政府信息公开", "政府信息", "行政机关", "行政复议", "行政诉讼", "主动公开", "依申请公开", "公开申请", "申请情况", "总体情况", "收到和处理",
	"主要问题", "改进情况", "其他需要报告的事项", "需要报告", "报告的事项", "存在的", "信息管理", "平台建设", "监督保障", "政务公开",
}
