package yaml

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

func TestANumberIsReadFromItsLiteralText(t *testing.T) {
	for text, want := range map[string]int64{
		"33": 33, `"33"`: 33, "'33'": 33, "010": 10, "+5": 5, "-4": -4, "1,234": 1234, `"1,234,567"`: 1234567,
		"３３": 33, "１，２３４": 1234, `" 33 "`: 33, "33.0": 33, "999999999999999": 999999999999999, "000000000000000000007": 7,
	} {
		r, notes := mustRead(t, edited(t, "licensing: 33", "licensing: "+text))
		if got := r.ProactiveDisclosure.Licensing; got != want || len(notes) > 0 {
			t.Errorf("%s is read as %d with notes %v, want %d", text, got, notes, want)
		}
	}
}

func TestFeesAreKeptAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"24252.311082": "24252.311082", "96171.60": "96171.60", `"96171.60"`: "96171.60", "0": "0", "0.00": "0.00",
		"1,234.50": "1234.50", "９６.６": "96.6", "-3.5": "-3.5",
	} {
		r, _ := mustRead(t, edited(t, `fees: "0"`, "fees: "+text))
		if got := r.ProactiveDisclosure.Fees.String(); got != want {
			t.Errorf("%s is read as %s, want %s", text, got, want)
		}
	}
}

func TestABlankIsReadAsZeroWithAWarning(t *testing.T) {
	for _, text := range []string{"", "null", "~", `""`, `"-"`, "-", "－", "—", "——", "/", "／", "无", `" "`, "{}"} {
		r, notes := mustRead(t, edited(t, "licensing: 33", "licensing: "+text))
		if r.ProactiveDisclosure.Licensing != 0 {
			t.Errorf("%q is read as %d", text, r.ProactiveDisclosure.Licensing)
		}
		if len(notes) != 1 || notes[0].ID != "BLANK" || notes[0].Severity != model.SeverityWarning || notes[0].Place.Line != 14 ||
			notes[0].Path != "proactive_disclosure.licensing" {
			t.Errorf("%q gives the notes %v", text, notes)
		}
	}
}

