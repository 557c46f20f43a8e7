package organs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has names a line, set off by |, and behind tabs what is known of them: how each is taken apart,
// how surely the first stands for each of the others, where it is found among them and in which text,
// their groups, and the one most like it. "甲=乙" declares two names to be the same. Lines that begin with
// "list " are members' lists, with \n for the ends of their lines. To add one, write the line and run with
// -update.
func TestTheNamesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "names.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(text)
		if list, ok := strings.CutPrefix(text, "list "); ok {
			list = strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t").Replace(list)
			fmt.Fprintf(&b, "\t%v %v\n", ParseList(list), (&Names{}).ParseSame(list))
			continue
		}
		b.WriteString("\t" + ofNames(strings.Split(text, "|")) + "\n")
	}
	golden.Compare(t, file, []byte(b.String()))
}

func ofNames(given []string) string {
	n := &Names{}
	var names []string
	for _, name := range given {
		if a, b, ok := strings.Cut(name, "="); ok {
			n.Add(a, b)
			continue
		}
		names = append(names, name)
	}
	var out []string
	for _, name := range names {
		f := formOf(name)
		s := strings.Join(append(f.above, f.core), "/")
		if f.office {
			s += "+"
		}
		out = append(out, s)
	}
	s := strings.Join(out, " ")
	if len(names) == 1 {
		return s + "\t" + Key(names[0]) + "\t" + Folded(names[0])
	}
	first, others := names[0], names[1:]
	x := n.Index(others)
	s += "\t"
	for _, other := range others {
		s += fmt.Sprint(n.Compare(first, other))
	}
	even := func(at int) bool { return at%2 == 0 }
	m, some := x.Find(first), x.FindAmong(first, even)
	s += fmt.Sprintf("\t%d %d %v, %d %d %v", m.At, m.Degree, m.Rivals, some.At, some.Degree, some.Rivals)
	return s + fmt.Sprintf("\t%d %d\t%v\t%d", x.InText(first, func(int) bool { return true }), x.InText(first, even), n.Groups(names), Similar(first, others))
}
