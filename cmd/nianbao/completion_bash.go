package main

import (
	_ "embed" // the part of the script that is the same for all programs
	"fmt"
	"strings"
	"unicode"
)

//go:embed completion/nianbao.bash
var bashFunctions string

// bashScript works with the bash 3.2 of macOS as well.
func bashScript(c completions) string {
	var b strings.Builder
	fmt.Fprint(&b, "# Completion for bash, written by: nianbao completion bash\n\n")
	fmt.Fprintf(&b, "_nianbao_commands=%s\n", bashQuoted(strings.Join(c.names(), " ")))
	fmt.Fprintf(&b, "_nianbao_options=%s\n\n", bashQuoted(strings.Join(spellingsOf(c.flags), " ")))
	writeBashFlags(&b, c)
	writeBashValues(&b, c)
	writeBashArguments(&b, c)
	writeBashReports(&b)
	return b.String() + bashFunctions
}

func writeBashFlags(b *strings.Builder, c completions) {
	fmt.Fprint(b, "# COMMAND: prints its flags\n_nianbao_flags() {\n    case $1 in\n")
	for _, command := range c.commands {
		fmt.Fprintf(b, "    %s) echo %s ;;\n", command.name, bashQuoted(strings.Join(spellingsOf(command.flags), " ")))
	}
	fmt.Fprint(b, "    esac\n}\n\n")
}

func writeBashValues(b *strings.Builder, c completions) {
	fmt.Fprint(b, "# COMMAND FLAG: prints the kind of its value; fails when it takes none\n_nianbao_value() {\n    case \"$1 $2\" in\n")
	for _, command := range c.commands {
		for _, flag := range command.flags {
			if !flag.takesValue {
				continue
			}
			var patterns []string
			for _, spelling := range flag.spellings() {
				patterns = append(patterns, bashQuoted(command.name+" "+spelling))
			}
			fmt.Fprintf(b, "    %s) echo %s ;;\n", strings.Join(patterns, "|"), bashKind(flag.value))
		}
	}
	fmt.Fprint(b, "    *) return 1 ;;\n    esac\n}\n\n")
}

func writeBashArguments(b *strings.Builder, c completions) {
	fmt.Fprint(b, "# COMMAND: prints the kind of its arguments\n_nianbao_argument() {\n    case $1 in\n")
	for _, command := range c.commands {
		fmt.Fprintf(b, "    %s) echo %s ;;\n", command.name, bashKind(command.argument))
	}
	fmt.Fprint(b, "    esac\n}\n\n")
}

// writeBashReports tells reports from other files. The bash 3.2 of macOS can't ignore case otherwise.
func writeBashReports(b *strings.Builder) {
	patterns := make([]string, len(reportExtensions))
	for i, ext := range reportExtensions {
		patterns[i] = "*."
		for _, r := range ext {
			patterns[i] += fmt.Sprintf("[%c%c]", unicode.ToUpper(r), r)
		}
	}
	fmt.Fprintf(b, "# FILE: whether its name is that of a report\n_nianbao_is_report() {\n    case $1 in\n    %s) ;;\n    *) return 1 ;;\n    esac\n}\n\n",
		strings.Join(patterns, " | "))
}

// bashKind is a kind of value with its words, as _nianbao_offer takes it.
func bashKind(v completedValue) string {
	return bashQuoted(strings.Join(append([]string{string(v.kind)}, v.words...), " "))
}

// bashQuoted quotes a text for shells of Unix.
func bashQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
