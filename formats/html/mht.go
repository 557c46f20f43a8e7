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
	maxParts   = 2_000
	maxMIMEway = 8 // multiparts in multiparts
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

// pageOfMHT returns the page of an MHT file: its first part of HTML.
func pageOfMHT(data []byte) (part, error) {
	damaged := failure("READ-DAMAGED", "MHT 文件不完整，找不到其中的网页", "请重新保存，或用浏览器打开后另存为网页（.html）")
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\ufeff \t\r\n")))
	if err != nil {
		return part{}, damaged
	}
	parts := 0
	p, ok := findHTML(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0, &parts)
	if !ok {
		return part{}, damaged
	}
	return p, nil
}

// findHTML finds the first part of HTML in a part.
func findHTML(contentType, encoding string, body io.Reader, depth int, parts *int) (part, bool) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil && kind == "" {
		return part{}, false
	}
	if kind == "text/html" || kind == "application/xhtml+xml" {
		text, _ := io.ReadAll(io.LimitReader(decoded(encoding, body), maxBytes+1)) // what could be decoded of a damaged part
		return part{body: text, charset: params["charset"]}, len(text) > 0 && len(text) <= maxBytes
	}
	if !strings.HasPrefix(kind, "multipart/") || depth > maxMIMEway || params["boundary"] == "" {
		return part{}, false
	}
	r := multipart.NewReader(body, params["boundary"])
	for *parts++; *parts <= maxParts; *parts++ {
		p, err := r.NextRawPart()
		if err != nil {
			return part{}, false
		}
		if found, ok := findHTML(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1, parts); ok {
			return found, true
		}
	}
	return part{}, false
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
