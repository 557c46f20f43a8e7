package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

var imageObject = regexp.MustCompile(`/Subtype/Image/Width (\d+)/Height (\d+)/ColorSpace/(\w+)/BitsPerComponent 8/DecodeParms<</Predictor 15/Colors (\d)/Columns (\d+)>>/Filter/FlateDecode/Length (\d+)>>\nstream\n`)

// Pictures in compressed files give back their samples, read by what the file says of them.
func TestCompressedPicturesGiveBackTheirSamples(t *testing.T) {
	for _, p := range []*layout.Picture{shades(9, 6, 3), shades(9, 6, 1), shades(1, 1, 3), shades(64, 3, 1), shades(2, 70, 3)} {
		d := set(t, layout.GBT9704(), &layout.Figure{Alt: "图", Picture: p})
		data := encode(t, &Encoder{}, d)
		m := imageObject.FindSubmatchIndex(data)
		if m == nil {
			t.Fatal("the file has no picture")
		}
		text := func(i int) string { return string(data[m[2*i]:m[2*i+1]]) }
		space := map[int]string{1: "DeviceGray", 3: "DeviceRGB"}[p.Components]
		got := fmt.Sprintf("%s × %s %s %s %s", text(1), text(2), text(3), text(4), text(5))
		if want := fmt.Sprintf("%d × %d %s %d %d", p.Width, p.Height, space, p.Components, p.Width); got != want {
			t.Errorf("the file says %s, not %s", got, want)
		}
		n, err := strconv.Atoi(text(6))
		if err != nil {
			t.Fatal(err)
		}
		r, err := zlib.NewReader(bytes.NewReader(data[m[1]:][:n]))
		if err != nil {
			t.Fatal(err)
		}
		coded, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		row := p.Width * p.Components
		if len(coded) != p.Height*(row+1) {
			t.Fatalf("%d × %d × %d: %d bytes of rows", p.Width, p.Height, p.Components, len(coded))
		}
		var back []byte
		above := make([]byte, row)
		for ; len(coded) > 0; coded = coded[row+1:] {
			line := bytes.Clone(coded[1 : row+1])
			for i := range line {
				switch {
				case coded[0] == 2:
					line[i] += above[i]
				case coded[0] == 1 && i >= p.Components:
					line[i] += line[i-p.Components]
				}
			}
			back, above = append(back, line...), line
		}
		if !bytes.Equal(back, p.Data) {
			t.Errorf("%d × %d × %d: other samples", p.Width, p.Height, p.Components)
		}
	}
}
