package engine_test

import (
	"context"
	"slices"
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

func TestEachOfSeveralShotsIsMadeAsOftenAsWhatItIsGivenAllows(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat(), Critic: true, Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex, m.Search.Tries = "in_place", true, 3
	}})
	shot := projects.Shot{
		Prompt: "shot 1: a r c s. shot 2: the c s", Seconds: rational.New(17, 8),
		Conditions: []projects.Condition{{Asset: strings.Repeat("ab", 32), Frames: 1, Strength: 1}},
	}
	tries := func(job engine.Job, err error) (got []int) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range job.Plans {
			got = append(got, p.Recipe.Tries)
		}
		return got
	}
	for asked, want := range map[int][]int{0: {1, 3}, 1: {1, 1}, 2: {2, 2}} {
		shot.Tries = asked
		p, err := e.Plan(shot)
		if err != nil {
			t.Fatal(err)
		}
		job := engine.Job{Plans: []plan.Plan{p}}
		if got := tries(e.Apart(job)); !slices.Equal(got, want) {
			t.Errorf("asked for %d tries, the shots are made up to %v times, not %v", asked, got, want)
		}
		draft, err := e.Draft(job)
		if err != nil {
			t.Fatal(err)
		}
		if got := tries(e.Apart(draft)); !slices.Equal(got, []int{1, 1}) {
			t.Errorf("the shots of a draft are made up to %v times", got)
		}
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
