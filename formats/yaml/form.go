package yaml

import (
	"fmt"
	"io"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// WriteForm writes the report as Write does, for people to fill in: Chinese comments
// explain each part, name the five topics of section 一 and show what may be added. Texts
// that are still empty are left open, so that Check misses them (SECT). Figures that are 0 are
// left blank (BLANK, TABLE), except those that TakenFrom or KnownFigures tells of.
func WriteForm(w io.Writer, r *model.Report, opts ...WriteOption) error {
	return write(w, r, true, opts)
}

// formGuide holds the comments of a form, by the path of the field that they stand before. {key}
// stands for the key of the field with that key.
func formGuide(r *model.Report, chinese bool) map[string][]string {
	e := r.Format()
	guide := map[string][]string{
		"organ": {
			"# 政府信息公开工作年度报告，按" + e.Notice + "的格式填写。",
			"# “#”后面是说明，不会印出。冒号用半角，后面空一格。",
			"# 数字写在冒号后面；一行有几个数的，从电子表格整行粘贴，或用空格、“、”“，”隔开。没有的写 0，不要留空。",
			"# 文字写在“|”下面，一段一行，每行开头空两格；“（一）”“1.”“（1）”开头的是各级标题。",
		},
		"overview": {
			"",
			"# 一、总体情况（文字）。写以下五个方面，各成一段，以标题开头，如“（一）主动公开。”，后面接着写：",
			"#   （一）主动公开：公开了哪些信息、各有多少，重点领域、政策解读、回应关切的情况",
			"#   （二）依申请公开：新收、上年结转、办结、结转下年度的件数（与表三一致），渠道和办理上的改进",
			"#   （三）政府信息管理：公开属性的认定、发布前的审查、文件的清理",
			"#   （四）政府信息公开平台建设：网站、政务新媒体、查阅场所的建设和维护",
			"#   （五）监督保障：机构和人员、培训、考核、社会评议、责任追究的情况",
		},
		"applications": {
			"",
			"# 三、收到和处理政府信息公开申请情况（表三）。",
			"# 每行：总计＝前六个数之和。每列：一＋二＝（七）总计＋四；（七）总计＝（一）至（六）各行之和。",
			"# “二”＝上年报告的“四”。部分公开的只计入（二），不再计入其他各项。",
			"# 每行七个数：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计。",
		},
		"reconsideration": {
			"",
			"# 四、政府信息公开行政复议、行政诉讼情况（表四）。每行：总计＝前四个数之和。",
			"# 复议机关作共同被告的案件，只由作出原行政行为的机关统计。",
			"# 每行五个数：结果维持、结果纠正、其他结果、尚未审结、总计。",
		},
		"problems": {
			"",
			"# 五、存在的主要问题及改进情况（文字）。先写本年的实际问题，再写改进的措施，不要照抄上年。",
		},
		"other_matters": {"", "# 六、其他需要报告的事项（文字）。没有的，也要写明。"},
	}
	guide["attachments"] = []string{"", "# 可选：表二、表三、表四的下面可以写 {applications.before}: | 和 {applications.after}: |（如“注：……”）；最后可以写附件：",
		"# {attachments}:", "#   - 标题: 附件的标题", "#     正文: |", "#       附件的文字；表格写在“:::表格 标题”和“:::”之间，各格用“|”分隔"}
	if r.Edition != "" {
		guide["edition"], guide["organ"] = guide["organ"], nil
	}
	if r.Preamble == "" {
		guide["preamble"] = []string{"# 可选，前言：依据、统计期限、全文的网址、联系方式。去掉各行开头的“# ”即可使用：",
			"# {preamble}: |", fmt.Sprintf("#   本报告所列数据的统计期限自%d年1月1日起，至%[1]d年12月31日止。", r.Year)}
	}
	if r.Titles == "" && r.OwnTitles == nil {
		guide["titles"] = []string{"# 可选，章节标题用通知正文的写法（不写时用附件的写法）：", "# {titles}: body"}
	}
	if r.Signature.IsZero() {
		guide["signature"] = []string{"", "# 可选，落款：", fmt.Sprintf("# {signature}: {{signature.organ}: 机关全称, {signature.date}: %d-01-20}", r.Year+1)}
	} else if r.Signature.Date.IsZero() {
		guide["signature"] = []string{"", fmt.Sprintf("# 落款。请补上日期，如 {signature}: {{signature.organ}: %s, {signature.date}: %d-01-20}", r.Signature.Organ, r.Year+1)}
	}
	for path, lines := range editionGuides[e.ID] {
		guide[path] = append(guide[path], lines...)
	}
	nameKeys(guide, r.Schema(), chinese)
	return guide
}

// nameKeys writes the keys of fields in the place of their paths in braces.
func nameKeys(guide map[string][]string, m *model.Schema, chinese bool) {
	var pairs []string
	for _, path := range []string{"preamble", "titles", "signature", "signature.organ", "signature.date", "applications.before", "applications.after", "attachments"} {
		f := m.ByPath[path]
		key := f.Key
		if chinese {
			key = f.ChineseKey()
		}
		pairs = append(pairs, "{"+path+"}", key)
	}
	names := strings.NewReplacer(pairs...)
	for _, lines := range guide {
		for i := range lines {
			lines[i] = names.Replace(lines[i])
		}
	}
}

// editionGuides holds what a form says of one edition only.
var editionGuides = map[string]map[string][]string{
	"2019": {
		"proactive_disclosure": {
			"",
			"# 二、主动公开政府信息情况（表二）。对外公开总数量＝上年的总数量＋本年新公开数量。",
			"# 上一年项目数量＝上年报告的项目数量＋其增/减；本年增/减可以是负数。采购总金额连同单位一起写。",
		},
	},
	"2021": {
		"overview": {"# 全文原则上不超过1000字。"},
		"proactive_disclosure": {
			"",
			"# 二、主动公开政府信息情况（表二）。现行有效＝上年现行有效＋本年制发－本年废止，截至12月31日。",
			"# 行政许可、行政处罚、行政强制是本年作出的处理决定数量，无论是否公开都计入。",
			"# 行政事业性收费的单位是万元，按实际数填写，小数位不限。",
		},
		"other_matters": {"# 必须写明收取信息处理费的情况；没有收取的，写“没有收取信息处理费”。"},
	},
}
