package engine_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// The tiny critic prefers one noise to another; what is written is the take of that noise
// to the pixel, whose recipe makes it again.
func TestATakeIsOneOfItsTries(t *testing.T) {
	e := openTiny(t, enginetest.Options{Critic: true, Manifest: func(m *pack.Manifest) { m.Search.Enough = 1 }})
	later := 0
	for seed := range uint64(6) {
		shot := projects.Shot{Prompt: "a k", Seconds: rational.Int(1), Seed: seed}
		chosen := render(t, e, shot, "chosen.mkv")
		from := -1
		for try := range 3 {
			one := shot
			one.Seed, one.Tries = noise.Seed(seed, try), 1
			if sameFrames(t, chosen, render(t, e, one, "one.mkv")) {
				from = try
			}
		}
		if from < 0 {
			t.Fatalf("seed %d: the take is none of its tries", seed)
		}
		if from > 0 {
			later++
		}
		seen, err := engine.Inspect(t.Context(), chosen)
		if err != nil || seen.Recipe.Tries != 3 || seen.Recipe.Seed != seed {
			t.Fatalf("%+v, %v", seen.Recipe, err)
		}
		job, err := e.Repeat(t.Context(), seen, nil)
		if err != nil {
			t.Fatal(err)
		}
		again := filepath.Join(t.TempDir(), "again.mkv")
		if _, err := e.Make(t.Context(), job, again, nil); err != nil || !sameFrames(t, chosen, again) {
			t.Errorf("seed %d: its recipe makes another take: %v", seed, err)
		}
	}
	if later == 0 {
		t.Error("the first try was taken every time")
	}
}

// Frames that were decoded to be judged are those that are written; where there is no room
// for them they are decoded again.
func TestATakeIsTheSameWhereItsFramesDidNotStay(t *testing.T) {
	e := openTiny(t, enginetest.Options{Critic: true, Manifest: func(m *pack.Manifest) { m.Search.Enough = 1 }})
	for seed := range uint64(3) {
		shot := projects.Shot{Prompt: "a k", Seconds: rational.Int(1), Seed: seed}
		engine.LimitLooks(t, 1<<30)
		stayed := render(t, e, shot, "stayed.mkv")
		engine.LimitLooks(t, 0)
		if again := render(t, e, shot, "again.mkv"); !sameFrames(t, stayed, again) {
			t.Errorf("seed %d: another take", seed)
		}
	}
}

// judgements makes a job and counts how often the critic was asked.
func judgements(t *testing.T, e *engine.Engine, job engine.Job, path string) (n int) {
	t.Helper()
	_, err := e.Make(t.Context(), job, path, func(ev engine.Event) {
		if ev.Stage == engine.StageJudge && ev.Step == ev.Steps {
			if n++; ev.Try != n {
				t.Errorf("judgement %d is of try %d", n, ev.Try)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestATakeThatIsGoodEnoughIsMadeOnce(t *testing.T) {
	shot := projects.Shot{Prompt: "a k", Seconds: rational.Int(1), Seed: 3}
	judged := func(enough float64, tries int) (int, string) {
		e := openTiny(t, enginetest.Options{Critic: true, Manifest: func(m *pack.Manifest) { m.Search.Enough = enough }})
		shot.Tries = tries
		p, err := e.Plan(shot)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "take.mkv")
		return judgements(t, e, engine.Job{Plans: []plan.Plan{p}}, path), path
	}
	n, good := judged(1e-30, 5)
	if n != 1 {
		t.Errorf("what is good enough was judged %d times", n)
	}
	if n, _ = judged(1, 5); n != 5 {
		t.Errorf("what never is was judged %d times", n)
	}
	n, plain := judged(1, 1)
	if n != 0 || !sameFrames(t, good, plain) {
		t.Errorf("a take that is made once was judged %d times", n)
	}
}

// Of two references the tiny critic likes the brighter one: a take beside that is good
// enough, one beside the other is made again and again.
func TestATakeIsJudgedBesideItsReferences(t *testing.T) {
	e := openTiny(t, enginetest.Options{Critic: true, Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
		m.Search.Enough = math.Exp(-10)
	}})
	for colour, want := range map[color.Color]int{color.White: 1, color.Black: 4} {
		img := image.NewRGBA(image.Rect(0, 0, 64, 48))
		draw.Draw(img, img.Rect, image.NewUniform(colour), image.Point{}, draw.Src)
		shot := projects.Shot{Prompt: "a k", Seconds: rational.Int(1), Seed: 3, Tries: 4}
		job, err := e.Animate(t.Context(), shot, engine.Still{Path: stillOf(t, img), At: plan.ReferenceFrame(0)})
		if err != nil {
			t.Fatal(err)
		}
		if n := judgements(t, e, job, filepath.Join(t.TempDir(), "take.mkv")); n != want {
			t.Errorf("beside %v the take was judged %d times, want %d", colour, n, want)
		}
	}
}
