package pages

import "github.com/nianbao/nianbao/formats/paper"

// Document reads pages: by their structure where structure makes elements of all their marks, else by where
// glyphs and rules stand. kind is what messages call the file. structure may be nil, and returns nil for
// files that are none of ours.
func Document(kind string, list []*Page, structure func(*Marks) *Element) *paper.Document {
	out := &paper.Document{Kind: kind, Notes: notesOf(list)}
	for _, p := range list {
		out.Pictures += p.Pictures
	}
	var blocks []paper.Block
	if structure != nil {
		found, notes := tagged(list, structure)
		blocks, out.Notes = found, append(out.Notes, notes...)
	}
	if out.Loose = blocks == nil; out.Loose {
		var parts []*part
		for _, p := range list {
			parts = append(parts, partsOf(p)...)
		}
		out.Notes = append(out.Notes, slanted(list)...)
		out.Notes = append(out.Notes, dropFurniture(list, parts)...)
		parts = makeGrids(parts)
		markBlanks(parts)
		blocks = blocksOf(parts)
	}
	number(blocks)
	out.Blocks, out.Notes = blocks, out.Notes.Sort()
	return out
}
