package player

import (
	"context"
	"fmt"
	"time"
)

// fastest is how many times quicker than it was meant a file can be looked through.
const fastest = 8

// SetSpeed plays at so many times the speed of the file, backwards below 0: from -8 to 8,
// and 0 pauses. Only at 1 is every frame shown and the sound heard; at other speeds the
// clock says which frames are.
func (p *Player) SetSpeed(times int) {
	p.ask(func(w *wish) { w.run(min(max(times, -fastest), fastest)) })
}

// Shuttle plays on where direction is above 0 and backwards where it is below; each call
// in the direction in which it plays already doubles the speed.
func (p *Player) Shuttle(direction int) {
	p.ask(func(w *wish) {
		now := w.speed
		if !w.playing {
			now = 0
		}
		w.run(faster(now, direction))
	})
}

func faster(now, direction int) int {
	switch {
	case direction == 0:
		return 0
	case direction*now <= 0:
		return direction / max(direction, -direction)
	}
	return min(max(2*now, -fastest), fastest)
}

func (w *wish) run(times int) {
	switch times {
	case 0:
		w.playing = false
	case 1:
		play(w)
	default:
		if times > 0 && w.cursor >= w.last && w.last > 0 {
			w.show(0)
		}
		w.span, w.speed, w.playing = span{}, times, true
	}
}

// PlayRange plays from frame in to the frame before out, over and over where it loops.
// Going elsewhere leaves the range.
func (p *Player) PlayRange(in, out int64) {
	p.ask(func(w *wish) {
		if out <= in {
			return
		}
		w.show(max(0, in))
		w.span, w.speed, w.playing = span{max(0, in), out}, 1, true
	})
}

// SetRange says which frames, in to before out, are what is played over and over where it
// loops and playing begins in them; out 0 is for none. Another Open forgets it.
func (p *Player) SetRange(in, out int64) {
	p.ask(func(w *wish) {
		w.marked = span{in, out}
		if w.playing && w.span != (span{}) {
			w.span = w.marked
		}
	})
}

// span is the frames that are played, in to before out; all of them where out is 0.
type span struct{ in, out int64 }

// ends says that a frame lies behind the span.
func (s span) ends(frame int64) bool { return s.out > 0 && frame >= s.out }

// reel is the clock of a file that is looked through.
type reel struct {
	from  int64     // the frame that was shown
	since time.Time // when
	next  time.Time // when the next picture is due
}

// shift changes the speed. What plays begins anew with it.
func (d *deck) shift(ctx context.Context, speed int) {
	if speed == 0 {
		speed = 1
	}
	if speed != d.speed {
		d.turnTo(ctx, false)
		d.speed = speed
	}
}

// unwind starts the clock of the reel at the frame that is shown.
func (d *deck) unwind() {
	d.drop()
	d.retire()
	now := time.Now()
	d.reel = reel{from: d.now.Frame, since: now, next: now.Add(seconds(d.start(1)))}
}

// spool waits for the time of the next picture and shows the frame that the clock says.
func (d *deck) spool(ctx context.Context) {
	if !d.wait(ctx, &d.reel.next) {
		return
	}
	now := time.Now()
	passed := now.Sub(d.reel.since).Seconds() * d.now.Rate.Float() * float64(d.speed)
	n := d.reel.from + int64(passed)
	d.reel.next = now.Add(seconds(d.start(1)))
	if n < 0 || n > d.now.last() {
		d.spooled(ctx, n)
		return
	}
	d.glance(ctx, n)
}

// glance shows a frame in passing.
func (d *deck) glance(ctx context.Context, n int64) {
	f, err := d.seek(ctx, n)
	if err != nil {
		d.fail(ctx, fmt.Errorf("frame %d: %w", n, err))
		return
	}
	d.show(f)
	d.publish()
}

// spooled is what happens beyond an end: on from the other one, or a stop.
func (d *deck) spooled(ctx context.Context, n int64) {
	here, other := int64(0), d.now.last()
	if n > 0 {
		here, other = other, here
	}
	if d.now.Loop {
		d.glance(ctx, other)
		d.unwind()
		return
	}
	d.now.Playing = false
	d.ended(d.now.last())
	d.glance(ctx, here)
}
