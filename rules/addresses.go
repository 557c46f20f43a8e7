package rules

import (
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// addresses: it is certain where each web address ends, so that it can be a link.
func (x *Inspection) addresses() {
	for _, p := range x.passages() {
		text := p.Words()
		for _, a := range prose.FindAddresses(text) {
			if a.Unsure {
				address := text[a.Start:a.End]
				x.AddText(p.Path, address, model.Text(address), model.Value{}, "网址"+zhtext.Quote(address)+"后面紧接汉字，分不清是不是网址的一部分，没有做成链接；请加上空格或标点")
			}
		}
	}
}
