// Command nianbao checks annual reports on government information disclosure
// (政府信息公开工作年度报告) and writes them as PDF, Word,
// Excel and other files.
//
// Its exit code is 0 when there is nothing wrong but warnings, 1 when a report has errors,
// and 2 when the command line is wrong or a file can't be read or written. Of import, 1 says that
// something has to be looked at. A command that was interrupted, by Ctrl-C or SIGTERM, gives 130.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/officefonts"
)

// exitCode is an error that was reported already; only the code is left to return.
type exitCode int

const (
	faulty exitCode = 1 // a report has errors
	failed exitCode = 2 // wrong usage, or a file that can't be read or written

	interrupted exitCode = 130 // by Ctrl-C, as shells count it
)

func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

type commandLine struct {
	HelpFlag    helpFlag    `short:"h" name:"help" help:"显示用法"`
	VersionFlag versionFlag `name:"version" help:"显示程序的版本、修订和构建环境"`

	Render     renderCommand     `cmd:"" help:"检查报告，生成 PDF、OFD、Word、网页、Excel 等文件"`
	Batch      batchCommand      `cmd:"" help:"由许多报告生成 PDF、OFD、Word、网页、Excel 等文件"`
	Check      checkCommand      `cmd:"" help:"检查报告，列出全部问题"`
	Import     importCommand     `cmd:"" help:"把网页、Word、Excel、PDF、OFD 里的报告读成输入文件（YAML）"`
	Fonts      fontsCommand      `cmd:"" help:"列出 --office-fonts 会采用的字体"`
	Explain    explainCommand    `cmd:"" help:"说明问题编号的含义和依据"`
	New        newCommand        `cmd:"" help:"生成一份待填写的报告文件（Excel 或 YAML）"`
	Sum        sumCommand        `cmd:"" help:"把成员单位的报告汇总成一级政府的报告"`
	Diff       diffCommand       `cmd:"" help:"比较上年和本年的报告，列出数字的变化"`
	Stats      statsCommand      `cmd:"" help:"统计许多报告的数字：合计、各机关对照、与上年比较、离群值"`
	Serve      serveCommand      `cmd:"" help:"在浏览器中填报，并为其他系统检查、读取、生成报告（HTTP）"`
	Completion completionCommand `cmd:"" help:"输出补全脚本：按 Tab 键补全命令、选项和文件名"`
	Licences   licencesCommand   `cmd:"" help:"显示程序和其中第三方代码、字体的许可证"`
	Help       helpCommand       `cmd:"" help:"显示程序或一个命令的用法"`
	Version    versionCommand    `cmd:"" help:"显示程序版本，只有一行"`
}

// session is what a command works with.
type session struct {
	stdin    io.Reader
	stdout   *bufio.Writer // flushed, and its error looked at, when the command is done
	stderr   io.Writer
	terminal bool                        // stdout is one
	width    int                         // of the terminal, in columns; 0 when stdout is none
	many     bool                        // reports are rendered
	patterns bool                        // such as *.yaml are left to the program
	faces    *fonts.Set                  // that reports are set in; nil in commands that do not look at faces
	folders  func() []officefonts.Folder // that have the fonts of offices
	offices  []officefonts.Found         // faces of --office-fonts, once they were looked for
	skip     []string                    // files of folders, by their real paths, that the command reads or writes for itself
	left     collection                  // files of folders that were not read
	sources  sources                     // files that were read
	lockless string                      // the folder that was last told to have no locks, by its real path
}

func main() {
	interrupts.watch(os.Stderr)
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	keepOpen(os.Args[1:])
	os.Exit(code)
}

// run carries out one command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: bufio.NewWriter(stdout), stderr: stderr, terminal: isTerminal(stdout), patterns: !shellExpands, folders: officefonts.Folders}
	if s.terminal {
		s.width = columnsOf(stdout)
	}
	swept.Clear()
	code := s.code(protect(func() error { return s.command(args) }))
	if err := s.stdout.Flush(); err != nil {
		return s.code(lostOutput(err))
	}
	return code
}

func (s *session) command(args []string) error {
	if err := strangeOption(args); err != nil {
		return err
	}
	if err := folderInstead(args); err != nil {
		return err
	}
	parser, err := s.parser(args)
	if err != nil {
		return err
	}
	ctx, err := parser.Parse(args)
	switch {
	case errors.Is(err, errAnswered):
		return nil
	case err != nil:
		return usageError(err)
	}
	return ctx.Run(s)
}

// code reports an error that was not reported yet, and returns the exit code it means.
func (s *session) code(err error) int {
	var code exitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	}
	s.complain(err)
	return int(failed)
}

// complain tells the user on stderr what went wrong.
func (s *session) complain(err error) {
	fmt.Fprintf(s.stderr, "nianbao：%s\n", err)
}

// note tells the user on stderr what may matter and is no failure.
func (s *session) note(format string, args ...any) {
	fmt.Fprintf(s.stderr, "nianbao：注意："+format+"\n", args...)
}

// protect turns a panic into an error, so that nobody ever sees a stack trace.
func protect(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &crash{r}
		}
	}()
	return f()
}

// crash is a panic of the program.
type crash struct{ value any }

func (c *crash) Error() string {
	return fmt.Sprintf("程序内部出错，没有完成：请把所用的命令和报告文件发给程序的维护者（%v）", c.value)
}

// lostOutput says that stdout did not take what was written. When whoever read it has gone,
// as in "nianbao check … | head", there is nobody to tell.
func lostOutput(err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return failed
	}
	return fmt.Errorf("无法写到标准输出：%s", cause(err))
}
