package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout/ofd"
)

// outputFlags say how the files of single formats are.
type outputFlags struct {
	Attach    bool     `help:"PDF 和 OFD 附上报告的数据（YAML、JSON、CSV），PDF 成为 PDF/A-3a；import 和 check 由此准确读回"`
	Standard  *string  `name:"standard" placeholder:"标准" values:"2a,3a,1a,4" help:"PDF 的标准：2a 是 PDF/A-2a 和 PDF/UA-1（默认），3a 是 PDF/A-3a 和 PDF/UA-1，1a 是 PDF/A-1a（GB/T 23286.1），4 是 PDF/A-4 和 PDF/UA-2"`
	OFDLinks  bool     `name:"ofd-links" help:"OFD 中的网址可以点开；这样的文件不是存档用的 OFD-A"`
	WordFonts []string `name:"word-fonts" sep:"none" placeholder:"字体" values:"gb2312,gbk" help:"Word 文档所用字体的名称：gb2312 是仿宋_GB2312 等（默认），gbk 是方正仿宋_GBK 等；也可以写“用途=名称”，可写多次"`
	WordGrid  *string  `name:"word-grid" placeholder:"网格" values:"chars,lines" help:"Word 文档的网格：chars 指定行和字符（默认），lines 只指定行，用 LibreOffice 打开时要用它"`
	Fragment  bool     `help:"网页只写正文，用于粘贴到网站的编辑器"`
	Unstyled  bool     `help:"只写正文的网页不带 style 属性，用于不接受它的网站"`
	Meta      []string `name:"meta" sep:"none" placeholder:"名称=内容" help:"网页的 meta 标签（国办发〔2017〕47号），如 SiteName=青禾县人民政府，可写多次"`
	KeysIn    *string  `name:"keys" placeholder:"文种" values:"zh,en" help:"文件中的键用中文（zh）还是英文（en）；默认 YAML 用中文，JSON 用英文"`
}

// options reads the flags.
func (f outputFlags) options() (export.Options, error) {
	o := export.Options{Data: f.Attach, OFD: ofd.Encoder{Web: f.OFDLinks}, Page: html.Encoder{Fragment: f.Fragment, Unstyled: f.Unstyled}}
	if f.Unstyled && !f.Fragment {
		return o, fmt.Errorf("--unstyled 要和 --fragment 一起用：整个网页本来就没有 style 属性\n%s", seeHelp)
	}
	if f.Fragment && len(f.Meta) > 0 {
		return o, fmt.Errorf("--meta 不能和 --fragment 一起用：只写正文的网页没有 meta 标签\n%s", seeHelp)
	}
	for _, read := range []func(*export.Options) error{f.standard, f.word, f.grid, f.labels, f.keys} {
		if err := read(&o); err != nil {
			return o, err
		}
	}
	return o, nil
}

func (f outputFlags) standard(o *export.Options) error {
	if f.Standard == nil {
		return nil
	}
	name := strings.ToLower(strings.TrimSpace(*f.Standard))
	s, ok := export.StandardByID(strings.TrimPrefix(strings.TrimPrefix(name, "pdf/"), "a-"))
	switch {
	case !ok:
		return fmt.Errorf("--standard 应为 2a、3a、1a 或 4，实为“%s”\n%s", visible(*f.Standard), seeHelp)
	case f.Attach && !s.TakesAttachments():
		return fmt.Errorf("%v 不允许附带数据文件：请去掉 --attach，或改用 --standard 3a 或 4\n%s", s, seeHelp)
	}
	o.Standard = s
	return nil
}

// word reads the names of fonts: a family, or ROLE=NAME.
func (f outputFlags) word(o *export.Options) error {
	families := 0
	for _, flag := range f.WordFonts {
		switch family := strings.ToLower(strings.TrimSpace(flag)); family {
		case "gb2312":
			o.Word.Family = docx.GB2312
			families++
			continue
		case "gbk":
			o.Word.Family = docx.GBK
			families++
			continue
		}
		use, name, err := parseRole("--word-fonts", flag)
		switch {
		case err != nil:
			return err
		case use.behind:
			return fmt.Errorf("--word-fonts 没有“%s”这种用途：Word 自己选用后备字体\n%s", use.names[0], seeHelp)
		case strings.ContainsFunc(name, zhtext.IsInvisible) || !utf8.ValidString(name):
			return fmt.Errorf("--word-fonts 的字体名称“%s”里有不可见的字符\n%s", visible(name), seeHelp)
		case utf8.RuneCountInString(name) > longestFontName:
			return fmt.Errorf("--word-fonts 的字体名称太长：Word 最多 %d 个字\n%s", longestFontName, seeHelp)
		case o.Word.Fonts[use.role] != "":
			return fmt.Errorf("--word-fonts 给“%s”写了两次\n%s", use.names[0], seeHelp)
		}
		if o.Word.Fonts == nil {
			o.Word.Fonts = map[fonts.Role]string{}
		}
		o.Word.Fonts[use.role] = strings.TrimSpace(name)
	}
	if families > 1 {
		return fmt.Errorf("--word-fonts 只能写 gb2312 和 gbk 中的一个\n%s", seeHelp)
	}
	return nil
}

