package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"
)

// archive is the zip file of a workbook. excelize hands over the parts of sheets in the order of a
// map, so they are packed apart first and then put in the order of their names, which also puts
// the content types first, as some programs expect.
type archive struct {
	out    io.Writer
	packed bytes.Buffer
	parts  *zip.Writer
}

func newArchive(w io.Writer) *archive {
	a := &archive{out: w}
	a.parts = zip.NewWriter(&a.packed)
	return a
}

func (a *archive) Create(name string) (io.Writer, error) {
	return a.parts.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}

// AddFS is part of what excelize asks of an archive; a workbook that is written anew has no use for it.
func (a *archive) AddFS(fs.FS) error { return fmt.Errorf("xlsx: no files can be added") }

func (a *archive) Close() error {
	if err := a.parts.Close(); err != nil {
		return err
	}
	packed, err := zip.NewReader(bytes.NewReader(a.packed.Bytes()), int64(a.packed.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(packed.File, func(x, y *zip.File) int { return cmp.Compare(x.Name, y.Name) })
	out := zip.NewWriter(a.out)
	for _, f := range packed.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}
