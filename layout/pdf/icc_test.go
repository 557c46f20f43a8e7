package pdf

import (
	"encoding/binary"
	"math"
	"testing"
)

// tagsOf reads the tag table of a profile (ISO 15076-1, 7.3).
func tagsOf(t *testing.T, profile []byte) map[string][]byte {
	t.Helper()
	be := binary.BigEndian
	tags := map[string][]byte{}
	end := 128 + 4 + 12*int(be.Uint32(profile[128:]))
	for at := 132; at < end; at += 12 {
		name, offset, size := string(profile[at:at+4]), int(be.Uint32(profile[at+4:])), int(be.Uint32(profile[at+8:]))
		if offset%4 != 0 || offset < end || size < 8 || offset+size > len(profile) {
			t.Fatalf("tag %s: %d bytes at %d of %d", name, size, offset, len(profile))
		}
		tags[name] = profile[offset : offset+size]
	}
	return tags
}

// fixed reads a number of the type s15Fixed16.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

func TestTheProfileHasTheSizeAndHeadItNames(t *testing.T) {
	p := srgbProfile()
	if n := binary.BigEndian.Uint32(p); int(n) != len(p) || len(p)%4 != 0 {
		t.Errorf("the profile names %d bytes and has %d", n, len(p))
	}
	if head := string(p[12:24]); head != "mntrRGB XYZ " || string(p[36:40]) != "acsp" || p[8] != 4 {
		t.Errorf("head %q, signature %q, version %d", head, p[36:40], p[8])
	}
}

func TestTheProfileHasTheTagsOfADisplay(t *testing.T) {
	tags := tagsOf(t, srgbProfile())
	for name, kind := range map[string]string{
		"desc": "mluc", "cprt": "mluc", "wtpt": "XYZ ", "chad": "sf32", "rXYZ": "XYZ ", "gXYZ": "XYZ ", "bXYZ": "XYZ ",
		"rTRC": "para", "gTRC": "para", "bTRC": "para",
	} {
		if b := tags[name]; b == nil || string(b[:4]) != kind {
			t.Errorf("tag %s is of type %q, not %s", name, b[:min(4, len(b))], kind)
		}
	}
}

func TestThePrimariesAddUpToTheWhitePointD50(t *testing.T) {
	p := srgbProfile()
	tags := tagsOf(t, p)
	for i, d50 := range []float64{0.9642, 1, 0.8249} {
		at := 8 + 4*i
		sum := fixed(tags["rXYZ"][at:]) + fixed(tags["gXYZ"][at:]) + fixed(tags["bXYZ"][at:])
		if math.Abs(sum-d50) > 1e-3 || math.Abs(fixed(tags["wtpt"][at:])-d50) > 1e-3 || math.Abs(fixed(p[68+4*i:])-d50) > 1e-3 {
			t.Errorf("axis %d: the sum is %.5f, the white point %.5f, D50 %.5f", i, sum, fixed(tags["wtpt"][at:]), d50)
		}
	}
}

// The adaptation takes the white of sRGB, D65, to D50.
func TestTheAdaptationTakesD65ToD50(t *testing.T) {
	chad := tagsOf(t, srgbProfile())["chad"][8:]
	d65 := []float64{0.95047, 1, 1.08883}
	for row, want := range []float64{0.9642, 1, 0.8249} {
		got := 0.0
		for col, v := range d65 {
			got += fixed(chad[4*(3*row+col):]) * v
		}
		if math.Abs(got-want) > 1e-3 {
			t.Errorf("axis %d: %.5f, not %.5f", row, got, want)
		}
	}
}

// A parametric curve of type 3 is a line up to its bend and a power above, and must join
// there and end at one.
func TestTheCurveJoinsAndEndsAtOne(t *testing.T) {
	b := tagsOf(t, srgbProfile())["rTRC"]
	if kind := binary.BigEndian.Uint16(b[8:]); kind != 3 {
		t.Fatalf("curve of type %d", kind)
	}
	g, a, c1, c, d := fixed(b[12:]), fixed(b[16:]), fixed(b[20:]), fixed(b[24:]), fixed(b[28:])
	if top := math.Pow(a+c1, g); math.Abs(top-1) > 1e-3 {
		t.Errorf("the curve ends at %.5f", top)
	}
	if power, line := math.Pow(a*d+c1, g), c*d; math.Abs(power-line) > 1e-3 {
		t.Errorf("at %.5f the power is %.5f, the line %.5f", d, power, line)
	}
	if mid := math.Pow(a*0.5+c1, g); math.Abs(mid-0.21404) > 1e-3 { // IEC 61966-2-1
		t.Errorf("half gives %.5f", mid)
	}
}
