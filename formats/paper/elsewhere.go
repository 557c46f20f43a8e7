package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// organFromElsewhere looks for the organ and the year where the title names none.
func (rc *recognizer) organFromElsewhere() {
	r := &rc.report
	if r.Organ == "" {
		r.Organ = rc.guessOrgan()
		if r.Organ == "" {
			r.Organ = model.NoOrgan
			rc.find("IMPORT-MISSING", model.SeverityWarning, "organ", model.Place{}, "标题里没有机关名称", "请填写机关全称")
		} else {
			rc.find("IMPORT-UNSURE", model.SeverityWarning, "organ", model.Place{}, "标题里没有机关名称，从别处取为"+zhtext.Quote(r.Organ), "请核对机关全称")
		}
	}
	if r.Year >= model.FirstYear && r.Year <= model.LastYear {
		return
	}
	if y := rc.guessYear(); y != 0 {
		rc.find("IMPORT-UNSURE", model.SeverityWarning, "year", model.Place{}, "标题里没有报告年度，从别处取为 "+strconv.Itoa(y), "请核对年度")
		r.Year = y
		return
	}
	rc.find("IMPORT-MISSING", model.SeverityWarning, "year", model.Place{}, fmt.Sprintf("没有找到报告年度，暂写 %d", unknownYear), "请填写年度")
	r.Year = unknownYear
}

// unknownYear stands for the year of a report that names none; the finding on it says so.
const unknownYear = 2021

// periodText matches where the period of a report begins, or where it ends: 截止2023年12月31日.
var periodText = regexp.MustCompile(`(20[0-9]{2})\s*年\s*1\s*月\s*1\s*日|截[至止]到?\s*(20[0-9]{2})\s*年\s*12\s*月\s*31\s*日`)

func (rc *recognizer) guessYear() int {
	for _, it := range rc.items {
		if it.par == nil {
			continue
		}
		if m := periodText.FindStringSubmatch(it.par.Text); m != nil {
			y, _ := strconv.Atoi(m[1] + m[2])
			if y >= model.FirstYear && y <= model.LastYear {
				return y
			}
		}
	}
	for _, it := range rc.items[:rc.frontEnd()] {
		if it.par == nil {
			continue
		}
		if y := yearNamed(it.par.Text); y != 0 {
			return y
		}
	}
	if y := rc.frequentYear(); y != 0 {
		return y
	}
	if m := yearText.FindStringSubmatch(rc.name); m != nil {
		y, _ := strconv.Atoi(m[1])
		if y >= model.FirstYear && y <= model.LastYear {
			return y
		}
	}
	return 0
}

// frequentYear is the year that the text names most often, 0 when none is named twice.
func (rc *recognizer) frequentYear() int {
	counts := map[int]int{}
	for _, it := range rc.items {
		if it.par == nil {
			continue
		}
		for _, m := range yearText.FindAllStringSubmatch(it.par.Text, -1) {
			if y, _ := strconv.Atoi(m[1]); y >= model.FirstYear && y <= model.LastYear {
				counts[y]++
			}
		}
	}
	best := 0
	for y := model.FirstYear; y <= model.LastYear; y++ {
		if counts[y] > 1 && counts[y] > counts[best] {
			best = y
		}
	}
	return best
}

// guessOrgan looks for the organ in the preamble, the signature and what the file says of itself.
func (rc *recognizer) guessOrgan() string {
	for _, it := range rc.items {
		if it.par == nil {
			continue
		}
		if organ := organNamed(it.par.Text); organ != "" {
			return organ
		}
	}
	last := rc.titles[6].index
	for i := len(rc.items) - 1; last >= 0 && i > last; i-- {
		if p := rc.items[i].par; p != nil && isOrganLine(p.Text) && !p.Chrome {
			return squeeze(p.Text)
		}
	}
	if organ, _ := organAndYear([]string{rc.doc.Meta.Title}); reportName.MatchString(rc.doc.Meta.Title) && organ != "" {
		return organ
	}
	if isOrganLine(rc.doc.Meta.Organ) {
		return squeeze(rc.doc.Meta.Organ)
	}
	if organ, _ := organAndYear([]string{strings.TrimSuffix(rc.name, ".txt")}); isOrganLine(organ) {
		return organ
	}
	return ""
}
