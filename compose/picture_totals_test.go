package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao/layout"
)

// The totals of a report's pictures are at their limits, one picture before.
func TestThePicturesOfAReportHaveTotals(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"甲.png": {Data: b.Bytes()}}
	p, err := layout.ReadPicture(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	kept := int64(len(p.Data))
	loaded := func(n int) map[string]*layout.Picture {
		m := map[string]*layout.Picture{}
		for i := range n {
			m[fmt.Sprint(i)] = p
		}
		return m
	}
	for _, c := range []struct {
		flow flow
		want refusal
	}{
		{flow{pixels: 200_000_000 - 64}, refusal{}},
		{flow{pixels: 200_000_000 - 63}, refusal{"到图片“甲.png”，报告中的图片共已超过 20000 万像素", "请把图片缩小后再用"}},
		{flow{pictureData: 200<<20 - kept}, refusal{}},
		{flow{pictureData: 200<<20 - kept + 1}, refusal{"到图片“甲.png”，报告中的图片共已超过 200 MB", "请把图片缩小后再用；照片请存为 JPEG"}},
		{flow{pictures: loaded(499)}, refusal{}},
		{flow{pictures: loaded(500)}, refusal{"到图片“甲.png”，报告中的图片已超过 500 个", "请减少图片，或另附文件"}},
	} {
		c.flow.files = files
		before := [2]int64{c.flow.pixels, c.flow.pictureData}
		got, why := c.flow.load("甲.png")
		if why != c.want || (got == nil) != (why != refusal{}) {
			t.Errorf("after %d pixels, %d bytes, %d pictures: %+v", before[0], before[1], len(c.flow.pictures), why)
		}
		pixels := c.flow.pixels
		if again, _ := c.flow.load("甲.png"); got != nil && (again != got || c.flow.pixels != pixels) {
			t.Error("a picture that is shown again counts again")
		}
		if got != nil && (c.flow.pixels != before[0]+64 || c.flow.pictureData != before[1]+kept) {
			t.Errorf("one picture counts as %d pixels and %d bytes", c.flow.pixels-before[0], c.flow.pictureData-before[1])
		}
	}
}
