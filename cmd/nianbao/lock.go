package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// lockName is the file in a folder that a run which writes many files there holds a lock on. The lock is
// the system's, and ends with the process, however that ends; the file only says who holds it.
const lockName = ".nianbao.lock"

// mostHolder is how much of a lock file is read.
const mostHolder = 1 << 10

var (
	errHeld     = errors.New("held by another process")
	errNoLocks  = errors.New("no locks on this file system")
	errVanished = errors.New("removed by its holder meanwhile")
)

// lockFolder keeps other runs out of a folder until unlock is called.
func (s *session) lockFolder(folder string) (unlock func(), err error) {
	return s.lock(filepath.Join(folder, lockName), "文件夹 "+shown(folder))
}

// lockFile keeps other runs from a file, or from the set of files that name stands for.
func (s *session) lockFile(name string) (unlock func(), err error) {
	name = placeOf(name)
	return s.lock(filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+lockName), shown(name))
}

// lock locks what a lock file stands for. A disk that has no locks is told and used without.
func (s *session) lock(name, what string) (unlock func(), err error) {
	const (
		tries   = 100 // a lock file may vanish, with its holder, while it is opened
		patient = 3   // times to wait for a run that looks for locks which a killed one has left
	)
	for try := range tries {
		f, err := takeLock(name)
		switch {
		case errors.Is(err, errHeld) && try < patient:
			f.Close()
			time.Sleep(20 * time.Millisecond)
			continue
		case errors.Is(err, errHeld):
			holder := holderOf(f)
			f.Close()
			return nil, fmt.Errorf("%s 正由另一个 nianbao 写入%s，没有改动：请等它做完再运行", what, holder)
		case errors.Is(err, errNoLocks):
			s.noLocks(name, what)
			return func() {}, nil
		case errors.Is(err, errVanished):
			continue
		case err != nil:
			return nil, fmt.Errorf("无法锁定 %s，没有改动：锁文件 %s 不能写入：%s", what, visible(name), cause(err))
		}
		sayHolder(f)
		return func() { unlockFile(f, name) }, nil
	}
	return nil, fmt.Errorf("%s 正由另一个 nianbao 写入，没有改动：请等它做完再运行", what)
}

// noLocks tells of a disk that has no locks, once of a folder: a run may lock several files there.
func (s *session) noLocks(name, what string) {
	if folder := realPath(filepath.Dir(name)); s.lockless != folder {
		s.lockless = folder
		s.note("%s 所在的磁盘不支持加锁：请不要同时运行几个 nianbao 往那里写", what)
	}
}

// takeLock opens a lock file and locks it. An interrupt comes before that, or when the file is noted as one to
// remove. With errHeld the file is open.
func takeLock(name string) (f *os.File, err error) {
	err = interrupts.make(func() (string, error) {
		if f, err = openLock(name); err != nil {
			return "", err
		}
		switch err := tryLock(f); {
		case errors.Is(err, errHeld):
			return "", errHeld
		case err != nil:
			f.Close()
			_ = os.Remove(name) // it is no more than a sign
			return "", errNoLocks
		case !isAt(f, name):
			f.Close()
			return "", errVanished
		}
		return name, nil
	})
	return f, err
}

// openLock opens a lock file, which is made where there is none.
func openLock(name string) (*os.File, error) {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if errors.Is(err, fs.ErrPermission) { // left by a run of somebody else; a lock needs no more than reading
		if other, readErr := os.Open(name); readErr == nil {
			return other, nil
		}
	}
	return f, err
}

// isLockName reports whether a file's name is one of a lock file.
func isLockName(name string) bool {
	return name == lockName || strings.HasPrefix(name, ".") && len(name) > len(lockName)+1 && strings.HasSuffix(name, lockName)
}

// removeIdleLock removes a lock file that nobody holds a lock on.
func removeIdleLock(name string) {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	if tryLock(f) != nil || !isAt(f, name) {
		f.Close()
		return
	}
	unlockFile(f, name)
}

// isAt reports whether an open file is the one with a name.
func isAt(f *os.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(mine, there)
}

// sayHolder writes who has the lock. Nothing depends on it.
func sayHolder(f *os.File) {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	text := fmt.Sprintf("进程 %d，主机 %s，%s 起\n", os.Getpid(), host, time.Now().Format("2006-01-02 15:04:05"))
	if err := f.Truncate(0); err == nil {
		_, _ = f.WriteAt([]byte(text), 0) // who can't read it is told less
	}
}

// holderOf is what a lock file says of its holder, "" when it says nothing yet.
func holderOf(f *os.File) string {
	data, err := io.ReadAll(io.LimitReader(f, mostHolder))
	text := strings.TrimSpace(string(data))
	if err != nil || text == "" {
		return ""
	}
	return "（" + visible(text) + "）"
}

// removeOurs removes a file that is no more than a sign.
func removeOurs(name string) error {
	return interrupts.settle(name, "", func() error {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}
