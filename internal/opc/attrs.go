package opc

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// declare notes the namespaces that an element declares.
func (r *Reader) declare(raw []byte) {
	any := false
	attributes(raw, func(name, value []byte) bool {
		prefix, isDefault := "", string(name) == "xmlns"
		if !isDefault {
			if !bytes.HasPrefix(name, []byte("xmlns:")) {
				return true
			}
			prefix = string(name[len("xmlns:"):])
		}
		means, known := prefixes[strings.TrimSpace(unescape(value))]
		if !known {
			means = unknown
		}
		r.bindings = append(r.bindings, binding{prefix, means, len(r.open) + 1})
		any = true
		return true
	})
	if any {
		clear(r.names)
		clear(r.attrs)
	}
}

// meaning returns a name with the prefix of this package.
func (r *Reader) meaning(name string, element bool) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
		if !element {
			return local
		}
	}
	if means := r.means(prefix); means != "" {
		return means + ":" + local
	}
	return local
}

// Attr returns the value of an attribute, named like an element ("w:val"; "Target" without a
// prefix), "" when there is none. It must be asked before what the element holds is read.
func (e Element) Attr(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup returns the value of an attribute and whether it is there.
func (e Element) Lookup(name string) (value string, ok bool) {
	attributes(e.raw, func(n, v []byte) bool {
		if e.r.attribute(n) == name {
			value, ok = unescape(v), true
		}
		return !ok
	})
	return value, ok
}

// Attributes calls f for all attributes, in their order. As with Attr, this must be done before what the
// element holds is read.
func (e Element) Attributes(f func(name, value string)) {
	attributes(e.raw, func(n, v []byte) bool {
		f(e.r.attribute(n), unescape(v))
		return true
	})
}

// attribute returns the name of an attribute with the prefix of this package.
func (r *Reader) attribute(name []byte) string {
	mean, known := r.attrs[string(name)]
	if !known {
		mean = r.meaning(string(name), false)
		r.attrs[string(name)] = mean
	}
	return mean
}

// attributes calls f for the attributes of a tag until it returns false.
func attributes(raw []byte, f func(name, value []byte) bool) {
	for {
		i := 0
		for i < len(raw) && isSpace(raw[i]) {
			i++
		}
		raw = raw[i:]
		eq := bytes.IndexByte(raw, '=')
		if eq <= 0 {
			return
		}
		name := bytes.TrimRight(raw[:eq], " \t\r\n")
		raw = bytes.TrimLeft(raw[eq+1:], " \t\r\n")
		if len(raw) == 0 || raw[0] != '"' && raw[0] != '\'' {
			return
		}
		end := bytes.IndexByte(raw[1:], raw[0])
		if end < 0 || !f(name, raw[1:end+1]) {
			return
		}
		raw = raw[end+2:]
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

// unescape resolves the references to characters in a text. Others stay as they are. Line ends
// become \n, and what is no UTF-8 becomes U+FFFD.
func unescape(b []byte) string {
	if !bytes.ContainsAny(b, "&\r") {
		if utf8.Valid(b) {
			return string(b)
		}
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	var out strings.Builder
	for len(b) > 0 {
		n := bytes.IndexByte(b, '&')
		if n < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:n])
		b = b[n:]
		end := bytes.IndexByte(b[:min(len(b), 12)], ';')
		text, ok := "", false
		if end > 0 {
			text, ok = reference(string(b[1:end]))
		}
		if !ok {
			text, end = "&", 0
		}
		out.WriteString(text)
		b = b[end+1:]
	}
	return strings.ToValidUTF8(strings.ReplaceAll(out.String(), "\r", "\n"), "\uFFFD")
}

// reference returns the character that a reference stands for.
func reference(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "quot":
		return `"`, true
	case "apos":
		return "'", true
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	if !isNumber {
		return "", false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return "", false
	}
	return string(rune(n)), true
}
