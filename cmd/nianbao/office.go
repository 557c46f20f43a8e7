package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/officefonts"
	"github.com/nianbao/nianbao/sheets"
)

// chooseFaces decides which faces reports are set in, and tells which of them are those of
// offices. They are looked for once a session, and not for roles that --font gives a face.
func (s *session) chooseFaces(f fontFlags) error {
	if f.OfficeFonts && s.offices == nil {
		roles := slices.Clone(officefonts.Roles)
		for _, flag := range f.Font {
			use, _, err := parseFont(flag)
			if err != nil {
				return err
			}
			roles = slices.DeleteFunc(roles, func(role fonts.Role) bool { return !use.behind && role == use.role })
		}
		s.offices = officefonts.Find(s.folders(), roles...)
		for _, found := range s.offices {
			s.tellOffice(found)
		}
	}
	var err error
	s.faces, err = f.faces(s.offices)
	return err
}

// tellOffice says which face a role has got, and which ones it could not get.
func (s *session) tellOffice(found officefonts.Found) {
	for _, skipped := range found.Skipped {
		s.note("%v：跳过 %s", found.Role, skippedText(skipped))
	}
	fmt.Fprintf(s.stderr, "nianbao：%v：%s\n", found.Role, foundText(found))
}

// foundText says in a line what a role is set in.
func foundText(found officefonts.Found) string {
	if found.Face == nil {
		return "没有找到公文字体，用内嵌的字体"
	}
	text := found.Name
	if found.Substitute {
		text += "（代用字体）"
	}
	return text + "，" + officeFile(found.File, found.Index)
}

// officeFile is a font file with the number of the face, if that is not the first one.
func officeFile(file string, index int) string {
	if index == 0 {
		return visible(file)
	}
	return fmt.Sprintf("%s#%d", visible(file), index)
}

func skippedText(s officefonts.Skipped) string {
	return fmt.Sprintf("%s：%s", officeFile(s.File, s.Index), officeFault(s.Reason))
}

// officeFault says in Chinese why a face could not be taken.
func officeFault(err error) string {
	var lacking *officefonts.Lacking
	var path *fs.PathError
	switch {
	case errors.As(err, &lacking):
		some := []rune(lacking.Characters)
		return fmt.Sprintf("缺少常用字，如“%s”", string(some[:min(len(some), 5)]))
	case errors.As(err, &path), errors.Is(err, fs.ErrInvalid):
		return cause(err)
	}
	return faceFault(err)
}

type fontsCommand struct {
	JSON bool `name:"json" help:"以 JSON 输出"`
}

// fontEntry is a role in the list of fonts. Other programs read it.
type fontEntry struct {
	Role    string        `json:"role"`
	Use     string        `json:"use"`  // the role in letters, as --font takes it
	Face    string        `json:"face"` // "" when nothing was found and the embedded face is used
	File    string        `json:"file"`
	Index   int           `json:"index"`
	Note    string        `json:"note"`
	Skipped []skippedFont `json:"skipped"`
}

type skippedFont struct {
	File   string `json:"file"`
	Index  int    `json:"index"`
	Reason string `json:"reason"`
}

// Run lists the faces that --office-fonts takes.
func (c *fontsCommand) Run(s *session) error {
	entries := []fontEntry{}
	for _, found := range officefonts.Find(s.folders(), officefonts.Roles...) {
		entries = append(entries, entryOf(found))
	}
	if c.JSON {
		fmt.Fprintf(s.stdout, "%s\n", compactJSON(entries))
		return nil
	}
	s.listFonts(entries)
	return nil
}

func entryOf(found officefonts.Found) fontEntry {
	use := slices.IndexFunc(fontUses, func(u fontUse) bool { return !u.behind && u.role == found.Role })
	e := fontEntry{Role: found.Role.String(), Use: fontUses[use].names[1], Skipped: []skippedFont{}}
	switch {
	case found.Face == nil:
		e.Note = "没有找到，用内嵌的字体"
	default:
		e.Face, e.File, e.Index = found.Name, found.File, found.Index
		if found.Substitute {
			e.Note = "代用字体"
		}
	}
	for _, s := range found.Skipped {
		e.Skipped = append(e.Skipped, skippedFont{s.File, s.Index, officeFault(s.Reason)})
	}
	return e
}

// listFonts writes the entries as a table for people: role, face, file and note.
func (s *session) listFonts(entries []fontEntry) {
	rows := [][]string{{"用途", "字体", "文件", "说明"}}
	for _, e := range entries {
		file := ""
		if e.File != "" {
			file = officeFile(e.File, e.Index)
		}
		rows = append(rows, []string{e.Role, dashed(e.Face), dashed(file), e.Note})
	}
	for _, line := range sheets.Align(rows, func(int) bool { return false }) {
		fmt.Fprintln(s.stdout, line)
	}
	for _, e := range entries {
		for _, skipped := range e.Skipped {
			fmt.Fprintf(s.stdout, "%s：跳过 %s：%s\n", e.Role, officeFile(skipped.File, skipped.Index), skipped.Reason)
		}
	}
	if slices.ContainsFunc(entries, func(e fontEntry) bool { return e.File != "" }) {
		fmt.Fprintln(s.stdout, "排版时加 --office-fonts，就采用以上字体")
		return
	}
	fmt.Fprintln(s.stdout, "没有找到公文字体：请把字体文件放在程序所在的文件夹里，或用 --font 写明")
}

func dashed(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
