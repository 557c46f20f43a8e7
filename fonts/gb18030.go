package fonts

import "unicode"

// gb18030 is the ideographs of level 3 by their blocks: the basic block, extensions A to F,
// and those of the compatibility block that are unified ones.
var gb18030 = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x3400, Hi: 0x4db5, Stride: 1}, {Lo: 0x4e00, Hi: 0x9fef, Stride: 1},
		{Lo: 0xfa0e, Hi: 0xfa0f, Stride: 1}, {Lo: 0xfa11, Hi: 0xfa13, Stride: 2}, {Lo: 0xfa14, Hi: 0xfa1f, Stride: 11},
		{Lo: 0xfa21, Hi: 0xfa23, Stride: 2}, {Lo: 0xfa24, Hi: 0xfa27, Stride: 3}, {Lo: 0xfa28, Hi: 0xfa29, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x20000, Hi: 0x2a6d6, Stride: 1}, {Lo: 0x2a700, Hi: 0x2b734, Stride: 1}, {Lo: 0x2b740, Hi: 0x2b81d, Stride: 1},
		{Lo: 0x2b820, Hi: 0x2cea1, Stride: 1}, {Lo: 0x2ceb0, Hi: 0x2ebe0, Stride: 1},
	},
}

// IsGB18030Ideograph reports whether r is one of the 87,887 ideographs of implementation
// level 3 of GB 18030-2022 (clause 9). They are the unified ideographs of Unicode 11.
func IsGB18030Ideograph(r rune) bool { return unicode.Is(gb18030, r) }
