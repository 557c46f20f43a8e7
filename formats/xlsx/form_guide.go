package xlsx

import "github.com/nianbao/nianbao/model"

// guideOf are the lines of the sheet 填写说明.
func guideOf(r *model.Report) []string {
	e := r.Format()
	lines := []string{
		"本表按" + e.Notice + "的格式制作。填好后保存，直接用它检查、排版，不用再抄一遍。",
		"只填浅黄色的格子。还没有填的是橙色，对不上的是红色；灰色的格子不用填，总计由公式算出。",
		"数字：没有就填 0，不要空着，不要填“/”“无”。可以从别的表格整行粘贴（选择性粘贴，只粘贴数值）。",
		"数字后面要印说明的（如“其中修订16件”），在那一格插入批注，以“" + remarkMark + "”开头，如“" + remarkMark + "（其中修订16件）”；格子里只写数字，公式才能算。",
		"文字：在“" + textsSheet + "”表里一段一格，可以插入行、删除行；机关名称、年度、前言、落款在“" + namesSheet + "”表里。",
		"表三：每行总计＝前六个数之和；每列第一项＋第二项＝（七）总计＋第四项。第二项是上年报告的第四项。部分公开的只计入（二）。",
		"表四：总计＝前四个数之和。复议机关作共同被告的案件，只由作出原行政行为的机关统计。",
	}
	switch e.ID {
	case "2019":
		lines = append(lines, "表二：对外公开总数量＝上年的总数量＋本年新公开数量；上一年项目数量＝上年报告的项目数量＋其增/减，本年增/减可以是负数；采购总金额连同单位一起写。")
	default:
		lines = append(lines, "表二：现行有效＝上年现行有效＋本年制发－本年废止，截至12月31日；行政许可、处罚、强制是本年作出的处理决定数量；行政事业性收费的单位是万元。",
			"第六部分必须写明收取信息处理费的情况；没有收取的，写“没有收取信息处理费”。")
	}
	return append(lines,
		"“"+checkSheet+"”表逐条列出数字之间的关系是否相符，点“位置”一栏到那一格。填完后应当全部相符。",
		"工作表加了保护，没有密码，只为防止误改；不要改动表名、行名和栏名，不要在三张数字表里插入、删除行列。")
}

// guide writes the sheet 填写说明.
func (f *form) guide() error {
	if err := f.protect(guideSheet, false); err != nil {
		return err
	}
	if err := f.printed(guideSheet, printing{}); err != nil {
		return err
	}
	w, err := f.startRows(guideSheet, textColumns, at{})
	if err != nil {
		return err
	}
	if err := w.title(guideSheet, 1); err != nil {
		return err
	}
	for _, line := range guideOf(f.report) {
		if err := w.add(textHeight(wrapped(line, int(textColumns[0]))), formCell{value: line, look: formLook{zone: hintZone, left: true}}); err != nil {
			return err
		}
	}
	return w.out.Flush()
}
