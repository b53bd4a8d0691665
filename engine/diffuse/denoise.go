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
	texts []embedding   // one for each branch
	mute  embedding     // of no words, where there is a critic
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
// after each, which has the memory to itself then, else all of them. Where beginnings are
// judged, the critic is loaded beside it.
func (r *run) windows(ctx context.Context) func(infer.Session) error {
	return func(session infer.Session) error {
		if r.plan.Check == 0 {
			return r.several(ctx, session)
		}
		return stage(ctx, r.in, plan.Critic, func(critic infer.Session) error {
			r.critic = critic
			return r.several(ctx, session)
		})
	}
}

func (r *run) several(ctx context.Context, session infer.Session) error {
	r.tell(r.settled(r.began.Step), nil)
	for {
		if err := r.denoise(ctx, session); err != nil {
			return err
		}
		if r.in.Final != nil || r.window == len(r.plan.Windows) {
			return nil
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
	critic infer.Session // nil where nothing is judged
	first  moments       // of the first window, which the others are aligned to
	window int           // the one that is denoised; all before it are in the take
	began  Snapshot      // where that one begins; zero at its first step
}

// tell says how many steps of the current window are done, those of beginnings that were
// given up among them.
func (r *run) tell(step int, preview func() []*image.RGBA) {
	all := r.plan.Steps()
	r.on.tell(Event{
		Stage: plan.Transformer, Step: r.window*(all/len(r.plan.Windows)) + step, Steps: all, Preview: preview,
		Window: r.window, Windows: len(r.plan.Windows),
	})
}

// settled is the steps of a window that counts as begun for good, of which so many are
// done: those that further beginnings could have taken are left behind.
func (r *run) settled(step int) int {
	if step == 0 {
		return 0
	}
	return r.plan.Steps()/len(r.plan.Windows) - r.plan.Schedule.Steps() + step
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

// steps is the loop over the steps of a window.
func (r *run) steps(ctx context.Context, session infer.Session) (latent.Clip, error) {
	began := time.Now()
	defer func() { r.out.Timing.Sampling += time.Since(began) }()
	a, err := r.beginning(ctx, session)
	if err != nil {
		return latent.Clip{}, err
	}
	for a.step < r.plan.Schedule.Steps() {
		if err := r.step(ctx, a, r.settled(a.step+1)); err != nil {
			return latent.Clip{}, err
		}
		r.keep(a.update, a.step)
	}
	a.update.finish()
	return a.state.clip(a.state.x), nil
}

// beginning is where the loop goes on: where an earlier process was, or at the first step,
// or after those that were judged.
func (r *run) beginning(ctx context.Context, session infer.Session) (*attempt, error) {
	if r.plan.Check > 0 && r.began.Step == 0 {
		return r.search(ctx, session)
	}
	a, err := r.begin(session, r.plan)
	if err != nil {
		return nil, err
	}
	a.step = r.began.Step
	return a, a.update.restore(r.began)
}

// attempt is a window that is being denoised.
type attempt struct {
	state  *state
	model  *model
	update *update
	step   int // finished ones
}

// begin lays out the current window; the noise is that of the plan's seed.
func (r *run) begin(session infer.Session, p plan.Plan) (*attempt, error) {
	s := newState(p, p.Windows[r.window], r.from)
	model, err := newModel(session, p, s, r.from.texts)
	if err != nil {
		return nil, err
	}
	update, err := newUpdate(p, s)
	return &attempt{state: s, model: model, update: update}, err
}

// step is what the model sees, what it says, a step. done is what the observer is told.
func (r *run) step(ctx context.Context, a *attempt, done int) error {
	x, times := a.update.see(a.step)
	v, err := r.velocity(ctx, a.model, x, times)
	if err != nil {
		return fmt.Errorf("step %d of %d: %w", a.step+1, r.plan.Schedule.Steps(), err)
	}
	r.tell(done, func() []*image.RGBA { return Preview(a.state.clip(a.update.estimate(v)), r.plan.Pack.Preview) })
	a.update.step(a.step, v)
	a.step++
	r.out.Timing.Steps++
	return nil
}

// velocity is model.velocity, with its time counted.
func (r *run) velocity(ctx context.Context, m *model, x, times []float32) ([]float32, error) {
	began := m.spent
	v, err := m.velocity(ctx, x, times)
	r.out.Timing.Session += m.spent - began
	return v, err
}
