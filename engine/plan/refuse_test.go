package plan_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestWhatCannotBeIsRefusedInOneLine(t *testing.T) {
	guide := func(g float64) func(*projects.Shot) { return func(s *projects.Shot) { s.Guidance = &g } }
	long := func(n, d int64) func(*projects.Shot) {
		return func(s *projects.Shot) { s.Seconds = rational.New(n, d) }
	}
	big := func(w, h int) func(*projects.Shot) {
		return func(s *projects.Shot) { s.Size = projects.Size{Width: w, Height: h} }
	}
	know := func(c projects.Condition) func(*projects.Shot) {
		return func(s *projects.Shot) { s.Conditions = []projects.Condition{c} }
	}
	cases := map[string]struct {
		change func(*projects.Shot)
		field  plan.Field
		line   string
	}{
		"no prompt": {
			func(s *projects.Shot) { s.Prompt = " \n\t" }, plan.Prompt,
			"prompt: it is empty; say what is to be seen, in a sentence",
		},
		"too long": {
			long(601, 1), plan.Seconds,
			"seconds: 601 s is 7212 frames at 12 fps; Papercut makes 1 to 7197 (0.08 s to 599.75 s)",
		},
		"absurdly long": {
			long(1<<60, 1), plan.Seconds,
			"",
		},
		"before the start": {
			long(-1, 1), plan.Seconds,
			"seconds: -1 s is -12 frames at 12 fps; Papercut makes 1 to 7197 (0.08 s to 599.75 s)",
		},
		"too small": {
			big(32, 80), plan.Size,
			"size: 32×80; Papercut makes sides of 64 to 192 pixels in steps of 16",
		},
		"too large": {
			big(128, 2000), plan.Size,
			"size: 128×2000; Papercut makes sides of 64 to 192 pixels in steps of 16",
		},
		"one side": {
			big(128, 0), plan.Size,
			"",
		},
		"a negative side": {
			big(-128, 80), plan.Size,
			"",
		},
		"absurdly large": {
			big(math.MaxInt, 80), plan.Size,
			"",
		},
		"too slow a rate": {
			func(s *projects.Shot) { s.Rate = rational.Int(5) }, plan.Rate,
			"fps: 5 fps; Papercut can make 6 to 24 fps",
		},
		"too fast a rate": {
			func(s *projects.Shot) { s.Rate = rational.Int(60) }, plan.Rate,
			"fps: 60 fps; Papercut can make 6 to 24 fps",
		},
		"too many tries": {
			func(s *projects.Shot) { s.Tries = 17 }, plan.Tries,
			"tries: 17; 1 to 16, where 1 takes the first as it is",
		},
		"fewer than no tries": {
			func(s *projects.Shot) { s.Tries = -1 }, plan.Tries,
			"tries: -1; 1 to 16, where 1 takes the first as it is",
		},
		"no steps": {
			func(s *projects.Shot) { s.Steps = -1 }, plan.Steps,
			"steps: -1; Papercut takes 1 to 100",
		},
		"too many steps": {
			func(s *projects.Shot) { s.Steps = 101 }, plan.Steps,
			"steps: 101; Papercut takes 1 to 100",
		},
		"negative guidance": {
			guide(-1), plan.Guidance,
			"guidance: -1; 0 to 30, where 1 is none and 4 suits Papercut",
		},
		"no number": {
			guide(math.NaN()), plan.Guidance,
			"guidance: NaN; 0 to 30, where 1 is none and 4 suits Papercut",
		},
		"endless guidance": {
			guide(math.Inf(1)), plan.Guidance,
			"",
		},
		"no strength": {
			know(projects.Condition{Frames: 1}), plan.Conditions,
			"conditions: strength 0; above 0 and up to 1, where 1 keeps the frames as they are",
		},
		"a frame behind": {
			know(projects.Condition{Frame: 25, Frames: 1, Strength: 1}), plan.Conditions,
			"conditions: frame 25; the take's frames are 0 to 24",
		},
		"a frame before": {
			know(projects.Condition{Frame: -4, Frames: 1, Strength: 1}), plan.Conditions,
			"conditions: frame -4; Papercut knows no time before frame 0",
		},
		"no frames": {
			know(projects.Condition{Strength: 1}), plan.Conditions,
			"conditions: 0 frames; a still has 1, a clip more",
		},
	}
	for name, c := range cases {
		shot := ball()
		c.change(&shot)
		_, err := plan.For(shot, papercut(), projects.PackRef{}, "cpu")
		var e *plan.Error
		if !errors.As(err, &e) || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.line != "" && err.Error() != c.line || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTooManyTokensForAPackThatCannotRollAreRefused(t *testing.T) {
	m, shot := papercut(), ball()
	m.Window.Overlap = 0
	shot.Size, shot.Seconds = projects.Size{Width: 192, Height: 192}, rational.Int(4)
	_, err := plan.For(shot, m, projects.PackRef{}, "cpu")
	var e *plan.Error
	want := "size: 192×192 for 49 frames is 1872 tokens; Papercut takes 1000: make it smaller, or at most 1.75 s long"
	if !errors.As(err, &e) || e.Field != plan.Size || err.Error() != want {
		t.Errorf("%v", err)
	}
}

func TestPacksThatCountFramesKeepTheirRate(t *testing.T) {
	m := papercut()
	m.Geometry.Coords.Unit = "frames"
	shot := ball()
	shot.Rate = rational.Int(24)
	_, err := plan.For(shot, m, projects.PackRef{}, "cpu")
	if err == nil || err.Error() != "fps: 24 fps; Papercut makes 12 fps" {
		t.Errorf("got %v", err)
	}
	shot.Rate = rational.Int(12)
	mustPlan(t, shot, m)
}

func TestAListOfLevelsFixesTheSteps(t *testing.T) {
	m := papercut()
	m.Schedule = pack.Schedule{Kind: "list", Solver: "euler", Steps: 3, Sigmas: []float64{1, 0.9, 0.5, 0}}
	p := mustPlan(t, ball(), m)
	if p.Recipe.Steps != 3 || p.Schedule.Steps() != 3 {
		t.Errorf("%d steps", p.Recipe.Steps)
	}
	shot := ball()
	shot.Steps = 8
	if _, err := plan.For(shot, m, projects.PackRef{}, "cpu"); err == nil || err.Error() != "steps: 8; Papercut always takes 3" {
		t.Errorf("got %v", err)
	}
}
