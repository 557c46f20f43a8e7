package docx

import "testing"

// The largest pictures, in units of which a millimetre has 36,000, are scaled without overflowing 32 bits.
func TestLargePicturesFitTheirPage(t *testing.T) {
	const side = 65536 * unitsPerPixel
	for _, c := range []struct{ width, height, mostWidth, mostHeight, wantWidth, wantHeight int }{
		{side, side, 5_612_130, 7_991_475, 5_612_130, 5_612_130},
		{side, side / 2, 5_612_130, 7_991_475, 5_612_130, 2_806_065},
		{side / 2, side, 5_612_130, 7_991_475, 3_995_737, 7_991_475},
		{5_612_131, 1_000_000, 5_612_130, 7_991_475, 5_612_130, 999_999},
		{5_612_130, 7_991_475, 5_612_130, 7_991_475, 5_612_130, 7_991_475},
		{side, 1, 5_612_130, 7_991_475, 5_612_130, leastEMU},
		{1, side, 5_612_130, 1, leastEMU, leastEMU},
	} {
		if w, h := fitted(c.width, c.height, c.mostWidth, c.mostHeight); w != c.wantWidth || h != c.wantHeight {
			t.Errorf("%d×%d in %d×%d: %d×%d, want %d×%d", c.width, c.height, c.mostWidth, c.mostHeight, w, h, c.wantWidth, c.wantHeight)
		}
	}
}
