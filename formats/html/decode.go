package html

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/encoding/traditionalchinese"
)

// metaBig5 finds a page's statement that it is encoded in Big5, where such statements stand.
var metaBig5 = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*big5`)

// decode decodes a page. What the page says of its charset is wrong too often to be asked, except for
// Big5, which nothing else tells from GB18030. said is what the part of an MHT file says.
func decode(data []byte, said string) (string, model.Findings) {
	set, err := charset.Of(data)
	var damaged *charset.DamagedError
	var notes model.Findings
	switch {
	case err == nil && set == charset.UTF8: // as most pages: nothing to decode
		return string(bytes.TrimPrefix(data, []byte("\ufeff"))), nil
	case errors.As(err, &damaged):
		notes = append(notes, model.Finding{ID: "IMPORT-EXTRA", Severity: model.SeverityWarning, Place: placeAt(data, damaged.Offset), Found: model.Text(fmt.Sprintf("0x%02X", damaged.First)),
			Message: fmt.Sprintf("网页是 UTF-8 编码，但有 %d 个字节已损坏，读作“\ufffd”", damaged.Bytes), Hint: "请重新保存网页，或核对此处的文字"})
	case set == charset.GB18030 && (strings.EqualFold(said, "big5") || metaBig5.Match(data[:min(len(data), 4096)])):
		if text, err := traditionalchinese.Big5.NewDecoder().Bytes(data); err == nil {
			return string(text), model.Findings{{ID: "IMPORT-EXTRA", Severity: model.SeverityInfo, Message: "网页按 Big5 编码（繁体）读入"}}
		}
	}
	text, err := set.Decode(data)
	if err != nil { // no decoder of charset fails; what it cannot decode becomes U+FFFD
		text = strings.ToValidUTF8(string(data), "\ufffd")
	}
	return text, notes
}

// placeAt returns the line and column of an offset.
func placeAt(data []byte, offset int) model.Place {
	c := counter{place: place{1, 1}}
	c.pass(data[:offset])
	return c.place.told()
}

// begins says that a file begins with one of some marks, after blanks, in any case.
func begins(data []byte, marks ...string) bool {
	data = bytes.TrimLeft(data, " \t\r\n\ufeff")
	for _, m := range marks {
		if len(data) >= len(m) && strings.EqualFold(string(data[:len(m)]), m) {
			return true
		}
	}
	return false
}
