package compose

import (
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Notes turns findings into notes at their places in the flow.
func Notes(fs model.Findings) []layout.Note {
	notes := make([]layout.Note, len(fs))
	for i, f := range fs {
		text := f.Message
		if f.Hint != "" {
			text += "（" + f.Hint + "）"
		}
		notes[i] = layout.Note{Source: f.Path, Quote: f.Found.String(), Label: f.Severity.Chinese() + " " + f.ID, Text: text}
	}
	return notes
}
