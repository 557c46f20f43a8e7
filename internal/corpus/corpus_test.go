package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheVariableNamesTheFolder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("NIANBAO_CORPUS", dir)
	if got := Reports(t, "*.yaml"); len(got) != 0 {
		t.Errorf("an empty folder has %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := Folder(t); got != dir {
		t.Errorf("the folder is %s, not %s", got, dir)
	}
}

func TestTheCorpusStandsBesideTheRoot(t *testing.T) {
	got, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus"))
	if err != nil || beside(t) != got {
		t.Errorf("it is looked for in %s, not %s: %v", beside(t), got, err)
	}
}
