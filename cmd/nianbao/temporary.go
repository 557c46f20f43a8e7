package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"sync/atomic"
	"time"
)

// temporary is a new file that is not in its place yet. It is gone when the program ends, but for a
// crash; what that leaves behind the next run in the folder removes.
type temporary struct {
	*os.File
	keeper *os.File // holds the lock that says that the file is in use; nil where there is none
}

// createTemporary makes a new file with the permissions that any new file gets; those of
// os.CreateTemp would leave a report that nobody else can read.
func createTemporary(folder string) (*temporary, error) {
	for try := 0; ; try++ {
		name := filepath.Join(folder, fmt.Sprintf(".nianbao-%d-%d.tmp", os.Getpid(), temporaries.Add(1)))
		t := &temporary{}
		err := interrupts.make(func() (_ string, err error) {
			t.File, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			return name, err
		})
		if err == nil {
			if t.keeper, err = keep(name); err != nil {
				_ = errors.Join(t.Close(), t.remove())
			}
		}
		switch {
		case err == nil:
			return t, nil
		case !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist) || try == 1000 || isGone(folder):
			return nil, err
		}
	}
}

func isGone(folder string) bool {
	_, err := os.Stat(folder)
	return err != nil
}

// temporaries counts the files made, so that those of a batch have names of their own.
var temporaries atomic.Uint64

// temporaryName is what the names of temporary files are like.
var temporaryName = regexp.MustCompile(`^\.nianbao-[0-9]+-[0-9]+\.tmp$`)

// settle calls put, which gives the file its name. Until that is done the file counts as temporary.
func (t *temporary) settle(target string, put func(name string) error) error {
	err := interrupts.settle(t.Name(), target, func() error { return put(t.Name()) })
	if err == nil {
		t.release()
	}
	return err
}

// remove removes the file, which is closed.
func (t *temporary) remove() error {
	defer t.release()
	return removeOurs(t.Name())
}

func (t *temporary) release() {
	if t.keeper != nil {
		t.keeper.Close()
		t.keeper = nil
	}
}

// sweep removes temporary files and locks that runs which were killed have left in a folder, once in a run.
func sweep(folder string) {
	if _, done := swept.LoadOrStore(folder, true); done {
		return
	}
	f, err := os.Open(folder)
	if err != nil {
		return
	}
	defer f.Close()
	for {
		names, err := f.Readdirnames(1000)
		for _, name := range names {
			switch {
			case temporaryName.MatchString(name):
				removeAbandoned(filepath.Join(folder, name))
			case isLockName(name):
				removeIdleLock(filepath.Join(folder, name))
			}
		}
		if err != nil {
			return
		}
	}
}

// swept are the folders that were looked through.
var swept sync.Map

// isOld reports whether a file is so old that no run can be busy with it. It is asked where there are no
// locks.
func isOld(info fs.FileInfo) bool { return time.Since(info.ModTime()) > time.Hour }

// placeNew gives a finished file its name unless there is one of that name.
func placeNew(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		_ = os.Remove(from) // which is another name of a file that is in its place
		return nil
	case errors.Is(err, fs.ErrExist):
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) // some disks have no second names
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Rename(from, to))
}
