package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"
	"github.com/nianbao/nianbao/export"
)

// droppedFiles is the command line that has files where a command is expected: that of files
// dropped onto the program's icon.
type droppedFiles struct {
	HelpFlag helpFlag `short:"h" name:"help" help:"显示用法"`

	Files  []string `arg:"" name:"报告文件" help:"报告文件，每份生成同一文件夹中同名的 PDF 文件"`
	Out    *string  `short:"o" name:"output" placeholder:"文件" help:"输出文件，只用于一份报告，扩展名决定格式；“-”是标准输出"`
	Format *string  `name:"format" placeholder:"格式" help:"输出格式：pdf（默认）、ofd、docx、html、xlsx、yaml、json 或 svg"`
	renderFlags
}

// Run renders each file beside itself, whatever is wrong with some of them.
func (c *droppedFiles) Run(s *session) error {
	files, outcome := s.expand(c.Files)
	if c.Out != nil && len(files) > 1 {
		return fmt.Errorf("-o 只用于一份报告，现有 %d 份；排到一个文件夹中，请用 nianbao batch\n%s", len(files), seeHelp)
	}
	format, err := formatOf(c.Format, c.Out)
	if err != nil {
		return err
	}
	if err := sameOutput(files, format); err != nil {
		return err
	}
	for _, file := range files {
		command := renderCommand{File: file, Out: c.Out, Format: c.Format, renderFlags: c.renderFlags}
		code := exitCode(s.code(command.Run(s)))
		if outcome.add(code); code == interrupted {
			break
		}
	}
	return outcome.err()
}

// sameOutput refuses files of which one would be rendered over another.
func sameOutput(files []string, format *export.Format) error {
	from := map[string]string{}
	for _, file := range files {
		out := besideName(file, format)
		key := fileKey(placeOf(out))
		if other, ok := from[key]; ok {
			return fmt.Errorf("%s 和 %s 会生成同一个文件 %s：请分别用 nianbao render 和 -o 生成", shown(other), shown(file), visible(out))
		}
		from[key] = file
	}
	return nil
}

// folderInstead refuses a folder in place of a command, such as one dropped onto the icon. A bare
// word may be a mistyped command just as well.
func folderInstead(args []string) error {
	if len(args) == 0 || !strings.ContainsFunc(args[0], func(r rune) bool { return r < utf8.RuneSelf && os.IsPathSeparator(uint8(r)) }) {
		return nil
	}
	if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
		return nil
	}
	return fmt.Errorf("%s 是文件夹；要把其中的报告都排成 PDF，请运行 nianbao batch 文件夹 -o 输出文件夹\n%s", visible(args[0]), seeHelp)
}

// parser reads command lines that begin with a command, or else those that begin with files.
func (s *session) parser(args []string) (*kong.Kong, error) {
	writers := kong.Writers(s.stdout, s.stderr)
	program, err := newParser(&commandLine{}, writers)
	if err != nil || len(args) == 0 || slices.Contains(childNames(program.Model.Node), args[0]) || !s.isReport(args[0]) {
		return program, err
	}
	return newParser(&droppedFiles{}, writers)
}

// isReport says whether a word that is no command is meant as a report: it is the name of one,
// or there is such a file. A mistyped command is neither.
func (s *session) isReport(word string) bool {
	if word == "" || strings.HasPrefix(word, "-") {
		return false
	}
	if isReportName(word) || s.patterns && isPattern(word) {
		return true
	}
	info, err := os.Stat(word)
	return err == nil && info.Mode().IsRegular()
}

func newParser(grammar any, options ...kong.Option) (*kong.Kong, error) {
	return kong.New(grammar, append(options, kong.Name("nianbao"), kong.NoDefaultHelp(), wholeStrings,
		kong.Description("检查政府信息公开工作年度报告，生成 PDF（PDF/A-2a、PDF/UA-1）、Word、网页、Excel 等文件"))...)
}
