package officefonts

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// designs are the kinds of each role in their order: names by bars, a dash before those of other makers,
// then the usual files.
var designs = map[fonts.Role][]string{
	fonts.FangSong: {
		"仿宋_GB2312|FangSong_GB2312 < 仿宋_gb2312.ttf|fangsong_gb2312.ttf|simfang.ttf", "仿宋|FangSong|SimFang|仿宋体 < simfang.ttf|fangsong.ttf|仿宋.ttf",
		"-方正仿宋_GB2312|FZFangSong_GB2312", "-方正仿宋_GBK|FZFSK--GBK1-0|FZFangSong-Z02|方正仿宋_GB18030 < fzfsk.ttf", "-方正仿宋简体|FZFSJW--GB1-0|FZFangSong-Z02S < fzfsjw.ttf",
		"-CESI仿宋|CESI仿宋-GB2312|CESI仿宋-GB13000|CESI仿宋-GB18030", "-华文仿宋|STFangsong < stfangso.ttf",
	},
	fonts.Song: {
		"宋体|SimSun < simsun.ttc|simsun.ttf", "-新宋体|NSimSun < simsun.ttc|nsimsun.ttf",
		"-方正书宋_GBK|FZSSK--GBK1-0|FZShuSong-Z01|方正书宋_GB18030 < fzssk.ttf", "-方正书宋简体|FZSSJW--GB1-0|FZShuSong-Z01S < fzssjw.ttf",
		"-CESI宋体|CESI宋体-GB2312|CESI宋体-GB13000|CESI宋体-GB18030", "-华文宋体|STSong < stsong.ttf", "-宋体-简|Songti SC|STSongti-SC-Regular < songti.ttc",
	},
	fonts.XiaoBiaoSong: {
		"方正小标宋简体|FZXBSJW--GB1-0|FZXiaoBiaoSong-B05S < fzxbsjw.ttf", "方正小标宋_GBK|FZXBSK--GBK1-0|FZXiaoBiaoSong-B05|方正小标宋_GB18030|方正小标宋 < fzxbsk.ttf",
		"方正公文小标宋|方正公文小标宋简体|FZGongWenXiaoBiaoSong", "-CESI小标宋|CESI小标宋-GB2312|CESI小标宋-GB13000|CESI小标宋-GB18030",
		"-小标宋|小标宋体|汉仪小标宋简|文鼎小标宋简|长城小标宋体",
	},
	fonts.Hei: {
		"黑体|SimHei < simhei.ttf", "-方正黑体_GBK|FZHTK--GBK1-0|FZHei-B01|方正黑体_GB18030 < fzhtk.ttf", "-方正黑体简体|FZHTJW--GB1-0|FZHei-B01S < fzhtjw.ttf",
		"-CESI黑体|CESI黑体-GB2312|CESI黑体-GB13000|CESI黑体-GB18030", "-华文黑体|STHeiti < stheiti.ttf", "-黑体-简|Heiti SC|STHeitiSC-Medium < stheiti medium.ttc",
	},
	fonts.Kai: {
		"楷体_GB2312|KaiTi_GB2312 < 楷体_gb2312.ttf|kaiti_gb2312.ttf|simkai.ttf", "楷体|KaiTi|SimKai < simkai.ttf|kaiti.ttf|楷体.ttf",
		"-方正楷体_GB2312|FZKaiTi_GB2312", "-方正楷体_GBK|FZKTK--GBK1-0|FZKai-Z03|方正楷体_GB18030 < fzktk.ttf", "-方正楷体简体|FZKTJW--GB1-0|FZKai-Z03S < fzktjw.ttf",
		"-CESI楷体|CESI楷体-GB2312|CESI楷体-GB13000|CESI楷体-GB18030", "-华文楷体|STKaiti < stkaiti.ttf", "-楷体-简|Kaiti SC|STKaitiSC-Regular < kaiti.ttc",
	},
}

