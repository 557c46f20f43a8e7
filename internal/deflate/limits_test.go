package deflate

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// The words of a code fill its room: one too short or too long, in either half, is no code.
func TestACodeIsCompleteInBothHalves(t *testing.T) {
	sound := []byte(Train(nil).String())
	if _, err := Parse(string(sound)); err != nil {
		t.Fatal(err)
	}
	const together = "deflate: the words of a code do not go together"
	for name, c := range map[string]struct {
		at   int
		step int
		want string
	}{
		"a longer word of a byte":       {0, 1, together},
		"a shorter word of a byte":      {0, -1, together},
		"a longer word of a distance":   {numLitLen, 1, together},
		"a shorter word of a distance":  {numLitLen + numDist - 1, -1, together},
		"a word of 16 bits":             {5, 'p' - int(sound[5]), `deflate: letter 6 of a code is "p"`},
		"a word of 15 bits":             {5, 'o' - int(sound[5]), together},
		"a word of no bits":             {5, 'a' - 1 - int(sound[5]), "deflate: letter 6 of a code is \"`\""},
		"a word of one bit, as another": {5, 'a' - int(sound[5]), together},
	} {
		text := bytes.Clone(sound)
		text[c.at] = byte(int(text[c.at]) + c.step)
		if _, err := Parse(string(text)); err == nil || strings.ReplaceAll(err.Error(), "'", `"`) != c.want {
			t.Errorf("%s: %v, not %s", name, err, c.want)
		}
	}
	for _, text := range []string{string(sound[1:]), string(sound) + "a"} {
		if _, err := Parse(text); err == nil || err.Error() != fmt.Sprintf("deflate: a code has 316 letters, not %d", len(text)) {
			t.Errorf("%d letters: %v", len(text), err)
		}
	}
	if code, err := Later("\n " + string(sound) + "\n")(); err != nil || code.String() != string(sound) {
		t.Errorf("with space around it: %v", err)
	}
}

// Runs of one size are shortened by threes to sixes, however long they are.
func TestRunsOfSizesAreShortened(t *testing.T) {
	for n := 1; n <= 40; n++ {
		met, extra := shorten(append(bytes.Repeat([]byte{7}, n), 5))
		var back []byte
		for i, s := range met {
			if s != 16 {
				back = append(back, s)
				continue
			}
			if extra[i] > 3 || len(back) == 0 {
				t.Fatalf("%d sizes: %v %v", n, met, extra)
			}
			back = append(back, bytes.Repeat(back[len(back)-1:], int(extra[i])+3)...)
		}
		if want := append(bytes.Repeat([]byte{7}, n), 5); !bytes.Equal(back, want) {
			t.Errorf("%d sizes come back as %v", n, back)
		}
		if most := 2 + (n-1)/6 + 2; len(met) > most {
			t.Errorf("%d sizes take %d symbols", n, len(met))
		}
	}
}

// Data on both sides of the size from which a compressor is worth its tables.
func TestDataOfAnySizeComeBack(t *testing.T) {
	for _, n := range []int{0, 1, small - 1, small, small + 1, 3 * small} {
		data := bytes.Repeat([]byte("政府信息公开"), n/18+1)[:n]
		stream, err := Compress([]byte("before"), data)
		if err != nil || !bytes.Equal(inflate(t, stream[len("before"):]), data) || string(stream[:6]) != "before" {
			t.Errorf("%d bytes do not come back (%v)", n, err)
		}
	}
}

// The sum of stretches is that of all of them, also past the modulus.
func TestSumsAddUp(t *testing.T) {
	data := bytes.Repeat([]byte{255, 254, 0, 7}, 70000)
	for _, at := range []int{0, 1, 65520, 65521, 65522, 131042, len(data) - 1, len(data)} {
		if got, want := sumOf(data[:at]).then(sumOf(data[at:])), sumOf(data); got != want {
			t.Errorf("parted at %d: %v, not %v", at, got, want)
		}
	}
}
