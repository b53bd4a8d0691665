package diffuse_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/tensor"
	"kinora/projects"
)

// newSearch is a job with a critic that says these scores, one after another. The data is
// spread, so that the noise makes a difference.
func newSearch(t *testing.T, scores ...float32) *job {
	j := newJob(t)
	j.m.Search = pack.Search{At: 0.5, Enough: 0.8, Tries: len(scores)}
	j.model.spread = 1
	j.model.score = func(n int) float32 { return scores[n%len(scores)] }
	return j
}

// once is what the same job makes of a seed without a critic.
func once(t *testing.T, seed uint64) []float32 {
	j := newSearch(t, 0)
	j.shot.Seed, j.shot.Tries = seed, 1
	return j.run(t).Data
}

func TestTheLikeliestBeginningGoesOn(t *testing.T) {
	j := newSearch(t, -3, -1, -2)
	var told []int
	j.observe = func(e diffuse.Event) {
		if e.Stage == "transformer" {
			told = append(told, e.Step)
			if e.Steps != 8+2*4 {
				t.Errorf("%d steps in all", e.Steps)
			}
		}
	}
	got := j.run(t)
	if !slices.Equal(got.Data, once(t, noise.Seed(11, 1))) {
		t.Error("it is not the second beginning that went on")
	}
	if n := len(j.model.runs); n != 3*4+3+4 {
		t.Errorf("the transformer ran %d times", n)
	}
	if got.Timing.Steps != 16 {
		t.Errorf("%d steps are counted", got.Timing.Steps)
	}
	if !slices.IsSorted(told) || told[0] != 0 || told[len(told)-1] != 16 {
		t.Errorf("told %v", told)
	}
}

func TestALikelyBeginningIsTakenAtOnce(t *testing.T) {
	j := newSearch(t, float32(math.Log(0.81)), 0, 0)
	if got := j.run(t); !slices.Equal(got.Data, once(t, 11)) || len(j.model.runs) != 9 || len(j.model.judged) != 1 {
		t.Errorf("%d runs, judged %d times", len(j.model.runs), len(j.model.judged))
	}
}

func TestTheCriticSeesTheClipWithoutWordsAndThePrompt(t *testing.T) {
	j := newSearch(t, 0)
	j.m.Search.Tries = 2
	j.shot.Conditions = []projects.Condition{{Asset: "a", Frame: -96, Frames: 1, Strength: 1}} // a reference, before the clip
	j.run(t)
	if j.model.opened[len(j.model.opened)-1] != "critic" {
		t.Fatalf("opened %v", j.model.opened)
	}
	look := j.model.runs[4]
	if text := look["encoder_hidden_states"].(*tensor.Float); text.Shape[0] != 1 || text.Data[0] != 1 || text.Data[3] != 0 {
		t.Errorf("the clip is looked at with words: %v %v", text.Shape, text.Data[:6])
	}
	all := look["hidden_states"].(*tensor.Float)
	seen := j.model.judged[0][pack.FeaturesPort].(*tensor.Float)
	reference := 6
	if want := all.Shape[1] - reference; seen.Shape[1] != want || !slices.Equal(seen.Data, all.Data[reference*16:]) {
		t.Errorf("the critic sees %v of %v", seen.Shape, all.Shape)
	}
	if prompt := j.model.judged[0]["encoder_hidden_states"].(*tensor.Float); prompt.Data[0] != 5 {
		t.Errorf("the critic reads %v", prompt.Data[:3])
	}
}

func TestAScoreThatIsNoNumberStopsTheRun(t *testing.T) {
	j := newSearch(t, float32(math.NaN()), 0)
	if _, err := j.try(t.Context(), t); !errors.Is(err, diffuse.ErrNotFinite) {
		t.Errorf("%v", err)
	}
}

func TestAKilledRunGoesOnWithTheBeginningThatWasChosen(t *testing.T) {
	whole := newSearch(t, -3, -1)
	want := whole.run(t)
	for step := 1; step <= 4; step++ {
		j := newSearch(t, -3, -1)
		ctx, stop := context.WithCancel(t.Context())
		j.keeper = &memory{left: step, stop: stop}
		if _, err := j.try(ctx, t); err == nil && step < 4 {
			t.Fatal("it was not stopped")
		}
		stop()
		if got := j.run(t); !slices.Equal(got.Data, want.Data) || len(j.model.judged) != 2 {
			t.Errorf("after step %d of the rest the take is another, or it is judged again", step)
		}
	}
}
