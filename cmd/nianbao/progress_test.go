package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/sheets"
)

// shownBy has a progress of 1000 told of one more done every 20 ms, up to a number.
func shownBy(bar bool, width, done int, each func(p *progress, done int)) string {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := newProgress(&out, 1000)
	p.now, p.begun, p.shown = func() time.Time { return now }, now, now
	p.bar, p.columns = bar, func() int { return width }
	for i := range done {
		now = now.Add(20 * time.Millisecond)
		p.step(i+1, i/100)
		each(p, i+1)
	}
	p.end()
	return out.String()
}

func nothingElse(*progress, int) {}

func TestALogHasALineNowAndThen(t *testing.T) {
	want := "nianbao：已处理 500/1000 份，每秒 50 份，还要 0:10，4 份没有生成\n" +
		"nianbao：已处理 1000/1000 份，每秒 50 份，还要 0:00，9 份没有生成\n"
	if got := shownBy(false, 80, 1000, nothingElse); got != want {
		t.Errorf("got %s", got)
	}
	if got := shownBy(false, 80, 400, nothingElse); got != "" {
		t.Errorf("a short job tells %s", got)
	}
}

func TestABarIsDrawnInItsPlaceAndTakenAway(t *testing.T) {
	got := shownBy(true, 80, 30, nothingElse)
	frames := strings.Split(got, "\r")
	if len(frames) != 9 { // one every fifth step, and the end
		t.Fatalf("%d pieces in %q", len(frames), got)
	}
	want := "[=                                       ] 30/1000 份，每秒 50 份，还要 0:19"
	if frames[6] != want {
		t.Errorf("got  %q\nwant %q", frames[6], want)
	}
	if frames[7] != strings.Repeat(" ", sheets.Width(want)) || frames[8] != "" {
		t.Errorf("the end is %q", frames[7:])
	}
}

func TestABarFitsTheTerminal(t *testing.T) {
	for width := 1; width < 200; width++ {
		for _, frame := range strings.Split(shownBy(true, width, 200, nothingElse), "\r") {
			if n := sheets.Width(frame); n > width-1 {
				t.Errorf("%d columns of %d: %q", n, width, frame)
			}
		}
	}
}

func TestABarGivesWayToMessages(t *testing.T) {
	got := shownBy(true, 80, 12, func(p *progress, done int) {
		if done == 7 {
			p.say("坏了\n")
		}
	})
	if !strings.Contains(got, " \r坏了\n\r[") {
		t.Errorf("got %q", got)
	}
}

func TestTheTimeLeftIsWrittenAsAClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0:00", 59 * time.Second: "0:59", 61 * time.Second: "1:01", time.Hour: "1:00:00", 25*time.Hour + 62*time.Second: "25:01:02",
	} {
		if got := clock(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// A bar at the limits of its width, and what is told with it.
func TestABarAtItsLimits(t *testing.T) {
	now := time.Unix(100, 0)
	for _, c := range []struct {
		width, done, total, faults int
		what                       string
		elapsed                    time.Duration
		want                       string
	}{
		{80, 0, 10, 0, "", 0, "[                                        ] 0/10 份"},
		{80, 1, 4, 0, "", 0, "[==========                              ] 1/4 份"},
		{80, 4, 4, 0, "", time.Second, "[========================================] 4/4 份，每秒 4 份，还要 0:00"},
		{80, 1, 3, 1, "先读", 10 * time.Second, "[========                  ] 1/3 份（先读），每秒 0 份，还要 0:20，1 份没有生成"},
		{50, 1, 4, 0, "", 0, "[==========                              ] 1/4 份"},
		{49, 1, 4, 0, "", 0, "[=========                              ] 1/4 份"},
		{20, 1, 4, 0, "", 0, "[==        ] 1/4 份"},
		{19, 1, 4, 0, "", 0, "1/4 份"},
		{7, 1, 4, 0, "", 0, "1/4 份"},
		{6, 1, 4, 0, "", 0, "1/4 "},
		{2, 1, 4, 0, "", 0, "1"},
		{1, 1, 4, 0, "", 0, ""},
		{80, 0, 0, 0, "", time.Second, "[                                        ] 0/0 份"},
		{80, 1, 1, 0, "", time.Nanosecond, "[=======================================] 1/1 份，每秒 1000000000 份，还要 0:00"},
		{80, 0, 4, 2, "", time.Second, "[                                        ] 0/4 份，2 份没有生成"},
	} {
		var out bytes.Buffer
		p := &progress{out: &out, columns: func() int { return c.width }, now: func() time.Time { return now }, what: c.what, total: c.total, done: c.done, faults: c.faults, begun: now.Add(-c.elapsed)}
		p.draw()
		if out.String() != "\r"+c.want || p.drawn != sheets.Width(c.want) {
			t.Errorf("%+v: %q, drawn %d", c, out.String(), p.drawn)
		}
		out.Reset()
		p.drawn += 3 // of a longer one before
		p.draw()
		if out.String() != "\r"+c.want+"   " || p.drawn != sheets.Width(c.want)+3 {
			t.Errorf("%+v over a longer one: %q, drawn %d", c, out.String(), p.drawn)
		}
		out.Reset()
		p.end()
		p.end()
		if want := "\r" + strings.Repeat(" ", sheets.Width(c.want)+3) + "\r"; out.String() != want || p.drawn != 0 {
			t.Errorf("%+v is taken away by %q", c, out.String())
		}
	}
}

// A bar, or a line of a log, is shown again when its time has come and not before.
func TestProgressIsShownWhenItsTimeHasCome(t *testing.T) {
	for _, c := range []struct {
		bar   bool
		after time.Duration
		want  string
	}{
		{true, 100*time.Millisecond - 1, ""}, {true, 100 * time.Millisecond, "\r1/2 份，每秒 10 份，还要 0:00，1 份没有生成"},
		{false, 10*time.Second - 1, ""}, {false, 10 * time.Second, "nianbao：已处理 1/2 份，每秒 0 份，还要 0:10，1 份没有生成\n"},
	} {
		var out bytes.Buffer
		now := time.Unix(100, 0)
		p := newProgress(&out, 2)
		if p.bar || p.columns() != 80 || p.total != 2 || p.shown != p.begun {
			t.Errorf("it begins as %+v", p)
		}
		p.bar, p.columns, p.begun, p.shown = c.bar, func() int { return 44 }, now, now
		p.now = func() time.Time { return now }
		now = now.Add(c.after)
		p.step(1, 1)
		if out.String() != c.want {
			t.Errorf("a bar %v after %v: %q", c.bar, c.after, out.String())
		}
		out.Reset()
		if p.step(1, 1); out.Len() > 0 {
			t.Errorf("a bar %v is shown at once again: %q", c.bar, out.String())
		}
		out.Reset()
		p.erase()
		out.Reset()
		if p.say("x\n"); out.String() != "x\n" {
			t.Errorf("said is %q", out.String())
		}
	}
}
