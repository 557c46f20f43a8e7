package main

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/organs"
)

// sameFlags say which names stand for the same organ, where the program can't know.
type sameFlags struct {
	Same []string `name:"same" sep:"none" placeholder:"甲=乙" complete:"files" help:"两个名称是同一机关；也可以写一个文件名，文件中一行一组“甲=乙”。可以写几次"`
}

// names reads the declared names: pairs, and files of pairs.
func (f sameFlags) names(s *session) (*organs.Names, error) {
	names := &organs.Names{}
	for _, value := range f.Same {
		if strings.ContainsAny(value, "=＝") {
			if err := names.ParseSame(value); err != nil {
				return nil, fmt.Errorf("--same 应写成“甲=乙”，实为“%s”\n%s", visible(value), seeHelp)
			}
			continue
		}
		text, err := s.readList(value, "--same 的名称文件")
		if err != nil {
			return nil, err
		}
		if err := names.ParseSame(text); err != nil {
			return nil, fmt.Errorf("%s %s", shown(value), visible(err.Error()))
		}
	}
	return names, nil
}

// sayMatches tells which names were taken for the same organ.
func (s *session) sayMatches(matches []string) {
	said := map[string]bool{}
	for _, m := range matches {
		if !said[m] {
			said[m] = true
			s.note("%s", visible(m))
		}
	}
}
