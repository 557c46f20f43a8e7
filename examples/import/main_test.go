package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

const page = `<h1>青禾县农业农村局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>2023年，本局公开各类信息45条。</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>0<td>0<td>0<tr><td>行政规范性文件<td>约2<td>1<td>9</table>`

func TestAPageBecomesYAML(t *testing.T) {
	var file, told bytes.Buffer
	if err := convert(&file, &told, "a.html", strings.NewReader(page)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(file.String(), "# 存疑：") || !strings.Contains(told.String(), "网页：青禾县农业农村局，2023年度\n") || !strings.Contains(told.String(), "约2") {
		t.Errorf("%s\n%s", told.String(), file.String())
	}
	if r, err := nianbao.Read(&file); err != nil || r.Organ != "青禾县农业农村局" || r.Year != 2023 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestWhatIsNoReportIsNamed(t *testing.T) {
	var file, told bytes.Buffer
	err := convert(&file, &told, "a.doc", strings.NewReader(`{\rtf1}`))
	if err == nil || !strings.Contains(err.Error(), "a.doc：这是 RTF 文档（") || file.Len() > 0 {
		t.Errorf("%v %q", err, file.String())
	}
}
