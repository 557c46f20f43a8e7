package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/officefonts"
)

// unchanged says whether an input was rendered before in the same way, and what was made of
// it is still there. Digests decide, not times, which copying and unpacking change.
func (b *batchRun) unchanged(i int, f *export.Format, e *earlier) bool {
	in := &b.inputs[i]
	if in.unread != nil || e.Status != "rendered" || e.Settings != b.settings {
		return false
	}
	if info, err := os.Stat(in.name); err != nil || !info.Mode().IsRegular() || info.Size() > maxDigested { // a pipe can be read once
		return false
	}
	if info, err := os.Lstat(b.path(i, f)); err != nil || !info.Mode().IsRegular() || info.Size() != e.Bytes {
		return false
	}
	dir := folder(filepath.Dir(in.name))
	for _, p := range e.Pictures {
		if !fs.ValidPath(p.File) || digestOfPicture(dir, p.File) != p.SHA256 {
			return false
		}
	}
	return digestOf(os.Open(in.name)) == e.InputSHA256 && digestOf(os.Open(b.path(i, f))) == e.SHA256
}

// maxDigested is how much of a file is read for its digest at most. No report is so large.
const maxDigested = 256 << 20

// digestOf is the SHA-256 digest of a file that was just opened, or "" when it can't be read.
func digestOf[F io.ReadCloser](f F, err error) string {
	if err != nil {
		return ""
	}
	defer f.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, f); err != nil {
		return ""
	}
	return hex.EncodeToString(digest.Sum(nil))
}

// digestOfPicture is the digest of a picture that a report can show, "" where there is none.
func digestOfPicture(dir folder, name string) string {
	info, err := dir.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > compose.MaxPictureBytes {
		return ""
	}
	return digestOf(dir.Open(name))
}

// fingerprint stands for all that decides the bytes of an output, but for the input and the format: this
// very program, its flags, and the font files that they name or that were found.
func (f renderFlags) fingerprint(offices []officefonts.Found) (string, error) {
	program, err := digestOfProgram()
	if err != nil {
		return "", err
	}
	all := append(compactJSON(f), program...)
	for _, font := range f.Font {
		if _, value, err := parseFont(font); err == nil {
			file, _ := splitFace(value)
			all = append(all, digestOf(os.Open(file))...)
		}
	}
	for _, found := range offices {
		if found.Face != nil {
			all = append(all, fmt.Sprintf("%v %s %d;", found.Role, digestOf(os.Open(found.File)), found.Index)...)
		}
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:8]), nil
}

// digestOfProgram is the digest of this very program, which is large.
var digestOfProgram = sync.OnceValues(func() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	return digestOf(os.Open(program)), nil
})

// witness is a folder that remembers which files were asked for and what they held.
type witness struct {
	folder
	seen []pictureFile
}

// Stat describes a file of the folder, which is looked at before it is read. One that is not
// there, or no picture, is remembered as well: a draft is made without it, and it may come.
func (w *witness) Stat(name string) (fs.FileInfo, error) {
	w.remember(pictureFile{File: name})
	return w.folder.Stat(name)
}

// remember notes a file; what is known of it takes the place of that it was asked for.
func (w *witness) remember(picture pictureFile) {
	known := func(p pictureFile) bool { return p.File == picture.File && (picture.SHA256 == "" || p == picture) }
	switch asked := slices.Index(w.seen, pictureFile{File: picture.File}); {
	case slices.ContainsFunc(w.seen, known):
	case asked >= 0:
		w.seen[asked] = picture
	default:
		w.seen = append(w.seen, picture)
	}
}

// Open opens a file of the folder; what is read of it is remembered when it is closed.
func (w *witness) Open(name string) (fs.File, error) {
	f, err := w.folder.Open(name)
	if err != nil {
		return nil, err
	}
	return &witnessed{File: f, name: name, digest: sha256.New(), by: w}, nil
}

type witnessed struct {
	fs.File
	name   string
	digest hash.Hash
	by     *witness
}

func (f *witnessed) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.digest.Write(p[:n]) // a hash takes everything
	return n, err
}

func (f *witnessed) Close() error {
	f.by.remember(pictureFile{f.name, hex.EncodeToString(f.digest.Sum(nil))})
	return f.File.Close()
}
