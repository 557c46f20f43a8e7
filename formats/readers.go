package formats

import (
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/paper"
)

// readers read the formats that people read. A format without one is refused by name.
var readers = map[Format]func(data []byte) (*paper.Document, error){
	HTML: html.Read,
}
