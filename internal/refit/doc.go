// Package refit draws the outlines of TrueType faces with fewer points. It runs when the embedded faces are made, not in the
// program.
//
// Points are taken out one at a time, the least missed first; the points around the gap move to where they make up for it,
// by least squares against samples of the original, and to whole units. A point goes only if the new curve lies within the
// limit of the old one and the old one within that of the new. Then points move a little to where they take fewer bits.
//
// Corners stay, and so do horizontal and vertical lines; what was a straight line remains one. A glyph's contours cross
// nowhere that they did not cross before, and keep their direction. Control points stay inside the bounds that the contour's
// points had. The format is that of OpenType 1.9 (ISO/IEC 14496-22).
package refit
