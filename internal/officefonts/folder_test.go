package officefonts

import (
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

func TestTheFoldersOfASystem(t *testing.T) {
	env := map[string]string{
		"LOCALAPPDATA": "/u/AppData/Local", "WINDIR": "/Windows",
		"XDG_DATA_HOME": "/u/data", "XDG_DATA_DIRS": filepath.Join("/opt", "share") + string(filepath.ListSeparator) + filepath.Join("/usr", "share"),
	}
	want := []string{"/u/data/fonts", "/u/.local/share/fonts", "/u/.fonts", "/opt/share/fonts", "/usr/share/fonts", "/usr/local/share/fonts"}
	bare := []string{"/usr/local/share/fonts", "/usr/share/fonts"}
	switch runtime.GOOS {
	case "windows":
		want, bare = []string{"/u/AppData/Local/Microsoft/Windows/Fonts", "/Windows/Fonts"}, nil
	case "darwin":
		want, bare = []string{"/u/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"}, []string{"/Library/Fonts", "/System/Library/Fonts"}
	}
	for i := range want {
		want[i] = filepath.FromSlash(want[i])
	}
	if got := systemFolders(filepath.FromSlash("/u"), func(name string) string { return env[name] }); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := systemFolders("", func(string) string { return "" }); !slices.Equal(got, bare) {
		t.Errorf("without a home: %q, want %q", got, bare)
	}
}

func TestTheProgramsFolderComesFirst(t *testing.T) {
	folders := Folders()
	if len(folders) < 3 || !folders[0].Flat || folders[1].Name != filepath.Join(folders[0].Name, "fonts") || folders[2].Name != filepath.Join(folders[0].Name, "字体") {
		t.Errorf("got %v", folders)
	}
}
