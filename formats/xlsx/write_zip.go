package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// archive is the zip file of a workbook. excelize hands over the parts of sheets in the order of a
// map, so all are kept until the end and then written in the order of their names, which also puts
// the content types first, as some programs expect.
type archive struct {
	out   io.Writer
	quick bool // packs in half the time, and less tightly
	parts []namedPart
}

type namedPart struct {
	name string
	data *bytes.Buffer
}

func (a *archive) Create(name string) (io.Writer, error) {
	p := namedPart{name, new(bytes.Buffer)}
	a.parts = append(a.parts, p)
	return p.data, nil
}

// AddFS is part of what excelize asks of an archive. It does not call it.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// fixedHeight is how excelize says that a row keeps its height whatever is typed into it. Cells
// cannot have these characters, as quotes in them are escaped.
var fixedHeight = []byte(` customHeight="1"`)

func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(x, y namedPart) int { return cmp.Compare(x.name, y.name) })
	out := zip.NewWriter(a.out)
	if a.quick {
		out.RegisterCompressor(zip.Deflate, quickly())
	}
	for _, p := range a.parts {
		w, err := out.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		for data := range bytes.SplitSeq(p.data.Bytes(), fixedHeight) {
			if _, err := w.Write(data); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// quickly returns a compressor that takes its memory once for all parts, which follow one another.
func quickly() zip.Compressor {
	var packer *flate.Writer
	return func(w io.Writer) (io.WriteCloser, error) {
		if packer != nil {
			packer.Reset(w)
			return packer, nil
		}
		var err error
		packer, err = flate.NewWriter(w, flate.BestSpeed)
		return packer, err
	}
}
