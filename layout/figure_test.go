package layout

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// picture is a white picture of a size in pixels.
func picture(width, height int) *Picture {
	return &Picture{Width: width, Height: height, Components: 1, Data: make([]byte, width*height)}
}

func firstImage(t *testing.T, d *Document) (page int, m *Image) {
	t.Helper()
	for i, p := range d.Pages {
		for _, item := range p.Items {
			if m, ok := item.(*Image); ok {
				return i, m
			}
		}
	}
	t.Fatal("there is no image")
	return 0, nil
}

func TestAPictureHasItsNaturalSizeUnlessTheMeasureIsNarrower(t *testing.T) {
	page := GBT9704()
	for _, c := range []struct{ width, height int }{{96, 48}, {480, 960}, {1000, 500}, {10000, 2}, {2, 10000}} {
		_, m := firstImage(t, mustDo(t, page, &Figure{Alt: "图", Picture: picture(c.width, c.height)}))
		if m.W > page.Measure() || m.H > page.Depth() {
			t.Errorf("%d × %d pixels: %s × %s is larger than the type area", c.width, c.height, m.W, m.H)
		}
		natural := Length(c.width) * 72 * Pt / 96
		if fits := natural <= page.Measure() && Length(c.height)*72*Pt/96 < page.Depth()-page.Pitch(); fits && m.W != natural {
			t.Errorf("%d × %d pixels: %s wide, not %s", c.width, c.height, m.W, natural)
		}
		if left, right := m.X-page.Left, page.Width-page.Right-m.X-m.W; left-right > 1 || right-left > 1 {
			t.Errorf("%d × %d pixels: %s free at the left, %s at the right", c.width, c.height, left, right)
		}
	}
}

func TestAFigureAndItsCaptionStandOnOnePageWhateverCameBefore(t *testing.T) {
	page := narrow(12, 10)
	rapid.Check(t, func(r *rapid.T) {
		before := rapid.IntRange(0, 30).Draw(r, "lines before")
		f := &Figure{
			Alt: "图", Caption: strings.Repeat("图题", rapid.IntRange(1, 20).Draw(r, "caption")),
			Picture: picture(rapid.IntRange(1, 400).Draw(r, "width"), rapid.IntRange(1, 800).Draw(r, "height")),
		}
		flow := []Block{f, body("后文")}
		if before > 0 {
			flow = append([]Block{body(strings.Repeat("前文甲乙丙丁", 2*before))}, flow...)
		}
		d, err := Do(flow, page, faces(t))
		if err != nil {
			r.Fatal(err)
		}
		at, m := firstImage(t, d)
		if m.Y < page.Top || m.Y+m.H > page.Height-page.Bottom || m.X < page.Left || m.X+m.W > page.Width-page.Right {
			r.Errorf("the picture is out of the type area: %+v", m.Box)
		}
		for _, k := range d.Tree.Kids {
			if k.Elem.Role != RoleCaption {
				continue
			}
			for _, mark := range k.Elem.Kids {
				if mark.Page != at {
					r.Errorf("the picture is on page %d, its caption on page %d", at, mark.Page)
				}
			}
		}
		for _, g := range d.Pages[at].glyphs() {
			if g.y > m.Y && g.y-g.size/2 < m.Y+m.H {
				r.Errorf("%s stands in the picture", g.text)
			}
		}
	})
}

func TestAFigureIsAnElementWithItsDescriptionAndItsCaptionOneAfterIt(t *testing.T) {
	got := dump(t, mustDo(t, narrow(12, 10), &Figure{Alt: "两年的比较", Caption: "图1", Picture: picture(40, 20)}))
	for _, want := range []string{
		"  image 101 27 30 × 15 [0] 40 × 20 pixels, 1 colours\n",
		"  Figure alt “两年的比较” p1.0 “”\n  Caption p1.1 “图1”\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the dump has no %q:\n%s", want, got)
		}
	}
}

// sound is a figure with a chart of two series.
func sound(kind ChartKind) *Figure {
	return &Figure{Alt: "图", Source: "overview", Chart: &Chart{
		Kind: kind, Series: []string{"收到", "答复"}, Labels: []string{"2021", "2022", "2023"}, Values: [][]int64{{70, 12}, {81, 81}, {95, 0}},
	}}
}

func TestAFigureThatCannotBeSetIsAFault(t *testing.T) {
	for _, c := range []struct {
		name string
		harm func(f *Figure)
		want string
	}{
		{"no description", func(f *Figure) { f.Alt = "" }, "no alternative text"},
		{"nothing to show", func(f *Figure) { f.Chart = nil }, "neither a picture nor a chart"},
		{"two things to show", func(f *Figure) { f.Picture = picture(1, 1) }, "or both"},
		{"a picture without size", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{} }, "no size"},
		{"a picture without end", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Width: 1, Height: MaxPictureSide + 1} }, "too large"},
		{"no series", func(f *Figure) { f.Chart.Series = nil }, "no series"},
		{"four series", func(f *Figure) { f.Chart.Series = make([]string, 4) }, "too many"},
		{"no points", func(f *Figure) { f.Chart.Labels, f.Chart.Values = nil, nil }, "no points"},
		{"a point without values", func(f *Figure) { f.Chart.Labels = append(f.Chart.Labels, "2024") }, "fewer than values"},
		{"a value too few", func(f *Figure) { f.Chart.Values[1] = []int64{1} }, "one value a series"},
		{"a value below zero", func(f *Figure) { f.Chart.Values[1][0] = -1 }, "negative"},
		{"a value without end", func(f *Figure) { f.Chart.Values[1][0] = MaxChartValue + 1 }, "too large"},
		{"a label without end", func(f *Figure) { f.Chart.Labels[0] = strings.Repeat("很长", 40) }, "no room"},
		{"a name without end", func(f *Figure) { f.Chart.Series[0] = strings.Repeat("很长", 40) }, "no room"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sound(Bars)
			c.harm(f)
			_, err := Do([]Block{f}, GBT9704(), faces(t))
			var bad *BadFigure
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) || bad.Source != "overview" {
				t.Errorf("the error is %v, not one with %q", err, c.want)
			}
		})
	}
}

func TestAMissingCharacterOfACaptionOrChartIsFound(t *testing.T) {
	f := sound(Lines)
	f.Caption, f.Chart.Labels[1] = "图\u200b", "甲\u200d"
	found := Missing([]Block{f}, faces(t))
	if len(found) != 2 {
		t.Fatalf("found %v", found)
	}
	_, err := Do([]Block{f}, GBT9704(), faces(t))
	if err == nil || err.Error() != found.Error() {
		t.Errorf("Do says %v, Missing %v", err, found)
	}
}

// Five years of three counts with five digits are not unusual.
func TestBarsAreAsWideAsTheirValues(t *testing.T) {
	f := sound(Bars)
	f.Chart = &Chart{Series: []string{"收到", "答复", "结转"}, Labels: []string{"2019", "2020", "2021", "2022", "2023"}, Values: make([][]int64, 5)}
	for i := range f.Chart.Values {
		f.Chart.Values[i] = []int64{23456, 34567, 88888}
	}
	if _, err := Do([]Block{f}, GBT9704(), faces(t)); err != nil {
		t.Error(err)
	}
	f.Chart.Values[2] = []int64{123456789, 123456789, 123456789}
	var bad *BadFigure
	if _, err := Do([]Block{f}, GBT9704(), faces(t)); !errors.As(err, &bad) {
		t.Errorf("got %v", err)
	}
}
