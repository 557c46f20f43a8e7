package yaml

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// tree writes what a file says, without places and styles.
func tree(n *yaml.Node) string {
	if n == nil {
		return "nothing"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d %q(", n.Kind, n.Value)
	for _, c := range n.Content {
		b.WriteString(tree(c))
	}
	return b.String() + ")"
}

// Lone dashes are read as ~ wherever values stand, and nowhere else, and the file is parsed three times at
// most, however many there are.
func TestLoneDashes(t *testing.T) {
	entry := rapid.SampledFrom([]string{"k: -", "k: - ", "k: - # 无", "k: [-, 1, - , -]", "k: {a: -, b: 2}", "k: [\n  -,\n  -\n  ]", "k: [1,\n  -\n  ]", "k: [[-], -]",
		"k: |\n  比例: -\n  甲, -\n  [-, -]", "k: \"a, -, [-]\"", "k: '甲: -\n  乙, -'", "k: 甲, -\n  乙, -", "k:\n  - a,\n  -\n    b: 1", "k:\n  -\n  - 2", "k: -1", "k: 0 - -", "# a: -", "k: a # b: -", "k: --"})
	values := strings.NewReplacer("k: -\n", "k: ~\n", "k: - ", "k: ~ ", "k: [-, 1, - , -]", "k: [~, 1, ~ , ~]", "k: {a: -,", "k: {a: ~,", "k: [\n  -,\n  -\n", "k: [\n  ~,\n  ~\n",
		"k: [1,\n  -\n", "k: [1,\n  ~\n", "k: [[-], -]", "k: [[~], ~]")
	rapid.Check(t, func(t *rapid.T) {
		text := "first: 0\n"
		for i, e := range rapid.SliceOfN(entry, 1, 20).Draw(t, "entries") {
			text += strings.Replace(e, "k:", fmt.Sprintf("key%dk:", i), 1) + "\n"
		}
		want, _, failed := composeYAML([]byte(values.Replace(text)))
		if failed != nil {
			t.Fatalf("%s: %v", values.Replace(text), failed)
		}
		d := dashed{text: []byte(text)}
		got, _, failed := d.parse()
		if failed != nil || tree(got) != tree(want) {
			t.Fatalf("%s\nis %s\nnot %s\n%v", text, tree(got), tree(want), failed)
		}
		if d.parses > 3 {
			t.Fatalf("%s is parsed %d times", text, d.parses)
		}
	})
}

func TestManyDashesAreParsedTwice(t *testing.T) {
	for _, text := range []string{"a: [" + strings.Repeat("-, ", 10_000) + "0]\n", strings.Repeat("a: -\n", 10_000), "a: [" + strings.Repeat("-\n , ", 1000) + "0]\n"} {
		d := dashed{text: []byte(text)}
		if root, _, failed := d.parse(); root == nil || failed != nil || d.parses != 2 {
			t.Errorf("%.20s… is parsed %d times: %v", text, d.parses, failed)
		}
	}
}

// What is no report is not parsed without end.
func TestDashesThatNobodyWritesAreNotAllLookedFor(t *testing.T) {
	for _, c := range []struct {
		dashes, parses int
		fails          bool
	}{{maxParses - 2, maxParses - 1, false}, {maxParses - 1, maxParses, false}, {maxParses, maxParses, true}} {
		d := dashed{text: []byte("a: [" + strings.Repeat("\n- # 无\n,", c.dashes) + "0]\n")}
		if _, _, failed := d.parse(); (failed != nil) != c.fails || d.parses != c.parses {
			t.Errorf("%d dashes: parsed %d times, %v", c.dashes, d.parses, failed)
		}
	}
}

// ns/B stays the same when the time grows with the file.
func BenchmarkReadScaling(b *testing.B) {
	for name, piece := range map[string]string{"dashes": "-, ", "items": "0, ", "nested": "[-], "} {
		for _, size := range []int{12_500, 25_000, 50_000, 100_000} {
			text := "a: [" + strings.Repeat(piece, size/len(piece)) + "0]\n"
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				for b.Loop() {
					parseYAML(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/B")
			})
		}
	}
}
