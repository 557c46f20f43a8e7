package officefonts

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
)

// kind is one design of a face with the names that its versions go by.
type kind struct {
	name       string   // as it is called in Chinese
	others     []string // further names: in English, of PostScript, of other versions
	files      []string // usual names of its files, in lower case
	substitute bool     // stands in for the face that is meant
}

// kinds are the faces that serve a role, the best first.
var kinds = map[fonts.Role][]kind{
	fonts.FangSong: {
		{name: "仿宋_GB2312", others: []string{"FangSong_GB2312"}, files: []string{"仿宋_gb2312.ttf", "fangsong_gb2312.ttf", "simfang.ttf"}},
		{name: "仿宋", others: []string{"FangSong", "SimFang", "仿宋体"}, files: []string{"simfang.ttf", "fangsong.ttf", "仿宋.ttf"}},
		{name: "方正仿宋_GB2312", others: []string{"FZFangSong_GB2312"}, substitute: true},
		{name: "方正仿宋_GBK", others: []string{"FZFSK--GBK1-0", "FZFangSong-Z02", "方正仿宋_GB18030"}, files: []string{"fzfsk.ttf"}, substitute: true},
		{name: "方正仿宋简体", others: []string{"FZFSJW--GB1-0", "FZFangSong-Z02S"}, files: []string{"fzfsjw.ttf"}, substitute: true},
		{name: "CESI仿宋", others: []string{"CESI仿宋-GB2312", "CESI仿宋-GB13000", "CESI仿宋-GB18030"}, substitute: true},
		{name: "华文仿宋", others: []string{"STFangsong"}, files: []string{"stfangso.ttf"}, substitute: true},
	},
	fonts.Song: {
		{name: "宋体", others: []string{"SimSun"}, files: []string{"simsun.ttc", "simsun.ttf"}},
		{name: "新宋体", others: []string{"NSimSun"}, files: []string{"simsun.ttc", "nsimsun.ttf"}, substitute: true},
		{name: "方正书宋_GBK", others: []string{"FZSSK--GBK1-0", "FZShuSong-Z01", "方正书宋_GB18030"}, files: []string{"fzssk.ttf"}, substitute: true},
		{name: "方正书宋简体", others: []string{"FZSSJW--GB1-0", "FZShuSong-Z01S"}, files: []string{"fzssjw.ttf"}, substitute: true},
		{name: "CESI宋体", others: []string{"CESI宋体-GB2312", "CESI宋体-GB13000", "CESI宋体-GB18030"}, substitute: true},
		{name: "华文宋体", others: []string{"STSong"}, files: []string{"stsong.ttf"}, substitute: true},
		{name: "宋体-简", others: []string{"Songti SC", "STSongti-SC-Regular"}, files: []string{"songti.ttc"}, substitute: true},
	},
	fonts.XiaoBiaoSong: {
		{name: "方正小标宋简体", others: []string{"FZXBSJW--GB1-0", "FZXiaoBiaoSong-B05S"}, files: []string{"fzxbsjw.ttf"}},
		{name: "方正小标宋_GBK", others: []string{"FZXBSK--GBK1-0", "FZXiaoBiaoSong-B05", "方正小标宋_GB18030", "方正小标宋"}, files: []string{"fzxbsk.ttf"}},
		{name: "方正公文小标宋", others: []string{"方正公文小标宋简体", "FZGongWenXiaoBiaoSong"}},
		{name: "CESI小标宋", others: []string{"CESI小标宋-GB2312", "CESI小标宋-GB13000", "CESI小标宋-GB18030"}, substitute: true},
		{name: "小标宋", others: []string{"小标宋体", "汉仪小标宋简", "文鼎小标宋简", "长城小标宋体"}, substitute: true},
	},
	fonts.Hei: {
		{name: "黑体", others: []string{"SimHei"}, files: []string{"simhei.ttf"}},
		{name: "方正黑体_GBK", others: []string{"FZHTK--GBK1-0", "FZHei-B01", "方正黑体_GB18030"}, files: []string{"fzhtk.ttf"}, substitute: true},
		{name: "方正黑体简体", others: []string{"FZHTJW--GB1-0", "FZHei-B01S"}, files: []string{"fzhtjw.ttf"}, substitute: true},
		{name: "CESI黑体", others: []string{"CESI黑体-GB2312", "CESI黑体-GB13000", "CESI黑体-GB18030"}, substitute: true},
		{name: "华文黑体", others: []string{"STHeiti"}, files: []string{"stheiti.ttf"}, substitute: true},
		{name: "黑体-简", others: []string{"Heiti SC", "STHeitiSC-Medium"}, files: []string{"stheiti medium.ttc"}, substitute: true},
	},
	fonts.Kai: {
		{name: "楷体_GB2312", others: []string{"KaiTi_GB2312"}, files: []string{"楷体_gb2312.ttf", "kaiti_gb2312.ttf", "simkai.ttf"}},
		{name: "楷体", others: []string{"KaiTi", "SimKai"}, files: []string{"simkai.ttf", "kaiti.ttf", "楷体.ttf"}},
		{name: "方正楷体_GB2312", others: []string{"FZKaiTi_GB2312"}, substitute: true},
		{name: "方正楷体_GBK", others: []string{"FZKTK--GBK1-0", "FZKai-Z03", "方正楷体_GB18030"}, files: []string{"fzktk.ttf"}, substitute: true},
		{name: "方正楷体简体", others: []string{"FZKTJW--GB1-0", "FZKai-Z03S"}, files: []string{"fzktjw.ttf"}, substitute: true},
		{name: "CESI楷体", others: []string{"CESI楷体-GB2312", "CESI楷体-GB13000", "CESI楷体-GB18030"}, substitute: true},
		{name: "华文楷体", others: []string{"STKaiti"}, files: []string{"stkaiti.ttf"}, substitute: true},
		{name: "楷体-简", others: []string{"Kaiti SC", "STKaitiSC-Regular"}, files: []string{"kaiti.ttc"}, substitute: true},
	},
}

// folded are all names of the kind, folded.
func (k *kind) folded() []string {
	names := []string{fold(k.name)}
	for _, other := range k.others {
		names = append(names, fold(other))
	}
	return names
}

var unfolded = strings.NewReplacer(" ", "", "-", "", "_", "")

// fold leaves out what versions of a face's name differ in: case, blanks, hyphens and
// underscores.
func fold(name string) string { return strings.ToLower(unfolded.Replace(name)) }
