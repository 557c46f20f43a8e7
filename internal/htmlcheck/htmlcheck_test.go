package htmlcheck

import (
	"strings"
	"testing"
)

// faulty has a fault for each program.
var faulty = map[string][]byte{"a.html": []byte(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>a</title></head><body>
<main><h1>a</h1><p style="color:#ccc">some pale text</p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="2000" height="9"><center>c</center></main></body></html>`)}

// The programs find what is wrong: else a page without findings would say nothing.
func TestFaultsAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		found func(testing.TB) []string
		want  []string
	}{
		"vnu":           {func(t testing.TB) []string { return Vnu(t, faulty) }, []string{"“center” element is obsolete", "“img” element must have an “alt”"}},
		"html-validate": {func(t testing.TB) []string { return Validate(t, faulty) }, []string{"deprecated", "no-inline-style"}},
		"axe":           {func(t testing.TB) []string { return Axe(t, "style-src 'unsafe-inline'", faulty) }, []string{"image-alt", "color-contrast", "wider than the window"}},
		"policy":        {func(t testing.TB) []string { return Axe(t, "default-src 'none'", faulty) }, []string{"Content Security Policy"}},
	} {
		t.Run(name, func(t *testing.T) {
			found := strings.Join(c.found(t), "\n")
			for _, want := range c.want {
				if !strings.Contains(found, want) {
					t.Errorf("%q is not among\n%s", want, found)
				}
			}
		})
	}
}
