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
