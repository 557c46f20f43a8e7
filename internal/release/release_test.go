package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// source is a module with nothing but what goes into archives, and a file that does not.
func source(modified time.Time) fstest.MapFS {
	files := fstest.MapFS{}
	for _, name := range []string{
		"LICENSE", "NOTICE", "README.md", "README.zh-CN.md", "cmd/nianbao/licences/go/LICENSE", "cmd/nianbao/licences/a.b/c/COPYING",
		"fonts/faces/licences/x.txt", "fonts/faces/licences/licences.go", "fonts/rare/licences/x.txt",
		"docs/service/Containerfile", "docs/service/nginx.conf", "docs/service/nianbao.service",
		"service/form/licences/x.txt",
	} {
		files[name] = &fstest.MapFile{Data: []byte("text of " + name), Mode: 0o600, ModTime: modified}
	}
	return files
}

// wantFiles are the files of an archive besides the program.
var wantFiles = []string{
	"LICENSE", "NOTICE", "README.md", "README.zh-CN.md", "docs/service/Containerfile", "docs/service/nginx.conf", "docs/service/nianbao.service",
	"licences/code/a.b/c/COPYING", "licences/code/go/LICENSE",
	"licences/fonts/rare/x.txt", "licences/fonts/x.txt", "licences/form/x.txt",
}

func packed(t *testing.T, target target, modified time.Time) (string, []byte) {
	t.Helper()
	documents, err := readDocuments(source(modified))
	if err != nil {
		t.Fatal(err)
	}
	name, data, err := pack(target, "v1.2.3", []byte("the program"), documents)
	if err != nil {
		t.Fatal(err)
	}
	return name, data
}

func TestArchivesHaveTheSameBytesEveryTime(t *testing.T) {
	for _, target := range targets {
		name, first := packed(t, target, time.Unix(0, 0))
		again, second := packed(t, target, time.Now())
		if name != again || !bytes.Equal(first, second) {
			t.Errorf("%s and %s differ", name, again)
		}
		if !strings.Contains(name, "v1.2.3-"+target.os+"-"+target.arch+".") {
			t.Errorf("%v is packed in %s", target, name)
		}
	}
}

func TestATarFileHasEverything(t *testing.T) {
	_, data := packed(t, target{"linux", "arm64"}, time.Now())
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	const folder = "nianbao-v1.2.3-linux-arm64/"
	var names []string
	for archive := tar.NewReader(unpacked); ; {
		header, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(header.Name, folder)
		names = append(names, name)
		mode := int64(0o644)
		if name == "nianbao" {
			mode = 0o755
		}
		if header.Mode != mode || !header.ModTime.Equal(written) || header.Uid != 0 || header.Gid != 0 || header.Uname+header.Gname != "" {
			t.Errorf("%+v", header)
		}
		hasContent(t, name, archive)
	}
	if want := append([]string{"nianbao"}, wantFiles...); !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func TestAZipFileHasEverything(t *testing.T) {
	_, data := packed(t, target{"windows", "amd64"}, time.Now())
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	const folder = "nianbao-v1.2.3-windows-amd64/"
	var names []string
	for _, f := range archive.File {
		name := strings.TrimPrefix(f.Name, folder)
		names = append(names, name)
		mode := fs.FileMode(0o644)
		if name == "nianbao.exe" {
			mode = 0o755
		}
		if f.Mode() != mode || !f.Modified.Equal(written) {
			t.Errorf("%+v", f.FileHeader)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		hasContent(t, name, r)
	}
	if want := append([]string{"nianbao.exe"}, wantFiles...); !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func hasContent(t *testing.T, name string, r io.Reader) {
	t.Helper()
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	want := "text of "
	if strings.HasPrefix(name, "nianbao") {
		want = "the program"
	}
	if !strings.HasPrefix(string(got), want) {
		t.Errorf("%s holds %q", name, got)
	}
}

func TestWhatIsMissingStopsARelease(t *testing.T) {
	for _, name := range []string{"NOTICE", "fonts/faces/licences"} {
		files := source(time.Now())
		for file := range files {
			if strings.HasPrefix(file, name) {
				delete(files, file)
			}
		}
		if _, err := readDocuments(files); err == nil {
			t.Errorf("a release without %s", name)
		}
	}
}

func TestAVersionIsPartOfAFileName(t *testing.T) {
	for _, version := range []string{"../v1", "v1 beta", "-v1"} {
		if err := release(version, t.TempDir(), ""); err == nil || !strings.Contains(err.Error(), "version") {
			t.Errorf("%s: %v", version, err)
		}
	}
}

// What the release packs is there, under the names that it knows.
func TestTheModuleHasAllDocuments(t *testing.T) {
	documents, err := readDocuments(os.DirFS(filepath.Join("..", "..")))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range documents {
		names = append(names, f.name)
	}
	for _, want := range []string{"NOTICE", "licences/code/go/LICENSE", "licences/fonts/lxgw-wenkai.txt", "licences/fonts/rare/hanazono.txt", "licences/form/htm.txt"} {
		if !slices.Contains(names, want) {
			t.Errorf("no %s in %q", want, names)
		}
	}
}
