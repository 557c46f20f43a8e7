//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a file for as long as it is open. The error is errHeld when another process has the lock,
// and errNoLocks when the disk has none.
func tryLock(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case err == nil:
			return nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errHeld
		default:
			return errNoLocks
		}
	}
}

// unlockFile removes a lock file while it is locked: whoever opened it meanwhile sees that it is gone.
func unlockFile(f *os.File, name string) {
	if isAt(f, name) {
		_ = removeOurs(name)
	}
	f.Close()
}

// keep holds a lock on a temporary file, by which other runs see that it is in use. It is nil where there
// are no locks. The error is fs.ErrNotExist when another run has just removed the file.
func keep(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	switch err := tryLock(f); {
	case errors.Is(err, errNoLocks):
		return nil, f.Close()
	case err == nil && isAt(f, name):
		return f, nil
	}
	f.Close()
	return nil, os.ErrNotExist
}

// removeAbandoned removes a temporary file unless it is in use.
func removeAbandoned(name string) {
	f, err := os.OpenFile(name, os.O_WRONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	switch err := tryLock(f); {
	case err == nil && isAt(f, name), errors.Is(err, errNoLocks) && isOld(info):
		_ = os.Remove(name) // the next run tries again
	}
}
