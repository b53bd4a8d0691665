package app_test

import (
	"testing"
	"time"

	"kinora/app"
	"kinora/projects/rational"
)

func TestAnEmptyPromptIsSaidUnderTheField(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("  \n")
		d.Generate()
		if d.last.Problems[app.FieldPrompt] == "" || d.last.Job != nil {
			t.Errorf("problems %q, job %v", d.last.Problems, d.last.Job)
		}
		d.SetPrompt("a boat")
		d.settle()
		if d.last.Problems.Any() {
			t.Errorf("the problem stayed: %q", d.last.Problems)
		}
	})
}

func TestAProblemOfThePlanIsSaidUnderItsField(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetSteps(5000)
		d.settle()
		if d.last.Problems[app.FieldSteps] == "" || d.last.Planned {
			t.Errorf("problems %q", d.last.Problems)
		}
		d.Generate()
		d.settle()
		if d.last.Problems[app.FieldSteps] == "" || d.last.Job != nil || d.last.Notice.Kind != app.Warning {
			t.Errorf("generated all the same: %q, %v", d.last.Problems, d.last.Job)
		}
		d.SetSteps(-1)
		d.Generate() // before the plan has answered
		d.settle()
		if d.last.Problems[app.FieldSteps] == "" || d.last.Job != nil || d.last.Watching != app.WatchNothing {
			t.Errorf("generated all the same: %q, %v", d.last.Problems, d.last.Job)
		}
		d.SetSteps(2)
		d.Generate() // nor does an old problem hinder
		if d.last.Job == nil {
			t.Errorf("refused for an old problem: %+v", d.last.Notice)
		}
		d.pass(time.Second)
	})
}

func TestSeeds(t *testing.T) {
	t.Run("every take has its own", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			a, b := d.make("a boat"), d.make("a boat")
			if a.Recipe.Seed == b.Recipe.Seed || len(d.last.Takes) != 2 {
				t.Errorf("seeds %d and %d", a.Recipe.Seed, b.Recipe.Seed)
			}
		})
	})
	t.Run("a typed seed is kept and makes the same take, once", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.SetSeed(42)
			a := d.make("a boat")
			b := d.make("a boat")
			made, _ := d.engine.Made()
			if a.Recipe.Seed != 42 || a.Path != b.Path || made != 1 || len(d.last.Takes) != 1 {
				t.Errorf("seeds %d %d, made %d", a.Recipe.Seed, b.Recipe.Seed, made)
			}
		})
	})
	t.Run("the dice change it", func(t *testing.T) {
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.SetSeed(42)
			d.Dice()
			if d.last.Shot.Seed == 42 || !d.last.SeedLocked {
				t.Errorf("seed %d, locked %v", d.last.Shot.Seed, d.last.SeedLocked)
			}
		})
	})
}

func TestTheLegalLengthIsKnownBeforeTheRun(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetSeconds(rational.Int(3))
		if d.last.Planned {
			t.Error("the old plan is still shown")
		}
		d.settle()
		if !d.last.Planned || d.last.Forecast.Recipe.Frames != 37 {
			t.Errorf("forecast %+v", d.last.Forecast)
		}
	})
}

func TestReuseBringsTheRecipeBack(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetNegative("rain")
		take := d.make("a boat")
		d.SetPrompt("something else")
		d.SetNegative("")
		d.Reuse(take.Path)
		s := d.last
		if s.Shot.Prompt != "a boat" || s.Shot.Negative != "rain" || s.Shot.Seed != take.Recipe.Seed || !s.SeedLocked {
			t.Errorf("shot %+v", s.Shot)
		}
	})
}
