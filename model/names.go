package model

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/width"
)

// Named returns the child of a field that a file calls by its key or by one of its Chinese names,
// with or without marks and numbers: licensing, 行政许可; granted, （一）予以公开, 予以公开. It returns
// nil when there is none.
func (f *Field) Named(name string) *Field {
	if c := f.Child(name); c != nil {
		return c
	}
	if !hasHan(name) {
		return nil
	}
	for _, form := range plainForms(name) {
		if c := f.named[form]; c != nil {
			return c
		}
	}
	return nil
}

// IsName reports whether a word is a Chinese name of any field, with or without marks and numbers.
func IsName(word string) bool {
	const longest = 200 // bytes, far more than any name has
	if len(word) > longest || !hasHan(word) {
		return false
	}
	for _, form := range plainForms(word) {
		if allNames()[form] {
			return true
		}
	}
	return false
}

// hasHan reports whether a text has a Chinese character, as each Chinese name does.
func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 && unicode.Is(unicode.Han, r) })
}

// allNames are the plain forms of the names of all fields.
var allNames = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	add := func(f *Field) {
		for form := range f.named {
			all[form] = true
		}
	}
	for _, m := range Schemas() {
		add(m.Root)
		for _, f := range m.ByPath {
			add(f)
		}
	}
	add(AttachmentField(0))
	return all
})

// ByName returns the fields that a file calls by a Chinese name, in the order of the format.
func (m *Schema) ByName(name string) []*Field {
	var out []*Field
	var walk func(f *Field)
	walk = func(f *Field) {
		if c := f.Named(name); c != nil {
			out = append(out, c)
		}
		for _, c := range f.Children {
			walk(c)
		}
	}
	walk(m.Root)
	return out
}

// ChineseKey returns the Chinese name that a file calls the field by: without marks and numbers.
func (f *Field) ChineseKey() string { return f.chinese }

// nameChildren gives each child its Chinese key, and finds the children by all their names. A name
// that would fit two of them stands for neither.
func (f *Field) nameChildren() {
	f.named = map[string]*Field{}
	for _, c := range f.Children {
		forms := plainForms(c.Name)
		c.chinese = forms[len(forms)-1]
		forms = append(forms, letters(c.Name))
		for _, name := range c.Also {
			forms = append(forms, plainForms(name)...)
		}
		for _, form := range forms {
			if other, taken := f.named[form]; taken && other != c {
				f.named[form] = nil
				continue
			}
			f.named[form] = c
		}
	}
}

var (
	// a name of a table: what is in the brackets tells what it is about
	tableName = regexp.MustCompile(`^(表[一二三四])[（(](.*)[）)]$`)
	remark    = regexp.MustCompile(`[（(][^（(]*[）)]$`)
	numbered  = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|[0-9]+[、.．])`)
)

// plainForms returns a name without marks and without the number before it, then, for the name of a
// table, what its brackets hold, or, for one that a remark in brackets follows, the name alone.
func plainForms(name string) []string {
	name = numbered.ReplaceAllString(width.Fold.String(strings.TrimSpace(name)), "")
	forms := []string{letters(name)}
	if m := tableName.FindStringSubmatch(name); m != nil {
		return append(forms, m[1], letters(m[2]))
	}
	if short := letters(remark.ReplaceAllString(name, "")); short != "" {
		forms = append(forms, short)
	}
	return forms
}

// letters drops everything from a text but letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// AttachmentField describes the attachment with an index from 0.
func AttachmentField(i int) *Field {
	f := &Field{Key: "attachments", Name: fmt.Sprintf("附件%d", i+1), Kind: GroupKind, Path: fmt.Sprintf("attachments[%d]", i)}
	for _, c := range []*Field{
		{Key: "title", Name: "标题", Kind: NameKind},
		{Key: "text", Name: "正文", Also: []string{"内容"}, Kind: TextKind},
	} {
		c.Path, c.Parent = AttachmentPath(i, c.Key), f
		f.Children = append(f.Children, c)
	}
	f.nameChildren()
	return f
}
