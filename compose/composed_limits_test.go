package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/model"
)

// What each piece counts as, and on which side of the limits it is.
func TestWhatAPieceOfProseCountsAs(t *testing.T) {
	lines := []prose.Line{{Text: "甲乙丙"}, {Text: "丁"}}
	const (
		characters = "overview: 到这里，报告的正文已超过 1000000 字（请检查是否重复粘贴了文字；确有这么多内容的，请另附文件）"
		paragraphs = "overview: 到这里，报告的段落、表格行和图已超过 50000 个（请检查是否重复粘贴了文字；确有这么多内容的，请另附文件）"
	)
	for _, c := range []struct {
		name   string
		before counted
		piece  prose.Piece
		after  counted
		told   string
	}{
		{"a paragraph", counted{}, prose.Piece{Text: "甲乙a"}, counted{characters: 3, paragraphs: 1}, ""},
		{"a table", counted{}, prose.Piece{Kind: prose.Table, Text: "表格", Lines: lines}, counted{characters: 6, paragraphs: 3}, ""},
		{"a chart", counted{}, prose.Piece{Kind: prose.Chart, Text: "图", Lines: lines}, counted{characters: 5, paragraphs: 23}, ""},
		{"a picture", counted{links: 7}, prose.Piece{Kind: prose.Picture, Text: "图"}, counted{characters: 1, paragraphs: 1, links: 7}, ""},
		{"as many characters", counted{characters: 999_994}, prose.Piece{Kind: prose.Table, Text: "表格", Lines: lines}, counted{characters: 1_000_000, paragraphs: 3}, ""},
		{"more characters", counted{characters: 999_995}, prose.Piece{Kind: prose.Table, Text: "表格", Lines: lines}, counted{characters: 1_000_001, paragraphs: 3, full: true}, characters},
		{"as many paragraphs", counted{paragraphs: 49_997}, prose.Piece{Kind: prose.Table, Lines: lines}, counted{characters: 4, paragraphs: 50_000}, ""},
		{"more paragraphs", counted{paragraphs: 49_998}, prose.Piece{Kind: prose.Table, Lines: lines}, counted{characters: 4, paragraphs: 50_001, full: true}, paragraphs},
		{"more of both", counted{characters: 999_999, paragraphs: 50_000}, prose.Piece{Text: "甲乙"}, counted{characters: 1_000_001, paragraphs: 50_001, full: true}, characters},
		{"what follows", counted{characters: 1_000_001, full: true}, prose.Piece{Text: "甲"}, counted{characters: 1_000_001, full: true}, ""},
	} {
		f := &flow{r: &model.Report{}, counted: c.before}
		has := f.hasRoom("overview", c.piece)
		var told []string
		for _, p := range f.findings {
			told = append(told, fmt.Sprintf("%s: %s（%s）", p.Path, p.Message, p.Hint))
			if p.ID != "LAYOUT" || p.Severity != model.SeverityError {
				t.Errorf("%s: a %s %s", c.name, p.Severity, p.ID)
			}
		}
		if f.counted != c.after || has == c.after.full || strings.Join(told, "\n") != c.told {
			t.Errorf("%s: %+v, want %+v; room %v; told %q", c.name, f.counted, c.after, has, told)
		}
	}
}

// The findings of figures are limited, others are not.
func TestTheLastRefusalThatIsListed(t *testing.T) {
	for before, want := range map[int]int{98: 99, 99: 100, 100: 100, 101: 101} {
		f := &flow{r: &model.Report{}, findings: make(model.Findings, before)}
		f.refuse("overview", 0, refusal{"甲", "乙"})
		if len(f.findings) != want {
			t.Errorf("after %d there are %d", before, len(f.findings))
		}
	}
}
