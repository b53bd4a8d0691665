package engine_test

import (
	"context"
	"image"
	"math"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
)

// distance is the root mean square difference of two pictures' colours, in levels of 255.
func distance(t testing.TB, a, b *image.RGBA) float64 {
	t.Helper()
	if a.Rect != b.Rect {
		t.Fatalf("%v against %v", a.Rect, b.Rect)
	}
	sum := 0.0
	for i := range a.Pix {
		if i%4 != 3 {
			d := float64(a.Pix[i]) - float64(b.Pix[i])
			sum += d * d
		}
	}
	return math.Sqrt(sum / float64(len(a.Pix)/4*3))
}

// made runs a job and gives the frames of the result.
func made(t testing.TB, e *engine.Engine, job engine.Job, err error, name string) (string, []*image.RGBA) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if _, err := e.Make(context.Background(), job, path, nil); err != nil {
		t.Fatal(err)
	}
	return path, clip(t, path)
}

const meadow = "a red ball rolls to the right across a green meadow"

func TestAStillBecomesTheFrameThatItIsPutAt(t *testing.T) {
	e := open(t)
	shot := short(meadow, 4)
	still := render(t, e, projects.Shot{Size: small, Prompt: meadow, Seed: 8, Seconds: short("", 0).Seconds}, "still.mkv")
	want := clip(t, still)[0]
	other := clip(t, render(t, e, shot, "other.mkv"))
	for name, at := range map[string]int{"first": 0, "last": plan.LastFrame} {
		job, err := e.Animate(context.Background(), shot, engine.Still{Path: still, At: at})
		path, frames := made(t, e, job, err, name+".mkv")
		shown := frames[(at+len(frames))%len(frames)]
		near, far := distance(t, shown, want), distance(t, other[(at+len(other))%len(other)], want)
		t.Logf("%s: %.1f levels from the still; without it %.1f", name, near, far)
		if near > 10 || near > far/2 {
			t.Errorf("%s: the still is not seen: %.1f levels away, without it %.1f", name, near, far)
		}
		seen, err := engine.Inspect(context.Background(), path)
		if err != nil || len(seen.Recipe.Conditions) != 1 || seen.Recipe.Mode != projects.Conditioned {
			t.Errorf("%s: recipe %+v, %v", name, seen.Recipe, err)
		}
	}
}

func TestARecipeWithAStillNeedsTheStill(t *testing.T) {
	e := open(t)
	still := render(t, e, short(meadow, 4), "still.mkv")
	job, err := e.Animate(context.Background(), short(meadow, 4), engine.Still{Path: still})
	if err != nil {
		t.Fatal(err)
	}
	job.Media = nil
	if _, err := e.Make(context.Background(), job, filepath.Join(t.TempDir(), "o.mkv"), nil); err == nil {
		t.Error("it was made without its still")
	}
}
