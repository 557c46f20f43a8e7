package formats

import (
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/formats/pdf"
	"github.com/nianbao/nianbao/formats/text"
	"github.com/nianbao/nianbao/formats/xlsx"
)

// readers read the formats that people read.
var readers = map[Format]func(data []byte) (*paper.Document, error){
	HTML: html.Read, DOCX: docx.Read, XLSX: xlsx.Read, Text: text.Read, PDF: pdf.Read,
}
