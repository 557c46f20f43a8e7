package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// The version of a release goes before what Go has recorded.
func TestTheVersionOfARelease(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}}}
	defer func(v string) { releaseVersion = v }(releaseVersion)
	for _, c := range []struct {
		release string
		info    *debug.BuildInfo
		want    string
	}{
		{"", nil, "nianbao (devel)\n"}, {"", &debug.BuildInfo{}, "nianbao (devel)\n"}, {"", info, "nianbao v1\n修订：abc\n"}, {"v2", nil, "nianbao v2\n"}, {"v2", info, "nianbao v2\n修订：abc\n"},
		{"", &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}}}, "nianbao (devel)\n"},
		{"", &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: "a"}}}, "nianbao (devel)\n修订：a（有未提交的改动）\n"},
	} {
		releaseVersion = c.release
		var b bytes.Buffer
		writeVersion(&b, c.info)
		if want := c.want + fmt.Sprintf("构建：%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH); b.String() != want {
			t.Errorf("%q: %s, want %s", c.release, &b, want)
		}
	}
}

func TestWhatANewReportIsOn(t *testing.T) {
	for _, c := range []struct {
		organ, year string
		want        string
	}{
		{" 甲局 ", " 2019 ", "甲局 2019"}, {"甲局", "２０９９", "甲局 2099"}, {"甲局", "2018", "报告年度应在 2019 至 2099 之间，实为“2018”"}, {"甲局", "2100", "报告年度应在 2019 至 2099 之间，实为“2100”"},
		{"甲局", "x", "报告年度应在 2019 至 2099 之间，实为“x”"}, {"甲局", "", "没有写明年度：请加 --year 报告年度，如 --year 2023"}, {" ", "2023", "没有写明机关：请加 --organ 机关全称"},
		{"甲\xff", "2023", `机关名称“甲\xFF”里有不可见的或损坏的字符`}, {"甲\u200b局", "2023", `机关名称“甲\u200b局”里有不可见的或损坏的字符`},
	} {
		organ, year, err := reportOn(c.organ, c.year)
		got := fmt.Sprint(organ, " ", year)
		want := c.want
		if err != nil {
			got, want = fmt.Sprint(year, " ", err), "0 "+c.want+"\n运行 nianbao --help 查看用法"
		}
		if got != want {
			t.Errorf("%q, %q: %s, want %s", c.organ, c.year, got, want)
		}
	}
	for in, want := range map[string]string{
		"\ufdcf\ufdd0\ufdef\ufdf0": "\ufdcf??\ufdf0", "\ufffc\ufffd\ufffe\uffff": "\ufffc???", "\U0001fffd\U0001fffe\U0001ffff\U00020000": "\U0001fffd??\U00020000", "年报": "年报",
	} {
		if got := comment(in); got != want {
			t.Errorf("%+q in a comment is %+q, want %+q", in, got, want)
		}
	}
}

func TestTheProgramTellsItsVersion(t *testing.T) {
	for _, args := range []string{"version", "--version", "check --version"} {
		var stdout, stderr bytes.Buffer
		code := run(strings.Fields(args), nil, &stdout, &stderr)
		line, more, _ := strings.Cut(stdout.String(), "\n")
		if code != 0 || stderr.Len() > 0 || line != "nianbao "+programVersion() || (more == "") != (args == "version") {
			t.Errorf("%s: exit code %d\n%s%s", args, code, &stdout, &stderr)
		}
	}
}

// What is said of a command line that nobody has foreseen.
func TestAnUnknownFaultOfACommandLine(t *testing.T) {
	if got := usageError(errors.New("odd\n")).Error(); got != "命令行写得不对（odd\\u000a）\n运行 nianbao --help 查看用法" {
		t.Error(got)
	}
}
