package html_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/htmlcheck"
	"github.com/nianbao/nianbao/internal/sample"
)

// checkedPages are the seed's page, that of a report with everything, as a draft too, and those of samples.
func checkedPages(t *testing.T, samples int) map[string][]byte {
	labels := html.Labels{
		SiteName: "青禾县人民政府", SiteDomain: "www.example.gov.cn", SiteIDCode: "6405210001", ColumnName: "年度报告", ColumnDescription: "年报",
		ColumnKeywords: "年报", ColumnType: "政务公开", PubDate: "2021-01-20 09:00", Author: "办公室", Image: "https://www.example.gov.cn/a.png", URL: "https://www.example.gov.cn/a.html",
	}
	r, opts := everything(t)
	r.Applications.Received.Total += 3
	draft := flowOf(t, r, opts...)
	if len(draft.Notes) == 0 {
		t.Fatal("the draft has no notes")
	}
	pages := map[string][]byte{
		"seed.html":       encode(t, &html.Encoder{}, flowOf(t, seed(t))),
		"everything.html": encode(t, &html.Encoder{Labels: labels, Data: []byte(`{"text":"<!--<script></script>"}`)}, whole(t)),
		"draft.html":      encode(t, &html.Encoder{}, draft),
	}
	for i := range samples {
		pages[fmt.Sprintf("sample-%03d.html", i)] = encode(t, &html.Encoder{}, flowOf(t, sample.Report(i)))
	}
	return pages
}

func TestVnuFindsNothing(t *testing.T) {
	for _, fault := range htmlcheck.Vnu(t, checkedPages(t, 100)) {
		t.Error(fault)
	}
}

func TestHTMLValidateFindsNothing(t *testing.T) {
	for _, fault := range htmlcheck.Validate(t, checkedPages(t, 100)) {
		t.Error(fault)
	}
}

// The policy lets nothing run and nothing load.
func TestAxeFindsNothing(t *testing.T) {
	policy := "default-src 'none'; style-src " + html.StyleHash() + "; img-src data:"
	for _, fault := range htmlcheck.Axe(t, policy, checkedPages(t, 3)) {
		t.Error(fault)
	}
}

// A fragment has attributes that are obsolete, because editors keep those. Else nothing is wrong with it.
func TestVnuFindsObsoleteAttributesInFragmentsOnly(t *testing.T) {
	frame := func(e *html.Encoder, r *nianbao.Report) []byte {
		return slices.Concat([]byte("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>a</title></head><body>"), encode(t, e, flowOf(t, r)), []byte("</body></html>"))
	}
	for _, fault := range htmlcheck.Vnu(t, map[string][]byte{
		"styled.html":   frame(&html.Encoder{Fragment: true}, seed(t)),
		"unstyled.html": frame(&html.Encoder{Fragment: true, Unstyled: true}, seed(t)),
	}) {
		if !strings.Contains(fault, "is obsolete") {
			t.Error(fault)
		}
	}
}
