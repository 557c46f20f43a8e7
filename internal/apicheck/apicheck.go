// Package apicheck checks descriptions of HTTP interfaces in tests with a program that the project did not write.
package apicheck

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Faults returns what keeps a document from being an OpenAPI 3.1 document, a line a fault. The test is skipped where the
// checker is not installed, and fails so in continuous integration.
func Faults(t testing.TB, document []byte) []string {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	tools := filepath.Join(filepath.Dir(self), "tools")
	if _, err := os.Stat(filepath.Join(tools, "node_modules", "@seriousme", "openapi-schema-validator")); err != nil {
		need(t, "@seriousme/openapi-schema-validator is not installed: npm ci --ignore-scripts --prefix internal/apicheck/tools")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		need(t, "node is not installed: this test looks at OpenAPI documents with it")
	}
	cmd := exec.Command(node, filepath.Join(tools, "validate.mjs"))
	cmd.Stdin = strings.NewReader(string(document))
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("validate.mjs: %v\n%s", err, complaints.String())
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' })
}

// need skips the test where a program is missing, and fails it in continuous integration.
func need(t testing.TB, missing string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}
