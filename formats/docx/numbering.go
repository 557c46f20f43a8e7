package docx

import (
	"crypto/sha256"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/opc"
)

// levels is how many levels a list has.
const levels = 9

// What is written once in a list or a style, and looked at with each paragraph, is short: Word lets people
// type some thirty characters around a number.
const (
	longestNumber = 200 // bytes of the text of a level, and of the numbers before a paragraph
	longestID     = 200 // bytes of the name by which parts of a file refer to each other; of a longer one a sum stands for it
)

// idOf returns a name by which parts of a file refer to each other, of limited length.
func idOf(name string) string {
	if len(name) <= longestID {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return string(sum[:])
}

// cutNumber returns as much of the text of a number as there is room for, in bytes.
func cutNumber(text string, room int) (cut string, long bool) {
	if len(text) <= room {
		return text, false
	}
	end := room
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end], true
}

// numRef says which list a paragraph or a style belongs to.
type numRef struct {
	id    string // "" is not said, "0" is none
	level string // "" is not said
}

// read reads a numPr.
func (n *numRef) read(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:numId":
			n.id = idOf(e.Attr("w:val"))
		case "w:ilvl":
			n.level = e.Attr("w:val")
		}
		return nil
	})
}

func (n numRef) over(other numRef) numRef {
	if n.id == "" {
		n.id = other.id
	}
	if n.level == "" {
		n.level = other.level
	}
	return n
}

// level is one level of a list.
type level struct {
	known   bool
	start   int
	format  string
	text    string // "（%1）"
	long    bool   // text is cut
	style   string // the paragraph style that belongs to it
	restart int    // the level, from 1, whose paragraphs begin it anew; 0 never, -1 each higher one
	legal   bool   // all numbers in it are 1, 2, 3
}

// abstract is the form of a list, shared by all lists of that form, which count on together.
type abstract struct {
	levels    [levels]level
	styleLink string // the list is that of a numbering style
	counts    [levels]int
	counting  [levels]bool
}

// list is one list.
type list struct {
	form      string
	overrides [levels]level
	starts    [levels]int // -1 when not overridden
	begun     [levels]bool
}

// numbering are the lists of a document and how far they have counted.
type numbering struct {
	forms map[string]*abstract
	lists map[string]*list
}

func newNumbering() numbering {
	return numbering{forms: map[string]*abstract{}, lists: map[string]*list{}}
}

func (n *numbering) read(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:abstractNum":
			a := &abstract{}
			n.forms[idOf(e.Attr("w:abstractNumId"))] = a
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:numStyleLink":
					a.styleLink = idOf(e.Attr("w:val"))
				case "w:lvl":
					return readLevel(x, e, &a.levels)
				}
				return nil
			})
		case "w:num":
			l := &list{}
			for i := range l.starts {
				l.starts[i] = -1
			}
			n.lists[idOf(e.Attr("w:numId"))] = l
			return l.read(x)
		}
		return nil
	})
}

func (l *list) read(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:abstractNumId":
			l.form = idOf(e.Attr("w:val"))
		case "w:lvlOverride":
			at, ok := levelIndex(e.Attr("w:ilvl"))
			if !ok {
				return nil
			}
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:startOverride":
					l.starts[at] = atoi(e.Attr("w:val"), 1)
				case "w:lvl":
					return readLevel(x, e, &l.overrides)
				}
				return nil
			})
		}
		return nil
	})
}

