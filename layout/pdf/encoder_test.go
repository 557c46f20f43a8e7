package pdf

import (
	"bytes"
	"errors"
	"runtime"
	"sync"
	"testing"
	"weak"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

func TestTheSameDocumentGivesTheSameBytesWhateverWasEncodedBefore(t *testing.T) {
	d := sample(t)
	for form, e := range forms {
		t.Run(form, func(t *testing.T) {
			want := encode(t, e, d)
			for _, text := range []string{"甲", "乙丙丁"} {
				encode(t, e, set(t, layout.GBT9704(), paragraph(layout.RoleP, layout.Span{Text: text, Face: fonts.Kai})))
				if !bytes.Equal(encode(t, e, d), want) {
					t.Error("the bytes differ")
				}
			}
			if !bytes.Equal(encode(t, e, sample(t)), want) {
				t.Error("the same flow set anew gives other bytes")
			}
		})
	}
}

func TestTheSameDocumentGivesTheSameBytesOnAnyNumberOfProcessors(t *testing.T) {
	d := sample(t)
	want := encode(t, &Encoder{}, d)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, n := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(n)
		if !bytes.Equal(encode(t, &Encoder{}, d), want) {
			t.Errorf("other bytes on %d processors", n)
		}
	}
}

func TestOneEncoderServesSeveralGoroutinesAtOnce(t *testing.T) {
	d := sample(t)
	e := &Encoder{}
	want := encode(t, &Encoder{}, d)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var out bytes.Buffer
			if err := e.Encode(&out, d); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Error("the bytes differ")
			}
		})
	}
	wg.Wait()
}

// identifier returns the file identifier of a document.
func identifier(t *testing.T, e *Encoder, d *layout.Document) string {
	t.Helper()
	_, after, found := bytes.Cut(encode(t, e, d), []byte("/ID[<"))
	if !found || len(after) < 32 {
		t.Fatal("the file has no identifier")
	}
	return string(after[:32])
}

func TestOtherContentGivesAnotherFileIdentifier(t *testing.T) {
	set := embedded(t)
	document := func(change func(d *layout.Document)) *layout.Document {
		d := handmade(set.Face(fonts.Song), "甲")
		change(d)
		return d
	}
	others := map[string]*layout.Document{
		"a title":     document(func(d *layout.Document) { d.Meta.Title += "乙" }),
		"a text":      document(func(d *layout.Document) { run(d).Glyphs[0].Text = "乙" }),
		"a glyph":     document(func(d *layout.Document) { run(d).Glyphs[0].ID++ }),
		"a face":      document(func(d *layout.Document) { run(d).Face = set.Face(fonts.Kai) }),
		"a place":     document(func(d *layout.Document) { run(d).X += layout.Pt }),
		"a structure": document(func(d *layout.Document) { leaf(d).Role = layout.RoleH1 }),
	}
	for form, e := range forms {
		seen := map[string]string{identifier(t, e, document(func(*layout.Document) {})): "nothing"}
		for name, d := range others {
			id := identifier(t, e, d)
			if other, taken := seen[id]; taken {
				t.Errorf("%s: %s and %s make no difference", form, name, other)
			}
			if id != identifier(t, e, d) {
				t.Errorf("%s: the same content has two identifiers", form)
			}
			seen[id] = name
		}
	}
}

func TestAnEncoderKeepsNothingOfADocument(t *testing.T) {
	faces := embedded(t)
	for form := range forms {
		e := &Encoder{Plain: form == "plain"}
		d := handmade(faces.Face(fonts.Song), "甲", "乙", "甲")
		addLink(d, layout.RoleLink)
		document, elem, page := weak.Make(d), weak.Make(leaf(d)), weak.Make(run(d))
		encode(t, e, d)
		d = nil
		runtime.GC()
		if document.Value() != nil || elem.Value() != nil || page.Value() != nil {
			t.Errorf("%s: the document lives on", form)
		}
		runtime.KeepAlive(e)
	}
}

// counter counts calls of Write and fails when told to.
type counter struct {
	calls int
	err   error
}

func (c *counter) Write(b []byte) (int, error) {
	c.calls++
	return len(b), c.err
}

func TestAFileIsBegunOnlyWhenAllOfItIsKnown(t *testing.T) {
	whole := &counter{}
	if err := new(Encoder).Encode(whole, sample(t)); err != nil || whole.calls == 0 {
		t.Errorf("%d writes, error %v", whole.calls, err)
	}
	refused := &counter{}
	if err := new(Encoder).Encode(refused, &layout.Document{}); err == nil || refused.calls != 0 {
		t.Errorf("a document that is refused: %d writes, error %v", refused.calls, err)
	}
	full := &counter{err: errors.New("the disk is full")}
	if err := new(Encoder).Encode(full, sample(t)); !errors.Is(err, full.err) {
		t.Errorf("the writer's error becomes %v", err)
	}
}

func BenchmarkEncode(b *testing.B) {
	d := sample(b)
	for form, e := range forms {
		b.Run(form, func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := e.Encode(&out, d); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(out.Len()))
		})
	}
}
