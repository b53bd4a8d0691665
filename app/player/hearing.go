package player

import (
	"context"
	"time"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// hearing is the deck's sound. While a sound is heard it is the clock: an ear notices a
// gap of a hundredth of a second, an eye forgives a frame's.
type hearing struct {
	on    bool      // something is played
	lost  bool      // it stood still for too long: the clock is the machine's
	at    int64     // the sample that was heard when it was looked last
	moved time.Time // when that changed last
}

// stalled is for how long a sound may stand still before it is given up as the clock: the
// device may be asleep, or never come.
const stalled = 400 * time.Millisecond

// listen plays the sound from frame n on, where there is any.
func (d *deck) listen(ctx context.Context, n int64) {
	d.hearing.on = false
	if d.speaker == nil || d.tape.Sound == nil {
		return
	}
	from := d.start(n).Mul(rational.Int(media.SoundRate)).Round()
	if d.speaker.Play(ctx, d.tape.Sound, from) != nil {
		return // pictures without their sound are better than none
	}
	d.hearing = hearing{on: true, at: from, moved: time.Now()}
	d.zero = time.Now().Add(-samples(from))
}

// hush stops the sound. From here on the clock is the machine's.
func (d *deck) hush() {
	if d.speaker != nil {
		d.speaker.Stop()
	}
	d.hearing.on = false
}

// tune sets the clock to what is heard. A sound that stood still and moves again is played
// anew from where the pictures are.
func (d *deck) tune(ctx context.Context) {
	if !d.hearing.on {
		return
	}
	at, ok := d.speaker.Position()
	now := time.Now()
	moves := ok && at != d.hearing.at
	switch {
	case moves && d.hearing.lost:
		d.listen(ctx, d.now.Frame)
		return
	case moves:
		d.hearing.at, d.hearing.moved = at, now
	case !ok || now.Sub(d.hearing.moved) > stalled:
		d.hearing.lost = true
	}
	if d.hearing.lost {
		return
	}
	d.zero = now.Add(-samples(at))
	if d.next != nil {
		d.due = d.zero.Add(seconds(d.next.Time))
	}
}

// samples is how long so many samples last.
func samples(n int64) time.Duration {
	return time.Duration(n) * time.Second / media.SoundRate
}
