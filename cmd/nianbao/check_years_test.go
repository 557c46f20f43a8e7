package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// Whether a list has two names as two organs, as one, or does not know.
func TestAListKnowsNamesApartOrTogether(t *testing.T) {
	list := organs.ParseList("青禾县人民政府=青禾县人民政府办公室\n青禾县教育局\n")
	names := &organs.Names{}
	for _, m := range list {
		names.Add(append([]string{m.Name}, m.Others...)...)
	}
	k := known{names: names, list: names.Index(organs.NameList(list)), members: list}
	for _, c := range []struct {
		a, b            string
		apart, together bool
	}{
		{"青禾县人民政府", "青禾县教育局", true, false}, {"青禾县教育局", "青禾县人民政府", true, false}, {"青禾县人民政府", "青禾县人民政府办公室", false, true}, {"青禾县教育局", "青禾县教育局", false, true},
		{"青禾县教育局", "青禾县水利局", false, false}, {"青禾县水利局", "青禾县教育局", false, false}, {"青禾县水利局", "青禾县水利局", false, false},
	} {
		if k.apart(c.a, c.b) != c.apart || k.together(c.a, c.b) != c.together {
			t.Errorf("%s and %s: apart %v, together %v", c.a, c.b, k.apart(c.a, c.b), k.together(c.a, c.b))
		}
	}
	if none := (known{}); none.apart("青禾县人民政府", "青禾县教育局") || none.together("青禾县教育局", "青禾县教育局") {
		t.Error("without a list something is known")
	}
}

// filesOn makes files of words such as "甲2023"; one that ends in "!" is no report.
func filesOn(words string) []reportFile {
	var files []reportFile
	for word := range strings.FieldsSeq(words) {
		f := reportFile{input: input{name: word}}
		if !strings.HasSuffix(word, "!") {
			organ := []rune(word)[0]
			f.report = &nianbao.Report{Organ: "青禾县" + string(organ) + "局"}
			fmt.Sscan(word[len(string(organ)):], &f.report.Year)
			if organ == '无' {
				f.report.Organ = model.NoOrgan
			}
		}
		files = append(files, f)
	}
	return files
}

// What is compared with what, and what is said of it.
func TestReportsAreMatchedWithThoseOfTheYearBefore(t *testing.T) {
	for _, c := range []struct {
		files, others string
		told          bool
		want, said    string
	}{
		{"甲2022 甲2023", "-", false, "甲2023<2022", ""},
		{"甲2023 甲2022 甲2021", "-", false, "甲2023<2022 甲2022<2021", ""},
		{"甲2021 甲2023", "-", false, "", ""},
		{"无2023 乙2023! 甲2022 甲2023", "-", false, "甲2023<2022", ""},
		{"甲2022 乙2023", "-", false, "", ""},
		{"甲2022 无2022 无2023 乙2023!", "-", false, "", ""},
		{"甲2022 甲2022 甲2023", "-", false, "", "甲2022、甲2022 都是“青禾县甲局” 2022 年度的报告，都不作为上年报告与下一年度的对照"},
		{"甲2022 甲2022 甲2023", "-", true, "", "甲2022、甲2022 都是“青禾县甲局” 2022 年度的报告，都不作为上年报告与下一年度的对照"},
		{"甲2023 甲2023", "-", false, "", "甲2023、甲2023 都是“青禾县甲局” 2023 年度的报告，都不作为上年报告与下一年度的对照"},
		{"甲2023 甲2023", "-", true, "", ""},
		{"甲2022 甲2023 甲2023", "-", true, "甲2023<2022 甲2023<2022", ""},
		{"甲2023", "甲2022 乙2022", false, "甲2023<2022", ""},
		{"甲2023 乙2022", "甲2022 乙2021 乙2023", false, "甲2023<2022 乙2022<2021", ""},
		{"甲2023", "甲2022 甲2022", false, "", "甲2022、甲2022 都是“青禾县甲局” 2022 年度的报告，都不作为上年报告与下一年度的对照"},
		{"甲2023 甲2023", "甲2022", false, "甲2023<2022 甲2023<2022", ""},
	} {
		var stderr bytes.Buffer
		s := &session{stderr: &stderr}
		files := filesOn(c.files)
		var others []reportFile
		if c.others != "-" {
			others = filesOn(c.others)
		}
		s.matchYears(files, others, known{names: &organs.Names{}, told: c.told})
		var got []string
		for _, f := range files {
			if f.previous != nil {
				got = append(got, fmt.Sprintf("%s<%d", f.name, f.previous.Year))
			}
		}
		said := strings.TrimPrefix(strings.TrimSuffix(stderr.String(), "\n"), "nianbao：注意：")
		if strings.Join(got, " ") != c.want || said != c.said {
			t.Errorf("%s with %s: %s, %q, want %s, %q", c.files, c.others, got, said, c.want, c.said)
		}
	}
}
