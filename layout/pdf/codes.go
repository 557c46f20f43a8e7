package pdf

import (
	_ "embed" // the codes

	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/pdfobj"
)

// The codes in which page contents and ToUnicode maps are compressed, made from reports.
var (
	//go:embed content.code
	contentSizes string
	//go:embed tounicode.code
	toUnicodeSizes string

	contentKind   pdfobj.Kind = deflate.Later(contentSizes)
	toUnicodeKind pdfobj.Kind = deflate.Later(toUnicodeSizes)
)
