package main

import (
	"testing"

	"github.com/nianbao/nianbao/internal/exampletest"
	"github.com/nianbao/nianbao/internal/layoutcheck"
)

func TestMain(m *testing.M) { exampletest.Main(m, main) }

// The cover has two lines, 40 points apart.
var compilation = exampletest.Compilation{
	HeadLeft: 70, HeadDown: 57, TableTop: 85,
	Line: func(t *testing.T, i int, l, _ *layoutcheck.Line) {
		near := exampletest.Near
		if !near(l.Glyphs[0].Size, 26) || !near(l.Glyphs[0].From, 70) || !near(l.Y, 300+40*float64(i)) {
			t.Errorf("%s begins at %v, %v, of size %v", l.Text(), l.Glyphs[0].From, l.Y, l.Glyphs[0].Size)
		}
	},
}

func TestTablesStandOnPagesOfADocument(t *testing.T) { compilation.Check(t) }

func TestWhatCannotBeDoneIsTold(t *testing.T) { compilation.CheckRefusals(t) }
