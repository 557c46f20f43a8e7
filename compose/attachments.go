package compose

import (
	"fmt"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// attachmentList lists the attachments above the signature: one line below the text and two
// characters in, 附件： and their titles, with numbers where there are several; further lines begin
// below the first character of the title (GB/T 9704-2012, 7.3.4).
func (f *flow) attachmentList() {
	many := len(f.r.Attachments) > 1
	before := f.page.Pitch()
	lead := f.width("附件：")
	for i, a := range f.r.Attachments {
		number, indent := "", f.chars(2)+lead
		if many {
			number = fmt.Sprintf("%d.", i+1)
		}
		first := -f.width(number)
		text := number + a.Title
		if i == 0 {
			text, first = "附件："+text, first-lead
		}
		f.add(&layout.Paragraph{
			Source: model.AttachmentPath(i, "title"),
			Style: layout.Style{
				Size: f.page.Body, Align: layout.Left, LeftIndent: indent + f.width(number), FirstIndent: first,
				SpaceBefore: before, KeepNext: true,
			},
			Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}},
		})
		before = 0
	}
}

// attachments sets each attachment on pages of its own: 附件 and its number in 黑体 at the upper left,
// the title centred on the third line, then the text (GB/T 9704-2012, 7.3.7).
func (f *flow) attachments() {
	for i, a := range f.r.Attachments {
		label := "附件"
		if len(f.r.Attachments) > 1 {
			label = fmt.Sprintf("附件%d", i+1)
		}
		start := len(f.blocks)
		f.add(&layout.Paragraph{
			Source: model.AttachmentPath(i, "title"),
			Style:  layout.Style{Size: f.page.Body, SpaceAfter: f.page.Pitch() * 3 / 4, KeepNext: true},
			Parts:  []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: label, Face: fonts.Hei}}}},
		})
		f.attachmentTitle(i, a.Title)
		f.prose(model.AttachmentPath(i, "text"), a.Text)
		own := append([]layout.Block(nil), f.blocks[start:]...)
		f.blocks = append(f.blocks[:start], &layout.Group{Apart: true, Blocks: own})
	}
}

func (f *flow) attachmentTitle(i int, title string) {
	style := titleStyle(f.page)
	style.Phrases = titlePhrases(f.r.Organ, []string{title})
	f.add(&layout.Paragraph{
		Source: model.AttachmentPath(i, "title"), Style: style,
		Parts: []layout.Part{{Role: f.headingRole(1), Spans: []layout.Span{{Text: title, Face: fonts.XiaoBiaoSong}}}},
	})
}