func TestEveryNameOfEveryDesignIsFound(t *testing.T) {
	sound := cfftest.Drawn("x", needed, shape).File()
	for role, list := range designs {
		for _, line := range list {
			names, files, _ := strings.Cut(line, " < ")
			names, substitute := strings.CutPrefix(names, "-")
			first, _, _ := strings.Cut(names, "|")
			want := first + " /f/a.ttf 0"
			if substitute {
				want += " substitute"
			}
			for name := range strings.SplitSeq(names, "|") {
				found := Find([]Folder{folder("/f", map[string][]byte{"a.ttf": withNames(sound, name)})}, role)
				if got := brief(found[0]); got != want {
					t.Errorf("%v: %s gives %s, want %s", role, name, got, want)
				}
			}
			for file := range strings.SplitSeq(files, "|") { // a broken one is told, a sound one goes first
				if file == "" {
					continue
				}
				want := strings.Replace(want, "a.ttf", "b/"+file, 1)
				found := Find([]Folder{folder("/f", map[string][]byte{"a.ttf": withNames(sound, first), "b/" + file: withNames(sound, first)})}, role)
				if got := brief(found[0]); got != want {
					t.Errorf("%v: %s gives %s, want %s", role, file, got, want)
				}
				if got := brief(Find([]Folder{folder("/f", map[string][]byte{file: nil})}, role)[0]); got != "none; not /f/"+file+" 0" {
					t.Errorf("%v: a broken %s gives %s", role, file, got)
				}
			}
		}
	}
}

// Of two neighbours in the list, the first is taken, whatever the files are called.
func TestDesignsAreTakenInThisOrder(t *testing.T) {
	sound := cfftest.Drawn("x", needed, shape).File()
	for role, list := range designs {
		if len(list) != len(kinds[role]) {
			t.Errorf("%v has %d kinds, want %d", role, len(kinds[role]), len(list))
		}
		for i := 1; i < len(list); i++ {
			name := func(i int) string {
				first, _, _ := strings.Cut(strings.TrimPrefix(list[i], "-"), "|")
				return first
			}
			found := Find([]Folder{folder("/f", map[string][]byte{"a.ttf": withNames(sound, name(i)), "b.ttf": withNames(sound, name(i-1))})}, role)
			if found[0].Name != name(i-1) {
				t.Errorf("%v: %s goes before %s", role, found[0].Name, name(i-1))
			}
		}
	}
	if want := []fonts.Role{fonts.XiaoBiaoSong, fonts.FangSong, fonts.Hei, fonts.Kai, fonts.Song}; !slices.Equal(Roles, want) || len(designs) != len(kinds) {
		t.Errorf("the roles are %v", Roles)
	}
}

// A face that lacks any one of these characters is not taken.
func TestEveryCharacterOfHeadingsIsNeeded(t *testing.T) {
	const all = "政府信息公开工作年度报告总体情况主动收到和处理申请行政复议诉讼存在的问题改进其他需要事项一二三四五六七，。、（）"
	for _, r := range all {
		data := named(strings.ReplaceAll(all, string(r), "")+"人", "仿宋", "")
		found := Find([]Folder{folder("/f", map[string][]byte{"a.ttf": data})}, fonts.FangSong)[0]
		var lacking *Lacking
		if found.Face != nil || len(found.Skipped) != 1 || !errors.As(found.Skipped[0].Reason, &lacking) || strings.Trim(lacking.Characters, string(r)) != "" ||
			lacking.Error() != "officefonts: lacks "+lacking.Characters {
			t.Errorf("without %c: %s, %v", r, brief(found), found.Skipped)
		}
	}
}

func TestTheFaceNearestToUprightAndRegularIsTaken(t *testing.T) {
	for _, c := range []struct {
		first, second [2]int // weight and slant
		want          string
	}{
		{[2]int{399, 0}, [2]int{400, 0}, "b"}, {[2]int{401, 0}, [2]int{400, 0}, "b"}, {[2]int{300, 0}, [2]int{499, 0}, "b"}, {[2]int{300, 0}, [2]int{501, 0}, "a"},
		{[2]int{300, 0}, [2]int{500, 0}, "a"}, {[2]int{400, 1}, [2]int{900, 0}, "b"}, {[2]int{400, 1}, [2]int{500, 1}, "a"},
	} {
		files := map[string][]byte{"a.ttf": withNames(weighing(c.first[0], byte(c.first[1])), "仿宋"), "b.ttf": withNames(weighing(c.second[0], byte(c.second[1])), "仿宋")}
		if got := brief(Find([]Folder{folder("/f", files)}, fonts.FangSong)[0]); got != "仿宋 /f/"+c.want+".ttf 0" {
			t.Errorf("%v beside %v: %s", c.first, c.second, got)
		}
	}
	for _, c := range []struct {
		weight, slant, want int
	}{{400, 0, 0}, {100, 0, 300}, {900, 0, 500}, {400, 1, 1000}, {700, 1, 1300}} {
		list := list([]Folder{folder("/f", map[string][]byte{"a.ttf": weighing(c.weight, byte(c.slant))})})
		if got := list[0].faces[0].strange; got != c.want {
			t.Errorf("%v: %d from regular", c, got)
		}
	}
}

