package html

import (
	"strings"
	"testing"
)

func TestPagesThatAreNoReportSayWhatTheyAre(t *testing.T) {
	list := "<title>年报</title><ul>" + repeated("<li><a href=%d.html>甲局年度报告</a><span>2020-01-02</span></li>", 9) + "</ul>"
	for name, c := range map[string]struct{ page, id, says string }{
		"frame of an app": {`<body><div id="app"></div><script src=a.js></script>`, "READ-FORMAT", "脚本载入"},
		"no text":         {`<html><body></body></html>`, "READ-EMPTY", "没有文字"},
		"challenge":       {`<head><script>document.cookie="a";location.reload()</script></head>`, "READ-FORMAT", "防采集"},
		"blocked":         {`<title>403 Forbidden</title><h1>403 Forbidden</h1>`, "READ-FORMAT", "拦截"},
		"captcha":         {`<p>请完成验证后继续访问</p><input>`, "READ-FORMAT", "验证"},
		"missing":         {`<h1>404</h1><p>抱歉，您访问的页面不存在</p>`, "READ-FORMAT", "不存在"},
		"server":          {`<h1>502 Bad Gateway</h1>`, "READ-FORMAT", "出错"},
		"login":           {`<form>用户名<input>密码<input type=password></form>`, "READ-FORMAT", "登录"},
		"attachment":      {`<h1>甲局年度报告</h1><p><a href="/a.pdf">甲局年度报告.pdf</a></p>`, "READ-FORMAT", "只有附件 “甲局年度报告.pdf”"},
		"viewer":          {`<h1>甲局年度报告</h1><iframe src="/v.html?file=/a.pdf"></iframe>`, "READ-FORMAT", "a.pdf"},
		"frames":          {`<frameset><frame src=a.html><frame src=b.html></frameset>`, "READ-FORMAT", "框架"},
		"list":            {list, "READ-FORMAT", "列表页"},
		"pictures":        {`<img src=1.jpg><img src=2.jpg>`, "READ-FORMAT", "图片"},
		"picture tables":  {`<p>一、总体情况<p>三、收到和处理政府信息公开申请情况<img src=1.png><p>五、存在的主要问题及改进情况`, "READ-FORMAT", "图片"},
	} {
		_, err := Read([]byte(c.page))
		if idOf(err) != c.id || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAReportIsNotRefusedForItsSurroundings(t *testing.T) {
	for name, page := range map[string]string{
		"attachment": report + `<a href=a.pdf>附件</a>`,
		"login":      report + `<input type=password>请登录`,
		"404":        report + `<p>收到申请404件`,
		"app":        report + `<div id=app></div>`,
		"picture":    report + `<img src=a.jpg>`,
		"list":       report + "<ul>" + repeated("<li><a href=%d.html>年度报告</a>2020-01-02</li>", 9) + "</ul>",
		"prose":      "<p>" + strings.Repeat("全年办理申请404件，请登录门户网站查阅。", 30),
	} {
		if _, err := Read([]byte(page)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNamesThatTheTokenizerWritesInAnotherWay(t *testing.T) {
	for _, page := range []string{"<p\x00\x00>甲", "<a\x00", "<p\x00=/甲", "<t\x00>"} {
		_, _ = Read([]byte(page)) // must not panic
	}
}
