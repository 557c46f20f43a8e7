package compose

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// MaxPictureBytes is the largest picture file that a report may show.
const MaxPictureBytes = 20 << 20

// The most characters of an alternative text, and of a caption, which must fit on the page of its
// figure.
const (
	maxAlt     = 2000
	maxCaption = 200
)

// longCaption refuses a caption that would leave its figure no room.
var longCaption = refusal{fmt.Sprintf("图题超过%d字", maxCaption), "请写短图题，要说明的写在正文中"}

// refusal says why a figure cannot be printed, and what to do.
type refusal struct{ message, hint string }

// Limits of a whole report, so that no file keeps a program busy for long.
const (
	maxRefusals     = 100 // listed
	MaxTotalPixels  = 200_000_000
	MaxPictureData  = 200 << 20 // bytes of all pictures as they are kept: JPEG files, and the samples of others
	MaxPictureFiles = 500
)

// refuse adds a finding: why the figure at an offset of a prose field cannot be printed.
func (f *flow) refuse(key string, at int, why refusal) {
	if len(f.findings) >= maxRefusals {
		return
	}
	place := f.r.Source().InProse(key, f.r.Prose(key), at)
	f.findings = append(f.findings, model.Finding{ID: "FIGURE", Severity: model.SeverityError, Path: key, Place: place,
		Message: why.message, Hint: why.hint})
}

var (
	pictureLine  = regexp.MustCompile(`^!\[(.*?)\]\((.*)\)$`)
	pictureTitle = regexp.MustCompile(`^(.*?)[\s\x{3000}]+["“”](.*)["“”]$`)
)

// picture adds the picture that a line asks for: ![替代文字](文件.png "图题").
func (f *flow) picture(key string, p prose.Piece) {
	m := pictureLine.FindStringSubmatch(p.Text)
	if m == nil {
		f.refuse(key, p.At, refusal{"图片的写法不对：" + zhtext.Quote(p.Text), `请写成一行“![替代文字](文件.png "图题")”，符号用半角，图题可以不写`})
		return
	}
	alt, name, caption := strings.TrimFunc(m[1], zhtext.IsBlank), strings.TrimFunc(m[2], zhtext.IsBlank), ""
	if t := pictureTitle.FindStringSubmatch(name); t != nil {
		name, caption = t[1], strings.TrimFunc(t[2], zhtext.IsBlank)
	}
	switch {
	case alt == "":
		f.refuse(key, p.At, refusal{"图片没有替代文字", "请写明替代文字：在方括号中用一句话说明图中的内容，供看不到图的人听读"})
		return
	case utf8.RuneCountInString(alt) > maxAlt:
		f.refuse(key, p.At, refusal{fmt.Sprintf("图片的替代文字超过%d字", maxAlt), "请概括图中的内容，详细的写在正文中"})
		return
	case utf8.RuneCountInString(caption) > maxCaption:
		f.refuse(key, p.At, longCaption)
		return
	}
	picture, why := f.load(name)
	if picture == nil {
		f.refuse(key, p.At, why)
		return
	}
	f.add(&layout.Figure{Alt: alt, Picture: picture, Caption: caption, Source: key})
}

