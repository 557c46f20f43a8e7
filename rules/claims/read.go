package claims

import (
	"strings"
)

// family groups the subjects that a clause without a noun can go on about.
type family uint8

const (
	noFamily family = iota
	applications
	reconsiderations
	lawsuits
	lawsuitsDirect
	lawsuitsAfterward
	documents
	regulations
	decisions
	purchases
)

// maxList is how many subjects a list before one number may have.
const maxList = 6

// reader goes through a text clause by clause.
type reader struct {
	text   string
	opt    Options
	fold   folded
	scan   scanner
	claims []Claim

	// of the paragraph
	start    int    // where it begins, after a list number
	heading  family // of the section that it stands in
	thisYear bool
	whole    bool
	level    bool // it speaks of one level of government
	others   bool // it names another date
	judge    bool // it speaks of cases that the author decides
	family   family

	declined, disclosing outlook // which of its sentences have such words

	// of the sentence
	from         int     // in the folded text
	first        int     // index of its first claim
	topic        bool    // it speaks of information disclosure
	clean        bool    // nothing has been said yet but of which year and whom it speaks
	dated        bool    // it names the year
	other        bool    // it names another date
	period       bool    // it speaks of another period
	scope        bool    // it speaks of another organ, or of one channel
	part         bool    // after 其中
	split        bool    // it tells the applications accepted from those declined
	nested       bool    // after a part by applicant, whose outcomes are no row's
	parent       Subject // what the parts after 其中 are parts of
	parentNumber Number
	all          bool // the parent may also be all applications, received and carried over

	list list
	more bool // the clause may be one more number of a list, after 分别
}

// list is what stands before the marks 、 and the word 和.
type list struct {
	subjects [maxList]Subject
	n        int
	not      bool
	unclear  bool // it has members that are not understood
	token    token
}

// Read returns the claims of a text in the order in which they stand.
func Read(text string, opt Options) []Claim {
	r := reader{text: text, opt: opt}
	r.scan.names, r.scan.short, r.scan.words, r.scan.year = opt.Names, opt.Short, lexicon(), opt.Year
	for from := 0; from < len(text); {
		to := strings.IndexByte(text[from:], '\n')
		if to < 0 {
			to = len(text) - from
		}
		r.paragraph(from, from+to)
		from += to + 1
	}
	return r.claims
}

func (r *reader) paragraph(from, to int) {
	r.fold.fold(r.text, from, to)
	r.scan.begin(r.fold.text, listNumber(r.fold.text))
	r.declined, r.disclosing = outlook{}, outlook{}
	if r.scan.i > 0 {
		r.heading = noFamily
	}
	r.thisYear, r.whole, r.level, r.judge, r.others = false, false, false, false, false
	r.family, r.list, r.parent, r.all = noFamily, list{}, Nothing, false
	if r.opt.Topic == Applications && r.heading == noFamily {
		r.heading = applications
	}
	r.start = r.scan.i
	r.sentence(r.start)
	depth, outside := 0, false
	for more := true; more; {
		var m mark
		m, more = r.scan.next()
		r.clause(m)
		switch m {
		case opening:
			if depth++; depth == 1 {
				outside = r.part
			}
			r.part = true
		case closing:
			if depth > 0 {
				depth--
				r.part = outside || depth > 0
			}
		case semicolon:
			r.part, r.nested = depth > 0, false
		case stop:
			depth = 0
			r.quote()
			r.sentence(r.scan.i)
		}
	}
}

// sentence forgets what holds for one sentence only. The family goes on: "……申请 10 件。答复 11 件".
// An organ of justice writes of cases of every kind, under the heading 依申请公开 too: each sentence
// must say that its cases are about disclosure, unless it goes on about such cases.
func (r *reader) sentence(from int) {
	r.topic = r.topic && r.onCases()
	if r.all {
		r.parent, r.all = Received, false
	}
	r.split = r.declined.has(r.fold.text, from, declining)
	if r.opt.Topic == Cases {
		r.topic = !r.disclosing.has(r.fold.text, from, disclosing)
	}
	r.from, r.first, r.clean = from, len(r.claims), true
	r.dated, r.other, r.period, r.scope, r.part, r.nested = false, false, false, false, false, false
}

// quote gives the sentence's claims its text.
func (r *reader) quote() {
	if r.first == len(r.claims) {
		return
	}
	from := int(r.fold.at[r.from])
	sentence := strings.TrimRightFunc(r.text[from:r.fold.end(r.text, r.scan.i)], isBlank)
	for i := r.first; i < len(r.claims); i++ {
		r.claims[i].Sentence, r.claims[i].From = sentence, from
		r.claims[i].Undated = !r.other && (r.claims[i].ThisYear || !r.others)
	}
}