func TestFontFilesAreToldByTheirExtensions(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"a.ttf", "b.ttc", "c.otf", "d.otc", "E.TTF", "f/g.OTC", "f/h.txt", "i.woff", "ttf", "j.ttf.bak"} {
		files[name] = &fstest.MapFile{}
	}
	for flat, want := range map[bool]string{false: "E.TTF a.ttf b.ttc c.otf d.otc f/g.OTC", true: "E.TTF a.ttf b.ttc c.otf d.otc"} {
		var got []string
		Folder{FS: files, Flat: flat}.walk(func(name string) { got = append(got, name) })
		if strings.Join(got, " ") != want {
			t.Errorf("flat %v: %q", flat, got)
		}
	}
}

func TestOnly20000FontsOfAFolderAreLookedAt(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 20000 {
		files[fmt.Sprintf("%05d.ttf", i)] = &fstest.MapFile{}
	}
	for _, last := range []string{"19999.ttf", "20000.ttf"} {
		files[last] = &fstest.MapFile{}
		seen, name := 0, ""
		Folder{FS: files}.walk(func(n string) { seen, name = seen+1, n })
		if seen != 20000 || name != "19999.ttf" {
			t.Errorf("up to %s: %d, the last %s", last, seen, name)
		}
	}
}

// streams is a file system whose files can only be read from their beginning.
type streams struct{ fs.FS }

func (s streams) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil || path.Ext(name) == "" {
		return f, err
	}
	return struct{ fs.File }{f}, nil
}

func TestFilesOfAnySystemAreRead(t *testing.T) {
	f := folder("/f", map[string][]byte{"a.ttf": office("黑体", "")})
	f.FS = streams{f.FS}
	if headers, err := f.headers("a.ttf"); err != nil || len(headers) != 1 {
		t.Errorf("%d faces, %v", len(headers), err)
	}
	f.FS = fstest.MapFS{"p.ttf": {Mode: fs.ModeNamedPipe}, "t.ttf": {Data: []byte("text, and no font")}, "w.ttf": {Data: []byte("wOFFwOFFwOFFwOFF")}}
	for name, want := range map[string]error{"p.ttf": fs.ErrInvalid, "none.ttf": fs.ErrNotExist, "t.ttf": fonts.ErrNotFont, "w.ttf": fonts.ErrWOFF} {
		if _, err := f.headers(name); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	var format *fonts.FormatError
	if err := exported(&sfnt.FormatError{Table: "cmap", Reason: "r"}); !errors.As(err, &format) || *format != (fonts.FormatError{Table: "cmap", Reason: "r"}) {
		t.Errorf("got %v", err)
	}
}

func TestASkippedFaceIsToldOnce(t *testing.T) {
	var f Found
	for _, s := range []Skipped{{File: "a"}, {File: "a"}, {File: "a", Index: 1}, {File: "b", Index: 1}, {File: "b", Index: 1}} {
		f.skip(s)
	}
	if got := fmt.Sprint(f.Skipped); got != "[{a 0 <nil>} {a 1 <nil>} {b 1 <nil>}]" {
		t.Errorf("got %s", got)
	}
}

func TestNamesDifferInMoreThanSigns(t *testing.T) {
	for name, want := range map[string]string{"Fang Song_GB-2312": "fangsonggb2312", "仿宋": "仿宋", "A.B": "a.b"} {
		if got := fold(name); got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
	if got := joined([]string{"", "fonts"}, []string{"a", "b"}, []string{"a/b"}, []string{"c"}); len(got) != 2 || got[1] != "c" {
		t.Errorf("joined: %q", got)
	}
}
