package docx

import (
	"io"
	"maps"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// Encoder writes Word documents: official documents in styles that Word and WPS know, on the page and
// the grid that the flow is composed for. The zero value is ready, and several goroutines may use an
// Encoder at once. The bytes depend on nothing but the flow and the options.
//
// Fonts are named, not embedded. Word breaks lines and pages itself, so Turnable groups are turned only
// where their numbers have no room upright, and the texts that no line end should part are kept whole
// in titles and in labels of tables alone.
type Encoder struct {
	Family Family
	// Fonts are names of fonts by role, instead of those of the family.
	Fonts map[fonts.Role]string
	Grid  Grid
}

// Family is a family of fonts that Chinese offices use, by the ending of their names.
type Family int

// The families.
const (
	GB2312 Family = iota // 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体, 黑体, 宋体
	GBK                  // 方正仿宋_GBK, 方正楷体_GBK, 方正小标宋_GBK, 方正黑体_GBK, 方正书宋_GBK
)

// Grid is what the grid of a page counts.
type Grid int

// The grids.
const (
	LinesAndChars Grid = iota // lines of so many characters, as Word and WPS have them
	LinesOnly                 // lines; the characters are set closer. LibreOffice takes the other grid's for twice as wide
)

// EncodeFlow writes a Word document. A table whose cells are no full rectangle gives a *layout.BadTable, a figure
// without alternative text or with nothing to show a *layout.BadFigure.
func (e Encoder) EncodeFlow(w io.Writer, f *layout.Flow) error {
	doc, err := newWriter(e, f)
	if err != nil {
		return err
	}
	defer workspaces.Give(doc.workspace)
	if err := doc.body(); err != nil {
		return err
	}
	parts, relations := doc.parts()
	return writePackage(w, parts, relations)
}

// familyFonts are the names of the fonts of a family.
var familyFonts = [...]map[fonts.Role]string{
	GB2312: {fonts.FangSong: "仿宋_GB2312", fonts.Song: "宋体", fonts.XiaoBiaoSong: "方正小标宋简体", fonts.Hei: "黑体", fonts.Kai: "楷体_GB2312"},
	GBK:    {fonts.FangSong: "方正仿宋_GBK", fonts.Song: "方正书宋_GBK", fonts.XiaoBiaoSong: "方正小标宋_GBK", fonts.Hei: "方正黑体_GBK", fonts.Kai: "方正楷体_GBK"},
}

// standIns are the names of fonts that every system has, for those that few have.
var standIns = map[fonts.Role]string{fonts.FangSong: "仿宋", fonts.Song: "宋体", fonts.XiaoBiaoSong: "宋体", fonts.Hei: "黑体", fonts.Kai: "楷体"}

// latinFont is that of letters and digits in texts.
const latinFont = "Times New Roman"

// names are the fonts' names by role.
func (e Encoder) names() map[fonts.Role]string {
	names := maps.Clone(familyFonts[min(max(e.Family, GB2312), GBK)])
	for role, name := range e.Fonts {
		if name != "" {
			names[role] = name
		}
	}
	return names
}