// load reads a picture once, however often the report shows it.
func (f *flow) load(name string) (*layout.Picture, refusal) {
	clean := path.Clean(name)
	switch {
	case name == "":
		return nil, refusal{"没有写明图片文件", "请在圆括号中写上图片的文件名"}
	case strings.Contains(name, "://"):
		return nil, refusal{"图片" + zhtext.Quote(name) + "是网络地址", "请把图片存到报告文件所在的文件夹，再写它的文件名"}
	case strings.Contains(name, `\`):
		return nil, refusal{"图片的路径" + zhtext.Quote(name) + "中有反斜杠", "请用“/”分隔文件夹和文件名"}
	case !fs.ValidPath(clean):
		return nil, refusal{"图片" + zhtext.Quote(name) + "不在报告文件所在的文件夹之内", "请把图片放到报告文件所在的文件夹或其下的文件夹，路径从那里写起"}
	case f.files == nil:
		return nil, refusal{"不知道图片" + zhtext.Quote(name) + "在哪个文件夹", "请从文件而不是标准输入读取报告；程序库请用 Files 给出文件夹"}
	}
	if p := f.pictures[clean]; p != nil {
		return p, refusal{}
	}
	data, err := readPictureFile(f.files, clean)
	if err != nil {
		return nil, fileRefusal(name, err)
	}
	p, err := layout.ReadPicture(data)
	if err != nil {
		return nil, pictureRefusal(name, err)
	}
	f.pixels, f.pictureData = f.pixels+int64(p.Width)*int64(p.Height), f.pictureData+int64(len(p.Data))
	switch {
	case f.pixels > MaxTotalPixels:
		return nil, refusal{fmt.Sprintf("到图片%s，报告中的图片共已超过 %d 万像素", zhtext.Quote(name), MaxTotalPixels/10000), "请把图片缩小后再用"}
	case f.pictureData > MaxPictureData:
		return nil, refusal{fmt.Sprintf("到图片%s，报告中的图片共已超过 %d MB", zhtext.Quote(name), MaxPictureData>>20), "请把图片缩小后再用；照片请存为 JPEG"}
	case len(f.pictures) == MaxPictureFiles:
		return nil, refusal{fmt.Sprintf("到图片%s，报告中的图片已超过 %d 个", zhtext.Quote(name), MaxPictureFiles), "请减少图片，或另附文件"}
	}
	if f.pictures == nil {
		f.pictures = map[string]*layout.Picture{}
	}
	f.pictures[clean] = p
	return p, refusal{}
}

var (
	errNotAFile = errors.New("nianbao: the picture is no regular file")
	errTooLarge = errors.New("nianbao: the picture file is too large")
)

// readPictureFile reads a regular file. It looks at the kind of file first, since opening a pipe
// would block.
func readPictureFile(files fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(files, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotAFile
	case info.Size() > MaxPictureBytes:
		return nil, errTooLarge
	}
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxPictureBytes+1))
	if err == nil && len(data) > MaxPictureBytes {
		err = errTooLarge
	}
	return data, err
}

func fileRefusal(name string, err error) refusal {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refusal{"没有图片文件" + zhtext.Quote(name), "路径从报告文件所在的文件夹写起；请核对文件名，字母分大小写"}
	case errors.Is(err, errTooLarge):
		return refusal{fmt.Sprintf("图片文件%s超过 %d MB", zhtext.Quote(name), MaxPictureBytes>>20), "请把图片缩小后再用"}
	case errors.Is(err, errNotAFile):
		return refusal{zhtext.Quote(name) + "不是普通文件", "请写图片文件的名称"}
	}
	return refusal{"图片文件" + zhtext.Quote(name) + "不能读取", "请核对读取权限；链接不能通到报告文件所在的文件夹之外"}
}

func pictureRefusal(name string, err error) refusal {
	switch {
	case errors.Is(err, layout.ErrPictureFormat):
		return refusal{zhtext.Quote(name) + "不是 PNG 或 JPEG 图片", "请用图片软件另存为 PNG 或 JPEG；只改扩展名没有用"}
	case errors.Is(err, layout.ErrPictureSize):
		return refusal{fmt.Sprintf("图片%s超过 %d 万像素，一边超过 %d 像素，或解开后超过 %d MB", zhtext.Quote(name), layout.MaxPixels/10000, layout.MaxPictureSide, layout.MaxDecoded>>20), "请把图片缩小后再用"}
	case errors.Is(err, layout.ErrPictureCMYK):
		return refusal{"图片" + zhtext.Quote(name) + "是印刷用的四色（CMYK）图片", "请用图片软件转为 RGB 颜色"}
	case errors.Is(err, layout.ErrPictureCoding):
		return refusal{"图片" + zhtext.Quote(name) + "的编码方式不能用", "请用图片软件另存为普通的 PNG 或 JPEG（每种颜色 8 位）"}
	}
	return refusal{"图片文件" + zhtext.Quote(name) + "已损坏", "请重新导出图片"}
}
