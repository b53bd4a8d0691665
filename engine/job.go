package engine

import (
	"context"
	"fmt"
	"slices"

	"kinora/engine/media"
	"kinora/engine/plan"
	"kinora/projects"
)

// Media says where the files of a job lie: their paths by the hex sha256 under which
// recipes name them.
type Media map[string]string

// Job is everything that Make needs: plans and the files that they speak of. It is
// plain data; every way of making a shot ends in one.
type Job struct {
	Plans []plan.Plan // one for each take that is made; at least one
	// Assembly says what is written of the takes and of files; nil is the one take.
	Assembly *projects.Assembly
	Media    Media
	Notes    []string // lines for a person on what is done otherwise than was asked for
}

// Size is the size in pixels of what is written.
func (j Job) Size() projects.Size {
	if j.Assembly != nil {
		return j.Assembly.Size
	}
	return j.Plans[0].Recipe.Size
}

// Frames is the number of frames that are written.
func (j Job) Frames() int {
	if j.Assembly != nil {
		return j.Assembly.Frames()
	}
	return j.Plans[0].Recipe.Frames
}

// Main is the take that stands for what is written: the first one of it that is seen.
func (j Job) Main() projects.Recipe {
	if j.Assembly != nil {
		for _, p := range j.Assembly.Parts {
			if p.Asset == "" {
				return j.Plans[p.Take].Recipe
			}
		}
	}
	return j.Plans[0].Recipe
}

// checkParts finds out whether what is written is made of what is there.
func (j Job) checkParts() error {
	if j.Assembly == nil {
		return nil
	}
	return j.Assembly.Check()
}

// streams reports whether windows are decoded and written as they are made.
func (j Job) streams() bool {
	return slices.ContainsFunc(j.Plans, func(p plan.Plan) bool { return p.Streams })
}

// check finds out whatever can fail before hours of work rather than after it. The
// preset is path's.
func (e *Engine) check(job Job, path string) (media.Preset, error) {
	for _, asset := range job.assets() {
		if job.Media[asset] == "" {
			return media.Preset{}, fmt.Errorf("a file with sha256 %.12s… is part of this: say where it is", asset)
		}
	}
	for i, p := range job.Plans {
		if err := e.owns(p); err != nil {
			return media.Preset{}, err
		}
		if err := job.checkEarlier(i); err != nil {
			return media.Preset{}, err
		}
	}
	if err := job.checkParts(); err != nil {
		return media.Preset{}, err
	}
	preset, err := media.CheckTarget(path, "")
	if err != nil {
		return preset, err
	}
	if n := job.Frames(); n > 1 && preset.Pictures && !media.IsPattern(path) {
		return preset, media.Errorf(media.Invalid, path,
			"one picture cannot hold %d frames: number them, as name_%%04d.png does, or ask for one frame", n)
	}
	return preset, preset.Check(path, params(job))
}

// assets is the digests of all files that a job needs.
func (j Job) assets() []string {
	var out []string
	for _, p := range j.Plans {
		for _, c := range p.Recipe.Conditions {
			if c.Take == "" {
				out = append(out, c.Asset)
			}
		}
		if b := p.Recipe.Basis; b != nil && b.Asset != "" {
			out = append(out, b.Asset)
		}
	}
	if j.Assembly == nil {
		return out
	}
	for _, p := range j.Assembly.Parts {
		if p.Asset != "" {
			out = append(out, p.Asset)
		}
	}
	return out
}

// owns makes sure that a plan was made for this engine's pack.
func (e *Engine) owns(p plan.Plan) error {
	if p.Recipe.Pack == e.PackRef() {
		return nil
	}
	return fmt.Errorf("the plan is for pack %s (%.12s…), this engine runs %s (%.12s…): plan it again",
		p.Recipe.Pack.ID, p.Recipe.Pack.Digest, e.pack.Manifest.ID, e.pack.Digest)
}

// Make makes what a job describes and writes it to path, whose ending picks the format;
// the file appears only when it is whole. on is called in order on one goroutine and
// must not block. Cancelling ctx stops inside a step, leaves no file and returns an
// error that wraps context.Cause(ctx). Where an earlier process was killed while it made
// the same job to the same path, and Options.Jobs is set, it goes on from there.
func (e *Engine) Make(ctx context.Context, job Job, path string, on func(Event)) (projects.Take, error) {
	preset, err := e.check(job, path)
	if err == nil {
		err = e.enter(ctx)
	}
	if err != nil {
		return projects.Take{}, err
	}
	defer e.leave()
	if err := e.loader.prepare(ctx, job); err != nil {
		return projects.Take{}, err
	}
	report := newReporter(on)
	kept, err := e.begin(ctx, job, path, report)
	if err != nil {
		return projects.Take{}, err
	}
	s := newSource(e, job, kept, report)
	take, err := e.make(ctx, s, path, preset)
	end(ctx, kept, err)
	if err == nil {
		e.remember(s)
	}
	return take, err
}

// resident reports whether all that the job needs stays loaded.
func (j Job) resident() bool {
	return !slices.ContainsFunc(j.Plans, func(p plan.Plan) bool { return !p.Forecast.Resident })
}

// Warm begins to load what takes longest of what Make will need for a job, and returns at
// once. It may be called before the job is expanded, which has the processor wait. Where a
// take is being made, or where the job's stages don't stay loaded, it does nothing. What no
// Make asks for is freed by Close. The load ends with ctx.
func (e *Engine) Warm(ctx context.Context, job Job) {
	select {
	case e.lane <- struct{}{}:
		defer e.leave()
	default:
		return
	}
	if job.resident() {
		e.loader.ahead(ctx, plan.Transformer)
	}
}

// make denoises, decodes and writes.
func (e *Engine) make(ctx context.Context, s *source, path string, preset media.Preset) (projects.Take, error) {
	job := s.job
	if !job.streams() {
		// Everything is denoised before any of it is decoded: of a large pack one stage at a time is loaded.
		for i := range job.Plans {
			if err := s.find(ctx, i); err != nil {
				return projects.Take{}, fmt.Errorf("making the take: %w", err)
			}
		}
	}
	if err := s.write(ctx, path, preset); err != nil {
		return projects.Take{}, fmt.Errorf("writing the take: %w", err)
	}
	return projects.Take{Recipe: job.Main(), Assembly: job.Assembly, Path: path}, nil
}

// Generate is Make for a plan that needs no files.
func (e *Engine) Generate(ctx context.Context, p plan.Plan, path string, on func(Event)) (projects.Take, error) {
	return e.Make(ctx, Job{Plans: []plan.Plan{p}}, path, on)
}
