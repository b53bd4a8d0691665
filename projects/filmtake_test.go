package projects_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/rational"
)

// apart is the outcome of a prompt of two shots, 13 and 12 frames long.
func apart() projects.Outcome {
	recipe := func(prompt, expanded string, seed uint64) projects.Recipe {
		return projects.Recipe{Prompt: prompt, Expanded: expanded, Seed: seed, Frames: 13, Rate: rational.Int(12), Steps: 4}
	}
	takes := []projects.Recipe{recipe("a ball", "a ball. Ink.", 7), recipe("it rests", "the ball rests. Ink.", 8)}
	return projects.Outcome{Recipe: &takes[0], Assembly: &projects.Assembly{
		Title: "shot 1: a ball. shot 2: it rests. Ink.", Rate: rational.Int(12), Takes: takes,
		Parts: []projects.Part{{Count: 13, Frames: 13}, {Take: 1, Count: 12, Frames: 12}},
	}}
}

func TestTheShotOfSeveralTellsOfThemAll(t *testing.T) {
	shot := apart().Shot()
	if shot.Prompt != "shot 1: a ball. shot 2: it rests. Ink." || shot.Expanded != "Shot 1: a ball. Ink. Shot 2: the ball rests. Ink." ||
		shot.Seconds.Cmp(rational.New(25, 12)) != 0 || shot.Seed != 7 || shot.Steps != 4 {
		t.Errorf("%+v", shot)
	}
	one := apart()
	one.Assembly = nil
	if shot := one.Shot(); shot.Prompt != "a ball" || shot.Seconds.Cmp(rational.New(13, 12)) != 0 {
		t.Errorf("of one take: %+v", shot)
	}
	longer := apart()
	longer.Assembly.Parts[0].Asset = "ab"
	if shot := longer.Shot(); shot.Prompt != "a ball" {
		t.Errorf("of a clip that goes on: %+v", shot)
	}
}

func TestWhatIsShownAtATimeHasARecipe(t *testing.T) {
	o := apart()
	for at, want := range map[string]string{"0": "a ball", "1.08": "a ball", "13/12": "it rests", "2": "it rests", "99": "it rests"} {
		seconds, err := rational.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.At(seconds); got == nil || got.Prompt != want {
			t.Errorf("at %s s: %+v, want %q", at, got, want)
		}
	}
	if last := (projects.Span{From: rational.New(1, 2), Seconds: rational.New(7, 12)}).Last(); o.At(last).Prompt != "a ball" {
		t.Errorf("a stretch that ends at the cut ends at %v", last)
	}
	o.Assembly.Parts[1].Asset = "ab"
	if got := o.At(rational.Int(2)); got.Prompt != "a ball" {
		t.Errorf("in a file: %+v", got)
	}
	if got := (projects.Outcome{}).At(rational.Int(0)); got != nil {
		t.Errorf("of nothing: %+v", got)
	}
}
