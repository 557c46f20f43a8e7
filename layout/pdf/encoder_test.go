package pdf

import (
	"bytes"
	"errors"
	"runtime"
	"sync"
	"testing"

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

func TestOtherContentGivesAnotherFileIdentifier(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	id := func(text string) []byte {
		_, after, found := bytes.Cut(encode(t, &Encoder{Plain: true}, handmade(face, text)), []byte("/ID[<"))
		if !found || len(after) < 32 {
			t.Fatal("the file has no identifier")
		}
		return after[:32]
	}
	if bytes.Equal(id("甲"), id("乙")) || !bytes.Equal(id("甲"), id("甲")) {
		t.Error("the identifier does not follow the content")
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
