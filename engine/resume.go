package engine

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"kinora/engine/keep"
	"kinora/engine/plan"
	"kinora/projects"
)

// Interrupted gives the jobs in a folder (Options.Jobs) that were begun and neither
// finished nor cancelled, the oldest first.
func Interrupted(folder string) ([]keep.Kept, error) { return keep.List(folder) }

// Resuming is the options of an engine that can go on with a job kept in a folder;
// costs is Options.Costs.
func Resuming(o keep.Order, folder, costs string) Options {
	return Options{Pack: o.Pack, Device: o.Device, Library: o.Library, Threads: o.Threads, Jobs: folder, Costs: costs, Memory: o.Memory}
}

// Resume plans a kept job again and goes on with it, as Make does. Where its files were
// moved or changed it is an error.
func (e *Engine) Resume(ctx context.Context, o keep.Order, on func(Event)) (projects.Take, error) {
	job, err := e.ordered(ctx, o)
	if err != nil {
		return projects.Take{}, err
	}
	return e.Make(ctx, job, o.Path, on)
}

// ordered is the job of an order.
func (e *Engine) ordered(ctx context.Context, o keep.Order) (Job, error) {
	if e.Device() != o.Device {
		return Job{}, fmt.Errorf("%s was begun on %s, this is %s: frames from another device would not match", o.Path, o.Device, e.Device())
	}
	var paths []string
	for _, path := range o.Media {
		paths = append(paths, path)
	}
	media, err := Find(ctx, paths...)
	if err != nil {
		return Job{}, err
	}
	a := plan.Arrangement{}
	if o.Assembly != nil {
		copied := *o.Assembly
		copied.Takes = nil
		a.Assembly = &copied
	}
	for _, r := range o.Recipes {
		if r.Pack != e.PackRef() {
			return Job{}, otherPack(r.Pack, e.PackRef())
		}
		a.Shots = append(a.Shots, r.Shot())
	}
	return e.job(a, files{media: media})
}

// order is a job as it is kept.
func (e *Engine) order(job Job, path string) (keep.Order, error) {
	o := keep.Order{
		Version: keep.OrderVersion, Device: e.Device(), Library: e.opts.Library, Threads: e.opts.Threads, Memory: e.memory,
		Assembly: job.Assembly, Began: time.Now().UTC(),
	}
	var err error
	if o.Path, err = filepath.Abs(path); err != nil {
		return o, err
	}
	if e.opts.Pack != "" {
		if o.Pack, err = filepath.Abs(e.opts.Pack); err != nil {
			return o, err
		}
	}
	for _, p := range job.Plans {
		o.Recipes = append(o.Recipes, p.Recipe)
	}
	for asset, name := range job.Media {
		if name, err = filepath.Abs(name); err != nil {
			return o, err
		}
		if o.Media == nil {
			o.Media = map[string]string{}
		}
		o.Media[asset] = name
	}
	return o, nil
}

// begin keeps a job from here on, or takes up what was kept of it; nil where the engine
// keeps nothing. What cannot be kept is warned of, and made all the same.
func (e *Engine) begin(ctx context.Context, job Job, path string, report *reporter) (*keep.Job, error) {
	if e.opts.Jobs == "" {
		return nil, nil
	}
	warn := func(err error) { report.warn("this cannot be resumed if it is killed: %v", err) }
	o, err := e.order(job, path)
	if err == nil {
		var kept *keep.Job
		if kept, err = keep.Begin(ctx, e.opts.Jobs, o, warn); err == nil {
			return kept, nil
		}
	}
	if ctx.Err() != nil || errors.Is(err, keep.ErrRunning) {
		return nil, err
	}
	warn(err)
	return nil, nil
}

// absolute is paths whatever folder a later process begins in.
func absolute(paths []string) []string {
	var out []string
	for _, p := range paths {
		if whole, err := filepath.Abs(p); err == nil {
			out = append(out, whole)
		}
	}
	return out
}

// end leaves nothing behind of a job that is done or was cancelled. One that failed can
// be resumed when what was wrong is put right.
func end(ctx context.Context, kept *keep.Job, err error) {
	switch {
	case kept == nil:
	case err == nil || ctx.Err() != nil:
		kept.Discard()
	default:
		kept.Release()
	}
}
