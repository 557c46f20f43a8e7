package organs

import "testing"

func FuzzParseList(f *testing.F) {
	for _, text := range []string{"", "甲局\n乙局 = 丙局\n", "序号,名称\n1,\"甲\"\"局\"\n", "1、（甲）局\t电话\r\n# 无\n=\n==\n", "\xff=\x00\u200b\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := ParseList(text)
		if names := NameList(all); len(names) > 0 && len(all) == 0 {
			t.Errorf("names of no members: %q", names)
		}
		for _, name := range NameList(all) {
			if IsBlank(name) {
				t.Errorf("a member without a name in %q", text)
			}
		}
		_ = new(Names).ParseSame(text) // what is no list of names is an error
	})
}
