package service

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// pictures is a folder with the pictures of a request.
type pictures map[string][]byte

func newPictures(files []file) pictures {
	p := pictures{}
	for _, f := range files {
		p[path.Clean(strings.ReplaceAll(f.name, `\`, "/"))] = f.data
	}
	return p
}

// Open is for fs.FS. A name that only ends like that of a picture is found, too: browsers send no folders.
func (p pictures) Open(name string) (fs.File, error) {
	data, ok := p[name]
	if !ok {
		data, ok = p[path.Base(name)]
	}
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &picture{bytes.NewReader(data), path.Base(name)}, nil
}

// picture is an open file. It is its own fs.FileInfo.
type picture struct {
	*bytes.Reader
	name string
}

func (p *picture) Stat() (fs.FileInfo, error) { return p, nil }
func (p *picture) Close() error               { return nil }
func (p *picture) Name() string               { return p.name }
func (p *picture) Mode() fs.FileMode          { return 0o444 }
func (p *picture) ModTime() time.Time         { return time.Time{} }
func (p *picture) IsDir() bool                { return false }
func (p *picture) Sys() any                   { return nil }

var _ io.Seeker = (*picture)(nil)
