package layout

// Flow is a document before it is laid out, for formats whose text flows: Word files, web pages. What
// it holds is what Do lays out; lengths in it are those of the page that it is composed for.
type Flow struct {
	Blocks []Block
	Page   PageStyle
	Meta   Meta
	Notes  []Note
	Draft  bool // it is not final: such files say so
}

// Note is a remark about a place of the document, such as what a check of a draft has found. It is no
// part of the text.
type Note struct {
	Source string // of a Paragraph or Cell: "overview", "applications.received[6]"; may be none of them
	Quote  string // a text that stands there and that the note is about; "" for all of it
	Label  string // what kind of note it is: 错误 T3-ROW
	Text   string
}
