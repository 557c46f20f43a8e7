package yaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// value is a node of the input, where it is meant to go and where it was written: an alias
// stands where it is used, not where its anchor is.
type value struct {
	*yaml.Node
	path string
	pos  model.Place
}

// group reads a mapping into the fields below f. The cells of a row are such fields too.
func (rd *reader) group(f *model.Field, v value) {
	given := rd.entries(f, v)
	for _, c := range f.Children {
		switch entry, ok := given[c.Key]; {
		case !ok:
			rd.missing(c)
		case entry.Node != nil:
			rd.field(c, entry)
		}
	}
}

// entries returns the values of a mapping by key. A key that was probably meant by another
// one is there without a node, so that it isn't reported as missing as well.
func (rd *reader) entries(f *model.Field, v value) map[string]value {
	given := map[string]value{}
	lines := map[string]int{}
	for i := 0; i+1 < len(v.Content); i += 2 {
		key, node := v.Content[i], v.Content[i+1]
		name := keyText(key)
		c := f.Named(name)
		if rd.full() && c == nil {
			rd.left++
			continue
		}
		at := model.Place{Line: key.Line, Column: key.Column}
		if key.Kind == yaml.AliasNode && key.Alias != nil {
			key = key.Alias
			name = keyText(key)
			c = f.Named(name)
		}
		k := value{key, strings.TrimPrefix(v.path+"."+zhtext.Shorten(name), "."), at}
		same := name
		if c != nil {
			same = c.Key
		}
		if first, again := lines[same]; again && name != "" {
			rd.add(fault("READ-KEY", k, fmt.Sprintf("第%d行已有键 %s，此处重复", first, zhtext.Shorten(asTyped(f, v, same, name))), "请只保留一个"))
			continue
		}
		lines[same] = at.Line
		if c != nil && !rd.tagged(k) {
			given[c.Key] = entryValue(c, node, at)
			continue
		}
		for _, meant := range rd.strangeKey(f, k, node) {
			if _, ok := given[meant.Key]; !ok {
				given[meant.Key] = value{}
			}
		}
	}
	return given
}

// asTyped names a key that stands twice: as the file writes it the first time, and the second where
// that differs.
func asTyped(f *model.Field, v value, key, name string) string {
	for i := 0; i+1 < len(v.Content); i += 2 {
		typed := keyText(v.Content[i])
		if c := f.Named(typed); typed == key || c != nil && c.Key == key {
			if typed != name {
				return typed + "（即 " + name + "）"
			}
			break
		}
	}
	return name
}

// keyOf is a field's key as the file writes its keys: in Chinese or in English.
func (rd *reader) keyOf(f *model.Field) string {
	if rd.chinese && f.ChineseKey() != "" {
		return f.ChineseKey()
	}
	return f.Key
}

func keyText(key *yaml.Node) string {
	if key.Kind != yaml.ScalarNode {
		return ""
	}
	return key.Value
}

// entryValue returns the value of a key. A value that was left out has the place of its key.
func entryValue(c *model.Field, n *yaml.Node, key model.Place) value {
	v := value{n, c.Path, model.Place{Line: n.Line, Column: n.Column}}
	if n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 {
		v.pos = key
	}
	// an anchor can't be an alias, so one step reaches the node
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		v.Node = n.Alias
	}
	return v
}

// strangeKey reports a key that f does not have. It returns the fields that were probably meant, so
// that they are not reported as missing as well.
func (rd *reader) strangeKey(f *model.Field, k value, node *yaml.Node) []*model.Field {
	name := keyText(k.Node)
	switch {
	case f.Named(name) != nil: // its tag was reported
		return []*model.Field{f.Named(name)}
	case k.Kind != yaml.ScalarNode:
		rd.add(fault("READ-KEY", k, "键应为一个词，实为"+describe(k.Node), "文字以“[”“{”开头时请加引号"))
		return nil
	case name == "<<":
		rd.add(fault("READ-KEY", k, "不支持 YAML 的合并键 <<：每一项都要写明", "请把要合并的内容逐项写出"))
		return f.Children
	case rd.otherEditionsKey(f, k, name, node):
		if f.IsRow() {
			return f.Children // which of them was meant is not certain
		}
		return nil
	}
	meant, hint := rd.meaning(f, name)
	p := fault("READ-KEY", k, "未知的键 "+cmp.Or(zhtext.Shorten(name), "（空）"), hint)
	p.Found = model.Text(zhtext.Shorten(name))
	if meant != nil {
		p.Expected = model.Text(rd.keyOf(meant))
	}
	rd.add(p)
	if meant == nil {
		return nil
	}
	return []*model.Field{meant}
}

// meaning guesses which field an unknown key means and says what to do.
func (rd *reader) meaning(f *model.Field, name string) (*model.Field, string) {
	if i := strings.IndexAny(name, ":："); i > 0 {
		if c := f.Named(strings.TrimSpace(name[:i])); c != nil {
			return c, "冒号要用半角“:”，后面空一格：" + rd.keyOf(c) + ": …"
		}
	}
	if c := suggest(name, f.Children); c != nil {
		return c, "您是不是要写 " + rd.keyOf(c) + "？"
	}
	if parent := elsewhere(rd.model, name, f); parent != nil {
		if parent.Path == "" {
			return nil, name + " 应写在最外层，请检查缩进"
		}
		return nil, name + " 应写在 " + rd.pathOf(parent) + " 之下，请检查缩进"
	}
	keys := make([]string, len(f.Children))
	for i, c := range f.Children {
		keys[i] = rd.keyOf(c)
	}
	return nil, "此处可用的键：" + strings.Join(keys, "、")
}

// pathOf names a group by the keys that lead to it.
func (rd *reader) pathOf(f *model.Field) string {
	if !rd.chinese {
		return f.Path
	}
	path := rd.keyOf(f)
	for f = f.Parent; f != nil && f.Parent != nil; f = f.Parent {
		path = rd.keyOf(f) + " / " + path
	}
	return path
}

// missing notes what the file does not give at all.
func (rd *reader) missing(f *model.Field) {
	switch {
	case isRequired(f):
		p := rd.src.Finding("READ-REQUIRED", f.Path, "缺少"+f.Label())
		p.Hint = "请写上 " + rd.keyOf(f) + ": …"
		rd.add(p)
	case f.HasFigures():
		rd.blank(f, value{})
	}
}

func isRequired(f *model.Field) bool { return f.Kind == model.YearKind || f.Path == "organ" }

// tagged reports a YAML tag, which could make another value of what stands there.
func (rd *reader) tagged(v value) bool {
	if v.Style&yaml.TaggedStyle == 0 && v.Tag != "!" {
		return false
	}
	p := fault("READ-TYPE", v, "不支持 YAML 标签 "+zhtext.Shorten(v.Tag), "请删去标签；文字以“!”开头时请加引号")
	p.Found = model.Text(zhtext.Shorten(v.Tag))
	rd.add(p)
	return true
}

// describe says what a node is.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "列表"
	case yaml.MappingNode:
		return "“键: 值”"
	}
	return zhtext.Quote(n.Value)
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// isZeroText reports whether a scalar says that there is nothing to count.
func isZeroText(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode {
		return false
	}
	return isNull(n) || slices.Contains([]string{"", "-", "--", "–", "—", "——", "−", "/", "无"}, plain(n.Value))
}