// clause reads what stands before a mark.
func (r *reader) clause(m mark) {
	if len(r.scan.clause) == 0 && !r.scan.unknown {
		if m != listing {
			r.endList()
		}
		return
	}
	c := gather(r.scan.clause)
	r.context(&c)
	switch {
	case c.all&wCompare != 0 && !r.scan.unknown:
		r.endList() // 较上年增长 12 件: what was counted before is still the subject
		return
	case r.scan.unknown:
		r.lost(m)
		return
	case r.period || r.scope || r.level:
		r.lost(m)
		return
	}
	if r.more && c.counts == 1 && c.before|c.after == 0 {
		r.more = m == listing
		return
	}
	r.more = false
	if c.all&wApart != 0 && c.counts > 0 {
		r.apart(&c, m)
		return
	}
	switch c.counts {
	case 0:
		r.words(&c, m)
	case 1:
		r.count(&c, m)
	default:
		r.lost(m)
	}
	if c.all&^(wFill|wThisYear|wOwn|wLand) != 0 {
		r.clean = false
	}
}

// context takes from a clause whom and when it speaks of, in the order of its words.
func (r *reader) context(c *clause) {
	carried := c.all&(wCarry|wDefer) != 0
	compared := c.all&wCompare != 0
	if c.all&wJudge != 0 || c.all&(wReconsideration|wLitigation) != 0 && c.all&(wAccept|wHandle) != 0 {
		r.judge = true
	}
	if c.all&wThisYear != 0 { // but 2019年至2021年 is another period, whichever year comes first
		r.thisYear, r.dated, r.period = true, true, false
	}
	yearly := c.all&wThisYear != 0 || r.clean && r.dated
	for _, t := range r.scan.clause {
		if t.says&(wPeriod|wPrev|wNext) != 0 && !compared {
			r.other, r.others = true, true
		}
		switch {
		case t.says == wPeriod:
			r.period = r.period || !compared && !(yearly && r.says(t, "累计"))
		case t.says&(wPrev|wNext) != 0:
			r.period = r.period || !compared && !carried
		case t.says == wOwn && !r.opt.Members, t.says == wLand && r.opt.Territory:
			r.whole, r.scope, r.level = true, false, false
		case t.says&(wScope|wLand|wOwn) != 0:
			r.scope = true
		case t.says == wLevel:
			r.level = true
		case t.says == wReconsideration && c.all&wReceive != 0 && c.number.number.Mantissa != 0 && r.says(t, "行政复议申请"):
			r.judge = true // who is complained of receives no complaints
		case t.says&(wTopic|wApplication|wOnRequest) != 0:
			r.topic = true
		case t.says == wPart:
			r.part = true
		}
	}
}

func (r *reader) says(t token, word string) bool {
	return string(r.fold.text[t.from:t.to]) == word
}

// lost is what happens at a clause that is not understood or must not be: what follows has no
// subject of its own accord any more.
func (r *reader) lost(m mark) {
	r.family, r.parent, r.all, r.clean = noFamily, Nothing, false, false
	if m == listing && r.scan.unknown && r.scan.countless() {
		r.list = list{unclear: true}
	} else {
		r.list = list{}
	}
}

func (s *scanner) countless() bool {
	for _, t := range s.clause {
		if t.says&(wCount|wMoney) != 0 {
			return false
		}
	}
	return true
}

// endList claims that there was nothing of what a negated list named.
func (r *reader) endList() {
	if l := &r.list; l.not && !l.unclear {
		for _, s := range l.subjects[:l.n] {
			r.add(Claim{Subject: s, None: true}, l.token)
		}
	}
	r.list = list{}
}

// add puts down a claim whose number is t.
func (r *reader) add(c Claim, t token) {
	c.Start, c.End = int(r.fold.at[t.from]), r.fold.end(r.text, t.to)
	c.Number, c.Exactness = t.number, t.exactness
	c.ThisYear, c.Whole = r.thisYear, r.whole
	r.claims = append(r.claims, c)
}

// listNumber returns the length of the list number that a paragraph begins with: 一、 （一） 1. ①.
func listNumber(text []byte) int {
	s := string(text[:min(len(text), 24)])
	inner := strings.TrimPrefix(s, "（")
	bracket := len(s) - len(inner)
	digits := 0
	for _, c := range inner {
		switch {
		case c >= '0' && c <= '9', chineseDigit(c) >= 0, c == '十':
			digits += len(string(c))
			continue
		case digits == 0 && bracket == 0 && c >= '①' && c <= '⑳':
			return len(string(c))
		case digits == 0:
		case bracket > 0 && c == '）', bracket == 0 && (c == '、' || c == '.' && !startsWithDigit(inner[digits+1:])):
			return bracket + digits + len(string(c))
		}
		break
	}
	return 0
}

func startsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
