package compose

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// The file has names of organs, with "|" between what they are parted into: their units, and behind a slash
// what is joined in each; behind "title " stand an organ and a line of a title, and the phrases of both.
func TestTheNamesOfTheTable(t *testing.T) {
	composedTable(t, "names.txt", func(input string) []string {
		if line, ok := strings.CutPrefix(input, "title "); ok {
			organ, title, _ := strings.Cut(line, " ")
			phrases := titlePhrases(organ, []string{title})
			return []string{strings.Join(phrases[:len(phrases)-len(headingPhrases)], " | ")}
		}
		var units []string
		for _, u := range nameUnits(input) {
			units = append(units, strings.Join(joined(u), "/"))
		}
		return []string{strings.Join(units, " | ")}
	})
}

// The file has for each kind of place what becomes of it before places of each rank, of what follows it, and
// behind kinds that it follows.
func TestEachKindOfPlaceBesideOthers(t *testing.T) {
	var b strings.Builder
	for _, kind := range strings.Fields("特别行政区 自治区 省 自治州 地区 市 自治县 自治旗 开发区 示范区 新区 县 区 旗 街道 民族乡 镇 乡 苏木") {
		b.WriteString(kind + ":")
		for _, name := range []string{"甲乙省局", "甲乙市局", "甲乙县局", "甲乙镇局"} {
			b.WriteString(" " + strings.Join(nameUnits("甲"+kind+name), "|"))
		}
		for _, before := range []string{"沙省", "沙市", "沙县", "沙乡", "丁省戊", "丁市戊", "丁县戊", "丁镇戊"} {
			b.WriteString(" " + strings.Join(nameUnits(before+kind+"局"), "|"))
		}
		for _, after := range []string{"省", "市", "县", "旗", "区域", "镇", "乡"} {
			b.WriteString(" " + strings.Join(nameUnits("丙"+kind+after+"局"), "|"))
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "kinds.txt"), []byte(b.String()))
}

// composedReports are reports that differ in what stands around the sections.
func composedReports() []struct {
	name  string
	r     *model.Report
	set   func(*Options)
	whole bool // all blocks are compared, not only those behind the sections
} {
	of := func(change func(*model.Report)) *model.Report {
		r := model.New("青禾县水利局", 2023, nil)
		change(r)
		return r
	}
	date := model.Date{Year: 2024, Month: 1, Day: 16}
	sign := func(organ string, date model.Date) *model.Report {
		return of(func(r *model.Report) { r.Signature = model.Signature{Organ: organ, Date: date} })
	}
	none := func(*Options) {}
	return []struct {
		name  string
		r     *model.Report
		set   func(*Options)
		whole bool
	}{
		{"nothing but the tables", of(func(*model.Report) {}), none, true},
		{"all that stands around the text", of(func(r *model.Report) {
			r.DateLine, r.Addressee, r.Preamble, r.Title = "（2024年1月16日）", "青禾县人民政府办公室：", "前言。", "政府信息公开\n年度报告"
			r.Titles, r.Overview, r.Problems, r.OtherMatters = model.BodyTitles, "（一）甲\n国。", "国。", "国。"
			r.Signature = model.Signature{Organ: "青禾县水利局", Date: date}
		}), none, true},
		{"texts beside the tables", of(func(r *model.Report) {
			r.ProactiveDisclosure.Before, r.ProactiveDisclosure.After = "二前。\n二再前。", "二后。"
			r.Applications.Before, r.Applications.After = ":::柱状图 图\n甲: 1\n:::", "三后。"
			r.Litigation.Before, r.Litigation.After = "四前。", "四后。"
		}), landscape, true},
		{"a landscape table", of(func(*model.Report) {}), landscape, true},
		{"an attachment", of(func(r *model.Report) {
			r.OtherMatters = "国。"
			r.Attachments = []model.Attachment{{Title: "青禾县水利局名词解释", Text: "（一）甲\n国。"}}
		}), none, false},
		{"two attachments and a signature", of(func(r *model.Report) {
			r.OtherMatters = "国。\n:::表格\n甲|乙\n1|2\n:::"
			r.Attachments = []model.Attachment{{Title: "统计表", Text: "甲"}, {Title: "名词解释"}}
			r.Signature = model.Signature{Organ: "青禾县水利局", Date: date}
		}), none, false},
		{"a text that ends with a chart", of(func(r *model.Report) {
			r.OtherMatters, r.Signature.Date = ":::柱状图 图\n甲: 1\n:::", date
		}), none, false},
		{"an organ alone", sign("青禾县水利局", model.Date{}), none, false},
		{"a date alone", sign("", date), none, false},
		{"a short organ", sign("水利局", date), none, false},
		{"one that is as wide as the date needs", sign("青禾县水利局", date), none, false},
		{"a wider one", sign("青禾县水利局办公室甲", date), none, false},
		{"an organ as wide as a line less two", sign(strings.Repeat("局", 26), date), none, false},
		{"a wider one than that", sign(strings.Repeat("局", 27), date), none, false},
		{"the edition of 2019", model.New("青禾县水利局", 2019, nil), none, true},
	}
}

