package compose

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// A script that no face has is one thing to do, wherever it stands; rare ideographs are each their own.
func TestAForeignScriptIsOneFinding(t *testing.T) {
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"정보공개":     {"朝鲜文，文中有4个"},
		"정보。ไทย":   {"朝鲜文，文中有2个", "泰文，文中有3个"},
		"😀😀😃":      {"表情符号，文中有2个"},
		"정정":       {"“정”（U+C815）"},
		"甲\u200b乙": {"U+200B（零宽空格）"},
	} {
		r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: text, Problems: "五。", OtherMatters: "六。"}
		blocks, _, err := Blocks(r, Options{Page: layout.GBT9704(), Faces: faces})
		if err != nil {
			t.Fatal(err)
		}
		found := Missing(r, blocks, faces)
		if len(found) != len(want) {
			t.Errorf("%s: %v", text, found)
			continue
		}
		for i, f := range found {
			if !strings.Contains(f.Message, want[i]) || f.ID != "FONT" {
				t.Errorf("%s: %v", text, f)
			}
		}
	}
}
