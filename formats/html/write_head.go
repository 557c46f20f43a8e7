package html

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// Labels are the meta tags that 国办发〔2017〕47号 asks of the pages of government sites. ArticleTitle and
// ContentSource are those of the flow. Fields left empty are derived from the flow where it tells them
// (PubDate, Keywords, Description) and left out otherwise.
type Labels struct {
	SiteName, SiteDomain, SiteIDCode string

	ColumnName, ColumnDescription, ColumnKeywords, ColumnType string

	PubDate     string // 2024-01-20 09:00
	Keywords    string
	Author      string
	Description string
	Image       string // addresses
	URL         string
}

// head writes what a page says of itself.
func (p *pageWriter) head() {
	m := p.flow.Meta
	p.raw("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	title := m.Title
	if p.flow.Draft {
		title = "草稿：" + title
	}
	p.text(title)
	p.raw("</title>\n")
	l := p.Labels
	for _, one := range [...][2]string{
		{"SiteName", l.SiteName}, {"SiteDomain", l.SiteDomain}, {"SiteIDCode", l.SiteIDCode},
		{"ColumnName", l.ColumnName}, {"ColumnDescription", l.ColumnDescription}, {"ColumnKeywords", l.ColumnKeywords}, {"ColumnType", l.ColumnType},
		{"ArticleTitle", m.Title}, {"PubDate", first(l.PubDate, m.Date)}, {"ContentSource", m.Author},
		{"Keywords", first(l.Keywords, keywords(m))}, {"Author", l.Author}, {"Description", first(l.Description, p.description())},
		{"Image", l.Image}, {"Url", l.URL},
	} {
		if one[1] != "" {
			p.raw("<meta")
			p.attr("name", one[0])
			p.attr("content", one[1])
			p.raw(">\n")
		}
	}
	p.raw("<style>" + pageStyle() + "</style>\n")
	p.linkedData()
	p.raw("</head>\n")
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// topics are words that titles of reports have and that people search for.
var topics = []string{"政府信息公开", "年度报告", "年报"}

// keywords are the organ and what the title says of the subject.
func keywords(m layout.Meta) string {
	var words []string
	if m.Author != "" {
		words = append(words, m.Author)
	}
	if year := yearIn(m.Title); year != "" {
		words = append(words, year+"年")
	}
	for _, w := range topics {
		if strings.Contains(m.Title, w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, ",")
}

var fourDigits = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

// yearIn is the year that a title names first, "" when it names none.
func yearIn(title string) string { return fourDigits.FindString(title) }

// description is what the document is about, or how its text begins, up to the end of a sentence where there is
// one.
func (p *pageWriter) description() string {
	if p.flow.Meta.Subject != "" {
		return p.flow.Meta.Subject
	}
	const most = 120 // characters
	text := firstText(p.flow.Blocks)
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	text = string([]rune(text)[:most])
	if end := strings.LastIndex(text, "。"); end > 0 {
		return text[:end] + "。"
	}
	return text + "…"
}

// firstText is the first paragraph of running text.
func firstText(flow []layout.Block) string {
	for _, b := range flow {
		switch b := b.(type) {
		case *layout.Group:
			if text := firstText(b.Blocks); text != "" {
				return text
			}
		case *layout.Paragraph:
			if len(b.Parts) > 0 && b.Parts[len(b.Parts)-1].Role == layout.RoleP && b.Style.FirstIndent > 0 {
				return strings.ReplaceAll(textOfParagraph(b), "\n", "")
			}
		}
	}
	return ""
}

// linkedData is the document in the words of schema.org.
type linkedData struct {
	Context          string        `json:"@context"`
	Type             string        `json:"@type"`
	Name             string        `json:"name"`
	Language         string        `json:"inLanguage"`
	Publisher        *organization `json:"publisher,omitempty"`
	TemporalCoverage string        `json:"temporalCoverage,omitempty"`
	DatePublished    string        `json:"datePublished,omitempty"`
	Status           string        `json:"creativeWorkStatus,omitempty"`
	URL              string        `json:"url,omitempty"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

func (p *pageWriter) linkedData() {
	m := p.flow.Meta
	d := linkedData{
		Context: "https://schema.org", Type: "Report", Name: m.Title, Language: p.lang(),
		TemporalCoverage: yearIn(m.Title), DatePublished: first(p.Labels.PubDate, m.Date), URL: p.Labels.URL,
	}
	if day, _, timed := strings.Cut(d.DatePublished, " "); timed {
		d.DatePublished = day // schema.org wants a T and a zone behind a day
	}
	if m.Author != "" {
		d.Publisher = &organization{"GovernmentOrganization", m.Author}
	}
	if p.flow.Draft {
		d.Status = "Draft"
	}
	data, err := json.Marshal(d)
	if err != nil {
		p.err = err
		return
	}
	p.raw("<script type=\"application/ld+json\">")
	p.script(data)
	p.raw("</script>\n")
}
