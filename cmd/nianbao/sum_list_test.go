package main

import (
	"fmt"
	"strings"
	"testing"
)

// What of a file is no list of members, and at which size and length.
func TestAListOfMembersIsAListOfNames(t *testing.T) {
	t.Chdir(t.TempDir())
	name := "list.txt"
	for _, c := range []struct {
		text, organs, want string
	}{
		{"青禾县教育局\n\n# 说明\n青禾县财政局 # 说明\n", "1青禾县教育局 4青禾县财政局", ""},
		{strings.Repeat("县", 60), "1" + strings.Repeat("县", 60), ""},
		{strings.Repeat("县", 61), "", "成员单位名单 list.txt 第1行“" + strings.Repeat("县", 61) + "”不像机关名称：请一行只写一个机关全称"},
		{"#", "", "成员单位名单 list.txt 里没有机关名称"},
		{"甲局" + strings.Repeat("\n", 1<<20-6), "1甲局", ""},
		{"甲局" + strings.Repeat("\n", 1<<20-5), "", "list.txt 太大，不像是成员单位名单"},
		{"PK甲局", "", "成员单位名单 list.txt 是 Excel 或 Word 文件：请把机关名称一列复制到记事本，存成文本文件，一行一个"},
		{"\xd0\xcf\x11\xe0", "", "成员单位名单 list.txt 是 Excel 或 Word 文件：请把机关名称一列复制到记事本，存成文本文件，一行一个"},
		{"\xd0\xcf\x11", "1邢\x11", ""},
		{"甲\x00局", "", "成员单位名单 list.txt 不是文本文件：请另存为 UTF-8 编码的文本"},
		{"\xc7\xe0\xba\xcc\xcf\xd8\xbd\xcc\xd3\xfd\xbe\xd6", "1青禾县教育局", ""},
		{"\ufeff甲局", "1甲局", ""},
		{"\xff\xfe\x32\x75\x40\x5c", "1甲局", ""},
		{"\xfe\xff\x75\x32\x5c\x40", "1甲局", ""},
	} {
		writeText(t, name, c.text)
		list, err := new(session).readMembersList(&name)
		var got []string
		for _, m := range list {
			got = append(got, fmt.Sprint(m.Line, m.Name))
		}
		told := ""
		if err != nil {
			told = err.Error()
		}
		if strings.Join(got, " ") != c.organs || told != c.want {
			t.Errorf("%.40q: %.80q, %.200q, want %.80q, %.200q", c.text, got, told, c.organs, c.want)
		}
	}
	for _, r := range ":：。；;{}[]" {
		writeText(t, name, "乙局\n甲"+string(r)+"局\n")
		if _, err := new(session).readMembersList(&name); err == nil || !strings.HasPrefix(err.Error(), "成员单位名单 list.txt 第2行“甲"+string(r)+"局”不像机关名称") {
			t.Errorf("%q may stand in a name: %v", r, err)
		}
	}
	if list, err := new(session).readMembersList(nil); list != nil || err != nil {
		t.Errorf("no list is %v, %v", list, err)
	}
}
