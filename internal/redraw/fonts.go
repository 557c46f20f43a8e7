package redraw

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// Font is a font file made of a face for a document.
type Font struct {
	Name string // told from every other font's by a digest of the file; letters, digits, + and -
	File []byte // TrueType
	face *fonts.Face
	code map[use]rune
}

// hasStandIns reports whether a character leads to a glyph that stands for another text.
func (f *Font) hasStandIns() bool {
	for w, r := range f.code {
		if string(r) != w.text {
			return true
		}
	}
	return false
}

// use is a glyph that stands for a text.
type use struct {
	id   uint16
	text string
}

// uses is what a document needs of a face, in the order of first use.
type uses struct {
	face *fonts.Face
	page int // of the first use
	all  []use
	seen map[use]bool
}

const (
	lastOfPlane  = 0xFFFF // the last character that the libraries can write
	firstPrivate = 0xE000 // of the private use area, whose characters mean nothing by themselves
	lastPrivate  = 0xF8FF
)

// makeFonts makes a font of each face of the document.
func makeFonts(d *layout.Document) ([]*Font, error) {
	var list []*uses
	byFace := map[*fonts.Face]*uses{}
	for page := range d.Pages {
		for _, item := range d.Pages[page].Items {
			run, ok := item.(*layout.Glyphs)
			if !ok {
				continue
			}
			if run.Face == nil {
				return nil, &layout.CannotDraw{Page: page, Reason: "a run of glyphs has no face"}
			}
			if run.Size <= 0 {
				return nil, &layout.CannotDraw{Page: page, Face: run.Face.PostScriptName(), Reason: "a run of glyphs has no size"}
			}
			u := byFace[run.Face]
			if u == nil {
				u = &uses{face: run.Face, page: page, seen: map[use]bool{}}
				byFace[run.Face] = u
				list = append(list, u)
			}
			if err := u.add(run, page); err != nil {
				return nil, err
			}
		}
	}
	made := make([]*Font, len(list))
	for i, u := range list {
		var err error
		if made[i], err = u.font(); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// add notes the glyphs of a run.
func (u *uses) add(run *layout.Glyphs, page int) error {
	for _, g := range run.Glyphs {
		if r, ok := beyond(g.Text); ok {
			return &layout.CannotDraw{Page: page, Face: u.face.PostScriptName(), Text: r, Reason: beyondReason}
		}
		if w := (use{g.ID, g.Text}); !u.seen[w] {
			u.seen[w] = true
			u.all = append(u.all, w)
		}
	}
	return nil
}

const beyondReason = "the library writes characters up to U+FFFF only; use layout/pdf"

// beyond returns the first character of a text that the libraries can't write.
func beyond(text string) (string, bool) {
	for _, r := range text {
		if r > lastOfPlane {
			return string(r), true
		}
	}
	return "", false
}

// font makes the font, which has some of the face's glyphs only.
func (u *uses) font() (*Font, error) {
	if u.face.EmbedsWhole() {
		return nil, u.cannot("the face's licence bits (OS/2 fsType) allow embedding with all glyphs only; use layout/pdf")
	}
	code, err := u.codes()
	if err != nil {
		return nil, err
	}
	font := sfnt.OfFace(u.face)
	if font.Format() == sfnt.FormatCFF {
		return nil, u.cannot("the face has CFF outlines, which the library doesn't take; use layout/pdf, or a TrueType version of the face (.ttf)")
	}
	glyphs := make([]sfnt.Mapped, 0, len(code))
	for w, r := range code {
		glyphs = append(glyphs, sfnt.Mapped{Code: r, ID: w.id})
	}
	slices.SortFunc(glyphs, func(a, b sfnt.Mapped) int { return int(a.Code - b.Code) })
	file, err := font.OpenType(glyphs, safe(u.face.PostScriptName()))
	if err != nil {
		return nil, u.cannot(err.Error())
	}
	return &Font{Name: name(u.face, file), File: file, face: u.face, code: code}, nil
}

func (u *uses) cannot(reason string) error {
	return &layout.CannotDraw{Page: u.page, Face: u.face.PostScriptName(), Reason: reason}
}

// codes gives each use a character of its own: its text where that is one character, else
// a stand-in.
func (u *uses) codes() (map[use]rune, error) {
	code, taken := make(map[use]rune, len(u.all)), map[rune]bool{}
	for _, w := range u.all {
		if r, ok := single(w.text); ok && !taken[r] {
			code[w], taken[r] = r, true
		}
	}
	private := rune(firstPrivate)
	for _, w := range u.all {
		if _, ok := code[w]; ok {
			continue
		}
		r := u.ownCharacter(w.id)
		if r == 0 || taken[r] {
			for taken[private] {
				private++
			}
			if r = private; r > lastPrivate {
				return nil, u.cannot("more glyphs stand for several characters than there are stand-ins for")
			}
		}
		code[w], taken[r] = r, true
	}
	return code, nil
}

// single returns the one character of a text. A control character or half a surrogate pair
// is none that a font can be asked for.
func single(text string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(text)
	return r, size == len(text) && size > 0 && r >= ' ' && r != utf8.RuneError && r < lastOfPlane
}

// ownCharacter returns the mark or sign that leads to a glyph in the face itself, such as
// U+2E3A for the glyph that stands for ——: what a reader of the file makes of it that knows
// no ActualText. It is 0 when there is none.
func (u *uses) ownCharacter(id uint16) rune {
	const firstMark, lastMark = 0x2000, 0x2FFF
	for r := rune(firstMark); r <= lastMark; r++ {
		if own, ok := u.face.GlyphID(r); ok && own == id {
			return r
		}
	}
	return 0
}

// name returns a font's name in the form of subsets' names (ISO 32000-1, 9.6.4). The digest
// keeps fonts of several documents in one file apart.
func name(face *fonts.Face, file []byte) string {
	digest := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + digest[i]%26
	}
	return string(tag) + "+" + safe(face.PostScriptName()) + "-" + hex.EncodeToString(digest[len(tag):len(tag)+8])
}

// safe keeps of a name what no library escapes or takes for syntax.
func safe(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, name)
}
