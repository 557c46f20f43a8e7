package sheets

import (
	"bytes"

	"golang.org/x/net/html"
)

// KindOfPage returns the kind of the book that WriteHTML wrote a page of, given how the page
// begins, whichever browser saved it since; "" when it is no such page.
func KindOfPage(start []byte) string {
	const most = 16 << 10 // it is told before the styles, and browsers put little above it
	tokens := html.NewTokenizer(bytes.NewReader(start[:min(len(start), most)]))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tokens.Token()
			if t.Data == "body" {
				return ""
			}
			if kind, ok := metaKind(t); ok {
				return kind
			}
		}
	}
}

// metaKind returns what an element tells of the kind of its page.
func metaKind(t html.Token) (kind string, ok bool) {
	if t.Data != "meta" {
		return "", false
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "name" && a.Val == "nianbao":
			ok = true
		case a.Key == "content":
			kind = a.Val
		}
	}
	return kind, ok
}
