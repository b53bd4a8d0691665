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
	coming  map[plan.Stage]<-chan infer.Session // what is loaded ahead; see ahead
}

// Open loads one stage, or hands out what is loaded; the caller closes it before the next.
func (l *loader) Open(ctx context.Context, stage plan.Stage) (infer.Session, error) {
	if r := l.kept[stage]; r != nil {
		return r, nil
	}
	session, err := l.awaited(ctx, stage), error(nil)
	if session == nil {
		session, err = l.load(ctx, stage)
	}
	if errors.Is(err, infer.ErrMemory) && len(l.kept)+len(l.coming) > 0 {
		if err = l.release(nil); err == nil {
			session, err = l.load(ctx, stage)
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

// load loads one stage.
func (l *loader) load(ctx context.Context, stage plan.Stage) (infer.Session, error) {
	g, err := l.pack.Graph(string(stage))
	if err != nil {
		return nil, err
	}
	g.Integers = stage == plan.Transformer // takes are 43 dB from those in float32, and made in two thirds of the time
	return l.runtime.Open(ctx, g)
}

// prepare has stages stay loaded while a job is made and after it where its plans say so, and
// frees those of jobs before it where not.
func (l *loader) prepare(ctx context.Context, job Job) error {
	if l.keeps = job.resident(); !l.keeps {
		return l.release(nil)
	}
	l.ahead(ctx, plan.Transformer)
	return nil
}

// ahead begins to load a stage beside what is done until it is opened. Where that fails,
// Open loads it once more, and tells why.
func (l *loader) ahead(ctx context.Context, stage plan.Stage) {
	if l.kept[stage] != nil || l.coming[stage] != nil {
		return
	}
	done := make(chan infer.Session, 1)
	l.coming[stage] = done
	go func() {
		session, err := l.load(ctx, stage)
		if err != nil {
			session = nil
		}
		done <- session
	}()
}

// awaited is a stage that is loaded ahead, when it is there, or nil.
func (l *loader) awaited(ctx context.Context, stage plan.Stage) infer.Session {
	done := l.coming[stage]
	if done == nil {
		return nil
	}
	select {
	case session := <-done:
		delete(l.coming, stage)
		return session
	case <-ctx.Done():
		return nil
	}
}

// release frees all stages that stayed loaded or are loaded ahead, but for one, which may
// be nil. It waits for those that are on their way.
func (l *loader) release(but *resident) (err error) {
	for stage, done := range l.coming {
		if session := <-done; session != nil {
			err = errors.Join(err, session.Close())
		}
		delete(l.coming, stage)
	}
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
