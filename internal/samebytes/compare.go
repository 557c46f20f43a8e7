package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// emulators run programs of other processors, as qemu-user calls them.
var emulators = map[string]string{
	"386": "qemu-i386", "amd64": "qemu-x86_64", "arm64": "qemu-aarch64", "riscv64": "qemu-riscv64", "s390x": "qemu-s390x",
}

// compareAll compares the lines of this machine with those of others. It tells how many files are the same,
// and which are not.
func compareAll(out io.Writer, from, count int, processors, files []string) error {
	var here bytes.Buffer
	if err := run(&here, from, count, "", files); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "samebytes-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	var faults []error
	for _, processor := range processors {
		there, err := elsewhere(folder, processor, from, count, files)
		if err != nil {
			return fmt.Errorf("%s: %w", processor, err)
		}
		different := differences(here.String(), there)
		fmt.Fprintf(out, "%s and %s: %d files, %d differ\n", runtime.GOARCH, processor, strings.Count(here.String(), "\n"), len(different))
		for _, name := range different {
			faults = append(faults, fmt.Errorf("%s differs on %s", name, processor))
		}
	}
	return errors.Join(faults...)
}

// elsewhere returns the lines of a program that is built for another processor.
func elsewhere(folder, processor string, from, count int, files []string) (string, error) {
	emulator, ok := emulators[processor]
	if !ok {
		return "", errors.New("no such processor is known")
	}
	program := filepath.Join(folder, "samebytes-"+processor)
	build := exec.Command("go", "build", "-o", program, "./internal/samebytes")
	build.Env = append(os.Environ(), "GOARCH="+processor, "GOOS=linux", "CGO_ENABLED=0")
	if message, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, message)
	}
	args := append([]string{"-from", strconv.Itoa(from), "-count", strconv.Itoa(count)}, files...)
	lines, err := exec.Command(program, args...).Output()
	if err == nil { // this machine runs it by itself
		return string(lines), nil
	}
	emulated := exec.Command(emulator, append([]string{program}, args...)...)
	emulated.Env = append(os.Environ(), "GODEBUG=asyncpreemptoff=1") // the emulator loses some of the signals for it
	lines, err = emulated.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", fmt.Errorf("%s: %w\n%s", emulator, err, failed.Stderr)
	}
	return string(lines), err
}

// differences names the files whose lines are not the same, or that only one of two lists has.
func differences(here, there string) []string {
	digests := map[string]string{}
	for line := range strings.Lines(there) {
		digest, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		digests[name] = digest
	}
	var names []string
	for line := range strings.Lines(here) {
		digest, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if digests[name] != digest {
			names = append(names, name)
		}
		delete(digests, name)
	}
	for line := range strings.Lines(there) { // in their order
		if _, name, _ := strings.Cut(strings.TrimSpace(line), "  "); digests[name] != "" {
			names = append(names, name)
		}
	}
	return names
}
