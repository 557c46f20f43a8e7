package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// answers collects what functions say of a text, those that say nothing left out.
type answers struct{ strings.Builder }

func (a *answers) say(name string, says bool, what ...any) {
	if !says {
		return
	}
	a.WriteString("\t" + name)
	for _, w := range what {
		if s, ok := w.(string); ok {
			w = fmt.Sprintf("%q", s)
		}
		fmt.Fprintf(a, " %v", w)
	}
	a.WriteByte('\n')
}

// compareAnswers compares a file that has texts a line, and below each the answers to it, indented. In a text
// \n and \t stand for themselves. To add a text, write its line and run with -update.
func compareAnswers(t *testing.T, name string, answer func(a *answers, text string)) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out answers
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		out.WriteString(line)
		text := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u00a0`, "\u00a0", `\u3000`, "\u3000").Replace(strings.TrimSuffix(line, "\n"))
		if strings.HasPrefix(line, "# ") {
			continue
		}
		answer(&out, text)
	}
	golden.Compare(t, file, []byte(out.String()))
}

// The file has lines of reports and of the pages around them, and what each may be: the title, an organ, a date,
// the title of a section, furniture.
func TestTheLinesOfTheTable(t *testing.T) {
	compareAnswers(t, "lines.txt", func(a *answers, text string) {
		p := &Paragraph{Text: text}
		value, rest := cutNumber(text)
		a.say("number", value != "", value, rest)
		a.say("numberOf", numberOf(text) != value, numberOf(text))
		if m := sectionOf(text); m != (sectionMatch{}) {
			a.say("section", true, int(m.section), m.score, m.number, m.style, m.title, m.certain())
		}
		a.say("title", isTitle(text))
		a.say("titleEnd", titleEnd(titleLines(p)) >= 0, titleEnd(titleLines(p)), len(titleLines(p)))
		if organ, year := organAndYear(titleLines(p)); year != 0 || reportName.MatchString(text) {
			a.say("organAndYear", true, organ, year, endsAsTitle(squeeze(text)), needsOrgan(squeeze(text)))
		}
		a.say("organ", isOrganLine(text))
		a.say("yearLine", isYearLine(text))
		a.say("lastBracket", lastBracket(text) != "", lastBracket(text))
		if organ, date, ok := dateOf(text); ok {
			a.say("date", true, organ, date.ISO())
		}
		a.say("pageNumber", isPageNumber(text))
		a.say("chrome", isChrome(p))
		a.say("contents", contentsLine.MatchString(text))
		a.say("attachment", attachment.MatchString(text))
		a.say("pageEnd", pageEnd.MatchString(text))
		a.say("organNamed", organNamed(text) != "", organNamed(text))
		a.say("yearNamed", yearNamed(text) != 0, yearNamed(text))
		a.say("period", periodText.MatchString(text), periodText.FindStringSubmatch(text))
		a.say("rule", IsRule(text))
		a.say("headingLine", isHeadingLine(text))
		a.say("sentence", isSentence(text))
		a.say("ends", endsSentence(text))
		a.say("loneOrdinal", loneOrdinal.MatchString(text))
		a.say("traditional", traditionalIn(text) > 0, traditionalIn(text))
		a.say("remark", remarkBegins.MatchString(text), formRemark(text))
		a.say("arabic", arabicYear(text) != text, arabicYear(text))
		rc := &recognizer{doc: &Document{Office: true}, report: model.Report{Organ: "某县民政局"}}
		a.say("ownName", rc.isOwnName(text))
		a.say("typed", rc.isTyped(p) && isChrome(p))
		if pars := splitRunIn([]*Paragraph{p}); len(pars) > 1 {
			a.say("runIn", true, pars[0].Text, pars[1].Text)
		}
		if pars := linesOf(p); strings.Contains(text, "\n") {
			var texts []string
			for _, q := range pars {
				texts = append(texts, q.Text)
			}
			a.say("linesOf", true, fmt.Sprintf("%q", texts))
		}
	})
}

// The file has labels and rows of the tables as lines of text, and what each may be.
func TestTheLabelsOfTheTable(t *testing.T) {
	compareAnswers(t, "labels.txt", func(a *answers, text string) {
		a.say("fold", true, fold(text), foldLabel(text))
		a.say("cells", Cells(text) != text, Cells(text))
		l := &line{text: text}
		says := l.parsed()
		labels, values := splitLine(text)
		a.say("split", len(labels)+len(values) > 0, fmt.Sprintf("%q %q", labels, values))
		if says.named {
			a.say("named", true, fmt.Sprintf("%q %q %q", says.labels, says.names, says.values))
			in, ok := byName(says.names, says.values)
			a.say("byName", ok, fmt.Sprintf("%q", in))
		}
		a.say("begins", says.begins != noTable, says.begins.name())
		a.say("mayNotBegin", !mayBegin(text))
		a.say("fragment", isFragment(text))
		for k := tableTwo; k <= tableFour; k++ {
			a.say("labelish", isLabelish(text, k), k.name())
		}
		a.say("group", groupIn(text) != "" || lastGroup(fold(text)) != "", groupIn(text), lastGroup(fold(text)))
		if s, sure := exactThree(text, "", ""); s != nil {
			a.say("exact", true, s.path, sure)
		}
		for _, g := range groups {
			if s, sure := exactThree(text, g.key, ""); s != nil && s.group == g.key {
				a.say("exactIn", true, g.key, s.path, sure)
			}
		}
		if s := endsWith(text, ""); s != nil {
			a.say("endsWith", true, s.path)
		}
		for _, e := range tables.Editions {
			near, wrong := nearThree(text, "", threeOf(e))
			for i, s := range near {
				a.say("near", true, e.ID, s.path, wrong[i])
			}
		}
		r := &row{labels: []label{{text: text}}}
		if path, wrong := twoLabel(r); path != "" {
			a.say("two", true, path, wrong)
		}
		a.say("twoHeaders", twoHeaders(fold(text)) != nil, fmt.Sprintf("%q", twoHeaders(fold(text))))
		a.say("case", caseColumn(text) >= 0 || caseEnd(text) >= 0, caseColumn(text), caseEnd(text))
		a.say("applicant", applicantOf(withoutTops(fold(text))) >= 0, applicantOf(withoutTops(fold(text))))
		a.say("ownGroup", ownGroup(r) >= 0, ownGroup(r))
		a.say("groupsOf", fmt.Sprint(groupsOf([]row{*r}, 3)) != "[]", groupsOf([]row{*r}, 3))
		a.say("startsHeader", startsHeader(r))
		a.say("kindOfRow", kindOfRow(r) != noTable, kindOfRow(r).name())
		var hits [4]int
		score(text, &hits)
		a.say("score", hits != [4]int{}, hits)
		a.say("label", isLabelText(text), isKnownLabel(text))
		a.say("value", isValueText(text), isNumberText(text), isBlankText(text))
		a.say("chinese", chineseNumber(text) >= 0, chineseNumber(text))
		a.say("unit", isUnit(text))
		a.say("wordsBroken", strings.Contains(text, "机构") && wordsBroken(fold(text)))
	})
}

// The file has all labels of the official tables that a text is compared with, folded, and the tables that each
// belongs to; and all rows of table three of each edition with what they are called.
func TestTheWordsOfTheTables(t *testing.T) {
	var b strings.Builder
	for _, k := range sortedKeys(vocabulary()) {
		b.WriteString(k)
		seen := [4]bool{}
		for _, of := range vocabulary()[k] {
			if !seen[of] {
				b.WriteString(" " + of.name())
			}
			seen[of] = true
		}
		b.WriteByte('\n')
	}
	for _, e := range tables.Editions {
		fmt.Fprintf(&b, "\n%s\n", e.ID)
		for _, s := range threeOf(e) {
			fmt.Fprintf(&b, "%d %s %q %q %q %q", s.number, s.path, s.label, s.ordinal, s.group, s.key)
			for _, n := range s.names[1:] {
				fmt.Fprintf(&b, " %q", n.text)
			}
			b.WriteByte('\n')
		}
		for _, r := range twoRows {
			for _, l := range r.labels {
				fmt.Fprintf(&b, "%s %s %q\n", l, r.path, fieldsOf(r.path, e.ID))
			}
		}
	}
	for k := noTable; k <= tableFour; k++ {
		fmt.Fprintf(&b, "\n%q %q %q", k.name(), k.path(), headWords[k])
	}
	for _, c := range twoColumns {
		fmt.Fprintf(&b, "\nheader %s %s %s", c.word, c.key, c.edition)
	}
	fmt.Fprintf(&b, "\ngroups %v\napplicants %q\nstrong three %q\nstrong four %q", groups, applicantWords, strongThree, strongFour)
	for _, title := range sortedKeys(officialTitles) {
		fmt.Fprintf(&b, "\ntitle %s %d", title, officialTitles[title])
	}
	golden.Compare(t, filepath.Join("testdata", "words.txt"), []byte(b.String()+"\n"))
}