func TestBlanksAreToldOnceARowOrTable(t *testing.T) {
	for _, c := range []struct{ name, old, new, place string }{
		{"a cell of a list", "received: [0, 0", "received: [0, null", "BLANK applications.received[1] 19:17"},
		{"a dash in a list", "received: [0, 0", "received: [0, -", "BLANK applications.received[1] 19:17"},
		{"dashes in braces", "{issued: 0, repealed: 0,", "{issued: -, repealed: - ,",
			"BLANK proactive_disclosure.regulations 12:16"},
		{"a column left out", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: {upheld: 1, corrected: 0, other: 0, total: 1}",
			"BLANK reconsideration[3] 49:18"},
		{"a row without figures", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: {}", "BLANK reconsideration 49:18"},
		{"a row that says none", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration: 无", "BLANK reconsideration 49:18"},
		{"a row left empty", "reconsideration: [0, 0, 0, 0, 0]", "reconsideration:", "BLANK reconsideration 49:1"},
		{"a row left out", "reconsideration: [0, 0, 0, 0, 0]\n", "", "BLANK reconsideration 2:1"},
		{"a group left out", "  regulations: {issued: 0, repealed: 0, in_force: 0}\n", "", "BLANK proactive_disclosure.regulations 12:3"},
		{"a table left out", "litigation:\n  direct: [0, 0, 0, 0, 0]\n  after_reconsideration: [0, 0, 0, 0, 0]\n", "", "BLANK litigation 2:1"},
		{"a group left out", "      petitions: [0, 0, 0, 0, 0, 0, 0]\n      repeated: [0, 0, 0, 0, 0, 0, 0]\n      publications: [0, 0, 0, 0, 0, 0, 0]\n      excessive: [0, 0, 0, 0, 0, 0, 0]\n      reconfirmation: [0, 0, 0, 0, 0, 0, 0]\n", "",
			"BLANK applications.outcomes.not_processed 37:5"},
		{"two rows left empty", "      petitions: [0, 0, 0, 0, 0, 0, 0]\n      repeated: [0, 0, 0, 0, 0, 0, 0]\n", "      petitions:\n      repeated: 无\n",
			"BLANK applications.outcomes.not_processed.petitions 38:7\nBLANK applications.outcomes.not_processed.repeated 39:17"},
		{"a table that says none", "litigation:\n  direct: [0, 0, 0, 0, 0]\n  after_reconsideration: [0, 0, 0, 0, 0]", "litigation: 无", "BLANK litigation 50:13"},
	} {
		_, notes := mustRead(t, edited(t, c.old, c.new))
		if got := places(notes); got != c.place {
			t.Errorf("%s: notes\n%s\nwant\n%s", c.name, got, c.place)
		}
	}
}

func TestARowIsAListOrAMappingInAnyOrder(t *testing.T) {
	want := tables.ApplicantsOf([7]int64{1, 2, 3, 4, 5, 6, 21})
	for _, row := range []string{
		"[1, 2, 3, 4, 5, 6, 21]",
		`["1", "2", ３, 4, 5, 6, "21"]`,
		"\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n  - 6\n  - 21",
		"{natural_persons: 1, enterprises: 2, research_institutions: 3, public_welfare: 4, legal_services: 5, others: 6, total: 21}",
		"\n    total: 21\n    others: 6\n    legal_services: 5\n    public_welfare: 4\n    research_institutions: 3\n    enterprises: 2\n    natural_persons: 1",
	} {
		r, notes := mustRead(t, edited(t, "received: [0, 0, 0, 0, 0, 0, 0]", "received: "+row))
		if got := r.Applications.Received; got != want || len(notes) > 0 {
			t.Errorf("%s is read as %+v with notes %v", row, got, notes)
		}
	}
	r, _ := mustRead(t, edited(t, "direct: [0, 0, 0, 0, 0]", "direct: {total: 10, pending: 4, other: 3, corrected: 2, upheld: 1}"))
	if got := r.Litigation.Direct.Values(); got != [5]int64{1, 2, 3, 4, 10} {
		t.Errorf("direct is read as %v", got)
	}
}

func TestATextIsKeptAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2021": "2021", "2022-01-16": "2022-01-16", "true": "true", "010": "010", "": "", "null": "", `"null"`: "null",
		"-": "", `"a\tb"`: "a\tb", "|\n  甲\n\n    乙\n": "甲\n\n  乙\n", ">\n  甲\n": "甲\n", "\"甲\\n乙\"": "甲\n乙", "\"甲\\n\\\n  乙\"": "甲\n乙", "“中文引号”": "“中文引号”",
		"注：全角冒号": "注：全角冒号", "𠮷野家": "𠮷野家", `"\U00020BB7"`: "𠮷",
	} {
		r, _ := mustRead(t, edited(t, "titles: template", "title: "+text))
		if r.Title != want {
			t.Errorf("%q is read as %q, want %q", text, r.Title, want)
		}
	}
	r, _ := mustRead(t, edited(t, "organ: 中宁县工业和信息化局\n", "organ: |\n  12345\n"))
	if r.Organ != "12345" {
		t.Errorf("organ %q: a name has no line end", r.Organ)
	}
}

