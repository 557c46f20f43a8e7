package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/officefonts"
	"golang.org/x/text/width"
)

// fontFlags are the flags of commands that set reports, or tell whether they can be set.
type fontFlags struct {
	Font        []string `name:"font" sep:"none" placeholder:"用途=文件" complete:"fonts" help:"换用的字体，可写多次；用途是仿宋、宋、小标宋、黑、楷或后备；字体集合写成“文件#名称”"`
	OfficeFonts bool     `name:"office-fonts" help:"换用本机和程序旁的公文字体：方正小标宋、仿宋、黑体、楷体、宋体；--font 写明的除外"`
}

// fontUse is what a face is for.
type fontUse struct {
	names  []string // the first one is shown
	role   fonts.Role
	behind bool // no role: asked for what all other faces lack
}

var fontUses = []fontUse{
	{names: []string{"仿宋", "fangsong", "仿宋体"}, role: fonts.FangSong},
	{names: []string{"宋", "song", "宋体"}, role: fonts.Song},
	{names: []string{"小标宋", "xiaobiaosong", "小标宋体"}, role: fonts.XiaoBiaoSong},
	{names: []string{"黑", "hei", "黑体"}, role: fonts.Hei},
	{names: []string{"楷", "kai", "楷体"}, role: fonts.Kai},
	{names: []string{"后备", "fallback"}, behind: true},
}

// faces are the embedded faces with those of offices and those of --font in place of them or
// behind them, and those of rare characters last.
func (f fontFlags) faces(offices []officefonts.Found) (*fonts.Set, error) {
	set, err := fonts.Embedded()
	if err != nil {
		return nil, err
	}
	for _, found := range offices {
		if found.Face != nil {
			set = set.With(found.Role, found.Face)
		}
	}
	opener := faceOpener{files: map[string][]byte{}, faces: map[[2]string]*fonts.Face{}}
	given := map[string]bool{}
	for _, flag := range f.Font {
		use, value, err := parseFont(flag)
		if err != nil {
			return nil, err
		}
		name := use.names[0]
		if given[name] && !use.behind {
			return nil, fmt.Errorf("--font 给“%s”写了两次\n%s", name, seeHelp)
		}
		given[name] = true
		face, err := opener.open(value)
		switch {
		case err != nil:
			return nil, err
		case use.behind:
			set = set.Behind(face)
		default:
			set = set.With(use.role, face)
		}
	}
	return withRare(set)
}

// parseFont parts ROLE=FILE.
func parseFont(flag string) (use fontUse, file string, err error) {
	return parseRole("--font", flag)
}

// roleFlags are the flags with values ROLE=SOMETHING.
var roleFlags = map[string]struct{ form, example, what string }{
	"--font":       {"“用途=文件”", "仿宋=simfang.ttf", "字体文件"},
	"--word-fonts": {" gb2312、gbk 或“用途=名称”", "仿宋=华文仿宋", "字体的名称"},
}

// parseRole parts ROLE=SOMETHING, the value of a flag.
func parseRole(flag, text string) (use fontUse, value string, err error) {
	about := roleFlags[flag]
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return use, "", fmt.Errorf("%s 后面要写%s，如 %s %s，实为“%s”\n%s", flag, about.form, flag, about.example, visible(text), seeHelp)
	}
	folded := strings.ToLower(strings.TrimSpace(width.Narrow.String(name)))
	i := slices.IndexFunc(fontUses, func(u fontUse) bool { return slices.Contains(u.names, folded) })
	switch {
	case i < 0:
		return use, "", fmt.Errorf("%s 没有“%s”这种用途，可用的有 %s\n%s", flag, visible(name), fontUseNames(), seeHelp)
	case strings.TrimSpace(value) == "":
		return use, "", fmt.Errorf("%s %s= 后面没有写%s\n%s", flag, visible(name), about.what, seeHelp)
	}
	return fontUses[i], value, nil
}

func fontUseNames() string {
	var names []string
	for _, u := range fontUses {
		names = append(names, fmt.Sprintf("%s（%s）", u.names[0], u.names[1]))
	}
	return strings.Join(names, "、")
}

// faceOpener opens each file and each face once, since a face in two roles is embedded once.
type faceOpener struct {
	files map[string][]byte
	faces map[[2]string]*fonts.Face
}

