package player_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/apptest"
	"kinora/app/player"
	"kinora/projects/rational"
)

// bench is a player on a fake clock with a screen that notes what it was given.
type bench struct {
	*player.Player
	reader *apptest.Reader
	shown  []int64
	times  []time.Duration
	start  time.Time
}

func newBench(t *testing.T, clip apptest.Clip) *bench {
	t.Helper()
	b := &bench{start: time.Now()}
	open := func(_ context.Context, path string) (player.Tape, error) {
		if strings.HasPrefix(path, "missing") {
			return player.Tape{}, errors.New("no such file")
		}
		b.reader = clip.Open(path)
		return player.Tape{Reader: b.reader}, nil
	}
	b.Player = player.New(t.Context(), open, func() { b.look(t) })
	t.Cleanup(func() { b.Close(time.Minute) })
	return b
}

// look takes the picture as a screen would, and checks that it is the frame it says.
func (b *bench) look(t *testing.T) {
	pic := b.Picture()
	if pic == nil {
		return
	}
	if got, want := pic.Image.RGBAAt(1, 1), apptest.Color(int(pic.Frame)); got != want {
		t.Errorf("picture %d has the colour %v, want %v", pic.Frame, got, want)
	}
	if pic.Image.Stride != 4*pic.Image.Rect.Dx() {
		t.Errorf("picture %d has gaps between its rows", pic.Frame)
	}
	b.shown = append(b.shown, pic.Frame)
	b.times = append(b.times, time.Since(b.start))
}

func clip(frames int) apptest.Clip {
	return apptest.Clip{Frames: frames, Rate: rational.Int(10), Width: 4, Height: 3}
}

func run(t *testing.T, c apptest.Clip, body func(*testing.T, *bench)) {
	synctest.Test(t, func(t *testing.T) { body(t, newBench(t, c)) })
}

func TestOpenShowsTheFirstFrameAndWaits(t *testing.T) {
	run(t, clip(5), func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		pass(time.Second)
		s := b.State()
		if !slices.Equal(b.shown, []int64{0}) || s.Playing || s.Frames != 5 || s.Path != "a.mp4" {
			t.Errorf("shown %v, state %+v", b.shown, s)
		}
	})
}

func TestFramesComeOnTheClock(t *testing.T) {
	run(t, clip(5), func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(time.Minute)
		if !slices.Equal(b.shown, []int64{0, 1, 2, 3, 4}) {
			t.Fatalf("shown %v", b.shown)
		}
		for i, at := range b.times {
			if want := time.Duration(i) * 100 * time.Millisecond; at != want {
				t.Errorf("frame %d at %v, want %v", i, at, want)
			}
		}
		if s := b.State(); s.Playing || s.Dropped != 0 || s.Frame != 4 {
			t.Errorf("at the end: %+v", s)
		}
	})
}

func TestALoopGivesTheLastFrameItsTime(t *testing.T) {
	run(t, clip(3), func(t *testing.T, b *bench) {
		b.SetLoop(true)
		b.Open("a.mp4", true)
		pass(650 * time.Millisecond)
		if !slices.Equal(b.shown, []int64{0, 1, 2, 0, 1, 2, 0}) {
			t.Fatalf("shown %v", b.shown)
		}
		if b.times[3] != 300*time.Millisecond {
			t.Errorf("came round after %v", b.times[3])
		}
	})
}

func TestPlayAtTheEndStartsAnew(t *testing.T) {
	run(t, clip(3), func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(time.Second)
		b.Toggle()
		pass(time.Second)
		if !slices.Equal(b.shown, []int64{0, 1, 2, 0, 1, 2}) {
			t.Errorf("shown %v", b.shown)
		}
	})
}

func TestPauseStopsAtTheFrameThatIsShownAndPlayGoesOn(t *testing.T) {
	run(t, clip(10), func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(250 * time.Millisecond)
		b.Pause()
		pass(10 * time.Second)
		if s := b.State(); s.Frame != 2 || s.Playing {
			t.Fatalf("paused at %+v", s)
		}
		b.Play()
		pass(110 * time.Millisecond)
		if s := b.State(); s.Frame != 3 || !s.Playing || s.Dropped != 0 {
			t.Errorf("went on at %+v", s)
		}
	})
}

func TestGoToShowsExactlyThatFrame(t *testing.T) {
	for name, c := range map[string]struct{ ask, want int64 }{
		"in the middle":   {7, 7},
		"the first":       {0, 0},
		"before the file": {-5, 0},
		"behind the file": {99, 9},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, clip(10), func(t *testing.T, b *bench) {
				b.Open("a.mp4", true)
				pass(150 * time.Millisecond)
				b.GoTo(c.ask)
				synctest.Wait()
				if s := b.State(); s.Frame != c.want || s.Playing {
					t.Errorf("state %+v", s)
				}
			})
		})
	}
}

