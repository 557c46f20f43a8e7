package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// shellExpands says whether shells replace patterns such as *.yaml by file names. Those of
// Windows leave it to the program.
const shellExpands = runtime.GOOS != "windows"

// expanded replaces patterns by the names of the files that match, in natural order. unmatched
// lists the patterns that match nothing. As everywhere on Windows, * stands for any characters
// and ? for one; brackets stand for themselves.
func expanded(names []string) (files, unmatched []string) {
	for _, name := range names {
		if !isPattern(name) {
			files = append(files, name)
			continue
		}
		// in a pattern of Go a bracket stands for itself when it is in brackets
		matches, err := filepath.Glob(strings.ReplaceAll(name, "[", "[[]"))
		if err != nil || len(matches) == 0 {
			unmatched = append(unmatched, name)
			continue
		}
		slices.SortFunc(matches, naturally)
		files = append(files, matches...)
	}
	return files, unmatched
}

// isPattern says whether a name has wildcards and is not the name of a file, which it may be
// on other systems than Windows.
func isPattern(name string) bool {
	if !strings.ContainsAny(name, "*?") {
		return false
	}
	_, err := os.Lstat(name)
	return err != nil
}

// expand replaces patterns where the shell does not. Patterns without a match are told and
// show in the verdict.
func (s *session) expand(names []string) ([]string, verdict) {
	var outcome verdict
	if !s.patterns {
		return names, outcome
	}
	files, unmatched := expanded(names)
	for _, pattern := range unmatched {
		s.complain(noMatch(pattern))
		outcome.add(failed)
	}
	return files, outcome
}

// expandOne replaces a pattern where one file is asked for.
func (s *session) expandOne(name *string) error {
	if !s.patterns {
		return nil
	}
	switch files, unmatched := expanded([]string{*name}); {
	case len(unmatched) > 0:
		return noMatch(*name)
	case len(files) > 1:
		return fmt.Errorf("这里只能写一个文件，而符合“%s”的有 %d 个\n%s", visible(*name), len(files), seeHelp)
	default:
		*name = files[0]
		return nil
	}
}

func noMatch(pattern string) error {
	return fmt.Errorf("没有符合“%s”的文件", visible(pattern))
}
