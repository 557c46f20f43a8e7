package yaml

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
)

// commentsAbove returns the comments right above the line that begins with a key.
func commentsAbove(t *testing.T, file, key string) []string {
	t.Helper()
	lines := strings.Split(file, "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimLeft(l, " -"), key+":") })
	if i < 0 {
		t.Fatalf("no %s in\n%s", key, file)
	}
	var found []string
	for i--; i >= 0 && strings.HasPrefix(strings.TrimLeft(lines[i], " "), "# "); i-- {
		found = append(found, strings.TrimSpace(lines[i]))
	}
	slices.Reverse(found)
	return found
}

func TestFindingsStandAboveWhatTheyAreAbout(t *testing.T) {
	r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Attachments: []model.Attachment{{Title: "甲"}, {Title: "乙"}}}
	r.Signature.Organ = "青禾县农业农村局"
	at := model.Place{Page: 4, Name: "表三第7行“商业企业”"}
	findings := model.Findings{
		{Severity: model.SeverityWarning, Message: "没有标题"},
		{Severity: model.SeverityWarning, Path: "nothing.of[3]", Message: "无处可放"},
		{Severity: model.SeverityWarning, Path: "applications.received[1]", Place: at, Message: "读作 12，\n也可能是 1２", Hint: "请核对"},
		{Severity: model.SeverityWarning, Path: "applications.received", Message: "行名是猜的"},
		{Severity: model.SeverityWarning, Path: "problems", Place: model.Place{Line: 7, Column: 2}, Message: "标题"},
		{Severity: model.SeverityWarning, Path: "applications.carried_over", Place: model.Place{Line: 1, Column: 5675, Name: "表三第2行"}, Message: "空白"},
		{Severity: model.SeverityInfo, Path: "litigation.direct[4]", Message: "只是提一下"},
		{Severity: model.SeverityWarning, Path: "preamble", Message: "没有前言"},
		{Severity: model.SeverityWarning, Path: "attachments[1].text", Message: "附件没有文字"},
		{Severity: model.SeverityError, Path: "signature.date", Message: "日期"},
		{Severity: model.SeverityWarning, Path: "proactive_disclosure.fees", Message: strings.Repeat("长", 2*maxComment)},
	}
	var b bytes.Buffer
	if err := Write(&b, r, WithHeading("由某程序\x07读出", "请核对"), WithFindings(findings)); err != nil {
		t.Fatal(err)
	}
	file := b.String()
	for key, want := range map[string][]string{
		"organ":    {"# 由某程序U+0007读出", "# 请核对", "# 存疑：没有标题", "# 存疑：无处可放", "# 存疑：没有前言"},
		"received": {"# 存疑：第4页表三第7行“商业企业”：读作 12， 也可能是 1２（请核对）", "# 存疑：行名是猜的"},
		"direct":   {"# 提示：只是提一下"},
		"problems": {"# 存疑：第7行第2列：标题"}, "carried_over": {"# 存疑：表三第2行：空白"},
		"title": nil,
		"fees":  {"# 存疑：" + strings.Repeat("长", maxComment-3) + "……"},
	} {
		if got := commentsAbove(t, file, key); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	for _, want := range []string{"\n  # 存疑：附件没有文字\n  - title: 乙\n", "# 存疑：日期\nsignature: {"} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q in\n%s", want, file)
		}
	}
	if n := strings.Count(file, "存疑："); n != len(findings)-1 {
		t.Errorf("%d comments of %d findings\n%s", n, len(findings)-1, file)
	}
}

func TestCommentsChangeNothing(t *testing.T) {
	anyWords := rapid.OneOf(rapid.String(), anyProse, rapid.SampledFrom([]string{
		"\ufeff", "\u2028organ: x", "a\nyear: 1", "\u202e", "\x00", "\xff", "# - |", "---\n...", "%YAML 1.2", "\U0001fffe", "\r\n\torgan: 局",
	}))
	for _, m := range model.Schemas() {
		var paths []string
		for path := range m.ByPath {
			paths = append(paths, path)
		}
		slices.Sort(paths)
		paths = append(paths, "applications.received[3]", "attachments[0].text", "attachments[9]", "nowhere", "", "[", ".")
		anyFinding := rapid.Custom(func(t *rapid.T) model.Finding {
			return model.Finding{
				Severity: model.Severity(rapid.IntRange(0, 2).Draw(t, "severity")), Path: rapid.SampledFrom(paths).Draw(t, "path"),
				Place: model.Place{Name: anyWords.Draw(t, "place")}, Message: anyWords.Draw(t, "message"), Hint: anyWords.Draw(t, "hint"),
			}
		})
		t.Run(m.Edition.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				r := drawReport(t, m)
				findings := model.Findings(rapid.SliceOfN(anyFinding, 0, 12).Draw(t, "findings"))
				opts := []WriteOption{WithHeading(anyWords.Draw(t, "heading")), WithFindings(findings)}
				if rapid.Bool().Draw(t, "chinese") {
					opts = append(opts, ChineseKeys())
				}
				commentsChangeNothing(t, r, len(findings), opts)
			})
		})
	}
}

// commentsChangeNothing writes a report with comments and reads it back.
func commentsChangeNothing(t *rapid.T, want *model.Report, findings int, opts []WriteOption) {
	var b bytes.Buffer
	if err := Write(&b, want, opts...); err != nil {
		t.Fatalf("%v\n%+v", err, want)
	}
	file := b.String()
	if strings.Count(file, "# 存疑：")+strings.Count(file, "# 提示：") < findings {
		t.Fatalf("a finding is not told in\n%s", file)
	}
	got, err := Read(&b)
	if err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	if d := differing(want, got); d != "" {
		t.Fatalf("%s\n%s", d, file)
	}
	if len(got.Source().Notes)+len(got.Source().Blanks) > 0 {
		t.Fatalf("notes %v, blanks %v\n%s", got.Source().Notes, got.Source().Blanks, file)
	}
}

func TestTextsOfCommentsAreOneLine(t *testing.T) {
	most := strings.Repeat("年", maxComment)
	for text, want := range map[string]string{
		"": "", "  甲": "甲", "甲 \n\u3000乙 ": "甲 乙", "甲\x01乙": "甲U+0001乙", "甲 \x01 乙": "甲 U+0001 乙", "\x01 甲": "U+0001 甲", "甲\u202e\u200b": "甲U+202EU+200B", "甲\ufffd": "甲U+FFFD", "甲\t乙": "甲 乙", " \n": "", "# 甲: 乙": "# 甲: 乙",
		most: most, most + "乙": most + "……", most + " ": most, most[3:] + "\x01": most[3:] + "U+0001", most[3:] + "\x01乙": most[3:] + "U+0001……", most[3:] + "  ": most[3:], most[3:] + "  乙": most[3:] + " ……",
	} {
		if got := commentText(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}
