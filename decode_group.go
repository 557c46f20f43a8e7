package nianbao

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// value is a node of the input, where it is meant to go and where it was written: an alias
// stands where it is used, not where its anchor is.
type value struct {
	*yaml.Node
	path string
	pos  position
}

// group reads a mapping into the fields below f. The cells of a row are such fields too.
func (rd *reader) group(f *field, v value) {
	given := rd.entries(f, v)
	for _, c := range f.children {
		switch entry, ok := given[c.key]; {
		case !ok:
			rd.missing(c)
		case entry.Node != nil:
			rd.field(c, entry)
		}
	}
}

// entries returns the values of a mapping by key. A key that was probably meant by another
// one is there without a node, so that it isn't reported as missing as well.
func (rd *reader) entries(f *field, v value) map[string]value {
	given := map[string]value{}
	lines := map[string]int{}
	for i := 0; i+1 < len(v.Content); i += 2 {
		key, node := v.Content[i], v.Content[i+1]
		if rd.full() && f.child(keyText(key)) == nil {
			rd.left++
			continue
		}
		at := position{key.Line, key.Column}
		if key.Kind == yaml.AliasNode && key.Alias != nil {
			key = key.Alias
		}
		name := keyText(key)
		k := value{key, strings.TrimPrefix(v.path+"."+shortened(name), "."), at}
		if first, again := lines[name]; again && name != "" {
			rd.add(fault("READ-KEY", k, fmt.Sprintf("第%d行已有键 %s，此处重复", first, shortened(name)), "请只保留一个"))
			continue
		}
		lines[name] = at.line
		if c := f.child(name); c != nil && !rd.tagged(k) {
			given[name] = entryValue(c, node, at)
			continue
		}
		for _, meant := range rd.strangeKey(f, k, node) {
			if _, ok := given[meant.key]; !ok {
				given[meant.key] = value{}
			}
		}
	}
	return given
}

func keyText(key *yaml.Node) string {
	if key.Kind != yaml.ScalarNode {
		return ""
	}
	return key.Value
}

// entryValue is the value of a key. What was left out stands where its key stands.
func entryValue(c *field, n *yaml.Node, key position) value {
	v := value{n, c.path, position{n.Line, n.Column}}
	if n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 {
		v.pos = key
	}
	// an anchor can't be an alias, so one step reaches the node
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		v.Node = n.Alias
	}
	return v
}

// strangeKey reports a key that f has not, and returns the fields it makes up for.
func (rd *reader) strangeKey(f *field, k value, node *yaml.Node) []*field {
	name := keyText(k.Node)
	switch {
	case f.child(name) != nil: // its tag was reported
		return []*field{f.child(name)}
	case k.Kind != yaml.ScalarNode:
		rd.add(fault("READ-KEY", k, "键应为一个词，实为"+describe(k.Node), "文字以“[”“{”开头时请加引号"))
		return nil
	case name == "<<":
		rd.add(fault("READ-KEY", k, "不支持 YAML 的合并键 <<：每一项都要写明", "请把要合并的内容逐项写出"))
		return f.children
	case rd.otherEditionsKey(f, k, name):
		return f.children
	}
	meant, hint := rd.meaning(f, name)
	p := fault("READ-KEY", k, "未知的键 "+cmp.Or(shortened(name), "（空）"), hint)
	p.Found = Text(shortened(name))
	if meant != nil {
		p.Expected = Text(meant.key)
	}
	rd.add(p)
	if meant == nil {
		return nil
	}
	return []*field{meant}
}

// meaning guesses which field an unknown key means and says what to do.
func (rd *reader) meaning(f *field, name string) (*field, string) {
	if i := strings.IndexAny(name, ":："); i > 0 {
		if c := f.child(strings.TrimSpace(name[:i])); c != nil {
			return c, "冒号要用半角“:”，后面空一格：" + c.key + ": …"
		}
	}
	if c := suggest(name, f.children); c != nil {
		return c, "您是不是要写 " + c.key + "？"
	}
	if parent := rd.model.elsewhere(name, f); parent != nil {
		if parent.path == "" {
			return nil, name + " 应写在最外层，请检查缩进"
		}
		return nil, name + " 应写在 " + parent.path + " 之下，请检查缩进"
	}
	keys := make([]string, len(f.children))
	for i, c := range f.children {
		keys[i] = c.key
	}
	return nil, "此处可用的键：" + strings.Join(keys, "、")
}

// missing reports what the file does not give at all: once, at the highest group.
func (rd *reader) missing(f *field) {
	p := rd.src.problem("READ-REQUIRED", f.path, "缺少"+f.label())
	switch {
	case rd.passesOver(f):
	case isRequired(f):
		p.Hint = "请写上 " + f.key + ": …"
		rd.add(p)
	case f.hasFigures():
		rd.add(blank(p, "缺少"+f.label()+"，按 0 处理"))
	}
}

func isRequired(f *field) bool { return f.kind == yearKind || f.path == "organ" }

// blank makes the warning that something was read as 0.
func blank(p Problem, message string) Problem {
	p.ID, p.Severity, p.Message = "BLANK", Warning, message
	p.Hint = "确实没有的，请写 0"
	p.Expected = Text("数字")
	return p
}

// tagged reports a YAML tag, which could make another value of what stands there.
func (rd *reader) tagged(v value) bool {
	if v.Style&yaml.TaggedStyle == 0 && v.Tag != "!" {
		return false
	}
	p := fault("READ-TYPE", v, "不支持 YAML 标签 "+shortened(v.Tag), "请删去标签；文字以“!”开头时请加引号")
	p.Found = Text(shortened(v.Tag))
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
	return quoted(n.Value)
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// isZeroText reports whether a scalar says that there is nothing to count.
func isZeroText(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode {
		return false
	}
	return isNull(n) || slices.Contains([]string{"", "-", "--", "–", "—", "——", "−", "/", "无"}, plain(n.Value))
}
