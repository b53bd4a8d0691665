package diffuse

import (
	"context"
	"fmt"
	"image"
	"time"

	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/plan"
)

// given is what a window is made from beside noise.
type given struct {
	texts []embedding
	known []latent.Clip // of every source
	start latent.Clip   // of the whole take; no data where it starts from noise alone
	take  latent.Clip   // what earlier windows have made
}

// source is the latents that a known span is of.
func (g given) source(k plan.Known) latent.Clip {
	if k.Source == plan.OfTake {
		return g.take
	}
	return g.known[k.Source]
}

// denoise runs every window through the transformer and puts the take together.
func denoise(ctx context.Context, p plan.Plan, in Inputs, from given, on Observer) (*Latents, error) {
	r := run{plan: p, in: in, from: from, on: on, out: &Latents{Clip: latent.NewClip(p.Grid)}}
	r.from.take = r.out.Clip
	if err := r.recall(); err != nil {
		return nil, err
	}
	if r.window > 0 {
		if err := r.final(ctx); err != nil {
			return nil, err
		}
	}
	for r.window < len(p.Windows) {
		if err := stage(ctx, in, plan.Transformer, r.windows(ctx)); err != nil {
			return nil, err
		}
		if err := r.final(ctx); err != nil {
			return nil, err
		}
	}
	return r.out, nil
}

// windows is the work of one loaded transformer: a window where something is to be done
// after each, which has the memory to itself then, else all of them.
func (r *run) windows(ctx context.Context) func(infer.Session) error {
	return func(session infer.Session) error {
		r.tell(r.began.Step, nil)
		for {
			if err := r.denoise(ctx, session); err != nil {
				return err
			}
			if r.in.Final != nil || r.window == len(r.plan.Windows) {
				return nil
			}
		}
	}
}

// run is the denoising of a take under way.
type run struct {
	plan   plan.Plan
	in     Inputs
	from   given
	on     Observer
	out    *Latents
	first  moments  // of the first window, which the others are aligned to
	window int      // the one that is denoised; all before it are in the take
	began  Snapshot // where that one begins; zero at its first step
}

// tell says how many steps of the current window are done.
func (r *run) tell(step int, preview func() []*image.RGBA) {
	n := r.plan.Schedule.Steps()
	r.on.tell(Event{
		Stage: plan.Transformer, Step: r.window*n + step, Steps: len(r.plan.Windows) * n, Preview: preview,
		Window: r.window, Windows: len(r.plan.Windows),
	})
}

// final says how much of the take will stay as it is: a window to come may still change
// the frames that it shares with those before it.
func (r *run) final(ctx context.Context) error {
	if r.in.Final == nil {
		return nil
	}
	frames := r.out.Frames
	for _, w := range r.plan.Windows[r.window:] {
		frames = min(frames, w.Start)
	}
	return r.in.Final(ctx, r.out.Clip, frames)
}

// denoise makes the current window, adds it to the take and goes on to the next.
func (r *run) denoise(ctx context.Context, session infer.Session) error {
	c, err := r.steps(ctx, session)
	if err != nil {
		return err
	}
	if r.in.Keeper != nil {
		r.in.Keeper.Window(r.window, c)
	}
	r.began = Snapshot{}
	r.add(c)
	return nil
}

// steps is the loop: what the model sees, what it says, a step.
func (r *run) steps(ctx context.Context, session infer.Session) (latent.Clip, error) {
	s := newState(r.plan, r.plan.Windows[r.window], r.from)
	model, err := newModel(session, r.plan, s, r.from.texts)
	if err != nil {
		return latent.Clip{}, err
	}
	update, err := newUpdate(r.plan, s)
	if err != nil {
		return latent.Clip{}, err
	}
	if err := update.restore(r.began); err != nil {
		return latent.Clip{}, err
	}
	began := time.Now()
	n := r.plan.Schedule.Steps()
	for i := r.began.Step; i < n; i++ {
		x, times := update.see(i)
		v, err := model.velocity(ctx, x, times)
		if err != nil {
			return latent.Clip{}, fmt.Errorf("step %d of %d: %w", i+1, n, err)
		}
		r.tell(i+1, func() []*image.RGBA { return Preview(s.clip(update.estimate(v)), r.plan.Pack.Preview) })
		update.step(i, v)
		r.keep(update, i+1)
	}
	update.finish()
	r.out.Timing.Sampling += time.Since(began)
	r.out.Timing.Session += model.spent
	r.out.Timing.Steps += n - r.began.Step
	return s.clip(s.x), nil
}
