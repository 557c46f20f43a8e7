package main

import (
	"fmt"
	"regexp"
	"strings"
)

// noted is something of others in the program, as NOTICE lists it.
type noted struct {
	name     string // of a module, a library or a file
	about    string // what stands in brackets behind the name
	licences []string
}

// notice is what NOTICE lists, by the titles of its parts.
type notice map[string][]noted

// The parts of NOTICE.
const (
	codePart = "Code in the program"
	formPart = "Code in the web form"
	fontPart = "Fonts in the program"
)

// spdx matches the identifiers of licences that NOTICE has (spdx.org/licenses).
var spdx = regexp.MustCompile(`\b(?:Apache-2\.0|BSD-[23]-Clause|MIT|OFL-1\.1)\b`)

// readNotice reads NOTICE: parts with underlined titles, in them names at the start of lines, and below
// them, indented, first the licence.
func readNotice(text string) (notice, error) {
	all := notice{}
	lines := strings.Split(text, "\n")
	part := ""
	var open []noted // names that have no licence yet
	for i, line := range lines {
		switch {
		case i+1 < len(lines) && line != "" && strings.Trim(lines[i+1], "=") == "" && lines[i+1] != "":
			part = line
		case part == "" || line == "" || strings.Trim(line, "=") == "":
			if line == "" {
				open = nil // prose, which has no licence below it
			}
		case !strings.HasPrefix(line, " "):
			name, about, _ := strings.Cut(line, " (")
			open = append(open, noted{name: name, about: strings.TrimSuffix(about, ")")})
		case len(open) > 0:
			offered, _, _ := strings.Cut(line, "(")
			licences := spdx.FindAllString(offered, -1)
			if len(licences) == 0 {
				return nil, fmt.Errorf("NOTICE, line %d: %q names no licence that is known", i+1, strings.TrimSpace(line))
			}
			for _, n := range open {
				n.licences = licences
				all[part] = append(all[part], n)
			}
			open = nil
		}
	}
	for _, part := range []string{codePart, formPart, fontPart} {
		if len(all[part]) == 0 {
			return nil, fmt.Errorf("NOTICE: nothing is listed under %q", part)
		}
	}
	return all, nil
}

// find returns an entry of a part by its name.
func (n notice) find(part, name string) (noted, bool) {
	for _, entry := range n[part] {
		if entry.name == name {
			return entry, true
		}
	}
	return noted{}, false
}
