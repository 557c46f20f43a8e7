package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// signature: the report is signed by its organ, after the year and before too long.
func (x *Inspection) signature() {
	x.signedBy()
	x.signedOn("signature.date", "落款日期", x.Report.Signature.Date)
	if text := dateInLine.FindString(zhtext.Fold(x.Report.DateLine)); text != "" {
		switch d, err := model.ParseDate(text); {
		case err != nil:
			x.addf("date_line", model.Text(text), model.Value{}, "题下日期%s不是日历上的日子，或年份不在%s年之间", text, model.DateYears())
		case d != x.Report.Signature.Date:
			x.signedOn("date_line", "题下日期", d)
		}
	}
	if s := x.Report.Signature; s.Organ != "" && s.Date.IsZero() {
		x.addInfo("signature", model.Value{}, model.Text("日期"), "落款有机关，没有日期")
	}
}

// dateInLine is a day in the line below the title.
var dateInLine = regexp.MustCompile(`[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日`)

func (x *Inspection) signedBy() {
	signed, organ := zhtext.Fold(x.Report.Signature.Organ), zhtext.Fold(x.Report.Organ)
	if signed == "" || organ == "" || sameOrgan(signed, organ) {
		return
	}
	x.addf("signature.organ", model.Text(x.Report.Signature.Organ), model.Text(x.Report.Organ),
		"落款机关是%s，报告的机关是%s", zhtext.Quote(x.Report.Signature.Organ), zhtext.Quote(x.Report.Organ))
}

// office is what a government's or a bureau's office adds to its name, which signs for it.
var office = regexp.MustCompile(`(?:办公室|办公厅|政府办)$`)

// sameOrgan reports whether one of two names is the other one's, with or without the places above
// and the office that signs.
func sameOrgan(signed, organ string) bool {
	if strings.Contains(signed, organ) {
		return true
	}
	a, b := plainName(signed), plainName(organ)
	has := func(full, other string) bool {
		return full == other || slices.ContainsFunc(namesOf(other), func(n organName) bool { return n.text == full })
	}
	return has(a, b) || has(b, a) || slices.Contains(shortNames(organ), signed)
}

// aboveAll is what stands before an organ's own name, or behind it, that it may leave out.
var aboveAll = regexp.MustCompile(`^(?:国家税务总局|中华人民共和国)|关区$`)

func plainName(s string) string {
	s = aboveAll.ReplaceAllString(s, "")
	return strings.ReplaceAll(office.ReplaceAllString(oneName(s), ""), "人民政府", "政府")
}

// ownTerritory are the organs whose reports are a government's own, due by the end of March: those of
// counties and above, and their offices.
var ownTerritory = regexp.MustCompile(`(?:省|市|州|县|区|旗|盟)(?:人民)?政府(?:办公[室厅])?$|(?:省|市|州|县|区|旗|盟)$|(?:新区|实验区|开发区|高新区)(?:管委会|管理委员会)$`)

// signedOn compares the date with the year reported on and with the day by which the law wants the
// report published (政府信息公开条例, 49).
func (x *Inspection) signedOn(path, name string, d model.Date) {
	year := x.Report.Year
	late := func(month, day int) bool { // of a day after the year
		return d.Year > year+1 || d.Month > month || d.Month == month && d.Day > day
	}
	switch {
	case d.IsZero() || !d.InRange() || year == 0:
	case d.Year <= year:
		x.addf(path, model.Text(d.String()), model.Value{}, "%s是%s，早于报告年度（%d年）结束的日子", name, d, year)
	case late(4, 1):
		x.addf(path, model.Text(d.String()), model.Value{}, "%s是%s，距报告年度（%d年）开始已超过十五个月，请核对年份", name, d, year)
	case !late(1, 31), !late(3, 31) && ownTerritory.MatchString(zhtext.Fold(x.Report.Organ)):
	default:
		x.late(path, name, d)
	}
}

// late tells a report that is later than the law wants it.
func (x *Inspection) late(path, name string, d model.Date) {
	day := "1月31日"
	if ownTerritory.MatchString(zhtext.Fold(x.Report.Organ)) {
		day = "3月31日"
	}
	x.addInfo(path, model.Text(d.String()), model.Text(fmt.Sprintf("%d年%s", x.Report.Year+1, day)),
		fmt.Sprintf("%s是%s，条例要求在%d年%s前公布", name, d, x.Report.Year+1, day))
}
