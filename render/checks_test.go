package render_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

// ownRule refuses reports of an organ whose name does not end in 局.
var ownRule = nianbao.Rule{
	ID: "OWN-NAME", Severity: nianbao.SeverityError, Title: "机关名称",
	Check: func(x *nianbao.Inspection) {
		x.Add("organ", nianbao.Text(x.Report.Organ), nianbao.Value{}, "这是本单位自己的规则")
	},
}

func TestAnOwnRuleStopsARender(t *testing.T) {
	own := nianbao.WithChecks(nianbao.WithRules(ownRule))
	var out bytes.Buffer
	err := nianbao.Render(&out, read(t, seed), own)
	var findings nianbao.Findings
	if !errors.As(err, &findings) || len(findings) != 1 || findings[0].ID != "OWN-NAME" || out.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, out.Len())
	}
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		t.Fatal(err)
	}
	result, err := renderer.Render(&out, read(t, seed), own)
	if !errors.As(err, &findings) || !result.Findings.HasErrors() || out.Len() > 0 {
		t.Errorf("a Renderer: got %v, %v and %d bytes", err, result.Findings, out.Len())
	}
}

func TestWhatAnOwnRuleFindsStandsInADraftsList(t *testing.T) {
	own := nianbao.WithChecks(nianbao.WithRules(ownRule))
	d, err := nianbao.Layout(read(t, seed), nianbao.WithDraft(), own)
	if err != nil {
		t.Fatal(err)
	}
	if text := pageText(d); !strings.Contains(text, "OWN-NAME") || !strings.Contains(text, "这是本单位自己的规则") {
		t.Error("the list does not name it")
	}
}

// Warnings stop no render; they stand in the result and in a draft's list.
func TestComparisonsReachRendering(t *testing.T) {
	this := read(t, seed)
	last := nianbao.New(this.Organ, this.Year-1, nil)
	last.Applications.CarriedForward.NaturalPersons = this.Applications.CarriedOver.NaturalPersons + 3
	member := nianbao.New("某局", this.Year, nil)
	member.ProactiveDisclosure.Licensing = this.ProactiveDisclosure.Licensing + 1
	for id, check := range map[string]nianbao.CheckOption{"CARRY": nianbao.Against(last), "SUM": nianbao.Summing(member)} {
		renderer, err := nianbao.NewRenderer(nianbao.WithChecks(check))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		result, err := renderer.Render(&out, this)
		if err != nil || out.Len() == 0 {
			t.Fatalf("%s: %v, %d bytes", id, err, out.Len())
		}
		found := false
		for _, f := range result.Findings {
			found = found || f.ID == id
		}
		if !found {
			t.Errorf("%s: not among %v", id, result.Findings)
		}
		d, err := nianbao.Layout(this, nianbao.WithDraft(), nianbao.WithChecks(check))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(pageText(d), id) {
			t.Errorf("%s is not in the draft's list", id)
		}
	}
}
