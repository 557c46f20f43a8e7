package officefonts

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// Folder is a folder that may have fonts.
type Folder struct {
	FS   fs.FS
	Name string // that the names of its files begin with
	Flat bool   // folders below it are left alone
}

// maxFiles is how many font files of a folder are looked at, so that a folder that turns out to
// be a whole disk ends some time.
const maxFiles = 20000

// extensions are those of font files.
var extensions = []string{".ttf", ".ttc", ".otf", ".otc"}

// walk calls visit for each font file of a folder, in the order of their names. Links to files
// are followed, links to folders are not.
func (f Folder) walk(visit func(name string)) {
	seen := 0
	_ = fs.WalkDir(f.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && entry != nil && entry.IsDir(), err == nil && entry.IsDir() && f.Flat && name != ".":
			return fs.SkipDir
		case err != nil || entry.IsDir() || !slices.Contains(extensions, strings.ToLower(path.Ext(name))):
			return nil
		case seen == maxFiles:
			return fs.SkipAll
		}
		seen++
		visit(name)
		return nil
	}) // what can't be read is as good as not there
}

// headers reads the headers of a font file. Errors of its contents are those of package fonts.
func (f Folder) headers(name string) ([]sfnt.Header, error) {
	info, err := fs.Stat(f.FS, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // opening a pipe might never end
		return nil, fs.ErrInvalid
	}
	opened, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	r, ok := opened.(io.ReaderAt)
	if !ok {
		data, err := io.ReadAll(opened)
		if err != nil {
			return nil, err
		}
		r = bytes.NewReader(data)
	}
	headers, err := sfnt.Headers(r, info.Size())
	return headers, exported(err)
}

// path is the name of a file as users know it.
func (f Folder) path(name string) string { return filepath.Join(f.Name, filepath.FromSlash(name)) }

// Folders returns the folders to look in on this system: that of the program, a folder fonts or
// 字体 in it, then those of the user, then those of the system.
func Folders() []Folder {
	var all []Folder
	if program, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		beside := filepath.Dir(program)
		all = append(all, Folder{os.DirFS(beside), beside, true})
		for _, name := range []string{"fonts", "字体"} {
			below := filepath.Join(beside, name)
			all = append(all, Folder{os.DirFS(below), below, false})
		}
	}
	home, _ := os.UserHomeDir() // without one there are no fonts in it
	for _, name := range systemFolders(home, os.Getenv) {
		all = append(all, Folder{os.DirFS(name), name, false})
	}
	return all
}

// joined joins the parts of each path, and leaves out paths whose first part is unknown and
// those that were there before.
func joined(paths ...[]string) []string {
	var all []string
	for _, parts := range paths {
		if name := filepath.Join(parts...); parts[0] != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
