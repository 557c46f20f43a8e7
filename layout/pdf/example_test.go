package pdf_test

import (
	"bytes"
	"fmt"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

func ExampleEncoder() {
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := layout.Do([]layout.Block{&layout.Paragraph{
		Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: "特此通知。", Face: fonts.FangSong}}}},
	}}, layout.GBT9704(), faces)
	if err != nil {
		fmt.Println(err)
		return
	}
	var e pdf.Encoder // may be used for many documents, in several goroutines
	var file bytes.Buffer
	fmt.Println(e.Encode(&file, document)) // a document needs a title and a language
	document.Meta = layout.Meta{Title: "通知", Lang: "zh-CN"}
	fmt.Println(e.Encode(&file, document))
	fmt.Printf("%.8s\n", file.String())
	// Output:
	// pdf: the document has no title (ISO 14289-1, 7.1)
	// <nil>
	// %PDF-1.7
}
