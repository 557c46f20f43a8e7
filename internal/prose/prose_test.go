package prose

import (
	"fmt"
	"strings"
	"testing"
)

func TestANewlineEndsAParagraphAndSpacesAroundItAreDropped(t *testing.T) {
	got := Paragraphs("　　第一段。\r\n\n \t　\n第二 段。  \n\u00a0第三段")
	if want := []string{"第一段。", "第二 段。", "第三段"}; fmt.Sprint(got) != fmt.Sprint(want) || len(got) != 3 {
		t.Errorf("got %q", got)
	}
}

func TestAHeadingRunsUpToTheFirstFullStop(t *testing.T) {
	for _, c := range []struct {
		text       string
		level      int
		head, body string
	}{
		{"（一）主动公开。全年公开信息14条。", 2, "（一）主动公开。", "全年公开信息14条。"},
		{"（十二）主动公开", 2, "（十二）主动公开", ""},
		{"（一）主动公开。", 2, "（一）主动公开。", ""},
		{"(二)依申请公开。没有收到。", 2, "(二)依申请公开。", "没有收到。"},
		{"1.突出重点。逐项核对。", 3, "1.突出重点。", "逐项核对。"},
		{"12、突出重点", 3, "12、突出重点", ""},
		{"（1）新发文件。随文送审。", 4, "（1）新发文件。", "随文送审。"},
		{"1.5万件信息已公开。其余未公开。", 0, "", "1.5万件信息已公开。其余未公开。"},
		{"（见附件）全年公开。", 0, "", "（见附件）全年公开。"},
		{"2021年，工作平稳。", 0, "", "2021年，工作平稳。"},
		{"1.主动公开：全年公开信息127条，包括机构职能、政策文件、财政预决算、行政许可、行政处罚等内容，及时更新。", 0, "", "1.主动公开：全年公开信息127条，包括机构职能、政策文件、财政预决算、行政许可、行政处罚等内容，及时更新。"},
		{"一是加强学习。二是改进。", 0, "", "一是加强学习。二是改进。"},
		{"1.更新目录；", 0, "", "1.更新目录；"},
		{"（一）更新目录，", 0, "", "（一）更新目录，"},
		{"3、4月份，集中更新。", 0, "", "3、4月份，集中更新。"},
		{"1、2023年目录。已更新。", 3, "1、2023年目录。", "已更新。"},
	} {
		h, body := SplitHeading(c.text)
		if h.Level != c.level || h.Text != c.head || body != c.body {
			t.Errorf("%s: got level %d, %q, %q", c.text, h.Level, h.Text, body)
		}
	}
}

// Words keeps every byte that is no part of a figure at its place.
func TestWordsBlanksFiguresOut(t *testing.T) {
	text := "第一段。\n![图](a.png)\n：：：柱状图 题\n2021: 70\n:::\n末段。"
	got := Words(text)
	if len(got) != len(text) {
		t.Fatalf("%d bytes of %d", len(got), len(text))
	}
	if ps := Paragraphs(got); fmt.Sprint(ps) != "[第一段。 末段。]" {
		t.Errorf("got %q", ps)
	}
	for i := range got {
		if got[i] != text[i] && got[i] != ' ' {
			t.Errorf("byte %d is %q", i, got[i])
		}
	}
	if picture := "![图](a.png)\n。"; Words(picture) != strings.Repeat(" ", 13)+"\n。" {
		t.Errorf("got %q", Words(picture))
	}
	if chart := ":::柱状图\n甲: 1\n:::\n。"; Words(chart) != strings.Repeat(" ", 12)+"\n"+strings.Repeat(" ", 6)+"\n   \n。" {
		t.Errorf("got %q", Words(chart))
	}
	if plain := "没有图[1]。"; Words(plain) != plain {
		t.Errorf("got %q", Words(plain))
	}
}
