package plan_test

import (
	"strings"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// judged is a pack with a critic.
func judged() *pack.Manifest {
	m := referring()
	m.Search = pack.Search{Frames: 3, Enough: 0.7, Tries: 3}
	return m
}

func TestATakeIsMadeAsOftenAsThePackSays(t *testing.T) {
	shot := projects.Shot{Prompt: "a red ball"}
	p := mustPlan(t, shot, judged())
	if p.Recipe.Tries != 3 {
		t.Errorf("%d tries", p.Recipe.Tries)
	}
	again := mustPlan(t, p.Recipe.Shot(), judged())
	if again.Key() != p.Key() {
		t.Error("its recipe plans to another")
	}
	shot.Tries = 1
	one := mustPlan(t, shot, judged())
	if one.Recipe.Tries != 1 || 1.75*one.Forecast.Seconds != p.Forecast.Seconds {
		t.Errorf("%d tries, of which one takes %v and three take %v s", one.Recipe.Tries, one.Forecast.Seconds, p.Forecast.Seconds)
	}
}

func TestAPlansShotLeavesToThePackWhatWasLeftToIt(t *testing.T) {
	for _, asked := range []int{0, 2, 3} {
		shot := mustPlan(t, projects.Shot{Prompt: "a red ball", Tries: asked}, judged()).Shot()
		if shot.Tries != asked || shot.Steps == 0 {
			t.Errorf("asked for %d tries, it has %d and %d steps", asked, shot.Tries, shot.Steps)
		}
	}
}

func TestWhatIsGivenIsNotMadeAnew(t *testing.T) {
	still := func(frame int) []projects.Condition {
		return []projects.Condition{{Asset: "ab", Frame: frame, Frames: 1, Strength: 1}}
	}
	for name, c := range map[string]struct {
		shot projects.Shot
		m    *pack.Manifest
		want int
	}{
		"without a critic":                   {projects.Shot{Tries: 4}, referring(), 0},
		"from another clip":                  {projects.Shot{Tries: 4, Basis: &projects.Basis{Asset: "clip", Change: 0.5}}, judged(), 0},
		"of several windows":                 {projects.Shot{Tries: 4, Seconds: rational.Int(30)}, judged(), 0},
		"with a known frame":                 {projects.Shot{Conditions: still(0)}, judged(), 1},
		"with one, but asked to":             {projects.Shot{Conditions: still(0), Tries: 4}, judged(), 4},
		"with a reference":                   {projects.Shot{Conditions: still(plan.ReferenceFrame(0))}, judged(), 3},
		"with a reference and a known frame": {projects.Shot{Conditions: append(still(plan.ReferenceFrame(0)), still(0)...)}, judged(), 1},
	} {
		t.Run(name, func(t *testing.T) {
			c.shot.Prompt = "a red ball"
			p := mustPlan(t, c.shot, c.m)
			if p.Recipe.Tries != c.want || c.m.Search.Tries == 0 && !strings.Contains(strings.Join(p.Notes, " "), "no critic") {
				t.Errorf("%d tries, notes %q", p.Recipe.Tries, p.Notes)
			}
		})
	}
}

func TestADraftIsMadeOnceAndItsFinalAsIt(t *testing.T) {
	shot, err := plan.ToDraft(projects.Shot{Prompt: "a red ball"}, judged())
	if err != nil {
		t.Fatal(err)
	}
	draft := mustPlan(t, shot, judged())
	p := mustPlan(t, plan.Final(draft.Recipe, projects.Size{}, 0, plan.FinalChange, judged()), judged())
	if draft.Recipe.Tries != 1 || p.Recipe.Tries != 0 || p.Basis.Draft.Recipe.Tries != 1 {
		t.Errorf("the draft is made %d times, the final %d, its draft %d", draft.Recipe.Tries, p.Recipe.Tries, p.Basis.Draft.Recipe.Tries)
	}
}
