package ofd_test

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
	"github.com/nianbao/nianbao/layout/ofd"
)

// The XML of the seed reports' files is what the code is made from.
func TestGoldenTheCodeOfXMLIsMadeFromReports(t *testing.T) {
	var samples [][]byte
	for _, file := range []string{"zhongning-2021", "qinghe-2020"} {
		report, err := nianbao.ReadFile("../../testdata/" + file + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		f := ofdcheck.Read(encode(t, &ofd.Encoder{}, layouttest.Lay(t, report, nianbao.WithContents())))
		for _, name := range f.Names {
			if strings.HasSuffix(name, ".xml") && name != "OFD.xml" { // whose identifier depends on the code
				samples = append(samples, f.Parts[name])
			}
		}
	}
	golden.Compare(t, "xml.code", []byte(deflate.TrainText(samples).String()+"\n"))
}
