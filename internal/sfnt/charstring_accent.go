package sfnt

// lastISOAdobe is the last name of the predefined charset 0, whose glyphs have the names of their own numbers.
const lastISOAdobe = 228

// standardCodes are the stretches of the Standard Encoding (TN 5176, annex A): the first and last code, and the name of
// the first.
var standardCodes = [][3]int{
	{32, 126, 1}, {161, 175, 96}, {177, 180, 111}, {182, 189, 115}, {191, 191, 123}, {193, 200, 124}, {202, 203, 132},
	{205, 208, 134}, {225, 225, 138}, {227, 227, 139}, {232, 235, 140}, {241, 241, 144}, {245, 245, 145}, {248, 251, 146},
}

// standardName returns the number of the name that a code of the Standard Encoding stands for, 0 for none.
func standardName(code int) int {
	for _, s := range standardCodes {
		if code >= s[0] && code <= s[1] {
			return s[2] + code - s[0]
		}
	}
	return 0
}

// accented draws a letter and its accent, given by their codes, in place of the glyph. A reader of a font keyed by CIDs
// could not find them, so that a subset has both outlines in one.
func (t *tracer) accented() {
	dx, dy := int64(t.stack[0]), int64(t.stack[1])
	letter, ok := t.cff.glyphNamed(standardName(int(t.stack[2] >> 16)))
	accent, found := t.cff.glyphNamed(standardName(int(t.stack[3] >> 16)))
	if t.cff.keyed || !ok || !found || letter == 0 || accent == 0 {
		t.fail("it is made of a letter and an accent that the font does not have")
		return
	}
	t.part, t.out, t.written, t.box = true, t.out[:0], false, extrema{}
	t.x, t.y, t.n = 0, 0, 0
	t.shiftX, t.shiftY = t.left, 0 // also where something was drawn before
	for i, id := range [2]uint16{letter, accent} {
		t.begun, t.stems, t.pen = false, 0, false
		if i == 1 {
			t.shiftX, t.shiftY = dx+t.left-t.x, dy-t.y
		}
		if !t.glyph(id) {
			return
		}
	}
	t.part, t.shiftX, t.shiftY = false, 0, 0
}
