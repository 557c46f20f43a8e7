package pdffile

import "testing"

// The limits that no file of a sensible size reaches are as the documentation has them.
func TestTheLimits(t *testing.T) {
	for name, c := range map[string][2]int{
		"values": {maxNodes, 4_000_000}, "bytes of a stream": {maxStream, 48 << 20}, "bytes of all streams": {maxTotal, 96 << 20}, "bytes of a value": {bytesOfValue, 16},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %d, not %d", name, c[0], c[1])
		}
	}
	f, err := Open(file("<</Type/Catalog>>"))
	if err != nil || f.left != 96<<20 || f.nodes > 4_000_000-10 || f.nodes < 4_000_000-100 {
		t.Errorf("%v: %d bytes and %d values are left", err, f.left, f.nodes)
	}
}
