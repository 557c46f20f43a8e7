package main

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
)

// given is a manifest as an earlier batch left it.
func given(t *testing.T, text string) (*manifest, string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "manifest.jsonl")
	writeFile(t, name, []byte(text))
	m, err := openManifest(name, 3)
	if err != nil {
		t.Fatal(err)
	}
	return m, name
}

func planOf(names ...string) *plan {
	p := &plan{formats: []*export.Format{export.PDF}}
	for _, name := range names {
		p.inputs = append(p.inputs, input{name: name, below: "."})
	}
	return p
}

const lineA, lineB, lineC = `{"input":"x","output":"a.pdf","pages":1}` + "\n", `{"input":"x","output":"b.pdf","pages":2}` + "\n", `{"input":"x","output":"c.pdf","pages":3}` + "\n"

func TestOfAnEarlierManifestWhatIsWholeAndLastCounts(t *testing.T) {
	newer := strings.Replace(lineA, ":1", ":7", 1)
	for name, c := range map[string]struct {
		text, want string
	}{
		"whole":         {lineA + lineB, lineA + lineB},
		"none":          {"", ""},
		"other order":   {lineC + lineB + lineA, lineA + lineB + lineC},
		"done twice":    {lineA + lineB + newer, newer + lineB},
		"torn":          {lineA + lineB[:22], lineA},
		"torn, but one": {lineA + strings.TrimSuffix(lineB, "\n"), lineA},
		"zeros":         {lineA + strings.Repeat("\x00", 5000) + "\n" + lineB, lineA + lineB},
		"no objects":    {lineB + "[1]\n\n" + lineA + "x\n", lineA + lineB},
		"others":        {lineA + `{"input":"x","output":"d.pdf"}` + "\n", lineA},
	} {
		t.Run(name, func(t *testing.T) {
			m, file := given(t, c.text)
			if err := m.finish(planOf("a.yaml", "b.yaml", "c.yaml")); err != nil {
				t.Fatal(err)
			}
			expectOnly(t, filepath.Dir(file), "manifest.jsonl", c.want)
		})
	}
}

func TestANewLineTakesThePlaceOfTheEarlierOne(t *testing.T) {
	m, file := given(t, lineB+lineA+lineC[:9])
	if e, line, ok := m.before("b.pdf"); !ok || e.Pages != 2 {
		t.Errorf("b.pdf: %v %v", e, ok)
	} else {
		m.keep(1, line)
	}
	if _, _, ok := m.before("c.pdf"); ok {
		t.Error("c.pdf is known from half a line")
	}
	if err := m.add(0, &record{Output: "a.pdf", Status: "rendered", Pages: 9}); err != nil {
		t.Fatal(err)
	}
	// were the batch stopped here, both lines of a.pdf would be in the file, whole
	data, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(data), lineB+lineA+`{"input":"","output":"a.pdf","status":"rendered","pages":9,`) {
		t.Errorf("the file is %q (%v)", data, err)
	}
	if err := m.finish(planOf("a.yaml", "b.yaml", "c.yaml")); err != nil {
		t.Fatal(err)
	}
	told := lines(t, file)
	if len(told) != 2 || told[0]["pages"] != 9.0 || told[1]["output"] != "b.pdf" {
		t.Errorf("got %v", told)
	}
}

// What an earlier batch made is no report to whoever reads the folder, so its lines stay while its files do.
func TestFilesOfEarlierBatchesStayListed(t *testing.T) {
	m, name := given(t, lineA+lineB+lineC)
	p := planOf("a.yaml")
	p.folder = filepath.Dir(name)
	writeFile(t, filepath.Join(p.folder, "c.pdf"), []byte("%PDF"))
	if err := m.add(0, &record{Input: "a.yaml", Output: "a.pdf", Pages: 9}); err != nil {
		t.Fatal(err)
	}
	if err := m.finish(p); err != nil {
		t.Fatal(err)
	}
	told := lines(t, name)
	if len(told) != 2 || told[0]["pages"] != 9.0 || told[1]["output"] != "c.pdf" {
		t.Errorf("got %v", told)
	}
}

