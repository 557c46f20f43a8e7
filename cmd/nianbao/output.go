package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/nianbao/nianbao/export"
)

// destination is a file that will appear whole or not at all.
type destination struct {
	name       string      // as the user gave it
	path       string      // where the file is, symbolic links followed
	mode       fs.FileMode // of the file that is replaced, 0 when there is none
	stream     bool        // a device or pipe: there is nothing to replace
	lazy       bool        // the system may take its time to bring the file to the disk
	descriptor int         // of the stream, when the program has it open; 0 otherwise
	fresh      bool        // a file that has come to be there meanwhile is left alone
}

// newDestination looks at the place that -o names before anything is made: whether it can be written,
// whether it is the input file, and whether its name is one for a format that the command writes, of
// which there is one at least.
func newDestination(name string, input fs.FileInfo, formats ...*export.Format) (*destination, error) {
	return newDestinationOf("-o", name, input, formats...)
}

// newDestinationOf is newDestination for the place that a flag names.
func newDestinationOf(flag, name string, input fs.FileInfo, formats ...*export.Format) (*destination, error) {
	switch {
	case name == "":
		return nil, errors.New("输出文件的名称是空的")
	case os.IsPathSeparator(name[len(name)-1]):
		return nil, fmt.Errorf("输出路径是文件夹：%s，请写出文件名", visible(name))
	}
	d := &destination{name: name, path: name}
	if d.descriptor = descriptorOf(name); d.descriptor != 0 {
		if d.stream = true; flag != "-o" {
			return nil, fmt.Errorf("%s 要写文件名，不能是 %s", flag, visible(name))
		}
		return d, nil
	}
	interrupts.expect(name)
	info, err := os.Stat(name)
	if err == nil {
		if err := d.existing(info, input); err != nil || d.stream {
			return d, err
		}
	}
	if err := checkExtension(name, flag, formats); err != nil {
		return nil, err
	}
	if folderErr := checkFolder(filepath.Dir(d.path)); folderErr != nil {
		return nil, folderErr
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, d.fault(err)
	}
	if _, linkErr := os.Lstat(name); err != nil && linkErr == nil {
		return nil, fmt.Errorf("输出路径是一个失效的链接：%s", visible(name))
	}
	return d, nil
}

// existing looks at a file that is there already.
func (d *destination) existing(info, input fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fmt.Errorf("输出路径是文件夹：%s，请写出文件名", visible(d.name))
	case !info.Mode().IsRegular():
		d.stream = true
		return nil
	case input != nil && os.SameFile(info, input):
		return fmt.Errorf("输出文件就是报告文件本身：%s，请用 -o 另写一个文件名", visible(d.name))
	}
	if info.Mode().Perm()&0o222 == 0 { // which the superuser could write all the same
		return &writeError{"文件是只读的：" + visible(d.name) + "，没有改动", fs.ErrPermission}
	}
	path, err := filepath.EvalSymlinks(d.name)
	if err != nil {
		return d.fault(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return d.fault(err)
	}
	d.path, d.mode = path, info.Mode().Perm()
	return f.Close()
}

// checkFolder makes a file and removes it: permission bits alone don't tell about read-only
// disks, access lists and quotas.
func checkFolder(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("输出文件夹不存在：%s", visible(folder))
	case err != nil:
		return fmt.Errorf("无法使用输出文件夹 %s：%s", visible(folder), cause(err))
	case !info.IsDir():
		return fmt.Errorf("输出文件夹不是文件夹：%s", visible(folder))
	}
	sweep(folder)
	probe, err := createTemporary(folder)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("没有写入权限：%s", visible(folder))
	case err != nil:
		return fmt.Errorf("无法写入文件夹 %s：%s", visible(folder), cause(err))
	}
	if err := errors.Join(probe.Close(), probe.remove()); err != nil {
		return fmt.Errorf("无法写入文件夹 %s：%s", visible(folder), cause(err))
	}
	return nil
}

// write puts data in place. Until the last step whatever stood there before is untouched, and an
// interrupt leaves it so.
func (d *destination) write(data []byte) error {
	if d.stream {
		return d.writeStream(data)
	}
	file, err := d.stage(data)
	if err != nil {
		return err
	}
	defer file.drop()
	return file.commit()
}

// staged is a finished file that is not in its place yet.
type staged struct {
	dest *destination
	file *temporary // nil when it is in its place, or gone
}

// stage writes data to a temporary file beside the destination.
func (d *destination) stage(data []byte) (*staged, error) {
	f, err := createTemporary(filepath.Dir(d.path))
	if err != nil {
		return nil, d.fault(err)
	}
	file := &staged{d, f}
	if err := d.fill(f, data); err != nil {
		file.drop()
		return nil, d.fault(err)
	}
	return file, nil
}

// commit puts the file in its place.
func (f *staged) commit() error {
	put := os.Rename
	if f.dest.fresh {
		put = placeNew
	}
	err := f.file.settle(f.dest.name, func(name string) error { return put(name, f.dest.path) })
	switch {
	case f.dest.fresh && errors.Is(err, fs.ErrExist):
		return existsAlready(f.dest.name)
	case err != nil:
		return f.dest.fault(err)
	}
	f.file = nil
	return nil
}

// drop removes the file unless it is in its place.
func (f *staged) drop() {
	if f.file != nil {
		_ = f.file.remove() // what went wrong before is what matters
		f.file = nil
	}
}

// fill writes data to the temporary file, down to the disk unless d is lazy, and closes it.
func (d *destination) fill(f *temporary, data []byte) error {
	_, err := f.Write(data)
	if err == nil && d.mode != 0 {
		err = f.Chmod(d.mode)
	}
	if err == nil && !d.lazy {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (d *destination) writeStream(data []byte) error {
	f, err := d.openStream()
	if err != nil {
		return d.fault(err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return d.fault(err)
	}
	return nil
}

// openStream opens a device or pipe. What is open already is used as it is: opened by its name, a file
// behind it would be written from its beginning.
func (d *destination) openStream() (*os.File, error) {
	if d.descriptor == 0 {
		return os.OpenFile(d.path, os.O_WRONLY, 0)
	}
	return duplicate(d.descriptor, d.path)
}

func (d *destination) fault(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &writeError{"没有写入权限：" + visible(d.name), err}
	}
	return &writeError{fmt.Sprintf("无法写入 %s：%s", visible(d.name), cause(err)), err}
}

// writeError is a message about a file that could not be written, with what the system said.
type writeError struct {
	message string
	cause   error
}

func (e *writeError) Error() string { return e.message }

func (e *writeError) Unwrap() error { return e.cause }
