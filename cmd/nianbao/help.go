package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// errAnswered ends the parsing of a command line that asks for help or for the version.
var errAnswered = errors.New("answered already")

// helpFlag prints help in Chinese; kong's own is English.
type helpFlag bool

// BeforeReset is called by kong when the flag was given, before anything is missed.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	writeHelp(ctx.Stdout, node)
	return errAnswered
}

type helpCommand struct {
	Command *string `arg:"" optional:"" name:"命令" complete:"commands" help:"要查看的命令；不写则列出全部命令"`
}

// Run prints the help of a command, or that of the program.
func (c *helpCommand) Run(s *session, ctx *kong.Context) error {
	if c.Command == nil {
		writeHelp(s.stdout, ctx.Model.Node)
		return nil
	}
	for _, node := range ctx.Model.Children {
		if node.Name == *c.Command {
			writeHelp(s.stdout, node)
			return nil
		}
	}
	return unknownCommand(ctx, *c.Command)
}

func unknownCommand(ctx *kong.Context, name string) error {
	var near []string
	for _, node := range ctx.Model.Children {
		if name != "" && strings.HasPrefix(node.Name, name) || editDistance(name, node.Name) <= 2 {
			near = append(near, node.Name)
		}
	}
	if len(near) == 0 {
		return fmt.Errorf("没有“%s”这个命令，可用的有 %s\n%s", visible(name), commandNames(ctx), seeHelp)
	}
	return fmt.Errorf("没有“%s”这个命令，是不是要写 %s？\n%s", visible(name), strings.Join(near, " 或 "), seeHelp)
}

func writeHelp(w io.Writer, node *kong.Node) {
	fmt.Fprintf(w, "用法：%s\n\n", usageOf(node))
	writeLines(w, 0, node.Help+"。")
	var commands []entry
	for _, c := range node.Children {
		commands = append(commands, entry{c.Name + positionals(c), c.Help})
	}
	writeEntries(w, "命令", commands)
	writeEntries(w, "参数", argumentsOf(node))
	writeEntries(w, "选项", flagsOf(node))
	writeExamples(w, examplesOf(node))
	fmt.Fprintf(w, "\n%s\n", exitCodes(node))
	if len(commands) > 0 {
		fmt.Fprintf(w, "运行 %s help 命令 查看该命令的用法。\n", node.Name)
	}
}

// exitCodes says what the exit codes of a command mean.
func exitCodes(node *kong.Node) string {
	switch node.Name {
	case "import":
		return "退出码：0 没有存疑之处；1 有存疑之处，请核对；2 没有读出报告，或命令行不对。"
	case "batch":
		return "退出码：0 没有错误；1 报告有错误；2 命令行不对，或文件不能读写；130 中断。"
	case "stats":
		return "退出码：0 作了统计；1 没有可以计入的报告；2 命令行不对，或有的文件不能读写。"
	case "serve":
		return "退出码：0 按 Ctrl-C 后正常停止；2 不能启动，或停止时有请求没有处理完。"
	}
	return "退出码：0 没有错误；1 报告有错误；2 命令行不对，或文件不能读写。"
}

func usageOf(node *kong.Node) string {
	switch {
	case len(node.Children) > 0:
		return node.Name + " <命令> [选项]\n      " + node.Name + " 报告文件... [render 的选项]"
	case node.Parent == nil:
		return node.Name + positionals(node) + " [选项]"
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

func flagsOf(node *kong.Node) []entry {
	var entries []entry
	for _, f := range listedFlags(node) {
		left := "    --" + f.Name
		if f.Short != 0 {
			left = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
		}
		if !f.IsBool() {
			left += " " + f.PlaceHolder
		}
		entries = append(entries, entry{left, f.Help})
	}
	return entries
}

// listedFlags are the flags of a command, then those of the program. --version is accepted
// everywhere but listed for the program only.
func listedFlags(node *kong.Node) []*kong.Flag {
	var flags []*kong.Flag
	for n := node; n != nil; n = n.Parent {
		for _, f := range n.Flags {
			if f.Name != "version" || n == node {
				flags = append(flags, f)
			}
		}
	}
	return flags
}
