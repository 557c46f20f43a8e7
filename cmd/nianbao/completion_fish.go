package main

import (
	_ "embed" // the part of the script that does not depend on the commands
	"fmt"
	"strings"
)

//go:embed completion/nianbao.fish
var fishFunctions string

func fishScript(c completions) string {
	var b strings.Builder
	fmt.Fprint(&b, "# Completion for fish, written by: nianbao completion fish\n\n")
	fmt.Fprintf(&b, "set -g __nianbao_commands %s\n", strings.Join(c.names(), " "))
	fmt.Fprintf(&b, "set -g __nianbao_report_names '\\.(%s)$'\n\n%s\n", strings.Join(reportExtensions, "|"), fishFunctions)
	for _, flag := range c.flags {
		fmt.Fprintf(&b, "complete -c nianbao -n \"__nianbao_in ''\"%s\n", fishFlag(flag))
	}
	for _, command := range c.commands {
		fmt.Fprintf(&b, "\ncomplete -c nianbao -n \"__nianbao_in ''\" -a %s -d %s\n", command.name, fishQuoted(command.help))
		seen := " -n '__nianbao_in " + command.name + "'"
		for _, flag := range command.flags {
			fmt.Fprintf(&b, "complete -c nianbao%s%s\n", seen, fishFlag(flag))
		}
		if command.argument.kind != anything {
			fmt.Fprintf(&b, "complete -c nianbao%s%s\n", seen, fishOffer(command.argument))
		}
	}
	return b.String()
}

func fishFlag(f completedFlag) string {
	text := " -l " + f.name
	if f.short != "" {
		text += " -s " + f.short
	}
	text += " -d " + fishQuoted(f.help)
	if f.takesValue {
		text += fishValue(f.value)
	}
	return text
}

// fishValue says that a flag takes a value, and what is offered for it.
func fishValue(v completedValue) string {
	if v.kind == files {
		return " -r -F"
	}
	return " -x" + fishOffer(v)
}

// fishOffer offers values in a place where files are not offered anyway.
func fishOffer(v completedValue) string {
	switch v.kind {
	case anyOf:
		return " -a " + fishQuoted(strings.Join(v.words, " "))
	case reports:
		return " -a '(__nianbao_reports)'"
	case folders:
		return " -a '(__fish_complete_directories)'"
	case fontRoles:
		return " -a " + fishQuoted("(__nianbao_fonts "+strings.Join(v.words, " ")+")")
	}
	return ""
}

// fishQuoted quotes a text for fish, where backslashes count inside quotes.
func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
