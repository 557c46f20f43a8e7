//go:build unix

package main

import (
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// document reads a file of docs/service.
func document(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root(t), "docs", "service", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// startsWith starts the program with the flags of a document, but for the port, and stops it as its manager would.
func startsWith(t *testing.T, words []string) {
	t.Helper()
	at := slices.Index(words, "--listen")
	if words[0] != "serve" || at < 0 || at+1 == len(words) {
		t.Fatalf("the program is started with %q", words)
	}
	host, port, err := net.SplitHostPort(words[at+1])
	if err != nil || port != "8787" {
		t.Errorf("it listens on %s", words[at+1])
	}
	s := startServing(t, host, words[1:]...)
	fetch(t, s.address+"readyz")
	if _, stderr, code := s.stop(t, syscall.SIGTERM); code != 0 {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
}

func TestTheUnitForSystemdWorks(t *testing.T) {
	unit := document(t, "nianbao.service")
	line := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/nianbao (.*)$`).FindStringSubmatch(unit)
	if line == nil {
		t.Fatal("it starts no program")
	}
	startsWith(t, strings.Fields(line[1]))

	needProgram(t, "systemd-analyze")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "nianbao.service")
	writeFile(t, file, []byte(strings.Replace(unit, "/usr/local/bin/nianbao ", self+" ", 1))) // which must be there
	if out, err := exec.Command("systemd-analyze", "verify", file).CombinedOutput(); err != nil || strings.Contains(string(out), "nianbao.service") {
		t.Errorf("%v\n%s", err, out)
	}
	if out, err := exec.Command("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", file).CombinedOutput(); err != nil {
		t.Errorf("it is exposed: %v\n%s", err, out)
	}
}

func TestTheContainerStartsTheProgramAsNobody(t *testing.T) {
	var command, entry []string
	last := map[string]string{}
	for line := range strings.Lines(document(t, "Containerfile")) {
		instruction, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		last[instruction] = rest
	}
	for instruction, into := range map[string]*[]string{"CMD": &command, "ENTRYPOINT": &entry} {
		if err := json.Unmarshal([]byte(last[instruction]), into); err != nil {
			t.Fatalf("%s: %v", instruction, err)
		}
	}
	if !slices.Equal(entry, []string{"/nianbao"}) || last["FROM"] != "scratch" || last["USER"] == "" || strings.HasPrefix(last["USER"], "0") || last["EXPOSE"] != "8787" {
		t.Errorf("it has %q", last)
	}
	startsWith(t, command)
}
