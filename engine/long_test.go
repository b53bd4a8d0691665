package engine_test

import (
	"context"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// lasting is a small shot of so many seconds, quick to make.
func lasting(seconds int64) projects.Shot {
	return projects.Shot{
		Prompt: meadow, Seed: 3, Steps: 4, Seconds: rational.Int(seconds), Size: projects.Size{Width: 96, Height: 64},
	}
}

// ofWindows is the shortest of such shots that takes a pack so many windows, and its plan.
func ofWindows(t testing.TB, e *engine.Engine, n int) (seconds int64, p plan.Plan) {
	t.Helper()
	for seconds = 1; len(p.Windows) < n; seconds++ {
		var err error
		if p, err = e.Plan(lasting(seconds)); err != nil {
			t.Fatal(err)
		}
	}
	return seconds - 1, p
}

func TestALongTakeIsMadeWindowByWindow(t *testing.T) {
	e := open(t)
	_, p := ofWindows(t, e, 3)
	var err error
	path := filepath.Join(t.TempDir(), "long.mkv")
	var told []projects.Drift
	last := 0
	_, err = e.Generate(context.Background(), p, path, func(ev engine.Event) {
		switch {
		case ev.Kind == engine.Drifted:
			told = append(told, ev.Drift)
		case ev.Stage == engine.StageDenoise && ev.Kind == engine.Progress:
			last = ev.Window
			if ev.Windows != len(p.Windows) || ev.Steps != 4*len(p.Windows) {
				t.Errorf("%+v", ev)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	frames := clip(t, path)
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(frames) != p.Recipe.Frames || last != len(p.Windows) || len(seen.Drift) != len(p.Windows)-1 || len(told) != len(seen.Drift) {
		t.Fatalf("%d frames, window %d of %d, drift told %d times and written %d", len(frames), last, len(p.Windows), len(told), len(seen.Drift))
	}
	at := latent.PixelFrames(p.Pack.Geometry, p.Windows[0].Frames)
	for i, d := range seen.Drift {
		if d != told[i] || d.Frame != at || d.Colour < 0 || d.Colour > 40 || d.Identity <= 0 || d.Identity > 0.5 {
			t.Errorf("drift %+v, told %+v", d, told[i])
		}
		at += d.Frames
	}
	if at != p.Recipe.Frames {
		t.Errorf("drift is measured up to frame %d", at)
	}
	t.Logf("drift at the end: %.1f levels, %.2f", told[len(told)-1].Colour, told[len(told)-1].Identity)
}

// A pack too large for two loaded stages is decoded afterwards: the frames are the same.
func TestWhenAWindowIsDecodedDoesNotMatter(t *testing.T) {
	e := open(t)
	_, p := ofWindows(t, e, 2)
	if !p.Streams {
		t.Fatal("a small pack's windows are not decoded as they are made")
	}
	dir := t.TempDir()
	paths := []string{filepath.Join(dir, "a.mkv"), filepath.Join(dir, "b.mkv")}
	for i, path := range paths {
		p.Streams = i == 0
		if _, err := e.Generate(context.Background(), p, path, nil); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "the frames", clip(t, paths[1]), clip(t, paths[0]))
}

func TestAStillInTheMiddleOfALongTakeIsShown(t *testing.T) {
	e := open(t)
	still, source := drawn(t, 96, 64, rational.Int(12), 1)
	job, err := e.Animate(context.Background(), lasting(5), engine.Still{Path: still, At: 41}, engine.Still{Path: still, At: plan.LastFrame})
	_, frames := made(t, e, job, err, "out.mkv")
	for _, at := range []int{44, 60} { // the last frames of the latent ones that show it
		if d := distance(t, frames[at], source[0]); d > 20 {
			t.Errorf("frame %d is %.1f levels from the still", at, d)
		}
	}
	t.Logf("%.1f levels in the middle, %.1f at the end, %.1f elsewhere",
		distance(t, frames[44], source[0]), distance(t, frames[60], source[0]), distance(t, frames[20], source[0]))
	if d := distance(t, frames[20], source[0]); d < 20 {
		t.Errorf("frame 20 is %.1f levels from a still that it does not show", d)
	}
}

func TestAClipIsContinuedForLong(t *testing.T) {
	e := open(t)
	path, source := drawn(t, 96, 64, rational.Int(12), 12)
	shot := lasting(1)
	shot.Seconds = rational.Rat{}
	job, err := e.Extend(context.Background(), shot, path, rational.Rat{}, rational.Int(6), plan.Reach{})
	file, frames := made(t, e, job, err, "out.mkv")
	if len(frames) != 12+72 {
		t.Fatalf("%d frames", len(frames))
	}
	same(t, "the clip", frames[:12], source)
	seen, err := engine.Inspect(context.Background(), file)
	if err != nil || len(seen.Drift) != len(job.Plans[0].Windows) || seen.Drift[0].Frame != 9 {
		t.Errorf("drift from the clip: %+v, %v", seen.Drift, err)
	}
}
