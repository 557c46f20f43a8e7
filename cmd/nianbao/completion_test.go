package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completionScript is the script of a shell as the program prints it.
func completionScript(t *testing.T, shell string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run([]string{"completion", shell}, nil, &stdout, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	return stdout.String()
}

// shellFolder makes a folder with files to complete and the script of a shell, and returns the path of
// the shell.
func shellFolder(t *testing.T, shell string) (program, folder string) {
	t.Helper()
	program, err := exec.LookPath(shell)
	if err != nil {
		t.Skipf("%s is not installed: its completion is not tested", shell)
	}
	folder = t.TempDir()
	for _, name := range []string{"年报.yaml", "a b.YML", "c.json", "e.PDF", "d.log", "仿宋.ttf"} {
		writeFile(t, filepath.Join(folder, name), nil)
	}
	if err := os.Mkdir(filepath.Join(folder, "reports"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "reports", "x.yaml"), nil)
	writeFile(t, filepath.Join(folder, "script"), []byte(completionScript(t, shell)))
	return program, folder
}

// offers runs a shell and returns what it offers, sorted.
func offers(t *testing.T, folder, program string, args ...string) []string {
	t.Helper()
	shell := exec.Command(program, args...)
	shell.Dir = folder
	shell.Env = append(os.Environ(), "HOME="+folder)
	var stderr bytes.Buffer
	shell.Stderr = &stderr
	out, err := shell.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%v %s", err, &stderr)
	}
	lines := strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' })
	slices.Sort(lines)
	return lines
}

func TestBashCompletes(t *testing.T) {
	bash, folder := shellFolder(t, "bash")
	const ask = `source ./script; COMP_WORDBREAKS=$1; shift
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); complete -p nianbao >/dev/null && _nianbao
		[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"`
	const usual = " \t\n\"'><=;|&(:"
	for _, c := range []struct {
		breaks, words string // words are parted by "|", as bash parts them
		want          string
	}{
		{usual, "nianbao|ch", "check"},
		{usual, "nianbao|re", "render reports"},
		{usual, "nianbao|年", "年报.yaml"},
		{usual, "nianbao|--", "--help --version"},
		{usual, "nianbao|render|--si", "--single-sided"},
		{usual, "nianbao|check|--severity|", "error info warning"},
		{usual, "nianbao|check|--severity|=", "error info warning"},
		{usual, "nianbao|check|--severity|=|w", "warning"},
		{usual, "nianbao|check|--json|", "a b.YML|c.json|e.PDF|reports|年报.yaml"},
		{usual, "nianbao|import|--keys|", "en zh"},
		{usual, "nianbao|check|reports/", "reports/x.yaml"},
		{usual, "nianbao|check|--previous|c", "c.json"},
		{usual, "nianbao|batch|-o|", "reports"},
		{usual, "nianbao|render|-o|d", "d.log"},
		{usual, "nianbao|render|--font|f", "fallback= fangsong="},
		{usual, "nianbao|render|--font|fangsong|=|", "reports|仿宋.ttf"},
		{usual, "nianbao|render|--font|=|fangsong|=|仿", "仿宋.ttf"},
		{usual, "nianbao|explain|T3-", "T3-IDENT T3-ROW T3-RESULT"},
		{usual, "nianbao|completion|", "bash fish powershell zsh"},
		{usual, "nianbao|help|comp", "completion"},
		{usual, "nianbao|new|--organ|", ""},
		{usual, "nianbao|年报.yaml|--dr", "--draft"},
		{" ", "nianbao|check|--severity=e", "--severity=error"},
		{" ", "nianbao|render|--font=kai=仿", "--font=kai=仿宋.ttf"},
	} {
		args := append([]string{"--norc", "--noprofile", "-c", ask, "bash", c.breaks}, strings.Split(c.words, "|")...)
		if got := offers(t, folder, bash, args...); !slices.Equal(got, wanted(c.want)) {
			t.Errorf("%s: %q, want %q", c.words, got, c.want)
		}
	}
}

// wanted parts a list at "|", or else at spaces, and sorts it.
func wanted(list string) []string {
	words := strings.Fields(list)
	if strings.Contains(list, "|") {
		words = strings.Split(list, "|")
	}
	slices.Sort(words)
	return words
}

