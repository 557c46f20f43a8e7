package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/tables"
	"golang.org/x/text/width"
)

// New returns the report of an organ on a year with everything still to be filled in; the
// year decides the edition. previous is the same organ's report on the year before, or nil. From it
// come the organ and the year where they are not given ("" and 0), what is the same every year
// (preamble, with its dates moved on, titles, addressee, the signature's organ), and the figures that
// follow from last year's: 二 of table three is last year's 四, and the figures of table two that go
// on from year to year (the Stocks of the edition) stand as last year left them, when both reports
// follow the same edition. A report on another year than the one before is not used.
func New(organ string, year int, previous *Report) *Report {
	if previous != nil && year == 0 {
		year = previous.Year + 1
	}
	if previous == nil || previous.Year != year-1 {
		return &Report{Organ: organ, Year: year}
	}
	if organ == "" {
		organ = previous.Organ
	}
	r := &Report{
		Organ: organ, Year: year,
		Title: moveOn(previous.Title, previous.Year), Titles: previous.Titles, OwnTitles: slices.Clone(previous.OwnTitles),
		Addressee: previous.Addressee, Preamble: moveOn(previous.Preamble, previous.Year),
		Signature: Signature{Organ: previous.Signature.Organ},
	}
	for i, title := range r.OwnTitles {
		r.OwnTitles[i] = moveOn(title, previous.Year)
	}
	if organ != previous.Organ {
		r.Title, r.Signature.Organ = "", ""
	}
	r.Applications.CarriedOver = previous.Applications.CarriedForward
	e := r.Format()
	if e == nil || previous.Format() == nil || e.FormOf(tables.TableTwo) != previous.Format().FormOf(tables.TableTwo) {
		return r
	}
	for _, stock := range e.Stocks {
		left := int64(0)
		for _, path := range stock.Before {
			left += previous.Count(path)
		}
		r.Schema().ByPath[stock.Now].Value(r).SetInt(left)
	}
	return r
}

// datedYear matches a year in a text, in Arabic or Chinese digits, with the day behind it.
var datedYear = regexp.MustCompile(`[0-9０-９]{5,}|([0-9０-９]{4}|[〇○零一二三四五六七八九]{4})(\s*年(?:\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日)?)?)`)

// moveOn moves the years in a text of last year's report on by one: the year reported on, except in
// the date of a day that does not begin or end it, such as a law's, and the year after it.
func moveOn(text string, last int) string {
	return datedYear.ReplaceAllStringFunc(text, func(s string) string {
		m := datedYear.FindStringSubmatch(s)
		if m[1] == "" { // a longer number
			return s
		}
		day := width.Narrow.String(m[3] + "." + m[4])
		period := m[3] == "" || slices.Contains([]string{"1.", "12.", "01.", "1.1", "01.01", "12.31", "一.", "十二.", "一.一", "十二.三十一"}, day)
		switch year := yearDigits(m[1]); {
		case year == last && period, year == last+1:
			return likeDigits(m[1], year+1) + m[2]
		}
		return s
	})
}

const chineseDigits = "〇一二三四五六七八九"

// yearDigits reads a year of four Arabic or Chinese digits.
func yearDigits(s string) int {
	year := 0
	for _, r := range s {
		switch {
		case r >= '０' && r <= '９':
			r -= '０'
		case r >= '0' && r <= '9':
			r -= '0'
		default:
			r = rune(max(strings.IndexRune(chineseDigits, r), 0) / len("〇"))
		}
		year = year*10 + int(r)
	}
	return year
}

// likeDigits writes a year in the digits of another one.
func likeDigits(like string, year int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(year) {
		switch first, _ := utf8.DecodeRuneInString(like); {
		case first >= '０' && first <= '９':
			b.WriteRune(r - '0' + '０')
		case first >= '0' && first <= '9':
			b.WriteRune(r)
		case r == '0' && strings.ContainsRune(like, '零'):
			b.WriteRune('零')
		case r == '0' && strings.ContainsRune(like, '○'):
			b.WriteRune('○')
		default:
			b.WriteString(string([]rune(chineseDigits)[r-'0']))
		}
	}
	return b.String()
}

// TakenOver lists the figures that New takes from the report on the year before, by path.
func TakenOver(previous *Report) []string {
	e := (&Report{Year: previous.Year + 1}).Format()
	if e == nil {
		return nil
	}
	if last := previous.Format(); last == nil || e.FormOf(tables.TableTwo) != last.FormOf(tables.TableTwo) { // only table three goes on
		e = &tables.Edition{ID: e.ID}
	}
	return takenOver(e)
}

// takenOver lists the figures of an edition that follow from last year's report alone.
func takenOver(e *tables.Edition) []string {
	paths := make([]string, len(tables.ApplicantColumns))
	for i := range paths {
		paths[i] = "applications.carried_over[" + strconv.Itoa(i) + "]"
	}
	for _, stock := range e.Stocks {
		paths = append(paths, stock.Now)
	}
	return paths
}

// Count returns the whole number of the tables at a path of the report's edition.
func (r *Report) Count(path string) int64 { return r.Schema().ByPath[path].Value(r).Int() }
