package pdf

import (
	"bytes"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/sfnt"
	"pgregory.net/rapid"
)

func TestTextPastTheBasicPlaneBecomesASurrogatePair(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国", "𠮷", "一𠮷")
	data := encode(t, &Encoder{Plain: true}, d)
	for _, want := range []string{"<0001><56FD>", "<0002><D842DFB7>", "<0003><4E00D842DFB7>"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the ToUnicode map has no %s", want)
		}
	}
	checkSound(t, data, d)
}

func TestAGlyphOfSeveralTextsGivesEachBack(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "⼀", "一", "㆒", "一", "——", "一一")
	checkSound(t, encode(t, &Encoder{}, d), d)
}

func TestACodeOfASubsetNeverHasTwoTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		subset := subsetOf()
		codes := map[uint16]use{}
		for range rapid.IntRange(0, 60).Draw(t, "glyphs") {
			u := use{id: rapid.Uint16Range(0, 9).Draw(t, "id"), text: rapid.SampledFrom([]string{"a", "b", "ab", "𠮷"}).Draw(t, "text")}
			code := subset.glyph(u.id, u.text)
			if code == 0 {
				t.Fatal("a glyph became .notdef")
			}
			if before, taken := codes[code]; taken && before != u {
				t.Fatalf("code %d stands for %v and %v", code, before, u)
			}
			codes[code] = u
			if subset.ids[code] != u.id || subset.texts[code] != u.text {
				t.Fatalf("code %d is %d %q, not %v", code, subset.ids[code], subset.texts[code], u)
			}
		}
		if len(codes) != len(subset.ids)-1 {
			t.Fatalf("%d codes for %d glyphs", len(codes), len(subset.ids)-1)
		}
	})
}

func TestAFaceHasOneFontInADocument(t *testing.T) {
	set := embedded(t)
	table := &fontTable{}
	song, kai := table.use(set.Face(fonts.Song)), table.use(set.Face(fonts.Kai))
	if song == kai || table.use(set.Face(fonts.Song)) != song || len(table.faces) != 2 {
		t.Errorf("fonts %d and %d, %d in all", song, kai, len(table.faces))
	}
}

// subsetOf is a font with glyphs.
func subsetOf(uses ...use) *font {
	set, err := fonts.Embedded()
	if err != nil {
		panic(err)
	}
	subset := &font{}
	subset.begin(set.Face(fonts.Song), 1<<16)
	for _, u := range uses {
		subset.glyph(u.id, u.text)
	}
	return subset
}

func TestATagIsSixCapitals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var uses []use
		for range rapid.IntRange(0, 9).Draw(t, "glyphs") {
			uses = append(uses, use{id: rapid.Uint16().Draw(t, "id"), text: rapid.String().Draw(t, "text")})
		}
		got := tag(subsetOf(uses...).digest())
		if len(got) != 6 || got != tag(subsetOf(uses...).digest()) {
			t.Fatalf("tag %q", got)
		}
		for _, c := range got {
			if c < 'A' || c > 'Z' {
				t.Fatalf("tag %q", got)
			}
		}
	})
}

func TestSubsetsOfOtherGlyphsOrTextsHaveOtherTags(t *testing.T) {
	seen := map[string]int{}
	for i, f := range []*font{
		subsetOf(), subsetOf(use{id: 1, text: "一"}), subsetOf(use{id: 2, text: "一"}), subsetOf(use{id: 1, text: "二"}), subsetOf(use{id: 1, text: "一"}, use{id: 2, text: "一"}), subsetOf(use{id: 2, text: "一"}, use{id: 1, text: "一"}),
	} {
		own := tag(f.digest())
		if other, taken := seen[own]; taken {
			t.Errorf("subsets %d and %d have the tag %s", other, i, own)
		}
		seen[own] = i
	}
}

func TestNoBlockOfAToUnicodeMapHoldsMoreThanAHundred(t *testing.T) {
	for _, n := range []int{0, 1, 99, 100, 101, 200, 250} {
		texts := make([]string, n+1)
		for i := range n {
			texts[i+1] = "字"
		}
		var o pdfobj.Buffer
		toUnicode(&o, texts)
		m := o.Bytes()
		if got := bytes.Count(m, []byte("><5B57>")); got != n {
			t.Errorf("%d texts, %d mappings", n, got)
		}
		for _, block := range bytes.Split(m, []byte("beginbfchar"))[1:] {
			if got := bytes.Count(block, []byte("><5B57>")); got < 1 || got > perBlock {
				t.Errorf("%d texts: a block of %d", n, got)
			}
		}
	}
}

// 楷 has one such glyph.
func TestAProgramWithAGlyphMadeOfOthersIsSound(t *testing.T) {
	face := embedded(t).Face(fonts.Kai)
	for id := range uint16(face.NumGlyphs()) {
		if _, _, ok := sfnt.OfFace(face).Measure(id); ok {
			continue
		}
		d := handmade(face, "国")
		run(d).Glyphs[0].ID = id
		checkSound(t, encode(t, &Encoder{}, d), d)
		return
	}
	t.Error("no such glyph")
}
