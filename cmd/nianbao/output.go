package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/nianbao/nianbao/export"
)

// destination is a file that will appear whole or not at all.
type destination struct {
	name   string      // as the user gave it
	path   string      // where the file is, symbolic links followed
	mode   fs.FileMode // of the file that is replaced, 0 when there is none
	stream bool        // a device or pipe: there is nothing to replace
	lazy   bool        // the system may take its time to bring the file to the disk
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
	probe, err := createTemporary(folder)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("没有写入权限：%s", visible(folder))
	case err != nil:
		return fmt.Errorf("无法写入文件夹 %s：%s", visible(folder), cause(err))
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		return fmt.Errorf("无法写入文件夹 %s：%s", visible(folder), cause(err))
	}
	return nil
}

// createTemporary makes a new file with the permissions that any new file gets; those of
// os.CreateTemp would leave a report that nobody else can read.
func createTemporary(folder string) (*os.File, error) {
	for try := 0; ; try++ {
		name := filepath.Join(folder, fmt.Sprintf(".nianbao-%d-%d.tmp", os.Getpid(), temporaries.Add(1)))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) || try == 1000 {
			return f, err
		}
	}
}

// temporaries counts the files made, so that those of a batch have names of their own.
var temporaries atomic.Uint64

// write puts data in place. Until the last step whatever stood there before is untouched;
// a ctx that is done, as after an interrupt, leaves it so.
func (d *destination) write(ctx context.Context, data []byte) error {
	if d.stream {
		return d.writeStream(data)
	}
	file, err := d.stage(data)
	if err != nil {
		return err
	}
	defer file.drop()
	if ctx.Err() != nil {
		return stopped(d.name)
	}
	return file.commit()
}

// stopped says that an interrupt came before a file was in its place.
func stopped(name string) error {
	return fmt.Errorf("%w，没有写入 %s", errStopped, visible(name))
}

var errStopped = errors.New("已中断")

// staged is a finished file that is not in its place yet.
type staged struct {
	dest *destination
	name string // "" when it is in its place, or gone
}

// stage writes data to a temporary file beside the destination.
func (d *destination) stage(data []byte) (*staged, error) {
	f, err := createTemporary(filepath.Dir(d.path))
	if err != nil {
		return nil, d.fault(err)
	}
	file := &staged{d, f.Name()}
	if err := d.fill(f, data); err != nil {
		file.drop()
		return nil, d.fault(err)
	}
	return file, nil
}

// commit puts the file in its place.
func (f *staged) commit() error {
	if err := os.Rename(f.name, f.dest.path); err != nil {
		return f.dest.fault(err)
	}
	f.name = ""
	return nil
}

// drop removes the file unless it is in its place.
func (f *staged) drop() {
	if f.name != "" {
		_ = os.Remove(f.name) // what went wrong before is what matters
		f.name = ""
	}
}

// fill writes data to the temporary file, down to the disk unless d is lazy, and closes it.
func (d *destination) fill(f *os.File, data []byte) error {
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
	f, err := os.OpenFile(d.path, os.O_WRONLY, 0)
	if err != nil {
		return d.fault(err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return d.fault(err)
	}
	return nil
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
