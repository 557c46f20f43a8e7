package html

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// fromMHT returns the page in a file that a browser saved with all its parts (MIME HTML, .mht).
func fromMHT(data []byte) ([]byte, bool) {
	head := strings.ToLower(string(data[:min(len(data), 4096)]))
	if !strings.Contains(head, "mime-version:") || !strings.Contains(head, "content-type:") {
		return nil, false
	}
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(bytes.TrimLeft(data, "\r\n\t \xef\xbb\xbf"))))
	if err != nil {
		return nil, false
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return nil, false
	}
	if strings.HasPrefix(kind, "text/html") {
		return decoded(m.Body, m.Header.Get("Content-Transfer-Encoding"))
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return nil, false
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range 1000 {
		p, err := parts.NextRawPart()
		if err != nil {
			return nil, false
		}
		if strings.HasPrefix(strings.ToLower(p.Header.Get("Content-Type")), "text/html") {
			return decoded(p, p.Header.Get("Content-Transfer-Encoding"))
		}
	}
	return nil, false
}

func decoded(r io.Reader, encoding string) ([]byte, bool) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	page, err := io.ReadAll(io.LimitReader(r, MaxBytes))
	return page, err == nil && len(page) > 0
}
