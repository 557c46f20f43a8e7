package docx

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
)

// rolesByStyle are the roles of the styles of files that we wrote, by the names of the styles in lower case.
var rolesByStyle = map[string]paper.Role{
	"title":            paper.ReportTitle,
	"heading 1":        paper.HeadingText,
	"heading 2":        paper.HeadingText,
	"heading 3":        paper.HeadingText,
	"heading 4":        paper.HeadingText,
	"caption":          paper.CaptionText,
	ownStyles + "题注":   paper.DateLine,
	ownStyles + "主送":   paper.Addressee,
	ownStyles + "正文":   paper.BodyText,
	ownStyles + "附件说明": paper.AttachmentList,
	ownStyles + "附件序号": paper.AttachmentList,
	ownStyles + "附件标题": paper.AttachmentTitle,
	ownStyles + "署名":   paper.SignatureOrgan,
	ownStyles + "成文日期": paper.SignatureDate,
}

// runInName matches the styles of headings that text follows on the same line.
var runInName = regexp.MustCompile(`^(?i:heading) [1-4] (?i:char)$`)

// isOurs reports whether we wrote a file with these styles: then its styles say what its paragraphs are.
func (st *styles) isOurs() bool {
	for _, s := range st.byID {
		if s.name == ownStyles+"正文" {
			return true
		}
	}
	return false
}

// role gives a paragraph of a file of ours its role. The bold of a heading is the look of its level.
func (p *para) role(b *paper.Paragraph) {
	b.Role = p.style.role
	end := p.runIn
	switch b.Role {
	case paper.ReportTitle:
		b.Bold = nil
	case paper.HeadingText:
		end = len(b.Text)
	case paper.AttachmentTitle:
		// The line ends were made for the page.
		b.Text, b.Bold = strings.ReplaceAll(b.Text, "\n", ""), nil
	}
	if end == 0 || len(b.Bold) == 0 || b.Bold[0].Start > 0 || b.Bold[0].End < end {
		return
	}
	if b.Bold[0].Start = end; b.Bold[0].End <= end {
		b.Bold = b.Bold[1:]
	}
}

// sectionCount is how many sections a report has.
const sectionCount = 6

// sectionTitles gives the titles of the sections their role: the last headings of level one before the
// attachments. One in the preamble, which no title stands above, is of level one too.
func sectionTitles(blocks []paper.Block) {
	var heads []*paper.Paragraph
	for _, b := range blocks {
		p, ok := b.(*paper.Paragraph)
		if ok && p.Role == paper.AttachmentTitle {
			break
		}
		if ok && p.Role == paper.HeadingText && p.Level == 1 {
			heads = append(heads, p)
		}
	}
	for _, p := range heads[max(0, len(heads)-sectionCount):] {
		p.Role = paper.SectionTitle
	}
}
