package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	facelicences "github.com/nianbao/nianbao/fonts/faces/licences"
	formlicences "github.com/nianbao/nianbao/service/form/licences"
)

type licencesCommand struct{}

// Run prints the licence of the program and those of all code and fonts in it.
func (licencesCommand) Run(s *session) error {
	code, err := codeNotices()
	if err != nil {
		return err
	}
	libraries, err := formNotices()
	if err != nil {
		return err
	}
	faces, err := faceNotices()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "nianbao %s\n", programVersion())
	fmt.Fprint(s.stdout, "Copyright 2026 The nianbao authors\n\n"+
		"nianbao 采用 Apache 许可证 2.0 版（Apache-2.0）。\n"+
		"全文见随程序发布的 LICENSE 文件，或 https://www.apache.org/licenses/LICENSE-2.0\n\n"+
		"程序中还有以下第三方的代码和字体，各有自己的许可证，全文附后。\n")
	writeEntries(s.stdout, "代码", entriesOf(code))
	writeEntries(s.stdout, "填报页面的代码", entriesOf(libraries))
	writeEntries(s.stdout, "字体", entriesOf(faces))
	for _, text := range licenceTexts(slices.Concat(code, libraries, faces)) {
		text.writeTo(s.stdout)
	}
	return nil
}

// notice is something of others that is in the program.
type notice struct {
	name    string   // as it is shown
	licence string   // SPDX expression
	texts   []string // of the licence and of a NOTICE file
}

func entriesOf(notices []notice) []entry {
	var entries []entry
	for _, n := range notices {
		entries = append(entries, entry{n.licence, n.name})
	}
	return entries
}

// linkedCode is the code of others in the program; files are in moduleTexts. Go's own library
// comes first.
var linkedCode = []struct {
	path, licence string
	files         []string
}{
	{goLibrary, "BSD-3-Clause", []string{"go/LICENSE"}},
	{"github.com/alecthomas/kong", "MIT", []string{"github.com/alecthomas/kong/COPYING"}},
	{"github.com/go-text/typesetting", "BSD-3-Clause", []string{"github.com/go-text/typesetting/LICENSE"}},
	{"github.com/klauspost/compress", "BSD-3-Clause", []string{"github.com/klauspost/compress/LICENSE"}},
	{"github.com/richardlehane/mscfb", "Apache-2.0", []string{"github.com/richardlehane/mscfb/LICENSE.txt"}},
	{"github.com/richardlehane/msoleps", "Apache-2.0", []string{"github.com/richardlehane/msoleps/LICENSE.txt"}},
	{"github.com/tiendc/go-deepcopy", "MIT", []string{"github.com/tiendc/go-deepcopy/LICENSE"}},
	{"github.com/xuri/efp", "BSD-3-Clause", []string{"github.com/xuri/efp/LICENSE"}},
	{"github.com/xuri/excelize/v2", "BSD-3-Clause", []string{"github.com/xuri/excelize/v2/LICENSE"}},
	{"github.com/xuri/nfp", "BSD-3-Clause", []string{"github.com/xuri/nfp/LICENSE"}},
	// version 3 states the MIT licence of the files ported from libyaml, which version 4 only names
	{"go.yaml.in/yaml/v4", "Apache-2.0 AND MIT", []string{"go.yaml.in/yaml/v4/LICENSE", "go.yaml.in/yaml/v4/NOTICE", "go.yaml.in/yaml/v3/LICENSE"}},
	{"golang.org/x/crypto", "BSD-3-Clause", []string{"golang.org/x/crypto/LICENSE"}},
	{"golang.org/x/net", "BSD-3-Clause", []string{"golang.org/x/net/LICENSE"}},
	{"golang.org/x/sys", "BSD-3-Clause", []string{"golang.org/x/sys/LICENSE"}},
	{"golang.org/x/term", "BSD-3-Clause", []string{"golang.org/x/term/LICENSE"}},
	{"golang.org/x/text", "BSD-3-Clause", []string{"golang.org/x/text/LICENSE"}},
}

