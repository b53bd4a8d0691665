package engine_test

import (
	"context"
	"strings"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/recaption"
	"kinora/projects"
	"kinora/projects/rational"
)

// telling is an engine whose tiny pack takes references and knows red cats at sea.
func telling(t *testing.T) *engine.Engine {
	t.Helper()
	return openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat(), Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
	}})
}

// planned is a job of one shot of 17 frames.
func planned(t *testing.T, e *engine.Engine, prompt string) engine.Job {
	t.Helper()
	p, err := e.Plan(projects.Shot{Prompt: prompt, Seed: 4, Steps: 2, Size: projects.Size{Width: 64, Height: 48}, Seconds: rational.New(17, 8)})
	if err != nil {
		t.Fatal(err)
	}
	return engine.Job{Plans: []plan.Plan{p}}
}

func TestAPromptOfSeveralShotsIsMadeShotByShot(t *testing.T) {
	e := telling(t)
	job, err := e.Apart(planned(t, e, "shot 1: a r c s. shot 2: the c s"))
	path, frames := made(t, e, job, err, "apart.mkv")
	if len(frames) != 17 {
		t.Fatalf("%d frames", len(frames))
	}
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil || seen.Assembly == nil || len(seen.Assembly.Takes) != 2 || seen.Info.Metadata["title"] != "shot 1: a r c s. shot 2: the c s" {
		t.Fatalf("%+v %v", seen.Assembly, err)
	}
	first, second := seen.Assembly.Takes[0], seen.Assembly.Takes[1]
	if first.Text() != "a r c s." || second.Prompt != "the c s" || second.Text() != "the r c s." {
		t.Errorf("the shots are made from %q and %q", first.Text(), second.Text())
	}
	if c := second.Conditions; len(c) != 2 || c[0].Take != first.Key() || c[0].Frame != plan.ReferenceFrame(0) {
		t.Errorf("the second shot knows %+v", c)
	}
	_, alone := made(t, e, planned(t, e, "a r c s."), nil, "whole.mkv")
	if distance(t, frames[0], alone[0]) == 0 {
		t.Error("the first shot is as long as the whole")
	}
	again, err := e.Repeat(context.Background(), seen, nil)
	_, twin := made(t, e, again, err, "again.mkv")
	same(t, "the same recipes again", frames, twin)
}

func TestAShotWithReferencesIsMadeAsOftenAsThePackSaysForThose(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat(), Critic: true, Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
		m.Search.Tries, m.Search.ReferenceTries = 2, 4
	}})
	for asked, want := range map[int][2]int{0: {2, 4}, 1: {1, 1}, 2: {2, 2}} {
		p, err := e.Plan(projects.Shot{Prompt: "shot 1: a r c s. shot 2: the c s", Tries: asked, Seconds: rational.New(17, 8)})
		if err != nil {
			t.Fatal(err)
		}
		job, err := e.Apart(engine.Job{Plans: []plan.Plan{p}})
		if err != nil || len(job.Plans) != 2 {
			t.Fatal(len(job.Plans), err)
		}
		if got := [2]int{job.Plans[0].Recipe.Tries, job.Plans[1].Recipe.Tries}; got != want {
			t.Errorf("asked for %d tries, the shots are made up to %d times, not %d", asked, got, want)
		}
	}
	draft, err := e.Plan(projects.Shot{Prompt: "shot 1: a r c s. shot 2: the c s", Seconds: rational.New(17, 8)})
	if err != nil {
		t.Fatal(err)
	}
	job, err := e.Draft(engine.Job{Plans: []plan.Plan{draft}})
	if err != nil {
		t.Fatal(err)
	}
	if job, err = e.Apart(job); err != nil || len(job.Plans) != 2 || job.Plans[1].Recipe.Tries != 1 {
		t.Errorf("a draft's shots are made %+v, %v", job.Plans, err)
	}
}

func TestOnlyPromptsOfSeveralShotsAreTakenApart(t *testing.T) {
	e := telling(t)
	for _, prompt := range []string{"a r c s", "shot 1: a r c s", "a c, then a c"} {
		job := planned(t, e, prompt)
		if got, err := e.Apart(job); err != nil || len(got.Plans) != 1 || got.Assembly != nil {
			t.Errorf("%q became %d takes (%v)", prompt, len(got.Plans), err)
		}
	}
	for name, e := range map[string]*engine.Engine{
		"without a vocabulary": referring(t),
		"with a damaged one":   openTiny(t, enginetest.Options{Recaptioner: &enginetest.Recaptioner{Words: `{"format":1}`}}),
		"without references":   openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat()}),
	} {
		if got, err := e.Apart(planned(t, e, "shot 1: a c. shot 2: a c")); err != nil || len(got.Plans) != 1 {
			t.Errorf("a pack %s makes %d takes (%v)", name, len(got.Plans), err)
		}
	}
}

func TestShotsAreTakenApartAsTheyWereExpanded(t *testing.T) {
	e := telling(t)
	job, err := e.Expand(context.Background(), planned(t, e, "first a c. then we see a c"), func(int, recaption.Result) {})
	if err != nil {
		t.Fatal(err)
	}
	if job, err = e.Apart(job); err != nil || len(job.Plans) != 2 {
		t.Fatalf("%d takes (%v)", len(job.Plans), err)
	}
	for i, p := range job.Plans {
		if p.Recipe.Prompt != "a c" && p.Recipe.Prompt != "a c." || !strings.Contains(p.Recipe.Text(), "a r c s") {
			t.Errorf("shot %d: %q as %q", i+1, p.Recipe.Prompt, p.Recipe.Text())
		}
	}
}
