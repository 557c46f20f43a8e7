package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// written is the time that all files of all archives have: the first one that zip knows.
var written = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// pack makes the archive of a target: a zip file for Windows, which opens it by itself, else a
// compressed tar file. All files are in a folder of the archive's name.
func pack(t target, version string, program []byte, documents []file) (name string, data []byte, err error) {
	folder := t.archive(version)
	files := slices.Concat([]file{{name: t.program(), data: program, executable: true}}, documents)
	for i := range files {
		files[i].name = folder + "/" + files[i].name
	}
	if t.os == "windows" {
		data, err = zipped(files)
		return folder + ".zip", data, err
	}
	data, err = tarred(files)
	return folder + ".tar.gz", data, err
}

func (f file) mode() fs.FileMode {
	if f.executable {
		return 0o755
	}
	return 0o644
}

// tarred is a tar file in the format that every tar reads, owned by nobody in particular.
func tarred(files []file) ([]byte, error) {
	var out bytes.Buffer
	compressor, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	archive := tar.NewWriter(compressor)
	for _, f := range files {
		header := &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Size: int64(len(f.data)), Mode: int64(f.mode()), ModTime: written, Format: tar.FormatUSTAR}
		if err := archive.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := archive.Write(f.data); err != nil {
			return nil, err
		}
	}
	err = errors.Join(archive.Close(), compressor.Close())
	return out.Bytes(), err
}

func zipped(files []file) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: written}
		header.SetMode(f.mode())
		w, err := archive.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return out.Bytes(), err
}
