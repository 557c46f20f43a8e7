// Package sample makes sound reports in any number, for tests and measurements. Their
// organs, figures and texts are invented; length and make-up are those of published ones.
package sample

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/tables"
)

// Report returns the report with a number, i ≥ 0: the same at every call and on every
// machine, and another for every other number. Check finds nothing in it.
func Report(i int) *nianbao.Report {
	w := &writer{draw: newSource(i)}
	r := &nianbao.Report{Organ: organ(i), Year: 2021 + i%5}
	w.report = r
	w.disclosure()
	w.applications()
	r.Reconsideration = w.cases(6)
	r.Litigation = tables.Litigation{Direct: w.cases(4), AfterReconsideration: w.cases(3)}
	r.Preamble = w.preamble()
	r.Overview = w.overview()
	r.Problems = w.problems()
	r.OtherMatters = w.otherMatters()
	r.Signature = nianbao.Signature{Organ: r.Organ, Date: nianbao.Date{Year: r.Year + 1, Month: 1, Day: 5 + w.below(20)}}
	return r
}

var (
	places = []string{"青禾", "云溪", "白石", "长泽", "临河", "东屏", "和丰", "金沙", "南浦", "清源", "石门", "永安", "望江", "新塘", "竹山", "平湖"}
	kinds  = []string{"县", "市", "区"}
	bodies = []string{
		"农业农村局", "工业和信息化局", "教育体育局", "民政局", "财政局", "人力资源和社会保障局", "自然资源局", "住房和城乡建设局", "交通运输局", "水利局",
		"文化和旅游局", "卫生健康局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局", "人民政府办公室", "城市管理综合执法局", "乡村振兴局",
	}
)

// organ names the organ of a report; its reports on other years have the numbers next to it.
func organ(i int) string {
	n := i / 5
	name := places[n%len(places)]
	n /= len(places)
	name += kinds[n%len(kinds)]
	n /= len(kinds)
	name += bodies[n%len(bodies)]
	if n /= len(bodies); n > 0 {
		name += fmt.Sprintf("第%d分局", n)
	}
	return name
}

// writer writes one report.
type writer struct {
	report *nianbao.Report
	told   []string // the sentences drawn so far
	draw   source
}

func (w *writer) below(n int) int { return w.draw.below(n) }

func (w *writer) disclosure() {
	d := &w.report.ProactiveDisclosure
	issued, repealed := w.below(9), w.below(4)
	d.NormativeDocuments = tables.Documents{Issued: int64(issued), Repealed: int64(repealed), InForce: int64(issued + w.below(60))}
	d.Licensing, d.Penalties, d.Coercion = int64(w.below(3000)), int64(w.below(400)), int64(w.below(40))
	if w.below(2) == 0 {
		d.Fees, _ = tables.ParseDecimal(fmt.Sprintf("%d.%02d", w.below(900), w.below(100))) // always a decimal
	}
}

// applications fills table three from the columns: every application has one outcome or is
// carried forward.
func (w *writer) applications() {
	a := &w.report.Applications
	rows := outcomeRows(&a.Outcomes)
	var received, carried, forward, total [7]int64
	outcomes := make([][7]int64, len(rows))
	most := []int{1, 12, 40, 160}[w.below(4)]
	for column := range 6 {
		received[column], carried[column] = int64(w.below(most)), int64(w.below(most/10+1))
		for range received[column] + carried[column] {
			if w.below(20) == 0 {
				forward[column]++
				continue
			}
			outcomes[w.outcome(len(rows))][column]++
			total[column]++
		}
		most = most/3 + 1
	}
	a.Received, a.CarriedOver, a.CarriedForward, a.Outcomes.Total = row(received), row(carried), row(forward), row(total)
	for i, cells := range outcomes {
		*rows[i] = row(cells)
	}
}

// outcome draws the row of an application: half of them are granted.
func (w *writer) outcome(rows int) int {
	if w.below(2) == 0 {
		return 0
	}
	return w.below(rows)
}

// outcomeRows lists the rows that （七）总计 adds up.
func outcomeRows(o *tables.Outcomes) []*tables.Applicants {
	no, none, un, other := &o.Refused, &o.Unavailable, &o.NotProcessed, &o.Other
	return []*tables.Applicants{
		&o.Granted, &o.PartiallyGranted,
		&no.StateSecrets, &no.ProhibitedByLaw, &no.SecurityAndStability, &no.ThirdPartyRights,
		&no.InternalAffairs, &no.ProcessInformation, &no.EnforcementFiles, &no.AdministrativeQueries,
		&none.NotHeld, &none.NeedsCreation, &none.UnclearAfterCorrection,
		&un.Petitions, &un.Repeated, &un.Publications, &un.Excessive, &un.Reconfirmation,
		&other.NotCorrected, &other.Other,
	}
}

// row makes a row of six cells and their sum.
func row(cells [7]int64) tables.Applicants {
	cells[6] = 0
	for _, n := range cells[:6] {
		cells[6] += n
	}
	return tables.ApplicantsOf(cells)
}

func (w *writer) cases(most int) tables.Cases {
	var cells [5]int64
	for i := range 4 {
		cells[i] = int64(w.below(most))
		cells[4] += cells[i]
	}
	return tables.CasesOf(cells)
}

// sentences draws some of a pool in any order, no sentence twice in a report, and fills in numbers.
func (w *writer) sentences(pool []string, count int) string {
	left := slices.DeleteFunc(slices.Clone(pool), func(s string) bool { return slices.Contains(w.told, s) })
	var b strings.Builder
	for range min(count, len(left)) {
		i := w.below(len(left))
		w.told = append(w.told, left[i])
		b.WriteString(w.numbers(left[i]))
		left = slices.Delete(left, i, i+1)
	}
	return b.String()
}

// numbers puts a number for every #.
func (w *writer) numbers(text string) string {
	for strings.Contains(text, "#") {
		text = strings.Replace(text, "#", fmt.Sprint(2+w.below(60)), 1)
	}
	return text
}
