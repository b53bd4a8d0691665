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

// given is what a take is made from beside noise.
type given struct {
	texts []embedding
	known []latent.Clip // of every source
	start latent.Clip   // of the whole take; no data where it starts from noise alone
}

// denoise runs every window through the transformer and puts the take together.
func denoise(ctx context.Context, p plan.Plan, in Inputs, from given, on Observer) (*Latents, error) {
	out := &Latents{Clip: latent.NewClip(p.Grid)}
	steps := len(p.Windows) * p.Schedule.Steps()
	err := stage(ctx, in, plan.Transformer, func(session infer.Session) error {
		on.tell(Event{Stage: plan.Transformer, Steps: steps})
		for i, w := range p.Windows {
			before := i * p.Schedule.Steps()
			tell := func(step int, preview func() []*image.RGBA) {
				on.tell(Event{Stage: plan.Transformer, Step: before + step, Steps: steps, Preview: preview})
			}
			c, timing, err := denoiseWindow(ctx, session, p, newState(p, w, from.known, from.start), from.texts, tell)
			if err != nil {
				return err
			}
			out.CopyFrames(w.Start, c, 0, w.Frames)
			out.Timing.Sampling += timing.Sampling
			out.Timing.Session += timing.Session
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// denoiseWindow is the loop: what the model sees, what it says, a step.
func denoiseWindow(ctx context.Context, session infer.Session, p plan.Plan, s *state, texts []embedding,
	tell func(step int, preview func() []*image.RGBA),
) (latent.Clip, Timing, error) {
	model, err := newModel(session, p, s, texts)
	if err != nil {
		return latent.Clip{}, Timing{}, err
	}
	update, err := newUpdate(p, s)
	if err != nil {
		return latent.Clip{}, Timing{}, err
	}
	began := time.Now()
	n := p.Schedule.Steps()
	for i := range n {
		x, times := update.see(i)
		v, err := model.velocity(ctx, x, times)
		if err != nil {
			return latent.Clip{}, Timing{}, fmt.Errorf("step %d of %d: %w", i+1, n, err)
		}
		tell(i+1, func() []*image.RGBA { return Preview(s.clip(update.estimate(v)), p.Pack.Preview) })
		update.step(i, v)
	}
	update.finish()
	return s.clip(s.x), Timing{Sampling: time.Since(began), Session: model.spent}, nil
}
