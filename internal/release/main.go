// Command release builds the program for all systems and packs each into an archive with its
// documents and licences, beside a bill of materials of each (CycloneDX) and a file with the digests of all.
//
// The same source, version and Go release give the same bytes, whatever machine and folder they
// are built on: no time, no user, no path and no revision gets into the files.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	version := flag.String("version", "", "version of the release; by default what git describe says")
	out := flag.String("o", "dist", "folder for the archives")
	only := flag.String("only", "", "systems, separated by commas, such as linux/amd64; by default all")
	flag.Parse()
	if err := release(*version, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// target is a system that the program is built for.
type target struct{ os, arch string }

var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
}

// program is the name of the program's file.
func (t target) program() string {
	if t.os == "windows" {
		return "nianbao.exe"
	}
	return "nianbao"
}

// archive is the name of the archive, without the ending that its format has.
func (t target) archive(version string) string {
	return fmt.Sprintf("nianbao-%s-%s-%s", version, t.os, t.arch)
}

// chosen returns the targets of a list, all for none.
func chosen(list string) ([]target, error) {
	if list == "" {
		return targets, nil
	}
	var all []target
	for name := range strings.SplitSeq(list, ",") {
		system, arch, _ := strings.Cut(name, "/")
		if !slices.Contains(targets, target{system, arch}) {
			return nil, fmt.Errorf("there is no release for %q", name)
		}
		all = append(all, target{system, arch})
	}
	return all, nil
}

// release builds and packs targets in a folder. It runs in the root of the module.
func release(version, out, only string) error {
	building, err := chosen(only)
	if err != nil {
		return err
	}
	if version == "" {
		described, err := exec.Command("git", "describe", "--tags", "--always", "--dirty").Output()
		if err != nil {
			return fmt.Errorf("give a version with -version: git describe: %w", err)
		}
		version = strings.TrimSpace(string(described))
	}
	if !regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+_-]*$`).MatchString(version) {
		return fmt.Errorf("a file name can't have the version %q", version)
	}
	documents, err := readDocuments(os.DirFS("."))
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "nianbao-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	for _, t := range building {
		binary := filepath.Join(work, t.os+"-"+t.arch)
		if err := build(t, version, binary); err != nil {
			return err
		}
		program, err := os.ReadFile(binary)
		if err != nil {
			return err
		}
		archive, err := publish(t, version, program, documents, out, &sums)
		if err != nil {
			return err
		}
		fmt.Printf("%s\t%d bytes, program %d bytes\n", archive.name, len(archive.data), len(program))
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// publish writes the archive of a program and its bill of materials to a folder, and their digests to sums. It returns
// the archive.
func publish(t target, version string, program []byte, documents []file, out string, sums io.Writer) (archive file, err error) {
	if archive.name, archive.data, err = pack(t, version, program, documents); err != nil {
		return archive, err
	}
	bill, err := billOf(t, version, program, os.DirFS("."))
	if err != nil {
		return archive, err
	}
	for _, f := range []file{archive, {name: t.archive(version) + ".cdx.json", data: bill}} {
		if err := os.WriteFile(filepath.Join(out, f.name), f.data, 0o644); err != nil {
			return archive, err
		}
		fmt.Fprintf(sums, "%x  %s\n", sha256.Sum256(f.data), f.name)
	}
	return archive, nil
}

// build compiles the program for a target.
func build(t target, version, output string) error {
	if message, err := compiler(t, version, output).CombinedOutput(); err != nil {
		return errors.Join(fmt.Errorf("building for %s/%s: %w", t.os, t.arch, err), errors.New(string(message)))
	}
	return nil
}

// compiler is the command that builds the program. Settings of the environment that would change the
// result are overruled.
func compiler(t target, version, output string) *exec.Cmd {
	compile := exec.Command("go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -buildid= -X main.releaseVersion="+version, "-o", output, "./cmd/nianbao")
	compile.Env = append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0",
		"GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=", "GODEBUG=", "GOAMD64=v1", "GOARM64=v8.0")
	return compile
}
