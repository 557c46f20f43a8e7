package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// title: a title of the report's own has what the customary one has, which is made of the organ's
// name. A wrong year is told by YEAR alone.
func (x *Inspection) title() {
	if x.Report.Organ == model.NoOrgan || x.organField() {
		return // what the title lacks can't be told without the name
	}
	title := zhtext.Fold(x.Report.Title)
	if title == "" {
		return
	}
	whole := model.Text(strings.Join(prose.Paragraphs(x.Report.Title), ""))
	var lacks []string
	if organ := zhtext.Fold(x.Report.Organ); !namesOrgan(title, organ) && !namesOrgan(title, shorterName(organ)) {
		if other := otherPlace(title, organ); other != "" {
			x.addf("title", whole, model.Text(x.Report.Organ), "标题写的是“%s”，报告的机关是“%s”", other, x.Report.Organ)
		} else {
			lacks = append(lacks, "机关名称“"+x.Report.Organ+"”")
		}
	}
	if !yearInTitle.MatchString(title) {
		lacks = append(lacks, fmt.Sprintf("年度“%d年”", x.Report.Year))
	}
	if !strings.Contains(title, "政府信息公开工作年度报告") {
		lacks = append(lacks, "“政府信息公开工作年度报告”")
	}
	if len(lacks) > 0 {
		x.addf("title", whole, model.Value{}, "标题中没有%s", strings.Join(lacks, "、"))
	}
}

// shorterName is an organ's name as titles have it: with 委 for 委员会, and without what stands above
// all its kind.
func shorterName(organ string) string {
	organ = aboveAll.ReplaceAllString(organ, "")
	if name, ok := strings.CutSuffix(organ, "委员会"); ok {
		return name + "委"
	}
	return organ
}

// organField finds what is more than a name in the organ's field.
func (x *Inspection) organField() bool {
	organ := zhtext.Fold(x.Report.Organ)
	switch {
	case strings.Contains(organ, "年度报告") || yearInTitle.MatchString(organ):
		x.addf("organ", model.Text(x.Report.Organ), model.Value{}, "机关名称写成了整个标题“%s”，这里只写机关的名称", zhtext.Shorten(x.Report.Organ))
	case strings.ContainsAny(organ, "《》“”\"「」'‘’"):
		x.addf("organ", model.Text(x.Report.Organ), withoutMarks(organ), "机关名称“%s”带有引号或书名号，这里只写机关的名称", zhtext.Shorten(x.Report.Organ))
	default:
		return false
	}
	return true
}

// withoutMarks is a name without the quotation marks round it; nothing when they do not stand round it.
func withoutMarks(organ string) model.Value {
	const marks = "《》“”\"「」'‘’"
	name := strings.Trim(organ, marks)
	if strings.ContainsAny(name, marks) {
		return model.Value{}
	}
	return model.Text(name)
}

// governments are the endings that a title leaves out when it names the place alone.
var governments = regexp.MustCompile(`(?:人民政府|政府|街道办事处|办事处|管委会)$`)

// organName is one that a text may call the organ by.
type organName struct {
	text  string
	above string // the place right above, as the organ's full name has it
	place bool   // it has a place of its own: 工业和信息化局 is any other place's too
}

// namesOf lists the names by which a title or a signature may call an organ: its own, that without
// the places above it, and what is left of both without the word for government.
func namesOf(organ string) []organName {
	starts := placeStarts(organ)
	var names []organName
	for i, from := range starts {
		name := organName{text: organ[from:], place: i+1 < len(starts) || len(starts) == 1 || lowTerritory.MatchString(organ[from:])}
		if i > 0 {
			name.above = organ[starts[i-1]:from]
		}
		if name.text != "人民政府" && name.text != "政府" { // which every title has
			names = append(names, name)
		}
		if place := governments.ReplaceAllString(name.text, ""); place != name.text && utf8.RuneCountInString(place) >= 2 {
			names = append(names, organName{place, name.above, name.place})
		}
	}
	return names
}

// placeStarts are where a name begins and where it goes on behind a place.
func placeStarts(organ string) []int {
	starts := []int{0}
	for _, at := range placeEnds(organ) {
		_, size := utf8.DecodeRuneInString(organ[at:])
		starts = append(starts, at+size)
	}
	if len(organ) > longestName {
		return starts
	}
	for _, banner := range []string{"旗", "盟"} {
		before, rest, found := strings.Cut(organ, banner)
		if found && before != "" && rest != "" && !strings.HasSuffix(before, "红") {
			starts = append(starts, len(before)+len(banner))
		}
	}
	slices.Sort(starts)
	return starts
}

// oneName gives the two ways to write a committee's name one form.
func oneName(s string) string { return strings.ReplaceAll(s, "管理委员会", "管委会") }

// namesOrgan reports whether a text has a name of the organ where a name may begin.
func namesOrgan(text, organ string) bool {
	text, organ = oneName(text), oneName(organ)
	for _, name := range namesOf(organ) {
		for i := 0; name.text != ""; i++ {
			at := strings.Index(text[i:], name.text)
			if at < 0 {
				break
			}
			i += at
			if name.begins(text[:i]) {
				return true
			}
		}
	}
	return organ == ""
}

// begins reports whether a name may begin behind a text: at the start, behind a year or a mark, or
// behind a place above it, but not behind another part of a name (新合水县) or another place of the
// level of the one above it.
func (n organName) begins(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "", !unicode.Is(unicode.Han, last), strings.ContainsRune("年度于委和与及暨", last):
		return true
	case strings.HasSuffix(n.above, before[nameStart(before):]), n.above != "" && strings.HasSuffix(before, n.above):
		return true // 县教育局 of 青禾县教育局, or all of it and more
	}
	return n.place && strings.ContainsRune("省市州县区旗盟", last) && !strings.HasSuffix(n.above, string(last))
}

// otherPlace returns the name of an organ of the same kind in another place, as a text has it.
func otherPlace(text, organ string) string {
	text, organ = oneName(text), oneName(organ)
	starts := placeStarts(organ)
	kind := organ[starts[len(starts)-1]:]
	at := strings.Index(text, kind)
	if len(starts) == 1 || kind == "" || at < 0 {
		return ""
	}
	place, _ := utf8.DecodeLastRuneInString(text[:at])
	if !strings.ContainsRune("省市州县区旗盟镇乡", place) {
		return ""
	}
	return text[nameStart(text[:at]) : at+len(kind)]
}

// nameStart is where the name that a text ends in begins: behind a year or a mark.
func nameStart(text string) int {
	start := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) || r == '年' || r == '度' })
	if start < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[start:])
	return start + size
}
