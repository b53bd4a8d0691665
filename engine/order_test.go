package engine

import (
	"context"
	"path/filepath"
	"testing"

	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// What is kept of a job is found again by the job that is planned from it.
func TestAnOrderIsTheSameJobAgain(t *testing.T) {
	ctx := context.Background()
	e, err := Open(ctx, Options{Device: "cpu", Jobs: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	clip := filepath.Join(t.TempDir(), "clip.mkv")
	p, err := e.Plan(projects.Shot{Size: projects.Size{Width: 64, Height: 64}, Prompt: "a red ball", Steps: 1, Seconds: rational.New(5, 12)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Generate(ctx, p, clip, nil); err != nil {
		t.Fatal(err)
	}
	shot := projects.Shot{Size: projects.Size{Width: 64, Height: 64}, Prompt: "a red ball", Seed: 3, Steps: 2}
	plain, err := e.Extend(ctx, shot, clip, rational.Rat{}, rational.Int(4), plan.Reach{})
	if err != nil {
		t.Fatal(err)
	}
	draft, err := e.Plan(projects.Shot{Prompt: "a ball", Seconds: rational.Int(4), Seed: 2})
	if err != nil {
		t.Fatal(err)
	}
	for name, job := range map[string]Job{"an extension": plain, "a long take": {Plans: []plan.Plan{draft}}} {
		o, err := e.order(job, "out.mkv")
		if err != nil {
			t.Fatal(err)
		}
		again, err := e.ordered(ctx, o)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := e.order(again, o.Path); err != nil || back.Key() != o.Key() {
			t.Errorf("%s: key %s became %s (%v)", name, o.Key(), back.Key(), err)
		}
	}
}
