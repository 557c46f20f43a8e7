package main

import (
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
	"github.com/nianbao/nianbao/stats"
)

func TestShortNamesTellFiguresApartAndAreShort(t *testing.T) {
	used := map[string]bool{}
	for _, m := range model.Schemas() {
		seen := map[string]string{}
		for _, path := range m.Figures {
			f := m.ByPath[path]
			name := brief(f)
			if other := seen[name]; name == "" || other != "" {
				t.Errorf("%s and %s are called “%s”", path, other, name)
			}
			seen[name] = path
			if n := sheets.Width(name); n > 18 && !stats.IsPart(f) {
				t.Errorf("%s is called “%s”, %d columns", path, name, n)
			}
			for ; f != m.Root; f = f.Parent {
				used[f.Path] = true
			}
		}
	}
	for path := range briefRows {
		if !used[path] {
			t.Errorf("there is no %s", path)
		}
	}
}
