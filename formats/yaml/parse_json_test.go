package yaml

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

func TestJSONIsReadLikeYAML(t *testing.T) {
	const text = "{\n\t\"organ\": \"某局\\ud842\\udfb7\",\n\t\"year\": 2021,\n\t\"title\": \"甲\\n乙\",\n" +
		"\t\"proactive_disclosure\": {\"regulations\": {\"issued\": \"1,234\", \"repealed\": null, \"in_force\": 3},\n" +
		"\t\t\"licensing\": 33, \"fees\": 96171.60},\n\t\"reconsideration\": [1, 2, 3, 4, 10]\n}\n"
	for _, in := range []string{text, "\ufeff" + text, " \n" + text} {
		r, notes := mustRead(t, in)
		if r.Organ != "某局𠮷" || r.Year != 2021 || r.Title != "甲\n乙" {
			t.Errorf("organ %q, year %d, title %q", r.Organ, r.Year, r.Title)
		}
		d := r.ProactiveDisclosure
		if d.Regulations.Issued != 1234 || d.Licensing != 33 || d.Fees.String() != "96171.60" {
			t.Errorf("table two: %+v", d)
		}
		if got := r.Reconsideration.Values(); got != [5]int64{1, 2, 3, 4, 10} {
			t.Errorf("reconsideration: %v", got)
		}
		if !strings.Contains(places(notes), "BLANK proactive_disclosure") {
			t.Errorf("notes: %v", notes)
		}
	}
	r, _ := mustRead(t, text)
	for path, want := range map[string]model.Place{"": {Line: 1, Column: 1}, "organ": {Line: 2, Column: 11}, "proactive_disclosure.regulations.issued": {Line: 5, Column: 53},
		"proactive_disclosure.fees": {Line: 6, Column: 28}, "reconsideration[4]": {Line: 7, Column: 34}} {
		if got := r.Source().Places[path]; got != want {
			t.Errorf("%q stands at %v, want %v", path, got, want)
		}
	}
}

func TestYAMLInBracesIsNotTakenForJSON(t *testing.T) {
	r, _ := mustRead(t, "{organ: 某局, year: 2021, title: a b}")
	if r.Organ != "某局" || r.Title != "a b" {
		t.Errorf("organ %q, title %q", r.Organ, r.Title)
	}
}

func TestFaultsInJSONAreToldWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, text, place, says string }{
		{"an unknown key", `{"organ": "某局", "year": 2021, "yaer": 1}`, "READ-KEY yaer 1:31", "year"},
		{"a key twice", "{\"organ\": \"某局\", \"year\": 2021,\n \"organ\": \"某处\"}", "READ-KEY organ 2:2", "第1行已有键 organ"},
		{"a power of ten", `{"organ": "某局", "year": 2021, "proactive_disclosure": {"licensing": 1e3}}`, "READ-TYPE proactive_disclosure.licensing 1:69", "科学计数法"},
		{"a truth value", `{"organ": "某局", "year": true}`, "READ-TYPE year 1:25", "“true”"},
		{"half a pair", `{"year": 2021, "organ": "某\ud842局"}`, "READ-ENCODING organ 1:25", "转义"},
		{"nothing in braces", `{}`, "READ-REQUIRED organ 1:1\nREAD-REQUIRED year 1:1", "缺少"},
	} {
		ps := slices.DeleteFunc(mustFail(t, c.text).Errors(), func(p model.Finding) bool { return p.ID == "TABLE" })
		if got := places(ps); got != c.place || !strings.Contains(ps.Error(), c.says) {
			t.Errorf("%s: %v\nwant %s, saying %q", c.name, ps, c.place, c.says)
		}
	}
}

