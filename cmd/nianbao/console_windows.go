package main

import (
	"fmt"
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/term"
)

// keepOpen waits for a key when the window will close with the program: when the program was
// started by a double click, or files were dropped onto its icon.
func keepOpen(args []string) {
	if !ownsConsole() {
		return
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "\n把报告文件拖到程序的图标上，就会在报告旁边生成同名的 PDF 文件。")
	}
	fmt.Fprint(os.Stderr, "\n按任意键关闭窗口……")
	waitForKey()
}

// ownsConsole says whether no other program, such as a shell, uses the console. A console that
// was made for the program has no other process.
func ownsConsole() bool {
	list := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var processes [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// waitForKey reads one key without its needing a line end. Input that is no console is not
// waited for.
func waitForKey() {
	input := int(os.Stdin.Fd())
	before, err := term.MakeRaw(input)
	if err != nil {
		return
	}
	defer term.Restore(input, before)
	_, _ = os.Stdin.Read(make([]byte, 1)) // the key itself does not matter
}
