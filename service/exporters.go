package service

import (
	"sync"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// look is how the files of a request are: what export.Options has, as a value that can be compared.
type look struct {
	standard pdf.Standard
	data     bool
	links    bool
	family   docx.Family
	grid     docx.Grid
	fragment bool
	unstyled bool
	keys     export.Keys
}

// exporters keeps an exporter for each look, of which there are some hundreds, so that requests share its memory.
type exporters struct {
	faces []render.Option
	mu    sync.Mutex
	known map[look]*export.Exporter
}

func newExporters(faces *fonts.Set) (*exporters, error) {
	x := &exporters{known: map[look]*export.Exporter{}}
	if faces != nil {
		x.faces = []render.Option{render.WithFaces(faces)}
	}
	_, err := x.of(look{})
	return x, err
}

// of returns the exporter of a look. An error is a *pdf.StandardError, or about faces.
func (x *exporters) of(l look) (*export.Exporter, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if e := x.known[l]; e != nil {
		return e, nil
	}
	e, err := export.New(export.Options{
		Standard: l.standard, Data: l.data, OFD: ofd.Encoder{Web: l.links}, Word: docx.Encoder{Family: l.family, Grid: l.grid},
		Page: html.Encoder{Fragment: l.fragment, Unstyled: l.unstyled}, Keys: l.keys,
	}, x.faces...)
	if err == nil {
		x.known[l] = e
	}
	return e, err
}

// faults are the characters and pictures that keep a report from being printed.
func (x *exporters) faults(r *model.Report, opts []render.Option) (model.Findings, error) {
	return render.CheckFaces(r, append(x.faces[:len(x.faces):len(x.faces)], opts...)...)
}
