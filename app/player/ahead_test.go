package player_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/apptest"
	"kinora/app/player"
	"kinora/engine/media"
)

// busy is a reader on a machine that has other things to do at every tenth frame.
type busy struct {
	*apptest.Reader
	n int
}

func (r *busy) Next(ctx context.Context) (media.Frame, error) {
	if r.n++; r.n%10 == 0 {
		time.Sleep(280 * time.Millisecond)
	}
	return r.Reader.Next(ctx)
}

func TestAMachineThatIsBusyForAMomentDropsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bench{start: time.Now()}
		open := func(_ context.Context, path string) (player.Tape, error) {
			b.reader = clip(60).Open(path)
			return player.Tape{Reader: &busy{Reader: b.reader}}, nil
		}
		b.Player = player.New(t.Context(), open, func() { b.look(t) })
		b.Open("a.mp4", true)
		pass(10 * time.Second)
		if s := b.State(); s.Dropped != 0 || len(b.shown) != 60 || !slices.IsSorted(b.shown) {
			t.Errorf("dropped %d, shown %v", s.Dropped, b.shown)
		}
		b.Close(time.Minute)
		if out, _, closed := b.reader.Counts(); out != 0 || !closed {
			t.Errorf("%d frames are out, closed %v", out, closed)
		}
	})
}

func TestAPauseDoesNotWaitForADecoder(t *testing.T) {
	slow := clip(60)
	slow.Decode = time.Second
	run(t, slow, func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(1500 * time.Millisecond)
		b.Pause()
		pass(time.Millisecond)
		if b.State().Playing {
			t.Error("it still plays")
		}
		b.Play()
		pass(10 * time.Second)
		if !slices.IsSorted(b.shown) || len(b.shown) < 2 {
			t.Errorf("shown %v", b.shown)
		}
	})
}
