package layout

import (
	"fmt"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

func newMeasurer(t *testing.T, faults *Faults) *measurer {
	t.Helper()
	m := &measurer{}
	m.begin(GBT9704(), faces(t), faults)
	return m
}

// Headers are kept, and figures of two bytes; each by all that its shape depends on.
func TestWhichCellsAreKeptAsLabels(t *testing.T) {
	var faults Faults
	m := newMeasurer(t, &faults)
	label := Cell{Header: RowScope, Text: "（总计）", Face: fonts.FangSong, Align: Left}
	for _, c := range []struct {
		name string
		cell Cell
		kept int // in all
	}{
		{"a label", label, 1},
		{"the same", label, 1},
		{"a column's", Cell{Header: ColumnScope, Text: "（总计）", Face: fonts.FangSong, Align: Left}, 1}, // of the same look
		{"another face", Cell{Header: RowScope, Text: "（总计）", Face: fonts.Song, Align: Left}, 2},
		{"another alignment", Cell{Header: RowScope, Text: "（总计）", Face: fonts.FangSong, Align: Centre}, 3},
		{"down the side", Cell{Header: RowScope, Text: "（总计）", Face: fonts.FangSong, Align: Left, RowSpan: 3}, 4},
		{"over two rows", Cell{Header: RowScope, Text: "（总计）", Face: fonts.FangSong, Align: Left, RowSpan: 2}, 4},
		{"two digits", Cell{Text: "12", Face: fonts.Song, Align: Units}, 5},
		{"three digits", Cell{Text: "123", Face: fonts.Song, Align: Units}, 5},
		{"nothing", Cell{Face: fonts.Song, Align: Units}, 6},
		{"a text", Cell{Text: "天", Face: fonts.Song}, 6},
		{"a character that no face has", Cell{Header: RowScope, Text: "\U000f0000", Face: fonts.Song}, 6},
	} {
		whole := m.shapeCell(&c.cell)
		for range 2 {
			got := m.cell(&c.cell)
			if fmt.Sprint(got.cs, got.need, got.least, got.phrases) != fmt.Sprint(whole.cs, whole.need, whole.least, whole.phrases) {
				t.Errorf("%s: it is %+v, not %+v", c.name, got, whole)
			}
		}
		if len(m.labels) != c.kept {
			t.Errorf("%s: %d labels are kept, not %d", c.name, len(m.labels), c.kept)
		}
	}
	if len(faults) != 1 { // a missing character is told once
		t.Errorf("the faults are %v", faults)
	}
}

// A label with other phrases takes the place of the one that is kept, and none shares its clusters with a table.
func TestALabelIsKeptWithItsPhrases(t *testing.T) {
	var faults Faults
	m := newMeasurer(t, &faults)
	c := Cell{Header: RowScope, Text: "甲乙丙丁", Face: fonts.Song, Phrases: []string{"乙丙丁"}}
	if got := m.cell(&c); got.need != 3000 {
		t.Errorf("with a phrase it needs %d", got.need)
	}
	c.Phrases = slices.Clone(c.Phrases)
	if got := m.cell(&c); got.need != 3000 {
		t.Errorf("with an equal phrase it needs %d", got.need)
	}
	c.Phrases[0] = "丙丁"
	if got := m.cell(&c); got.need != 2000 || len(m.labels) != 1 {
		t.Errorf("with another phrase it needs %d, %d are kept", got.need, len(m.labels))
	}
	c.Phrases = nil
	first := m.cell(&c)
	first.cs[0].width = 7
	if second := m.cell(&c); second.cs[0].width == 7 {
		t.Error("two tables share clusters")
	}
	if third := m.cell(&c); &third.cs[0] == &first.cs[0] || third.cs[0].width == 7 {
		t.Error("a table shares clusters with what is kept")
	}
}

func TestNoMoreThanSoManyLabelsAreKept(t *testing.T) {
	var faults Faults
	m := newMeasurer(t, &faults)
	for i := range 520 {
		m.cell(&Cell{Header: RowScope, Text: fmt.Sprintf("%03d", i), Face: fonts.Song})
		if want := min(i+1, 512); len(m.labels) != want {
			t.Fatalf("of %d labels %d are kept", i+1, len(m.labels))
		}
	}
	m.begin(GBT9704(), faces(t), &faults)
	if len(m.labels) != 512 {
		t.Error("labels are lost for the same faces")
	}
	other := *faces(t)
	m.begin(GBT9704(), &other, &faults)
	if len(m.labels) != 0 {
		t.Error("labels are kept for other faces")
	}
}

// The mark at the beginning gives up its empty half at the left only, and digits of numbers get the same room.
func TestHowTheTextOfACellIsShaped(t *testing.T) {
	var faults Faults
	m := newMeasurer(t, &faults)
	for _, c := range []struct {
		cell  Cell
		width []int32
		shift []int32
	}{
		{Cell{Text: "（甲）", Face: fonts.Song, Align: Left}, []int32{500, 1000, 1000}, []int32{-500, 0, 0}},
		{Cell{Text: "（甲）", Face: fonts.Song, Align: Centre}, []int32{1000, 1000, 1000}, []int32{0, 0, 0}},
		{Cell{Text: "甲（", Face: fonts.Song, Align: Left}, []int32{1000, 1000}, []int32{0, 0}},
		{Cell{Text: "102甲", Face: fonts.Song, Align: Units}, []int32{562, 557, 558, 1000}, []int32{45, 0, 0, 0}},
		{Cell{Text: "102", Face: fonts.Song, Align: Centre}, []int32{471, 557, 558}, []int32{0, 0, 0}},
		{Cell{Text: "", Face: fonts.Song, Align: Left}, nil, nil},
	} {
		var width, shift []int32
		for _, cl := range m.shapeCell(&c.cell).cs {
			width, shift = append(width, cl.widthEm), append(shift, cl.shiftEm)
		}
		if !slices.Equal(width, c.width) || !slices.Equal(shift, c.shift) {
			t.Errorf("%q aligned %d: widths %v, shifts %v", c.cell.Text, c.cell.Align, width, shift)
		}
	}
	// A difference of 20 thousandths is left, one of 21 is not; other characters are.
	cs := []cluster{{text: "1", widthEm: 480}, {text: "1", widthEm: 479}, {text: "/", widthEm: 300}, {text: ":", widthEm: 300}, {text: "12", widthEm: 300},
		{text: "0", widthEm: 400, shiftEm: 1}, {text: "9", widthEm: 300}, {text: "", widthEm: 0}, {text: "8", widthEm: 600}}
	evenDigits(cs, 500)
	var got []int32
	for _, c := range cs {
		got = append(got, c.widthEm, c.shiftEm)
	}
	if want := []int32{480, 0, 500, 10, 300, 0, 300, 0, 300, 0, 500, 51, 500, 100, 0, 0, 600, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if song, again := m.digits.in(faces(t), fonts.Song), m.digits.in(faces(t), fonts.Song); song != 562 || again != song {
		t.Errorf("the widest digit of 宋 is %d wide, or %d", song, again)
	}
	if other := m.digits.in(faces(t), fonts.Hei); other == 562 || m.digits.face != fonts.Hei {
		t.Errorf("the widest digit of 黑 is %d wide", other)
	}
}