func readLevel(x *opc.Reader, e opc.Element, all *[levels]level) error {
	at, ok := levelIndex(e.Attr("w:ilvl"))
	if !ok {
		return nil
	}
	v := &all[at]
	*v = level{known: true, start: 0, restart: -1, format: "decimal"}
	var child func(e opc.Element) error
	child = func(e opc.Element) error {
		switch e.Name {
		case "w:start":
			v.start = atoi(e.Attr("w:val"), 1)
		case "w:numFmt":
			v.format = e.Attr("w:val")
		case "w:lvlText":
			v.text, v.long = cutNumber(e.Attr("w:val"), longestNumber)
		case "w:pStyle":
			v.style = idOf(e.Attr("w:val"))
		case "w:lvlRestart":
			v.restart = atoi(e.Attr("w:val"), -1)
		case "w:isLgl":
			v.legal = readToggle(e) == on
		case "mc:AlternateContent", "mc:Fallback": // the choice is a format of newer versions
			return x.Each(child)
		}
		return nil
	}
	return x.Each(child)
}

func levelIndex(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n < levels
}

// atoi returns a number of a file, within what is sensible, or a value that stands for none.
func atoi(s string, instead int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<24 {
		return instead
	}
	return n
}

// next counts a paragraph of a list and returns its number as shown, "" when it shows none, and
// whether its text was cut. styleID is the paragraph's style, which may belong to a level of the list.
func (n *numbering) next(ref numRef, styleID string, st *styles) (number string, long bool) {
	l := n.lists[ref.id]
	if l == nil {
		return "", false
	}
	a := n.form(l, st, 5)
	if a == nil {
		return "", false
	}
	at, said := levelIndex(ref.level)
	if !said {
		at = 0
		for i := range a.levels {
			if styleID != "" && a.levels[i].style == styleID {
				at = i
			}
		}
	}
	a.count(l, at)
	v := a.level(l, at)
	if v.format == "bullet" {
		return bullet(v.text), v.long
	}
	return a.show(l, v), v.long
}

// form returns the form of a list, following links to numbering styles.
func (n *numbering) form(l *list, st *styles, left int) *abstract {
	a := n.forms[l.form]
	if a == nil || a.styleLink == "" || left == 0 {
		return a
	}
	if linked := n.lists[st.get(a.styleLink).num.id]; linked != nil && linked != l {
		if b := n.form(linked, st, left-1); b != nil {
			return b
		}
	}
	return a
}

// level returns a level as a list has it.
func (a *abstract) level(l *list, at int) level {
	if l.overrides[at].known {
		return l.overrides[at]
	}
	return a.levels[at]
}

// count counts a paragraph of a level, begins the lower levels anew and the higher ones that were
// never begun.
func (a *abstract) count(l *list, at int) {
	for i := range at {
		if !a.counting[i] {
			a.counting[i], a.counts[i] = true, a.startOf(l, i)
		}
	}
	switch {
	case l.starts[at] >= 0 && !l.begun[at]:
		a.counts[at] = l.starts[at]
	case a.counting[at]:
		a.counts[at]++
	default:
		a.counts[at] = a.startOf(l, at)
	}
	a.counting[at], l.begun[at] = true, true
	for i := at + 1; i < levels; i++ {
		if r := a.level(l, i).restart; r < 0 || r > at {
			a.counting[i] = false
		}
	}
}

func (a *abstract) startOf(l *list, at int) int {
	if l.starts[at] >= 0 {
		return l.starts[at]
	}
	return a.level(l, at).start
}

// show returns the text of a level with the numbers in it.
func (a *abstract) show(l *list, v level) string {
	if !strings.Contains(v.text, "%") {
		return v.text
	}
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		c := v.text[i]
		if c != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		at := int(v.text[i] - '1')
		format := a.level(l, at).format
		if v.legal {
			format = "decimal"
		}
		b.WriteString(formatNumber(format, a.counts[at]))
	}
	return b.String()
}

// bullet returns what stands before a paragraph of a list without numbers: nothing for a mark that
// only says that it is a list.
func bullet(text string) string {
	for _, r := range text {
		if !(r >= 0xe000 && r <= 0xf8ff) && !strings.ContainsRune("•●○■□◆◇▪▫➢✓·o§ØüvnlupwqÜ\uFFFD-*–—▶►", r) {
			return text
		}
	}
	return ""
}