// The file has for each report its blocks; the tables are without their cells.
func TestTheBlocksOfReports(t *testing.T) {
	var b strings.Builder
	for _, c := range composedReports() {
		o := Options{Page: layout.GBT9704(), Faces: composedFaces(t)}
		c.set(&o)
		blocks, found, err := Blocks(c.r, o)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "# %s\n", c.name)
		if !c.whole {
			blocks = blocks[7:] // those of the title and of the sections that have no text
		}
		for _, line := range append(composedText(blocks, false), composedFindings(found)...) {
			b.WriteString(line + "\n")
		}
	}
	golden.Compare(t, filepath.Join("testdata", "reports.txt"), []byte(b.String()))
}

// The file has the cells of the statutory tables as they are printed, with the words of their labels.
func TestTheCellsOfStatutoryTables(t *testing.T) {
	var b strings.Builder
	for _, e := range tables.Editions {
		r := model.New("青禾县水利局", e.FirstYear, nil)
		f := &flow{r: r, page: layout.GBT9704()}
		for _, s := range e.Sections {
			if s.Table == nil {
				continue
			}
			fmt.Fprintf(&b, "# %s\n", e.ID)
			for _, line := range composedText([]layout.Block{f.table(s.Table)}, true) {
				if !strings.Contains(line, "[1]") && !strings.Contains(line, "[2]") && !strings.Contains(line, "[3]") && !strings.Contains(line, "[4]") && !strings.Contains(line, "[5]") {
					b.WriteString(line + "\n")
				}
			}
		}
	}
	golden.Compare(t, filepath.Join("testdata", "statutory.txt"), []byte(b.String()))
}

// A figure with a remark is centred in the face of texts; only whole numbers are below each other.
func TestTheFiguresOfATable(t *testing.T) {
	r := model.New("青禾县水利局", 2023, nil)
	r.ProactiveDisclosure.Licensing, r.ProactiveDisclosure.Penalties = 22, 7
	r.ProactiveDisclosure.Fees, _ = tables.ParseDecimal("3.50")
	r.Remarks = map[string]string{"proactive_disclosure.licensing": "（注）"}
	f := &flow{r: r, page: layout.GBT9704()}
	var got []string
	for _, c := range f.table(r.Format().Sections[1].Table).Cells {
		if c.Source != "" {
			got = append(got, composedCell(c))
		}
	}
	want := `2,1 宋 units "0" proactive_disclosure.regulations.issued`
	if got[0] != want || len(got) != 10 {
		t.Errorf("%d figures, the first is %s, want %s", len(got), got[0], want)
	}
	for i, want := range map[int]string{
		6: `6,1 1×3 仿宋 centred "22\n（注）" proactive_disclosure.licensing`, 7: `9,1 1×3 宋 units "7" proactive_disclosure.penalties`, 9: `13,1 1×3 宋 centred "3.50" proactive_disclosure.fees`,
	} {
		if got[i] != want {
			t.Errorf("%s, want %s", got[i], want)
		}
	}
	for text, want := range map[string]bool{"": true, "0": true, "-12": true, "+3": true, "0123456789": true, "1.5": false, "1,2": false, "3件": false} {
		if isWhole(text) != want {
			t.Errorf("%q is whole: %v", text, !want)
		}
	}
}

// A report of no edition is refused, and what a flow lacks is nothing that it needs.
func TestAReportOfNoEdition(t *testing.T) {
	blocks, found, err := Blocks(&model.Report{Organ: "青禾县水利局", Year: 2018}, Options{Page: layout.GBT9704(), Faces: composedFaces(t)})
	var faults model.Findings
	if blocks != nil || found != nil || !errors.As(err, &faults) || len(faults) != 1 || faults[0].ID != "EDITION" {
		t.Errorf("%v, %v, %v", blocks, found, err)
	}
}

func TestWhereAnAddressLeads(t *testing.T) {
	for address, want := range map[string]string{
		"http://a.cn": "http://a.cn", "ftp://a": "ftp://a", "www.a.cn": "http://www.a.cn", "WwW.a.cn": "http://WwW.a.cn", "www": "mailto:www", "www.": "http://www.", "a@b": "mailto:a@b", "": "mailto:", "wwwa@b.cn": "mailto:wwwa@b.cn",
	} {
		if got := target(address); got != want {
			t.Errorf("%s leads to %s, want %s", address, got, want)
		}
	}
}

