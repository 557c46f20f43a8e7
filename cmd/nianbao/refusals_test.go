package main

import (
	"bytes"
	"strings"
	"testing"
)

// A command line that is refused, and its whole message; what follows in the help is left out.
func refusedLine(t *testing.T, line []string, want string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(line, strings.NewReader(""), &stdout, &stderr)
	got := strings.TrimSuffix(strings.TrimPrefix(stderr.String(), "nianbao："), "\n")
	got = strings.TrimSuffix(got, "\n"+seeHelp)
	if code != 2 || got != want || stdout.Len() > 0 {
		t.Errorf("%q: code %d, %q, want %q", line, code, got, want)
	}
}

func TestCommandLinesAreRefusedInTheseWords(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "a.yaml", "organ: 青禾县\nyear: 2023\n")
	const commands = "render、batch、check、import、fonts、explain、new、sum、diff、stats、serve、completion、licences、help、version"
	for _, c := range []struct{ line, want string }{
		{"", "没有写明命令：" + commands},
		{"rendr", "没有“rendr”这个命令，是不是要写 render？"},
		{"xyzzy", "没有“xyzzy”这个命令，可用的有 " + commands},
		{"check a.yaml --severty=error", "没有 --severty 这个选项，是不是要写 --severity？"},
		{"check a.yaml --xyzzy", "没有 --xyzzy 这个选项"},
		{"render a.yaml b.yaml", "多出了“b.yaml”"},
		{"render", "没有写明文件"},
		{"render a.yaml -o", "选项 --output 后面缺少内容"},
		{"render a.yaml -o --draft", "选项 --output 后面缺少内容：不能是“--draft”"},
		{"render a.yaml --draft=x", "选项 --draft 后面不写内容，实为“x”"},
		{"check －－list", "“－－list”开头的横线不是半角“-”；如果是文件名，请写成 ./－－list"},
		{"check —list", "“—list”开头的横线不是半角“-”；如果是文件名，请写成 ./—list"},
		{"check –list", "“–list”开头的横线不是半角“-”；如果是文件名，请写成 ./–list"},
		{"check --名单", "没有 --名单 这个选项；文件名以“-”开头时请写成 ./--名单"},
		{"check a.yaml --color x", "--color 没有“x”这一种，请写 auto（终端上才用颜色）、always 或 never"},
		{"serve --listen x --workers=-1", "--workers 应是不小于 1 的整数，实为“-1”"},
		{"serve --listen x --workers=0", "--workers 应是不小于 1 的整数，实为“0”"},
		{"serve --listen x --workers=1", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --workers=2147483647", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --workers=1.5", "选项 --workers 后面应为整数，实为“1.5”"},
		{"serve --listen x --queue=-1", "--queue 应是不小于 1 的整数，实为“-1”"},
		{"serve --listen x --queue=0", "--queue 应是不小于 1 的整数，实为“0”"},
		{"serve --listen x --queue=1", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --queue=2147483647", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --queue=1.5", "选项 --queue 后面应为整数，实为“1.5”"},
		{"serve --listen x --max-body=-1", "--max-body 应是 1 至 96 的整数，实为“-1”"},
		{"serve --listen x --max-body=0", "--max-body 应是 1 至 96 的整数，实为“0”"},
		{"serve --listen x --max-body=97", "--max-body 应是 1 至 96 的整数，实为“97”"},
		{"serve --listen x --max-body=1", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --max-body=96", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --max-body=1.5", "选项 --max-body 后面应为整数，实为“1.5”"},
		{"serve --listen x --drain-delay=-1", "--drain-delay 应是 0 至 300 的秒数，实为“-1”"},
		{"serve --listen x --drain-delay=301", "--drain-delay 应是 0 至 300 的秒数，实为“301”"},
		{"serve --listen x --drain-delay=0", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --drain-delay=300", "--listen 后面的“x”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样"},
		{"serve --listen x --drain-delay=1.5", "选项 --drain-delay 后面应为整数，实为“1.5”"},
		{"serve --listen 1:-1", "--listen 后面的“1:-1”里端口不对：应为 0 至 65535 的数，0 由系统挑选"},
		{"batch a.yaml -o out --jobs=0", "--jobs 应是 1 至 1024 的整数，实为“0”"},
		{"batch a.yaml -o out --jobs=-1", "--jobs 应是 1 至 1024 的整数，实为“-1”"},
		{"batch a.yaml -o out --jobs=1025", "--jobs 应是 1 至 1024 的整数，实为“1025”"},
		{"batch a.yaml -o out --jobs=1.5", "--jobs 应是 1 至 1024 的整数，实为“1.5”"},
		{"batch a.yaml -o out --jobs=x", "--jobs 应是 1 至 1024 的整数，实为“x”"},
		{"batch a.yaml -o out --jobs=", "--jobs 应是 1 至 1024 的整数，实为“”"},
		{"stats a.yaml --top=-1", "--top 应是不小于 0 的整数，实为“-1”"},
		{"stats a.yaml --top=0.5", "--top 应是不小于 0 的整数，实为“0.5”"},
		{"stats a.yaml --top=x", "--top 应是不小于 0 的整数，实为“x”"},
		{"stats a.yaml --top=", "--top 应是不小于 0 的整数，实为“”"},
		{"new --organ 甲 --year=2018", "报告年度应在 2019 至 2099 之间，实为“2018”"},
		{"new --organ 甲 --year=2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"new --organ 甲 --year=x", "报告年度应在 2019 至 2099 之间，实为“x”"},
		{"new --organ 甲 --year=-2023", "报告年度应在 2019 至 2099 之间，实为“-2023”"},
		{"stats a.yaml --year=2018", "报告年度应在 2019 至 2099 之间，实为“2018”"},
		{"stats a.yaml --year=2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"stats a.yaml --year=x", "报告年度应在 2019 至 2099 之间，实为“x”"},
		{"stats a.yaml --year=-2023", "报告年度应在 2019 至 2099 之间，实为“-2023”"},
		{"stats a.yaml --year=", "报告年度应在 2019 至 2099 之间，实为“”"},
		{"batch a.yaml -o out --year=2018", "报告年度应在 2019 至 2099 之间，实为“2018”"},
		{"batch a.yaml -o out --year=2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"batch a.yaml -o out --year=x", "报告年度应在 2019 至 2099 之间，实为“x”"},
		{"batch a.yaml -o out --year=-2023", "报告年度应在 2019 至 2099 之间，实为“-2023”"},
		{"batch a.yaml -o out --year=", "报告年度应在 2019 至 2099 之间，实为“”"},
		{"check a.yaml --year=2018", "报告年度应在 2019 至 2099 之间，实为“2018”"},
		{"check a.yaml --year=2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"check a.yaml --year=x", "报告年度应在 2019 至 2099 之间，实为“x”"},
		{"check a.yaml --year=-2023", "报告年度应在 2019 至 2099 之间，实为“-2023”"},
		{"check a.yaml --year=", "报告年度应在 2019 至 2099 之间，实为“”"},
		{"sum a.yaml --organ 甲 --year=2018", "报告年度应在 2019 至 2099 之间，实为“2018”"},
		{"sum a.yaml --organ 甲 --year=2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"sum a.yaml --organ 甲 --year=x", "报告年度应在 2019 至 2099 之间，实为“x”"},
		{"sum a.yaml --organ 甲 --year=-2023", "报告年度应在 2019 至 2099 之间，实为“-2023”"},
		{"sum a.yaml --organ 甲 --year=", "没有写明年度：请加 --year 报告年度，如 --year 2023"},
		{"serve --listen 127.0.0.1:65536", "--listen 后面的“127.0.0.1:65536”里端口不对：应为 0 至 65535 的数，0 由系统挑选"},
		{"serve --listen 127.0.0.1:http", "--listen 后面的“127.0.0.1:http”里端口不对：应为 0 至 65535 的数，0 由系统挑选"},
		{"serve --host https://a", "--host 后面的“https://a”不是主机名：应写成 nianbao.example.gov.cn 这样，没有协议和路径"},
		{"serve --origin a", "--origin 后面的“a”不是网站：应写成 https://www.example.gov.cn 这样，有协议，没有路径"},
	} {
		refusedLine(t, strings.Fields(c.line), c.want)
	}
}

// Each flag of a render is refused for each reason that there is, and taken without it.
func TestFlagsOfFilesAreRefusedInTheseWords(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "a.yaml", "organ: 青禾县\nyear: 2023\n")
	writeText(t, "x.ttf", "no font")
	long := strings.Repeat("字", 32)
	for _, c := range []struct {
		line []string
		want string
	}{
		{[]string{"--standard", "5"}, "--standard 应为 2a、3a、1a 或 4，实为“5”"},
		{[]string{"--standard", "1a", "--attach"}, "PDF/A-1a 不允许附带数据文件：请去掉 --attach，或改用 --standard 3a 或 4"},
		{[]string{"-o", "a.html", "--unstyled"}, "--unstyled 要和 --fragment 一起用：整个网页本来就没有 style 属性"},
		{[]string{"-o", "a.html", "--fragment", "--meta", "SiteName=x"}, "--meta 不能和 --fragment 一起用：只写正文的网页没有 meta 标签"},
		{[]string{"-o", "a.html", "--meta", "SiteName"}, "--meta 后面要写“名称=内容”，如 --meta SiteName=青禾县人民政府，实为“SiteName”"},
		{[]string{"-o", "a.html", "--meta", "X=y"}, "--meta 没有“X”这个标签，可用的有 SiteName、SiteDomain、SiteIDCode、ColumnName、ColumnDescription、ColumnKeywords、ColumnType、PubDate、Keywords、Author、Description、Image、Url"},
		{[]string{"-o", "a.html", "--meta", "Url= "}, "--meta Url= 后面没有写内容"},
		{[]string{"-o", "a.html", "--meta", "Url=a\u200bb"}, `--meta Url= 后面有不可见的或损坏的字符：“a\u200bb”`},
		{[]string{"-o", "a.html", "--meta", "Url=a", "--meta", "Url=b"}, "--meta 给 Url 写了两次"},
		{[]string{"-o", "a.html", "--meta", "PubDate=x"}, "--meta PubDate 应写成 2024-01-20 09:00 或 2024-01-20，实为“x”"},
		{[]string{"-o", "a.docx", "--word-grid", "x"}, "--word-grid 应为 chars（行和字符）或 lines（只有行），实为“x”"},
		{[]string{"-o", "a.docx", "--word-fonts", "x"}, "--word-fonts 后面要写 gb2312、gbk 或“用途=名称”，如 --word-fonts 仿宋=华文仿宋，实为“x”"},
		{[]string{"-o", "a.docx", "--word-fonts", "x=y"}, "--word-fonts 没有“x”这种用途，可用的有 仿宋（fangsong）、宋（song）、小标宋（xiaobiaosong）、黑（hei）、楷（kai）、后备（fallback）"},
		{[]string{"-o", "a.docx", "--word-fonts", "仿宋="}, "--word-fonts 仿宋= 后面没有写字体的名称"},
		{[]string{"-o", "a.docx", "--word-fonts", "后备=x"}, "--word-fonts 没有“后备”这种用途：Word 自己选用后备字体"},
		{[]string{"-o", "a.docx", "--word-fonts", "黑=a\u200bb"}, `--word-fonts 的字体名称“a\u200bb”里有不可见的字符`},
		{[]string{"-o", "a.docx", "--word-fonts", "黑=" + long}, "--word-fonts 的字体名称太长：Word 最多 31 个字"},
		{[]string{"-o", "a.docx", "--word-fonts", "黑=a", "--word-fonts", "黑体=b"}, "--word-fonts 给“黑”写了两次"},
		{[]string{"-o", "a.docx", "--word-fonts", "gbk", "--word-fonts", "gb2312"}, "--word-fonts 只能写 gb2312 和 gbk 中的一个"},
		{[]string{"--font", "x"}, "--font 后面要写“用途=文件”，如 --font 仿宋=simfang.ttf，实为“x”"},
		{[]string{"--font", "楷="}, "--font 楷= 后面没有写字体文件"},
		{[]string{"--font", "楷=none.ttf"}, "无法读取字体文件 none.ttf：文件不存在"},
		{[]string{"--font", "楷=x.ttf"}, "字体文件 x.ttf 不能使用：不是 TrueType 或 OpenType 字体（.ttf、.otf、.ttc、.otc）"},
		{[]string{"--format", "x"}, "--format 没有“x”这种格式，可用的有 pdf、ofd、docx、html、xlsx、yaml、json、svg"},
		{[]string{"-o", "a.doc"}, "-o a.doc：不能生成 .doc 文件，请改用 .docx，如 a.docx"},
		{[]string{"-o", "a.WPS"}, "-o a.WPS：不能生成 .WPS 文件，请改用 .docx，如 a.docx"},
		{[]string{"-o", "a.rtf"}, "-o a.rtf：不能生成 .rtf 文件，请改用 .docx，如 a.docx"},
		{[]string{"-o", "a.xls"}, "-o a.xls：不能生成 .xls 文件，请改用 .xlsx，如 a.xlsx"},
		{[]string{"-o", "a.et"}, "-o a.et：不能生成 .et 文件，请改用 .xlsx，如 a.xlsx"},
		{[]string{"-o", "a.csv"}, "-o a.csv：不能生成 .csv 文件，请改用 .xlsx，如 a.xlsx"},
		{[]string{"-o", "a.shtml"}, "-o a.shtml：不能生成 .shtml 文件，请改用 .html，如 a.html"},
		{[]string{"-o", "a.png"}, "-o a.png 的扩展名是 .png，不知道要生成什么：请改用 .pdf、.ofd、.docx、.html、.xlsx、.yaml、.json、.svg 中的一个，或用 --format 写明格式"},
		{[]string{"-o", "-", "--format", "svg"}, "SVG 每页一个文件，不能写到标准输出：请用 -o 写明文件，如 -o page.svg"},
		{[]string{"-o", ""}, "输出文件的名称是空的"},
		{[]string{"-o", "x/"}, "输出路径是文件夹：x/，请写出文件名"},
		{[]string{"-o", "none/a.pdf"}, "输出文件夹不存在：none"},
		{[]string{"-o", "x.ttf/a.pdf"}, "输出文件夹不是文件夹：x.ttf"},
		{[]string{"--fragment"}, "--fragment 只用于网页，这里生成的是 PDF"},
	} {
		refusedLine(t, append([]string{"render", "a.yaml"}, c.line...), c.want)
	}
}

// What stands just on the other side of those refusals.
func TestFlagsOfFilesThatAreTaken(t *testing.T) {
	text := func(s string) *string { return &s }
	for name, f := range map[string]outputFlags{
		"a long name":  {WordFonts: []string{"黑=" + strings.Repeat("字", 31), "kai=x", "gbk"}},
		"two families": {WordFonts: []string{"GB2312"}},
		"a standard":   {Standard: text("PDF/A-3a"), Attach: true},
		"unstyled":     {Fragment: true, Unstyled: true},
		"tags":         {Meta: []string{"PubDate=2024-01-20", "url=a=b"}},
		"a grid":       {WordGrid: text("chars"), KeysIn: text("en")},
	} {
		if _, err := f.options(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]string{"仿宋": "仿宋", "FangSong": "仿宋", "仿宋体": "仿宋", "宋": "宋", "song": "宋", "宋体": "宋", "小标宋": "小标宋", "xiaobiaosong": "小标宋",
		"小标宋体": "小标宋", "黑": "黑", "ｈｅｉ": "黑", "黑体": "黑", "楷": "楷", "kai": "楷", "楷体": "楷", "后备": "后备", "fallback": "后备"} {
		use, value, err := parseFont(" " + name + " =f=g")
		if err != nil || use.names[0] != want || value != "f=g" || use.behind != (want == "后备") || !use.behind && use.role.String() != want {
			t.Errorf("%s is %v, %q, %v", name, use, value, err)
		}
	}
}
