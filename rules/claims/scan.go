package claims

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// token is a word or a number of a clause. from and to bound it in the folded paragraph.
type token struct {
	says      word
	arg       uint8
	from, to  int
	number    Number
	exactness Exactness
	unit      rune
}

// mark is what ends a clause.
type mark uint8

const (
	noMark mark = iota
	comma
	listing // 、 or 和: more of the same follows
	colon
	semicolon
	opening
	closing
	stop
)

func markOf(r rune) mark {
	switch r {
	case '，', ',', '.':
		return comma
	case '、':
		return listing
	case '：':
		return colon
	case '；':
		return semicolon
	case '（', '〔', '［', '【', '[':
		return opening
	case '）', '〕', '］', '】', ']':
		return closing
	case '。', '！', '？':
		return stop
	}
	return noMark
}

// scanner cuts a folded paragraph into tokens and marks.
type scanner struct {
	text    []byte
	names   []string
	short   []string
	from    int // where the clause begins
	words   *words
	year    int
	i       int
	run     int // the end of the digits that were looked at last
	clause  []token
	unknown bool // the clause has words that the lexicon lacks
}

// maxTokens is the most words of a clause. What is longer is no clause, and is not understood.
const maxTokens = 1000

// maxNumeral is more bytes than a number has with what stands behind it.
const maxNumeral = 128

// begin turns to another folded paragraph, from a place in it.
func (s *scanner) begin(text []byte, from int) { s.text, s.i, s.run = text, from, 0 }

// next reads a clause into s.clause and returns the mark behind it. At the paragraph's end it
// returns stop, and more is false.
func (s *scanner) next() (m mark, more bool) {
	s.clause, s.unknown, s.from = s.clause[:0], false, s.i
	for s.i < len(s.text) {
		if t, ok := s.word(); ok {
			s.i = t.to
			if t.says == wJoin && !s.joinsVerbs(t.to) {
				return listing, true
			}
			if t.says == wJoin {
				t.says = wFill
			}
			s.add(t)
			continue
		}
		r, size := utf8.DecodeRune(s.text[s.i:])
		if m := markOf(r); m != noMark {
			s.i += size
			return m, true
		}
		if t, ok := s.numeral(); ok {
			s.i = t.to
			s.add(t)
			continue
		}
		s.unknown = true
		s.i += s.skip(r, size)
	}
	return stop, false
}

// joinsVerbs reports whether what ends at next joins two verbs with one object: 收到和办理 12 件.
func (s *scanner) joinsVerbs(next int) bool {
	const verbs = wReceive | wAccept | wNew | wAnswer | wHandle
	n := len(s.clause)
	if n == 0 || s.clause[n-1].says&verbs == 0 || next >= len(s.text) {
		return false
	}
	here := s.i
	s.i = next
	t, ok := s.word()
	s.i = here
	return ok && t.says&verbs != 0
}

func (s *scanner) add(t token) {
	if n := len(s.clause); n > 0 && s.clause[n-1].says == wVague {
		if t.says&(wCount|wMoney) == 0 {
			s.unknown = true
		} else if t.exactness == Exact {
			t.exactness = Exactness(s.clause[n-1].arg)
		}
	}
	s.unknown = s.unknown || t.says&(wUnknown|wBare) != 0 && !(t.says == wBare && t.number.Mantissa == 0)
	if len(s.clause) == maxTokens {
		s.unknown = true
		return
	}
	s.clause = append(s.clause, t)
}

// word finds the author's name or the longest word of the lexicon at s.i.
func (s *scanner) word() (token, bool) {
	rest := s.text[s.i:]
	for _, name := range s.names {
		if name != "" && hasPrefix(rest, name) {
			return token{says: wOwn, from: s.i, to: s.i + len(name)}, true
		}
	}
	if s.free() {
		for _, name := range s.short {
			if name != "" && hasPrefix(rest, name) {
				// not wOwn, which would end what is said of another organ before it
				return token{says: wFill, from: s.i, to: s.i + len(name)}, true
			}
		}
	}
	if rest[0] < utf8.RuneSelf && rest[0] != '1' {
		return token{}, false
	}
	r, _ := utf8.DecodeRune(rest)
	for _, e := range s.words.of(r) {
		if hasPrefix(rest, e.text) {
			return token{says: e.says, arg: e.arg, from: s.i, to: s.i + len(e.text)}, true
		}
	}
	return token{}, false
}

