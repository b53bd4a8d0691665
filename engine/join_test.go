package engine_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// steps is the distance from each frame to the next, in levels.
func steps(t testing.TB, frames []*image.RGBA) []float64 {
	t.Helper()
	var out []float64
	for i := range len(frames) - 1 {
		out = append(out, distance(t, frames[i], frames[i+1]))
	}
	return out
}

func largest(xs []float64) float64 {
	most := 0.0
	for _, x := range xs {
		most = max(most, x)
	}
	return most
}

// same fails where frames differ in a single byte.
func same(t *testing.T, what string, got, want []*image.RGBA) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d frames, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !bytes.Equal(got[i].Pix, want[i].Pix) {
			t.Errorf("%s: frame %d was touched: %.2f levels", what, i, distance(t, got[i], want[i]))
		}
	}
}

// ball is a clip of the pack's own: 25 frames at 12 a second.
func ball(t testing.TB, e *engine.Engine) (string, []*image.RGBA) {
	t.Helper()
	path := render(t, e, projects.Shot{Size: small, Prompt: meadow, Seed: 3, Steps: 8}, "ball.mkv")
	return path, clip(t, path)
}

func TestAnExtendedClipKeepsItsFramesAndGoesOn(t *testing.T) {
	e := open(t)
	path, source := ball(t, e)
	shot := projects.Shot{Size: small, Prompt: meadow, Seed: 2, Steps: 8}
	head, tail := rational.New(13, 12), rational.New(12, 12)
	job, err := e.Extend(context.Background(), shot, path, head, tail, plan.Reach{})
	out, frames := made(t, e, job, err, "out.mkv")
	if len(frames) != 13+25+12 {
		t.Fatalf("%d frames", len(frames))
	}
	same(t, "the clip", frames[13:38], source)
	all, own := steps(t, frames), largest(steps(t, source))
	t.Logf("join error at the 25 kept frames: 0; steps over the joins %.1f and %.1f levels, the clip's own up to %.1f", all[12], all[37], own)
	if all[37] > 1.5*own {
		t.Errorf("the clip jumps where it goes on: %.1f levels, its own steps are up to %.1f", all[37], own)
	}
	seen, err := engine.Inspect(context.Background(), out)
	if err != nil || seen.Assembly == nil || len(seen.Assembly.Takes) != 2 || len(seen.Assembly.Parts) != 3 {
		t.Errorf("assembly %+v, %v", seen.Assembly, err)
	}
}

func TestAStretchOfAClipIsMadeAnewAndItsNeighboursStay(t *testing.T) {
	e := open(t)
	path, source := ball(t, e)
	shot := projects.Shot{Size: small, Prompt: meadow, Seed: 2, Steps: 8}
	job, err := e.Retake(context.Background(), shot, path, rational.New(1, 2), rational.New(7, 6), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	same(t, "before", frames[:6], source[:6])
	same(t, "after", frames[14:], source[14:])
	if bytes.Equal(frames[9].Pix, source[9].Pix) {
		t.Error("nothing is new")
	}
}

func TestWhatIsMissingBetweenTwoClipsIsMade(t *testing.T) {
	e := open(t)
	a, first := ball(t, e)
	b := render(t, e, projects.Shot{Size: small, Prompt: meadow, Seed: 5, Steps: 8}, "b.mkv")
	second := clip(t, b)
	job, err := e.Fill(context.Background(), projects.Shot{Size: small, Prompt: meadow, Steps: 8}, a, b, rational.Int(1), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	same(t, "before", frames[:25], first)
	same(t, "after", frames[37:], second)
}

func TestALoopMeetsItsBeginning(t *testing.T) {
	e := open(t)
	path, source := ball(t, e)
	job, err := e.Loop(context.Background(), projects.Shot{Size: small, Prompt: meadow, Seed: 3, Steps: 8}, path, rational.Int(1), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	same(t, "the clip", frames[:25], source)
	seam, cut := distance(t, frames[len(frames)-1], frames[0]), distance(t, source[len(source)-1], source[0])
	own := largest(steps(t, source))
	t.Logf("seam %.1f levels, the clip's own largest step %.1f, without a way back %.1f", seam, own, cut)
	if seam > 2*own || seam > cut {
		t.Errorf("the seam shows: %.1f levels", seam)
	}
}

func TestTwoStillsBecomeTheEndsOfATake(t *testing.T) {
	e := open(t)
	_, source := ball(t, e)
	a, b := stillOf(t, source[0]), stillOf(t, source[24])
	job, err := e.Fill(context.Background(), projects.Shot{Size: small, Prompt: meadow, Steps: 8}, a, b, rational.Int(2), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	from, to := distance(t, frames[0], source[0]), distance(t, frames[len(frames)-1], source[24])
	t.Logf("%.1f and %.1f levels from the stills", from, to)
	if from > 10 || to > 15 {
		t.Errorf("%.1f and %.1f levels from the stills", from, to)
	}
}

func TestAClipOfAnotherSizeAndRateKeepsItsFramesToo(t *testing.T) {
	e := open(t)
	path, source := drawn(t, 200, 120, rational.Int(24), 20)
	job, err := e.Extend(context.Background(), projects.Shot{Size: small, Prompt: "a red box", Steps: 2}, path, rational.Rat{}, rational.New(2, 3), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	if len(frames) != 20+16 || frames[20].Rect.Dx() != 200 {
		t.Fatalf("%d frames of %v", len(frames), frames[20].Rect)
	}
	same(t, "the clip", frames[:20], source)
}

func TestCancellingAnExtensionLeavesNothing(t *testing.T) {
	e := open(t)
	source, _ := drawn(t, 128, 80, rational.Int(12), 9)
	job, err := e.Extend(context.Background(), projects.Shot{Size: small, Steps: 3}, source, rational.Rat{}, rational.New(2, 3), plan.Reach{})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []engine.Stage{engine.StageText, engine.StageKnown, engine.StageDenoise, engine.StageDecode} {
		dir := t.TempDir()
		ctx, cancel := context.WithCancel(context.Background())
		_, err := e.Make(ctx, job, filepath.Join(dir, "out.mkv"), func(ev engine.Event) {
			if ev.Stage == at {
				cancel()
			}
		})
		cancel()
		if left, _ := os.ReadDir(dir); !errors.Is(err, context.Canceled) || len(left) > 0 {
			t.Errorf("%s: %v, left behind %v", at, err, left)
		}
	}
}

func TestProgressCountsTheFramesThatAreWritten(t *testing.T) {
	e := open(t)
	source, _ := drawn(t, 128, 80, rational.Int(12), 9)
	job, err := e.Extend(context.Background(), projects.Shot{Size: small, Steps: 2}, source, rational.Rat{}, rational.New(2, 3), plan.Reach{})
	if err != nil {
		t.Fatal(err)
	}
	last, previews := 0, 0
	_, err = e.Make(context.Background(), job, filepath.Join(t.TempDir(), "out.mkv"), func(ev engine.Event) {
		if ev.Kind == engine.Preview {
			previews++
		}
		if ev.Stage == engine.StageDecode {
			if last = ev.Step; ev.Steps != 17 {
				t.Errorf("%d frames are announced", ev.Steps)
			}
		}
	})
	if err != nil || last != 17 || previews != 2 {
		t.Errorf("%d frames of 17 written, %d previews of 2 steps, %v", last, previews, err)
	}
}
