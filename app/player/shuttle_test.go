package player_test

import (
	"slices"
	"testing"
	"time"
)

func TestASpeedShowsTheFramesThatTheClockSays(t *testing.T) {
	for _, c := range []struct {
		speed int
		from  int64
		want  []int64
	}{
		{2, 0, []int64{0, 2, 4, 6, 8, 10}},
		{4, 0, []int64{0, 4, 8, 12, 16, 20}},
		{-1, 20, []int64{20, 19, 18, 17, 16, 15}},
		{-8, 50, []int64{50, 42, 34, 26, 18, 10}},
		{99, 0, []int64{0, 8, 16, 24, 32, 40}},
	} {
		run(t, clip(60), func(t *testing.T, b *bench) {
			b.Open("a.mp4", false)
			b.GoTo(c.from)
			pass(time.Second)
			b.shown = nil
			b.GoTo(c.from)
			b.SetSpeed(c.speed)
			pass(550 * time.Millisecond)
			if s := b.State(); !slices.Equal(b.shown, c.want) || s.Speed != min(c.speed, 8) || s.Dropped != 0 {
				t.Errorf("at %d: shown %v, state %+v", c.speed, b.shown, s)
			}
		})
	}
}

func TestAnEndStopsTheReelOrTurnsItOver(t *testing.T) {
	run(t, clip(10), func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		b.GoTo(5)
		b.SetSpeed(-4)
		pass(time.Second)
		if s := b.State(); s.Playing || s.Speed != 0 || s.Frame != 0 {
			t.Errorf("at the beginning: %+v", s)
		}
		b.SetSpeed(4)
		pass(time.Second)
		if s := b.State(); s.Playing || s.Frame != 9 {
			t.Errorf("at the end: %+v", s)
		}
		b.shown = nil
		b.SetSpeed(2)
		pass(150 * time.Millisecond)
		if !slices.Equal(b.shown, []int64{0, 2}) {
			t.Errorf("from the end on: %v", b.shown)
		}
		b.SetLoop(true)
		b.SetSpeed(-2)
		pass(450 * time.Millisecond)
		if s := b.State(); !s.Playing || s.Frame != 5 || !slices.Contains(b.shown, 9) {
			t.Errorf("looping backwards: %v, %+v", b.shown, s)
		}
	})
}

func TestEachCallOfShuttleIsFaster(t *testing.T) {
	run(t, clip(500), func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		b.GoTo(250)
		var speeds []int
		for _, direction := range []int{1, 1, 1, 1, 1, -1, -1, -1, 1, 0, -1} {
			b.Shuttle(direction)
			pass(10 * time.Millisecond)
			speeds = append(speeds, b.State().Speed)
		}
		if want := []int{1, 2, 4, 8, 8, -1, -2, -4, 1, 0, -1}; !slices.Equal(speeds, want) {
			t.Errorf("speeds %v, want %v", speeds, want)
		}
		b.Toggle()
		b.Toggle()
		pass(10 * time.Millisecond)
		if s := b.State(); s.Speed != 1 {
			t.Errorf("played again at %d", s.Speed)
		}
	})
}

func TestEveryFrameComesAfterTheReelStops(t *testing.T) {
	run(t, clip(100), func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(350 * time.Millisecond)
		b.SetSpeed(2) // frame 4 was decoded and is thrown away
		pass(50 * time.Millisecond)
		b.SetSpeed(1)
		pass(500 * time.Millisecond)
		if want := []int64{0, 1, 2, 3, 4, 5, 6, 7, 8}; !slices.Equal(b.shown, want[:len(b.shown)]) || len(b.shown) < 7 {
			t.Errorf("shown %v", b.shown)
		}
	})
}

func TestARangeIsPlayedOnceOrOverAndOver(t *testing.T) {
	run(t, clip(30), func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		pass(time.Second)
		b.shown = nil
		b.PlayRange(10, 13)
		pass(time.Second)
		if s := b.State(); !slices.Equal(b.shown, []int64{10, 11, 12}) || s.Playing || s.Frames != 30 {
			t.Fatalf("once: %v, %+v", b.shown, s)
		}
		b.shown = nil
		b.Step(1)
		b.Play() // goes on behind the range, and leaves out nothing
		pass(250 * time.Millisecond)
		if !slices.Equal(b.shown, []int64{13, 14, 15}) {
			t.Errorf("behind the range: %v", b.shown)
		}
		b.SetLoop(true)
		b.PlayRange(4, 6)
		pass(520 * time.Millisecond)
		from := slices.Index(b.shown, 4)
		shown, times := b.shown[from:], b.times[len(b.times)-len(b.shown)+from:]
		if !slices.Equal(shown, []int64{4, 5, 4, 5, 4, 5}) {
			t.Errorf("looping: %v", shown)
		}
		for i := range times[1:] {
			if gap := times[i+1] - times[i]; gap != 100*time.Millisecond {
				t.Errorf("frame %d came after %v", shown[i+1], gap)
			}
		}
	})
}

func TestARangeIsHeardAndAReelIsNot(t *testing.T) {
	out := &device{pace: evenPace}
	hearing(t, clip(60), out, func(t *testing.T, b *bench, _ *tone) {
		b.SetLoop(true)
		b.Open("a.mp4", false)
		b.PlayRange(10, 12)
		pass(900 * time.Millisecond)
		said := out.said()
		if lo, hi := slices.Min(slices.DeleteFunc(slices.Clone(said), func(n int64) bool { return n < 0 })), slices.Max(said); lo != 100 || hi > 124 {
			t.Errorf("heard %v", said)
		}
		b.SetSpeed(2)
		pass(100 * time.Millisecond)
		out.said()
		pass(time.Second)
		if said := out.said(); slices.Max(append(said, -1)) != -1 {
			t.Errorf("a reel was heard: %v", said)
		}
	})
}