const goLibrary = "Go 标准库和运行时"

// moduleTexts are copies of the licence files of modules: go:embed does not reach into the
// module cache.
//
//go:embed licences
var moduleTexts embed.FS

// codeNotices names the modules in the program with the versions that it was built with.
func codeNotices() ([]notice, error) {
	versions := map[string]string{goLibrary: runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			versions[m.Path] = m.Version
		}
	}
	files, err := fs.Sub(moduleTexts, "licences")
	if err != nil {
		return nil, err
	}
	var notices []notice
	for _, c := range linkedCode {
		texts, err := readTexts(files, c.files...)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSpace(c.path + " " + versions[c.path])
		notices = append(notices, notice{name: name, licence: c.licence, texts: texts})
	}
	return notices, nil
}

// formLibraries are the libraries of the web form; files are in service/form/licences.
var formLibraries = []struct{ name, version, licence, file string }{
	{"preact", "11.2.0", "MIT", "preact.txt"},
	{"htm", "3.1.1", "Apache-2.0", "htm.txt"},
	{"@preact/signals", "2.11.4", "MIT", "preact-signals.txt"},
	{"@preact/signals-core", "1.14.5", "MIT", "preact-signals.txt"},
	{"idb-keyval", "6.3.0", "Apache-2.0", "idb-keyval.txt"},
}

func formNotices() ([]notice, error) {
	var notices []notice
	for _, l := range formLibraries {
		texts, err := readTexts(formlicences.Texts(), l.file)
		if err != nil {
			return nil, err
		}
		notices = append(notices, notice{name: l.name + " " + l.version, licence: l.licence, texts: texts})
	}
	return notices, nil
}

// licensedFaces are faces, by their PostScript names, that were made from one original.
type licensedFaces struct {
	faces  string
	origin string
	file   string // of the licence
}

var embeddedFaces = []licensedFaces{
	{"NBSong、NBSongSemiBold", "Noto Serif SC 的修改版", "noto-serif-sc.txt"},
	{"NBHei", "Noto Sans SC 的修改版", "noto-sans-sc.txt"},
	{"NBKai、NBFang", "霞鹜文楷的修改版", "lxgw-wenkai.txt"},
}

func faceNotices() ([]notice, error) {
	notices, err := noticesOf(embeddedFaces, facelicences.Texts())
	if err != nil {
		return nil, err
	}
	rare, err := noticesOf(rareFaces, rareTexts())
	return append(notices, rare...), err
}

func noticesOf(faces []licensedFaces, files fs.FS) ([]notice, error) {
	var notices []notice
	for _, f := range faces {
		texts, err := readTexts(files, f.file)
		if err != nil {
			return nil, err
		}
		notices = append(notices, notice{fmt.Sprintf("%s（%s）", f.faces, f.origin), "OFL-1.1", texts})
	}
	return notices, nil
}

func readTexts(files fs.FS, names ...string) ([]string, error) {
	var texts []string
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(text))
	}
	return texts, nil
}

// licenceText is a text with the names of all that it is the licence of.
type licenceText struct {
	names []string
	text  string
}

// licenceTexts lists the texts, each once: many modules have the very same one.
func licenceTexts(notices []notice) []*licenceText {
	var texts []*licenceText
	for _, n := range notices {
		for _, text := range n.texts {
			i := slices.IndexFunc(texts, func(t *licenceText) bool { return t.text == text })
			if i < 0 {
				i = len(texts)
				texts = append(texts, &licenceText{text: text})
			}
			texts[i].names = append(texts[i].names, n.name)
		}
	}
	return texts
}

func (t *licenceText) writeTo(w io.Writer) {
	rule := strings.Repeat("=", 78)
	fmt.Fprintf(w, "\n%s\n%s\n%s\n\n%s\n", rule, strings.Join(t.names, "\n"), rule, strings.TrimRight(t.text, "\n"))
}
