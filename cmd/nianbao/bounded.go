package main

import (
	"errors"
	"io"
	"os"
)

// errTooLarge is why a file is not read that is larger than any of its kind.
var errTooLarge = errors.New("file too large")

// openRegular opens a regular file. Opening a pipe might never end.
func openRegular(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, errNoFile
	}
	return os.Open(name)
}

// readRegular reads a regular file of so many bytes at most.
func readRegular(name string, most int64) ([]byte, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.Size() > most {
		return nil, errTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1)) // the file may grow
	if err == nil && int64(len(data)) > most {
		err = errTooLarge
	}
	return data, err
}
