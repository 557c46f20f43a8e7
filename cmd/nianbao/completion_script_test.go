package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The scripts of a program with a flag and an argument of each kind, without what is the same for all programs; then what
// is completed for each command and flag of nianbao.
func TestScriptsOfCompletion(t *testing.T) {
	c := completions{
		flags: []completedFlag{{name: "help", help: "it's [a]: help\\", short: "h"}, {name: "version", help: "v"}},
		commands: []completedCommand{
			{name: "one", help: "it's: one\\", argument: completedValue{kind: reports}, flags: []completedFlag{
				{name: "any", help: "a", takesValue: true},
				{name: "words", help: "[w]", short: "w", takesValue: true, repeatable: true, value: completedValue{kind: anyOf, words: []string{"x", "y"}}},
				{name: "reports", help: "r", takesValue: true, value: completedValue{kind: reports}},
				{name: "output", help: "o", short: "o", takesValue: true, value: completedValue{kind: files}},
				{name: "font", help: "f", takesValue: true, repeatable: true, value: completedValue{kind: fontRoles, words: []string{"song", "kai"}}},
				{name: "list", help: "l", repeatable: true},
			}},
			{name: "two", help: "two", argument: completedValue{kind: anyOf, words: []string{"p", "q"}}, flags: []completedFlag{
				{name: "folder", help: "d", short: "d", takesValue: true, value: completedValue{kind: folders}},
			}},
			{name: "three", help: "three", argument: completedValue{kind: fontRoles, words: []string{"song"}}},
			{name: "four", help: "four"}, {name: "five", help: "five", argument: completedValue{kind: folders}}, {name: "six", help: "six", argument: completedValue{kind: files}},
		},
	}
	var b strings.Builder
	for _, shell := range shells {
		script := shell.script(c)
		own := map[string]string{"bash": bashFunctions, "zsh": zshFunctions, "fish": fishFunctions, "powershell": powershellBody}[shell.name]
		if !strings.Contains(script, own) || own == "" {
			t.Errorf("the script of %s is not whole", shell.name)
		}
		fmt.Fprintf(&b, "== %s\n%s\n", shell.name, strings.Replace(script, own, "…\n", 1))
	}
	parser, err := newParser(&commandLine{})
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("== nianbao\n")
	real := completionsOf(parser.Model.Node)
	writeCompleted(&b, "", real.flags)
	for _, command := range real.commands {
		fmt.Fprintf(&b, "%s %q %s\n", command.name, command.argument.kind, strings.Join(command.argument.words, " "))
		writeCompleted(&b, "  ", command.flags)
	}
	golden.Compare(t, filepath.Join("testdata", "completion.txt"), []byte(b.String()))
}

func writeCompleted(b *strings.Builder, indent string, flags []completedFlag) {
	for _, f := range flags {
		fmt.Fprintf(b, "%s%s value %v, repeated %v, %q %s\n", indent, strings.Join(f.spellings(), " "), f.takesValue, f.repeatable, f.value.kind, strings.Join(f.value.words, " "))
	}
}

// The name of a shell may be written in capitals.
func TestTheScriptOfAShellIsPrinted(t *testing.T) {
	for _, shell := range shells {
		for _, name := range []string{shell.name, strings.ToUpper(shell.name)} {
			var stdout, stderr bytes.Buffer
			if code := run([]string{"completion", name}, nil, &stdout, &stderr); code != 0 || stderr.Len() > 0 || !strings.HasPrefix(strings.Replace(stdout.String(), "#compdef nianbao\n", "", 1), "# Completion for ") || !strings.Contains(stdout.String(), "written by: nianbao completion "+shell.name+"\n") {
				t.Errorf("%s: exit code %d\n%.200s%s", name, code, &stdout, &stderr)
			}
		}
	}
}
