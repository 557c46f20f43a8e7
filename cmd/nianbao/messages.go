package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/alecthomas/kong"
	"github.com/nianbao/nianbao/internal/zhtext"
)

const seeHelp = "运行 nianbao --help 查看用法"

// causes are the errors of the operating system that people meet, most of all on a full or
// foreign disk.
var causes = []struct {
	err  error
	text string
}{
	{fs.ErrNotExist, "文件不存在"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrExist, "已经有同名的文件或文件夹"},
	{errNoFile, "不是普通文件"},
	{errTooLarge, "文件太大"},
	{syscall.EISDIR, "这是文件夹，不是文件"},
	{syscall.ENOTDIR, "路径中有一段不是文件夹"},
	{syscall.ENOSPC, "磁盘空间不足"},
	{syscall.EDQUOT, "磁盘配额已用完"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.ENAMETOOLONG, "文件名太长"},
	{syscall.ELOOP, "符号链接绕成了圈"},
	{textBusy, "文件正被运行"},
	{syscall.EBUSY, "文件正被占用"},
	{syscall.EFBIG, "文件大小超过了系统限制"},
	{syscall.EMFILE, "打开的文件太多"},
	{syscall.EIO, "磁盘读写出错"},
	{syscall.EINVAL, "系统不接受这个文件名或这种操作"},
	{syscall.ENXIO, "这种文件不能这样打开"},
	{syscall.EPIPE, "接收的程序已经退出"},
	{fs.ErrClosed, "已经关闭"},
}

// cause says in Chinese why the operating system refused something.
func cause(err error) string {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.text
		}
	}
	if c := new(crash); errors.As(err, &c) {
		return c.Error()
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return fmt.Sprintf("系统报告错误 %d（%s）", uintptr(errno), errno)
	}
	return fmt.Sprintf("系统报告错误（%s）", visible(err.Error()))
}

// visible writes out characters that would move the cursor, colour the terminal or turn the
// direction of a line; names and texts come from whoever made the file. Names that are in GBK are read so.
func visible(s string) string {
	s = readable(s)
	if !strings.ContainsFunc(s, zhtext.IsInvisible) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if zhtext.IsInvisible(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// usages are kong's messages about a command line, by pattern, in Chinese. {1} stands for
// the first submatch.
var usages = []struct {
	pattern *regexp.Regexp
	text    string
}{
	{regexp.MustCompile(`(?s)^unknown flag (.+?), did you mean (?:one of )?(.+)\?$`), "没有 {1} 这个选项，是不是要写 {2}？"},
	{regexp.MustCompile(`(?s)^unknown flag (.+)$`), "没有 {1} 这个选项"},
	{regexp.MustCompile(`(?s)^unexpected argument (.*?), did you mean (?:one of )?(.+)\?$`), "没有“{1}”这个命令，是不是要写 {2}？"},
	{regexp.MustCompile(`(?s)^unexpected argument (.*)$`), "多出了“{1}”"},
	{regexp.MustCompile(`^expected "?<([^>]+)>`), "没有写明{1}"},
	{regexp.MustCompile(`^(?:-\w, )?(--[\w-]+)\S*: expected \w+ value but got "EOL"`), "选项 {1} 后面缺少内容"},
	{regexp.MustCompile(`(?s)^(?:-\w, )?(--[\w-]+)\S*: expected \w+ value but got "(.+?)" \(`), "选项 {1} 后面缺少内容：不能是“{2}”"},
	{regexp.MustCompile(`^(?:-\w, )?(--[\w-]+)\S*: missing value`), "选项 {1} 后面缺少内容"},
	{regexp.MustCompile(`(?s)^(?:-\w, )?(--[\w-]+)\S*: expected a valid \d+ bit int but got "(.*)"`), "选项 {1} 后面应为整数，实为“{2}”"},
	{regexp.MustCompile(`(?s)^(?:-\w, )?(--[\w-]+)\S*: bool value must be .* got "(.*)"`), "选项 {1} 后面不写内容，实为“{2}”"},
}

// usageError says in Chinese what is wrong with the command line.
func usageError(err error) error {
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context.Selected() == nil {
		commands := commandNames(parse.Context)
		word, extra := strings.CutPrefix(err.Error(), "unexpected argument ")
		switch {
		case extra && !strings.HasSuffix(word, "?"):
			return fmt.Errorf("没有“%s”这个命令，可用的有 %s\n%s", visible(word), commands, seeHelp)
		case strings.HasPrefix(err.Error(), "expected one of "):
			return fmt.Errorf("没有写明命令：%s\n%s", commands, seeHelp)
		}
	}
	for _, u := range usages {
		m := u.pattern.FindStringSubmatch(err.Error())
		if m == nil {
			continue
		}
		text := u.text
		for i, sub := range m[1:] {
			text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i+1), alternatives(sub))
		}
		return fmt.Errorf("%s\n%s", text, seeHelp)
	}
	return fmt.Errorf("命令行写得不对（%s）\n%s", visible(err.Error()), seeHelp)
}

// commandNames lists the commands of the program.
func commandNames(ctx *kong.Context) string {
	var names []string
	for _, c := range ctx.Model.Children {
		names = append(names, c.Name)
	}
	return strings.Join(names, "、")
}

// alternatives writes kong's list of suggestions the Chinese way: "a", "b" is a 或 b.
func alternatives(s string) string {
	return visible(strings.ReplaceAll(strings.Trim(s, `"`), `", "`, " 或 "))
}

// strangeOption refuses options that no command can have, which kong would take apart byte
// by byte: those that begin with a Chinese character or with a dash of Chinese typing.
func strangeOption(args []string) error {
	for _, a := range args {
		if a == "--" {
			return nil
		}
		name := strings.TrimLeft(a, "-")
		switch {
		case name != a && name != "" && name[0] >= utf8.RuneSelf:
			return fmt.Errorf("没有 %s 这个选项；文件名以“-”开头时请写成 ./%s\n%s", visible(a), visible(a), seeHelp)
		case strings.HasPrefix(a, "－") || strings.HasPrefix(a, "—") || strings.HasPrefix(a, "–"):
			return fmt.Errorf("“%s”开头的横线不是半角“-”；如果是文件名，请写成 ./%s\n%s", visible(a), visible(a), seeHelp)
		}
	}
	return nil
}
