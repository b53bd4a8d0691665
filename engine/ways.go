package engine

import (
	"context"

	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// Still is a picture that a take is to show: a file, and where and how.
type Still struct {
	Path     string
	At       int          // pixel frame of the take, or plan.LastFrame
	Strength float64      // above 0 and up to 1, where 1 keeps the picture; 0 is 1
	Fit      projects.Fit // "" is projects.Crop
}

// Animate arranges a take in which stills are known, each at its frame. A clip stands
// for its first frame.
func (e *Engine) Animate(ctx context.Context, shot projects.Shot, stills ...Still) (Job, error) {
	var f files
	seen := make([]plan.Still, len(stills))
	for i, s := range stills {
		m, err := f.look(ctx, s.Path)
		if err != nil {
			return Job{}, err
		}
		seen[i] = plan.Still{Material: m, At: s.At, Strength: s.Strength, Fit: s.Fit}
	}
	shot, notes, err := plan.Animate(shot, seen, e.Manifest())
	if err != nil {
		return Job{}, err
	}
	return e.job(plan.Arrangement{Shots: []projects.Shot{shot}, Notes: notes}, f)
}

// Extend arranges a clip with new frames before it, after it or both, so many seconds
// of each. The clip's frames are written as they are.
func (e *Engine) Extend(ctx context.Context, shot projects.Shot, path string, before, after rational.Rat, reach plan.Reach) (Job, error) {
	return e.withClip(ctx, path, func(clip plan.Material) (plan.Arrangement, error) {
		return plan.Extend(shot, clip, before, after, reach, e.Manifest())
	})
}

// Retake arranges a clip with new frames in the place of those from one time to
// another, in seconds.
func (e *Engine) Retake(ctx context.Context, shot projects.Shot, path string, from, to rational.Rat, reach plan.Reach) (Job, error) {
	return e.withClip(ctx, path, func(clip plan.Material) (plan.Arrangement, error) {
		return plan.Retake(shot, clip, from, to, reach, e.Manifest())
	})
}

// Loop arranges a clip with new frames behind it that lead back to its beginning.
func (e *Engine) Loop(ctx context.Context, shot projects.Shot, path string, over rational.Rat, reach plan.Reach) (Job, error) {
	return e.withClip(ctx, path, func(clip plan.Material) (plan.Arrangement, error) {
		return plan.Loop(shot, clip, over, reach, e.Manifest())
	})
}

// Fill arranges two clips with new frames between them, or a take that goes from one
// still to another.
func (e *Engine) Fill(ctx context.Context, shot projects.Shot, first, second string, over rational.Rat, reach plan.Reach) (Job, error) {
	return e.withTwo(ctx, first, second, func(a, b plan.Material) (plan.Arrangement, error) {
		return plan.Fill(shot, a, b, over, reach, e.Manifest())
	})
}

// Connect is Fill for clips that have little in common: one becomes the other.
func (e *Engine) Connect(ctx context.Context, shot projects.Shot, first, second string, over rational.Rat, reach plan.Reach) (Job, error) {
	return e.withTwo(ctx, first, second, func(a, b plan.Material) (plan.Arrangement, error) {
		return plan.Connect(shot, a, b, over, reach, e.Manifest())
	})
}

// Remix arranges another take of a clip, of which change, 0…1, may become new.
func (e *Engine) Remix(ctx context.Context, shot projects.Shot, path string, change float64, fit projects.Fit) (Job, error) {
	return e.withClip(ctx, path, func(clip plan.Material) (plan.Arrangement, error) {
		return plan.Remix(shot, clip, change, fit, e.Manifest())
	})
}

// withTwo looks at two files and plans what is made of them.
func (e *Engine) withTwo(ctx context.Context, first, second string, arrange func(a, b plan.Material) (plan.Arrangement, error)) (Job, error) {
	var f files
	a, err := f.look(ctx, first)
	if err != nil {
		return Job{}, err
	}
	b, err := f.look(ctx, second)
	if err != nil {
		return Job{}, err
	}
	arranged, err := arrange(a, b)
	if err != nil {
		return Job{}, err
	}
	return e.job(arranged, f)
}

// withClip looks at a clip and plans what is made of it.
func (e *Engine) withClip(ctx context.Context, path string, arrange func(plan.Material) (plan.Arrangement, error)) (Job, error) {
	var f files
	clip, err := f.look(ctx, path)
	if err != nil {
		return Job{}, err
	}
	a, err := arrange(clip)
	if err != nil {
		return Job{}, err
	}
	return e.job(a, f)
}
