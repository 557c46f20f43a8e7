package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// The file has an organ's name a line and behind a tab how it is taken apart: where places end, what it is
// called for short, the names that titles have (with the place above, * for those with a place of their own), and
// whether it can make regulations, is a territory, a low one, one whose report is due in March. Behind " | " stands a
// text: whether it names the organ, is the same organ's name, or which other place's organ it names. To
// add one, write the line and run with -update.
func TestTheOrgansOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "organs.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		given, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(given + "\t")
		if organ, text, ok := strings.Cut(given, " | "); ok {
			fmt.Fprintf(&b, "named %v same %v other %q\n", namesOrgan(text, organ), sameOrgan(text, organ), otherPlace(text, organ))
			continue
		}
		var names []string
		for _, n := range namesOf(given) {
			name := n.text
			if n.above != "" {
				name = n.above + "/" + name
			}
			if n.place {
				name += "*"
			}
			names = append(names, name)
		}
		fmt.Fprintf(&b, "%v %v\t%q %s\t%q\t%v %v %v %v\n", placeEnds(given), placeStarts(given), shortNames(given), shorterName(given), names,
			canMakeRegulations(given), territory.MatchString(given), lowTerritory.MatchString(given), ownTerritory.MatchString(given))
	}
	golden.Compare(t, file, []byte(b.String()))
}

// Reports are due by the end of January, those of governments of counties and above by the end of March.
func TestTheDaysByWhichReportsAreDue(t *testing.T) {
	for _, c := range []struct{ date, bureau, government string }{
		{"2022-12-31", "早于报告年度", "早于报告年度"}, {"2023-12-31", "早于报告年度", "早于报告年度"}, {"2024-1-1", "", ""}, {"2024-1-30", "", ""}, {"2024-1-31", "", ""},
		{"2024-2-1", "在2024年1月31日前", ""}, {"2024-2-29", "在2024年1月31日前", ""}, {"2024-3-1", "在2024年1月31日前", ""}, {"2024-3-30", "在2024年1月31日前", ""}, {"2024-3-31", "在2024年1月31日前", ""},
		{"2024-4-1", "在2024年1月31日前", "在2024年3月31日前"}, {"2024-4-2", "超过十五个月", "超过十五个月"}, {"2024-5-1", "超过十五个月", "超过十五个月"}, {"2024-12-31", "超过十五个月", "超过十五个月"},
		{"2025-1-1", "超过十五个月", "超过十五个月"}, {"2025-1-31", "超过十五个月", "超过十五个月"},
	} {
		for organ, want := range map[string]string{
			"青禾县农业农村局": c.bureau, "红旗镇人民政府": c.bureau, "青禾县人民政府": c.government, "白石市": c.government, "青禾县政府办公室": c.government, "白石高新区管理委员会": c.government, "白石新区管委会": c.government,
			"白石景区管委会": c.bureau,
		} {
			r := model.New(organ, 2023, nil)
			r.Signature.Organ = organ
			d, err := model.ParseDate(c.date)
			if err != nil {
				t.Fatal(err)
			}
			r.Signature.Date = d
			found := Check(r, Only("SIGN"))
			if len(found) > 1 || (len(found) == 1) != (want != "") || want != "" && !strings.Contains(found[0].Message, want) {
				t.Errorf("%s on %s: %v, want %q", organ, c.date, found, want)
			}
			if info := strings.HasPrefix(want, "在"); len(found) == 1 && (found[0].Severity == model.SeverityInfo) != info {
				t.Errorf("%s on %s: %s", organ, c.date, found[0].Severity)
			}
		}
	}
}
