package paper

// Role is what a file says that a paragraph is. Only the files that nianbao wrote say so. In a document
// in which every paragraph has a role nothing is told by its words.
type Role int

// The roles. NoRole is that of every paragraph in other files.
const (
	NoRole Role = iota
	BodyText
	HeadingText    // a heading inside a section
	ReportTitle    // lines separated by "\n"
	DateLine       // below the title
	Addressee      // above the preamble
	SectionTitle   // with its number
	CaptionText    // of a table or a picture
	SignatureOrgan // below the text
	SignatureDate
	AttachmentTitle
	AttachmentList // a line of the list above the signature, or 附件1 above an attachment's title
)
