//go:build unix

package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Two batches, one to a folder below that of the other, as if one had run after the other: whole files, manifests
// of one run each, and what a manifest says of a file that was replaced is found out by --resume.
func TestBatchesToFoldersOneBelowTheOtherLeaveWholeFiles(t *testing.T) {
	folder := t.TempDir()
	for i, name := range []string{"in/sub/a.yaml", "in/sub/b.yaml", "in/c.yaml", "other/a.yaml", "other/b.yaml"} {
		writeFile(t, filepath.Join(folder, name), fmt.Appendf(nil, "organ: 甲县乙局%d\nyear: 2023\n", i))
	}
	commands := [][]string{{"batch", "in", "-o", "out", "--format", "json", "--draft"}, {"batch", "other", "-o", "out/sub", "--format", "json", "--draft"}}
	var alone []map[string]string // by file
	for _, args := range commands {
		c, told := programIn(t, folder, args...)
		if err := c.Run(); err != nil {
			t.Fatal(err, told)
		}
		alone = append(alone, filesOf(t, filepath.Join(folder, "out")))
		if err := os.RemoveAll(filepath.Join(folder, "out")); err != nil {
			t.Fatal(err)
		}
	}
	var both sync.WaitGroup
	for _, args := range commands {
		c, told := programIn(t, folder, args...)
		both.Go(func() {
			if err := c.Run(); err != nil {
				t.Error(err, told)
			}
		})
	}
	both.Wait()
	got := filesOf(t, filepath.Join(folder, "out"))
	for name, data := range alone[0] {
		if got[name] != data && got[name] != alone[1][name] {
			t.Errorf("%s is of neither batch", name)
		}
	}
	for name, lines := range map[string]int{"out/manifest.jsonl": 3, "out/sub/manifest.jsonl": 2} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || bytes.Count(data, []byte("\n")) != lines || bytes.Count(data, []byte(`"status":"rendered"`)) != lines {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	c, told := programIn(t, folder, append(commands[0], "--resume")...)
	if err := c.Run(); err != nil {
		t.Error(err, told)
	}
	if got := filesOf(t, filepath.Join(folder, "out")); !maps.Equal(got, alone[0]) {
		t.Error("a batch that is resumed does not make the files again that another has replaced")
	}
}
