package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

// What is tried once for so many mutated inputs: kills of each way to write, and reports whose bytes are
// compared. By default 10 and 100.
const (
	inputsForAKill   = 5000
	inputsForAReport = 500
)

// outside are attacks on programs: they are built and run by the go command.
func outside(count int) []attack {
	return []attack{
		{name: "kills, full disks and two at once", whole: func(*rand.Rand) (int, error) { return killed(max(count/inputsForAKill, 1)) }},
		{name: "files of 386 and arm64", whole: func(r *rand.Rand) (int, error) { return elsewhere(r.IntN(100_000), max(count/inputsForAReport, 1)) }},
	}
}

// passed matches a subtest of a test that writes, killed or not.
var passed = regexp.MustCompile(`(?m)^\s+--- PASS`)

// killed kills each command that writes at so many moments, runs it on a full disk, and twice at once.
func killed(times int) (tried int, err error) {
	test := exec.Command("go", "test", "-count=1", "-v", "-timeout", "12h", "-run", "KilledCommand|TwoAtOnce|FullDisk", "./cmd/nianbao")
	test.Env = append(os.Environ(), "NIANBAO_KILLS="+strconv.Itoa(times))
	out, err := test.CombinedOutput()
	tried = len(passed.FindAll(out, -1)) * times
	if err != nil {
		return tried, fmt.Errorf("%w\n%s", err, out)
	}
	if tried == 0 {
		return 0, errors.New("no command was tried")
	}
	return tried, nil
}

// compared matches what samebytes says of a processor.
var compared = regexp.MustCompile(`: (\d+) files, (\d+) differ`)

// elsewhere compares the files of reports that this machine writes with those of others. None are tried where
// there is no emulator.
func elsewhere(from, reports int) (tried int, err error) {
	for _, emulator := range []string{"qemu-i386", "qemu-aarch64"} {
		if _, err := exec.LookPath(emulator); err != nil {
			fmt.Fprintln(os.Stderr, "soak: files of other processors are not compared, as there is no", emulator)
			return 0, nil
		}
	}
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		return 0, err
	}
	args := append([]string{"run", "./internal/samebytes", "-compare", "386,arm64", "-from", strconv.Itoa(from), "-count", strconv.Itoa(reports)}, files...)
	var told bytes.Buffer
	run := exec.Command("go", args...)
	run.Stderr = &told
	out, err := run.Output()
	for _, m := range compared.FindAllSubmatch(out, -1) {
		n, _ := strconv.Atoi(string(m[1])) // digits
		tried += n
	}
	if err != nil {
		return tried, fmt.Errorf("%w\n%s", err, told.Bytes())
	}
	return tried, nil
}
