package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/export"
)

// plan is which files of a folder each of many inputs becomes, one in each format.
type plan struct {
	inputs   []input
	others   []string         // files that no output may take the place of, by their real paths: inputs that were dropped, and what stands beside inputs
	lists    []string         // files of names that were read, by their real paths
	folder   string           // of the outputs
	formats  []*export.Format // of the outputs of each input
	manifest string           // of a batch
	index    string           // the page that lists the outputs; "" when none is asked for

	topics []topic  // of the inputs; nil when nobody asks for them
	names  []string // of the outputs, without folder and extension; nil when they are called like the inputs
	notes  []string // about names that are not quite what was asked for
}

// base is the name below the folder of the files that an input becomes, without an extension.
func (p *plan) base(i int) string {
	in := &p.inputs[i]
	name, err := filepath.Rel(in.below, in.name)
	if err != nil {
		name = filepath.Base(in.name)
	}
	if p.names != nil {
		return filepath.Join(filepath.Dir(name), p.names[i])
	}
	return stem(name)
}

// output is the file that an input becomes in a format, below the folder.
func (p *plan) output(i int, f *export.Format) string { return p.base(i) + f.Extensions[0] }

func (p *plan) path(i int, f *export.Format) string { return filepath.Join(p.folder, p.output(i, f)) }

// extensions are those of the outputs.
func (p *plan) extensions() []string {
	extensions := make([]string, len(p.formats))
	for i, f := range p.formats {
		extensions[i] = f.Extensions[0]
	}
	return extensions
}

// room is how many times the usual memory of a report each of the inputs may take.
func (p *plan) room() int {
	if slices.ContainsFunc(p.inputs, func(in input) bool { return !hasExtension(in.name, plainExtensions) }) {
		return roomForPapers
	}
	return 1
}

// check makes sure that each input has an output of its own, which takes the place of no input.
func (p *plan) check() error {
	taken := make(map[string]int, len(p.inputs)) // bases, by the first input that asks for it
	place := map[string]int{}                    // in clashes
	var clashes [][]int
	for i := range p.inputs {
		key := fileKey(p.base(i))
		first, ok := taken[key]
		if !ok {
			taken[key] = i
			continue
		}
		at, ok := place[key]
		if !ok {
			at = len(clashes)
			place[key] = at
			clashes = append(clashes, []int{first})
		}
		clashes[at] = append(clashes[at], i)
	}
	if clashes != nil {
		return p.clashError(clashes)
	}
	folder := realPath(p.folder)
	made := func(file string) bool {
		below, err := filepath.Rel(folder, file)
		if err != nil || !p.makes(below) {
			return false
		}
		_, ok := taken[fileKey(stem(below))]
		return ok
	}
	for _, in := range p.inputs {
		if made(in.real) {
			return fmt.Errorf("会生成的文件 %s 就是一份报告：请用 -o 另写一个文件夹", shown(in.name))
		}
	}
	for _, file := range p.others {
		if made(file) {
			return fmt.Errorf("会生成的文件 %s 已经在报告所在的文件夹里，不是这个命令生成的：请用 -o 另写一个文件夹", shown(file))
		}
	}
	for _, file := range p.lists {
		if made(file) {
			return fmt.Errorf("会生成的文件 %s 就是要读取的名单：请用 -o 另写一个文件夹", shown(file))
		}
	}
	return p.checkLinks(folder)
}

// checkLinks makes sure that no output takes the place of an input, or of another output, by a link that is in the
// folder of the outputs.
func (p *plan) checkLinks(folder string) error {
	if _, err := os.Lstat(folder); err != nil {
		return nil
	}
	kept := map[string]string{} // what must stay, by its real path, with what it is
	for _, in := range p.inputs {
		kept[fileKey(in.real)] = "报告 " + shown(in.name)
	}
	for _, file := range append(slices.Clone(p.others), p.lists...) {
		if _, ok := kept[fileKey(file)]; !ok {
			kept[fileKey(file)] = shown(file)
		}
	}
	folders := map[string]string{} // real paths of the folders of outputs
	place := func(path string) string {
		dir := filepath.Dir(path)
		if _, ok := folders[dir]; !ok {
			folders[dir] = realPath(dir)
		}
		if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fileKey(linked(path))
		}
		return fileKey(filepath.Join(folders[dir], filepath.Base(path)))
	}
	for i := range p.inputs {
		for _, f := range p.formats {
			path := p.path(i, f)
			at := place(path)
			if other, ok := kept[at]; ok {
				return fmt.Errorf("会生成的文件 %s 经过链接，就是%s：请删去这个链接，或用 -o 另写一个文件夹", visible(path), other)
			}
			kept[at] = "会生成的另一个文件 " + visible(path)
		}
	}
	return nil
}

// makes reports whether a file has the extension that the outputs of a format have.
func (p *plan) makes(name string) bool {
	return slices.Contains(p.extensions(), strings.ToLower(filepath.Ext(name)))
}

// clashError tells of inputs that would become the same file.
func (p *plan) clashError(clashes [][]int) error {
	advice := "请改名，或分两次生成到不同的文件夹"
	if p.names != nil {
		advice = "请去掉多余的报告，或在 --name 中加上 {file}（报告的文件名），或分两次生成到不同的文件夹"
	}
	var lines []string
	for _, inputs := range clashes {
		lines = append(lines, p.clash(inputs))
	}
	return together(lines, advice)
}

