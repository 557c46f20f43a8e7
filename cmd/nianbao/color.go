package main

import (
	"fmt"
	"io"
	"os"

	"github.com/nianbao/nianbao"
)

// palette colours words for a terminal. The zero value leaves them as they are.
type palette struct{ on bool }

// palette decides whether a command's output is coloured.
func (s *session) palette(when string) (palette, error) {
	switch when {
	case "auto":
		return palette{s.terminal && wantsColour(os.Getenv)}, nil
	case "always":
		return palette{true}, nil
	case "never":
		return palette{}, nil
	}
	return palette{}, fmt.Errorf("--color 没有“%s”这一种，请写 auto（终端上才用颜色）、always 或 never\n%s", visible(when), seeHelp)
}

// wantsColour reads the wishes of the user and the abilities of the terminal from the
// environment. Windows has no TERM; its terminals that know the codes say who they are.
func wantsColour(getenv func(string) string) bool {
	if getenv("NO_COLOR") != "" { // https://no-color.org: set and not empty
		return false
	}
	switch getenv("TERM") {
	case "dumb":
		return false
	case "":
		return getenv("WT_SESSION") != ""
	}
	return true
}

// isTerminal reports whether what is written to w is shown to somebody. Terminals are the
// only character devices that programs write to, but for the one that swallows everything.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

func (p palette) paint(code, text string) string {
	if !p.on {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p palette) good(text string) string { return p.paint("32", text) }

// severity paints an error red, a warning yellow and information cyan.
func (p palette) severity(s nianbao.Severity, text string) string {
	switch s {
	case nianbao.SeverityError:
		return p.paint("1;31", text)
	case nianbao.SeverityWarning:
		return p.paint("33", text)
	}
	return p.paint("36", text)
}
