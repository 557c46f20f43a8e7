package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// passing is what differs from run to run.
var passing = regexp.MustCompile(`用时 [0-9.]+ 秒，每秒 [0-9]+ 份`)

// blanks are written so in words of the table.
var blanks = strings.NewReplacer("~~", "  ", "~", " ", `\n`, "\n", `""`, "")

// pageTags are left out where the rows of a page are shown.
var pageTags = regexp.MustCompile(`(<[^>]*>)+`)

// bench is the folder that commands of the table run in.
type bench struct {
	t     *testing.T
	sound string // a report
	out   strings.Builder
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(&b.out, "  "+format+"\n", args...) }

// do carries out a line of the table.
func (b *bench) do(line string) {
	b.t.Helper()
	sign, rest, _ := strings.Cut(line, " ")
	switch sign {
	case "":
	case "=": // a new folder
		b.t.Chdir(b.t.TempDir())
	case "+": // a report: file, organ, year and what else is replaced in it
		words := strings.Fields(rest)
		text := strings.NewReplacer("青禾县农业农村局", words[1], "year: 2023", "year: "+words[2], "2023年", words[2]+"年").Replace(b.sound)
		for i := 3; i+1 < len(words); i += 2 {
			text = strings.Replace(text, blanks.Replace(words[i]), blanks.Replace(words[i+1]), 1)
		}
		writeFile(b.t, words[0], []byte(text))
	case "*": // a file with a text
		name, text, _ := strings.Cut(rest, " ")
		writeFile(b.t, name, []byte(strings.ReplaceAll(text, `\n`, "\n")))
	case "%": // a picture
		writeFile(b.t, rest, grey(b.t, 10))
	case "&": // so many files with numbered names
		var pattern string
		var n int
		if _, err := fmt.Sscan(rest, &pattern, &n); err != nil {
			b.t.Error(err)
		}
		for i := range n {
			writeFile(b.t, fmt.Sprintf(pattern, i+1), []byte("x"))
		}
	case "-":
		if err := os.RemoveAll(rest); err != nil {
			b.t.Error(err)
		}
	case "?": // what is in a folder
		var names []string
		for name := range filesOf(b.t, rest) {
			names = append(names, name)
		}
		slices.Sort(names)
		b.say("%s", strings.Join(names, " "))
	case "@": // what stands in a manifest
		for _, m := range lines(b.t, rest) {
			b.say("%v -> %v %v, %v pages, error %v, %d findings", m["input"], m["output"], m["status"], m["pages"], m["error"], len(m["problems"].([]any)))
		}
	case "<": // the rows of a page
		data, err := os.ReadFile(rest)
		if err != nil {
			b.t.Error(err)
		}
		for row := range strings.Lines(string(data)) {
			if strings.Contains(row, "<tr><td") {
				b.say("%s", strings.TrimSuffix(pageTags.ReplaceAllString(row, " "), "\n"))
			}
		}
	case "$":
		b.run(strings.Fields(rest))
	default:
		b.t.Errorf("no such line: %s", line)
	}
}

// run runs a command line, in which ~ is a blank and an empty word "".
func (b *bench) run(args []string) {
	for i, arg := range args {
		args[i] = blanks.Replace(arg)
	}
	var stdout, stderr bytes.Buffer
	code := run(args, strings.NewReader(b.sound), &stdout, &stderr)
	b.say("exit code %d", code)
	for _, text := range []string{stdout.String(), stderr.String()} {
		text = strings.ReplaceAll(text, realPath(".")+"/", "HERE/")
		for line := range strings.Lines(passing.ReplaceAllString(text, "用时 - 秒，每秒 - 份")) {
			b.say("%s", strings.TrimSuffix(line, "\n"))
		}
	}
}

// The table has files and command lines, and below each command line all that it tells. To add one, write the line
// and run with -update.
func TestTheCommandsOfTheTable(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("names are told with the separators of the system")
	}
	file, err := filepath.Abs(filepath.Join("testdata", "commands.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, sound: string(sound)}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		line = strings.TrimSuffix(line, "\n")
		fmt.Fprintln(&b.out, line)
		if !strings.HasPrefix(line, "#") {
			b.do(line)
		}
	}
	golden.Compare(t, file, []byte(b.out.String()))
}
