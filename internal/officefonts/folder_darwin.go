package officefonts

// systemFolders are where macOS keeps fonts: those of the user, those for all, Apple's own.
func systemFolders(home string, _ func(string) string) []string {
	return joined([]string{home, "Library", "Fonts"}, []string{"/Library/Fonts"}, []string{"/System/Library/Fonts"})
}