func TestADateIsReadInTheFormsThatPeopleWrite(t *testing.T) {
	for text, want := range map[string]model.Date{
		"2022-01-16": {Year: 2022, Month: 1, Day: 16}, `"2022-01-16"`: {Year: 2022, Month: 1, Day: 16}, "2022-1-6": {Year: 2022, Month: 1, Day: 6}, "2022/1/16": {Year: 2022, Month: 1, Day: 16},
		"2022.1.16": {Year: 2022, Month: 1, Day: 16}, "2022年1月16日": {Year: 2022, Month: 1, Day: 16}, "2022 年 1 月 16 日": {Year: 2022, Month: 1, Day: 16},
		"２０２２年１月１６日": {Year: 2022, Month: 1, Day: 16}, "": {}, "null": {}, `""`: {},
	} {
		r, _ := mustRead(t, edited(t, "date: 2022-01-16", "date: "+text))
		if r.Signature.Date != want {
			t.Errorf("%q is read as %v, want %v", text, r.Signature.Date, want)
		}
	}
}

func TestTitlesAndYearTakeTheirForms(t *testing.T) {
	for text, want := range map[string]model.Titles{"template": model.TemplateTitles, "body": model.BodyTitles, `"body"`: model.BodyTitles, "": "", "null": "", `""`: ""} {
		r, _ := mustRead(t, edited(t, "titles: template", "titles: "+text))
		if r.Titles != want {
			t.Errorf("titles %q is read as %q", text, r.Titles)
		}
	}
	for _, text := range []string{"2021", `"2021"`, "２０２１", " 2021 # 年度"} {
		r, _ := mustRead(t, edited(t, "year: 2021", "year: "+text))
		if r.Year != 2021 {
			t.Errorf("year %q is read as %d", text, r.Year)
		}
	}
}

func TestAnEmptySignatureIsNone(t *testing.T) {
	for _, text := range []string{"signature:", "signature: null", `signature: ""`, "signature: {}", "signature: {organ: , date: }", ""} {
		r, notes := mustRead(t, edited(t, "signature: {organ: 中宁县工业和信息化局, date: 2022-01-16}", text))
		if !r.Signature.IsZero() || len(notes) > 0 {
			t.Errorf("%q gives the signature %v and notes %v", text, r.Signature, notes)
		}
	}
}

func TestAnAliasRepeatsItsAnchor(t *testing.T) {
	text := edited(t, "received: [0,", "received: &zero [5,")
	text = strings.Replace(text, "carried_over: [0, 0, 0, 0, 0, 0, 0]", "carried_over: *zero", 1)
	r, _ := mustRead(t, text)
	if r.Applications.CarriedOver.NaturalPersons != 5 {
		t.Errorf("carried over: %+v", r.Applications.CarriedOver)
	}
	if got := r.Source().Places["applications.carried_over"]; got != (model.Place{Line: 20, Column: 17}) {
		t.Errorf("the alias stands at %v", got)
	}
}

func TestAKeyMayBeAnAlias(t *testing.T) {
	r, _ := mustRead(t, "organ: &key title\nyear: 2021\n*key : 某年报\n")
	if r.Organ != "title" || r.Title != "某年报" {
		t.Errorf("organ %q, title %q", r.Organ, r.Title)
	}
}

func TestAnchorsThatHoldThemselvesEnd(t *testing.T) {
	for _, c := range []struct{ old, new, place string }{
		{"received: [0, 0,", "received: &a [0, *a,", "READ-SHAPE applications.received[1] 19:20"},
		{"reconsideration: [0, 0, 0, 0, 0]", "reconsideration: &a {upheld: *a, corrected: 0, other: 0, pending: 0, total: 0}", "READ-SHAPE reconsideration[0] 49:30"},
		{"direct: [0, 0, 0, 0, 0]", "direct: &a {direct: *a}", "READ-KEY litigation.direct.direct 51:15"},
	} {
		ps := mustFail(t, edited(t, c.old, c.new)).Errors()
		if got := places(ps); got != c.place {
			t.Errorf("%s: findings\n%s\nwant\n%s", c.new, got, c.place)
		}
	}
}

