package main

import (
	"bytes"
	"testing"

	"github.com/nianbao/nianbao/internal/pdfcheck"
)

func TestTheNoticeIsASoundFile(t *testing.T) {
	var file, again bytes.Buffer
	if err := write(&file); err != nil {
		t.Fatal(err)
	}
	if findings, err := pdfcheck.Check(file.Bytes()); err != nil || len(findings) > 0 {
		t.Errorf("%v %q", err, findings)
	}
	pdfcheck.QPDF(t, file.Bytes())
	if err := write(&again); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Errorf("the second time it is another file (%v)", err)
	}
}
