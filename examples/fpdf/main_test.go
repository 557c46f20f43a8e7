package main

import (
	"testing"

	"github.com/nianbao/nianbao/internal/exampletest"
	"github.com/nianbao/nianbao/internal/layoutcheck"
)

func TestMain(m *testing.M) { exampletest.Main(m, main) }

// The lines of the cover stand in the middle of 160 mm from 25 mm on, 14 mm apart, below 100 mm.
var compilation = exampletest.Compilation{
	HeadLeft: 25 * mm, HeadDown: 20 * mm, TableTop: 30 * mm,
	Line: func(t *testing.T, i int, l, above *layoutcheck.Line) {
		const firstLine = 311.1 // the baseline: half of the line of 14 mm below 100 mm, and 0.3 em
		from, to := l.Glyphs[0].From, l.Glyphs[len(l.Glyphs)-1].To
		near := exampletest.Near
		if !near(l.Glyphs[0].Size, 26) || !near((from+to)/2, 105*mm) || i > 0 && !near(l.Y-above.Y, 14*mm) || i == 0 && !near(l.Y, firstLine) {
			t.Errorf("%s stands from %v to %v at %v, of size %v", l.Text(), from, to, l.Y, l.Glyphs[0].Size)
		}
	},
}

const mm = 72 / 25.4 // in points

func TestTablesStandOnPagesOfADocument(t *testing.T) { compilation.Check(t) }

func TestWhatCannotBeDoneIsTold(t *testing.T) { compilation.CheckRefusals(t) }
