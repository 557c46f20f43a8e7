package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var connects = regexp.MustCompile(`\b(net\.(Dial|Lookup|Resolver)|http\.(Get|Post|PostForm|Head|Client|DefaultClient|NewRequest|Transport)\b)`)

// TestNothingConnects looks for what opens connections in the packages and the program: SECURITY.md promises that there is
// nothing of it. Tools of the project's own stand in internal and bench.
func TestNothingConnects(t *testing.T) {
	for pkg := range ranks {
		if strings.HasPrefix(pkg, "internal/") && tools[pkg] {
			continue
		}
		files, err := filepath.Glob(filepath.Join("../..", pkg, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if at := connects.Find(text); at != nil {
				t.Errorf("%s has %s", name, at)
			}
		}
	}
}

// tools are packages that no program of users has.
var tools = map[string]bool{"internal/soak": true, "internal/formtest": true}