func (o faceOpener) open(value string) (*fonts.Face, error) {
	file, name := splitFace(value)
	if face := o.faces[[2]string{file, name}]; face != nil {
		return face, nil
	}
	data, err := o.read(file)
	if err != nil {
		return nil, fmt.Errorf("无法读取字体文件 %s：%s", shown(file), cause(err))
	}
	face, err := fonts.Open(data, name)
	if err != nil {
		return nil, fmt.Errorf("字体文件 %s 不能使用：%s", shown(file), faceFault(err))
	}
	for opened, known := range o.faces { // however it was named
		if opened[0] == file && reflect.DeepEqual(known, face) {
			face = known
		}
	}
	o.faces[[2]string{file, name}] = face
	return face, nil
}

func (o faceOpener) read(file string) ([]byte, error) {
	if data, ok := o.files[file]; ok {
		return data, nil
	}
	data, err := readRegular(file, fonts.MaxFileBytes)
	if err == nil {
		o.files[file] = data
	}
	return data, err
}

// splitFace parts FILE#FACE at the last # before which there is the name of a file; a file
// whose own name has a # is meant before any face is.
func splitFace(value string) (file, face string) {
	for end := len(value); end > 0; end = strings.LastIndexByte(value[:end], '#') {
		if _, err := os.Stat(value[:end]); err == nil {
			return value[:end], strings.TrimPrefix(value[end:], "#")
		}
	}
	if i := strings.LastIndexByte(value, '#'); i > 0 {
		return value[:i], value[i+1:]
	}
	return value, ""
}

// faceFault says in Chinese what is wrong with a font file.
func faceFault(err error) string {
	var unknown *fonts.UnknownFace
	var forbidden *fonts.NotEmbeddable
	var format *fonts.FormatError
	switch {
	case errors.As(err, &unknown):
		return unknownFace(unknown)
	case errors.As(err, &forbidden):
		return fmt.Sprintf("字体 %s 的授权标志（OS/2 fsType）不允许把字形嵌入文件，请换用允许嵌入的字体", visible(forbidden.Name))
	case errors.Is(err, fonts.ErrNotFont):
		return "不是 TrueType 或 OpenType 字体（.ttf、.otf、.ttc、.otc）"
	case errors.Is(err, fonts.ErrWOFF):
		return "是网页字体（WOFF），请换用同一字体的 .ttf 或 .otf 文件"
	case errors.Is(err, fonts.ErrCFF2):
		return "是 CFF2 轮廓的可变字体，PDF 不能嵌入，请换用静态的 .otf 或 .ttf 文件"
	case errors.As(err, &format) && format.Table != "":
		return fmt.Sprintf("缺少可用的 %s 表，字体不完整、已损坏，或没有轮廓和 Unicode 编码", strings.TrimSpace(format.Table))
	}
	return "已损坏或不完整"
}

// mostFaces is how many faces of a collection a message lists.
const mostFaces = 20

func unknownFace(e *fonts.UnknownFace) string {
	var names []string
	for i, name := range e.Faces[:min(len(e.Faces), mostFaces)] {
		names = append(names, fmt.Sprintf("%d %s", i, visible(name)))
	}
	list := strings.Join(names, "、")
	if len(e.Faces) > mostFaces {
		list += fmt.Sprintf("，等 %d 个", len(e.Faces))
	}
	return fmt.Sprintf("其中没有名为“%s”的字体，有 %s", visible(e.Name), list)
}

// asks are the options that a report file is set and looked through with: the pictures
// beside it and the faces of the command line.
func (s *session) asks(file string) []nianbao.Option {
	opts := filesBeside(file)
	if s.faces != nil {
		opts = append(opts, nianbao.WithFaces(s.faces))
	}
	return opts
}

// noteWhole tells which faces make large files.
func (s *session) noteWhole() {
	if s.faces == nil {
		return
	}
	noted := map[*fonts.Face]bool{}
	for role := fonts.FangSong; role <= fonts.Kai; role++ {
		if face := s.faces.Face(role); face.EmbedsWhole() && !noted[face] {
			noted[face] = true
			s.note("字体 %s 的授权标志（OS/2 fsType）不允许只嵌入用到的字，整个字体都将嵌入，文件较大", visible(face.PostScriptName()))
		}
	}
}
