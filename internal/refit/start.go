package refit

import "slices"

// turnStarts has each contour begin where that takes the fewest bits: the way back to its first point is not written, and
// the one to it from the contour before is.
func turnStarts(contours []Contour) {
	var last vec
	for _, c := range contours {
		best, found := 0, -1
		for i, p := range c {
			if !p.On {
				continue
			}
			before := c[(i+len(c)-1)%len(c)]
			here := vec{float64(p.X), float64(p.Y)}
			end := vec{float64(before.X), float64(before.Y)}
			if bits := step(last, here) - step(end, here); found < 0 || bits < best {
				best, found = bits, i
			}
		}
		if found > 0 {
			turned := slices.Concat(c[found:], c[:found])
			copy(c, turned)
		}
		end := c[len(c)-1]
		last = vec{float64(end.X), float64(end.Y)}
	}
}
