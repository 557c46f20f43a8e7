package main

import (
	_ "embed" // the part of the script that does not depend on the commands
	"fmt"
	"strings"
)

//go:embed completion/nianbao.ps1
var powershellBody string

// powershellScript is in ASCII: Windows PowerShell reads its profile in the encoding of the
// system. Where the script offers nothing, PowerShell completes file names.
func powershellScript(c completions) string {
	var b strings.Builder
	fmt.Fprint(&b, "# Completion for PowerShell, written by: nianbao completion powershell\n"+
		"Register-ArgumentCompleter -Native -CommandName nianbao -ScriptBlock {\n"+
		"    param($wordToComplete, $commandAst, $cursorPosition)\n")
	fmt.Fprintf(&b, "    $commands = %s\n", powershellList(c.names()))
	fmt.Fprintf(&b, "    $flags = @{\n        '' = %s\n", powershellList(spellingsOf(c.flags)))
	for _, command := range c.commands {
		fmt.Fprintf(&b, "        '%s' = %s\n", command.name, powershellList(spellingsOf(command.flags)))
	}
	fmt.Fprint(&b, "    }\n    $arguments = @{\n")
	for _, command := range c.commands {
		writePowershellWords(&b, command.name, command.argument)
	}
	fmt.Fprint(&b, "    }\n    $values = @{\n")
	for _, command := range c.commands {
		for _, flag := range command.flags {
			for _, spelling := range flag.spellings() {
				if flag.takesValue {
					writePowershellWords(&b, command.name+" "+spelling, flag.value)
				}
			}
		}
	}
	return b.String() + "    }\n" + powershellBody
}

// writePowershellWords writes an entry of a table; its list is empty where files are to be
// completed, or nothing.
func writePowershellWords(b *strings.Builder, key string, v completedValue) {
	words := v.words
	if v.kind == fontRoles {
		words = nil
		for _, role := range v.words {
			words = append(words, role+"=")
		}
	}
	fmt.Fprintf(b, "        '%s' = %s\n", key, powershellList(words))
}

func powershellList(words []string) string {
	var quoted []string
	for _, word := range words {
		quoted = append(quoted, "'"+word+"'")
	}
	return "@(" + strings.Join(quoted, ", ") + ")"
}