func TestFishCompletes(t *testing.T) {
	fish, folder := shellFolder(t, "fish")
	for line, want := range map[string]string{
		"nianbao ch":                       "check",
		"nianbao check --sev":              "--severity",
		"nianbao check --severity ":        "error info warning",
		"nianbao check ":                   "a b.YML|c.json|e.PDF|reports/|年报.yaml",
		"nianbao batch -o ":                "reports/",
		"nianbao render --font f":          "fallback= fangsong=",
		"nianbao render --font fangsong=":  "fangsong=reports/|fangsong=仿宋.ttf",
		"nianbao render --font=fangsong=仿": "--font=fangsong=仿宋.ttf",
		"nianbao explain T3-":              "T3-IDENT T3-ROW T3-RESULT",
		"nianbao help comp":                "completion",
		"nianbao 年报.yaml --dr":             "--draft",
		"nianbao new --organ ":             "",
	} {
		got := offers(t, folder, fish, "--no-config", "-c", `source ./script; complete -C $argv[1] | string replace -r '\t.*' ''; true`, line)
		if !slices.Equal(got, wanted(want)) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestZshReadsItsScript(t *testing.T) {
	zsh, folder := shellFolder(t, "zsh")
	const ask = `autoload -U compinit; compinit -u -D; source ./script; print -r -- $_comps[nianbao] $+functions[_nianbao_reports]`
	if got := offers(t, folder, zsh, "-f", "-c", ask); !slices.Equal(got, []string{"_nianbao 1"}) {
		t.Errorf("got %q", got)
	}
}

// Windows PowerShell reads a profile in the encoding of the system.
func TestThePowerShellScriptIsASCII(t *testing.T) {
	script := completionScript(t, "PowerShell")
	if i := strings.IndexFunc(script, func(r rune) bool { return r > '~' }); i >= 0 {
		t.Errorf("%q in the script", script[i:i+3])
	}
	for _, want := range []string{"'check --severity' = @('error', 'warning', 'info')", "'render --font' = @('fangsong=', ", "'render' = @('--output', '-o', "} {
		if !strings.Contains(script, want) {
			t.Errorf("no %s in the script", want)
		}
	}
}

func TestThereAreNoOtherShells(t *testing.T) {
	var stdout, stderr bytes.Buffer
	code := run([]string{"completion", "tcsh"}, nil, &stdout, &stderr)
	if want := "nianbao：没有“tcsh”的补全脚本，可用的有 bash、zsh、fish、powershell\n" + seeHelp + "\n"; code != 2 || stderr.String() != want {
		t.Errorf("exit code %d, %s", code, &stderr)
	}
}

func TestTheProgramAcceptsWhatIsOffered(t *testing.T) {
	accepts := map[string]func(word string) error{
		"--severity":   func(word string) error { _, err := parseSeverity(word); return err },
		"--keys":       func(word string) error { _, err := writeOptions(word); return err },
		"--color":      func(word string) error { _, err := new(session).palette(word); return err },
		"--font":       func(word string) error { _, _, err := parseFont(word + "=a.ttf"); return err },
		"--format":     func(word string) error { _, err := formatNamed(word); return err },
		"--standard":   func(word string) error { _, err := outputFlags{Standard: &word}.options(); return err },
		"--word-fonts": func(word string) error { _, err := outputFlags{WordFonts: []string{word}}.options(); return err },
		"--word-grid":  func(word string) error { _, err := outputFlags{WordGrid: &word}.options(); return err },
		"explain":      func(word string) error { return (&explainCommand{IDs: []string{word}}).Run(testSession()) },
		"completion": func(word string) error {
			return errorOf(run([]string{"completion", word}, nil, &bytes.Buffer{}, &bytes.Buffer{}))
		},
		"help": func(word string) error {
			return errorOf(run([]string{"help", word}, nil, &bytes.Buffer{}, &bytes.Buffer{}))
		},
	}
	unlimited := []string{"--organ", "--year", "--jobs", "--name", "--top", "--meta", "--listen", "--host", "--origin", "--workers", "--queue", "--max-body", "--drain-delay"} // nothing can be offered
	try := func(place string, value completedValue) {
		accept := accepts[place]
		for _, word := range value.words {
			if accept == nil {
				t.Errorf("%s has words, and this test does not know how to try them", place)
				return
			}
			if err := accept(word); err != nil {
				t.Errorf("%s %s: %v", place, word, err)
			}
		}
		known := []valueKind{anyOf, reports, files, folders, fontRoles}
		if !slices.Contains(known, value.kind) && !slices.Contains(unlimited, place) {
			t.Errorf("%s: what is it completed with? %q", place, value.kind)
		}
	}
	parser, err := newParser(&commandLine{})
	if err != nil {
		t.Fatal(err)
	}
	for i, command := range completionsOf(parser.Model.Node).commands {
		if len(parser.Model.Children[i].Positional) > 0 {
			try(command.name, command.argument)
		}
		for _, flag := range command.flags {
			if flag.takesValue {
				try("--"+flag.name, flag.value)
			}
		}
	}
}

func errorOf(code int) error {
	if code == 0 {
		return nil
	}
	return exitCode(code)
}
