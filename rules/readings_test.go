package rules

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules/claims"
)

// The file lists, for a report of each edition, the cells that a claim may mean: of each subject alone, with results
// and applicants, and with another subject.
func TestTheReadingsOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, year := range []int{2023, 2020} {
		for _, amount := range []string{"5", "5元", "5万元", "5美元"} {
			r := model.New("青禾县农业农村局", year, nil)
			if f := r.Schema().ByPath["proactive_disclosure.procurement.amount"]; f != nil {
				if err := f.Set(r, amount); err != nil {
					t.Fatal(err)
				}
			} else if amount != "5" {
				continue
			}
			x := &Inspection{Report: r}
			tell := func(c claims.Claim) {
				for _, reading := range x.readings(c) {
					plus, minus := strings.Join(reading.plus, "+"), strings.Join(reading.minus, "-")
					fmt.Fprintf(&b, "%d %s: %d+%d r%d a%d %v %s\t%s - %s %q %v\n", year, amount, c.Subject, c.Plus, c.Result, c.Applicant, c.None, c.Sentence, plus, minus, reading.name, reading.yuan)
				}
			}
			if amount != "5" {
				tell(claims.Claim{Subject: claims.Procurement})
				continue
			}
			for s := claims.Nothing; s <= claims.Procurement; s++ {
				tell(claims.Claim{Subject: s})
			}
			for result := claims.Upheld; result <= claims.Pending; result++ {
				for s := claims.Reconsideration; s <= claims.LitigationAfterward; s++ {
					tell(claims.Claim{Subject: s, Result: result})
				}
			}
			for applicant := claims.NaturalPersons; applicant <= claims.Organisations; applicant++ {
				tell(claims.Claim{Subject: claims.Received, Applicant: applicant})
			}
			tell(claims.Claim{Subject: claims.Received, None: true})
			tell(claims.Claim{Subject: claims.Litigation, Sentence: "行政诉讼3件，复议后起诉1件"})
			tell(claims.Claim{Subject: claims.Reconsideration, Plus: claims.Litigation})
			tell(claims.Claim{Subject: claims.NotProcessed, Plus: claims.OtherOutcome})
			tell(claims.Claim{Subject: claims.NotProcessed, Plus: claims.FeeUnpaid})
			tell(claims.Claim{Subject: claims.FeeUnpaid, Plus: claims.NotProcessed})
		}
	}
	golden.Compare(t, filepath.Join("testdata", "readings.txt"), []byte(b.String()))
}
