//go:build !windows && !darwin

package officefonts

import "path/filepath"

// systemFolders are where fontconfig looks on Linux and its like: the user's folders, then those
// for all, by the rules of XDG and where they always were.
func systemFolders(home string, getenv func(string) string) []string {
	paths := [][]string{{getenv("XDG_DATA_HOME"), "fonts"}, {home, ".local", "share", "fonts"}, {home, ".fonts"}}
	for _, data := range filepath.SplitList(getenv("XDG_DATA_DIRS")) {
		paths = append(paths, []string{data, "fonts"})
	}
	return joined(append(paths, []string{"/usr/local/share/fonts"}, []string{"/usr/share/fonts"})...)
}