// clash names inputs that would become the same file, and says why when names were made of what they
// are about.
func (p *plan) clash(inputs []int) string {
	var names []string
	for _, i := range inputs {
		names = append(names, p.inputs[i].name)
	}
	who := firstFew(names)
	if len(names) == 2 {
		who = shown(names[0]) + " 和 " + shown(names[1])
	}
	line := fmt.Sprintf("%s 会生成同一个文件 %s", who, visible(p.path(inputs[len(inputs)-1], p.formats[0])))
	if p.names == nil {
		return line
	}
	about := p.topics[inputs[0]]
	if about.organ == "" || slices.ContainsFunc(inputs, func(i int) bool { return p.topics[i].organ != about.organ || p.topics[i].year != about.year }) {
		return line
	}
	return line + fmt.Sprintf("（机关和年度相同：%s，%d）", visible(about.organ), about.year)
}

// mostTogether is how many faults of a plan one message tells.
const mostTogether = 20

// together is an error of one fault or more, with what is to be done about them.
func together(faults []string, advice string) error {
	if len(faults) == 1 {
		return fmt.Errorf("%s：%s", faults[0], advice)
	}
	text := fmt.Sprintf("有 %d 处文件名的问题，什么都没有生成：\n  %s\n", len(faults), strings.Join(faults[:min(len(faults), mostTogether)], "\n  "))
	if rest := len(faults) - mostTogether; rest > 0 {
		text += fmt.Sprintf("  另有 %d 处没有列出\n", rest)
	}
	return errors.New(text + advice)
}

// sideFile is a file that a batch writes beside its outputs.
type sideFile struct{ what, flag, name string }

func (p *plan) sideFiles() []sideFile {
	files := []sideFile{{"清单", "--manifest", p.manifest}}
	if p.index != "" {
		files = append(files, sideFile{"索引页", "--index", p.index})
	}
	return files
}

// checkSideFiles makes sure that the files beside the outputs take the place of no report, and of none
// of each other.
func (p *plan) checkSideFiles() error {
	taken := map[string]sideFile{}
	for _, f := range p.sideFiles() {
		place := fileKey(placeOf(f.name))
		if other, ok := taken[place]; ok {
			return fmt.Errorf("%s %s 就是%s：请用 %s 另写一个文件名", f.what, visible(f.name), other.what, f.flag)
		}
		taken[place] = f
	}
	for _, in := range p.inputs {
		if f, ok := taken[fileKey(in.real)]; ok {
			return fmt.Errorf("%s %s 就是一份报告：请用 %s 另写一个文件名", f.what, visible(f.name), f.flag)
		}
	}
	for _, list := range p.lists {
		if f, ok := taken[fileKey(list)]; ok {
			return fmt.Errorf("%s %s 就是要读取的名单：请用 %s 另写一个文件名", f.what, visible(f.name), f.flag)
		}
	}
	return nil
}

// checkSideFolders makes sure that no file beside the outputs has the place of an output, or of a folder
// that outputs go to.
func (p *plan) checkSideFolders() error {
	folder := placeOf(p.folder)
	for _, f := range p.sideFiles() {
		place := placeOf(f.name)
		for i := range p.inputs {
			base := filepath.Join(folder, p.base(i))
			switch {
			case isBelow(place, base):
				return fmt.Errorf("%s %s 与存放 %s 的文件夹同名：请用 %s 另写一个文件名", f.what, visible(f.name), visible(p.path(i, p.formats[0])), f.flag)
			case p.makes(place) && fileKey(stem(place)) == fileKey(base):
				return fmt.Errorf("%s %s 就是 %s 要生成的文件：请用 %s 另写一个文件名", f.what, visible(f.name), shown(p.inputs[i].name), f.flag)
			}
		}
	}
	return nil
}

// placeOf names a file without links, whether it is there or will be made.
func placeOf(name string) string {
	if _, err := os.Lstat(name); err == nil {
		return realPath(name)
	}
	return filepath.Join(realPath(filepath.Dir(name)), filepath.Base(name))
}

// prepare makes the folder and finds out whether files can be written there.
func (p *plan) prepare() error {
	if err := makeFolder(p.folder); err != nil {
		return err
	}
	if err := checkFolder(p.folder); err != nil {
		return err
	}
	for i := range p.inputs {
		sweep(filepath.Join(p.folder, filepath.Dir(p.base(i))))
	}
	return nil
}

// lock keeps other runs out of the folder, and from the manifest, which a run that writes to another folder may
// name as well. The folders below are not locked: a batch may write to one of them at the same time. Nothing is
// damaged by that, as if one had run after the other: every file is put in its place whole, each run has a manifest
// of its own, and what a manifest says of a file that the other run has replaced does not agree with its digest, so
// that --resume makes the file again.
func (p *plan) lock(s *session) (unlock func(), err error) {
	folder, err := s.lockFolder(p.folder)
	if err != nil || p.manifest == "" || !isFolder(filepath.Dir(p.manifest)) { // which whoever opens the manifest tells
		return folder, err
	}
	manifest, err := s.lockFile(p.manifest)
	if err != nil {
		folder()
		return nil, err
	}
	return func() {
		manifest()
		folder()
	}, nil
}

// makeFolder makes a folder with all above it, unless it is there.
func makeFolder(name string) error {
	err := os.MkdirAll(name, 0o755)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return &writeError{"没有权限新建文件夹：" + visible(name), err}
	case err != nil:
		return &writeError{fmt.Sprintf("无法新建文件夹 %s：%s", visible(name), cause(err)), err}
	}
	return nil
}