func TestAFileThatIsNoManifestIsLeftAlone(t *testing.T) {
	for _, text := range []string{"organ: 青禾县农业农村局\n", `{"inp`, "\n"} {
		name := filepath.Join(t.TempDir(), "manifest.jsonl")
		writeFile(t, name, []byte(text))
		if _, err := openManifest(name, 1); err == nil || !strings.Contains(err.Error(), "不是 batch 的清单，没有改动") {
			t.Errorf("%q: got %v", text, err)
		}
		expectOnly(t, filepath.Dir(name), "manifest.jsonl", text)
	}
}

// Lines of a manifest, and what is no record among them.
func TestLinesOfAManifestAreReadWhole(t *testing.T) {
	t.Chdir(t.TempDir())
	long := `{"input":"` + strings.Repeat("x", 3<<16) + `","output":"long.pdf"}` + "\n"
	text := lineA + long + `{"input":"y","output":""}` + "\n" + lineB + "{}\n" + strings.Replace(lineA, `"x"`, `"z"`, 1)
	writeFile(t, "m.jsonl", []byte(text))
	got := listedOutputs("m.jsonl")
	if len(got) != 3 || got["a.pdf"] != "z" || got["b.pdf"] != "x" || len(got["long.pdf"]) != 3<<16 {
		t.Errorf("listed are %d: %.100v", len(got), got)
	}
	for _, text := range []string{"", `{"input":`, " " + lineA, "x"} {
		writeFile(t, "m.jsonl", []byte(text))
		if got := listedOutputs("m.jsonl"); len(got) > 0 {
			t.Errorf("%q lists %v", text, got)
		}
	}
	if listedOutputs("none") != nil {
		t.Error("there is a manifest")
	}
	m := &manifest{name: "m", old: map[string]span{"a.pdf": {0, 5}, "b.pdf": {100, 5}}}
	writeFile(t, "m.jsonl", []byte(lineA))
	f, err := os.Open("m.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m.file = f
	for _, output := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		if _, _, ok := m.before(output); ok {
			t.Errorf("%s is known from half a line", output)
		}
	}
	m.end = 1<<32 - 10
	if err := m.scan(bufio.NewReader(strings.NewReader("012345678\n"))); err != nil || m.end != 1<<32 {
		t.Errorf("up to the limit: %v, %d", err, m.end)
	}
	if err := m.scan(bufio.NewReader(strings.NewReader("\n"))); err != errTooLarge || m.end != 1<<32 {
		t.Errorf("behind it: %v, %d", err, m.end)
	}
}

// A manifest that is written anew keeps its permissions and its place behind a link, and the lines of other files
// their order.
func TestAManifestThatIsWrittenAnewStaysWhatItIs(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	text := ""
	for _, name := range []string{"z", "b", "y", "a", "x", "c", "w", "folder", "gone"} {
		text += `{"input":"i","output":"` + name + `.pdf"}` + "\n"
		if name != "gone" && name != "folder" {
			writeFile(t, "out/"+name+".pdf", nil)
		}
	}
	writeFile(t, "m.jsonl", []byte(text))
	if err := errors.Join(os.Chmod("m.jsonl", 0o640), os.Symlink("m.jsonl", "link.jsonl"), os.Mkdir("out/folder.pdf", 0o755)); err != nil {
		t.Fatal(err)
	}
	m, err := openManifest("link.jsonl", 2)
	if err != nil {
		t.Fatal(err)
	}
	p := planOf("c.yaml", "b.yaml")
	p.folder = "out"
	if err := m.finish(p); err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, l := range lines(t, "m.jsonl") {
		order = append(order, strings.TrimSuffix(l["output"].(string), ".pdf"))
	}
	if got := strings.Join(order, " "); got != "c b z y a x w" {
		t.Errorf("the lines are %s", got)
	}
	info, err := os.Stat("m.jsonl")
	link, linkErr := os.Lstat("link.jsonl")
	if err != nil || linkErr != nil || info.Mode().Perm() != 0o640 || link.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("it is %v behind %v", info.Mode(), link.Mode())
	}
	expectNoTemporaries(t, ".")
	if _, err := openManifest(os.DevNull, 1); told("", err) != "无法读写清单 "+os.DevNull+"：不是普通文件" {
		t.Errorf("a device: %v", err)
	}
	if _, err := openManifest("none/m", 1); told("", err) != "无法读写清单 none/m：文件不存在" {
		t.Errorf("no folder: %v", err)
	}
}
