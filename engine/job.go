package engine

import (
	"context"
	"fmt"

	"kinora/engine/media"
	"kinora/engine/plan"
	"kinora/projects"
)

// Media says where the files of a job lie: their paths by the hex sha256 under which
// recipes name them.
type Media map[string]string

// Job is everything that Make needs: a plan and the files that it speaks of. It is
// plain data; every way of making a shot ends in one.
type Job struct {
	Plan  plan.Plan
	Media Media
}

// check finds out whatever can fail before hours of work rather than after it. The
// preset is path's.
func (e *Engine) check(job Job, path string) (media.Preset, error) {
	for _, p := range job.plans() {
		if err := e.owns(p); err != nil {
			return media.Preset{}, err
		}
		for _, c := range p.Recipe.Conditions {
			if job.Media[c.Asset] == "" {
				return media.Preset{}, fmt.Errorf("the recipe needs a file with sha256 %.12s…: say where it is", c.Asset)
			}
		}
	}
	preset, err := media.CheckTarget(path, "")
	if err != nil {
		return preset, err
	}
	if n := job.Plan.Recipe.Frames; n > 1 && preset.Pictures && !media.IsPattern(path) {
		return preset, media.Errorf(media.Invalid, path, "one picture cannot hold %d frames: number them, as name_%%04d.png does, or ask for one frame", n)
	}
	return preset, preset.Check(path, params(job))
}

func (j Job) plans() []plan.Plan { return []plan.Plan{j.Plan} }

// owns makes sure that a plan was made for this engine's pack.
func (e *Engine) owns(p plan.Plan) error {
	if p.Recipe.Pack == e.PackRef() {
		return nil
	}
	return fmt.Errorf("the plan is for pack %s (%.12s…), this engine runs %s (%.12s…): plan it again",
		p.Recipe.Pack.ID, p.Recipe.Pack.Digest, e.pack.Manifest.ID, e.pack.Digest)
}

// Make makes the take of a job and writes it to path, whose ending picks the format;
// the file appears only when it is whole. on is called in order on one goroutine and
// must not block. Cancelling ctx stops inside a step, leaves no file and returns an
// error that wraps context.Cause(ctx).
func (e *Engine) Make(ctx context.Context, job Job, path string, on func(Event)) (projects.Take, error) {
	preset, err := e.check(job, path)
	if err == nil {
		err = e.enter(ctx)
	}
	if err != nil {
		return projects.Take{}, err
	}
	defer e.leave()
	report := newReporter(on)
	e.warnOfCuts(job.Plan, report)
	latents, err := e.sample(ctx, job, report)
	if err != nil {
		return projects.Take{}, fmt.Errorf("making the take: %w", err)
	}
	if err := e.write(ctx, job, latents, path, preset, report); err != nil {
		return projects.Take{}, fmt.Errorf("writing the take: %w", err)
	}
	return projects.Take{Recipe: job.Plan.Recipe, Path: path}, nil
}

// Generate is Make for a plan that knows no frames.
func (e *Engine) Generate(ctx context.Context, p plan.Plan, path string, on func(Event)) (projects.Take, error) {
	return e.Make(ctx, Job{Plan: p}, path, on)
}
