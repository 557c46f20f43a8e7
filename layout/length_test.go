package layout

import (
	"testing"

	"pgregory.net/rapid"
)

func TestALengthIsWrittenInPoints(t *testing.T) {
	for l, want := range map[Length]string{
		0: "0", Pt: "1", -Pt: "-1", Pt / 2: "0.5", -Pt / 2: "-0.5", 21 * Pt / 2: "10.5", Pt / 1000: "0.001", Pt / 4000: "0",
		-Pt / 4000: "0", Pt/100 + Pt: "1.01", 999*Pt/1000 + 1: "0.999", Pt - 1: "1", 1234567 * Pt: "1234567", Pt/8 + 3*Pt: "3.125",
	} {
		if got := l.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(l), got, want)
		}
	}
	if got := string((2 * Pt).Append([]byte("x "))); got != "x 2" {
		t.Errorf("appended: %q", got)
	}
}

func TestMillimetresAndEmsAreRounded(t *testing.T) {
	for _, c := range []struct{ got, want Length }{
		{MM(254), 720 * Pt}, {MM(127), 360 * Pt}, {MM(-254), -720 * Pt}, {MM(0), 0}, {MM(1), 185771}, {MM(-1), -185771},
		{Em(16*Pt, 1000), 16 * Pt}, {Em(16*Pt, 500), 8 * Pt}, {Em(16*Pt, -500), -8 * Pt}, {Em(3, 500), 2}, {Em(3, -500), -2}, {Em(Pt, 0), 0},
	} {
		if c.got != c.want {
			t.Errorf("got %d, want %d", int64(c.got), int64(c.want))
		}
	}
}

func TestDivisionRoundsToTheNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Length(rapid.Int64Range(-1<<50, 1<<50).Draw(t, "a"))
		b := Length(rapid.Int64Range(1, 1<<30).Draw(t, "b"))
		rest := a - div(a, b)*b
		if 2*max(rest, -rest) > b {
			t.Fatalf("%d / %d = %d leaves %d", a, b, div(a, b), rest)
		}
		if div(-a, b) != -div(a, b) {
			t.Fatalf("%d / %d is not the same with the other sign", a, b)
		}
	})
}

func TestTheOfficialPageHas22LinesOf28Characters(t *testing.T) {
	p := GBT9704()
	if p.Measure() < MM(156)-2 || p.Measure() > MM(156)+2 || p.Depth() < MM(225)-2 || p.Depth() > MM(225)+2 {
		t.Errorf("the type area is %v × %v", p.Measure(), p.Depth())
	}
	if over := p.Depth() - 22*p.Pitch(); over < 0 || over >= 22 {
		t.Errorf("22 lines leave %d", int64(over))
	}
	if over := p.Measure() - 28*(p.Body+p.Tracking()); over < 0 || over >= 28 {
		t.Errorf("28 characters leave %d", int64(over))
	}
}
