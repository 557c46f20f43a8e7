package compose

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// dateLine is the line below the title: 楷体, centred, as the 题注 of a document that is published.
func (f *flow) dateLine() {
	if f.r.DateLine == "" {
		return
	}
	f.add(&layout.Paragraph{
		Source: "date_line",
		Style:  layout.Style{Size: f.page.Body, Align: layout.Centre, SpaceAfter: f.page.Pitch(), KeepNext: true},
		Parts:  []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: f.r.DateLine, Face: fonts.Kai}}}},
	})
}

// addressee is the 主送机关, flush left above the text (GB/T 9704-2012, 7.3.2).
func (f *flow) addressee() {
	if f.r.Addressee == "" {
		return
	}
	f.add(&layout.Paragraph{
		Source: "addressee",
		Style:  layout.Style{Size: f.page.Body, KeepNext: true, Phrases: namePhrases(f.r.Addressee)},
		Parts:  []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: f.r.Addressee, Face: fonts.FangSong}}}},
	})
}