// Each limit of all pictures together, with the last picture that is within.
func TestTheLimitsOfAllPictures(t *testing.T) {
	files := composedPictures(t)
	const small = "a.png" // six pixels, whose samples take as many bytes
	full := func(n int) map[string]*layout.Picture {
		m := map[string]*layout.Picture{}
		for i := range n {
			m[fmt.Sprint(i)] = &layout.Picture{}
		}
		return m
	}
	for _, c := range []struct {
		name         string
		pixels, data int64
		files        int
		want         string
	}{
		{"none", 0, 0, 0, ""},
		{"as many pixels", 200_000_000 - 6, 0, 0, ""},
		{"more pixels", 200_000_000 - 5, 0, 0, "到图片“a.png”，报告中的图片共已超过 20000 万像素→请把图片缩小后再用"},
		{"as much data", 0, 200<<20 - 6, 0, ""},
		{"more data", 0, 200<<20 - 5, 0, "到图片“a.png”，报告中的图片共已超过 200 MB→请把图片缩小后再用；照片请存为 JPEG"},
		{"as many files", 0, 0, 499, ""},
		{"more files", 0, 0, 500, "到图片“a.png”，报告中的图片已超过 500 个→请减少图片，或另附文件"},
		{"more of all", 200_000_000, 200 << 20, 500, "到图片“a.png”，报告中的图片共已超过 20000 万像素→请把图片缩小后再用"},
	} {
		f := &flow{files: files, pixels: c.pixels, pictureData: c.data, pictures: full(c.files)}
		p, why := f.load(small)
		got := ""
		if p == nil {
			got = why.message + "→" + why.hint
		}
		if got != c.want || f.pixels != c.pixels+6 || f.pictureData != c.data+6 {
			t.Errorf("%s: %q, want %q; %d pixels, %d bytes", c.name, got, c.want, f.pixels, f.pictureData)
		}
		if c.want == "" { // a second time it counts nothing
			again, _ := f.load("./b/../" + small)
			if again != p || f.pixels != c.pixels+6 {
				t.Errorf("%s: another picture, %d pixels", c.name, f.pixels)
			}
		}
	}
}

// statFS says of a file what it is not.
type statFS struct {
	fstest.MapFS
	size int64
	err  error
}

type sizedInfo struct {
	fs.FileInfo
	size int64
}

func (i sizedInfo) Size() int64 { return i.size }

func (s statFS) Stat(name string) (fs.FileInfo, error) {
	info, err := s.MapFS.Stat(name)
	return sizedInfo{info, s.size}, err
}

func (s statFS) Open(name string) (fs.File, error) {
	if s.err != nil {
		return nil, s.err
	}
	return s.MapFS.Open(name)
}

// A file may be larger than it says, or not be opened.
func TestHowAPictureFileIsRead(t *testing.T) {
	denied := errors.New("denied")
	for _, c := range []struct {
		name           string
		size, says     int64
		err, statError error
		want           error
	}{
		{"small", 3, 3, nil, nil, nil},
		{"the largest", 20 << 20, 20 << 20, nil, nil, nil},
		{"one that says it is larger", 3, 20<<20 + 1, nil, nil, errTooLarge},
		{"one that says it is smaller", 20<<20 + 1, 3, nil, nil, errTooLarge},
		{"one that is not opened", 3, 3, denied, nil, denied},
	} {
		files := statFS{fstest.MapFS{"a": {Data: make([]byte, c.size)}}, c.says, c.err}
		data, err := readPictureFile(files, "a")
		if err != c.want || err == nil && int64(len(data)) != c.size {
			t.Errorf("%s: %d bytes, %v", c.name, len(data), err)
		}
	}
	if _, err := readPictureFile(fstest.MapFS{"a/b": {}}, "a"); err != errNotAFile {
		t.Errorf("a folder: %v", err)
	}
}

// Each error of a file or picture has its words.
func TestTheWordsOfEachErrorOfAPicture(t *testing.T) {
	wrap := func(err error) error { return fmt.Errorf("x: %w", err) }
	for _, c := range []struct {
		of   func(string, error) refusal
		err  error
		want string
	}{
		{fileRefusal, wrap(fs.ErrNotExist), "没有图片文件“a”→路径从报告文件所在的文件夹写起；请核对文件名，字母分大小写"},
		{fileRefusal, wrap(errTooLarge), "图片文件“a”超过 20 MB→请把图片缩小后再用"},
		{fileRefusal, wrap(errNotAFile), "“a”不是普通文件→请写图片文件的名称"},
		{fileRefusal, fs.ErrPermission, "图片文件“a”不能读取→请核对读取权限；链接不能通到报告文件所在的文件夹之外"},
		{pictureRefusal, wrap(layout.ErrPictureFormat), "“a”不是 PNG 或 JPEG 图片→请用图片软件另存为 PNG 或 JPEG；只改扩展名没有用"},
		{pictureRefusal, wrap(layout.ErrPictureSize), "图片“a”超过 5000 万像素，一边超过 65536 像素，或解开后超过 128 MB→请把图片缩小后再用"},
		{pictureRefusal, wrap(layout.ErrPictureCMYK), "图片“a”是印刷用的四色（CMYK）图片→请用图片软件转为 RGB 颜色"},
		{pictureRefusal, wrap(layout.ErrPictureCoding), "图片“a”的编码方式不能用→请用图片软件另存为普通的 PNG 或 JPEG（每种颜色 8 位）"},
		{pictureRefusal, errors.New("x"), "图片文件“a”已损坏→请重新导出图片"},
	} {
		why := c.of("a", c.err)
		if got := why.message + "→" + why.hint; got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}
