package sound

import (
	"context"

	"kinora/engine/media"
)

// voice is one sound that is being played: a goroutine reads it ahead of the output.
type voice struct {
	sound  media.Sound
	from   int64 // the sound's sample that is played first
	cancel context.CancelFunc
	done   chan struct{}  // closed when nothing reads the sound any more
	blocks chan []float32 // read, to be played

	// What follows is the output's own, guarded by Speaker.mu.
	begun  int64     // the output's sample that was the first; -1 until then
	block  []float32 // the rest of the block that is being played
	skip   int       // numbers that come too late and are not to be heard
	played int64     // samples
	fade   int64     // samples left until it is gone; -1 while it goes on
}

const (
	blockSize = rate / 50 // samples: 20 ms
	blocks    = 15        // how many are read ahead
	preroll   = 5         // how many there are before playing begins
)

// newVoice reads the beginning of a sound and goes on reading on a goroutine of its own.
func newVoice(ctx context.Context, s media.Sound, from int64) (*voice, error) {
	v := &voice{sound: s, from: from, done: make(chan struct{}), blocks: make(chan []float32, blocks), begun: -1, fade: -1}
	for i := range int64(preroll) {
		if err := v.read(ctx, from+i*blockSize); err != nil {
			return nil, err
		}
	}
	ctx, v.cancel = context.WithCancel(ctx)
	go v.run(ctx)
	return v, nil
}

// read reads a block and waits until there is room for it.
func (v *voice) read(ctx context.Context, at int64) error {
	block := make([]float32, blockSize*channels)
	if err := v.sound.Read(ctx, at, block); err != nil {
		return err
	}
	select {
	case v.blocks <- block:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (v *voice) run(ctx context.Context) {
	defer close(v.done)
	for at := v.from + preroll*blockSize; ; at += blockSize {
		if v.read(ctx, at) != nil {
			return // the rest is silent, the pictures go on
		}
	}
}

// end stops reading; what was read goes on to be played for as long as the fade takes.
func (v *voice) end() {
	v.cancel()
	<-v.done
}

// fadeOut makes the voice end in 5 ms, at once where it was never heard.
func (v *voice) fadeOut() {
	v.fade = click
	if v.begun < 0 {
		v.fade = 0
	}
}

// add mixes the voice into buf, which begins at the output's sample at. Where the sound was
// not read in time it is silent, and goes on where it would be by now.
func (v *voice) add(at int64, buf []float32) {
	if v.begun < 0 {
		v.begun = at
	}
	for len(buf) > 0 && v.fade != 0 {
		if len(v.block) == 0 && !v.next() {
			v.skip += len(buf)
			v.pass(int64(len(buf) / channels))
			return
		}
		n := min(len(buf), len(v.block))
		if v.fade > 0 {
			n = min(n, int(v.fade)*channels)
		}
		for i := 0; i < n; i += channels {
			level := v.level()
			buf[i] += v.block[i] * level
			buf[i+1] += v.block[i+1] * level
			v.pass(1)
		}
		buf, v.block = buf[n:], v.block[n:]
	}
}

// pass counts samples that went by.
func (v *voice) pass(n int64) {
	v.played += n
	if v.fade > 0 {
		v.fade = max(v.fade-n, 0)
	}
}

// next takes a block, without those numbers that come too late.
func (v *voice) next() bool {
	for {
		select {
		case b := <-v.blocks:
			late := min(v.skip, len(b))
			v.block, v.skip = b[late:], v.skip-late
			if len(v.block) > 0 {
				return true
			}
		default:
			return false
		}
	}
}

// level is how loud the next sample is: it fades in and out over 5 ms.
func (v *voice) level() float32 {
	level := ramp(v.played)
	if v.fade >= 0 {
		level *= ramp(v.fade - 1)
	}
	return level
}