func TestTheNewestOfManySeeksWins(t *testing.T) {
	slow := clip(100)
	slow.Decode = 50 * time.Millisecond
	run(t, slow, func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		pass(time.Second)
		for n := range int64(80) {
			b.GoTo(n)
			pass(time.Millisecond)
		}
		pass(time.Second)
		if _, at, _ := b.reader.Counts(); at > 5 {
			t.Errorf("%d seeks were done for 80 that were asked", at)
		}
		if s := b.State(); s.Frame != 79 {
			t.Errorf("ended at %+v", s)
		}
	})
}

func TestStepsAddUp(t *testing.T) {
	slow := clip(20)
	slow.Decode = 50 * time.Millisecond
	run(t, slow, func(t *testing.T, b *bench) {
		b.Open("a.mp4", false)
		pass(time.Second)
		for range 5 {
			b.Step(1)
		}
		b.Step(-1)
		pass(time.Second)
		if s := b.State(); s.Frame != 4 {
			t.Errorf("five on and one back is %d", s.Frame)
		}
	})
}

func TestLateFramesAreDroppedAndCounted(t *testing.T) {
	heavy := clip(50)
	heavy.Decode = 150 * time.Millisecond // half again as long as a frame lasts
	run(t, heavy, func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(4 * time.Second)
		s := b.State()
		if s.Dropped == 0 || len(b.shown) < 5 {
			t.Errorf("dropped %d, shown %v", s.Dropped, b.shown)
		}
		if !slices.IsSorted(b.shown) {
			t.Errorf("frames went back: %v", b.shown)
		}
	})
}

func TestAFileThatEndsEarlyIsFoundOut(t *testing.T) {
	short := clip(3)
	short.Claimed = 8
	run(t, short, func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(time.Second)
		if s := b.State(); s.Frames != 3 || s.Playing {
			t.Fatalf("state %+v", s)
		}
		b.Play()
		pass(50 * time.Millisecond)
		if s := b.State(); s.Frame != 0 || !s.Playing {
			t.Errorf("play did not start anew: %+v", s)
		}
	})
}

func TestErrorsAreShownAndAnotherFileOpens(t *testing.T) {
	broken := clip(5)
	broken.Broken = map[int]error{2: errors.New("damaged")}
	run(t, broken, func(t *testing.T, b *bench) {
		b.Open("missing.mp4", true)
		synctest.Wait()
		if s := b.State(); s.Err == nil || s.Playing {
			t.Fatalf("missing file: %+v", s)
		}
		b.Open("b.mp4", true)
		pass(time.Second)
		if s := b.State(); s.Err == nil || s.Frame != 1 || s.Playing {
			t.Fatalf("damaged frame: %+v", s)
		}
		b.GoTo(4)
		synctest.Wait()
		if s := b.State(); s.Err != nil || s.Frame != 4 {
			t.Errorf("behind the damage: %+v", s)
		}
	})
}

func TestNoFrameIsKeptAndTheFileIsClosed(t *testing.T) {
	run(t, clip(10), func(t *testing.T, b *bench) {
		b.Open("a.mp4", true)
		pass(250 * time.Millisecond)
		first := b.reader
		b.Open("b.mp4", true)
		pass(250 * time.Millisecond)
		if out, _, closed := first.Counts(); out != 0 || !closed {
			t.Errorf("first file: %d frames out, closed %v", out, closed)
		}
		b.Close(time.Second)
		if out, _, closed := b.reader.Counts(); out != 0 || !closed {
			t.Errorf("second file: %d frames out, closed %v", out, closed)
		}
	})
}

func TestThePictureOnTheScreenIsNotWrittenTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		open := func(_ context.Context, path string) (player.Tape, error) {
			return player.Tape{Reader: clip(40).Open(path)}, nil
		}
		p := player.New(t.Context(), open, func() {})
		defer p.Close(time.Minute)
		p.Open("a.mp4", true)
		synctest.Wait()
		on := p.Picture()
		for range 10 { // the screen is busy: ten frames pass unseen
			pass(100 * time.Millisecond)
			if got := on.Image.RGBAAt(0, 0); got != apptest.Color(int(on.Frame)) {
				t.Fatalf("frame %d became %v", on.Frame, got)
			}
		}
		synctest.Wait()
		if next := p.Picture(); next == nil || next.Frame != 10 {
			t.Errorf("the newest picture is %+v", next)
		}
		if s := p.State(); s.Dropped != 9 {
			t.Errorf("%d of nine unseen frames were counted", s.Dropped)
		}
	})
}

// pass lets time go by and everything happen that happens in it.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
