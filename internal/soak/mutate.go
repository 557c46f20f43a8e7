package main

import (
	"archive/zip"
	"bytes"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// source returns the numbers of one input, so that inputs do not depend on which worker makes them.
func source(seed uint64, name string, i int) *rand.Rand {
	h := fnv.New64a()
	io.WriteString(h, name)
	return rand.New(rand.NewPCG(seed, h.Sum64()^uint64(i)*0x9E3779B97F4A7C15))
}

func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '/' {
			return '_'
		}
		return r
	}, name)
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// mostGrowth is how many bytes a change adds by repeating a piece. Files that are large are the part of bombs.
const mostGrowth = 16 << 10

// mutator changes pieces of inputs.
type mutator struct {
	tokens *regexp.Regexp // where the format's pieces are; nil for formats of bytes
	words  []string       // what stands in files of the format and might harm
}

var numbers = []string{"0", "-1", "1", "65535", "65536", "2147483647", "2147483648", "4294967295", "9223372036854775807", "99999999999999999999", "1e9", "-0", "0.5", "NaN"}

// mutate returns data with one to eight changes; other is a file to take pieces from. It leaves data as they are.
func (m *mutator) mutate(r *rand.Rand, data, other []byte) []byte {
	data = slices.Clone(data)
	for range 1 + r.IntN(8) {
		if m.tokens != nil && r.IntN(3) > 0 {
			data = m.token(r, data)
		} else {
			data = change(r, data, other)
		}
	}
	return data
}

// change changes bytes.
func change(r *rand.Rand, data, other []byte) []byte {
	if len(data) == 0 {
		return append(data, other[:r.IntN(len(other)+1)]...)
	}
	from := r.IntN(len(data))
	to := min(len(data), from+1+r.IntN(1+r.IntN(1<<r.IntN(13))))
	switch r.IntN(9) {
	case 0:
		data[from] ^= 1 << r.IntN(8)
	case 1:
		data[from] = byte(r.Uint32())
	case 2:
		data[from] = pick(r, []byte{0, 1, 0x7F, 0x80, 0xFE, 0xFF})
	case 3:
		if r.IntN(8) == 0 {
			data = data[:from]
		}
	case 4:
		data = slices.Delete(data, from, to)
	case 5:
		data = slices.Insert(data, from, bytes.Repeat(data[from:to], 1+r.IntN(min(1<<r.IntN(7), 1+mostGrowth/(to-from))))...)
	case 6:
		if len(other) > 0 {
			at := r.IntN(len(other))
			data = slices.Insert(data, from, other[at:min(len(other), at+to-from)]...)
		}
	case 7:
		at := r.IntN(len(data))
		data = slices.Insert(data, at, bytes.Clone(data[from:to])...)
	case 8:
		for i := from; i < min(from+4, len(data)); i++ {
			data[i] = byte(0xFF * (r.IntN(2)))
		}
	}
	return data
}

var number = regexp.MustCompile(`\d+`)

// token changes a piece of the format: it takes it away, repeats it, changes it for another one, for a word that might
// harm, or its number for another.
func (m *mutator) token(r *rand.Rand, data []byte) []byte {
	one, two := m.find(r, data), m.find(r, data)
	if one == nil || two == nil {
		return data
	}
	old := data[one[0]:one[1]]
	var now []byte
	switch r.IntN(6) {
	case 0:
	case 1:
		now = bytes.Repeat(old, 1+r.IntN(min(1<<r.IntN(9), 1+mostGrowth/len(old))))
	case 2:
		now = data[two[0]:two[1]]
	case 3:
		now = []byte(pick(r, m.words))
	case 4:
		now = append(bytes.Clone(old), pick(r, m.words)...)
	case 5:
		now = number.ReplaceAll(old, []byte(pick(r, numbers)))
	}
	return slices.Replace(data, one[0], one[1], bytes.Clone(now)...)
}

// find returns the next piece after a place.
func (m *mutator) find(r *rand.Rand, data []byte) []int {
	if len(data) == 0 {
		return nil
	}
	from := r.IntN(len(data))
	at := m.tokens.FindIndex(data[from:])
	if at == nil {
		return nil
	}
	return []int{from + at[0], from + at[1]}
}

// archive is an unpacked zip file.
type archive []struct {
	name string
	data []byte
}

func unpack(data []byte) (archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	a := make(archive, len(r.File))
	for i, f := range r.File {
		part, err := f.Open()
		if err != nil {
			return nil, err
		}
		if a[i].data, err = io.ReadAll(part); err != nil {
			return nil, err
		}
		a[i].name = f.Name
	}
	return a, nil
}

// mutate returns a file with one or two parts changed, sometimes by other names, twice or not at all.
func (a archive) mutate(r *rand.Rand, m *mutator) []byte {
	a = slices.Clone(a)
	for range 1 + r.IntN(2) {
		i := r.IntN(len(a))
		switch r.IntN(24) {
		case 0:
			a[i].name = a[r.IntN(len(a))].name
		case 1:
			a[i].data = nil
		case 2:
			a[i].data = a[r.IntN(len(a))].data
		case 3:
			a[i].name = "../" + a[i].name
		default:
			a[i].data = m.mutate(r, a[i].data, a[r.IntN(len(a))].data)
		}
	}
	return a.pack(zip.Store)
}

func (a archive) pack(method uint16) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range a {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: method}); err == nil {
			_, _ = w.Write(part.data) // a name that zip refuses is left out
		}
	}
	_ = z.Close() // memory takes everything
	return b.Bytes()
}
