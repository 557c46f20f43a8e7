package main

import (
	"bytes"
	"io"
	"os"
	"strings"

	peerfpdf "codeberg.org/go-pdf/fpdf"
	peergopdf "github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/layout"
)

// faceFiles are the embedded faces by their PostScript names, as programs give them to fpdf and
// gopdf: whole, for the library to subset.
func faceFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	for name, file := range map[string]string{
		"NBFang": "fangsong-light", "NBSong": "song-regular", "NBSongSemiBold": "song-semibold", "NBHei": "hei-medium", "NBKai": "kai-regular",
	} {
		data, err := os.ReadFile("../fonts/faces/" + file + ".ttf")
		if err != nil {
			return nil, err
		}
		files[name] = data
	}
	return files, nil
}

// pt is a length in the unit of both libraries.
func pt(l layout.Length) float64 { return float64(l) / float64(layout.Pt) }

// eachItem calls text for each run of a page, with the face and the characters, and rule for
// each rule.
func eachItem(p *layout.Page, text func(g *layout.Glyphs, face, chars string), rule func(r *layout.Rule)) {
	for _, item := range p.Items {
		switch item := item.(type) {
		case *layout.Glyphs:
			var chars strings.Builder
			for _, g := range item.Glyphs {
				chars.WriteString(g.Text)
			}
			text(item, item.Face.PostScriptName(), chars.String())
		case *layout.Rule:
			rule(item)
		}
	}
}

// fpdfAsUsual draws the pages as a program does that knows fpdf alone: runs of text at their
// places, the distances of the characters as the library has them.
func fpdfAsUsual(d *layout.Document, files map[string][]byte) (int, error) {
	doc := peerfpdf.New("P", "pt", "A4", "")
	doc.SetAutoPageBreak(false, 0)
	for _, name := range []string{"NBFang", "NBSong", "NBSongSemiBold", "NBHei", "NBKai"} {
		doc.AddUTF8FontFromBytes(name, "", files[name])
	}
	for i := range d.Pages {
		doc.AddPage()
		eachItem(&d.Pages[i], func(g *layout.Glyphs, face, chars string) {
			doc.SetFont(face, "", pt(g.Size))
			doc.Text(pt(g.X), pt(g.Y), chars)
		}, func(r *layout.Rule) { doc.Rect(pt(r.X), pt(r.Y), pt(r.W), pt(r.H), "F") })
	}
	var out bytes.Buffer
	err := doc.Output(&out)
	return out.Len(), err
}

// gopdfAsUsual does the same with gopdf.
func gopdfAsUsual(d *layout.Document, files map[string][]byte) (int, error) {
	doc := new(peergopdf.GoPdf)
	doc.Start(peergopdf.Config{PageSize: *peergopdf.PageSizeA4})
	for _, name := range []string{"NBFang", "NBSong", "NBSongSemiBold", "NBHei", "NBKai"} {
		if err := doc.AddTTFFontData(name, files[name]); err != nil {
			return 0, err
		}
	}
	var failed error
	for i := range d.Pages {
		doc.AddPage()
		eachItem(&d.Pages[i], func(g *layout.Glyphs, face, chars string) {
			if err := doc.SetFont(face, "", pt(g.Size)); err != nil {
				failed = err
				return
			}
			doc.SetXY(pt(g.X), pt(g.Y))
			if err := doc.Text(chars); err != nil {
				failed = err
			}
		}, func(r *layout.Rule) {
			doc.RectFromUpperLeftWithStyle(pt(r.X), pt(r.Y), pt(r.W), pt(r.H), "F")
		})
	}
	if failed != nil {
		return 0, failed
	}
	n, err := doc.WriteTo(io.Discard)
	return int(n), err
}
