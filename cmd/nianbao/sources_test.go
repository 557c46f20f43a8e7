//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a command reads is there afterwards, under whatever name or link the command was about to write it.
func TestNothingThatIsReadIsOverwritten(t *testing.T) {
	sound, err := os.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	report := func(organ string) []byte {
		return bytes.ReplaceAll(sound, []byte("中宁县工业和信息化局"), []byte(organ))
	}
	list := []byte("\ufeff机关,别名\n甲县一局\n甲县二局\n")
	for _, c := range []struct {
		name  string
		links [][2]string // from, to
		args  string
		kept  string
		told  string
	}{
		{"a link to a report", [][2]string{{"../in/1.yaml", "out/1.pdf"}}, "batch in -o out --draft", "in/1.yaml", "会生成的文件 out/1.pdf 经过链接，就是报告 in/1.yaml："},
		{"a link to a folder of reports", [][2]string{{"../in/sub", "out/sub"}}, "batch in -o out --draft --format yaml", "in/sub/3.yaml", "会生成的文件 out/sub/3.yaml 经过链接，就是报告 in/sub/3.yaml："},
		{"a link to another output", [][2]string{{"1.json", "out/2.json"}}, "batch in -o out --draft --format json", "in/2.yaml", "会生成的文件 out/2.json 经过链接，就是会生成的另一个文件 out/1.json："},
		{"two formats", [][2]string{{"1.json", "out/1.yaml"}}, "batch in -o out --draft --format json,yaml", "in/1.yaml", "会生成的文件 out/1.json 经过链接，就是会生成的另一个文件 out/1.yaml："},
		{"a link to a report in importing", [][2]string{{"../in/1.yaml", "out/2.yaml"}}, "import in -o out", "in/1.yaml", "会生成的文件 out/2.yaml 经过链接，就是报告 in/1.yaml："},
		{"a link to what stands beside reports", [][2]string{{"../in/1.docx", "out/1.pdf"}}, "batch in -o out --draft", "in/1.docx", "会生成的文件 out/1.pdf 经过链接，就是"},
		{"a link to a list", [][2]string{{"../list.txt", "out/1.pdf"}}, "batch in -o out --draft --members-list list.txt", "list.txt", "会生成的文件 out/1.pdf 经过链接，就是"},
		{"a list with the name of an output", nil, "batch in -o . --draft --format yaml --members-list 1.yaml", "1.yaml", "会生成的文件 "},
		{"a list with the name of the manifest", nil, "batch in -o out --draft --members-list list.jsonl --manifest list.jsonl", "list.jsonl", "清单 list.jsonl 就是要读取的名单："},
		{"a member's report", nil, "sum in --organ 甲县人民政府 --year 2021 -o in/1.yaml --force", "in/1.yaml", "输出文件 in/1.yaml 是这个命令读取的文件"},
		{"a list of members", nil, "sum in --organ 甲县人民政府 --year 2021 --members-list list.yaml -o list.yaml --force --partial", "list.yaml", "输出文件 list.yaml 是这个命令读取的文件"},
		{"a list of names", nil, "sum in --organ 甲县人民政府 --year 2021 --same same.yaml -o same.yaml --force --partial", "same.yaml", "输出文件 same.yaml 是这个命令读取的文件"},
		{"a list like a table", nil, "stats in --members-list list.csv --csv list.csv", "list.csv", "输出文件 list.csv 是这个命令读取的文件"},
		{"a link to a list like a table", [][2]string{{"list.csv", "table.csv"}}, "stats in --members-list list.csv --csv table.csv", "list.csv", "输出文件 table.csv 是这个命令读取的文件"},
		{"a member that a link leads to", [][2]string{{"../own.yaml", "in/9.yaml"}}, "render sum.yaml --members in -o own.yaml --draft", "own.yaml", "输出文件 own.yaml 是这个命令读取的文件"},
		{"last year's report", nil, "render in/1.yaml --previous last.yaml -o last.yaml --draft", "last.yaml", "输出文件就是上年报告：last.yaml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			before := map[string][]byte{
				"in/1.yaml": report("甲县一局"), "in/2.yaml": report("甲县二局"), "in/sub/3.yaml": report("甲县三局"), "in/1.docx": []byte("Word"), "own.yaml": report("甲县九局"), "sum.yaml": report("甲县人民政府"),
				"last.yaml": []byte("organ: 甲县一局\nyear: 2020\n"), "list.txt": list, "list.csv": list, "list.yaml": list, "list.jsonl": list, "1.yaml": list, "same.yaml": []byte("甲县一局=甲县壹局\n"), "out/none": nil,
			}
			for name, data := range before {
				writeFile(t, filepath.Join(folder, name), data)
			}
			for _, link := range c.links {
				if err := os.Symlink(link[0], filepath.Join(folder, link[1])); err != nil {
					t.Fatal(err)
				}
			}
			program, told := programIn(t, folder, strings.Fields(c.args)...)
			if err := program.Run(); err == nil || !strings.Contains(told.String(), "nianbao："+c.told) {
				t.Errorf("%v, told: %s; want %s", err, told, c.told)
			}
			for name, data := range before {
				if now, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(now) != string(data) {
					t.Errorf("%s is changed: %v %.100q", name, err, now)
				}
			}
			if _, ok := before[c.kept]; !ok {
				t.Fatalf("there is no %s", c.kept)
			}
		})
	}
}

// An earlier summary at the same place is no member and is replaced; links elsewhere are followed.
func TestWhatACommandMadeBeforeIsReplaced(t *testing.T) {
	folder := t.TempDir()
	sound, err := os.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "in/1.yaml"), sound)
	if err := os.MkdirAll(filepath.Join(folder, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("site", filepath.Join(folder, "out")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for _, args := range []string{
			"batch in/1.yaml -o out --format json", "stats in --csv in/t.csv --xlsx in/t.xlsx", "sum in --organ 中宁县人民政府 --year 2021 -o in/s.yaml --force",
		} {
			program, told := programIn(t, folder, strings.Fields(args)...)
			if err := program.Run(); err != nil {
				t.Errorf("%s: %v, %s", args, err, told)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "site/1.json")); err != nil {
		t.Error(err)
	}
}
