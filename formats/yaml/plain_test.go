package yaml

import (
	"bytes"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// Texts of the characters that isPlain knows, in any order, with what YAML and this reader have a meaning for.
var (
	ordinaryLine  = rapid.StringMatching(`[!-~一-龥，。、；：？！（）《》“”…—·％＋－＝×]([ -~一-龥，。、；：？！（）《》“”…—·％＋－＝×]{0,10}[!-~一-龥，。、；：？！（）《》“”…—·％＋－＝×])?`)
	meaningful    = rapid.SampledFrom([]string{"null", "~", "- 局", "1e3", "局: #1", "yes", "2021", "0x1F", "*a", "&a", "!t", "|", ">-", "%YAML", "---", "...", "? a", "'", `"`, `\`, "{a", "[", "22（其中1件）", ":::", "![", "<<", "=", "@", "`", "template", "body", "2022-01-16", "12:30", ".5", "无", "/", "organ: 局"})
	ordinaryTexts = rapid.OneOf(ordinaryLine, meaningful, rapid.Map(rapid.SliceOfN(rapid.OneOf(ordinaryLine, meaningful), 1, 4), func(lines []string) string {
		text := ""
		for _, l := range lines {
			text += l + "\n"
		}
		return text
	}))
)

func drawOrdinary(t *rapid.T, m *model.Schema) *model.Report {
	r := &model.Report{}
	for _, f := range leaves(m.Root) {
		v := f.Value(r)
		switch f.Kind {
		case model.CountKind:
			v.SetInt(rapid.Int64Range(0, 99_999_999).Draw(t, f.Path))
		case model.AmountKind:
			d, err := tables.ParseDecimal(rapid.StringMatching(`(0|[1-9][0-9]{0,7})(\.[0-9]{1,2})?`).Draw(t, f.Path))
			if err != nil {
				t.Fatal(err)
			}
			v.Set(reflect.ValueOf(d))
		case model.YearKind:
			last := m.Edition.LastYear
			if last == 0 {
				last = model.LastYear
			}
			v.SetInt(int64(rapid.IntRange(m.Edition.FirstYear, last).Draw(t, f.Path)))
		case model.EditionKind:
			v.SetString(rapid.SampledFrom([]string{"", m.Edition.ID}).Draw(t, f.Path))
		case model.TitlesKind:
			v.SetString(rapid.SampledFrom([]string{"", "template", "body"}).Draw(t, f.Path))
		case model.DateKind:
			if rapid.Bool().Draw(t, f.Path) {
				v.Set(reflect.ValueOf(model.Date{Year: rapid.IntRange(2019, 2099).Draw(t, "y"), Month: rapid.IntRange(1, 12).Draw(t, "m"), Day: rapid.IntRange(1, 31).Draw(t, "d")}))
			}
		case model.NameKind:
			v.SetString(rapid.OneOf(anyName, ordinaryLine, meaningful).Draw(t, f.Path))
		case model.TextKind:
			v.SetString(ordinaryTexts.Draw(t, f.Path))
		}
	}
	return r
}

// This is what makes it right to leave out reading back.
func TestAPlainReportIsHeldByAnyFile(t *testing.T) {
	plain := 0
	rapid.Check(t, func(t *rapid.T) {
		m := model.Schemas()[rapid.IntRange(0, len(model.Schemas())-1).Draw(t, "edition")]
		draw := rapid.SampledFrom([]func(*rapid.T, *model.Schema) *model.Report{drawOrdinary, drawOrdinary, drawReport}).Draw(t, "kind")
		r := draw(t, m)
		if !isPlain(r) {
			return
		}
		plain++
		for _, opts := range [][]WriteOption{nil, {ChineseKeys()}} {
			var file bytes.Buffer
			if err := Write(&file, r, opts...); err != nil {
				t.Fatal(err)
			}
			if lost := lostIn(r, file.Bytes()); lost != nil {
				t.Fatalf("YAML: %v\n%s", lost, &file)
			}
			if lost := lostIn(r, jsonOf(r, opts)); lost != nil {
				t.Fatalf("JSON: %v", lost)
			}
		}
	})
	if plain < 10 {
		t.Errorf("only %d reports were plain", plain)
	}
}

func TestWhatIsNotPlainIsReadBack(t *testing.T) {
	for _, text := range []string{" 局", "局 ", "甲\n\n乙", "\n甲", "甲\n\n", "甲\t乙", "ＡＢ１", "甲\u200b乙", "𠮷", "甲\r\n乙", "\ufeff甲", "　甲", "甲\u00a0乙"} {
		if isPlainText(text) {
			t.Errorf("%q is taken for plain", text)
		}
	}
	for _, amount := range []string{"", "-1", "1.", ".5", "012", "1.234", "123456789", "+1", "１"} {
		if isPlainAmount(amount) {
			t.Errorf("%q is taken for plain", amount)
		}
	}
	if isPlainDate(model.Date{Year: 2023, Month: 2, Day: 29}) || !isPlainDate(model.Date{Year: 2024, Month: 2, Day: 29}) {
		t.Error("the days of February are wrong")
	}
}
