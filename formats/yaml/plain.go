package yaml

import (
	"strings"

	"github.com/nianbao/nianbao/model"
)

// isPlain reports whether a report has nothing that a file may not hold or that reading tidies up, so that
// it need not be read back to know that nothing is lost. Most reports are plain, and reading takes four times
// as long as writing. It is strict: what it does not know for sure is read back.
func isPlain(r *model.Report) bool {
	if len(r.Remarks) > 0 || len(r.OwnTitles) > 0 || len(r.Attachments) > 0 || r.Forms != (model.Forms{}) || r.Organ == "" {
		return false
	}
	if s := r.Source(); s != nil && len(s.Blanks) > 0 {
		return false
	}
	size := 0
	for _, f := range leaves(r.Schema().Root) {
		if !isPlainValue(f, r) {
			return false
		}
		if f.Kind == model.TextKind {
			size += f.Value(r).Len()
		}
	}
	return size < MaxInputBytes/4 // indentation makes it more
}

// isPlainValue is isPlain for one value.
func isPlainValue(f *model.Field, r *model.Report) bool {
	const most = 99_999_999 // more than any organ counts
	switch v := f.Value(r); f.Kind {
	case model.CountKind:
		return v.Int() >= 0 && v.Int() <= most
	case model.AmountKind:
		return isPlainAmount(f.Text(r))
	case model.YearKind:
		return v.Int() >= model.FirstYear && v.Int() <= model.LastYear
	case model.EditionKind:
		return v.String() == "" || v.String() == r.Format().ID
	case model.ListKind:
		return v.IsZero()
	case model.TitlesKind:
		return v.String() == "" || v.String() == string(model.TemplateTitles) || v.String() == string(model.BodyTitles)
	case model.DateKind:
		date, ok := v.Interface().(model.Date)
		return ok && (date == model.Date{} || isPlainDate(date))
	case model.NameKind:
		return !strings.Contains(v.String(), "\n") && isPlainText(v.String())
	case model.TextKind:
		return isPlainText(v.String())
	}
	return false
}

// isPlainAmount reports whether an amount is a few digits, with two behind the point at most.
func isPlainAmount(text string) bool {
	whole, decimals, point := strings.Cut(text, ".")
	digits := func(s string, most int) bool {
		return s != "" && len(s) <= most && strings.Trim(s, "0123456789") == ""
	}
	return digits(whole, 8) && (whole == "0" || whole[0] != '0') && (!point || digits(decimals, 2))
}

func isPlainDate(d model.Date) bool { return d.InRange() && d.Exists() }

// isPlainText reports whether a text is lines of ordinary characters, with no blank at either end of any and
// no empty one.
func isPlainText(text string) bool {
	if text == "" {
		return true
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" || line[0] == ' ' || line[len(line)-1] == ' ' || strings.ContainsFunc(line, isOdd) {
			return false
		}
	}
	return true
}

// ordinaryMarks are the punctuation and signs of Chinese texts, but for marks of full width that stand for
// ASCII letters and digits.
const ordinaryMarks = "，。、；：？！（）《》〈〉〔〕【】“”‘’…—·％＋－＝×"

// isOdd reports whether a character is none of those that nearly all reports are written with.
func isOdd(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= 0x4e00 && r <= 0x9fa5:
		return false
	}
	return !strings.ContainsRune(ordinaryMarks, r)
}