// free reports whether a name may begin at s.i: behind the clause's beginning or a date, but not
// behind a place, 各, 由 or what is not understood.
func (s *scanner) free() bool {
	n := len(s.clause)
	if n == 0 {
		return s.i == s.from
	}
	last := s.clause[n-1]
	return last.to == s.i && last.says&^(wFill|wThisYear) == 0
}

func hasPrefix(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && string(text[:len(prefix)]) == prefix
}

// numeral reads a number with what stands behind it: a unit, 年, 月 or %.
func (s *scanner) numeral() (token, bool) {
	if r, _ := utf8.DecodeRune(s.text[s.i:]); !startsNumeral(r) {
		return token{}, false
	}
	if s.i >= s.run { // 1.1.1 is read in parts, but looked through once
		s.run = numeralEnd(s.text, s.i)
	}
	end := s.run
	rest := string(s.text[s.i:min(len(s.text), end+16, s.i+maxNumeral)])
	n, size := scanNumber(rest)
	tens := strings.HasPrefix(rest, "十") && bytes.HasSuffix(s.text[:s.i], []byte("数")) // 数十件
	if size == 0 || tens {
		return token{says: wUnknown, from: s.i, to: end}, true
	}
	t := token{says: wBare, from: s.i, to: s.i + size, number: n}
	s.unit(&t, rest[size:])
	return t, true
}

func startsNumeral(r rune) bool {
	return r >= '0' && r <= '9' || chineseDigit(r) >= 0 || r == '十'
}

// numeralEnd is the end of the digits, separators and Chinese numerals that start at i.
func numeralEnd(text []byte, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		next := i+size < len(text) && isDigit(text[i+size])
		if !(r >= '0' && r <= '9') && chineseDigit(r) < 0 && chineseUnit(r) == 0 &&
			!(next && (r == ',' || r == '，' || r == '.' || r == ' ')) {
			break
		}
		i += size
	}
	return i
}

// unit reads what follows a number and completes its token.
func (s *scanner) unit(t *token, rest string) {
	take := func(words ...string) bool {
		for _, w := range words {
			if strings.HasPrefix(rest, w) {
				rest = rest[len(w):]
				t.to += len(w)
				return true
			}
		}
		return false
	}
	switch {
	case take("年度", "年"):
		t.says = s.yearWord(t.number)
		return
	case take("月"):
		t.says = wPeriod
		return
	case take("%"):
		t.says = wFill
		return
	case take("余", "多", "来"):
		t.exactness = AtLeast
		// 三百余万元
		if take("万") {
			t.number.Exp += 4
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case take("件次"):
		t.says, t.unit = wCount, '次'
	case take("件", "宗", "起", "例", "份", "个", "部", "项", "条"):
		t.says, t.unit = wCount, r
	case take("元"):
		t.says, t.unit = wMoney, r
	default:
		return
	}
	switch {
	case take("以上", "余", "多"):
		t.exactness = AtLeast
	case take("以下", "以内"):
		t.exactness = AtMost
	case take("左右", "上下"):
		t.exactness = About
	}
}

// yearWord places a year before, in or after the author's.
func (s *scanner) yearWord(n Number) word {
	year, ok := n.Int()
	switch {
	case !ok:
		return wPeriod
	case year == int64(s.year):
		return wThisYear
	case year == int64(s.year)-1:
		return wPrev
	case year == int64(s.year)+1:
		return wNext
	}
	return wPeriod
}

// skip is the length of what is not understood at s.i: a title or quotation as a whole, else one
// character.
func (s *scanner) skip(r rune, size int) int {
	var end string
	switch r {
	case '《':
		end = "》"
	case '“':
		end = "”"
	case '「':
		end = "」"
	default:
		return size
	}
	i := bytes.Index(s.text[s.i:], []byte(end))
	if i < 0 {
		return len(s.text) - s.i
	}
	return i + len(end)
}
