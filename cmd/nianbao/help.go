package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// errHelpShown ends the parsing of a command line that asks for help.
var errHelpShown = errors.New("help was shown")

// helpFlag prints help in Chinese; kong's own is English.
type helpFlag bool

// BeforeReset is called by kong when the flag was given, before anything is missed.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	writeHelp(ctx.Stdout, node)
	return errHelpShown
}

func writeHelp(w io.Writer, node *kong.Node) {
	fmt.Fprintf(w, "用法：%s\n\n%s。\n", usageOf(node), node.Help)
	var commands []entry
	for _, c := range node.Children {
		commands = append(commands, entry{c.Name + positionals(c), c.Help})
	}
	writeEntries(w, "命令", commands)
	writeEntries(w, "参数", argumentsOf(node))
	writeEntries(w, "选项", flagsOf(node))
	fmt.Fprint(w, "\n退出码：0 没有错误；1 报告有错误；2 命令行不对，或文件不能读写。\n")
	if len(commands) > 0 {
		fmt.Fprintf(w, "运行 %s <命令> --help 查看该命令的用法。\n", node.Name)
	}
}

// entry is a line of a list: what to write, in ASCII, and what it does.
type entry struct{ left, right string }

func writeEntries(w io.Writer, title string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s：\n", title)
	width := 16
	for _, e := range entries {
		width = max(width, len(e.left))
	}
	for _, e := range entries {
		fmt.Fprintf(w, "  %-*s  %s\n", width, e.left, e.right)
	}
}

func usageOf(node *kong.Node) string {
	if node.Parent == nil {
		return node.Name + " <命令> [选项]"
	}
	return node.Parent.Name + " " + node.Name + positionals(node) + " [选项]"
}

func positionals(node *kong.Node) string {
	var b strings.Builder
	for _, p := range node.Positional {
		name := p.Name
		if !p.Required {
			name = "[" + name + "]"
		}
		b.WriteString(" " + name)
		if p.IsCumulative() {
			b.WriteString("...")
		}
	}
	return b.String()
}

func argumentsOf(node *kong.Node) []entry {
	var entries []entry
	for _, p := range node.Positional {
		entries = append(entries, entry{p.Name, p.Help})
	}
	return entries
}

// flagsOf lists the flags of a command, then those of the program.
func flagsOf(node *kong.Node) []entry {
	var entries []entry
	for n := node; n != nil; n = n.Parent {
		for _, f := range n.Flags {
			left := "    --" + f.Name
			if f.Short != 0 {
				left = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
			}
			if !f.IsBool() {
				left += " " + f.PlaceHolder
			}
			entries = append(entries, entry{left, f.Help})
		}
	}
	return entries
}
