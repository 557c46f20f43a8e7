package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// standardMutations are faults that break a rule of one standard, by the names of standardFiles.
var standardMutations = map[string][]mutation{
	"2a": {
		{"the version is another one", `%PDF-1\.7`, "%PDF-1.6", "not of version 1.7"},
		{"a key for associated files", `/Tabs/S/`, "/AF 0/T/", "has AF"},
		{"a destination is an element", `/Dest\[`, "/SD  [", "has SD"},
		{"the author is another one", `(dc:creator><rdf:Seq><rdf:li>)某`, "${1}吾", "the author is"},
		{"the date is another one", `(<xmp:CreateDate>)2022`, "${1}2023", "the date is"},
		{"the producer is another one", `/Producer\(nianbao`, "/Producer(nianbax", "the producer is"},
		{"there is no information", `/Info (\d+)`, "/Inxo $1", "has no information dictionary"},
	},
	"3a with files": {
		{"the part is another one", `<pdfaid:part>3`, "<pdfaid:part>2", `part is "2", not "3"`},
		{"a file is not associated", `/AF\[(\d)\d+ 0 R`, "/AF[${1}00 0 R", "is not associated"},
		{"the files are not associated", `/AF\[`, "/XF[", "is not associated"},
		{"no file has a name", `/Names<</EmbeddedFiles<</Names`, "/Names<</EmbeddedFiles<</Nemas", "have no name"},
		{"the names are out of order", `/Names\[\(empty\.json`, "/Names[(zmpty.json", "out of order"},
		{"a file has two names", `/UF\(figures`, "/UF(figurez", "has the names"},
		{"a file has no description", `/Desc<`, "/Dosc<", "has no description"},
		{"a file has no relationship", `/AFRelationship/Source`, "/AFRelationshix/Source", `has the relationship ""`},
		{"a relationship is made up", `/AFRelationship/Source`, "/AFRelationship/Sourcx", `has the relationship "Sourcx"`},
		{"a file has no media type", `/Subtype/text#2Fcsv`, "/Subtypo/text#2Fcsv", "media type"},
		{"the size is another one", `/Params<</Size 5`, "/Params<</Size 6", "has 5 bytes, not 6"},
		{"the data are others", `\na,1\r`, "\na,2\r", "another checksum"},
		{"there are no data", `/EF<</F `, "/EF<</G ", "has no data"},
		{"the data are no file", `/Type/EmbeddedFile`, "/Type/EmbeddedFilx", "has no data"},
		{"a file is no specification", `/Type/Filespec`, "/Type/Filespex", "no file specification"},
	},
	"1a": {
		{"the version is another one", `%PDF-1\.4`, "%PDF-1.5", "not of version 1.4"},
		{"the file has an object stream", `/StructParents \d/Tabs/S`, "/Type/ObjStm/Tabs/S    ", "ObjStm"},
		{"the cross-reference is not where it should be", `startxref\n\d`, "startxref\n9", "no classic cross-reference"},
		{"the part is another one", `<pdfaid:part>1`, "<pdfaid:part>2", `part is "2", not "1"`},
		{"the level is another one", `pdfaid:conformance>A`, "pdfaid:conformance>B", `is "B", not "A"`},
		{"the profile is of version 4", `(\x00\x00\x00\x00)\x02\x10(\x00\x00mntr)`, "$1\x04\x10$2", "the ICC profile is of version 4"},
		{"a subset has no CIDSet", `/CIDSet `, "/CIDSot ", "has no CIDSet"},
		{"a CIDSet leaves out a glyph", `\nstream\n\x{FFFD}`, "\nstream\n\xfe", "CID 7 is listed: false"},
		{"a group of rows", `/S/TR/`, "/S/TB/", "neither standard nor mapped"},
		{"the subject is another one", `(dc:description><rdf:Alt><rdf:li xml:lang="x-default">)政`, "${1}攻", "the subject is"},
	},
	"4": {
		{"the version is another one", `%PDF-2\.0`, "%PDF-1.7", "not of version 2.0"},
		{"the part is another one", `<pdfaid:part>4`, "<pdfaid:part>3", `part is "3", not "4"`},
		{"the year is another one", `<pdfaid:rev>2020`, "<pdfaid:rev>2021", `"2021", not "2020"`},
		{"the part of PDF/UA is another one", `<pdfuaid:part>2`, "<pdfuaid:part>1", `part is "1", not "2"`},
		{"the year of PDF/UA is another one", `<pdfuaid:rev>2024`, "<pdfuaid:rev>2023", `"2023", not "2024"`},
		{"an element has no namespace", `/S/P/P (\d+) 0 R/NS`, "/S/P/P $1 0 R/XS", `is in the namespace ""`},
		{"the namespace is another one", `http://iso\.org/pdf2/ssn`, "http://iso.org/pdf1/ssn", "pdf1/ssn"},
		{"the namespaces are not listed", `/Namespaces\[`, "/Namespacex[", "lists 0 namespaces"},
		{"an entry of the contents leads nowhere", `/S/TOCI(/P \d+ 0 R)/Ref`, "/S/TOCI$1/Rxf", "does not say which element"},
		{"a list does not say how it counts", `/ListNumbering/`, "/ListNumberinx/", "no ListNumbering"},
		{"a bookmark leads to no element", `/SD\[`, "/XD[", "does not lead to an element"},
		{"a bookmark leads to no page", `/A<</S/GoTo/D\[(\d) 0 R`, "/A<</S/GoTo/D[1 0 R", "does not lead to one page"},
		{"a key of attached files", `/Tabs/S/`, "/AF 0/T/", "has AF"},
		{"there is an information dictionary", `/Root (\d+) 0 R/ID\[<.{12}`, "/Root $1 0 R/Info 1 0 R/ID[<0", "information dictionary"},
	},
	"4f": {
		{"the level is another one", `pdfaid:conformance>F`, "pdfaid:conformance>E", `is "E", not "F"`},
		{"there are no files", `/Names<</EmbeddedFiles`, "/Names<</EmbeddedFilex", "no attached files"},
	},
}

