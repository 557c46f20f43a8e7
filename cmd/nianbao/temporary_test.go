package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestATemporaryFileIsThereUntilItIsPlacedOrRemoved(t *testing.T) {
	dir := t.TempDir()
	one, err := createTemporary(dir)
	if err != nil {
		t.Fatal(err)
	}
	two, err := createTemporary(dir)
	if err != nil {
		t.Fatal(err)
	}
	var pid, first, second int
	if _, err := fmt.Sscanf(filepath.Base(one.Name()), ".nianbao-%d-%d.tmp", &pid, &first); err != nil || pid != os.Getpid() || !temporaryName.MatchString(filepath.Base(one.Name())) {
		t.Errorf("it is called %s", one.Name())
	}
	if _, err := fmt.Sscanf(filepath.Base(two.Name()), ".nianbao-%d-%d.tmp", &pid, &second); err != nil || second != first+1 {
		t.Errorf("after %s comes %s", one.Name(), two.Name())
	}
	for _, f := range []*temporary{one, two} {
		if _, live := interrupts.live[f.Name()]; !live {
			t.Errorf("%s would stay after an interrupt", f.Name())
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	sweep(dir) // they are in use
	if _, err := os.Lstat(one.Name()); err != nil {
		t.Errorf("it is swept away: %v", err)
	}
	failing := errors.New("x")
	if err := one.settle("", func(string) error { return failing }); err != failing || one.keeper == nil {
		t.Errorf("not placed: %v, and it is released: %v", err, one.keeper == nil)
	}
	if _, live := interrupts.live[one.Name()]; !live {
		t.Error("what could not be placed is not known any more")
	}
	to := filepath.Join(dir, "a")
	if err := one.settle("", func(name string) error { return os.Rename(name, to) }); err != nil || one.keeper != nil {
		t.Errorf("placed: %v, and it is held: %v", err, one.keeper != nil)
	}
	if err := two.remove(); err != nil || two.keeper != nil {
		t.Errorf("removed: %v", err)
	}
	for _, f := range []*temporary{one, two} {
		if _, live := interrupts.live[f.Name()]; live {
			t.Errorf("%s would be looked for after an interrupt", f.Name())
		}
	}
	expectOnly(t, dir, "a", "")
	if err := two.remove(); err != nil {
		t.Errorf("removed again: %v", err)
	}
	if _, err := createTemporary(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in no folder: %v", err)
	}
}

// A name that another process has is passed over.
func TestNamesOfTemporaryFilesThatAreTakenArePassedOver(t *testing.T) {
	dir := t.TempDir()
	next := temporaries.Load() + 1
	for i := range uint64(3) {
		writeText(t, filepath.Join(dir, fmt.Sprintf(".nianbao-%d-%d.tmp", os.Getpid(), next+i)), "other")
	}
	f, err := createTemporary(dir)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(".nianbao-%d-%d.tmp", os.Getpid(), next+3); filepath.Base(f.Name()) != want {
		t.Errorf("it is called %s, want %s", f.Name(), want)
	}
	if err := errors.Join(f.Close(), f.remove()); err != nil {
		t.Error(err)
	}
}

// A sweep removes what killed runs left, of very many files all, and nothing else; once in a run.
func TestASweepRemovesWhatIsLeft(t *testing.T) {
	dir := t.TempDir()
	for i := range 1003 {
		writeText(t, filepath.Join(dir, fmt.Sprintf(".nianbao-1-%d.tmp", i)), "")
	}
	for _, name := range []string{"a.tmp", ".nianbao-1-x.tmp"} {
		writeText(t, filepath.Join(dir, name), "")
	}
	if err := os.Mkdir(filepath.Join(dir, ".nianbao-1-2000.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{lockName, ".a.jsonl" + lockName} {
		writeText(t, filepath.Join(dir, name), "进程 1\n")
	}
	sweep(dir)
	count := func() (n int) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	if n := count(); n != 3 {
		t.Errorf("%d names are left, want 3", n)
	}
	writeText(t, filepath.Join(dir, ".nianbao-1-1.tmp"), "")
	if sweep(dir); count() != 4 {
		t.Error("a folder is swept twice")
	}
	swept.Delete(dir)
	if sweep(dir); count() != 3 {
		t.Error("the next run does not sweep")
	}
	sweep(filepath.Join(dir, "none"))
}

// A lock that a run holds stays, as do files that have not quite its name.
func TestASweepLeavesLocksThatAreHeld(t *testing.T) {
	unixOnly(t)
	dir := t.TempDir()
	s := &session{stderr: io.Discard}
	unlock, err := s.lockFile(filepath.Join(dir, "a.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"nianbao.lock", "a.nianbao.lock", "..nianbao.lock"} {
		writeText(t, filepath.Join(dir, name), "")
	}
	sweep(dir)
	if left, err := os.ReadDir(dir); err != nil || len(left) != 4 {
		t.Errorf("%v are left, %v", left, err)
	}
	unlock()
}

// A lock file that another user has left, and that can't be written, is locked all the same.
func TestALockFileThatCannotBeWrittenIsLocked(t *testing.T) {
	unixOnly(t)
	if os.Geteuid() == 0 {
		t.Skip("the superuser writes every file")
	}
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, lockName), "进程 1\n")
	if err := os.Chmod(filepath.Join(dir, lockName), 0o444); err != nil {
		t.Fatal(err)
	}
	unlock, err := (&session{stderr: io.Discard}).lockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
	expectOnly(t, dir, "", "")
}

func TestAFileIsOldAfterAnHour(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	writeText(t, name, "")
	for age, want := range map[time.Duration]bool{59 * time.Minute: false, 61 * time.Minute: true, 0: false} {
		then := time.Now().Add(-age)
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(name)
		if err != nil || isOld(info) != want {
			t.Errorf("old after %v: %v", age, !want)
		}
	}
}

func TestANewNameIsGivenOnlyWhereThereIsNone(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "from", "one")
	if err := placeNew("from", "to"); err != nil {
		t.Fatal(err)
	}
	expectOnly(t, ".", "to", "one")
	writeText(t, "from", "two")
	if err := placeNew("from", "to"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a name that is taken: %v", err)
	}
	if err := os.Remove("from"); err != nil {
		t.Fatal(err)
	}
	if err := placeNew("from", "other"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}
