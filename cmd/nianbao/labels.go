package main

import (
	"strings"
	"time"

	"github.com/nianbao/nianbao/formats/html"
)

// label is a meta tag that --meta gives.
type label struct {
	name  string // as 国办发〔2017〕47号 has it
	field func(*html.Labels) *string
}

var labels = []label{
	{"SiteName", func(l *html.Labels) *string { return &l.SiteName }},
	{"SiteDomain", func(l *html.Labels) *string { return &l.SiteDomain }},
	{"SiteIDCode", func(l *html.Labels) *string { return &l.SiteIDCode }},
	{"ColumnName", func(l *html.Labels) *string { return &l.ColumnName }},
	{"ColumnDescription", func(l *html.Labels) *string { return &l.ColumnDescription }},
	{"ColumnKeywords", func(l *html.Labels) *string { return &l.ColumnKeywords }},
	{"ColumnType", func(l *html.Labels) *string { return &l.ColumnType }},
	{"PubDate", func(l *html.Labels) *string { return &l.PubDate }},
	{"Keywords", func(l *html.Labels) *string { return &l.Keywords }},
	{"Author", func(l *html.Labels) *string { return &l.Author }},
	{"Description", func(l *html.Labels) *string { return &l.Description }},
	{"Image", func(l *html.Labels) *string { return &l.Image }},
	{"Url", func(l *html.Labels) *string { return &l.URL }},
}

// labelNamed is the field of a tag, nil when there is no such tag. Case does not count.
func labelNamed(l *html.Labels, name string) *string {
	for _, one := range labels {
		if strings.EqualFold(one.name, name) {
			return one.field(l)
		}
	}
	return nil
}

func labelNames() []string {
	names := make([]string, len(labels))
	for i, one := range labels {
		names[i] = one.name
	}
	return names
}

// isPubDate reports whether a text is a date as the tag has it, with or without the time of day.
func isPubDate(text string) bool {
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02"} {
		if _, err := time.Parse(form, text); err == nil {
			return true
		}
	}
	return false
}
