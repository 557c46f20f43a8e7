package apicheck

import (
	"strings"
	"testing"
)

// The program finds what is wrong: else a document without faults would say nothing.
func TestFaultsAreFound(t *testing.T) {
	const head = `{"openapi":"3.1.1","info":{"title":"a","version":"1"},"paths":{"/a":{"get":{"responses":{"200":`
	if found := Faults(t, []byte(head+`{"description":"a"}}}}}}`)); len(found) > 0 {
		t.Errorf("a sound document: %q", found)
	}
	for name, c := range map[string]struct{ document, want string }{
		"an answer without a description": {head + `{}}}}}}`, "description"},
		"a reference to nothing":          {head + `{"$ref":"#/components/responses/a"}}}}}}`, "#/components/responses/a"},
		"another version":                 {`{"openapi":"3.0.3","info":{"title":"a","version":"1"},"paths":{}}`, "3.0"},
	} {
		if found := strings.Join(Faults(t, []byte(c.document)), "\n"); !strings.Contains(found, c.want) {
			t.Errorf("%s: %q", name, found)
		}
	}
}
