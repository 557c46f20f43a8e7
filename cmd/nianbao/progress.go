package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/nianbao/nianbao/sheets"
	"golang.org/x/term"
)

// How often progress is shown: on a terminal by a bar that is drawn again in its place, else
// by a line now and then, as fits a log.
const (
	barEvery  = 100 * time.Millisecond
	lineEvery = 10 * time.Second
)

// progress shows how far a long job is, beside the messages that go to the same place.
type progress struct {
	mu      sync.Mutex
	out     io.Writer
	bar     bool
	columns func() int // of the terminal
	now     func() time.Time
	what    string // is done; "" in a command that does one thing

	total, done, faults int
	begun, shown        time.Time
	drawn               int // columns of the bar that is on the screen
}

func newProgress(out io.Writer, total int) *progress {
	p := &progress{out: out, total: total, now: time.Now, columns: func() int { return columnsOf(out) }}
	p.bar = isTerminal(out) && os.Getenv("TERM") != "dumb"
	p.begun = p.now()
	p.shown = p.begun
	return p
}

// columnsOf is the width of a terminal, 80 when it does not tell.
func columnsOf(out io.Writer) int {
	if f, ok := out.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	return 80
}

// step notes how many are done, and with how many something is wrong.
func (p *progress) step(done, faults int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.faults = done, faults
	now := p.now()
	switch {
	case p.bar && now.Sub(p.shown) >= barEvery:
		p.shown = now
		p.draw()
	case !p.bar && now.Sub(p.shown) >= lineEvery:
		p.shown = now
		fmt.Fprintf(p.out, "nianbao：已处理 %s\n", p.text())
	}
}

// say writes whole lines; a bar gives way to them and comes back with the next step.
func (p *progress) say(lines string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	_, _ = io.WriteString(p.out, lines) // when messages can't be shown, nor can that
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
}

// erase uses nothing but a carriage return and spaces, which every terminal knows.
func (p *progress) erase() {
	if p.drawn > 0 {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", p.drawn))
		p.drawn = 0
	}
}

// draw draws the bar over the one that is there. The last column stays free: a terminal
// might go on to the next line. The bar is of ASCII, as the width of block characters
// depends on the terminal's font where Chinese is written.
func (p *progress) draw() {
	const least, most = 10, 40
	text := p.text()
	room := p.columns() - 1
	if bar := min(most, room-sheets.Width(text)-3); bar >= least {
		full := bar * p.done / max(p.total, 1)
		text = fmt.Sprintf("[%s%s] %s", strings.Repeat("=", full), strings.Repeat(" ", bar-full), text)
	}
	for sheets.Width(text) > room && text != "" {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	drawn := sheets.Width(text)
	fmt.Fprintf(p.out, "\r%s%s", text, strings.Repeat(" ", max(p.drawn-drawn, 0)))
	p.drawn = max(p.drawn, drawn)
}

// text tells count, rate, time left and what went wrong.
func (p *progress) text() string {
	text := fmt.Sprintf("%d/%d 份", p.done, p.total)
	if p.what != "" {
		text += "（" + p.what + "）"
	}
	if elapsed := p.now().Sub(p.begun); p.done > 0 && elapsed > 0 {
		left := time.Duration(float64(elapsed) / float64(p.done) * float64(p.total-p.done)).Round(time.Second)
		text += fmt.Sprintf("，每秒 %.0f 份，还要 %s", float64(p.done)/elapsed.Seconds(), clock(left))
	}
	if p.faults > 0 {
		text += fmt.Sprintf("，%d 份没有生成", p.faults)
	}
	return text
}

// clock is a duration as minutes and seconds, with hours when there are any.
func clock(d time.Duration) string {
	seconds := int(d.Seconds())
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
