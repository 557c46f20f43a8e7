package pdfobj

import "testing"

func TestAddressesAreWrittenInASCII(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.gov.cn/":       "https://www.gov.cn/",
		"https://www.gov.cn/年?a=b%": "https://www.gov.cn/%E5%B9%B4?a=b%",
		"https://a/b c\x7f":         "https://a/b%20c%7F",
		"mailto:a@b.cn":             "mailto:a@b.cn",
	} {
		if got := URI(address); got != want {
			t.Errorf("%q gives %q, not %q", address, got, want)
		}
	}
}
