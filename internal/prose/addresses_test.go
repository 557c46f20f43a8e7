package prose

import (
	"strings"
	"testing"
)

// In a notation, an address stands between < and >, one that is unsure between < and †>.
func TestAddressesEndWhereTheyEnd(t *testing.T) {
	for _, notation := range []string{
		"<http://a.gov.cn/公开/目录.html>", "见<http://a.gov.cn/公开/目录.html>。", "见<http://a.gov.cn/公开/2021年/目录.pdf>下载",
		"<http://a.cn/x_(y)>", "（<http://a.cn/x_(y)>）", "(<http://a.cn>)", "<http://a.cn>(二)", "<http://a.cn/a(b(c))/d>)", "<http://a.cn/x>(y。",
		"<HTTPS://A.gov.cn/X>，<WWW.b.cn>。<Http://c.cn>", "（<http://a.cn>）。", "请登录<http://www.a.gov.cn>查询", "<http://www.a.gov.cn>查询/下载",
		"请登录<http://www.a.gov.cn/index.html>查询", "<http://www.a.gov.cn/†>查询", "<http://a.cn/x公开/目录.html>", "<http://a.cn/x.html†>公开/目录.html", "<http://a.cn/†>公开",
		"<http://a.cn/s?q=公开&p=1>，", "<http://a.cn/s?q=†>公开", "<http://a.cn/s?q=1&b=2>, 然后", "<http://a.cn>、<http://b.cn>",
		"<http://[::1]/a>", "[<http://a.cn>]", "<http://a.cn/>。", "<http://a.cn/a>. B", "<http://a.cn/a>“b”", "http://", "www.", "@", "http://中国", "<a@b.cn>查询",
		"<http://a.cn/†>查询<www.b.cn/x>", "<http://a.cn:8080/公开.html#†>一",
	} {
		text := strings.NewReplacer("<", "", "†>", "", ">", "").Replace(notation)
		var got strings.Builder
		rest := 0
		for _, a := range FindAddresses(text) {
			end := ">"
			if a.Unsure {
				end = "†>"
			}
			got.WriteString(text[rest:a.Start] + "<" + text[a.Start:a.End] + end)
			rest = a.End
		}
		got.WriteString(text[rest:])
		if got.String() != notation {
			t.Errorf("%s: got %s", notation, got.String())
		}
		without := WithoutAddresses(text)
		if len(without) > len(text) || strings.Contains(without, "://a") {
			t.Errorf("%s without addresses is %s", text, without)
		}
	}
}
