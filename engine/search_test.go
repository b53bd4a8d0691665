package engine_test

import (
	"path/filepath"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// The tiny critic prefers one noise to another; what goes on is the take of that noise to
// the pixel, whose recipe makes it again.
func TestATakeIsOneOfItsBeginnings(t *testing.T) {
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
			t.Fatalf("seed %d: the take is none of its beginnings", seed)
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
		t.Error("the first beginning went on every time")
	}
}
