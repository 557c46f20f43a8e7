package claims

import (
	"fmt"
	"strings"
	"testing"
)

// told writes claims as "subject result applicant number place", for tests.
func told(text string, all []Claim) string {
	var out []string
	for _, c := range all {
		s := fmt.Sprintf("%d", c.Subject)
		if c.Plus != Nothing {
			s += fmt.Sprintf("+%d", c.Plus)
		}
		if c.Result != AnyResult {
			s += fmt.Sprintf("r%d", c.Result)
		}
		if c.Applicant != Everyone {
			s += fmt.Sprintf("a%d", c.Applicant)
		}
		out = append(out, s+"="+c.Number.String()+"@"+text[c.Start:c.End])
	}
	return strings.Join(out, " ")
}

func TestAClaimHasItsSubjectNumberAndPlace(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Claim
		at   string // what the place of the first claim says
	}{
		{"全年收到政府信息公开申请 70 件。", []Claim{{Subject: Received, Number: Number{70, 0}}}, "70 件"},
		{"当年新收政府信息公开申请７０件。", []Claim{{Subject: NewlyReceived, Number: Number{70, 0}}}, "７０件"},
		{"共受理信息公开申请一百二十三件。", []Claim{{Subject: Received, Number: Number{123, 0}}}, "一百二十三件"},
		{"受理并办结政府信息公开申请8件。", []Claim{{Subject: Handled, Number: Number{8, 0}}}, "8件"},
		{"对上年结转的政府信息公开申请 2 件，", nil, ""},
		{"行政复议和行政诉讼共5件。", nil, ""}, // does not say of what
		{"因政府信息公开被申请行政复议、提起行政诉讼共5件。",
			[]Claim{{Subject: Reconsideration, Plus: Litigation, Number: Number{5, 0}}}, "5件"},
		{"收到政府信息公开申请9件，其中公民7件。", []Claim{{Subject: Received, Number: Number{9, 0}},
			{Subject: Received, Applicant: NaturalPersons, Number: Number{7, 0}}}, "9件"},
		{"政府信息公开行政诉讼4件，结果纠正1件。", []Claim{{Subject: Litigation, Number: Number{4, 0}},
			{Subject: Litigation, Result: Corrected, Number: Number{1, 0}}}, "4件"},
		{"政府集中采购项目26个，采购总金额1248.03万元。", []Claim{{Subject: Projects, Number: Number{26, 0}},
			{Subject: Procurement, Number: Number{124803, -2}}}, "26个"},
		{"　**全年**未收到政府信息公开申请；", []Claim{{Subject: Received}}, "全年**未收到政府信息公开申请"},
	} {
		got := Read(c.text, Options{Year: 2021})
		if told(c.text, got) != told(c.text, placed(c.want, got)) {
			t.Errorf("%s\n got %s\nwant %s", c.text, told(c.text, got), told(c.text, placed(c.want, got)))
		}
		if len(got) > 0 && c.text[got[0].Start:got[0].End] != c.at {
			t.Errorf("%s: at %q, want %q", c.text, c.text[got[0].Start:got[0].End], c.at)
		}
	}
}

// placed gives the claims wanted the places of those found.
func placed(want, got []Claim) []Claim {
	for i := range want {
		if i < len(got) {
			want[i].Start, want[i].End = got[i].Start, got[i].End
		}
	}
	return want
}

func TestAClaimKnowsItsSentenceYearAndWhole(t *testing.T) {
	text := "（一）主动公开。\n2021 年，全市制发行政规范性文件 8 件。  县里另有安排。\n废止 2 件。"
	all := Read(text, Options{Year: 2021, Territory: true})
	if len(all) != 1 {
		t.Fatalf("got %s", told(text, all))
	}
	c := all[0]
	if c.Sentence != "2021 年，全市制发行政规范性文件 8 件。" || !c.ThisYear || !c.Whole {
		t.Errorf("got %+v", c)
	}
}

func TestOnlyATerritoryIsTheWholeTerritory(t *testing.T) {
	const text = "全县收到政府信息公开申请 70 件，答复 69 件。"
	if got := Read(text, Options{Year: 2021}); got != nil {
		t.Errorf("a department's text: %s", told(text, got))
	}
	if got := Read(text, Options{Year: 2021, Territory: true}); len(got) != 2 {
		t.Errorf("a government's text: %s", told(text, got))
	}
}

func TestTheAuthorMayCallItselfByName(t *testing.T) {
	const text = "青禾县农业农村局收到政府信息公开申请 70 件。"
	if got := Read(text, Options{Year: 2021}); got != nil {
		t.Errorf("another organ: %s", told(text, got))
	}
	if got := Read(text, Options{Year: 2021, Names: []string{"青禾县农业农村局"}}); len(got) != 1 {
		t.Errorf("the author: %s", told(text, got))
	}
}

func TestVagueNumbersAreKnownAsSuch(t *testing.T) {
	for text, want := range map[string]Exactness{
		"收到政府信息公开申请70件。":   Exact,
		"收到政府信息公开申请70余件。":  AtLeast,
		"收到政府信息公开申请70多件。":  AtLeast,
		"收到政府信息公开申请70件以上。": AtLeast,
		"收到政府信息公开申请超过70件。": AtLeast,
		"收到政府信息公开申请约70件。":  About,
		"收到政府信息公开申请近70件。":  About,
		"收到政府信息公开申请70件左右。": About,
		"收到政府信息公开申请不足70件。": AtMost,
	} {
		if got := Read(text, Options{Year: 2021}); len(got) != 1 || got[0].Exactness != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestAListNumberIsNoNumber(t *testing.T) {
	for text, want := range map[string]int{
		"（二）依申请公开": len("（二）"), "二、依申请": len("二、"), "1.依申请": 2, "12、依": len("12、"),
		"①依申请": len("①"), "（12）依": len("（12）"), "1.5万件": 0, "二〇二一年": 0, "（依申请）": 0, "": 0, "（": 0, "3": 0,
	} {
		if got := listNumber([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func FuzzClaims(f *testing.F) {
	for _, s := range []string{
		"全年收到政府信息公开申请 70 件，结转 1 件，答复 69 件。", "（二）依申请公开。\n未收到申请，**无**行政复议、行政诉讼。",
		"答复 3050 件（含上年度结转申请 34 件，另有 103 件顺延到下年度答复）", "《未完", "“未完", "1，234", "一百零", "12 34件", "\xff\xfe件",
		"行政复议、行政诉讼均为 0 件", "（（（", "））其中", "2021", "2021年", "约", "、、、和", "零", "县乙收到和", "收到和办理申请3件次", "不受理",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range Read(text, Options{Year: 2021, Names: []string{"", "甲"}, Short: []string{"", "县乙"}, Territory: true}) {
			if c.Start < 0 || c.Start >= c.End || c.End > len(text) {
				t.Fatalf("a claim at %d to %d in a text of %d bytes", c.Start, c.End, len(text))
			}
			if c.Subject == Nothing || c.Subject >= subjects || !strings.HasPrefix(text[c.From:], c.Sentence) ||
				c.From > c.Start || c.End > c.From+len(c.Sentence) {
				t.Fatalf("got %+v", c)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("2021 年，全市共受理政府信息公开申请 3119 件，答复 3050 件（含上年度结转申请 34 件，另有 103 件顺延到下年度答复），"+
		"均在法定期限内予以答复。严格执行发布审查制度，在公文起草时即确定公开属性，由办公室逐件复核后上网。\n", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(text, Options{Year: 2021, Territory: true})
	}
}
