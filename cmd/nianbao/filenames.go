package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// wholeStrings hands arguments over byte by byte; kong would take those that are not UTF-8 for damaged,
// while names of files from old archives are in GBK.
var wholeStrings = kong.KindMapper(reflect.String, kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
	t, err := ctx.Scan.PopValue("string")
	if err != nil {
		return err
	}
	text, ok := t.Value.(string)
	if !ok {
		text = fmt.Sprint(t.Value)
	}
	target.SetString(text)
	return nil
}))

// readable is a name as people know it: parts of a path that are not UTF-8 are read as GBK, and what is
// not that either has its bytes written out.
func readable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if utf8.ValidString(part) {
			continue
		}
		text, err := simplifiedchinese.GB18030.NewDecoder().String(part)
		if err != nil || strings.ContainsFunc(text, func(r rune) bool { return r == utf8.RuneError || zhtext.IsInvisible(r) }) {
			text = escapeBytes(part)
		}
		parts[i] = text
	}
	return strings.Join(parts, "/")
}

// escapeBytes writes out what is not UTF-8, as \xB1.
func escapeBytes(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02X`, name[i])
		} else {
			b.WriteString(name[i : i+size])
		}
		i += size
	}
	return b.String()
}

// escape is what escapedName writes for a byte.
var escape = regexp.MustCompile(`\\x[0-9A-F]{2}`)

// escapedName is a file's name for JSON and tables, which hold nothing but UTF-8: other bytes are written as
// \xB1, and so is a backslash of a name in which it could be taken for the beginning of that. All other names
// stand for themselves.
func escapedName(name string) string {
	if utf8.ValidString(name) && !escape.MatchString(name) {
		return name
	}
	return escapeBytes(strings.ReplaceAll(name, `\`, `\x5C`))
}

// unescapedName is the name that escapedName was given.
func unescapedName(text string) string {
	return escape.ReplaceAllStringFunc(text, func(code string) string {
		b, err := strconv.ParseUint(code[2:], 16, 8)
		if err != nil {
			return code
		}
		return string([]byte{byte(b)})
	})
}