func TestFaultsOfJSONSyntaxAreExplained(t *testing.T) {
	for _, c := range []struct{ name, text, place, says string }{
		{"no comma", "{\"year\": 2021\n \"organ\": \"某局\"}", "2:2", "缺少逗号或冒号"},
		{"no colon", `{"year" 2021}`, "1:9", "缺少逗号或冒号"},
		{"a comma too many", `{"year": 2021,}`, "1:15", "多了一个逗号"},
		{"a comma too many in a list", `{"year": [1, 2, ]}`, "1:17", "多了一个逗号"},
		{"two commas", `{"year": [1,, 2]}`, "1:13", "多了一个“,”"},
		{"no value", `{"year": }`, "1:10", "没有配对，或前面缺少值"},
		{"an open brace", `{"year": 2021`, "1:14", "文件在此处突然结束"},
		{"an open brace alone", `{`, "1:2", "文件在此处突然结束"},
		{"an open quote", `{"organ": "某局}`, "1:11", "引号没有配对"},
		{"a line end in a text", "{\"organ\": \"某\n局\"}", "1:11", "\\n"},
		{"a tab in a text", "{\"organ\": \"某\t局\"}", "1:13", "\\t"},
		{"an unknown escape", `{"organ": "C:\某局"}`, "1:14", "反斜杠"},
		{"a short escape", `{"organ": "\u12"}`, "1:12", "反斜杠"},
		{"an escape before the end", `{"organ": "\n`, "1:11", "引号没有配对"},
		{"a whole escape before the end", `{"organ": "\u12aF`, "1:11", "引号没有配对"},
		{"an escape that the end cuts", `{"organ": "\u12a`, "1:12", "反斜杠"},
		{"an escape with a letter that is no digit", `{"organ": "\u12ag"}`, "1:12", "反斜杠"},
		{"an escape behind text", `{"organ": "甲\x"}`, "1:13", "反斜杠"},
		{"a quote in an escape", `{"organ": "甲\"}`, "1:11", "引号没有配对"},
		{"a point first", `{"year": .5}`, "1:10", "数字的写法"},
		{"a minus alone", `{"year": -}`, "1:10", "数字的写法"},
		{"a hash", "{\"year\": 2021, # 年度\n\"organ\": 1}", "1:16", "注释"},
		{"a long comment", "{\"year\": 2021, /* 年度 */\n\"organ\": 1}", "1:16", "注释"},
		{"an enumeration comma", `{"year": 2021、"organ": 1}`, "1:14", "中文标点"},
		{"a closing quote", `{"year": ”2021”}`, "1:10", "引号不对：“””"},
		{"a full-width quote", `{"year": ＂2021＂}`, "1:10", "引号不对：“＂”"},
		{"a single Chinese quote", `{"year": ‘2021’}`, "1:10", "引号不对：“‘”"},
		{"a closing single quote", `{"year": ’2021’}`, "1:10", "引号不对：“’”"},
		{"text behind a number", `{"year": 2021年}`, "1:14", "数字的写法不对"},
		{"Chinese quotes", `{"organ": “某局”}`, "1:11", "半角双引号"},
		{"a single quote", `{"organ": '某局'}`, "1:11", "半角双引号"},
		{"no quotes", `{"organ": 某局}`, "1:11", "半角双引号"},
		{"a key without quotes", `{"year": 2021, organ: 1}`, "1:16", "半角双引号"},
		{"a Chinese comma", `{"year": 2021，"organ": 1}`, "1:14", "中文标点"},
		{"a Chinese colon", `{"year"：2021}`, "1:8", "全角冒号"},
		{"a comment", "{\"year\": 2021, // 年度\n\"organ\": 1}", "1:16", "注释"},
		{"a leading zero", `{"year": 02021}`, "1:11", "多余的 0"},
		{"a plus sign", `{"year": +2021}`, "1:10", "数字的写法"},
		{"text behind the end", `{"year": 2021} 以上`, "1:16", "多余的文字"},
		{"two objects", "{\"year\": 2021}\n{\"year\": 2022}", "2:1", "多余"},
		{"many levels", `{"year": ` + strings.Repeat("[", 100), "1:73", "层次过深"},
		{"a brace for a key", `{"year": 2021, {"organ": 1}}`, "1:16", "键要用半角双引号"},
		{"an escape at the end", `{"organ": "\`, "1:12", "反斜杠"},
		{"a wrong bracket", `{"year": [1}`, "1:12", "没有配对"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ps := mustFail(t, c.text)
			if got := places(ps); got != "READ-SYNTAX  "+c.place || !strings.Contains(ps.Error(), c.says) {
				t.Errorf("%v\nwant %s, saying %q", ps, c.place, c.says)
			}
		})
	}
}
