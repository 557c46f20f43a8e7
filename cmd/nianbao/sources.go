package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// sources are the files that a command has read: reports, and lists of names. What it writes takes the place of none
// of them, under whatever name or link. It may be used by several goroutines.
type sources struct{ files sync.Map }

func (s *sources) add(name string) {
	if name != standard && name != "" {
		real := realPath(name)
		s.files.Store(fileKey(real), real)
	}
}

// paths are their real paths, in order.
func (s *sources) paths() []string {
	var all []string
	s.files.Range(func(_, real any) bool {
		all = append(all, real.(string))
		return true
	})
	slices.Sort(all)
	return all
}

// leave says that a file is one that the command may replace, such as an earlier summary.
func (s *sources) leave(name string) { s.files.Delete(fileKey(realPath(name))) }

// linked is where a file stands that links lead to, whether it is there or not.
func linked(path string) string {
	const most = 40 // as systems have it
	for range most {
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(realPath(filepath.Dir(path)), to)
		}
		path = to
	}
	return placeOf(path)
}

// spared makes sure that a destination is none of them; nil stands for stdout.
func (s *sources) spared(d *destination) error {
	if d == nil || d.stream {
		return nil
	}
	if _, read := s.files.Load(fileKey(realPath(d.path))); read {
		return fmt.Errorf("输出文件 %s 是这个命令读取的文件，没有改动：请另写一个文件名", visible(d.name))
	}
	return nil
}
