package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" name:"种类" values:"bash,zsh,fish,powershell" help:"命令行环境：bash、zsh、fish 或 powershell"`
}

// shells are the shells that there are scripts for.
var shells = []struct {
	name   string
	script func(completions) string
}{
	{"bash", bashScript},
	{"zsh", zshScript},
	{"fish", fishScript},
	{"powershell", powershellScript},
}

// Run prints a script that lets a shell complete command lines of the program.
func (c *completionCommand) Run(s *session, ctx *kong.Context) error {
	var names []string
	for _, shell := range shells {
		if shell.name == strings.ToLower(c.Shell) {
			fmt.Fprint(s.stdout, shell.script(completionsOf(ctx.Model.Node)))
			return nil
		}
		names = append(names, shell.name)
	}
	return fmt.Errorf("没有“%s”的补全脚本，可用的有 %s\n%s", visible(c.Shell), strings.Join(names, "、"), seeHelp)
}

// completions is what a shell has to know of the command line.
type completions struct {
	flags    []completedFlag // of the program itself
	commands []completedCommand
}

type completedCommand struct {
	name, help string
	flags      []completedFlag
	argument   completedValue // of each positional argument: no command has two kinds
}

type completedFlag struct {
	name, help string
	short      string // "" when there is none
	takesValue bool
	repeatable bool
	value      completedValue
}

// spellings are the ways to write a flag, dashes included.
func (f completedFlag) spellings() []string {
	if f.short == "" {
		return []string{"--" + f.name}
	}
	return []string{"--" + f.name, "-" + f.short}
}

// completedValue tells what may stand in a place of the command line. The struct tag
// "complete" gives the kind, the tag "values" a list of words.
type completedValue struct {
	kind  valueKind
	words []string // of anyOf and fontRoles
}

type valueKind string

const (
	anything  valueKind = ""        // nothing can be suggested
	anyOf     valueKind = "words"   // one of some words
	reports   valueKind = "reports" // reports, and folders that may hold some
	files     valueKind = "files"
	folders   valueKind = "folders"
	fontRoles valueKind = "fonts" // ROLE=FILE
)

func completionsOf(program *kong.Node) completions {
	c := completions{flags: completedFlags(program)}
	for _, node := range program.Children {
		command := completedCommand{name: node.Name, help: node.Help, flags: completedFlags(node)}
		if len(node.Positional) > 0 {
			command.argument = completedValueOf(program, node.Positional[0])
		}
		c.commands = append(c.commands, command)
	}
	return c
}

func completedFlags(node *kong.Node) []completedFlag {
	program := node
	if node.Parent != nil {
		program = node.Parent
	}
	var out []completedFlag
	for _, f := range listedFlags(node) {
		flag := completedFlag{name: f.Name, help: f.Help, takesValue: !f.IsBool(), repeatable: f.IsCumulative()}
		if f.Short != 0 {
			flag.short = string(f.Short)
		}
		if flag.takesValue {
			flag.value = completedValueOf(program, f.Value)
		}
		out = append(out, flag)
	}
	return out
}

func completedValueOf(program *kong.Node, v *kong.Value) completedValue {
	if v.Tag.Has("values") {
		return completedValue{kind: anyOf, words: strings.Split(v.Tag.Get("values"), ",")}
	}
	switch kind := v.Tag.Get("complete"); kind {
	case "rules":
		return completedValue{kind: anyOf, words: explainedIDs()}
	case "commands":
		return completedValue{kind: anyOf, words: childNames(program)}
	case "fonts":
		return completedValue{kind: fontRoles, words: latinFontRoles()}
	default:
		return completedValue{kind: valueKind(kind)}
	}
}

func explainedIDs() []string {
	var ids []string
	for _, e := range explanations() {
		ids = append(ids, e.id)
	}
	return ids
}

func childNames(node *kong.Node) []string {
	var names []string
	for _, child := range node.Children {
		names = append(names, child.Name)
	}
	return names
}

// latinFontRoles are the roles of --font in letters, which every keyboard and every encoding
// of a script has.
func latinFontRoles() []string {
	var names []string
	for _, use := range fontUses {
		names = append(names, use.names[1])
	}
	return names
}

// spellingsOf lists all flags as they are written.
func spellingsOf(flags []completedFlag) []string {
	var out []string
	for _, f := range flags {
		out = append(out, f.spellings()...)
	}
	return out
}

func (c completions) names() []string {
	var names []string
	for _, command := range c.commands {
		names = append(names, command.name)
	}
	return names
}
