// Package exampletest runs the programs of examples in their tests, and checks what several of them make alike.
package exampletest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

const variable = "NIANBAO_EXAMPLE"

// Main is for TestMain: the test is the program itself where Run has started it.
func Main(m *testing.M, main func()) {
	if os.Getenv(variable) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// Run runs the program and returns what it says on standard output and tells on standard error, and whether it ends
// well.
func Run(t testing.TB, args ...string) (said, told string, ok bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Env = append(os.Environ(), variable+"=1")
	var stdout, stderr strings.Builder
	c.Stdout, c.Stderr = &stdout, &stderr
	err = c.Run()
	return stdout.String(), stderr.String(), err == nil
}