func TestTheChecksFindWhatBreaksAStandard(t *testing.T) {
	d := set(t, layout.GBT9704(), append([]layout.Block{sampleList(), sampleContents()}, sampleFlow()...)...)
	for _, f := range standardFiles {
		plain := encode(t, &Encoder{Plain: true, Standard: f.standard, Attachments: f.attached}, d)
		for _, m := range standardMutations[f.name] {
			t.Run(f.name+"/"+m.name, func(t *testing.T) {
				found, err := pdfcheck.CheckAs(damage(t, plain, m), f.want)
				if err != nil {
					found = append(found, err.Error())
				}
				if !strings.Contains(strings.Join(found, "\n"), m.want) {
					t.Errorf("none of the findings has %q:\n%s", m.want, strings.Join(found, "\n"))
				}
			})
		}
	}
}

// A file of one standard does not pass for one of another.
func TestNoStandardPassesForAnother(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	for _, f := range standardFiles {
		data := encode(t, &Encoder{Standard: f.standard, Attachments: f.attached}, d)
		for _, s := range []pdfcheck.Standard{pdfcheck.A2a, pdfcheck.A3a, pdfcheck.A1a, pdfcheck.A4, pdfcheck.A4f} {
			found, err := pdfcheck.CheckAs(data, s)
			if err != nil || (len(found) == 0) != (s.Name == f.want.Name) {
				t.Errorf("%s as %s: %v %q", f.name, s.Name, err, found)
			}
		}
	}
}

// A compressed file of PDF 1.4 has no compressed objects.
func TestAFileOfPDF14HasNoCompressedObjects(t *testing.T) {
	data := encode(t, &Encoder{Standard: A1a}, sample(t))
	for _, key := range []string{"/ObjStm", "/XRef", "/Type/XObject/Subtype/Form", "/SMask", "/Group", "/AF", "/EmbeddedFiles", "/OCProperties"} {
		if bytes.Contains(data, []byte(key)) {
			t.Errorf("the file has %s", key)
		}
	}
	if compressed := bytes.Count(data, []byte("/FlateDecode")); compressed < 10 {
		t.Errorf("only %d streams are compressed", compressed)
	}
}
