package plan_test

import (
	"strings"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
)

// judged is a pack with a critic.
func judged() *pack.Manifest {
	m := papercut()
	m.Search = pack.Search{At: 0.5, Enough: 0.7, Tries: 3}
	return m
}

func TestATakeIsBegunAsOftenAsThePackSays(t *testing.T) {
	shot := projects.Shot{Prompt: "a red ball"}
	p := mustPlan(t, shot, judged())
	n := p.Schedule.Steps()
	if p.Recipe.Tries != 3 || p.Check != (n+1)/2 || p.Steps() != n+2*p.Check {
		t.Errorf("%d tries, looked at after %d of %d steps, %d in all", p.Recipe.Tries, p.Check, n, p.Steps())
	}
	again := mustPlan(t, p.Recipe.Shot(), judged())
	if again.Key() != p.Key() {
		t.Error("its recipe plans to another")
	}
	shot.Tries = 1
	one := mustPlan(t, shot, judged())
	if one.Recipe.Tries != 1 || one.Check != 0 || one.Steps() != n {
		t.Errorf("one try: looked at after %d steps, %d in all", one.Check, one.Steps())
	}
	if one.Forecast.Seconds >= p.Forecast.Seconds {
		t.Error("trying costs nothing in the forecast")
	}
}

func TestWhatThereIsNothingToTryAgainOf(t *testing.T) {
	shot := projects.Shot{Prompt: "a red ball", Tries: 4}
	plain := mustPlan(t, shot, papercut())
	if plain.Recipe.Tries != 0 || plain.Check != 0 || !strings.Contains(strings.Join(plain.Notes, " "), "no critic") {
		t.Errorf("without a critic: %d tries, notes %q", plain.Recipe.Tries, plain.Notes)
	}
	remix := shot
	remix.Basis = &projects.Basis{Asset: "clip", Change: 0.5}
	if p := mustPlan(t, remix, judged()); p.Recipe.Tries != 0 || p.Check != 0 {
		t.Errorf("of a remix: %d tries", p.Recipe.Tries)
	}
	quick := shot
	quick.Steps = 1
	if p := mustPlan(t, quick, judged()); p.Check != 0 || p.Steps() != 1 {
		t.Errorf("of a single step: looked at after %d", p.Check)
	}
}

func TestAFinalMakesItsDraftAsItWasMade(t *testing.T) {
	draft := mustPlan(t, projects.Shot{Prompt: "a red ball", Steps: 4, Size: projects.Size{Width: 128, Height: 80}}, judged())
	p := mustPlan(t, plan.Final(draft.Recipe, projects.Size{}, 0, plan.FinalChange, judged()), judged())
	if p.Recipe.Tries != 0 || p.Basis.Draft.Recipe.Tries != 3 || p.Basis.Draft.Check != 2 {
		t.Errorf("the final is begun %d times, its draft %d", p.Recipe.Tries, p.Basis.Draft.Recipe.Tries)
	}
}
