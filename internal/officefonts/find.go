package officefonts

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// Roles are the roles that faces are looked for, in the order that they are listed in.
var Roles = []fonts.Role{fonts.XiaoBiaoSong, fonts.FangSong, fonts.Hei, fonts.Kai, fonts.Song}

// Found is the face that was found for a role.
type Found struct {
	Role       fonts.Role
	Face       *fonts.Face // nil when there is none
	Name       string      // what it is called in Chinese
	File       string
	Index      int  // of the face in its file
	Substitute bool // of another maker than the face that is meant
	Skipped    []Skipped
}

// Skipped is a face that could not be taken, and why.
type Skipped struct {
	File   string
	Index  int
	Reason error // an error of package fonts, *Lacking, or one of the file system
}

// Lacking says that a face lacks characters that every report has.
type Lacking struct{ Characters string }

// Error returns the characters.
func (e *Lacking) Error() string { return "officefonts: lacks " + e.Characters }

// needed are characters of the official headings and tables. A face without some of them is
// made for something else, or is a part of a face.
const needed = "政府信息公开工作年度报告总体情况主动收到和处理申请行政复议诉讼存在的问题改进其他需要事项一二三四五六七，。、（）"

// Find looks for faces in folders, those that come first before the others, and returns one
// result for each role. It reads the headers of all font files, and as a whole only those that
// it takes or must look into. What can't be read is passed over.
func Find(folders []Folder, roles ...fonts.Role) []Found {
	files := list(folders)
	found := make([]Found, len(roles))
	for i, role := range roles {
		found[i] = choose(role, files)
	}
	return found
}

// file is a font file with what its header says.
type file struct {
	folder Folder
	order  int    // of the folder
	name   string // in the folder
	faces  []header
	fault  error // why there are none
}

// header is what is known of a face that was not opened.
type header struct {
	names   []string // folded
	strange int      // how far it is from an upright face of regular weight
}

func headerOf(h sfnt.Header) header {
	names := h.Names()
	for i, name := range names {
		names[i] = fold(name)
	}
	strange := max(h.Weight()-400, 400-h.Weight())
	if h.Slanted() {
		strange += 1000
	}
	return header{names, strange}
}

// named reports whether the file has one of the names, in lower case.
func (f *file) named(names []string) bool {
	return slices.Contains(names, strings.ToLower(path.Base(f.name)))
}

// list reads the headers of the font files in folders.
func list(folders []Folder) []*file {
	var files []*file
	for order, folder := range folders {
		folder.walk(func(name string) {
			f := &file{folder: folder, order: order, name: name}
			var headers []sfnt.Header
			headers, f.fault = folder.headers(name)
			for _, h := range headers {
				f.faces = append(f.faces, headerOf(h))
			}
			files = append(files, f)
		})
	}
	return files
}

// candidate is a face that has a name of the kind that is looked for.
type candidate struct {
	*file
	index int
	usual bool // its file has the kind's usual name
}

// choose takes the first face that can be used.
func choose(role fonts.Role, files []*file) Found {
	found := Found{Role: role}
	for _, k := range kinds[role] {
		for _, c := range k.candidates(files) {
			face, err := c.open()
			if err != nil {
				found.skip(Skipped{c.folder.path(c.name), c.index, err})
				continue
			}
			found.Face, found.Name, found.File, found.Index, found.Substitute = face, k.name, c.folder.path(c.name), c.index, k.substitute
			return found
		}
	}
	return found
}

// skip notes a face that can't be taken, once.
func (f *Found) skip(s Skipped) {
	known := func(other Skipped) bool { return other.File == s.File && other.Index == s.Index }
	if !slices.ContainsFunc(f.Skipped, known) {
		f.Skipped = append(f.Skipped, s)
	}
}

// candidates are the faces of a kind, the one to be preferred first. A file of the usual name
// whose header can't be read is among them, so that what is wrong with it is said.
func (k *kind) candidates(files []*file) []candidate {
	names := k.folded()
	var all []candidate
	for _, f := range files {
		usual := f.named(k.files)
		if f.fault != nil && usual {
			all = append(all, candidate{f, 0, usual})
		}
		for i, face := range f.faces {
			if slices.ContainsFunc(face.names, func(name string) bool { return slices.Contains(names, name) }) {
				all = append(all, candidate{f, i, usual})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.strange(), b.strange()), cmp.Compare(a.order, b.order), compareTrue(a.usual, b.usual),
			strings.Compare(a.name, b.name), cmp.Compare(a.index, b.index))
	})
	return all
}

// compareTrue puts true first.
func compareTrue(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// strange is that of the face, 0 where nothing is known of it.
func (c candidate) strange() int {
	if c.fault != nil {
		return 0
	}
	return c.faces[c.index].strange
}

// open reads a candidate's file and makes sure that reports can be set in its face.
func (c candidate) open() (*fonts.Face, error) {
	if c.fault != nil {
		return nil, c.fault
	}
	data, err := readFont(c.folder.FS, c.name)
	if err != nil {
		return nil, err
	}
	face, err := fonts.NewFace(data, c.index)
	if err != nil {
		return nil, err
	}
	var lacks []rune
	for _, r := range needed {
		if _, ok := face.GlyphID(r); !ok {
			lacks = append(lacks, r)
		}
	}
	if len(lacks) > 0 {
		return nil, &Lacking{string(lacks)}
	}
	return face, nil
}

// readFont reads a font file, which is no larger than any font.
func readFont(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, fonts.MaxFileBytes+1))
	if err == nil && len(data) > fonts.MaxFileBytes {
		return nil, fonts.ErrNotFont
	}
	return data, err
}

// exported turns an error of package sfnt into one of package fonts, as those of opening a face
// are.
func exported(err error) error {
	var format *sfnt.FormatError
	switch {
	case errors.Is(err, sfnt.ErrNotFont):
		return fonts.ErrNotFont
	case errors.Is(err, sfnt.ErrWOFF):
		return fonts.ErrWOFF
	case errors.As(err, &format):
		return &fonts.FormatError{Table: format.Table, Reason: format.Reason}
	}
	return err
}