// longestFontName is how many characters the name of a font has in Word.
const longestFontName = 31

func (f outputFlags) grid(o *export.Options) error {
	switch {
	case f.WordGrid == nil || *f.WordGrid == "chars":
	case *f.WordGrid == "lines":
		o.Word.Grid = docx.LinesOnly
	default:
		return fmt.Errorf("--word-grid 应为 chars（行和字符）或 lines（只有行），实为“%s”\n%s", visible(*f.WordGrid), seeHelp)
	}
	return nil
}

// labels reads the meta tags.
func (f outputFlags) labels(o *export.Options) error {
	for _, flag := range f.Meta {
		name, value, ok := strings.Cut(flag, "=")
		field := labelNamed(&o.Page.Labels, strings.TrimSpace(name))
		value = strings.TrimSpace(value)
		switch {
		case !ok:
			return fmt.Errorf("--meta 后面要写“名称=内容”，如 --meta SiteName=青禾县人民政府，实为“%s”\n%s", visible(flag), seeHelp)
		case field == nil:
			return fmt.Errorf("--meta 没有“%s”这个标签，可用的有 %s\n%s", visible(name), strings.Join(labelNames(), "、"), seeHelp)
		case value == "":
			return fmt.Errorf("--meta %s= 后面没有写内容\n%s", name, seeHelp)
		case strings.ContainsFunc(value, zhtext.IsInvisible) || !utf8.ValidString(value):
			return fmt.Errorf("--meta %s= 后面有不可见的或损坏的字符：“%s”\n%s", name, visible(value), seeHelp)
		case *field != "":
			return fmt.Errorf("--meta 给 %s 写了两次\n%s", name, seeHelp)
		case field == &o.Page.Labels.PubDate && !isPubDate(value):
			return fmt.Errorf("--meta PubDate 应写成 2024-01-20 09:00 或 2024-01-20，实为“%s”\n%s", visible(value), seeHelp)
		}
		*field = value
	}
	return nil
}

func (f outputFlags) keys(o *export.Options) error {
	switch {
	case f.KeysIn == nil:
	case *f.KeysIn == "zh":
		o.Keys = export.ChineseKeys
	case *f.KeysIn == "en":
		o.Keys = export.EnglishKeys
	default:
		_, err := writeOptions(*f.KeysIn)
		return err
	}
	return nil
}

// formatsOf are the formats that each of the flags of renderFlags concerns; those that are not here
// concern all.
var formatsOf = map[string][]*export.Format{
	"--attach": {export.PDF, export.OFD}, "--standard": {export.PDF}, "--ofd-links": {export.OFD},
	"--contents": {export.PDF, export.OFD, export.SVG}, "--font": {export.PDF, export.OFD, export.SVG}, "--office-fonts": {export.PDF, export.OFD, export.SVG},
	"--landscape": {export.PDF, export.OFD, export.DOCX, export.SVG}, "--single-sided": {export.PDF, export.OFD, export.DOCX, export.SVG},
	"--word-fonts": {export.DOCX}, "--word-grid": {export.DOCX},
	"--fragment": {export.HTML}, "--unstyled": {export.HTML}, "--meta": {export.HTML},
	"--keys": {export.YAML, export.JSON},
}

// given are those flags of formatsOf that are on the command line.
func (f renderFlags) given() []string {
	var names []string
	for _, one := range []struct {
		name  string
		given bool
	}{
		{"--attach", f.Attach}, {"--standard", f.Standard != nil}, {"--ofd-links", f.OFDLinks}, {"--contents", f.Contents}, {"--font", len(f.Font) > 0},
		{"--office-fonts", f.OfficeFonts}, {"--landscape", f.Landscape}, {"--single-sided", f.SingleSided},
		{"--word-fonts", len(f.WordFonts) > 0}, {"--word-grid", f.WordGrid != nil}, {"--fragment", f.Fragment},
		{"--unstyled", f.Unstyled}, {"--meta", len(f.Meta) > 0}, {"--keys", f.KeysIn != nil},
	} {
		if one.given {
			names = append(names, one.name)
		}
	}
	return names
}

// suits refuses flags that concern none of the formats: whoever gives one expects something of it.
func (f renderFlags) suits(formats []*export.Format) error {
	for _, name := range f.given() {
		if slices.ContainsFunc(formatsOf[name], func(of *export.Format) bool { return slices.Contains(formats, of) }) {
			continue
		}
		return fmt.Errorf("%s 只用于%s，这里生成的是%s\n%s", name, spacedNames(formatsOf[name]), spacedNames(formats), seeHelp)
	}
	return nil
}
