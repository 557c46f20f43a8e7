package docx_test

import (
	"log"
	"os"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/docx"
)

func ExampleEncoder() {
	r, err := nianbao.Read(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	word := nianbao.WithFlowEncoder(docx.Encoder{Family: docx.GBK})
	if err := nianbao.Render(os.Stdout, r, word, nianbao.WithDraft()); err != nil {
		log.Fatal(err)
	}
}
