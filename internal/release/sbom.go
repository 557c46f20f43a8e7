package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"runtime/debug"
	"strings"
)

// bom is a bill of materials in the format CycloneDX 1.6 (ECMA-424): what is in one program. It has no
// time and no serial number, so that the same program has the same one.
type bom struct {
	Schema       string       `json:"$schema"`
	Format       string       `json:"bomFormat"`
	SpecVersion  string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type        string     `json:"type"`
	Ref         string     `json:"bom-ref"`
	Name        string     `json:"name"`
	Version     string     `json:"version,omitempty"`
	Description string     `json:"description,omitempty"`
	Hashes      []hash     `json:"hashes,omitempty"`
	Licences    []licence  `json:"licenses"`
	PackageURL  string     `json:"purl,omitempty"`
	Properties  []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licence struct {
	Licence    *licenceID `json:"license,omitempty"`
	Expression string     `json:"expression,omitempty"`
}

type licenceID struct {
	ID string `json:"id"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn,omitempty"`
}

// formVersions is the file with the versions of the form's libraries.
const formVersions = "internal/formcheck/tools/package.json"

// billOf lists what a program was built from: the modules and the Go release that the program itself
// names, the libraries of the web form and the fonts. source is the root of the module.
func billOf(t target, version string, program []byte, source fs.FS) ([]byte, error) {
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(source, "NOTICE")
	if err != nil {
		return nil, err
	}
	listed, err := readNotice(string(text))
	if err != nil {
		return nil, err
	}
	components, err := modules(info, listed)
	if err != nil {
		return nil, err
	}
	for _, list := range []func(fs.FS, notice) ([]component, error){libraries, fonts} {
		more, err := list(source, listed)
		if err != nil {
			return nil, err
		}
		components = append(components, more...)
	}
	main := component{
		Type: "application", Ref: golang(info.Main.Path, version), Name: "nianbao", Version: version,
		Description: "Program for " + t.os + "/" + t.arch, Hashes: sha(program), Licences: licencesOf([]string{"Apache-2.0"}), PackageURL: golang(info.Main.Path, version),
	}
	all := dependency{Ref: main.Ref}
	for _, c := range components {
		all.DependsOn = append(all.DependsOn, c.Ref)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(bom{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", SpecVersion: "1.6", Version: 1,
		Metadata: metadata{main}, Components: components, Dependencies: []dependency{all},
	})
	return out.Bytes(), err
}

// modules are Go's library and the modules that the program names.
func modules(info *debug.BuildInfo, n notice) ([]component, error) {
	release := strings.TrimPrefix(info.GoVersion, "go")
	std, ok := n.find(codePart, "The Go standard library and runtime")
	if !ok {
		return nil, fmt.Errorf("NOTICE does not list the Go standard library")
	}
	all := []component{{
		Type: "library", Ref: golang("std", release), Name: "std", Version: release, Description: "The Go standard library and runtime",
		Licences: licencesOf(std.licences), PackageURL: golang("std", release),
	}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		listed, ok := n.find(codePart, m.Path)
		if !ok {
			return nil, fmt.Errorf("the program has %s, which NOTICE does not list", m.Path)
		}
		all = append(all, component{
			Type: "library", Ref: golang(m.Path, m.Version), Name: m.Path, Version: m.Version, Licences: licencesOf(listed.licences), PackageURL: golang(m.Path, m.Version),
			Properties: []property{{"nianbao:go.sum", m.Sum}}, // a hash of the files' hashes, which CycloneDX has no name for
		})
	}
	return all, nil
}

// libraries are those of the web form.
func libraries(source fs.FS, n notice) ([]component, error) {
	data, err := fs.ReadFile(source, formVersions)
	if err != nil {
		return nil, err
	}
	var pinned struct{ Dependencies map[string]string }
	if err := json.Unmarshal(data, &pinned); err != nil {
		return nil, fmt.Errorf("%s: %w", formVersions, err)
	}
	var all []component
	for _, l := range n[formPart] {
		version := pinned.Dependencies[l.name]
		if version == "" {
			return nil, fmt.Errorf("%s has no version of %s", formVersions, l.name)
		}
		address := "pkg:npm/" + strings.Replace(l.name, "@", "%40", 1) + "@" + version
		all = append(all, component{Type: "library", Ref: address, Name: l.name, Version: version, Licences: licencesOf(l.licences), PackageURL: address})
	}
	return all, nil
}

// fonts are the faces.
func fonts(source fs.FS, n notice) ([]component, error) {
	var all []component
	for _, f := range n[fontPart] {
		data, err := fs.ReadFile(source, f.name)
		if err != nil {
			return nil, fmt.Errorf("NOTICE lists a font: %w", err)
		}
		all = append(all, component{Type: "file", Ref: f.name, Name: f.name, Description: f.about, Hashes: sha(data), Licences: licencesOf(f.licences)})
	}
	return all, nil
}

func sha(data []byte) []hash { return []hash{{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(data))}} }

func licencesOf(ids []string) []licence {
	if len(ids) == 1 {
		return []licence{{Licence: &licenceID{ids[0]}}}
	}
	return []licence{{Expression: strings.Join(ids, " AND ")}}
}

// golang is the address of a module in the form of a package URL.
func golang(path, version string) string {
	return "pkg:golang/" + path + "@" + url.PathEscape(version)
}
