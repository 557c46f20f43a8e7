package html

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// Limits on a page with its pictures in one file.
const (
	maxParts      = 2_000
	maxMultiparts = 8 // multiparts in multiparts
)

// part is the page in an MHT file.
type part struct {
	body    []byte
	charset string
}

// isMHT says that a file is a page with its pictures in one file, as browsers and Word save it.
func isMHT(data []byte) bool {
	const header = 4096
	head := bytes.ToLower(data[:min(len(data), header)])
	if !begins(data, "mime-version:", "from:", "content-type:", "subject:", "date:", "snapshot-content-location:") {
		return false
	}
	return bytes.Contains(head, []byte("content-type:")) && (bytes.Contains(head, []byte("multipart/")) || bytes.Contains(head, []byte("text/html")))
}

// IsMHT says that a file is a page with its pictures in one file.
func IsMHT(data []byte) bool { return isMHT(data) }

// pageOfMHT returns the page of an MHT file: its first part of HTML. Excel writes a frame first; the
// pages with tables in it follow, one a sheet.
func pageOfMHT(data []byte) (part, error) {
	damaged := failure("READ-DAMAGED", "MHT 文件不完整，找不到其中的网页", "请重新保存，或用浏览器打开后另存为网页（.html）")
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\ufeff \t\r\n")))
	if err != nil {
		return part{}, damaged
	}
	var pages pages
	pages.find(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	if len(pages.found) == 0 {
		return part{}, damaged
	}
	first := pages.found[0]
	if !bytes.Contains(bytes.ToLower(first.body), []byte("<frameset")) {
		return first, nil
	}
	var sheets part
	for _, p := range pages.found[1:] {
		if bytes.Contains(bytes.ToLower(p.body), []byte("<table")) {
			sheets.body = append(append(sheets.body, p.body...), '\n')
			sheets.charset = p.charset
		}
	}
	if sheets.body == nil {
		return first, nil
	}
	return sheets, nil
}

// pages are the pages in an MHT file.
type pages struct {
	found []part
	parts int
	bytes int
}

// find collects the pages in a part.
func (ps *pages) find(contentType, encoding string, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(contentType)
	switch {
	case err != nil && kind == "":
	case kind == "text/html" || kind == "application/xhtml+xml":
		text, _ := io.ReadAll(io.LimitReader(decoded(encoding, body), int64(maxBytes-ps.bytes))) // what could be decoded of a damaged part
		if ps.bytes += len(text); len(text) > 0 {
			ps.found = append(ps.found, part{body: text, charset: params["charset"]})
		}
	case strings.HasPrefix(kind, "multipart/") && depth <= maxMultiparts && params["boundary"] != "":
		r := multipart.NewReader(body, params["boundary"])
		for ps.parts++; ps.parts <= maxParts; ps.parts++ {
			p, err := r.NextRawPart()
			if err != nil {
				return
			}
			ps.find(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1)
		}
	}
}

// decoded undoes the encoding of a part for mail.
func decoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}
