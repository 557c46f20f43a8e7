package refit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
)

// Report is what Font did.
type Report struct {
	Before, After int     // points of simple glyphs
	Worst         float64 // the longest distance between a contour and what it became, in units
	Kept          int     // contours left as they were, because each attempt lay too far off or crossed what it did not cross
}

func (r *Report) add(one Report) {
	r.Before += one.Before
	r.After += one.After
	r.Kept += one.Kept
	r.Worst = max(r.Worst, one.Worst)
}

// most is the largest tolerance in units; beyond it letters lose their shape.
const most = 10

// Font writes a TrueType font anew, its outlines re-fitted to within tolerance, in font units (more than 0, at most 10).
// Composite glyphs and their components stay as they are; instructions of the other glyphs are left out, since they name
// points by number. Everything else is carried over, and what depends on the outlines follows them: side bearings, bounds,
// offsets and name 10, which says what was done. The same data give the same bytes on every machine.
func Font(data []byte, tolerance float64) ([]byte, Report, error) {
	if !(tolerance > 0 && tolerance <= most) {
		return nil, Report{}, fmt.Errorf("refit: tolerance %v: give more than 0 and at most %d units", tolerance, most)
	}
	f, err := open(data)
	if err != nil {
		return nil, Report{}, err
	}
	fixed, err := f.components()
	if err != nil {
		return nil, Report{}, err
	}
	glyphs := make([][]byte, len(f.glyphs))
	reports := make([]Report, len(f.glyphs))
	errs := make([]error, len(f.glyphs))
	each(len(f.glyphs), func(i int) {
		glyphs[i], reports[i], errs[i] = refitGlyph(f.glyphs[i], tolerance)
		if fixed[i] {
			glyphs[i], reports[i] = f.glyphs[i], Report{}
		}
		if errs[i] != nil {
			errs[i] = fmt.Errorf("refit: glyph %d: %w", i, errs[i])
		}
	})
	if err := errors.Join(errs...); err != nil {
		return nil, Report{}, err
	}
	var r Report
	for _, one := range reports {
		r.add(one)
	}
	f.follow(glyphs)
	f.note(fmt.Sprintf(" Outlines re-fitted to within %v units.", tolerance))
	return f.bytes(), r, nil
}

// each calls do for 0 to n-1 on all processors.
func each(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

func isComposite(glyph []byte) bool { return int16(binary.BigEndian.Uint16(glyph)) < 0 }

// refitGlyph re-fits a simple glyph; others come back as they are.
func refitGlyph(data []byte, tolerance float64) ([]byte, Report, error) {
	if len(data) == 0 || isComposite(data) {
		return data, Report{}, nil
	}
	g, err := decode(data)
	if err != nil {
		return nil, Report{}, err
	}
	r := Report{Before: g.points()}
	before := g.contours
	g.contours = make([]Contour, len(before))
	for i, c := range before {
		g.contours[i] = Fit(c, tolerance)
	}
	r.Kept = uncross(before, g.contours, tolerance)
	for i, c := range before {
		if !slices.Equal(c, g.contours[i]) {
			r.Worst = max(r.Worst, Distance(c, g.contours[i]))
		}
	}
	r.After = g.points()
	turnStarts(g.contours)
	return g.encode(), r, nil
}

// uncross fits contours that cross what they did not cross with half the tolerance, then a quarter of it and so on, and in the
// end puts them back as they were. It returns how many those are.
func uncross(before, after []Contour, tolerance float64) (kept int) {
	const tries = 4
	old := crossings(before)
	parts := make([]int, len(before))
	for {
		again := false
		for i, crosses := range newlyCrossing(old, crossings(after)) {
			if !crosses || parts[i] == tries {
				continue
			}
			again = true
			if parts[i]++; parts[i] < tries {
				after[i] = Fit(before[i], math.Ldexp(tolerance, -parts[i]))
				continue
			}
			after[i] = before[i]
			kept++
		}
		if !again {
			return kept
		}
	}
}

// Fit returns a contour of fewer points no farther than tolerance units from c, or c itself where there is none. Corners,
// horizontal and vertical lines of ten units and more stay where they are, longer lines stay straight.
func Fit(c Contour, tolerance float64) Contour {
	const (
		fewest  = 4
		longest = 50_000 // units, all around: the contours of letters are four times shorter
	)
	if len(c) < fewest || way(c) > longest {
		return c
	}
	turn := area(samples(knotsOf(c), math.Inf(1), false))
	// What the windows do not see, where two of them meet, may lie a little beyond the limit.
	for _, part := range []float64{0.99, 0.9, 0.75} {
		f := newFitter(c)
		f.reduce(mul(tolerance, part))
		f.polish(mul(tolerance, part))
		out := contourOf(f.knots)
		if mul(area(samples(knotsOf(out), math.Inf(1), false)), turn) > 0 && Distance(c, out) <= tolerance {
			return out
		}
	}
	return c
}
