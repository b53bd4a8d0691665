package engine

import (
	"context"
	"errors"
	"fmt"

	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// loader opens the pack's graphs on the engine's device, for whoever holds Engine.lane.
type loader struct {
	pack    *pack.Pack
	runtime infer.Runtime
	keeps   bool // what is opened stays open when its user closes it
	kept    map[plan.Stage]*resident
}

// Open loads one stage, or hands out what is loaded; the caller closes it before the next.
func (l *loader) Open(ctx context.Context, stage plan.Stage) (infer.Session, error) {
	if r := l.kept[stage]; r != nil {
		return r, nil
	}
	g, err := l.pack.Graph(string(stage))
	if err != nil {
		return nil, err
	}
	g.Integers = stage == plan.Transformer // takes are 43 dB from those in float32, and made in two thirds of the time
	session, err := l.runtime.Open(ctx, g)
	if errors.Is(err, infer.ErrMemory) && len(l.kept) > 0 {
		if err = l.release(nil); err == nil {
			session, err = l.runtime.Open(ctx, g)
		}
	}
	if errors.Is(err, infer.ErrMemory) {
		return nil, fmt.Errorf("%w (%w)", errLoad, err)
	}
	if err != nil || !l.keeps {
		return session, err
	}
	r := &resident{Session: session, of: l}
	l.kept[stage] = r
	return r, nil
}

// prepare has stages stay loaded while a job is made and after it where its plans say so, and
// frees those of jobs before it where not.
func (l *loader) prepare(job Job) error {
	l.keeps = true
	for _, p := range job.Plans {
		l.keeps = l.keeps && p.Forecast.Resident
	}
	if l.keeps {
		return nil
	}
	return l.release(nil)
}

// release frees all stages that stayed loaded, but for one, which may be nil.
func (l *loader) release(but *resident) (err error) {
	for stage, r := range l.kept {
		if r != but {
			err = errors.Join(err, r.Session.Close())
			delete(l.kept, stage)
		}
	}
	return err
}

// resident is a session that stays loaded when its user closes it.
type resident struct {
	infer.Session

	of *loader
}

// Run is infer.Session. Where the memory does not do, the other stages free theirs, so that
// trying again with less has more room.
func (r *resident) Run(ctx context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	err := r.Session.Run(ctx, in, out)
	if errors.Is(err, infer.ErrMemory) {
		err = errors.Join(err, r.of.release(r))
	}
	return err
}

// Close is infer.Session.
func (r *resident) Close() error { return nil }
