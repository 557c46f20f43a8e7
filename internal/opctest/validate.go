package opctest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Validate fails the test when the Open XML SDK finds a fault in an office document, whose extension
// is .docx or .xlsx. It needs what .ci/run installs in folder validator.
func Validate(t testing.TB, data []byte, ext string) {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	program := filepath.Join(filepath.Dir(self), "validator", "node_modules", "@xarsh", "ooxml-validator-linux-x64", "ooxml-validator")
	if _, err := os.Stat(program); err != nil {
		const missing = "the Open XML SDK is not installed: npm ci --prefix internal/opctest/validator"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	file := filepath.Join(t.TempDir(), "file"+ext)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, file)
	cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1") // it needs no ICU so
	out, err := cmd.CombinedOutput()
	var result struct {
		OK bool
	}
	if err != nil || json.Unmarshal(out, &result) != nil || !result.OK {
		t.Errorf("the Open XML SDK: %v\n%s", err, out)
	}
}
