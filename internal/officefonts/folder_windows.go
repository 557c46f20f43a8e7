package officefonts

// systemFolders are where Windows keeps fonts: those that the user installed, then those for all.
func systemFolders(_ string, getenv func(string) string) []string {
	return joined([]string{getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"}, []string{getenv("WINDIR"), "Fonts"})
}
