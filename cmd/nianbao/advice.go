package main

import (
	"fmt"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// advice says after a check what to do next, "" where there is nothing to render. t counts
// what was found; one is the file that was checked when it is the only one.
func (c *checkCommand) advice(t tally, one string) string {
	if t.files == t.unread {
		return ""
	}
	errors, warnings := t.findings[nianbao.SeverityError], t.findings[nianbao.SeverityWarning]
	if t.files == 1 && isPaper(one) && !isWorkbook(one) {
		return adviceToImport(one, t, errors, warnings)
	}
	command := c.renderCommandLine(t.files, one)
	switch {
	case c.reviews() && c.Report == nil && errors+warnings > 0:
		return "要把问题发给各单位，请加 --report 问题清单.xlsx"
	case c.reviews() || t.files == 1 && t.foreign > 0:
		return ""
	case t.cut > 0:
		return fmt.Sprintf("改正 %d 个错误后，请再运行 nianbao check：写法有误的文件，后面的内容还没有检查", errors)
	case errors > 0:
		return fmt.Sprintf("改正 %d 个错误后，用 %s 生成 PDF", errors, command)
	case t.unread > 0:
		return ""
	case warnings > 0:
		return fmt.Sprintf("没有错误，请核对 %d 个警告；用 %s 生成 PDF", warnings, command)
	}
	return fmt.Sprintf("没有错误；用 %s 生成 PDF", command)
}

// isWorkbook reports whether a file is one that people fill in and correct in place, as they do with the
// forms that new writes.
func isWorkbook(name string) bool { return hasExtension(name, []string{"xlsx", "xlsm"}) }

// adviceToImport is for a file that nobody corrects in place.
func adviceToImport(file string, t tally, errors, warnings int) string {
	command := fmt.Sprintf("nianbao import %s -o %s", argument(file), argument(stem(file)+export.YAML.Extensions[0]))
	switch {
	case t.foreign > 0:
		return ""
	case errors > 0:
		return fmt.Sprintf("要改正 %d 个错误，先用 %s 读成 YAML 文件", errors, command)
	case warnings > 0:
		return fmt.Sprintf("没有错误，请核对 %d 个警告；要修改，先用 %s 读成 YAML 文件", warnings, command)
	case !hasExtension(file, []string{"pdf"}): // a PDF is not rendered over itself
		return fmt.Sprintf("没有错误；用 nianbao render %s 生成 PDF", argument(file))
	}
	return fmt.Sprintf("没有错误；用 %s 读成 YAML 文件", command)
}

// mostNamed is how many files a line of advice names.
const mostNamed = 3

// renderCommandLine is the command line that renders what was checked, in the same faces and
// compared with the same reports.
func (c *checkCommand) renderCommandLine(files int, one string) string {
	var words []string
	switch {
	case files == 1 && one == standard:
		words = []string{"nianbao render - -o 文件.pdf"}
	case files == 1:
		words = []string{"nianbao render", argument(one)}
	case len(c.Files) > mostNamed:
		words = []string{"nianbao batch 文件... -o 文件夹"}
	default:
		words = []string{"nianbao batch"}
		for _, name := range c.Files {
			words = append(words, argument(name))
		}
		words = append(words, "-o 文件夹")
	}
	if c.Previous != nil && files == 1 {
		words = append(words, "--previous", argument(*c.Previous))
	}
	if c.Members != nil {
		words = append(words, "--members", argument(*c.Members))
	}
	if c.OfficeFonts {
		words = append(words, "--office-fonts")
	}
	for _, font := range c.Font {
		words = append(words, "--font", argument(font))
	}
	return strings.Join(words, " ")
}

// argument writes a word as a shell takes it: quoted where it has blanks or signs that mean
// something to a shell, and with a folder before a dash that would begin an option. A dash alone is standard input.
func argument(word string) string {
	if strings.HasPrefix(word, "-") && word != standard {
		word = "./" + word
	}
	plain := func(r rune) bool {
		if r >= utf8.RuneSelf {
			return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !isShellQuote(r)
		}
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-./:=+,@%", r) ||
			r == '\\' && runtime.GOOS == "windows"
	}
	switch {
	case !utf8.ValidString(word) && runtime.GOOS != "windows":
		return byteQuoted(word)
	case word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }):
		return word
	case runtime.GOOS == "windows": // where no file name has a quotation mark
		return `"` + visible(word) + `"`
	}
	return bashQuoted(visible(word))
}

// byteQuoted writes a word that is no UTF-8 as bash, zsh and others take it: $'\xb1\xa8.yaml'. Its bytes themselves no
// terminal shows.
func byteQuoted(word string) string {
	var b strings.Builder
	b.WriteString("$'")
	for len(word) > 0 {
		r, size := utf8.DecodeRuneInString(word)
		switch {
		case r == utf8.RuneError && size == 1 || !unicode.IsGraphic(r):
			for i := range size {
				fmt.Fprintf(&b, `\x%02x`, word[i])
			}
		case r == '\\' || r == '\'':
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
		word = word[size:]
	}
	return b.String() + "'"
}

// isShellQuote reports whether PowerShell takes a character for a quotation mark.
func isShellQuote(r rune) bool { return strings.ContainsRune("‘’‚‛“”„", r) }
