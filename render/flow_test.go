package render_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// flowKeeper is an encoder that keeps what it is given.
type flowKeeper struct{ flow *layout.Flow }

func (k *flowKeeper) EncodeFlow(w io.Writer, f *layout.Flow) error {
	k.flow = f
	_, err := fmt.Fprint(w, len(f.Blocks))
	return err
}

func TestAFlowHasWhatPagesAreMadeOf(t *testing.T) {
	var k flowKeeper
	var out bytes.Buffer
	r := read(t, seed)
	if err := nianbao.Render(&out, r, nianbao.WithFlowEncoder(&k)); err != nil {
		t.Fatal(err)
	}
	if out.Len() == 0 || len(k.flow.Blocks) < 10 || k.flow.Meta.Author != r.Organ || k.flow.Notes != nil || k.flow.Draft {
		t.Errorf("got %+v", k.flow)
	}
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := layout.Do(k.flow.Blocks, k.flow.Page, faces); err != nil {
		t.Errorf("it cannot be laid out: %v", err)
	}
}

func TestADraftsFindingsAreNotesOfTheFlow(t *testing.T) {
	r := read(t, seed)
	r.Applications.Received.Total += 3
	var k flowKeeper
	err := nianbao.Render(io.Discard, r, nianbao.WithFlowEncoder(&k))
	var findings nianbao.Findings
	if !errors.As(err, &findings) || k.flow != nil {
		t.Fatalf("a faulty report is written: %v", err)
	}
	f, err := nianbao.Flow(r, nianbao.WithDraft())
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Notes) == 0 || f.Notes[0].Source == "" || !f.Draft {
		t.Errorf("notes: %+v", f.Notes)
	}
}
