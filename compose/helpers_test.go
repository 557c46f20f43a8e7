package compose

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// layOut lays a report out on the page of GB/T 9704-2012, or as set changes the options.
func layOut(r *model.Report, set ...func(*Options)) (*layout.Document, error) {
	faces, err := fonts.Embedded()
	if err != nil {
		return nil, err
	}
	o := Options{Page: layout.GBT9704(), Faces: faces}
	for _, f := range set {
		f(&o)
	}
	blocks, found, err := Blocks(r, o)
	if err != nil {
		return nil, err
	}
	d, err := layout.Do(blocks, o.Page, o.Faces)
	if err != nil || len(found) > 0 {
		return nil, Faults(r, err, found)
	}
	return d, nil
}

func landscape(o *Options) { o.Landscape = true }
