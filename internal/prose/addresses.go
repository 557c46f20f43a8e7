package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Address is a web or mail address in a text, which begins at Start and ends before End.
type Address struct {
	Start, End int
	Unsure     bool // Chinese characters follow of which nobody can tell whether they belong to it
}

// FindAddresses returns the addresses in a text. A web address ends before the mark that ends a sentence, before a bracket
// that was opened outside, and before Chinese text that follows it: http://a.cn查询. Chinese characters belong to it where
// they stand in a part of the path, or a value of the query, and that goes on as only an address does, with / or & or an
// extension: http://a.cn/公开/目录.html. Where it does not, http://a.cn/查询, the address is unsure.
func FindAddresses(text string) []Address {
	if !mayHaveAddress(text) {
		return nil
	}
	var out []Address
	for from := 0; from < len(text); {
		a, isMail, found := nextAddress(text, from)
		if !found {
			break
		}
		from = a.End
		if !isMail {
			s := addressScan{text: text[a.End:]}
			if s.run(); s.end == 0 {
				continue
			}
			a.End, a.Unsure = a.End+s.end, s.unsure
			from = a.End
		}
		out = append(out, a)
	}
	return out
}

// nextAddress finds what begins a web address (http://, www.), or a whole mail address.
func nextAddress(text string, from int) (a Address, isMail, found bool) {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case 'h', 'H', 'w', 'W':
			for _, start := range []string{"http://", "https://", "www."} {
				if end := i + len(start); end <= len(text) && strings.EqualFold(text[i:end], start) {
					return Address{Start: i, End: end}, false, true
				}
			}
		case '@':
			if a, ok := mailAround(text, from, i); ok {
				return a, true, true
			}
		}
	}
	return Address{}, false, false
}

// mailAround returns the mail address around an @, not before from.
func mailAround(text string, from, at int) (Address, bool) {
	start := at
	for start > from && (isMailByte(text[start-1]) || strings.IndexByte("._%+", text[start-1]) >= 0) {
		start--
	}
	end, points := at+1, 0
	for i := end; i < len(text); i++ {
		switch {
		case isMailByte(text[i]):
			end = i + 1
			continue
		case text[i] == '.' && end == i && i > at+1 && i+1 < len(text) && isMailByte(text[i+1]):
			points++
			continue
		}
		break
	}
	return Address{Start: start, End: end}, start < at && points > 0
}

// isMailByte reports whether a byte can stand in each part of a mail address.
func isMailByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-'
}

// mayHaveAddress looks for what every address has in it, which is far quicker than the pattern; most texts have none.
func mayHaveAddress(text string) bool {
	return strings.Contains(text, "@") || strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "WWW.") || strings.Contains(text, "Www.")
}

// WithoutAddresses returns a text with @ in the place of each address.
func WithoutAddresses(text string) string {
	var b strings.Builder
	rest := 0
	for _, a := range FindAddresses(text) {
		b.WriteString(text[rest:a.Start] + "@")
		rest = a.End
	}
	if rest == 0 {
		return text
	}
	b.WriteString(text[rest:])
	return b.String()
}

// addressScan follows a web address behind its beginning.
type addressScan struct {
	text   string
	end    int // of the address: behind the last character that can end one
	path   bool
	unsure bool
}

func (s *addressScan) run() {
	for i := 0; i < len(s.text) && !s.unsure; {
		size := 1
		switch c := s.text[i]; {
		case c == '/':
			s.path = true
			s.end = i + 1
		case isAddressEnd(c):
			s.end = i + 1
		case strings.IndexByte(".:?!@$'*+,;", c) >= 0:
		case c == '(' || c == '[':
			if size = bracketed(s.text[i:]); size == 0 {
				return
			}
			s.end = i + size
		case c >= utf8.RuneSelf:
			if size = s.chinese(i); size == 0 {
				return // else what follows ends the address
			}
		default:
			return
		}
		i += size
	}
}

// isAddressEnd reports whether a character of ASCII can end an address.
func isAddressEnd(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_~#=&%-", c) >= 0
}

// bracketed returns the length of a bracket with what it holds of an address, 0 if that does not end with the other bracket.
func bracketed(text string) int {
	other := byte(')')
	if text[0] == '[' {
		other = ']'
	}
	for i := 1; i < len(text); {
		switch c := text[i]; {
		case c == other:
			return i + 1
		case c == '(' || c == '[':
			inner := bracketed(text[i:])
			if inner == 0 {
				return 0
			}
			i += inner
		case isAddressEnd(c) || strings.IndexByte("/.:?!@$'*+,;", c) >= 0:
			i++
		default:
			return 0
		}
	}
	return 0
}

// extension is what follows a file's name.
var extension = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{0,4}(?:[^A-Za-z0-9.]|$)`)

// chinese returns the length of Chinese text at a place that belongs to the address, 0 where the address ends before it.
func (s *addressScan) chinese(at int) int {
	size := foreign(s.text[at:])
	if size == 0 || !s.path {
		return 0
	}
	after := s.text[at+size:]
	goesOn := strings.HasPrefix(after, "/") || extension.MatchString(after)
	switch s.text[at-1] {
	case '/':
	case '=', '#':
		goesOn = goesOn || strings.HasPrefix(after, "&")
	default: // behind Latin text, where only what follows it tells that it is part of the address
		if name := s.text[strings.LastIndexByte(s.text[:at], '/'):at]; !goesOn || strings.Contains(name, ".") {
			s.unsure = goesOn
			return 0
		}
	}
	if !goesOn {
		s.unsure = true
		return 0
	}
	return size
}

// foreign returns the length of the letters at the start of a text that begins beyond ASCII, and of the figures and
// - _ ~ % of ASCII among them.
func foreign(text string) int {
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
		case r < utf8.RuneSelf && isAddressEnd(byte(r)) && r != '=' && r != '&' && r != '#':
		default:
			return i
		}
	}
	return len(text)
}