func TestAnAliasBombStaysSmall(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x]\n")
	for i := range 40 {
		prev := "*a" + string(rune('0'+i%10)) + string(rune('a'+i/10))
		if i == 0 {
			prev = "*a0"
		}
		name := "a" + string(rune('0'+(i+1)%10)) + string(rune('a'+(i+1)/10))
		b.WriteString(name + ": &" + name + " [" + strings.TrimSuffix(strings.Repeat(prev+", ", 7), ", ") + "]\n")
	}
	text := b.String() + strings.Replace(complete(t), "received: [0, 0, 0, 0, 0, 0, 0]", "received: *a0e", 1)
	ps := mustFail(t, text)
	if len(ps) != 41+7 {
		t.Errorf("%d findings, want one for each unknown key and each cell", len(ps))
	}
}

func TestEditionsAreKeptApart(t *testing.T) {
	for _, c := range []findingCase{
		{"a key of 2019", "{issued: 0,", "{newly_made: 0,", "EDITION proactive_disclosure.regulations.newly_made 12:29", "“规章”的“本年新制作数量”属于2019年版格式"},
		{"a table row of 2019", "  coercion: 0", "  coercion: 0\n  procurement: {projects: 1, amount: 2元}", "EDITION proactive_disclosure.procurement 17:16", "政府集中采购"},
		{"a figure of 2019", "licensing: 33", "licensing: {previous_items: 1, change: 0, decisions: 33}", "EDITION proactive_disclosure.licensing 14:14", "2019年版格式"},
		{"fees of 2019", `fees: "0"`, "fees: {previous_items: 1, change: 0}", "EDITION proactive_disclosure.fees 17:9", "2019年版格式"},
		{"the one row of 2019", "    other:\n      not_corrected: [0, 0, 0, 0, 0, 0, 0]\n      fee_unpaid: [0, 0, 0, 0, 0, 0, 0]\n      other: [0, 0, 0, 0, 0, 0, 0]",
			"    other: [0, 0, 0, 0, 0, 0, 0]", "EDITION applications 19:3", "表三是按2019年版格式填写的"},
		{"an edition that contradicts the year", `"2021"`, `"2019"`, "EDITION edition 2:10", "2021年度报告应当使用2021年版格式"},
		{"a year that contradicts the edition", "year: 2021", "year: 2020",
			"EDITION edition 2:10", "2020年度报告应当使用2019年版格式"},
		{"an edition to come", `"2021"`, `"2030"`, "EDITION edition 2:10", "没有“2030”年版格式"},
	} {
		r, notes := mustRead(t, edited(t, c.old, c.new))
		if got := places(notes); got != c.place || !strings.Contains(notes.Error(), c.says) {
			t.Errorf("%s: %v", c.name, notes)
		}
		if r.Format() == nil {
			t.Errorf("%s: no edition", c.name)
		}
	}
	for _, text := range []string{"2021", "'2021'", "２０２１", "", "null"} {
		r, _ := mustRead(t, edited(t, `edition: "2021"`, "edition: "+text))
		if r.Format() != &tables.Edition2021 {
			t.Errorf("edition %q is read as %q", text, r.Edition)
		}
	}
}

// A report whose tables are of another edition than its year's keeps them as they are given.
func TestATableOfAnotherEditionKeepsItsForm(t *testing.T) {
	text := edited(t, "edition: \"2021\"\norgan: 中宁县工业和信息化局\nyear: 2021", "organ: 中宁县工业和信息化局\nyear: 2019")
	text = strings.Replace(text, "{issued: 0,", "{newly_made: 0,", 1)
	r, notes := mustRead(t, text)
	want := "EDITION proactive_disclosure 11:3\nEDITION proactive_disclosure.regulations.newly_made 11:29\nEDITION applications 18:3"
	if got := places(notes); got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
	if r.ProactiveDisclosure.Licensing != 33 || r.Forms != (model.Forms{Disclosure: "2021", Applications: "2021"}) || r.Format().ID != "2019" {
		t.Errorf("read as %+v, forms %+v", r.ProactiveDisclosure, r.Forms)
	}
}
