package engine

import (
	"context"
	"fmt"

	"kinora/engine/plan"
	"kinora/projects"
)

// Vary is a job with another seed and nothing else changed. The seeds of several takes
// stay as far apart as they were.
func (e *Engine) Vary(job Job, seed uint64) (Job, error) {
	change := seed - job.Plans[0].Recipe.Seed
	return e.replan(job, func(shot projects.Shot) (projects.Shot, error) {
		shot.Seed += change
		return shot, nil
	})
}

// Draft is a job at a fraction of the cost: smaller and in fewer steps. Final makes of
// its result what the job itself would have shown.
func (e *Engine) Draft(job Job) (Job, error) {
	return e.replan(job, func(shot projects.Shot) (projects.Shot, error) {
		return plan.ToDraft(shot, e.Manifest())
	})
}

// replan is a job whose shots are changed, and which is otherwise the same.
func (e *Engine) replan(job Job, change func(projects.Shot) (projects.Shot, error)) (Job, error) {
	a := plan.Arrangement{}
	var before []projects.Recipe
	for _, p := range job.Plans {
		before = append(before, p.Recipe)
		shot, err := change(p.Shot())
		if err != nil {
			return Job{}, err
		}
		a.Shots, a.Names = append(a.Shots, shot), append(a.Names, p.Key())
	}
	return e.anew(a, job.Assembly, before, files{media: job.Media, notes: job.Notes})
}

// anew plans shots in the place of takes whose recipes were those of before.
func (e *Engine) anew(a plan.Arrangement, written *projects.Assembly, before []projects.Recipe, f files) (Job, error) {
	if written == nil {
		return e.job(a, f)
	}
	var after []projects.Recipe
	for _, shot := range a.Shots {
		p, err := e.Plan(shot)
		if err != nil {
			return Job{}, err
		}
		after = append(after, p.Recipe)
	}
	if err := written.Check(); err != nil {
		return Job{}, err
	}
	followed := plan.Follow(*written, before, after)
	followed.Takes = nil
	a.Assembly = &followed
	return e.job(a, f)
}

// Repeat arranges what a file says that it was made from, with changes to its shots,
// which may be nil. The files that it speaks of are found among paths by their digest.
func (e *Engine) Repeat(ctx context.Context, seen Inspection, change func(*projects.Shot), paths ...string) (Job, error) {
	return e.again(ctx, seen, paths, func(r projects.Recipe) projects.Shot {
		shot := r.Shot()
		if change != nil {
			change(&shot)
		}
		return shot
	})
}

// Final arranges a draft at full size with the composition kept. Where size is 0 by 0 or
// steps 0, they are the pack's own; changes beyond 1 or below 0 are errors.
func (e *Engine) Final(ctx context.Context, draft Inspection, size projects.Size, steps int, change float64, paths ...string) (Job, error) {
	return e.again(ctx, draft, paths, func(r projects.Recipe) projects.Shot {
		return plan.Final(r, size, steps, change, e.Manifest())
	})
}

// again arranges shots in the place of those that a file was made from.
func (e *Engine) again(ctx context.Context, seen Inspection, paths []string, shotOf func(projects.Recipe) projects.Shot) (Job, error) {
	if seen.Recipe == nil {
		return Job{}, fmt.Errorf("%s carries no recipe, so it cannot be repeated; it was not made by Kinora or its metadata was removed", seen.Info.Path)
	}
	media, err := Find(ctx, paths...)
	if err != nil {
		return Job{}, err
	}
	a, takes := plan.Arrangement{}, []projects.Recipe{*seen.Recipe}
	if seen.Assembly != nil {
		takes = seen.Assembly.Takes
	}
	for _, r := range takes {
		if r.Pack != e.PackRef() {
			return Job{}, otherPack(r.Pack, e.PackRef())
		}
		a.Shots, a.Names = append(a.Shots, shotOf(r)), append(a.Names, r.Key())
	}
	return e.anew(a, seen.Assembly, takes, files{media: media})
}

func otherPack(made, have projects.PackRef) error {
	return fmt.Errorf("the take was made with pack %s %s (%.12s…) but this is %s %s (%.12s…): open that pack",
		made.ID, made.Version, made.Digest, have.ID, have.Version, have.Digest)
}
