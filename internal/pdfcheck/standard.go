package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// Standard is what a file should conform to.
type Standard struct {
	Name string

	version     string            // of PDF
	claims      map[string]string // what the metadata says, by namespace and name
	classic     bool              // no object streams and no cross-reference streams
	information bool              // has an information dictionary
	attachments bool              // may have, and for level F must have, attached files
	namespaces  bool              // structure types are of PDF 2.0
	cidSets     bool              // subsets list their CIDs
	rowGroups   bool              // tables may have THead, TBody and TFoot
	maxArray    int               // elements of an array, 0 for any number
	profile     byte              // highest version of an ICC profile
}

// The standards that layout/pdf writes. A2a and A3a are PDF/UA-1 as well, A4 and A4f are PDF/UA-2.
var (
	A2a = Standard{Name: "PDF/A-2a, PDF/UA-1", version: "1.7", claims: claims("2", "A", "", "1", ""), information: true, rowGroups: true, profile: 4}
	A3a = Standard{Name: "PDF/A-3a, PDF/UA-1", version: "1.7", claims: claims("3", "A", "", "1", ""), information: true, rowGroups: true, profile: 4, attachments: true}
	A1a = Standard{Name: "PDF/A-1a", version: "1.4", claims: claims("1", "A", "", "", ""), information: true, classic: true, cidSets: true, maxArray: 8191, profile: 2}
	A4  = Standard{Name: "PDF/A-4, PDF/UA-2", version: "2.0", claims: claims("4", "", "2020", "2", "2024"), rowGroups: true, namespaces: true, profile: 4}
	A4f = Standard{Name: "PDF/A-4f, PDF/UA-2", version: "2.0", claims: claims("4", "F", "2020", "2", "2024"), rowGroups: true, namespaces: true, profile: 4, attachments: true}
)

func claims(part, conformance, rev, uaPart, uaRev string) map[string]string {
	return map[string]string{
		nsPDFA + " part": part, nsPDFA + " conformance": conformance, nsPDFA + " rev": rev,
		nsPDFUA + " part": uaPart, nsPDFUA + " rev": uaRev,
	}
}

// checkClaims compares the standards that the metadata names with the one that is asked for.
func (c *checker) checkClaims(properties map[xml.Name]string) {
	for _, name := range sortedNames(c.standard.claims) {
		space, local, _ := strings.Cut(name, " ")
		if got, want := properties[xml.Name{Space: space, Local: local}], c.standard.claims[name]; got != want {
			c.find("the metadata: %s is %q, not %q", name, got, want)
		}
	}
}

var startXref = regexp.MustCompile(`\nstartxref\n(\d+)\n%%EOF\n$`)

// checkForm checks the version of the file and the kind of its cross-reference.
func (c *checker) checkForm(data []byte) {
	if !bytes.HasPrefix(data, []byte("%PDF-"+c.standard.version+"\n%")) {
		c.find("the file is not of version %s", c.standard.version)
	}
	if !c.standard.classic {
		return
	}
	at := startXref.FindSubmatch(data)
	offset := 0
	if at != nil {
		offset, _ = strconv.Atoi(string(at[1]))
	}
	if at == nil || offset >= len(data) || !bytes.HasPrefix(data[offset:], []byte("xref\n0 ")) {
		c.find("the file has no classic cross-reference table")
	}
	for _, kind := range []string{"/Type/ObjStm", "/Type/XRef"} {
		if bytes.Contains(data, []byte(kind)) {
			c.find("the file has an object of %s, which PDF 1.4 does not know", kind)
		}
	}
}

// checkInformation compares the information dictionary with the metadata (ISO 19005-1, 6.7.3).
func (c *checker) checkInformation(properties map[xml.Name]string) {
	info := c.information()
	if !c.standard.information {
		if c.x.Info != nil {
			c.find("the file has an information dictionary")
		}
		return
	}
	if info == nil {
		c.find("the file has no information dictionary")
	}
	for _, p := range []struct{ key, space, name, what string }{
		{"Title", nsDC, "title", "the title"}, {"Author", nsDC, "creator", "the author"}, {"Subject", nsDC, "description", "the subject"},
		{"Producer", nsPDF, "Producer", "the producer"},
	} {
		said, _ := c.text(info[p.key])
		if meant := properties[xml.Name{Space: p.space, Local: p.name}]; said != meant {
			c.find("%s is %q in the metadata and %q in the information dictionary", p.what, meant, said)
		}
	}
	said, _ := c.text(info["CreationDate"])
	meant := properties[xml.Name{Space: nsXMP, Local: "CreateDate"}]
	if digits(said) != digits(meant) {
		c.find("the date is %q in the metadata and %q in the information dictionary", meant, said)
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// isForbidden reports whether no dictionary may have a key, by the standard.
func (c *checker) isForbidden(key string) bool {
	switch key {
	case "EF", "AF", "AFRelationship", "EmbeddedFiles":
		return !c.standard.attachments
	case "CIDSet":
		return !c.standard.cidSets
	case "Namespaces", "NS", "SD":
		return !c.standard.namespaces
	case "Group", "RoleMapNS":
		return true
	}
	return false
}
