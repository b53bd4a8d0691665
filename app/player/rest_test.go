package player_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/apptest"
	"kinora/app/player"
)

// prophet has five frames to decode ahead after each that is asked for.
type prophet struct {
	*apptest.Reader
	asked, left *atomic.Int64
}

func (p prophet) Foresee(context.Context, int) (bool, error) {
	p.asked.Add(1)
	return p.left.Add(-1) >= 0, nil
}

func TestFramesAreDecodedAheadWhileNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked, left atomic.Int64
		open := func(_ context.Context, path string) (player.Tape, error) {
			return player.Tape{Reader: prophet{clip(50).Open(path), &asked, &left}}, nil
		}
		p := player.New(t.Context(), open, func() {})
		defer p.Close(time.Minute)
		p.Open("a", false)
		pass(40 * time.Millisecond)
		if asked.Load() != 0 {
			t.Error("it decodes while the frame is being painted")
		}
		left.Store(5)
		pass(20 * time.Millisecond)
		if n := asked.Load(); n != 6 {
			t.Errorf("asked %d times for 5 frames", n)
		}
		pass(time.Second)
		p.Play()
		pass(time.Second)
		if n := asked.Load(); n != 6 {
			t.Errorf("asked %d times while it rests or plays", n)
		}
	})
}
