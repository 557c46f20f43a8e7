package rules_test

import (
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
)

func TestWhatATemplateLeavesBehindIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"（文字描述）":                          "（文字描述）",
		"该部分以表格形式报告。":                     "该部分以表格形式报告",
		"全年公开信息××条。":                      "××",
		"电话：XXXX。":                        "XXXX",
		"全年公开信息  条，收到申请3件。":               "息  条",
		"共收到25件政府信息公开申请件。":                "",
		"受理申请件，均已答复。":                     "受理申请件",
		"共收到件，均已答复。":                      "收到件",
		"开展培训 次。":                         "训 次",
		"**县**局公开信息**条，解读**件。":            "**县",
		"*县*局公开信息*条。":                     "*县",
		"共主动公开条，培训3次。":                    "公开条",
		"共主动公开件，解读3件。":                    "主动公开件",
		"全年办理件，办结12件。":                    "办理件",
		"逐一登记办理件、主动公开件，对答复件，及时归档。":        "",
		"×县×局公开信息。":                       "×县",
		"X年X月X日":                          "X年",
		"公开信息……条，解读3件。":                   "……条",
		"＊＊局公开信息。":                        "＊＊",
		"6×8米，甲——乙，等等……次日再办，X光机。":         "",
		"全年公开信息条。":                        "信息条",
		"公开信息（）条。":                        "（）条",
		"公开信息（　）条。":                       "（　）条",
		"公开信息_条。":                         "_条",
		"公开信息N条。":                         "N条",
		"公开信息？条。":                         "？条",
		"国办发〔　〕号":                         "〔　〕",
		"全年举办培训次，均有记录。":                   "培训次",
		"20XX年公开信息。":                      "20XX",
		"共收到政府信息公开申请件。":                   "公开申请件",
		"制发规范性文件件。":                       "文件件",
		"2022年 月 日":                       "年 月 日",
		"**一是**公开信息183条。**二是**培训3次（见附件）。": "",
		"怎么办？件件有回音。第N次培训，“1+N”个。f()、a_条":  "",
		"信息公开申请件、依申请公开件，逐件登记；其次，层次、频次均有要求。":          "",
		"138****1234，3*4，6×8个，邮箱（a@b.cn）。":           "",
		"全年公开文件，均有解读；办理提案答复件12件。":                    "",
		"开展检查 一 次，培训 十余 次。":                          "",
		"共计 14 条，其中 3 件。":                            "",
		"自二○○七年条例施行以来，见http://www.xx.gov.cn/xx__a/。": "",
		"对收到件、办结件逐一登记。":                              "",
		"采用PPT和MAXX系统，见附件，条例已宣传到村。":                  "",
		"有件事要说明：一次、两次都不行，多次督促才改。":                    "",
	} {
		r := consistent(t)
		r.Problems = text
		got := ""
		for _, p := range nianbao.Check(r, nianbao.Only("PLACEHOLDER")) {
			got += p.Found.String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestBlanksInTheFieldsThatAreNoProseAreFound(t *testing.T) {
	for path, change := range map[string]func(*nianbao.Report){
		"title":                func(r *nianbao.Report) { r.Title = "**县**局\n2021年政府信息公开工作年度报告" },
		"date_line":            func(r *nianbao.Report) { r.DateLine = "（2022年　月　日）" },
		"addressee":            func(r *nianbao.Report) { r.Addressee = "××县政府办公室：" },
		"titles":               func(r *nianbao.Report) { r.OwnTitles = []string{"XX情况"} },
		"signature.organ":      func(r *nianbao.Report) { r.Signature.Organ = "*县财政局" },
		"attachments[0].title": func(r *nianbao.Report) { r.Attachments = []model.Attachment{{Title: "（待补充）"}} },
		"organ":                func(r *nianbao.Report) { r.Organ = "○○县财政局" },
	} {
		r := consistent(t)
		change(r)
		ps := nianbao.Check(r, nianbao.Only("PLACEHOLDER"))
		if len(ps) != 1 || ps[0].Path != path {
			t.Errorf("%s: %v", path, ps)
		}
	}
}
