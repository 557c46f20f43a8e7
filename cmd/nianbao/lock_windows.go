package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks a file for as long as it is open. The error is errHeld when another process has the lock,
// and errNoLocks when the disk has none. What is locked is a byte far behind the end: others can read the
// file.
func tryLock(f *os.File) error {
	const far = 1 << 30
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		&windows.Overlapped{OffsetHigh: far})
	switch {
	case err == nil:
		return nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return errHeld
	}
	return errNoLocks
}

// unlockFile closes a lock file first, as Windows removes no open file; one that another run has opened
// meanwhile stays for it.
func unlockFile(f *os.File, name string) {
	f.Close()
	_ = removeOurs(name)
}
