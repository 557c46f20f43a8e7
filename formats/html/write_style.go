package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strconv"
	"strings"
	"sync"
)

//go:embed page.css
var sheetText string

// maxDigits is the most characters of a number that a column is aligned by.
const maxDigits = 16

// pageStyle is the sheet of every page: what page.css says, and rules for the widths of columns and numbers, since
// attributes of elements would need a weaker policy.
var pageStyle = sync.OnceValue(func() string {
	var b strings.Builder
	b.WriteString(sheetText)
	for n := 1; n <= 100; n++ {
		b.WriteString(".w" + strconv.Itoa(n) + "{width:" + strconv.Itoa(n) + "%}")
	}
	for n := 2; n <= maxDigits; n++ {
		b.WriteString(".d" + strconv.Itoa(n) + "{min-width:" + strconv.Itoa(n) + "ch}")
	}
	return b.String()
})

// StyleHash returns the source expression of the style sheet of all pages for a Content-Security-Policy:
// default-src 'none'; style-src <StyleHash>; img-src data:. It changes with the sheet, so with releases.
func StyleHash() string {
	sum := sha256.Sum256([]byte(pageStyle()))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
