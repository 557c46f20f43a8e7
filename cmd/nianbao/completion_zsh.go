package main

import (
	_ "embed" // the part of the script that does not depend on the commands
	"fmt"
	"strings"
)

//go:embed completion/nianbao.zsh
var zshFunctions string

func zshScript(c completions) string {
	var b strings.Builder
	fmt.Fprint(&b, "#compdef nianbao\n# Completion for zsh, written by: nianbao completion zsh\n\n_nianbao_commands() {\n    local -a commands\n    commands=(\n")
	for _, command := range c.commands {
		fmt.Fprintf(&b, "        %s\n", bashQuoted(command.name+":"+zshEscaped(command.help)))
	}
	fmt.Fprint(&b, "    )\n    _describe -t commands 命令 commands\n}\n\n# COMMAND: completes its arguments\n_nianbao_arguments() {\n    case $1 in\n")
	for _, command := range c.commands {
		fmt.Fprintf(&b, "    %s)\n        _arguments -s \\\n", command.name)
		for _, flag := range command.flags {
			fmt.Fprintf(&b, "            %s \\\n", zshFlag(flag))
		}
		fmt.Fprintf(&b, "            %s\n        ;;\n", bashQuoted("*:"+zshAction(command.argument)))
	}
	fmt.Fprint(&b, "    esac\n}\n\n_nianbao_options=(\n")
	for _, flag := range c.flags {
		fmt.Fprintf(&b, "    %s\n", zshFlag(flag))
	}
	fmt.Fprintf(&b, ")\n\n_nianbao_reports() { _files -g '*.(#i)(%s)(-.)' }\n\n", strings.Join(reportExtensions, "|"))
	return b.String() + zshFunctions
}

// zshFlag is a flag as _arguments takes it: what it excludes, its spellings, what it does and
// what its value is.
func zshFlag(f completedFlag) string {
	long, short, tail := "--"+f.name, "-"+f.short, "["+zshEscaped(f.help)+"]"
	head := "'(" + strings.Join(f.spellings(), " ") + ")'"
	if f.repeatable {
		head = "'*'"
	}
	if f.takesValue { // after "=" or in the next word; after a short flag in the same word, too
		long, short, tail = long+"=", short+"+", tail+":"+zshAction(f.value)
	}
	if f.short == "" {
		return head + long + bashQuoted(tail)
	}
	return head + "{" + long + "," + short + "}" + bashQuoted(tail)
}

// zshAction is a message, which is empty, and what to do for a value.
func zshAction(v completedValue) string {
	switch v.kind {
	case anyOf:
		return " :(" + strings.Join(v.words, " ") + ")"
	case reports:
		return " :_nianbao_reports"
	case files:
		return " :_files"
	case folders:
		return " :_files -/"
	case fontRoles:
		return " :_nianbao_fonts " + strings.Join(v.words, " ")
	}
	return " : "
}

// zshEscaped makes a text fit for a description.
func zshEscaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, ":", `\:`).Replace(s)
}
